"""Undo and redo of what this person did: register by register, and only where nobody wrote since.

Undo and redo are the same: both write back what stood before, as a change of its own, which in turn can be
taken back. Where a register's earlier value stands again under a new stamp, the earlier change counts as
still standing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journeydesigner.document.changes import DELETED, Beforehand, ChangeSet, Origin
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
    beforehand: Beforehand | None = None
    rescued: frozenset[tuple[str, str]] = frozenset()


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

    def take_up(self, changes: Iterable[ChangeSet]) -> None:
        """Go on where another history of this document ended, as before a crash; ``changes`` are all that it told, the
        oldest first. What was done here since stays the latest."""
        done, self._done = self._done, []
        undone, self._undone = self._undone, []
        for each in changes:
            if each.origin is Origin.LOCAL:
                self.record(each)
            elif each.origin is Origin.UNDO:
                self._take_up_reversal(each)
        if done or undone:
            self._done, self._undone = [*self._done, *done], undone

    def _take_up_reversal(self, reversal: ChangeSet) -> None:
        """Whether it undid or redid tells what it wrote over; what was nothing any more is passed by."""
        for stack, other in ((self._done, self._undone), (self._undone, self._done)):
            place = next((i for i in reversed(range(len(stack))) if self._is_of(stack[i], reversal)), None)
            if place is not None:
                del stack[place + 1 :]
                self._take_back(stack, other, reversal)
                return

    def _is_of(self, taken: ChangeSet, reversal: ChangeSet) -> bool:
        standing = {write.key: self._now_standing(write.key, write.stamp) for write in taken.writes}
        return any(standing.get(write.key) == write.before_stamp for write in reversal.writes)

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
            if (
                changes.born
                and write.key[:2] in changes.born
                and not (write.key.field == DELETED and write.after is None)
            ):
                continue  # of what it made and took out again nothing is to be taken back
            now = lookup(write.key)
            if now is None or now.stamp != self._now_standing(write.key, write.stamp):
                overwritten += 1
            else:
                values[write.key] = write.before
        return Reversal(changes.label, values, changes.born, overwritten, changes.beforehand, changes.rescued)

    def _now_standing(self, key: Key, stamp: Stamp) -> Stamp:
        while (key, stamp) in self._standing:
            stamp = self._standing[(key, stamp)]
        return stamp
