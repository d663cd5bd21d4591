"""What people wrote apart from each other and what only one of them can have: found in the registers, never written.

Two kinds: a register that two wrote, and a record that one deleted while another worked on it (or in it).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Stamp, Version, covers
from journeydesigner.document.liveness import deletion_of, is_deleted, is_deletion, unseen_writes, was_written_unseen
from journeydesigner.document.registers import ABSENT, Fields, Key, Register, Registers, Value, is_same
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.records import PARENTS

RecordKey = tuple[str, str]
"""Table and id."""

_COUNTED = frozenset({"movements"})
"""Tables of records that are counted whole: the later count stands. To choose field by field would mix two, and tell
what neither may tell."""
_ORPHANS = {"stages": "title", "steps": "title", "lanes": "title", "emotions": "value", "comments": "text"}
"""Tables whose records vanish with what they stand in, and the field that tells most of them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two writes, neither of which had seen the other.

    ``kept`` stands, ``lost`` does not. Where ``against_deletion``, ``kept`` is the deletion of the record (or of
    what it stands in) and ``lost`` what somebody wrote to ``key`` meanwhile; a card lies in the inbox, then.
    """

    key: Key
    kept: Register
    lost: Register
    against_deletion: bool = False

    @property
    def id(self) -> str:
        stamp = self.lost.stamp
        return "/".join((*self.key, f"{stamp.millis}.{stamp.counter}.{stamp.peer}"))

    @property
    def matter(self) -> str:
        """What it is about, whoever wrote the value that does not stand and whenever."""
        value = self.lost.value
        said = "(deleted)" if self.key.field == DELETED and is_deletion(value) else repr(value)
        return f"{'/'.join(self.key)}/{self.against_deletion}/{said}"

    def is_news(self, ours: Version, theirs: Version) -> bool:
        """Whether it arose between two replicas of these versions: neither had seen both writes."""
        stamps = (self.kept.stamp, self.lost.stamp)
        return not (_covers_both(ours, stamps) or _covers_both(theirs, stamps))


def conflicts_in(registers: Registers, snapshot: Snapshot, records: Iterable[RecordKey]) -> Iterator[Conflict]:
    """The unsettled conflicts of some records."""
    settled = snapshot.table("settlements")
    contested: dict[RecordKey, list[Key]] = {}
    for key in registers.losers:
        contested.setdefault(key[:2], []).append(key)
    for record in sorted(records):
        found = [c for key in sorted(contested.get(record, ())) for c in _overwritten(registers, key)]
        found = [conflict for conflict in found if conflict.id not in settled]
        yield from [*found, *_against_deletion(registers, *record), *_orphaned(registers, snapshot, *record)]


def records_of(registers: Registers) -> Iterator[RecordKey]:
    return ((table, record) for table, rows in registers.tables.items() for record in rows)


def suspects_of(registers: Registers, snapshot: Snapshot) -> set[RecordKey]:
    """The records that can be in a conflict: contested, deleted, or not shown though nobody deleted them."""
    found = {key[:2] for key in registers.losers}
    for table, rows in registers.tables.items():
        found.update((table, record) for record, row in rows.items() if is_deleted(row))
        if table in _ORPHANS:
            found.update((table, record) for record in rows.keys() - snapshot.table(table).keys())
    return found


def parent_of(registers: Registers, table: str, record: str) -> RecordKey | None:
    """What a record stands in and cannot be without: the first that is deleted, else the first."""
    row = registers.row(table, record)
    parents = [(parent, str(row[name].value)) for name, parent in PARENTS.get(table, {}).items() if name in row]
    dead = [parent for parent in parents if is_deleted(registers.row(*parent))]
    return next(iter([*dead, *parents]), None)


def descendants_of(registers: Registers, table: str, record: str) -> list[RecordKey]:
    """What stands in a record, whether or not it is deleted; cards, which have an inbox to go to, excepted."""
    found: list[RecordKey] = []
    for name, parents in PARENTS.items():
        fields = [field for field, parent in parents.items() if parent == table and name != "cards"]
        for item, row in registers.tables.get(name, {}).items():
            if any(field in row and row[field].value == record for field in fields):
                found += [*descendants_of(registers, name, item), (name, item)]
    return found


def _overwritten(registers: Registers, key: Key) -> Iterator[Conflict]:
    """One conflict for each losing value that is not that of the winner or of a later loser."""
    kept = registers.get(key)
    row = registers.row(key.table, key.id)
    if key.table in _COUNTED and key.field != DELETED:
        return
    if kept is None or (is_deleted(row) and key.field != DELETED and not unseen_writes(registers, *key[:2])):
        return
    known: list[Value] = [kept.value]
    for stamp, value in sorted(registers.losers[key].items(), key=_by_stamp, reverse=True):
        if not any(_is_alike(key, value, other) for other in known):
            known.append(value)
            yield Conflict(key, kept, Register(value, stamp))


def _against_deletion(registers: Registers, table: str, record: str) -> Iterator[Conflict]:
    row = registers.row(table, record)
    if not was_written_unseen(registers, table, record, row):
        return
    for name in sorted(unseen_writes(registers, table, record)):
        if row[name].value is not ABSENT:
            yield Conflict(Key(table, record, name), row[DELETED], row[name], against_deletion=True)


def _orphaned(registers: Registers, snapshot: Snapshot, table: str, record: str) -> Iterator[Conflict]:
    """A record that nobody deleted, in something that somebody did delete without knowing of it."""
    name = _ORPHANS.get(table)
    row = registers.row(table, record)
    if name is None or is_deleted(row) or record in snapshot.table(table) or (table, record) in snapshot.quarantine:
        return
    parent = parent_of(registers, table, record)
    if parent is None or not deletion_of(registers.row(*parent)):
        return
    written = row.get(name) or _latest_said(row)
    yield Conflict(Key(table, record, name), registers.row(*parent)[DELETED], written, against_deletion=True)


def _latest_said(row: Fields) -> Register:
    """The same for all who hold the same registers, in whatever order."""
    said = {name: register for name, register in row.items() if name != DELETED} or row
    return said[max(said, key=lambda name: (said[name].stamp, name))]


def _is_alike(key: Key, one: Value, other: Value) -> bool:
    """Whether a person would see no difference: two deletions are one."""
    if key.field == DELETED:
        return is_deletion(one) == is_deletion(other)
    return is_same(one, other)


def _by_stamp(item: tuple[Stamp, Value]) -> Stamp:
    return item[0]


def _covers_both(version: Version, stamps: tuple[Stamp, Stamp]) -> bool:
    return covers(version, stamps[0]) and covers(version, stamps[1])
