"""What a change did: the one thing that canvas, panels, undo, recovery journal and network listen to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from journeydesigner.document.clock import Stamp
from journeydesigner.document.registers import ABSENT, Key, Register, Value

DELETED = "deleted"
"""The field whose value, where there is one, says that and how its record was deleted."""
_ON_MAPS = frozenset({
    "cards", "emotions", "measurements", "card_links", "comments", "saved_views", "vote_rounds", "votes", "agenda",
    "settlements", "kept_states", "event_rules", "movements", "forecasts",
})  # fmt: skip


class Origin(StrEnum):
    LOCAL = "local"
    UNDO = "undo"
    REMOTE = "remote"


class Write(NamedTuple):
    """One register's change. ``before_stamp`` is None where the register had never been written."""

    key: Key
    before: Value
    after: Value
    stamp: Stamp
    before_stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What has to be known, to take a merge back, of how things stood before it: of the records that it touches those
    that were deleted with nothing written to them unseen, and the matters of all open conflicts (None where the merge
    was just taken back, and is to come again with its own)."""

    gone: frozenset[tuple[str, str]]
    conflicts: frozenset[str] | None


@dataclass(frozen=True)
class ChangeSet:
    """One transaction. ``contested`` are registers whose losing values came or went by a merge, written or not.
    ``born`` are the records of which there was nothing before it: also those that it took out again. ``beforehand``
    is there of a merge that can be taken back, and of taking it back."""

    writes: tuple[Write, ...]
    origin: Origin
    label: str
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    contested: frozenset[Key] = frozenset()
    born: frozenset[tuple[str, str]] = frozenset()
    beforehand: Beforehand | None = None
    rescued: frozenset[tuple[str, str]] = frozenset()
    """Records that had been deleted before it, by one who did not know what others wrote to them."""

    @cached_property
    def structure_changed(self) -> bool:
        """Whether more changed than what stands on the maps and what is said and voted about it."""
        return bool(self.touched.keys() - _ON_MAPS)

    @cached_property
    def added(self) -> frozenset[tuple[str, str]]:
        """(table, id) of the records that were made or came back."""
        return frozenset(write.key[:2] for write in self._of_life if not _is_gone(write.after))

    @cached_property
    def removed(self) -> frozenset[tuple[str, str]]:
        return frozenset(write.key[:2] for write in self._of_life if _is_gone(write.after))

    @cached_property
    def only_adds_cards(self) -> bool:
        """Whether cards came or came back, and nothing else is other than it was."""
        return set(self.touched) == {"cards"} and len(self.added) == len(self.touched["cards"])

    @property
    def _of_life(self) -> Iterator[Write]:
        return (write for write in self.writes if write.key.field == DELETED)


def _is_gone(value: Value) -> bool:
    return value is not None and value is not ABSENT


def change_set(
    writes: Iterable[Write],
    origin: Origin,
    label: str,
    contested: Iterable[Key] = (),
    born: Iterable[tuple[str, str]] = (),
    beforehand: Beforehand | None = None,
    rescued: Iterable[tuple[str, str]] = (),
) -> ChangeSet:
    writes = tuple(writes)
    touched: dict[str, set[str]] = {}
    for table, record in {write.key[:2] for write in writes}:
        touched.setdefault(table, set()).add(record)
    named = {table: frozenset(ids) for table, ids in touched.items()}
    return ChangeSet(
        writes, origin, label, named, frozenset(contested), frozenset(born), beforehand, frozenset(rescued)
    )


def writes_of(before: Mapping[Key, Register | None], now: Callable[[Key], Register | None]) -> Iterator[Write]:
    """What changed in registers since they were ``before``."""
    for key, old in before.items():
        new = now(key)
        if new is not None:
            old_value, old_stamp = (ABSENT, None) if old is None else old
            yield Write(key, old_value, new.value, new.stamp, old_stamp)
