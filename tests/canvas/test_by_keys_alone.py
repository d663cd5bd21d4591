"""The five-stage template filled by keys alone, every key press counted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.drawing.theme import theme
from journeydesigner.files.templates import new_from_template
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer

MOST_KEYS_A_CARD = 1.2
ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Typist:
    """Counts what it presses beyond the letters of the texts."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas, self.keys = canvas, 0

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._target(), letter)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        QTest.keyClick(self._target(), key, held)

    def _target(self) -> QWidget:
        return self.canvas.editor if self.canvas.is_editing else self.canvas


@pytest.fixture
def typist(qapp: QApplication, qtbot: QtBot) -> Iterator[Typist]:
    document = new_from_template("five-stage")
    canvas = MapCanvas(document, MapLayout(QtMeasurer()), theme("light"))
    qtbot.addWidget(canvas)
    canvas.has_motion = False
    canvas.resize(1280, 900)
    canvas.show_map(document.snapshot.maps[0].id)
    canvas.go_to_corner(-1)  # as the window does for a new journey
    canvas.show()
    yield Typist(canvas)


def texts_by_cell(canvas: MapCanvas) -> list[list[list[str]]]:
    """Lane by lane, step by step."""
    board = canvas.board
    return [
        [[card.text for card in board.snapshot.cards_at(lane.id, step)] for step in board.steps] for lane in board.lanes
    ]


def count_of_cards(canvas: MapCanvas) -> int:
    cards = canvas.document.snapshot.table("cards").values()
    return sum(isinstance(card, Card) and card.place is not None for card in cards)


def test_twenty_cards_stage_by_stage_take_hardly_more_keys_than_their_texts(typist: Typist) -> None:
    """Four cards in each of five stages: Enter for the next card below, Tab for the next stage."""
    for stage in range(5):
        for card in range(4):
            typist.write(f"Card {stage}{card}")
            typist.press(ESCAPE if (stage, card) == (4, 3) else TAB if card == 3 else ENTER)
    assert texts_by_cell(typist.canvas)[0] == [[f"Card {stage}{card}" for card in range(4)] for stage in range(5)]
    assert count_of_cards(typist.canvas) == 20
    assert typist.keys <= 20 * MOST_KEYS_A_CARD


def test_twenty_cards_lane_by_lane_take_hardly_more_keys_than_their_texts(typist: Typist) -> None:
    """Tab goes on to the next stage, and from the last one to the first of the next lane, as in a sheet; feelings,
    which lie between, take a digit and a Tab each."""
    written, feelings = 0, 0
    while written < 20:
        if typist.canvas.selection.kind is SelectionKind.EMOTION:
            typist.write("2")
            feelings += 1
        else:
            typist.write(f"Card {written}")
            written += 1
        typist.press(TAB)
    typist.press(ESCAPE)
    assert count_of_cards(typist.canvas) == 20
    filled = [[len(cell) for cell in lane] for lane in texts_by_cell(typist.canvas)]
    assert sum(lane == [1, 1, 1, 1, 1] for lane in filled) == 4
    assert typist.keys - feelings <= 20 * MOST_KEYS_A_CARD


def test_twenty_cards_step_by_step_take_hardly_more_keys_than_their_texts(typist: Typist) -> None:
    """Ctrl+Enter goes on in the next lane, and from the last one to the first of the next step."""
    written, feelings = 0, 0
    while written < 20:
        if typist.canvas.selection.kind is SelectionKind.EMOTION:
            typist.write("3")
            feelings += 1
        else:
            typist.write(f"Card {written}")
            written += 1
        typist.press(ENTER, CTRL)
    typist.press(ESCAPE)
    assert count_of_cards(typist.canvas) == 20
    assert all(len(cell) <= 1 for lane in texts_by_cell(typist.canvas) for cell in lane)
    assert typist.keys - feelings <= 20 * MOST_KEYS_A_CARD
