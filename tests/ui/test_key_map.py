"""The map's own keys: all of them are told in the registry, and none of them breaks anything in any state."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from journeydesigner.canvas import keys
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.editing import card_links, free_notes
from journeydesigner.ui.actions import Context
from journeydesigner.ui.main_window import MainWindow

NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
SAME = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def test_every_key_that_the_map_answers_is_told(window: MainWindow) -> None:
    told = {
        QKeySequence(key).toString()
        for action in window.actions_of
        if action.context is Context.CANVAS
        for key in action.keys
        if not key.startswith("~")
    }
    for key, held in keys._COMMANDS:
        shift = SHIFT if key == Qt.Key.Key_Backtab else NONE
        said = QKeySequence(QKeyCombination(held | shift, SAME.get(key, key))).toString()
        assert said in told, f"{said} is answered, but told nowhere"


def a_cell(canvas: MapCanvas) -> Selection:
    return select.of_cell(canvas.board.lanes[1].id, canvas.board.steps[3])


def a_card(canvas: MapCanvas) -> Selection:
    return select.of_cards((canvas.board.snapshot.cards_in(canvas.board.lanes[1].id)[0].id,), canvas.board.snapshot)


def several_cards(canvas: MapCanvas) -> Selection:
    cards = tuple(card.id for card in canvas.board.snapshot.cards_in(canvas.board.lanes[1].id)[:3])
    return select.of_cards(cards, canvas.board.snapshot)


def a_note(canvas: MapCanvas) -> Selection:
    note = free_notes.add_free_note(canvas.document, canvas.board.lanes[1].id, canvas.board.steps[0], (9, 9), "Note")
    return select.of_cards((note,), canvas.document.snapshot)


def a_link(canvas: MapCanvas) -> Selection:
    one, other = canvas.board.snapshot.cards_in(canvas.board.lanes[1].id)[:2]
    return select.of_link(card_links.link_cards(canvas.document, one.id, other.id))


def a_feeling(canvas: MapCanvas) -> Selection:
    lane = next(lane for lane in canvas.board.lanes if lane.kind == "emotion")
    point = canvas.board.snapshot.emotions_of(lane.id)[0]
    return select.of_emotion(lane.id, point.step, point.id)


def a_place_without_feeling(canvas: MapCanvas) -> Selection:
    lane = next(lane for lane in canvas.board.lanes if lane.kind == "emotion")
    return select.of_emotion(lane.id, canvas.board.steps[0], None)


def a_stage(canvas: MapCanvas) -> Selection:
    return select.of_header(SelectionKind.STAGE, canvas.board.scene.columns[0].stage)


def a_step(canvas: MapCanvas) -> Selection:
    return select.of_header(SelectionKind.STEP, canvas.board.steps[1])


def a_lane(canvas: MapCanvas) -> Selection:
    return select.of_header(SelectionKind.LANE, canvas.board.lanes[1].id)


def a_divider(canvas: MapCanvas) -> Selection:
    lane = next(lane for lane in canvas.board.lanes if lane.kind == "line_of_visibility")
    return select.of_header(SelectionKind.LANE, lane.id)


def nothing(_canvas: MapCanvas) -> Selection:
    return select.NOTHING


STATES: tuple[Callable[[MapCanvas], Selection], ...] = (
    nothing, a_cell, a_card, several_cards, a_note, a_link, a_feeling, a_place_without_feeling, a_stage, a_step, a_lane,
    a_divider,
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_in_every_state_every_key_can_be_taken_back(
    window: MainWindow, state: Callable[[MapCanvas], Selection]
) -> None:
    canvas, document = window.canvas, window.session.document
    chosen = state(canvas)
    whole = document.snapshot.tables
    presses = [
        *keys._COMMANDS, *((key, held) for key in ARROWS for held in (NONE, ALT, ALT | SHIFT, CTRL | ALT, CTRL, SHIFT)),
        (Qt.Key.Key_Escape, NONE), (Qt.Key.Key_2, NONE), (Qt.Key.Key_X, NONE), (Qt.Key.Key_Plus, NONE),
    ]  # fmt: skip
    for key, held in presses:
        canvas.select(chosen)
        QTest.keyClick(canvas, key, held)
        if canvas.is_editing:
            QTest.keyClick(canvas.editor, Qt.Key.Key_Escape)
        if document.snapshot.tables != whole:
            document.undo()
        assert document.snapshot.tables == whole, f"{key.name} is one step to take back"


def test_the_space_bar_alone_pans_and_writes_nothing(window: MainWindow) -> None:
    window.canvas.select(a_card(window.canvas))
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    assert not window.canvas.is_editing and window.session.document.undo_label is None
