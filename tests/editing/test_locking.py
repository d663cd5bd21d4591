"""A locked map: what cannot be done to its structure, and what stays free."""

from collections.abc import Callable

import pytest

from journeydesigner.document.clock import Clock
from journeydesigner.editing import cards, structure
from journeydesigner.editing.columns import collapse_stage, set_step_width, take_over_step
from journeydesigner.editing.locking import StructureLockedError, is_locked, lock_map, unlock_map
from journeydesigner.editing.map_copies import add_twin, duplicate_map
from tests.document.random_documents import replica_of
from tests.editing.conftest import Board

FORBIDDEN: dict[str, Callable[[Board], object]] = {
    "add a stage": lambda b: structure.add_stage(b.document, b.map, "More"),
    "insert a step": lambda b: structure.insert_step_after(b.document, b.steps[0]),
    "add a lane": lambda b: structure.add_lane(b.document, b.map, "text", "More"),
    "move a stage": lambda b: structure.move_stage(b.document, b.stages[0], 2),
    "move a step": lambda b: structure.move_step(b.document, b.steps[0], b.stages[2], 0),
    "move a lane": lambda b: structure.move_lane(b.document, b.lanes[0], 2),
    "delete a stage": lambda b: structure.delete(b.document, "stages", b.stages[0]),
    "delete a step": lambda b: structure.delete(b.document, "steps", b.steps[0]),
    "delete a lane": lambda b: structure.delete(b.document, "lanes", b.lanes[0]),
    "take a step over": lambda b: take_over_step(b.document, b.stages[0], -1),
    "change a lane's kind": lambda b: structure.set_fields(b.document, "lanes", b.lanes[0], "Kind", kind="text"),
}

FREE: dict[str, Callable[[Board], object]] = {
    "write cards": lambda b: cards.add_card(b.document, b.lanes[0], b.steps[0], "Free"),
    "rename": lambda b: structure.rename(b.document, "stages", b.stages[0], "Other"),
    "pull a column": lambda b: set_step_width(b.document, b.steps[0], 300),
    "fold a stage": lambda b: collapse_stage(b.document, b.stages[0], True),
    "delete the map": lambda b: structure.delete(b.document, "maps", b.map),
    "unlock it": lambda b: unlock_map(b.document, b.map),
    "build another": lambda b: structure.add_stage(
        b.document, structure.add_map(b.document, b.organization, "Other"), "New"
    ),
}


@pytest.mark.parametrize("verb", FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_locked_map_keeps_its_structure(board: Board, verb: Callable[[Board], object]) -> None:
    lock_map(board.document, board.map)
    before = board.snapshot
    with pytest.raises(StructureLockedError, match="The structure of “Battery” is locked"):
        verb(board)
    assert board.snapshot is before
    unlock_map(board.document, board.map)
    verb(board)


@pytest.mark.parametrize("verb", FREE.values(), ids=FREE)
def test_what_is_no_structure_stays_free(board: Board, verb: Callable[[Board], object]) -> None:
    lock_map(board.document, board.map)
    verb(board)


def test_copies_of_a_locked_map_are_open(board: Board) -> None:
    lock_map(board.document, board.map)
    for copy in (duplicate_map(board.document, board.map), add_twin(board.document, board.map)):
        assert not is_locked(board.snapshot, copy)
        structure.add_stage(board.document, copy, "More")


def test_what_was_built_before_the_lock_is_undone_after_it(board: Board) -> None:
    structure.add_stage(board.document, board.map, "More")
    lock_map(board.document, board.map)
    board.document.undo()
    assert not is_locked(board.snapshot, board.map)
    board.document.undo()
    assert len(board.stages) == 3


def test_a_colleague_who_knew_of_no_lock_is_merged_all_the_same(board: Board) -> None:
    other = replica_of(board.document, Clock("bob"))
    structure.add_stage(other, board.map, "Theirs")
    lock_map(board.document, board.map)
    board.document.merge(other)
    assert len(board.stages) == 4
    cards.add_card(board.document, board.lanes[0], board.steps[-1], "Still works")
