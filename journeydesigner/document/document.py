"""The living document: the one way to change a journey, and the one thing that tells of changes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from journeydesigner.document import journey_rules
from journeydesigner.document.changes import DELETED, ChangeSet, Origin, change_set
from journeydesigner.document.clock import Clock, Stamp, Version
from journeydesigner.document.history import History, Reversal
from journeydesigner.document.liveness import deletion, is_deleted
from journeydesigner.document.registers import ABSENT, Conflict, Delta, Key, Put, Register, Registers, Value
from journeydesigner.document.schema import InvalidRecordError, Schema, as_registers, fields_of
from journeydesigner.document.snapshot import Snapshot, SnapshotBuilder
from journeydesigner.model.ids import new_id
from journeydesigner.model.records import ELEMENT_FIELDS, Card, Record, Stage, table_of

Listener = Callable[[ChangeSet], None]


class WriteNotAllowedError(RuntimeError):
    """Something wrote to the document where nothing may: from a listener."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did. ``overwritten`` registers were left as others wrote them meanwhile."""

    label: str
    written: int
    overwritten: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought: registers written, real conflicts, and stamps more than a day ahead of our clock."""

    written: int
    conflicts: tuple[Conflict, ...]
    far_ahead: tuple[Key, ...] = ()


class Draft:
    """A change under way. What it writes can be read at once; if it fails, nothing was written."""

    def __init__(self, document: "Document", label: str, stamp: Stamp) -> None:
        self._document, self.label, self.stamp = document, label, stamp
        self.before: dict[Key, Register | None] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The journey with what this change has written so far."""
        return self._document.snapshot

    def put(self, record: Record) -> None:
        """Enter a new record; of one that exists, write all that it says."""
        table = table_of(record)
        self.write(table, record.id, {**fields_of(table, record), DELETED: None})
        if isinstance(record, Stage):
            self.put_missing(journey_rules.birth_of_first_step(record))

    def put_missing(self, record: Record) -> None:
        """Enter a record unless there is one of its id."""
        if not self._document.registers.row(table_of(record), record.id):
            self.put(record)

    def patch(self, table: str, record: str, **fields: object) -> None:
        """Write some fields of an existing record. None of an optional field empties it."""
        row = self._document.registers.row(table, record)
        if not row:
            raise KeyError(f"{table} has no {record}")
        values: dict[str, Value] = {}
        for name, value in fields.items():
            values |= as_registers(table, name, value, self._elements(table, record, name))
        if is_deleted(row):
            values[DELETED] = None
        self.write(table, record, values)

    def delete(self, table: str, record: str, by: str = "") -> None:
        """Take a record out, and what stands in it, all under one deletion id. A card that is gone already stays so."""
        by = by or new_id("deletion")
        for name, item in [*journey_rules.contents(self.snapshot, table, record), (table, record)]:
            row = self._document.registers.row(name, item)
            self.write(name, item, {DELETED: deletion(by, row)})

    def write(self, table: str, record: str, values: Mapping[str, Value]) -> None:
        """Set registers, leaving alone those that hold the value already."""
        puts: list[Put] = []
        for name, value in values.items():
            key = Key(table, record, name)
            now = self._document.registers.get(key)
            if now is not None and now.value == value and type(now.value) is type(value):
                continue
            self.before.setdefault(key, now)
            puts.append(Put(key, value, self.stamp))
        self._document.write_puts(puts)

    def _elements(self, table: str, record: str, name: str) -> tuple[str, ...]:
        if name not in ELEMENT_FIELDS.get(table, ()):
            return ()
        row = self._document.registers.row(table, record)
        heads = (field.partition("/") for field, register in row.items() if register.value is True)
        return tuple(element for head, slash, element in heads if slash and head == name)


class Document:
    """Registers, clock, history and snapshot of one journey file. Lives on one thread."""

    def __init__(
        self,
        schema: Schema | None = None,
        *,
        document_id: str | None = None,
        clock: Clock | None = None,
        registers: Registers | None = None,
        assets: Mapping[str, bytes] | None = None,
    ) -> None:
        self.id = document_id or new_id("doc")
        self.schema = schema or Schema()
        self.clock = clock or Clock()
        self.registers = registers or Registers()
        self.assets: dict[str, bytes] = dict(assets or {})
        for moment in self.registers.seen.values():
            self.clock.receive(moment)
        self._builder = SnapshotBuilder(self.registers, self.schema)
        self._snapshot = self._builder.everything()
        self._stale: dict[str, set[str]] = {}
        self._history = History()
        self._listeners: list[Listener] = []
        self._draft: Draft | None = None
        self._is_telling = False

    # Reading

    @property
    def snapshot(self) -> Snapshot:
        if self._stale:
            stale, self._stale = self._stale, {}
            self._snapshot = self._builder.refresh(self._snapshot, stale)
        return self._snapshot

    @property
    def undo_label(self) -> str | None:
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        return self._history.redo_label

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` told of every change; calling the result ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # Writing

    @contextmanager
    def change(self, label: str) -> Iterator[Draft]:
        """One transaction; inside another it is part of that one. An exception takes all of it back."""
        if self._is_telling:
            raise WriteNotAllowedError(f"«{label}» was written from a listener")
        if self._draft is not None:
            yield self._draft
            return
        with self._transaction(label, Origin.LOCAL) as (draft, made):
            yield draft
        if made:
            self._history.record(made[0])
            self._tell(made[0])

    def undo(self) -> Undone | None:
        """Take the last change of this person back; None where there is none."""
        if self._history.undo_label is None:
            return None
        return self._reverse(self._history.undo(self.registers.get), self._history.undone)

    def redo(self) -> Undone | None:
        if self._history.redo_label is None:
            return None
        return self._reverse(self._history.redo(self.registers.get), self._history.redone)

    def add_asset(self, content: bytes) -> str:
        """Keep an image; its name is its content's SHA-256."""
        import hashlib

        name = hashlib.sha256(content).hexdigest()
        self.assets[name] = content
        return name

    # Others

    def version(self) -> Version:
        return self.registers.version()

    def diff(self, since: Version) -> Delta:
        return self.registers.diff(since)

    def apply(self, delta: Delta, label: str = "") -> Merged:
        """Join what another replica wrote. Invalid records are quarantined, not lost; conflicts are listed."""
        if self._is_telling or self._draft is not None:
            raise WriteNotAllowedError("a merge inside a change")
        for moment in delta.version.values():
            self.clock.receive(moment)
        far_ahead = tuple(put.key for put in delta.puts if self.clock.is_far_ahead(put.stamp))
        applied = self.registers.apply(delta)
        self._mark(applied.before)
        if applied.before:
            after = {key: self._register(key) for key in applied.before}
            self._tell(change_set(applied.before, after, Origin.REMOTE, label))
        return Merged(len(applied.before), tuple(applied.conflicts), far_ahead)

    def merge(self, other: "Document", label: str = "") -> Merged:
        """Join another replica of this document in. Raises ValueError where it is another document."""
        if other.id != self.id:
            raise ValueError("two different documents have nothing to merge; put their maps side by side")
        merged = self.apply(other.diff(self.version()), label)
        self.assets |= other.assets
        return merged

    # Inside

    def write_puts(self, puts: list[Put]) -> None:
        """Write inside a change; only a draft does so."""
        if self._draft is None:
            raise WriteNotAllowedError("a write outside a change")
        self.registers.write(puts)
        self._mark({put.key: None for put in puts})

    @contextmanager
    def _transaction(self, label: str, origin: Origin) -> Iterator[tuple[Draft, list[ChangeSet]]]:
        """Run a draft; the list holds its change set after a success that wrote something."""
        draft = Draft(self, label, self.clock.tick())
        made: list[ChangeSet] = []
        self._draft = draft
        try:
            yield draft, made
            self._drop_unchanged(draft)
            self._check(draft)
        except BaseException:
            self._take_back(draft.before)
            raise
        finally:
            self._draft = None
        if draft.before:
            after = {key: self._register(key) for key in draft.before}
            made.append(change_set(draft.before, after, origin, label))

    def _reverse(self, reversal: Reversal, settle: Callable[[ChangeSet | None], None]) -> Undone:
        with self._transaction(reversal.label, Origin.UNDO) as (draft, made):
            by = new_id("deletion")
            for key, value in reversal.values.items():
                if key[:2] in reversal.unborn:
                    value = deletion(by, self.registers.row(key.table, key.id))
                draft.write(key.table, key.id, {key.field: value})
        changes = made[0] if made else None
        settle(changes)
        if changes is not None:
            self._tell(changes)
        return Undone(reversal.label, len(reversal.values), reversal.overwritten)

    def _check(self, draft: Draft) -> None:
        """Every record that the draft touched must be valid. Raises InvalidRecordError."""
        for table, record in {key[:2] for key in draft.before}:
            row = self.registers.row(table, record)
            if not row or is_deleted(row):
                continue
            found = self.schema.assemble(table, record, row)
            if isinstance(found, Card) and found.place is not None:
                lane = self.snapshot.table("lanes").get(found.place.lane)
                if lane is None:
                    raise InvalidRecordError(table, record, "its lane is not part of the map")
                self.schema.check_values(self.snapshot.lane(found.place.lane).kind, found)

    def _drop_unchanged(self, draft: Draft) -> None:
        """Registers that hold what they held before were not written."""
        same = {
            key: old
            for key, old in draft.before.items()
            if (ABSENT if old is None else old.value) == self._register(key).value
        }
        self._take_back(same)
        for key in same:
            del draft.before[key]

    def _take_back(self, before: Mapping[Key, Register | None]) -> None:
        self.registers.restore(before)
        self._mark(before)

    def _register(self, key: Key) -> Register:
        register = self.registers.get(key)
        assert register is not None
        return register

    def _mark(self, keys: Mapping[Key, object]) -> None:
        for key in keys:
            self._stale.setdefault(key.table, set()).add(key.id)

    def _tell(self, changes: ChangeSet) -> None:
        self._is_telling = True
        try:
            for listener in tuple(self._listeners):
                listener(changes)
        finally:
            self._is_telling = False
