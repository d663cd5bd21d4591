"""Which records were deleted, and which of those somebody else worked on meanwhile. Derived, never written."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Moment, Peer, Stamp
from journeydesigner.document.registers import ABSENT, Fields, Key, Registers, Value

Deletion = Mapping[str, Value]
"""``by``: which deletion (all that went together has the same); ``seen``: the record's writes that it knew, by peer."""


def deletion(by: str, row: Fields) -> Deletion:
    """The value that marks a record deleted by one who has seen all that ``row`` holds."""
    seen: dict[str, Moment] = {}
    last: Stamp | None = None
    for name, (_value, stamp) in row.items():
        if stamp is last or name == DELETED:
            continue
        last = stamp
        millis, counter, peer = stamp
        known = seen.get(peer)
        if known is None or known < (millis, counter):
            seen[peer] = (millis, counter)
    return {"by": by, "seen": seen}


def deletion_again(value: Deletion, row: Fields, peers: Collection[Peer]) -> Deletion:
    """The same deletion anew: it has seen what ``peers``, all one writer, wrote since, and of others no more than
    before."""
    seen = dict(_as_moments(value))
    for name, (_value, stamp) in row.items():
        if name != DELETED and stamp.peer in peers:
            seen[stamp.peer] = max(stamp.moment, seen.get(stamp.peer, (0, 0)))
    return {"by": value.get("by", ""), "seen": seen}


def is_deletion(value: Value) -> bool:
    return value is not None and value is not ABSENT


def is_deleted(row: Fields) -> bool:
    register = row.get(DELETED)
    return register is not None and register.value is not None and register.value is not ABSENT


def lacking(registers: Registers) -> frozenset[Key]:
    """Registers whose values may be known elsewhere only: those of what somebody took out of a file by hand."""
    return frozenset(
        Key(table, record, name)
        for table, rows in registers.tables.items()
        for record, row in rows.items()
        if is_deleted(row)
        for name, register in row.items()
        if register.value is ABSENT
    )


def says_anything(row: Fields) -> bool:
    """Whether a record's registers hold anything: one whose making was taken back register by register holds nothing,
    and is as if it had never been."""
    return any(register.value is not ABSENT for register in row.values())


def deletion_of(row: Fields) -> str:
    """Which deletion took the record out; empty where none did."""
    register = row.get(DELETED)
    return str(_as_deletion(register.value).get("by", "")) if register is not None else ""


def unseen_writes(registers: Registers, table: str, record: str) -> tuple[str, ...]:
    """The fields of a deleted record that were written by somebody who had not seen the deletion, nor it them.

    Two people may delete the same record apart from each other: what either had seen was seen.
    """
    row = registers.row(table, record)
    if not is_deleted(row):
        return ()
    others = registers.losers.get(Key(table, record, DELETED), {}).values()
    seen = [_as_moments(value) for value in (row[DELETED].value, *others) if is_deletion(value)]
    return tuple(name for name, field in row.items() if name != DELETED and not _is_seen(field.stamp, seen))


def was_written_unseen(registers: Registers, table: str, record: str, row: Fields | None = None) -> bool:
    """Whether ``unseen_writes`` finds any; asked of all cards that go at once. ``row``: the record's, where known."""
    if row is None:
        row = registers.row(table, record)
    register = row.get(DELETED)
    if register is None or not is_deletion(register.value):
        return False
    if registers.losers and Key(table, record, DELETED) in registers.losers:
        return bool(unseen_writes(registers, table, record))
    known = _as_deletion(register.value).get("seen")
    if not isinstance(known, (dict, Mapping)):  # a dict is told at once, any other only by asking round
        return any(True for _stamp in _stamps(row))
    seen = cast(Mapping[str, Sequence[int]], known)
    last: Stamp | None = None
    for name, (_value, stamp) in row.items():
        if stamp is last or name == DELETED:
            continue
        last = stamp
        if stamp[:2] > tuple(seen.get(stamp[2], (0, 0))):
            return True
    return False


def _stamps(row: Fields) -> Iterator[Stamp]:
    """What a record's registers were written at, but for its deletion; what was written together mostly once."""
    last: Stamp | None = None
    for name, register in row.items():
        if name != DELETED and register.stamp != last:
            last = register.stamp
            yield last


def _is_seen(stamp: "tuple[int, int, str]", deletions: Iterable[Mapping[str, Moment]]) -> bool:
    return any(stamp[:2] <= seen.get(stamp[2], (0, 0)) for seen in deletions)


def _as_deletion(value: Value) -> Mapping[str, Value]:
    return cast(Mapping[str, Value], value) if isinstance(value, (dict, Mapping)) else {}


def _as_moments(value: Value) -> Mapping[str, Moment]:
    seen = _as_deletion(value).get("seen")
    if not isinstance(seen, Mapping):
        return {}
    pairs = cast(Mapping[str, Iterable[int]], seen).items()
    return {peer: cast(Moment, tuple(moment)) for peer, moment in pairs}
