"""One peer's registers, and the snapshot read from them when somebody asks."""

from collections.abc import Iterable, Mapping

from journeydesigner.document.changes import DELETED
from journeydesigner.document.registers import Fields, Registers
from journeydesigner.document.schema import Schema
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.snapshot_builder import SnapshotBuilder

RecordKey = tuple[str, str]
"""Table and id."""
_LEAVES = frozenset({"cards", "emotions", "measurements", "votes", "card_links"})
"""Tables of which no record depends on another of the same table."""


class Replica:
    """Registers and their snapshot, which follows what is written row by row."""

    def __init__(self, registers: Registers, schema: Schema, assets: Mapping[str, bytes] | None = None) -> None:
        self.registers, self.schema = registers, schema
        self.row = registers.row
        self._builder = SnapshotBuilder(registers, schema, assets)
        self._snapshot = self._builder.everything()
        self._stale: dict[str, set[str]] = {}
        self._reworded: dict[str, set[str]] = {}
        """Those of them that differ from what was read in more than in whether they are deleted."""
        self._gone: dict[str, set[str]] = {}
        """Those of them that were deleted by one who has seen all that was written to them."""

    @property
    def snapshot(self) -> Snapshot:
        if self._stale:
            stale, reworded, gone = self._stale, self._reworded, self._gone
            self._stale, self._reworded, self._gone = {}, {}, {}
            self._snapshot = self._builder.refresh(self._snapshot, stale, reworded, gone)
        return self._snapshot

    def snapshot_for(self, table: str, record: str) -> Snapshot:
        """A snapshot in which this record is as it is now. Where only others of its table have been written since the
        last one, and none of them stands on another, it is that: to work on many records one by one is not to read
        all of them again each time."""
        stale = self._stale
        if table in _LEAVES and len(stale) == 1 and table in stale and record not in stale[table]:
            return self._snapshot
        return self.snapshot

    def set_row(
        self, table: str, record: str, row: Fields, *, is_reworded: bool | None = None, is_gone: bool = False
    ) -> None:
        """``is_reworded``: whether more differs than whether it is deleted, if that is known; ``is_gone``: whether it
        is deleted by one who has seen all that was written to it."""
        if is_reworded is None:
            is_reworded = _is_reworded(self.registers.row(table, record), row)
        if is_reworded:
            self._reworded.setdefault(table, set()).add(record)
        if is_gone:
            self._gone.setdefault(table, set()).add(record)
        elif table in self._gone:
            self._gone[table].discard(record)
        self.registers.set_row(table, record, row)
        self._stale.setdefault(table, set()).add(record)

    def touch(self, records: Iterable[RecordKey]) -> None:
        """Have records read again that were written past this replica."""
        for table, record in records:
            self._stale.setdefault(table, set()).add(record)
            self._reworded.setdefault(table, set()).add(record)
            self._gone.get(table, set[str]()).discard(record)

    def restore(self, rows: Mapping[RecordKey, Fields], snapshot: Snapshot | None = None) -> None:
        """Take writes back that nobody has seen; ``snapshot``, where known, is what was read of it before them."""
        for (table, record), row in rows.items():
            self.set_row(table, record, row)
        if snapshot is not None:
            self._snapshot, self._stale, self._reworded, self._gone = snapshot, {}, {}, {}


def _is_reworded(old: Fields, new: Fields) -> bool:
    """Whether a record's registers differ in more than in whether it is deleted. An emptied row does."""
    if not new or len(old) - (DELETED in old) != len(new) - (DELETED in new):
        return True
    return any(old.get(name) is not register and name != DELETED for name, register in new.items())
