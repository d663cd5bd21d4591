"""What a field asks for is read whole, and a name too long for its head keeps what is marked of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from journeydesigner import wording
from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.drawing.text import TextStyle
from journeydesigner.ui.comparing import comparing_of
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.compare_painting import ComparePainting
from journeydesigner.ui.views.compare_sheet import CompareSheet
from journeydesigner.ui.views.comparison import Mark
from tests.ui.conftest import HOME_BATTERY, OpenWindow

STYLE = TextStyle(14, 18, 600)
BESIDE = 4
"""What Qt leaves at both ends of a line."""


@pytest.fixture(params=["en", "es"])
def spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    wording.speak(request.param)
    yield
    wording.speak("en")


def cut_placeholders(window: MainWindow) -> list[str]:
    found = []
    for field in window.inspector.findChildren(QLineEdit):
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
        needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
        if field.isVisible() and needed > inside.width() - BESIDE:
            found.append(field.placeholderText())
    return found


@pytest.mark.usefixtures("spoken")
def test_what_a_field_of_the_inspector_asks_for_is_not_cut(open_window: OpenWindow) -> None:
    window = open_window(HOME_BATTERY)
    window.resize(1440, 900)
    snapshot = window.session.snapshot
    lane = next(lane for lane in snapshot.lanes_of(window.canvas.board.map) if lane.kind == "actions")
    window.canvas.select(of_header(SelectionKind.LANE, lane.id))
    window.inspector.catch_up()
    QApplication.processEvents()
    assert cut_placeholders(window) == []
    window.session.look_at(snapshot.organizations[0].id)
    window.inspector.catch_up()
    QApplication.processEvents()
    assert len(window.inspector.findChildren(QLineEdit)) > 10
    assert cut_placeholders(window) == []


@pytest.fixture
def head(window: MainWindow, qtbot: QtBot) -> ComparePainting:
    with qtbot.waitActive(window):
        window.activateWindow()
    comparing_of(window).compare_with(window.session.snapshot, "Monday")
    (sheet,) = window.findChildren(CompareSheet)
    return sheet._painting


def test_a_name_that_is_compared_is_shortened_before_the_word_that_marks_it(head: ComparePainting) -> None:
    name = "Geschwindigkeitsbegrenzungsüberschreitung"
    said = head._fitted(name, Mark.RENAMED, STYLE, 160)
    assert said.startswith("Gesch") and said.endswith("… · Renamed")
    assert head._pen.measurer.width(said, STYLE) <= 160
    longer = f"{name[: len(said) - len('… · Renamed') + 1]}… · Renamed"
    assert head._pen.measurer.width(longer, STYLE) > 160


def test_a_name_that_has_room_or_none_at_all_is_told_as_it_is(head: ComparePainting) -> None:
    assert head._fitted("Order", Mark.RENAMED, STYLE, 160) == "Order · Renamed"
    assert head._fitted("Order", None, STYLE, 160) == "Order"
    assert head._fitted("", None, STYLE, 1) == ""
    assert head._fitted("Order", None, STYLE, 1) == "O…"
