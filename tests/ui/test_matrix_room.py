"""The room of the matrix: what its cards need decides about scroll bars, never the other way round."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from journeydesigner.document.document import Document
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_stage
from journeydesigner.model.ids import first_step_id
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views import matrix_board
from journeydesigner.ui.views.matrix_pane import MatrixPane
from journeydesigner.ui.views.matrix_plan import Layout, laid_out, room_beside
from tests.ui.conftest import OpenWindow

LONG = "Answer on the day of the question, whoever asks, in the words in which it was asked, with a name and a number"


def opportunities(count: int) -> Document:
    document = new_document()
    with document.change("Make"):
        journey = add_map(document, add_organization(document, "Helia"), "Some")
        step = first_step_id(add_stage(document, journey, "Use"))
        lane = add_lane(document, journey, "opportunities", "Opportunities")
        for place in range(count):
            card = add_card(document, lane, step, LONG)
            set_card_fields(document, [card], "Rate", impact=place % 5 + 1, effort=place % 5 + 1)
    return document


class Layouts(list[Layout]):
    """What was laid out, until there is no end of it: a window that does so for ever would never answer the test."""

    def make(self, *given: Any) -> Layout:
        assert len(self) < 100, "it is laid out again and again"
        self.append(laid_out(*given))
        return self[-1]


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> Layouts:
    made = Layouts()
    monkeypatch.setattr(matrix_board, "laid_out", made.make)
    return made


def pane_of(window: MainWindow) -> MatrixPane:
    window.views.open("matrix")
    assert isinstance(window.views.shown, MatrixPane)
    return window.views.shown


def scroll_of(pane: MatrixPane) -> QScrollArea:
    found = pane.findChild(QScrollArea, "matrixScroll")
    assert isinstance(found, QScrollArea)
    return found


def give(window: MainWindow, scroll: QScrollArea, wide: int, tall: int, qtbot: QtBot) -> None:
    """Make the window so large that the matrix has this room, scroll bars and all."""
    for _ranking_comes_then in range(2):
        room = scroll.maximumViewportSize()
        window.resize(window.width() + wide - room.width(), window.height() + tall - room.height())
        for _turn in range(20):
            qtbot.wait(1)
    assert scroll.maximumViewportSize() == QSize(wide, tall)


def test_a_scroll_bar_that_comes_takes_no_room_from_the_cards(
    open_window: OpenWindow, layouts: Layouts, qtbot: QtBot
) -> None:
    window = open_window(document=opportunities(10))
    scroll = scroll_of(pane_of(window))
    give(window, scroll, 1400, 1300, qtbot)
    assert scroll.maximumViewportSize() == scroll.viewport().size()
    before = layouts[-1].board.w
    layouts.clear()
    give(window, scroll, 1400, 700, qtbot)
    assert scroll.viewport().width() < 1400, "the bar has come"
    assert [layout.board.w for layout in layouts] == [before]


@pytest.mark.parametrize("wide", [1722, 1726, 1730])
def test_no_width_lets_the_scroll_bar_come_and_go_for_ever(
    wide: int, open_window: OpenWindow, layouts: Layouts, qtbot: QtBot
) -> None:
    """From here on two narrow cards stand beside each other, taller than one wide one: the bar that they need takes
    the room that made them narrow."""
    window = open_window(document=opportunities(5))
    scroll = scroll_of(pane_of(window))
    give(window, scroll, wide, 860, qtbot)
    layouts.clear()
    for _turn in range(20):
        qtbot.wait(1)
    assert not layouts


def test_above_a_bar_that_must_be_there_is_less_room() -> None:
    assert room_beside(900, 600, 8) == (892, 600)
    assert room_beside(600, 600, 8) == (592, 592)
