"""Headings of a pasted grid that the map does not know: they name steps, stages and lanes, and lie in no inbox."""

from journeydesigner.editing import cards, numbers
from journeydesigner.editing.locking import lock_map
from journeydesigner.editing.pasting import Pasted, paste_grid
from tests.editing.conftest import Board

NAMED_LANES = [["", "Monday", "Tuesday"], ["Actions", "a", "b"], ["Pains", "c", "d"]]


def stage_titles(board: Board) -> list[str]:
    return [stage.title for stage in board.snapshot.stages_of(board.map)]


def lane_titles(board: Board) -> list[str]:
    return [lane.title for lane in board.snapshot.lanes_of(board.map)]


def paste(board: Board, rows: list[list[str]], step: int = 2, spans: tuple[tuple[int, int, int], ...] = ()) -> Pasted:
    made = paste_grid(board.document, board.lanes[0], board.steps[step], rows, spans=spans)
    assert not made.notes
    return made


def test_unknown_headings_above_known_lanes_name_the_free_columns_from_the_cell_on(board: Board) -> None:
    made = paste(board, NAMED_LANES)
    assert [board.steps_of(stage) for stage in range(3)] == [["", "Compare"], ["Monday"], ["Tuesday"]]
    assert [board.texts(board.lane("actions"), place) for place in (2, 3)] == [["a"], ["b"]]
    assert [board.texts(board.lane("pain_points"), place) for place in (2, 3)] == [["c"], ["d"]]
    assert (made.stages, made.steps, made.lanes, len(made.cards)) == (0, 0, 0, 4)
    board.document.undo()
    assert board.steps_of(1) == [""]


def test_more_unknown_headings_than_columns_are_steps_that_the_map_grows_by(board: Board) -> None:
    made = paste(board, [[*row, f"{place}"] for place, row in enumerate(NAMED_LANES)])
    assert board.steps_of(2) == ["Tuesday", "0"]
    assert made.steps == 1


def test_where_a_column_is_called_something_or_filled_unknown_headings_are_stages(board: Board) -> None:
    paste(board, NAMED_LANES, step=1)
    assert stage_titles(board)[3:] == ["Monday", "Tuesday"]
    board.document.undo()
    cards.add_card(board.document, board.lanes[0], board.steps[3], "there")
    paste(board, NAMED_LANES)
    assert stage_titles(board)[3:] == ["Monday", "Tuesday"]
    board.document.undo()
    cards.delete_cards(board.document, [board.snapshot.cards_at(board.lanes[0], board.steps[3])[0].id])
    numbers.set_emotion(board.document, board.lane("emotion"), board.steps[2], 1)
    assert paste(board, NAMED_LANES).stages == 2


def test_a_new_stage_stands_behind_the_one_it_followed_in_the_sheet(board: Board) -> None:
    paste(board, [["", "Before", "Between", "After"], ["Actions", "a", "b", "c"]])
    assert stage_titles(board) == ["Before", "Between", "During", "After"]


def test_a_corner_that_says_stages_is_no_stage_and_unknown_rows_are_lanes(board: Board) -> None:
    made = paste(board, [["Phase", "Before", "After"], ["Kitchen", "cooks", "eats"], ["Pains", "burns", ""]])
    assert stage_titles(board) == ["Before", "During", "After"]
    assert lane_titles(board)[4:] == ["Kitchen"]
    assert [board.texts(board.lanes[4], place) for place in (0, 3)] == [["cooks"], ["eats"]]
    assert board.texts(board.lane("pain_points"), 0) == ["burns"]
    assert (made.stages, made.lanes) == (0, 1)


def test_a_corner_that_says_stages_is_enough_where_nothing_is_known(board: Board) -> None:
    made = paste(board, [["Stage", "Monday", "Tuesday"], ["Kitchen", "cooks", "eats"]])
    assert (made.lanes, made.stages) == (1, 0) and lane_titles(board)[4:] == ["Kitchen"]
    assert [board.steps_of(stage) for stage in (1, 2)] == [["Monday"], ["Tuesday"]]


def test_where_nothing_says_headings_all_of_it_are_cards_from_the_cell_on(board: Board) -> None:
    made = paste(board, [["Topic", "Monday"], ["Kitchen", "cooks"]])
    assert [board.texts(board.lanes[0], place) for place in (2, 3)] == [["Topic"], ["Monday"]]
    assert (len(made.cards), made.lanes, made.stages) == (4, 0, 0)
    paste(board, [["", "Late"], ["Early", "x"]])
    assert board.texts(board.lanes[0], 3) == ["Monday", "Late"]


def test_unknown_steps_under_stages_are_made_in_these(board: Board) -> None:
    rows = [
        ["", "During", "", "Later", ""],
        ["", "Arrive", "Wait", "Pay", "Leave"],
        ["Actions", "a", "b", "c", "d"],
        ["Pains", "both", "", "", "e"],
    ]
    made = paste(board, rows, spans=((0, 1, 2), (0, 3, 2), (3, 1, 2)))
    assert stage_titles(board) == ["Before", "During", "Later", "After"]
    assert [board.steps_of(stage) for stage in range(4)] == [
        ["", "Compare"], ["Arrive", "Wait"], ["Pay", "Leave"], [""],
    ]  # fmt: skip
    assert [board.texts(board.lane("actions"), place) for place in range(2, 6)] == [["a"], ["b"], ["c"], ["d"]]
    place = board.snapshot.cards_at(board.lane("pain_points"), board.steps[2])[0].place
    assert place is not None and place.last == board.steps[3]
    assert (made.stages, made.steps) == (1, 2)


def test_steps_under_a_stage_leave_what_stands_in_its_nameless_step_alone(board: Board) -> None:
    cards.add_card(board.document, board.lanes[0], board.steps[2], "there")
    paste(board, [["", "During", "After"], ["", "Arrive", "Pay"], ["Actions", "a", "b"]])
    assert [board.steps_of(stage) for stage in (1, 2)] == [["", "Arrive"], ["Pay"]]
    assert [board.texts(board.lanes[0], place) for place in (2, 3, 4)] == [["there"], ["a"], ["b"]]


def test_a_stage_that_comes_with_a_wide_heading_has_as_many_steps(board: Board) -> None:
    paste(board, [["", "Before", "Later", ""], ["Actions", "a", "b", "c"]])
    assert [board.texts(board.lanes[0], place) for place in (2, 3)] == [["b"], ["c"]]


def test_a_row_without_a_name_above_the_named_ones_goes_to_the_selected_lane(board: Board) -> None:
    said = "Nobody tells me how long all of this is going to take, and that is what makes me really angry, every time"
    paste_grid(board.document, board.lane("pain_points"), board.steps[2], [["", said], ["Actions", "a"]])
    assert board.texts(board.lane("pain_points"), 2) == [said]
    assert board.texts(board.lane("actions"), 2) == ["a"]


def test_a_table_with_its_stages_below_each_other_is_turned(board: Board) -> None:
    made = paste(board, [["Phase", "Actions", "Pains"], ["Before", "a", "b"], ["After", "c", "d"]])
    assert [board.texts(board.lane("actions"), place) for place in (0, 3)] == [["a"], ["c"]]
    assert [board.texts(board.lane("pain_points"), place) for place in (0, 3)] == [["b"], ["d"]]
    assert (made.stages, made.lanes, len(made.cards)) == (0, 0, 4)


def test_a_locked_map_takes_unknown_headings_as_cards_of_the_selected_lane(board: Board) -> None:
    lock_map(board.document, board.map)
    made = paste_grid(board.document, board.lanes[0], board.steps[2], NAMED_LANES)
    assert [board.texts(board.lanes[0], place) for place in (2, 3)] == [["Monday", "a"], ["Tuesday", "b"]]
    assert not made.notes
    assert (stage_titles(board), len(board.lanes)) == (["Before", "During", "After"], 4)
