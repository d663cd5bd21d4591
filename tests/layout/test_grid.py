"""The map as rows and columns."""

import pytest

from journeydesigner.editing.cards import add_card, add_note
from journeydesigner.layout.grid_of import grid_of
from journeydesigner.model.ids import MapId
from tests.layout.journeys import Journey


def test_stages_span_their_steps():
    journey = Journey(3, 2)
    grid = grid_of(journey.snapshot, journey.map)
    assert [(span.first, span.last) for span in grid.stages] == [(0, 1), (2, 3), (4, 5)]
    assert [step.id for step in grid.steps] == journey.steps


def test_cards_stand_by_track_then_column():
    journey = Journey(2, 1)
    (lane,), (first, second) = journey.lanes, journey.steps
    wide = add_card(journey.document, lane, first, "wide", last=second)
    left = add_card(journey.document, lane, first, "left")
    right = add_card(journey.document, lane, second, "right")
    (row,) = grid_of(journey.snapshot, journey.map).rows
    assert [(slot.card.id, slot.first, slot.last, slot.track) for slot in row.slots] == [
        (wide, 0, 1, 0), (left, 0, 0, 1), (right, 1, 1, 1),
    ]  # fmt: skip


def test_what_lies_in_the_inbox_is_on_no_row():
    journey = Journey(1, 1)
    add_note(journey.document, journey.map, "unsorted")
    (row,) = grid_of(journey.snapshot, journey.map).rows
    assert row.slots == ()


def test_a_part_of_the_stages_cuts_spans_to_what_is_there():
    journey = Journey(3, 2)
    add_card(journey.document, journey.lanes[0], journey.steps[0], "all", last=journey.steps[5])
    add_card(journey.document, journey.lanes[0], journey.steps[0], "elsewhere")
    middle = journey.snapshot.stages_of(journey.map)[1].id
    grid = grid_of(journey.snapshot, journey.map, stages=[middle])
    (slot,) = grid.rows[0].slots
    assert (slot.first, slot.last) == (0, 1)


def test_an_unknown_map_is_a_key_error():
    with pytest.raises(KeyError):
        grid_of(Journey().snapshot, MapId("nowhere"))
