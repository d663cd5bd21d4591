"""A change under way: the one way to write."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import cast

from journeydesigner.document import journey_rules
from journeydesigner.document.changes import DELETED, Write
from journeydesigner.document.clock import Stamp
from journeydesigner.document.liveness import deletion, deletion_of, is_deleted, was_written_unseen
from journeydesigner.document.registers import ABSENT, Fields, Key, Register, Value, is_same
from journeydesigner.document.replica import RecordKey, Replica
from journeydesigner.document.schema import InvalidRecordError, as_registers, elements_of, fields_of, plain
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import check_locked_maps
from journeydesigner.model.ids import StageId, first_step_id, new_id, stage_born_with
from journeydesigner.model.journey import first_step_of
from journeydesigner.model.records import Card, Record, Stage, Step, table_of
from journeydesigner.wording import _


class WriteNotAllowedError(RuntimeError):
    """Something wrote where nothing may: from a listener, inside of another replica's merge, after its change."""


_LIFE = {DELETED}
"""What is written of a record that goes or comes back as it was: nothing about its place."""


class Draft:
    """What it writes can be read at once; if its change fails, nothing was written."""

    def __init__(self, replica: Replica, label: str, stamp: Stamp) -> None:
        self._replica, self.label, self.stamp = replica, label, stamp
        self._snapshot_before = replica.snapshot
        self._before: dict[RecordKey, Fields] = {}
        self._written: dict[RecordKey, dict[str, Register]] = {}
        """The fields of them that were written, and what last."""
        self.rescued: set[RecordKey] = set()
        """Those of them that had been deleted before, by one who did not know what others wrote to them."""
        self._is_open = True

    @property
    def snapshot(self) -> Snapshot:
        """The journey with what this change has written so far."""
        return self._replica.snapshot

    # Writing

    def put(self, record: Record) -> None:
        """Enter a record. One of its id that there is, or was, says from now on what this one says and no more."""
        table = table_of(record)
        if isinstance(record, Step):
            self._write_given(record.stage)
        row = self._replica.row(table, record.id)
        said: dict[str, Value] = {**fields_of(table, record), DELETED: None}
        self.write(table, record.id, {**_unsaid(row, said), **said})
        if isinstance(record, Stage):
            self.put_missing(first_step_of(StageId(record.id)))

    def enter(self, table: str, record: str, **fields: object) -> None:
        """Enter a new record by its fields, checked like all others at the end of the change: for many at once, in
        half the time of ``put``."""
        self.write(table, record, {**{name: plain(value) for name, value in fields.items()}, DELETED: None})

    def put_missing(self, record: Record) -> None:
        """Enter a record unless there is, or was, one of its id."""
        if not self._replica.row(table_of(record), record.id):
            self.put(record)

    def patch(self, table: str, record: str, **fields: object) -> None:
        """Write some fields of an existing record. None of an optional field empties it.

        A card that lies in the inbox because its place or map was deleted stays there for good, saved by being
        worked on. Raises KeyError with the id for what does not exist, or does no longer.
        """
        if table == "steps":
            self._write_given(stage_born_with(record))
            self._write_given(fields.get("stage"))
        row = self._replica.row(table, record)
        if not row:
            raise KeyError(record)
        values: dict[str, Value] = {}
        if is_deleted(row):
            if record not in self._replica.snapshot_for(table, record).table(table):
                raise KeyError(record)
            values[DELETED] = None
        if table == "cards":
            values |= self._as_shown(record, row)
        for name, value in fields.items():
            values |= as_registers(table, name, value, elements_of(table, name, row))
        self.write(table, record, values)

    def delete(self, table: str, record: str, by: str = "") -> None:
        """Take a record out, and what stands in it, all under one deletion id. Raises KeyError where there is none."""
        self.delete_all(table, (record,), by)

    def delete_all(self, table: str, records: Sequence[str], by: str = "") -> None:
        """Take many out at once, as ``delete`` does each."""
        by = by or new_id("deletion")
        row_of = self._replica.row
        snapshot = self._replica.snapshot_for(table, records[0]) if len(records) == 1 else self._replica.snapshot
        known = snapshot.table(table)
        for record in records:
            if record not in known and not row_of(table, record):
                raise KeyError(record)
        shown = [record for record in records if record in known]
        inside = list(journey_rules.contents(snapshot, table, *shown))
        for name, item in [*inside, *((table, record) for record in records)]:
            row = row_of(name, item)
            self.write(name, item, {DELETED: deletion(by, row)}, row, is_gone=True)

    def revive(self, by: str) -> None:
        """Bring back all that one deletion took out."""
        for table, rows in self._replica.registers.tables.items():
            for record in [record for record, row in rows.items() if deletion_of(row) == by]:
                self.write(table, record, {DELETED: None})

    def write(
        self,
        table: str,
        record: str,
        values: Mapping[str, Value],
        row: Fields | None = None,
        *,
        is_gone: bool = False,
    ) -> None:
        """Set registers, leaving alone those that hold the value already. ``row``: the record's, where known;
        ``is_gone``: whether they take it out."""
        if not self._is_open:
            raise WriteNotAllowedError(f"a write after the change “{self.label}”")
        if row is None:
            row = self._replica.row(table, record)
        fresh: dict[str, Register] = {}
        for name, value in values.items():
            now = row.get(name)
            if now is None or not is_same(now.value, value):
                fresh[name] = Register(value, self.stamp)
        if fresh:
            key = (table, record)
            if key not in self._before:
                self._before[key] = row
                if is_deleted(row) and self._was_written_unseen(table, record, row):
                    self.rescued.add(key)
            is_reworded = len(fresh) > 1 or DELETED not in fresh
            self._replica.set_row(table, record, {**row, **fresh}, is_reworded=is_reworded, is_gone=is_gone)
            written = self._written.setdefault(key, fresh)
            if written is not fresh:
                written.update(fresh)

    def _was_written_unseen(self, table: str, record: str, row: Fields) -> bool:
        """Whether a deleted record was deleted by one who did not know all of it: of a card that can be read, and of
        which nothing was written yet, that is why it is shown all the same."""
        before = self._snapshot_before
        if table == "cards" and (table, record) not in self._written and record in before.index.known.get(table, {}):
            return record in before.table(table)
        return was_written_unseen(self._replica.registers, table, record, row)

    def _write_given(self, stage: object) -> None:
        """Write down the first step that a stage is shown with only because it has no other: else it would go when
        another one comes."""
        if not isinstance(stage, str):
            return
        first = first_step_id(StageId(stage))
        row = self._replica.row("steps", first)
        if row and not is_deleted(row) and (home := row.get("stage")) is not None and home.value == stage:
            return
        given = cast(Step | None, self.snapshot.table("steps").get(first))
        if given is not None and given.stage == stage:
            self.write("steps", first, {**fields_of("steps", given), DELETED: None})

    # For the document

    @contextmanager
    def part(self) -> Generator[None]:
        """A change inside this one: its failure takes back what it wrote, and no more."""
        outer, self._before = self._before, {}
        try:
            yield
        except BaseException:
            self._replica.restore(self._before)
            self._before = outer
            raise
        self._before = {**self._before, **outer}

    def take_back(self) -> None:
        """Undo all writes, as if there had been no change."""
        self._is_open = False
        self._replica.restore(self._before, self._snapshot_before)

    @property
    def born(self) -> frozenset[RecordKey]:
        """The records of which nothing was written or shown before this change."""
        shown = self._snapshot_before.table
        return frozenset(key for key, before in self._before.items() if not before and key[1] not in shown(key[0]))

    def close(self) -> tuple[Write, ...]:
        """End the change; what it wrote, without registers that hold again what they held before."""
        self._is_open = False
        writes: list[Write] = []
        for key, before in self._before.items():
            table, record = key
            now = self._replica.row(table, record)
            if not before:
                for name, (value, stamp) in now.items():
                    writes.append(Write(Key(table, record, name), ABSENT, value, stamp, None))
                continue
            again: dict[str, Register | None] = {}
            for name in self._written[key]:
                register, old = now.get(name), before.get(name)
                if register is old or register is None:  # what a part wrote that failed
                    continue
                old_value, old_stamp = (ABSENT, None) if old is None else old
                if is_same(register.value, old_value):
                    again[name] = old
                else:
                    writes.append(Write(Key(table, record, name), old_value, *register, old_stamp))
            if again:
                kept = {name: again.get(name, register) for name, register in now.items()}
                self._replica.set_row(table, record, {name: old for name, old in kept.items() if old is not None})
        return tuple(writes)

    def check(self) -> None:
        """Every record that was written must be valid, and stand where it can. Raises InvalidRecordError, and
        StructureLockedError where a locked map was rebuilt."""
        snapshot = self.snapshot
        check_locked_maps(self._snapshot_before, snapshot, self._before)
        known, shown = snapshot.index.known.get("cards", {}), snapshot.table("cards")
        quarantine = snapshot.quarantine
        for key in self._before:
            table, record = key
            if quarantine and key in quarantine:
                raise InvalidRecordError(table, record, quarantine[key].why)
            if table != "cards" or self._written[key].keys() == _LIFE:
                continue
            if (card := cast(Card | None, known.get(record))) is not shown.get(record):
                self._check_card(snapshot, record, card)

    def _check_card(self, snapshot: Snapshot, record: str, card: Card | None) -> None:
        """A card that is not shown as it says."""
        row = self._replica.row("cards", record)
        if card is None or card.place is None or is_deleted(row) or not self._is_about_place(record, card, row):
            return
        place, lane = card.place, snapshot.table("lanes").get(card.place.lane)
        if lane is None or snapshot.lane(place.lane).map != card.map:
            raise InvalidRecordError("cards", record, _("its lane is not part of its map"))
        for step in (place.first, place.last):
            if step not in snapshot.table("steps") or snapshot.map_of_step(step) != card.map:
                raise InvalidRecordError("cards", record, _("its step is not part of its map"))
        if not place.is_free:
            self._replica.schema.check_values(snapshot.lane(place.lane).kind, card)

    def _is_about_place(self, record: str, card: Card, row: Fields) -> bool:
        """Whether its place, or its lane kind's own fields, were written: the rest suits any place."""
        before = self._before[("cards", record)]
        names = {"place", "map", *card.extras}
        return any(register is not before.get(name) for name, register in row.items() if name in names)

    def _as_shown(self, record: str, row: Fields) -> dict[str, Value]:
        """What a card's registers must say for it to stay where it is shown, if the rules put it there."""
        card = cast(Card | None, self._replica.snapshot_for("cards", record).table("cards").get(record))
        if card is None:
            return {}
        shown: dict[str, Value] = {}
        if "map" in row and row["map"].value != card.map:
            shown["map"] = card.map
        if card.place is None and "place" in row and (is_deleted(row) or shown):
            shown["place"] = None
        return shown


def _unsaid(row: Fields, said: Iterable[str]) -> dict[str, Value]:
    """What takes the fields out of ``row`` that are not ``said``; an element of a set is out when it is false."""
    gone = {name for name, register in row.items() if register.value is not ABSENT} - set(said)
    return {name: False if row[name].value is True and "/" in name else ABSENT for name in gone}
