"""What a comparison of two states of a document tells: each change with where it is, both values and what it took
with it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.record_words import NOWHERE, Where
from journeydesigner.editing.revisions.shifts import Shift
from journeydesigner.model.ids import RecordId


class Kind(StrEnum):
    """What happened to a record. A shift is that of a feeling, or of a metric's value."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    EMOTION = "emotion"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field that says another thing now: what it is called, both values as texts ("" for nothing), and as they are.

    Where both texts are the same (another picture), only that it changed can be said.
    """

    field: str
    label: str
    before: str
    after: str
    was: object
    now: object


@dataclass(frozen=True)
class Change:
    """All that happened to one record, or to one with what came or went with it (``content``).

    ``noun`` is what such a record is called, ``name`` what this one says. ``where`` it stands, or stood when it went;
    ``was``: where it stood before, of what moved, and ``place_before`` / ``place_after`` say both in words.
    """

    table: str
    record: RecordId
    kinds: tuple[Kind, ...]
    noun: str
    name: str
    where: Where
    was: Where = NOWHERE
    place_before: str = ""
    place_after: str = ""
    fields: tuple[FieldTold, ...] = ()
    shift: Shift | None = None
    content: tuple["Change", ...] = ()

    @property
    def kind(self) -> Kind:
        """The one by which it is filed."""
        return self.kinds[0]

    @property
    def content_counts(self) -> Mapping[str, int]:
        """How many records of each table came or went with it."""
        return Counter(change.table for change in self.content)


@dataclass(frozen=True)
class Changes:
    """In the order in which one reads: map by map, stage by stage, lane by lane; last what belongs to no map."""

    before: Snapshot
    after: Snapshot
    all: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.all)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def each(self) -> Iterator[Change]:
        """All of them, with what came or went inside others."""
        for change in self.all:
            yield change
            yield from change.content

    @cached_property
    def by_record(self) -> Mapping[RecordId, Change]:
        return {change.record: change for change in self.each()}

    def of_map(self, map_id: str) -> "Changes":
        """What changed on one map."""
        return replace(self, all=tuple(change for change in self.all if change.where.map == map_id))
