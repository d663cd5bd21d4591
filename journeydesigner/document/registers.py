"""Last-writer-wins registers: the truth of a document, and a CRDT by themselves.

A register is named by table, record id and field, and holds a value with the stamp of its writing. The later
stamp wins, ties cannot be (a stamp names its peer). A version vector says what was seen, so that a conflict is
known exactly: neither side had seen the other's write. The value that lost stays, until a person settled it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from journeydesigner.document.clock import Stamp, Version, covers

Value = Any
"""JSON-like: None, bool, int, float, str, tuple, dict of these. Never mutated once written."""


class _Absent:
    """No value: as if the field had never been written."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __copy__(self) -> "_Absent":
        return self

    def __deepcopy__(self, memo: object) -> "_Absent":
        return self


ABSENT: Final = _Absent()


class Key(NamedTuple):
    table: str
    id: str
    field: str


class Register(NamedTuple):
    value: Value
    stamp: Stamp


Fields = Mapping[str, Register]


class Put(NamedTuple):
    """A value on its way into a register."""

    key: Key
    value: Value
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two writes of one register, neither of which had seen the other."""

    key: Key
    kept: Register
    lost: Register

    @property
    def id(self) -> str:
        return "/".join((*self.key, f"{self.lost.stamp.millis}.{self.lost.stamp.counter}.{self.lost.stamp.peer}"))


@dataclass(frozen=True, slots=True)
class Delta:
    """What one side has and the other lacks, with the sender's version and its losing values."""

    puts: tuple[Put, ...]
    version: Version
    losers: tuple[Put, ...] = ()


@dataclass(slots=True)
class Applied:
    """What a delta changed: the registers before it, and the conflicts it brought."""

    before: dict[Key, Register | None] = field(default_factory=dict[Key, Register | None])
    conflicts: list[Conflict] = field(default_factory=list[Conflict])


class Registers:
    """All registers of one replica. Rows are replaced, never changed, so that a copy of a table is a snapshot."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Fields]] = {}
        self.seen: Version = {}
        self.losers: dict[Key, dict[Stamp, Value]] = {}

    def get(self, key: Key) -> Register | None:
        row = self.tables.get(key.table, {}).get(key.id)
        return row.get(key.field) if row is not None else None

    def row(self, table: str, record: str) -> Fields:
        return self.tables.get(table, {}).get(record, {})

    def write(self, puts: Iterable[Put]) -> None:
        """Set registers as their stamps say; the caller has made sure that they win."""
        for put in puts:
            rows = self.tables.setdefault(put.key.table, {})
            rows[put.key.id] = {**rows.get(put.key.id, {}), put.key.field: Register(put.value, put.stamp)}
            self._see(put.stamp)

    def restore(self, before: Mapping[Key, Register | None]) -> None:
        """Take writes back that nobody has seen: a change that failed."""
        for key, register in before.items():
            row = dict(self.tables[key.table][key.id])
            if register is None:
                del row[key.field]
            else:
                row[key.field] = register
            if row:
                self.tables[key.table][key.id] = row
            else:
                del self.tables[key.table][key.id]

    def diff(self, since: Version) -> Delta:
        """All that whoever has seen ``since`` lacks."""
        puts = tuple(put for put in self.all() if not covers(since, put.stamp))
        losers = tuple(Put(key, value, stamp) for key, lost in self.losers.items() for stamp, value in lost.items())
        return Delta(puts, dict(self.seen), losers)

    def apply(self, delta: Delta) -> Applied:
        """Join ``delta`` in: later stamps win, losers of real conflicts are kept."""
        applied = Applied()
        wins: list[Put] = []
        for put in delta.puts:
            ours = self.get(put.key)
            if ours is not None and ours.stamp == put.stamp:
                continue
            if ours is not None and not covers(self.seen, put.stamp) and not covers(delta.version, ours.stamp):
                self._collide(applied, put, ours)
            if ours is None or put.stamp > ours.stamp:
                applied.before[put.key] = ours
                wins.append(put)
        self.write(wins)
        for key, value, stamp in delta.losers:
            self.losers.setdefault(key, {})[stamp] = value
        for peer, moment in delta.version.items():
            self.seen[peer] = max(self.seen.get(peer, moment), moment)
        return applied

    def version(self) -> Version:
        return dict(self.seen)

    def all(self) -> Iterator[Put]:
        for table, rows in self.tables.items():
            for record, row in rows.items():
                for name, register in row.items():
                    yield Put(Key(table, record, name), register.value, register.stamp)

    def _collide(self, applied: Applied, put: Put, ours: Register) -> None:
        theirs = Register(put.value, put.stamp)
        if theirs.value == ours.value:
            return
        kept, lost = (theirs, ours) if theirs.stamp > ours.stamp else (ours, theirs)
        applied.conflicts.append(Conflict(put.key, kept, lost))
        self.losers.setdefault(put.key, {})[lost.stamp] = lost.value

    def _see(self, stamp: Stamp) -> None:
        seen = self.seen.get(stamp.peer)
        if seen is None or stamp.moment > seen:
            self.seen[stamp.peer] = stamp.moment
