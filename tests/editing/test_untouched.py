"""A table that brings its own stages takes the place of those that a map came with, as long as nobody touched them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, comments, numbers, structure
from journeydesigner.editing.blank_map import add_blank_map
from journeydesigner.editing.locking import lock_map
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.pasting import brings_its_own_stages, paste_grid
from journeydesigner.editing.untouched import has_untouched_stages
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.templates import new_from_template, template_names
from journeydesigner.model.ids import LaneId, MapId, StageId, StepId
from journeydesigner.wording import in_words_of
from tests.editing.conftest import Board

TABLE = [["Phase", "Monday", "Tuesday"], ["Actions", "a", "b"], ["Pain points", "c", "d"]]


def the_map(document: Document) -> MapId:
    return document.snapshot.maps[0].id


def titles(document: Document) -> list[str]:
    return [stage.title for stage in document.snapshot.stages_of(the_map(document))]


@pytest.fixture
def document() -> Document:
    return new_from_template("five-stage", "Helia", "Move")


@pytest.mark.parametrize("name", template_names())
def test_a_template_is_untouched_until_it_is_changed(name: str) -> None:
    made = new_from_template(name)
    assert has_untouched_stages(made, the_map(made))


def test_a_template_in_another_language_is_untouched_and_so_is_one_from_a_file(tmp_path: Path) -> None:
    with in_words_of("es"):
        made = new_from_template("five-stage")
    assert titles(made)[1] == "Interés"
    assert has_untouched_stages(made, the_map(made))
    save_journey(made, tmp_path / "made.journey")
    again = open_journey(tmp_path / "made.journey").document
    assert has_untouched_stages(again, the_map(again))


def test_a_blank_map_is_untouched() -> None:
    document = new_document()
    made = add_blank_map(document, structure.add_organization(document, "Helia"))
    assert has_untouched_stages(document, made)


def _stage(document: Document) -> StageId:
    return document.snapshot.stages_of(the_map(document))[1].id


def _cell(document: Document) -> tuple[LaneId, StepId]:
    snapshot, found = document.snapshot, the_map(document)
    return snapshot.lanes_of(found)[0].id, snapshot.steps_in(found)[0].id


def _curve(document: Document) -> LaneId:
    return next(lane.id for lane in document.snapshot.lanes_of(the_map(document)) if lane.kind == "emotion")


TOUCHES: dict[str, Callable[[Document], object]] = {
    "a name": lambda d: structure.rename(d, "stages", _stage(d), "Mine"),
    "a step's name": lambda d: structure.rename(d, "steps", _cell(d)[1], "Mine"),
    "a question": lambda d: structure.set_fields(d, "stages", _stage(d), "Ask", question="Why?"),
    "a stage more": lambda d: structure.add_stage(d, the_map(d), "Mine"),
    "a step more": lambda d: structure.add_step(d, _stage(d), "Mine"),
    "a stage less": lambda d: structure.delete(d, "stages", _stage(d)),
    "another order": lambda d: structure.move_stage(d, _stage(d), 0),
    "a card": lambda d: cards.add_card(d, *_cell(d), "Calls"),
    "a point": lambda d: numbers.set_emotion(d, _curve(d), _cell(d)[1], 1),
    "a comment": lambda d: comments.add_comment(d, _stage(d), "Is it so?"),
    "a lock": lambda d: lock_map(d, the_map(d)),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_whoever_touches_stages_keeps_them(document: Document, touch: str) -> None:
    TOUCHES[touch](document)
    assert not brings_its_own_stages(document, the_map(document), TABLE)


def test_a_note_or_a_lane_touches_no_stage(document: Document) -> None:
    cards.add_note(document, the_map(document), "Later")
    structure.add_lane_of(document, the_map(document), "thoughts")
    assert brings_its_own_stages(document, the_map(document), TABLE)


def test_its_stages_take_their_place_in_one_step(document: Document) -> None:
    before = titles(document)
    made = paste_grid(document, *_cell(document), TABLE, replaces=True)
    assert titles(document) == ["Monday", "Tuesday"]
    assert (made.stages, made.replaced, len(made.cards), made.notes) == (2, 5, 4, ())
    document.undo()
    assert (titles(document), document.undo_label) == (before, None)
    assert brings_its_own_stages(document, the_map(document), TABLE)
    document.redo()
    assert titles(document) == ["Monday", "Tuesday"]


def test_stages_with_steps_under_them_take_their_place_too(document: Document) -> None:
    rows = [["", "Monday", "", "Tuesday"], ["", "Early", "Late", "Noon"], ["Actions", "a", "b", "c"]]
    assert brings_its_own_stages(document, the_map(document), rows)
    paste_grid(document, *_cell(document), rows, replaces=True)
    snapshot = document.snapshot
    assert titles(document) == ["Monday", "Tuesday"]
    assert [step.title for step in snapshot.steps_in(the_map(document))] == ["Early", "Late", "Noon"]


def test_a_table_with_its_stages_below_each_other_brings_them_too(document: Document) -> None:
    rows = [["Phase", "Actions", "Pain points"], ["Monday", "a", "c"], ["Tuesday", "b", "d"]]
    assert brings_its_own_stages(document, the_map(document), rows)
    paste_grid(document, *_cell(document), rows, replaces=True)
    assert titles(document) == ["Monday", "Tuesday"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Phase", "Awareness", "Tuesday"], ["Actions", "a", "b"]],
        [["Phase", "Monday"], ["Actions", "a"], ["Pain points", "c"]],
        [["a", "b"], ["c", "d"]],
        [["Actions", "a", "b"], ["Pain points", "c", "d"]],
    ],
    ids=["one is known", "one stage alone", "no headings", "lanes alone"],
)
def test_a_table_without_stages_of_its_own_replaces_none(document: Document, rows: list[list[str]]) -> None:
    assert not brings_its_own_stages(document, the_map(document), rows)


def test_a_map_that_was_made_by_hand_keeps_its_stages(board: Board) -> None:
    assert not has_untouched_stages(board.document, board.map)
