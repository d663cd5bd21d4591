"""The room of the matrix: what its cards need decides about scroll bars, never the other way round."""

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from journeydesigner import shipped
from journeydesigner.document.document import Document
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_stage
from journeydesigner.model.ids import CardId, first_step_id
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views import matrix_board
from journeydesigner.ui.views.matrix_painting import LEVEL, LEVEL_ROOM
from journeydesigner.ui.views.matrix_pane import MatrixPane
from journeydesigner.ui.views.matrix_plan import Layout, laid_out, room_beside, tray_chip_width
from journeydesigner.ui.views.priorities import priorities_of
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


@pytest.mark.parametrize("sample", ["home-battery", "current-account", "coffee-subscription"])
def test_on_a_laptop_the_matrix_is_whole_beside_the_bar_of_a_workshop(
    sample: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(shipped.sample(f"{sample}.journey"))
    window.resize(1366, 768)
    pane = pane_of(window)
    window.workshop.open_bar()
    for _turn in range(20):
        qtbot.wait(1)
    scroll = scroll_of(pane)
    assert scroll.verticalScrollBar().maximum() == 0 and scroll.horizontalScrollBar().maximum() == 0
    chips = [pane.board.chip(card.id) for card in pane.board.cards]
    boxes = [chip.card_rect() for chip in chips if chip is not None]
    assert len(boxes) == len(pane.board.cards) >= 3
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
    assert all(QRectF(pane.board.rect()).contains(box) for box in boxes)


WAITING = [(CardId(f"waiting {place}"), 56.0) for place in range(9)]


@pytest.mark.parametrize("waiting", range(10))
@pytest.mark.parametrize("room", [700.0, 904.0, 1400.0])
def test_where_it_would_be_too_tall_all_stands_closer_and_nothing_on_another(waiting: int, room: float) -> None:
    plan, rated = priorities_of("opportunities"), [(CardId("rated"), (1, 3), 132.0)]
    airy = laid_out(plan, rated, WAITING[:waiting], room, 2000.0)
    close = laid_out(plan, rated, WAITING[:waiting], room, 100.0)
    assert close.height < airy.height - 100 and close.board.w == airy.board.w
    for layout in (airy, close):
        tray, words = layout.tray, layout.tray_words
        assert tray.y + tray.h < layout.board.y and layout.board.y + layout.board.h + 40 < layout.height
        for card, high in WAITING[:waiting]:
            x, y = layout.cards[card]
            assert tray.x < x and x + tray_chip_width() <= tray.x + tray.w and y + high < tray.y + tray.h
            assert x >= words.x + words.w or y >= words.y + words.h, "what the tray says stands free"
        assert all(cell.h >= 36 for cell in layout.cells.values()), "there is room to let a card go"


def test_the_matrix_stands_as_airy_as_it_can_without_being_scrolled() -> None:
    plan = priorities_of("opportunities")
    airy = laid_out(plan, [], WAITING[:2], 904.0, 0.0)
    needed = laid_out(plan, [], WAITING[:2], 904.0, 900.0)
    assert laid_out(plan, [], WAITING[:2], 904.0, needed.height) == needed
    assert airy.height < laid_out(plan, [], WAITING[:2], 904.0, 560.0).height == 560.0


@pytest.mark.parametrize("name", ["opportunities", "pain_points"])
def test_no_name_of_a_level_is_broken(name: str, app: QApplication) -> None:
    measurer = QtMeasurer()
    for said in priorities_of(name).rows:
        assert measurer.width(said, LEVEL) <= LEVEL_ROOM
