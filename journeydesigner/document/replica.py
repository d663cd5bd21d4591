"""One peer's registers, and the snapshot read from them when somebody asks."""

from collections.abc import Iterable, Mapping

from journeydesigner.document.registers import Fields, Registers
from journeydesigner.document.schema import Schema
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.snapshot_builder import SnapshotBuilder

RecordKey = tuple[str, str]
"""Table and id."""


class Replica:
    """Registers and their snapshot, which follows what is written row by row."""

    def __init__(self, registers: Registers, schema: Schema) -> None:
        self.registers, self.schema = registers, schema
        self._builder = SnapshotBuilder(registers, schema)
        self._snapshot = self._builder.everything()
        self._stale: dict[str, set[str]] = {}

    @property
    def snapshot(self) -> Snapshot:
        if self._stale:
            stale, self._stale = self._stale, {}
            self._snapshot = self._builder.refresh(self._snapshot, stale)
        return self._snapshot

    def row(self, table: str, record: str) -> Fields:
        return self.registers.row(table, record)

    def set_row(self, table: str, record: str, row: Fields) -> None:
        self.registers.set_row(table, record, row)
        self._stale.setdefault(table, set()).add(record)

    def touch(self, records: Iterable[RecordKey]) -> None:
        """Have records read again that were written past this replica."""
        for table, record in records:
            self._stale.setdefault(table, set()).add(record)

    def restore(self, rows: Mapping[RecordKey, Fields], snapshot: Snapshot | None = None) -> None:
        """Take writes back that nobody has seen; ``snapshot``, where known, is what was read of it before them."""
        for (table, record), row in rows.items():
            self.set_row(table, record, row)
        if snapshot is not None:
            self._snapshot, self._stale = snapshot, {}
