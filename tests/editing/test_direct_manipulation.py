"""What is pulled with the mouse: widths, heights, folds, stage borders, free notes."""

import pytest

from journeydesigner.editing import cards
from journeydesigner.editing.columns import collapse_stage, set_step_width, take_over_step
from journeydesigner.editing.free_notes import add_free_note, float_card
from journeydesigner.editing.rows import collapse_lane, set_lane_height
from tests.editing.conftest import Board


def test_a_column_is_no_narrower_than_a_card_needs_and_its_width_can_be_given_back(board: Board) -> None:
    step = board.steps[1]
    set_step_width(board.document, step, 90.4)
    assert board.snapshot.step(step).width == 144
    set_step_width(board.document, step, 300.4)
    assert board.snapshot.step(step).width == 300
    set_step_width(board.document, step, None)
    assert board.snapshot.step(step).width is None
    board.document.undo()
    assert board.snapshot.step(step).width == 300


def test_a_row_has_a_height_and_folds(board: Board) -> None:
    set_lane_height(board.document, board.lanes[0], 5000)
    collapse_lane(board.document, board.lanes[0], is_collapsed=True)
    lane = board.snapshot.lane(board.lanes[0])
    assert (lane.height, lane.is_collapsed) == (1200, True)


def test_folding_a_stage_is_undone_by_its_name(board: Board) -> None:
    collapse_stage(board.document, board.stages[0], is_collapsed=True)
    assert board.snapshot.stage(board.stages[0]).is_collapsed
    assert board.document.undo_label == "Collapse stage"


def test_a_stage_border_takes_over_a_neighbours_step_and_no_card_moves(board: Board) -> None:
    lane = board.lanes[0]
    card = cards.add_card(board.document, lane, board.steps[0], "Long", last=board.steps[2])
    before = board.steps
    take_over_step(board.document, board.stages[0], -1)
    assert (board.steps_of(0), board.steps_of(1)) == ([""], ["Compare", ""])
    assert board.steps == before
    place = board.snapshot.card(card).place
    assert place is not None
    assert (place.first, place.last) == (before[0], before[2])
    take_over_step(board.document, board.stages[0], +1)
    assert (board.steps_of(0), board.steps_of(1)) == (["", "Compare"], [""])


def test_a_stage_that_gave_its_first_step_away_is_whole(board: Board) -> None:
    take_over_step(board.document, board.stages[0], -1)
    assert len(board.snapshot.steps_of(board.stages[1])) == 2
    own = board.steps[2]
    take_over_step(board.document, board.stages[1], -1)
    assert board.snapshot.step(own).stage == board.stages[2]
    assert [len(board.snapshot.steps_of(stage)) for stage in board.stages] == [1, 1, 2]
    with pytest.raises(ValueError, match="During has only this step"):
        take_over_step(board.document, board.stages[1], -1)


def test_a_stage_keeps_its_last_step_and_the_last_has_no_border(board: Board) -> None:
    before = board.steps
    with pytest.raises(ValueError, match="During has only this step; a stage keeps at least one"):
        take_over_step(board.document, board.stages[0], +1)
    with pytest.raises(ValueError, match="no border"):
        take_over_step(board.document, board.stages[2], +1)
    assert board.steps == before


def test_a_free_note_floats_over_any_lane_and_is_put_into_a_cell_by_a_move(board: Board) -> None:
    lane, curve = board.lanes[0], board.lane("emotion")
    cards.add_card(board.document, lane, board.steps[0], "One")
    note = add_free_note(board.document, curve, board.steps[1], (12.3, -40.0), "Look here")
    place = board.snapshot.card(note).place
    assert place is not None
    assert (place.is_free, place.offset) == (True, (12.0, -40.0))
    cards.move_card(board.document, note, lane, board.steps[0], 0)
    assert board.texts(lane, 0) == ["Look here", "One"]
    place = board.snapshot.card(note).place
    assert place is not None
    assert not place.is_free


def test_a_card_that_floats_counts_for_no_place_in_its_cell(board: Board) -> None:
    lane, step = board.lanes[0], board.steps[0]
    one, two, three = (cards.add_card(board.document, lane, step, text) for text in ("One", "Two", "Three"))
    float_card(board.document, one, lane, step, (10, 10))
    cards.move_card(board.document, three, lane, step, 1)
    cards.move_card(board.document, three, lane, step, 0)
    kept = [card.id for card in board.snapshot.cards_at(lane, step) if card.place and not card.place.is_free]
    assert kept == [three, two]
