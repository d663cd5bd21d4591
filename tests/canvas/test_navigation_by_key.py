"""Where keys lead where nothing is selected."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind, of_cell
from journeydesigner.editing.columns import collapse_stage
from journeydesigner.editing.rows import collapse_lane
from journeydesigner.editing.structure import rename
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


def test_a_row_of_steps_that_is_not_shown_is_passed_by(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    for step in journey.steps:
        rename(journey.document, "steps", step, "")
    canvas.go_to_corner(-1)
    hands.key(Qt.Key.Key_Up)
    assert (canvas.selection.kind, canvas.selection.id) == (SelectionKind.STAGE, journey.stages[0])
    hands.key(Qt.Key.Key_Down)
    assert (canvas.selection.lane, canvas.selection.step) == (journey.actions, journey.steps[0])


def test_walking_about_the_first_column_leaves_the_map_where_it_is(canvas: MapCanvas, hands: Hands) -> None:
    canvas.go_to_corner(-1)
    before = canvas.camera
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        hands.key(key)
    assert canvas.camera == before
