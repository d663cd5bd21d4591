"""What a change did: the one thing that canvas, panels, undo, recovery journal and network listen to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from journeydesigner.document.clock import Stamp
from journeydesigner.document.registers import ABSENT, Key, Register, Value

DELETED = "deleted"
"""The field whose value, where there is one, says that and how its record was deleted."""


class Origin(StrEnum):
    LOCAL = "local"
    UNDO = "undo"
    REMOTE = "remote"
    LOAD = "load"


class Write(NamedTuple):
    """One register's change. ``before_stamp`` is None where the register had never been written."""

    key: Key
    before: Value
    after: Value
    stamp: Stamp
    before_stamp: Stamp | None


@dataclass(frozen=True)
class ChangeSet:
    """One transaction."""

    writes: tuple[Write, ...]
    origin: Origin
    label: str
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    @cached_property
    def structure_changed(self) -> bool:
        """Whether more than cards, emotions and measurements changed."""
        return bool(self.touched.keys() - {"cards", "emotions", "measurements", "settlements"})


def change_set(
    before: Mapping[Key, Register | None], after: Mapping[Key, Register], origin: Origin, label: str
) -> ChangeSet:
    writes: list[Write] = []
    touched: dict[str, set[str]] = {}
    for key, old in before.items():
        new = after[key]
        old_value = ABSENT if old is None else old.value
        writes.append(Write(key, old_value, new.value, new.stamp, None if old is None else old.stamp))
        touched.setdefault(key.table, set()).add(key.id)
    return ChangeSet(tuple(writes), origin, label, {table: frozenset(ids) for table, ids in touched.items()})
