"""Undo while something is being written: first the letters, then what was typed over, then what was done before."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards, of_cell
from tests.canvas.conftest import Hands, Journey

CTRL = Qt.KeyboardModifier.ControlModifier


def undo_until(hands: Hands, canvas: MapCanvas, text: str) -> None:
    editor = canvas.writing.editor
    for _press in range(5):
        if editor.toPlainText() == text:
            return
        hands.key(Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == text


def test_what_was_typed_over_comes_back_by_undoing(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.type("Oops")
    assert canvas.writing.editor.toPlainText() == "Oops"
    undo_until(hands, canvas, "Orders")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders"] and journey.changes() == 0


def test_all_letters_of_a_new_card_are_undone_also_the_first(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    hands.type("Oops")
    undo_until(hands, canvas, "")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.pains, journey.steps[0]) == []


def test_another_size_of_the_letters_is_no_change_to_undo(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    hands.type("!")
    canvas.set_zoom(canvas.zoom * 1.3)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert canvas.writing.editor.toPlainText() == "Orders"
