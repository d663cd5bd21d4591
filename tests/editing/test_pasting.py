"""What is pasted: grids, lines, notes, outlines."""

from dataclasses import dataclass
from datetime import date
from typing import cast

import pytest

from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.locking import StructureLockedError, lock_map
from journeydesigner.editing.pasting import paste_grid, paste_lines, paste_notes, paste_outline
from journeydesigner.model.records import Measurement
from tests.editing.conftest import Board
from tests.pace import times_plain_python


@dataclass(frozen=True)
class Line:
    text: str
    depth: int = 0


def outline(text: str) -> list[Line]:
    return [Line(line.strip(), (len(line) - len(line.lstrip())) // 2) for line in text.split("\n")]


def lane_titles(board: Board) -> list[str]:
    return [lane.title for lane in board.snapshot.lanes_of(board.map)]


def points(board: Board) -> list[tuple[int, float, str]]:
    found = board.snapshot.emotions_of(board.lane("emotion"))
    return sorted((board.steps.index(point.step), point.value, point.quote) for point in found)


def notes(board: Board) -> list[str]:
    return [note.text for note in board.snapshot.inbox(board.map)]


def test_a_grid_fills_rows_and_columns_from_the_cell_on(board: Board) -> None:
    cards.add_card(board.document, board.lanes[0], board.steps[1], "There")
    made = paste_grid(board.document, board.lanes[0], board.steps[1], [["One", "", "a\n b \n"], ["Two\x00", "Three"]])
    assert board.grid()[:2] == [[[], ["There", "One"], [], ["a", "b"]], [[], ["Two"], ["Three"], []]]
    assert (len(made.cards), made.steps, made.lanes) == (5, 0, 0)
    board.document.undo()
    assert sum(len(cell) for row in board.grid() for cell in row) == 1


def test_the_map_grows_by_steps_of_its_last_stage_and_by_lanes_of_notes(board: Board) -> None:
    rows = [["a", "b", "c"], ["d"], ["e"]]
    made = paste_grid(board.document, board.lanes[2], board.steps[3], rows)
    assert (made.steps, made.lanes, made.points) == (2, 1, 1)
    assert [len(board.snapshot.steps_of(stage)) for stage in board.stages] == [2, 1, 3]
    assert lane_titles(board)[4:] == ["Notes"]
    assert board.texts(board.lanes[4], 3) == ["e"]
    board.document.undo()
    assert (len(board.steps), len(board.lanes)) == (4, 4)


def test_dividers_are_passed_over(board: Board) -> None:
    structure.add_lane(board.document, board.map, "line_of_visibility", "Line", 1)
    paste_grid(board.document, board.lanes[0], board.steps[0], [["One"], ["Two"]])
    assert [row[0] for row in board.grid()[:3]] == [["One"], [], ["Two"]]


def test_merged_cells_become_cards_that_span(board: Board) -> None:
    made = paste_grid(board.document, board.lanes[0], board.steps[0], [["Wide", "", "Next"]], spans=[(0, 0, 2)])
    places = [board.snapshot.card(card).place for card in made.cards]
    assert [(p.first, p.last) for p in places if p] == [
        (board.steps[0], board.steps[1]),
        (board.steps[2], board.steps[2]),
    ]


def test_a_grid_that_names_lanes_and_stages_goes_to_these(board: Board) -> None:
    rows = [
        ["", "During", "After", "Later"],
        ["pain points", "Wait", "Pay", ""],
        ["Actions", "", "Call", "Come back"],
        ["", "", "Write", ""],
        ["Gedanken", "Hm", "", ""],
    ]
    made = paste_grid(board.document, board.lanes[0], board.steps[0], rows)
    assert board.texts(board.lane("pain_points"), 2) == ["Wait"]
    assert board.texts(board.lane("actions"), 3) == ["Call", "Write"]
    assert board.texts(board.lane("actions"), 4) == ["Come back"]
    assert board.texts(board.lane("thoughts"), 2) == ["Hm"]
    assert [stage.title for stage in board.snapshot.stages_of(board.map)][3:] == ["Later"]
    assert (made.stages, made.steps, made.lanes) == (1, 0, 1)


def test_a_heading_of_two_rows_names_the_steps_of_its_stages(board: Board) -> None:
    for number, title in enumerate(["Search", "Book"]):
        structure.rename(board.document, "steps", board.steps[number], title)
    rows = [["", "Before", "", "During"], ["", "Book", "Search", ""], ["Actions", "b", "s", "d"]]
    made = paste_grid(board.document, board.lanes[0], board.steps[0], rows)
    assert [board.texts(board.lane("actions"), place) for place in range(3)] == [["s"], ["b"], ["d"]]
    assert (made.stages, made.steps, made.lanes, made.notes) == (0, 0, 0, ())


def test_a_word_for_a_kind_of_lane_means_the_only_one_of_that_kind(board: Board) -> None:
    paste_grid(board.document, board.lanes[0], board.steps[0], [["Actions", "a"], ["Pains", "p"]])
    assert board.texts(board.lane("pain_points"), 0) == ["p"] and len(board.lanes) == 4
    rows = [["Actions", "a"], ["Opportunities", "o"], ["Pains", "p"], ["Problems", "q"]]
    paste_grid(board.document, board.lanes[0], board.steps[0], rows)
    assert lane_titles(board)[4:] == ["Pains", "Problems"]


def test_a_column_of_words_for_kinds_of_lanes_is_a_heading_and_one_of_sentences_is_none(board: Board) -> None:
    paste_grid(board.document, board.lanes[0], board.steps[0], [["Tasks", "t"], ["Pains", "p"], ["Ideas", "i"]])
    assert [board.texts(lane, 0) for lane in board.lanes[:3]] == [["t"], ["p"], ["i"]] and len(board.lanes) == 4
    paste_grid(board.document, board.lanes[0], board.steps[2], [["Pains me a lot", "b"], ["Ideas for tomorrow", "d"]])
    assert [board.texts(lane, 2) for lane in board.lanes[:2]] == [["Pains me a lot"], ["Ideas for tomorrow"]]


def test_in_a_curve_numbers_faces_and_words_become_points(board: Board) -> None:
    row = ["-1,5", "🙂 at last", "Delighted", "Why does it take so long?"]
    made = paste_grid(board.document, board.lane("emotion"), board.steps[0], [row])
    assert points(board) == [(0, -1.5, ""), (1, 1, "at last"), (2, 2, ""), (3, 0, "Why does it take so long?")]
    assert (made.points, made.cards) == (4, ())


def test_a_curve_without_points_takes_the_scale_of_the_numbers(board: Board) -> None:
    curve = board.lane("emotion")
    paste_grid(board.document, curve, board.steps[0], [["3", "5", "1"]])
    scale = board.snapshot.lane(curve).scale
    assert scale is not None
    assert (scale.low, scale.high) == (1, 5)
    assert [value for _step, value, _quote in points(board)] == [3, 5, 1]


def test_a_curve_with_points_keeps_its_scale(board: Board) -> None:
    curve = board.lane("emotion")
    numbers.set_emotion(board.document, curve, board.steps[3], 1)
    paste_grid(board.document, curve, board.steps[0], [["3", "5", "1"]])
    assert board.snapshot.lane(curve).scale is None
    assert [value for _step, value, _quote in points(board)] == [0, 2, -2, 1]


def test_in_a_metrics_lane_figures_are_measured_this_month(board: Board) -> None:
    lane = structure.add_lane(board.document, board.map, "metrics", "KPIs")
    known = numbers.add_metric(board.document, board.organization, "NPS", kind="nps", unit="points")
    today = date(2026, 10, 5)
    row = ["nps: 42", "Completion rate 85 %", "Top 3 issues", "17"]
    made = paste_grid(board.document, lane, board.steps[0], [row], today=today)
    measured = cast("list[Measurement]", list(board.snapshot.table("measurements").values()))
    assert {(m.anchor, m.period, m.result.value) for m in measured} == {
        (board.steps[0], "2026-10", 42),
        (board.steps[1], "2026-10", 0.85),
        (board.steps[3], "2026-10", 17),
    }
    metrics = {metric.name: metric for metric in board.snapshot.metrics_of(board.organization)}
    assert list(metrics) == ["NPS", "Completion rate", "Top 3 issues", "KPIs"]
    assert metrics["NPS"].id == known
    assert metrics["Completion rate"].unit == "percent"
    again = paste_grid(board.document, lane, board.steps[0], [["50", "90"]], today=date(2026, 11, 1))
    assert again.cards == made.cards[:2]
    history = board.snapshot.measurements_of(metrics["Completion rate"].id, board.steps[1])
    assert [m.result.value for m in history] == [0.85, 0.9]
    assert len(board.snapshot.cards_in(lane)) == 4


def test_a_figure_that_can_be_read_two_ways_is_a_note(board: Board) -> None:
    lane = structure.add_lane(board.document, board.map, "metrics", "KPIs")
    made = paste_grid(board.document, lane, board.steps[0], [["1,234"]])
    assert notes(board) == ["1,234"]
    assert (made.cards, len(made.notes)) == ((), 1)


def test_a_locked_map_does_not_grow_and_nothing_is_lost(board: Board) -> None:
    lock_map(board.document, board.map)
    made = paste_grid(board.document, board.lanes[2], board.steps[3], [["a", "b\nc"], ["1"], ["d"]])
    assert board.texts(board.lanes[2], 3) == ["a"]
    assert notes(board) == ["b", "c", "d"]
    assert len(made.notes) == 3
    assert (len(board.steps), len(board.lanes)) == (4, 4)


def test_lines_are_cards_of_one_cell_where_one_says(board: Board) -> None:
    lane, step = board.lanes[0], board.steps[0]
    for text in ("First", "Last"):
        cards.add_card(board.document, lane, step, text)
    paste_lines(board.document, lane, step, 1, ["One", "", " Two "])
    assert board.texts(lane, 0) == ["First", "One", "Two", "Last"]
    paste_lines(board.document, lane, step, None, ["End"])
    assert board.texts(lane, 0)[-1] == "End"
    assert board.document.undo_label == "Paste lines"


def test_lines_go_along_a_curve_and_from_a_divider_into_the_inbox(board: Board) -> None:
    paste_lines(board.document, board.lane("emotion"), board.steps[0], None, ["1", "-1"])
    assert points(board) == [(0, 1, ""), (1, -1, "")]
    line = structure.add_lane(board.document, board.map, "line_of_visibility", "Line")
    paste_lines(board.document, line, board.steps[0], None, ["Kept"])
    paste_notes(board.document, board.map, ["Too", "  "])
    assert notes(board) == ["Kept", "Too"]


def test_an_outline_becomes_stages_steps_and_cards(board: Board) -> None:
    text = """1. Arrive
  Find the desk
  Pain points: Queue
  Room
    Open the door
    Opportunities
      Open by phone
2. Leave
  Pay
    Emotion: 🙁 too slow"""
    made = paste_outline(board.document, board.map, outline(text))
    assert [stage.title for stage in board.snapshot.stages_of(board.map)][3:] == ["Arrive", "Leave"]
    assert (made.stages, made.steps, made.lanes) == (2, 1, 0)
    assert [step.title for step in board.snapshot.steps_in(board.map)][4:] == ["Find the desk", "Room", "Pay"]
    assert [board.texts(board.lane("actions"), column) for column in (4, 5)] == [[], ["Open the door"]]
    assert board.texts(board.lane("pain_points"), 4) == ["Queue"]
    assert board.texts(board.lane("opportunities"), 5) == ["Open by phone"]
    assert points(board) == [(6, -1, "too slow")]
    board.document.undo()
    assert len(board.stages) == 3


def test_lines_beside_steps_are_steps_too_and_without_any_they_are_cards(board: Board) -> None:
    text = """Arrive
  Find the desk
  Day 1: the room
    Open the door
  Receive documents
  Documents
Leave
  Pay
  Say goodbye"""
    made = paste_outline(board.document, board.map, outline(text))
    assert [step.title for step in board.snapshot.steps_in(board.map)][4:] == [
        "Find the desk", "Day 1: the room", "Receive documents", "",
    ]  # fmt: skip
    assert [board.texts(board.lane("actions"), column) for column in range(4, 8)] == [
        [], ["Open the door"], ["Documents"], ["Pay", "Say goodbye"],
    ]  # fmt: skip
    assert (made.stages, made.steps, made.lanes, len(made.cards)) == (2, 2, 0, 4)


def test_an_outline_takes_the_first_stage_of_a_map_that_is_bare(board: Board) -> None:
    map_id = structure.add_map(board.document, board.organization, "New")
    structure.add_stage(board.document, map_id, "First stage")
    made = paste_outline(board.document, map_id, outline("Arrive\n  Find the desk\n  Touchpoints: App\nLeave"))
    assert [stage.title for stage in board.snapshot.stages_of(map_id)] == ["Arrive", "Leave"]
    assert [lane.kind for lane in board.snapshot.lanes_of(map_id)] == ["actions", "touchpoints"]
    assert (made.stages, made.lanes, len(made.cards)) == (1, 2, 2)


def test_an_outline_is_refused_by_a_locked_map(board: Board) -> None:
    lock_map(board.document, board.map)
    with pytest.raises(StructureLockedError):
        paste_outline(board.document, board.map, outline("Arrive\n  Find"))


def test_five_hundred_cards_are_pasted_within_a_tenth_of_a_second(board: Board) -> None:
    rows = [[f"Card {row} of {column}\nand one more" for column in range(25)] for row in range(3)]
    rows = [*rows, *([["x\ny\nz"] * 25] * 7)]
    structure.add_lane(board.document, board.map, "text", "Notes")

    def paste() -> None:
        made = paste_grid(board.document, board.lanes[0], board.steps[0], rows)
        assert len(made.cards) > 500
        board.document.undo()

    assert times_plain_python(paste) < 2.0  # two fifths of that as a rule
