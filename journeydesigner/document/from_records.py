"""A journey made of plain records: a part of one, or one in which something was replaced. Nobody wrote it: all of it
has the same stamp, and there is nothing to undo."""

from collections.abc import Iterable, Mapping

from journeydesigner.document.clock import Stamp
from journeydesigner.document.registers import Register, Registers
from journeydesigner.document.schema import Schema, fields_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.snapshot_builder import SnapshotBuilder
from journeydesigner.model.records import Record, table_of

_STAMP = Stamp(1, 0, "made")


def registers_of(records: Iterable[Record]) -> Registers:
    """Registers that hold these records and nothing else."""
    registers = Registers()
    for record in records:
        table = table_of(record)
        row = {name: Register(value, _STAMP) for name, value in fields_of(table, record).items()}
        registers.set_row(table, record.id, row)
    registers.see(_STAMP)
    return registers


def snapshot_of(records: Iterable[Record], assets: Mapping[str, bytes]) -> Snapshot:
    """The journey of these records. One whose parents are not among them is no part of it, as everywhere; cards stand
    where they say, whatever their lane asks for."""
    return SnapshotBuilder(registers_of(records), Schema(), assets).everything()
