"""Notes that float over the map."""

from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.cards import add_card, move_card, set_text
from journeydesigner.editing.columns import collapse_stage
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.layout.free_notes import NOTE_WIDTH
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import Scene
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def laid_out(journey: Journey, options: LayoutOptions | None = None) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


def test_a_note_stands_at_its_offset_from_the_cell():
    journey = Journey(3, 1, ("actions", "goals", "thoughts"))
    note = add_free_note(journey.document, journey.lanes[1], journey.steps[1], (30, 20), "Ask the fitters")
    scene = laid_out(journey)
    node = scene.floating[note]
    assert node.role is Role.NOTE
    assert (node.x, node.y) == (scene.columns[1].x + 30, scene.band_by_key[journey.lanes[1]].y + 20)
    assert node.w == NOTE_WIDTH == 168


def test_a_note_takes_no_room_in_its_cell():
    journey = Journey(2, 1)
    without = laid_out(journey)
    note = add_free_note(journey.document, journey.lanes[0], journey.steps[0], (10, 10), "word " * 80)
    scene = laid_out(journey)
    assert scene.bands == without.bands
    assert note not in scene.places


def test_a_note_grows_with_its_text():
    journey = Journey(2, 1, ("actions", "goals", "thoughts", "backstage", "support"))
    note = add_free_note(journey.document, journey.lanes[0], journey.steps[0], (10, 10), "Short")
    layout = MapLayout(PlainMeasurer())
    short = layout.scene(journey.snapshot, journey.map).floating[note]
    set_text(journey.document, note, "word " * 40)
    tall = layout.scene(journey.snapshot, journey.map).floating[note]
    assert tall.h > short.h
    (text,) = [part for part in tall.primitives if isinstance(part, Text)]
    assert all(line.x + line.width <= NOTE_WIDTH and line.baseline < tall.h for line in text.lines)


def test_a_note_is_held_over_the_board():
    journey = Journey(3, 1, ("actions", "goals", "thoughts"))
    corner = add_free_note(journey.document, journey.lanes[0], journey.steps[0], (-400, -400), "Too far")
    end = add_free_note(journey.document, journey.lanes[2], journey.steps[2], (900, 900), "Too far")
    scene = laid_out(journey)
    assert scene.floating[corner].x > scene.label_right
    assert scene.floating[corner].y >= scene.band_by_key[journey.lanes[0]].y
    last = scene.band_by_key[journey.lanes[2]]
    assert scene.floating[end].x + NOTE_WIDTH < scene.columns[-1].x + scene.columns[-1].w
    assert scene.floating[end].y + scene.floating[end].h < last.y + last.height


def test_a_note_floats_over_any_lane_also_over_a_curve_and_a_collapsed_stage():
    journey = Journey(2, 2, ("emotion", "line_of_visibility"))
    notes = [add_free_note(journey.document, lane, journey.steps[0], (5, 5), "Here") for lane in journey.lanes]
    collapse_stage(journey.document, journey.snapshot.stages_of(journey.map)[0].id, True)
    assert set(notes) == set(laid_out(journey).floating)


def test_a_note_moves_down_with_its_lane_and_is_else_the_same_node():
    journey = Journey(2, 1, ("actions", "goals"))
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Short")
    note = add_free_note(journey.document, journey.lanes[1], journey.steps[0], (5, 5), "Here")
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map)
    set_text(journey.document, card, "Other")
    assert layout.scene(journey.snapshot, journey.map).above is before.above
    set_text(journey.document, card, "long " * 60)
    after = layout.scene(journey.snapshot, journey.map).floating[note]
    assert after.y > before.floating[note].y
    assert after.primitives is before.floating[note].primitives


def test_a_note_that_is_put_into_a_cell_becomes_a_card():
    journey = Journey(2, 1)
    note = add_free_note(journey.document, journey.lanes[0], journey.steps[0], (5, 5), "Here")
    move_card(journey.document, note, journey.lanes[0], journey.steps[1])
    scene = laid_out(journey)
    assert not scene.above
    assert scene.places[note][1].role is Role.CARD


def test_a_note_stands_only_on_the_sheet_that_shows_its_step():
    journey = Journey(3, 1)
    note = add_free_note(journey.document, journey.lanes[0], journey.steps[2], (5, 5), "Here")
    first, rest = (LayoutOptions(steps=tuple(steps)) for steps in (journey.steps[:2], journey.steps[2:]))
    assert note not in laid_out(journey, first).floating
    assert note in laid_out(journey, rest).floating
