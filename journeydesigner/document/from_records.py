"""A journey made of plain records: a part of one, or one in which something was replaced. Nobody wrote it: all of it
has the same stamp, and there is nothing to undo."""

from collections.abc import Iterable, Mapping

from journeydesigner.document.clock import Stamp
from journeydesigner.document.registers import Register, Registers
from journeydesigner.document.schema import Schema, fields_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.snapshot_builder import SnapshotBuilder
from journeydesigner.model.records import PARENTS, TABLES, Card, Record, table_of

_STAMP = Stamp(1, 0, "made")


def registers_of(records: Iterable[Record]) -> Registers:
    """Registers that hold these records and nothing else; but none whose parents, or whose place, are not among them:
    nothing of them is to turn up elsewhere."""
    registers = Registers()
    for table, rows in _held(records).items():
        for record in rows.values():
            row = {name: Register(value, _STAMP) for name, value in fields_of(table, record).items()}
            registers.set_row(table, record.id, row)
    registers.see(_STAMP)
    return registers


def snapshot_of(records: Iterable[Record], assets: Mapping[str, bytes]) -> Snapshot:
    """The journey of these records, see ``registers_of``. Cards stand where they say, whatever their lane asks for."""
    return SnapshotBuilder(registers_of(records), Schema(), assets).everything()


def _held(records: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """By table, parents first."""
    given: dict[str, list[Record]] = {table: [] for table in TABLES}
    for record in records:
        given[table_of(record)].append(record)
    held: dict[str, dict[str, Record]] = {}
    waiting = [table for table in TABLES if not PARENTS.get(table)] + [table for table in TABLES if PARENTS.get(table)]
    for table in waiting:
        parents = PARENTS.get(table, {})
        held[table] = {
            record.id: record
            for record in given[table]
            if all(getattr(record, name) in held[parent] for name, parent in parents.items()) and _stands(record, held)
        }
    return held


def _stands(record: Record, held: Mapping[str, Mapping[str, Record]]) -> bool:
    place = record.place if isinstance(record, Card) else None
    return place is None or (place.lane in held["lanes"] and place.first in held["steps"])
