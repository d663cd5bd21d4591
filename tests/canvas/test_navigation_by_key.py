"""Where keys lead where nothing is selected."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind, of_cell
from journeydesigner.editing.columns import collapse_stage
from journeydesigner.editing.rows import collapse_lane
from tests.canvas.conftest import Hands, Journey


def test_with_nothing_selected_an_arrow_leads_back_to_where_the_keyboard_was(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[2]))
    hands.key(Qt.Key.Key_Escape)
    assert canvas.selection.kind is SelectionKind.NONE
    hands.key(Qt.Key.Key_Right)
    assert (canvas.selection.lane, canvas.selection.step) == (journey.pains, journey.steps[2])


def test_with_nothing_selected_typing_begins_a_new_card_where_the_keyboard_was(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    hands.type("New")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.actions, journey.steps[0]) == ["Searches the web", "Compares offers", "New"]


def test_a_folded_lane_and_a_folded_stage_are_passed_by(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    collapse_lane(journey.document, journey.pains, True)
    collapse_stage(journey.document, journey.stages[0], True)
    canvas.go_to_corner(-1)
    assert canvas.selection.step == journey.steps[2]
    hands.key(Qt.Key.Key_Down)
    assert canvas.selection.lane == journey.touchpoints
    hands.key(Qt.Key.Key_Left)
    assert canvas.selection.kind is SelectionKind.LANE
