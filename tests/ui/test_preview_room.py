"""The room of a preview: its pages decide about scroll bars, never the other way round."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.drawing.theme import theme
from journeydesigner.layout.sheet import Page
from journeydesigner.ui.hand_outs.desk import Desk
from journeydesigner.ui.hand_outs.looking_ahead import Seen
from journeydesigner.ui.hand_outs.pages_view import PagesView
from journeydesigner.ui.look import Look
from tests.painting.drawings import scene_of

UPRIGHT, ACROSS = (210.0, 297.0), (297.0, 210.0)


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> list[QSize]:
    """The sizes that the pages were given, until there is no end of it: the window would never answer the test."""
    given: list[QSize] = []

    def note(desk: Desk, size: QSize) -> None:
        assert len(given) < 100, "it is laid out again and again"
        given.append(size)
        QWidget.setFixedSize(desk, size)

    monkeypatch.setattr(Desk, "setFixedSize", note)
    return given


def shown(look: Look, qtbot: QtBot, sizes: tuple[tuple[float, float], ...], *, is_near: bool) -> PagesView:
    view = PagesView(look)
    qtbot.addWidget(view)
    view.resize(560, 400)
    view.show()
    pages = tuple(Page(scene_of(()), wide, tall, 1.0, "") for wide, tall in sizes)
    view.show_seen(Seen(pages, theme("light"), {}, ()), has_pages=True)
    if is_near:
        view.show_page(0)
    qtbot.wait(1)
    return view


@pytest.mark.parametrize(
    ("sizes", "is_near", "least"),
    [((UPRIGHT, UPRIGHT), False, 440), ((ACROSS, ACROSS, ACROSS), False, 480), ((ACROSS,), True, 430)],
    ids=["two beside each other", "rows", "one, near"],
)
def test_at_no_height_a_scroll_bar_comes_and_goes_for_ever(
    sizes: tuple[tuple[float, float], ...], is_near: bool, least: int, look: Look, rooms: list[QSize], qtbot: QtBot
) -> None:
    view = shown(look, qtbot, sizes, is_near=is_near)
    scroll = view.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    bars: set[bool] = set()
    for tall in range(least - 20, least + 50, 2):
        view.resize(560, tall)
        qtbot.wait(1)
        rooms.clear()
        qtbot.wait(1)
        qtbot.wait(1)
        assert not rooms
        bars.add(scroll.verticalScrollBar().isVisible())
    assert bars == {True, False}, "this is where it comes"


def test_a_page_seen_whole_has_no_bar_and_all_the_room(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, (ACROSS,), is_near=False)
    view.resize(560, 700)
    qtbot.wait(1)
    assert view.desk.width() == 560
    assert view.desk.box(0).width() == 560 - 2 * 16
