"""Taking a change back: what of it can be, and what has to be written for that."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from journeydesigner.document.changes import DELETED, Beforehand
from journeydesigner.document.clock import Peer
from journeydesigner.document.conflicts import Conflict, conflicts_in, suspects_of
from journeydesigner.document.draft import Draft
from journeydesigner.document.history import Reversal
from journeydesigner.document.liveness import (
    deletion,
    deletion_again,
    deletion_of,
    is_deleted,
    is_deletion,
    was_written_unseen,
)
from journeydesigner.document.registers import Key, Registers, Value
from journeydesigner.document.replica import RecordKey
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import new_id
from journeydesigner.model.records import Settlement


def open_conflicts(registers: Registers, snapshot: Snapshot) -> tuple[Conflict, ...]:
    """What people wrote apart from each other and nobody has settled yet, by table and record."""
    return tuple(conflicts_in(registers, snapshot, suspects_of(registers, snapshot)))


def beforehand(registers: Registers, snapshot: Snapshot, records: Iterable[RecordKey]) -> Beforehand:
    """What has to be known of now to come back to it after ``records`` were written by a merge."""
    rows = {record: registers.row(*record) for record in records}
    gone = {r for r, row in rows.items() if is_deleted(row) and not was_written_unseen(registers, *r, row)}
    return Beforehand(frozenset(gone), frozenset(conflict.matter for conflict in open_conflicts(registers, snapshot)))


def before_taking_back(registers: Registers, snapshot: Snapshot, reversal: Reversal) -> Beforehand | None:
    """The same of what ``reversal`` is about to write; None where that is no merge."""
    if reversal.beforehand is None:
        return None
    now = beforehand(registers, snapshot, (key[:2] for key in reversal.values))
    return now if reversal.beforehand.conflicts is None else replace(now, conflicts=None)


def write_back(draft: Draft, registers: Registers, reversal: Reversal, peers: Iterable[Peer]) -> int:
    """Write what takes a change back; how many of its registers were left alone. ``peers`` is who does it."""
    values = _possible(draft.snapshot, registers, reversal)
    by = new_id("deletion")
    row_of, own = registers.row, set(peers)
    for key, value in values.items():
        record = table, name = key[:2]
        row = row_of(table, name)
        is_unborn = record in reversal.unborn
        if is_unborn:
            value = deletion(by, row)
        elif (
            key.field == DELETED
            and is_deletion(value)
            and reversal.beforehand is None
            and record not in reversal.rescued
        ):
            value = deletion_again(value, row, own)
        draft.write(table, name, {key.field: value}, row, is_gone=is_unborn)
    if reversal.beforehand is not None:
        _bury_again(draft, registers, reversal.beforehand, {key[:2] for key in values})
        _settle_what_came(draft, registers, reversal.beforehand.conflicts)
    return len(reversal.values) - len(values)


def _possible(snapshot: Snapshot, registers: Registers, reversal: Reversal) -> Mapping[Key, Value]:
    """The registers to write; none of records that somebody else deleted meanwhile: what was done in those stays as it
    is, unseen."""
    kept = reversal.beforehand.gone if reversal.beforehand is not None else frozenset[RecordKey]()

    def is_lost(record: RecordKey) -> bool:
        table, name = record
        if record in kept or Key(table, name, DELETED) in reversal.values or name in snapshot.table(table):
            return False
        return is_deleted(registers.row(table, name))

    said = {key[:2] for key in reversal.values if key.field != DELETED}  # where that is written, too, none is lost
    lost = {record for record in said if is_lost(record)}
    return {key: value for key, value in reversal.values.items() if key[:2] not in lost} if lost else reversal.values


def _bury_again(draft: Draft, registers: Registers, before: Beforehand, written: set[RecordKey]) -> None:
    """What had been deleted for good is so again: its deletion has seen what was just written back to it."""
    for table, record in sorted(before.gone & written):
        row = registers.row(table, record)
        if is_deleted(row):
            draft.write(table, record, {DELETED: deletion(deletion_of(row), row)})


def _settle_what_came(draft: Draft, registers: Registers, before: frozenset[str] | None) -> None:
    """With the merge its conflicts are taken back, also those in which nothing was written."""
    if before is None:
        return
    for conflict in open_conflicts(registers, draft.snapshot):
        if conflict.matter not in before:
            draft.put(Settlement(id=conflict.id))
