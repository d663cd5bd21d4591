"""A map that is only looked at: hands and keys go about on it, and whatever would write says why it may not."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.clips import Clips
from journeydesigner.canvas.map_canvas import MapCanvas
from tests.canvas.conftest import Hands, Journey

WHY = "Maria has it open."
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def looked_at(journey: Journey) -> None:
    journey.document.keep_as_it_is(lambda: WHY)


def is_as_it_was(journey: Journey) -> bool:
    """Nobody ever wrote: whoever writes in a document enters its version."""
    return journey.document.clock.peer not in journey.document.version()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Backspace, NONE), (Qt.Key.Key_Return, NONE), (Qt.Key.Key_F2, NONE),
        (Qt.Key.Key_Right, ALT), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_Right, ALT | SHIFT), (Qt.Key.Key_A, NONE),
    ],
)  # fmt: skip
def test_a_key_that_would_write_on_a_card_is_refused_with_the_reason(
    canvas: MapCanvas, hands: Hands, journey: Journey, said: list[str], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    canvas.select(select.of_cards((journey.search,), journey.document.snapshot))
    hands.key(key, held)
    assert said == [WHY]
    assert not canvas.is_editing
    assert is_as_it_was(journey)


@pytest.mark.parametrize("held", [CTRL, CTRL | SHIFT])
def test_nothing_is_inserted_beside_a_header(
    canvas: MapCanvas, hands: Hands, journey: Journey, said: list[str], held: Qt.KeyboardModifier
) -> None:
    canvas.select(select.of_header(select.SelectionKind.STAGE, journey.stages[0]))
    hands.key(Qt.Key.Key_Return, held)
    assert said == [WHY]
    assert is_as_it_was(journey)


def test_no_letter_opens_the_editor_in_a_cell_a_header_or_the_title(
    canvas: MapCanvas, hands: Hands, journey: Journey, said: list[str]
) -> None:
    for at in (
        select.of_cell(journey.pains, journey.steps[1]),
        select.of_header(select.SelectionKind.STAGE, journey.stages[0]),
    ):
        canvas.select(at)
        hands.type("x")
        QApplication.sendEvent(canvas, QInputMethodEvent("あ", []))
    canvas.edit_title()
    canvas.linking.begin()
    assert not canvas.is_editing
    assert set(said) <= {WHY, "Select the card that the arrow begins at."}
    assert is_as_it_was(journey)


def test_a_card_and_a_header_are_selected_and_not_dragged(
    canvas: MapCanvas, hands: Hands, journey: Journey, said: list[str]
) -> None:
    card = hands.at(canvas.board.rect_of_card(journey.search))
    there = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[3]))
    hands.drag(card, there)
    assert said == [WHY]
    assert canvas.selection.cards == (journey.search,)
    assert is_as_it_was(journey)


def test_cells_are_selected_by_a_frame_and_the_map_is_panned(
    canvas: MapCanvas, hands: Hands, journey: Journey, said: list[str]
) -> None:
    start = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[0]), 0.02, 0.98)
    hands.drag(start, start + QPoint(500, -120))
    assert canvas.selection.cards
    hands.key(Qt.Key.Key_Right)
    assert said == []


def test_pasting_cutting_and_dropping_are_refused_and_copying_is_not(
    canvas: MapCanvas, journey: Journey, said: list[str]
) -> None:
    canvas.select(select.of_cards((journey.search,), journey.document.snapshot))
    clips: Clips = canvas.exchange.clips
    assert clips.copy()
    assert said == []
    clips.paste()
    clips.paste_text()
    clips.cut()
    mime = QMimeData()
    mime.setText("one\ntwo")
    QApplication.clipboard().setMimeData(mime)
    clips.paste()
    assert set(said) == {WHY}
    assert is_as_it_was(journey)


def test_nothing_is_offered_that_would_write(canvas: MapCanvas, hands: Hands, journey: Journey) -> None:
    canvas.select(select.of_cards((journey.search,), journey.document.snapshot))
    assert canvas.linking.dots() == {}
    stage = canvas.board.scene.bands[0]
    hands.hover(QPoint(round(canvas.width() / 2), round(stage.height / 2) + 4))
    assert not canvas.plus.button.isVisible()
