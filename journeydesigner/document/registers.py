"""Last-writer-wins registers: the truth of a document, and a CRDT by themselves.

A register is named by table, record id and field, and holds a value with the stamp of its writing. The later
stamp wins, ties cannot be (a stamp names its peer). A version vector says what was seen, so that a conflict is
known exactly: neither side had seen the other's write. The value that lost stays as long as nobody overwrote it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from journeydesigner.document.clock import Peer, Stamp, Version, covers, latest

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
_NOTHING: Fields = {}


def is_same(one: Value, other: Value) -> bool:
    """Whether two values are the same to the file, in which 1, 1.0 and true are not."""
    return type(one) is type(other) and one == other


class Put(NamedTuple):
    """A value on its way into a register."""

    key: Key
    value: Value
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Delta:
    """What one side has and the other lacks, with the sender's version.

    ``losers`` are all losing values that the sender holds; the winner of each such register is among the ``puts``.
    ``authors`` are all names that the sender knows.
    """

    puts: tuple[Put, ...]
    version: Version
    losers: tuple[Put, ...] = ()
    authors: Mapping[Peer, str] = field(default_factory=dict[Peer, str])


@dataclass(slots=True)
class Applied:
    """What a delta changed: the registers before it (None: never written), and where losing values came or went."""

    before: dict[Key, Register | None] = field(default_factory=dict[Key, Register | None])
    contested: set[Key] = field(default_factory=set[Key])


class Registers:
    """All registers of one replica. Rows are replaced, never changed, so that a copy of a table is a snapshot.

    ``losers`` are the values that lost to a later write whose writer had not seen them, by register and stamp.
    Together with the winner they are what a multi-value register would hold, so they too are the same for all
    replicas that have seen the same writes. ``authors`` are the names that peers wrote under, of those that had one.
    """

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Fields]] = {}
        self.seen: Version = {}
        self.losers: dict[Key, dict[Stamp, Value]] = {}
        self.authors: dict[Peer, str] = {}

    def get(self, key: Key) -> Register | None:
        return self.row(key.table, key.id).get(key.field)

    def row(self, table: str, record: str) -> Fields:
        rows = self.tables.get(table)
        return rows.get(record, _NOTHING) if rows is not None else _NOTHING

    def set_row(self, table: str, record: str, row: Fields) -> None:
        """Let a record's registers be ``row``, none where it is empty; who may see them is told by ``see``."""
        rows = self.tables.get(table)
        if row:
            if rows is None:
                rows = self.tables[table] = {}
            rows[record] = row
            return
        if rows is None:
            return
        rows.pop(record, None)
        if not rows:
            self.tables.pop(table, None)

    def see(self, stamp: Stamp) -> None:
        """Count the write of ``stamp`` among those seen."""
        seen = self.seen.get(stamp.peer)
        if seen is None or stamp.moment > seen:
            self.seen[stamp.peer] = stamp.moment

    def write(self, puts: Iterable[Put]) -> None:
        """Set registers as their stamps say; the caller has made sure that they win."""
        fresh: dict[tuple[str, str], dict[str, Register]] = {}
        for key, value, stamp in puts:
            row = fresh.get(key[:2])
            if row is None:
                row = fresh[key[:2]] = dict(self.row(key.table, key.id))
            row[key.field] = Register(value, stamp)
            self.see(stamp)
        for (table, record), row in fresh.items():
            self.set_row(table, record, row)

    def drop_losers(self, key: Key, is_settled: Callable[[Value], bool]) -> None:
        """Forget the losing values of a register that whoever writes it now thereby settles."""
        lost = self.losers.get(key)
        if lost is not None:
            self._set_losers(key, {stamp: value for stamp, value in lost.items() if not is_settled(value)})

    def diff(self, since: Version, lacking: Collection[Key] = ()) -> Delta:
        """All that whoever has seen ``since`` lacks; ``lacking`` are values that they lack all the same."""
        wanted = self.losers.keys() | lacking
        puts = tuple(self._written_since(since, wanted, {key[:2] for key in wanted}))
        losers = tuple(Put(key, value, stamp) for key, lost in self.losers.items() for stamp, value in lost.items())
        return Delta(puts, dict(self.seen), losers, dict(self.authors))

    def apply(self, delta: Delta) -> Applied:
        """Join ``delta`` in: later stamps win, losers of real conflicts are kept."""
        applied = Applied()
        theirs: dict[Key, dict[Stamp, Value]] = {}
        for key, value, stamp in (*delta.puts, *delta.losers):
            theirs.setdefault(key, {})[stamp] = value
        wins: list[Put] = []
        for key, written in theirs.items():
            now = self.get(key)
            held = self._held(key, now)
            joined = self._join(held, written, delta.version)
            winner = latest(joined)
            if now is None or winner != now.stamp or (now.value is ABSENT and joined[winner] is not ABSENT):
                applied.before[key] = now
                wins.append(Put(key, joined[winner], winner))
            del joined[winner]
            if joined != self.losers.get(key, {}):
                applied.contested.add(key)
                self._set_losers(key, joined)
        self.write(wins)
        for peer, moment in delta.version.items():
            self.see(Stamp(*moment, peer))
        for peer, name in delta.authors.items():
            self.authors[peer] = max(name, self.authors.get(peer, ""))  # two names: only where one was forged
        return applied

    def version(self) -> Version:
        return dict(self.seen)

    def all(self) -> Iterator[Put]:
        for table, rows in self.tables.items():
            for record, row in rows.items():
                for name, register in row.items():
                    yield Put(Key(table, record, name), register.value, register.stamp)

    def _written_since(self, since: Version, wanted: Set[Key], with_wanted: Set[tuple[str, str]]) -> Iterator[Put]:
        """Those that ``since`` does not cover, and the wanted ones. Each stamp is looked at once: many share one."""
        known: dict[Stamp, bool] = {}
        for table, rows in self.tables.items():
            for record, row in rows.items():
                has_wanted = bool(wanted) and (table, record) in with_wanted
                for name, (value, stamp) in row.items():
                    is_known = known.get(stamp)
                    if is_known is None:
                        is_known = known[stamp] = covers(since, stamp)
                    if not is_known or (has_wanted and (table, record, name) in wanted):
                        yield Put(Key(table, record, name), value, stamp)

    def _held(self, key: Key, now: Register | None) -> dict[Stamp, Value]:
        if now is None:
            return {}
        return {now.stamp: now.value, **self.losers.get(key, {})}

    def _join(self, ours: dict[Stamp, Value], theirs: dict[Stamp, Value], version: Version) -> dict[Stamp, Value]:
        """What both hold, and what one holds and the other has not seen. What one has seen and let go is gone."""
        if not ours:
            return theirs
        joined = {
            stamp: theirs.get(stamp, value) if value is ABSENT else value
            for stamp, value in ours.items()
            if stamp in theirs or not covers(version, stamp)
        }
        for stamp, value in theirs.items():
            if stamp not in joined and not covers(self.seen, stamp):
                joined[stamp] = value
        winner = latest((*ours, *theirs))
        if winner not in joined:  # only a version vector that lies leads here
            joined[winner] = ours[winner] if winner in ours else theirs[winner]
        return joined

    def _set_losers(self, key: Key, lost: dict[Stamp, Value]) -> None:
        if lost:
            self.losers[key] = lost
        else:
            self.losers.pop(key, None)
