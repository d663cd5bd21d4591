"""Undo and redo of what this person did: register by register, and only where nobody wrote since.

Undo and redo are the same: both write back what stood before, as a change of its own, which in turn can be
taken back. Where a register's earlier value stands again under a new stamp, the earlier change counts as
still standing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from journeydesigner.document.changes import DELETED, ChangeSet
from journeydesigner.document.clock import Stamp
from journeydesigner.document.registers import Key, Register, Value

Lookup = Callable[[Key], Register | None]


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking a change back is about to write.

    ``unborn`` are records that the change had made: of them only the deletion is written.
    ``overwritten`` counts the registers that others wrote since and that are therefore left alone.
    """

    label: str
    values: dict[Key, Value]
    unborn: frozenset[tuple[str, str]]
    overwritten: int


class History:
    """The two stacks."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self._standing: dict[tuple[Key, Stamp], Stamp] = {}

    @property
    def undo_label(self) -> str | None:
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        return self._undone[-1].label if self._undone else None

    def record(self, changes: ChangeSet) -> None:
        self._done.append(changes)
        self._undone.clear()

    def undo(self, lookup: Lookup) -> Reversal:
        """What undoing the last change writes. Raises IndexError where there is none."""
        return self._reversal(self._done[-1], lookup)

    def redo(self, lookup: Lookup) -> Reversal:
        return self._reversal(self._undone[-1], lookup)

    def undone(self, changes: ChangeSet | None) -> None:
        """The last change was taken back by ``changes`` (None: nothing of it was left to take back)."""
        self._take_back(self._done, self._undone, changes)

    def redone(self, changes: ChangeSet | None) -> None:
        self._take_back(self._undone, self._done, changes)

    def _take_back(self, stack: list[ChangeSet], other: list[ChangeSet], changes: ChangeSet | None) -> None:
        taken = stack.pop()
        if changes is None:
            return
        stood_before = {write.key: write.before_stamp for write in taken.writes}
        for write in changes.writes:
            earlier = stood_before.get(write.key)
            if earlier is not None:
                self._standing[(write.key, earlier)] = write.stamp
        other.append(changes)

    def _reversal(self, changes: ChangeSet, lookup: Lookup) -> Reversal:
        values: dict[Key, Value] = {}
        overwritten = 0
        for write in changes.writes:
            if write.key[:2] in changes.born and (write.key.field != DELETED or write.after is not None):
                continue  # of what it made and took out again nothing is to be taken back
            now = lookup(write.key)
            if now is None or now.stamp != self._now_standing(write.key, write.stamp):
                overwritten += 1
            else:
                values[write.key] = write.before
        return Reversal(changes.label, values, changes.born, overwritten)

    def _now_standing(self, key: Key, stamp: Stamp) -> Stamp:
        while (key, stamp) in self._standing:
            stamp = self._standing[(key, stamp)]
        return stamp
