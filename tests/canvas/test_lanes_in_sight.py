"""A lane that is selected, made or renamed comes into sight: down or up to it, never across."""

from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.model.ids import LaneId
from tests.canvas.conftest import Hands, Journey


def _is_whole_in_sight(canvas: MapCanvas, lane: LaneId) -> bool:
    band, window = canvas.board.band_of(lane), canvas.viewport.open_window
    assert band is not None
    top, bottom = (canvas.camera.to_screen(0, y)[1] for y in (band.y, band.y + band.height))
    return window.y <= top + 1 and bottom <= window.bottom


def test_a_lane_put_in_far_down_is_named_in_sight_and_the_map_stays_where_it_is(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.resize(900, 460)
    canvas.look(Camera(1.0, 60, 0))
    canvas.select(of_header(SelectionKind.LANE, journey.emotion))
    canvas.insert_lane("roles")
    made = LaneId(canvas.selection.id or "")
    assert journey.document.snapshot.lane(made).kind == "roles" and canvas.writing.editor.is_open
    assert canvas.camera.x == 60
    assert _is_whole_in_sight(canvas, made)


def test_a_lane_that_is_gone_to_comes_into_sight(journey: Journey, canvas: MapCanvas) -> None:
    canvas.resize(900, 460)
    canvas.look(Camera(1.0, 60, 0))
    canvas.select_record(journey.emotion)
    assert canvas.camera.x == 60 and _is_whole_in_sight(canvas, journey.emotion)
    canvas.select_record(journey.actions)
    assert canvas.camera.x == 60 and _is_whole_in_sight(canvas, journey.actions)


def test_a_lane_in_sight_is_written_on_without_scrolling(journey: Journey, canvas: MapCanvas) -> None:
    canvas.look(Camera(1.0, 60, 40))
    canvas.select(of_header(SelectionKind.LANE, journey.pains))
    canvas.edit_selection()
    assert canvas.writing.editor.is_open and canvas.camera == Camera(1.0, 60, 40)
