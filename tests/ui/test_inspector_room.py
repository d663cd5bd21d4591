"""The inspector's pages: one margin at the right, a scroll bar only where there is more than is in sight."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.ui.inspector.inspector import Inspector
from journeydesigner.ui.inspector.page import Page
from journeydesigner.ui.main_window import MainWindow


def show_card(window: MainWindow, words: str) -> None:
    journey = window.session.map_id
    cards = window.session.snapshot.table("cards").values()
    found = next(c for c in cards if words in getattr(c, "text", "") and getattr(c, "map", "") == journey)
    window.canvas.select_record(found.id)


def right_edges(inspector: Inspector) -> set[int]:
    page = inspector.page
    assert isinstance(page, Page)
    shown = [part for part in page.findChildren(QWidget) if part.parent() is page and part.isVisible()]
    return {part.mapTo(inspector, QPoint(part.width(), 0)).x() for part in shown}


def bar_is_there(inspector: Inspector) -> bool:
    found = inspector.findChild(QScrollArea)
    assert isinstance(found, QScrollArea)
    return found.verticalScrollBar().maximum() > 0


def test_all_pages_have_one_margin_at_the_right_with_a_scroll_bar_or_without(window: MainWindow, qtbot: QtBot) -> None:
    inspector = window.findChild(Inspector)
    assert isinstance(inspector, Inspector)
    twin = add_twin(window.session.document, window.session.map_id)  # type: ignore[arg-type]
    window.session.show_map(twin)
    edge = inspector.width() - 16
    show_card(window, "The bill explains")
    window.resize(1440, 700)
    qtbot.waitUntil(lambda: bar_is_there(inspector))
    qtbot.waitUntil(lambda: right_edges(inspector) == {edge})
    window.resize(1440, 1300)
    qtbot.waitUntil(lambda: not bar_is_there(inspector))
    qtbot.waitUntil(lambda: right_edges(inspector) == {edge})


def test_a_short_page_after_a_long_one_scrolls_no_further_than_it_reaches(window: MainWindow, qtbot: QtBot) -> None:
    inspector = window.findChild(Inspector)
    assert isinstance(inspector, Inspector)
    window.resize(1440, 800)
    show_card(window, "The bill explains")
    qtbot.waitUntil(lambda: bar_is_there(inspector))
    lane = window.session.snapshot.lanes_of(window.session.map_id)[1]  # type: ignore[arg-type]
    window.session.select(select.of_header(SelectionKind.LANE, lane.id))
    qtbot.waitUntil(lambda: not bar_is_there(inspector))
