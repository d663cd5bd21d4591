"""What the corner says of the persona; what lies over the map, and what does not."""

import pytest

from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.ornaments import broken
from journeydesigner.canvas.selection import NOTHING, SelectionKind, of_cell, of_header
from journeydesigner.editing import structure
from journeydesigner.editing.cards import add_card, delete_cards
from tests.canvas.conftest import Journey


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Nora Klein", 10, ("Nora Klein",)),
        ("Hana Petrov", 8, ("Hana", "Petrov")),
        ("Anna Maria Luisa Berg", 10, ("Anna Maria", "Luisa Berg")),
        ("Bartholomew", 5, ("Bartholomew",)),
        ("Al Bartholomew", 1, ("Al", "Bartholomew")),
    ],
)
def test_a_name_too_wide_for_the_corner_takes_a_second_line(text: str, room: int, lines: tuple[str, ...]) -> None:
    assert broken(text, lambda words: len(words) <= room) == lines


def test_the_pointer_reaches_the_map_wherever_no_button_lies(canvas: MapCanvas) -> None:
    """Qt gives moves with no button down only to whom the pointer is over: nothing may lie between."""
    canvas.resize(1000, 700)
    assert all(canvas.childAt(x, y) is None for x in (5, 150, 600, 990) for y in (5, 150, 400, 690))


def test_on_a_map_with_nothing_on_it_every_lane_asks_its_question_once(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(NOTHING)
    assert canvas.ornaments._empty_cells(canvas.board, canvas.viewport.contents) == []
    delete_cards(journey.document, (journey.search, journey.compare, journey.order))
    for emotion in journey.document.snapshot.emotions_of(journey.emotion):
        structure.delete(journey.document, "emotions", emotion.id)
    asked = canvas.ornaments._empty_cells(canvas.board, canvas.viewport.contents)
    lanes = (journey.actions, journey.pains, journey.touchpoints, journey.emotion)
    assert asked == [(lane, journey.steps[0]) for lane in lanes]
    add_card(journey.document, journey.pains, journey.steps[1], "One")
    assert canvas.ornaments._empty_cells(canvas.board, canvas.viewport.contents) == []


def test_the_ring_of_an_empty_cell_goes_round_the_whole_question(journey: Journey, canvas: MapCanvas) -> None:
    lane, step = journey.touchpoints, journey.steps[0]
    canvas.select(of_cell(lane, step))
    (ring,) = canvas.ornaments.selected_rects(canvas.board)
    chip, cell = canvas.board.rect_of_new_card(lane, step), canvas.board.rect_of_cell(lane, step)
    assert chip is not None and cell is not None
    two_lines = 2 * 16 + 2 * 8
    assert (ring.x, ring.y, ring.w) == (chip.x, chip.y, chip.w)
    assert ring.h >= min(two_lines, cell.bottom - chip.y - 5) and ring.bottom < cell.bottom


def test_a_lane_that_is_renamed_is_ringed_as_where_it_is_selected(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_header(SelectionKind.LANE, journey.actions))
    canvas.edit_selection()
    whole = canvas.board.rect_of_lane(journey.actions)
    assert whole is not None and canvas.ornaments.written == (whole, SelectionKind.LANE)


def test_the_question_under_the_pointer_is_painted_whole_on_a_curve(journey: Journey, canvas: MapCanvas) -> None:
    """It stands below the middle of the cell, not at its top as on cards; and comes whole when a point is undone."""
    lane, step = journey.emotion, journey.steps[1]
    canvas.select(NOTHING)
    canvas.hover(Hit(What.CELL, lane=lane, step=step))
    assert (lane, step) in canvas.ornaments._empty_cells(canvas.board, canvas.viewport.contents)
    cell = canvas.board.rect_of_cell(lane, step)
    assert cell is not None and cell in canvas.ornaments.places(canvas.board)
