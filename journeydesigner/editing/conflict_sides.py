"""Open conflicts as a person reads them: what it is about and where, and of either side what it says, by whom, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from journeydesigner.document.authors import author_of
from journeydesigner.document.changes import DELETED
from journeydesigner.document.conflicts import Conflict
from journeydesigner.document.document import Document
from journeydesigner.document.liveness import is_deletion
from journeydesigner.document.registers import ABSENT, Fields, Register
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.editing.field_words import FieldWords
from journeydesigner.editing.record_words import NOWHERE, Where, name_of, noun_of, table_word, where_of
from journeydesigner.metrics.numbers import value_text
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import ELEMENT_FIELDS, PARENTS, Metric, Record
from journeydesigner.wording import _

_TEXTS = frozenset({
    "text", "title", "name", "question", "description", "scenario", "quote", "formula", "source", "owner", "role",
})  # fmt: skip
"""Fields in which both values can stand, one after the other."""
_COLOURS = frozenset({"colour"})


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: as text ("" for nothing), as a colour where it is one (else ""), by whom ("" where nobody
    signed) and when."""

    text: str
    colour: str
    author: str
    when: datetime
    is_deletion: bool = False


@dataclass(frozen=True, slots=True)
class ConflictTold:
    """``noun`` is what such a record is called, ``name`` what this one says, ``field`` what is contested ("" where it
    is whether the record is there at all). ``record`` is where one goes to look at it."""

    conflict: Conflict
    noun: str
    name: str
    where: Where
    field: str
    kept: Side
    lost: Side
    is_joinable: bool

    @property
    def record(self) -> str:
        return self.conflict.key.id

    @property
    def about(self) -> str:
        """«Pain point “Waiting”», of an unnamed one only what it is."""
        return _("{what} “{name}”").format(what=self.noun, name=self.name) if self.name else self.noun


def told_conflicts(document: Document, conflicts: Iterable[Conflict] | None = None) -> tuple[ConflictTold, ...]:
    """The open conflicts of a document, or these; of something deleted while somebody worked on it one, however
    much was written to it."""
    telling = _Telling(document)
    return tuple(
        telling.told(conflict) for conflict in distinct(document.conflicts if conflicts is None else conflicts)
    )


def is_text(conflict: Conflict) -> bool:
    """Whether both values can stand, one after the other."""
    values = (conflict.kept.value, conflict.lost.value)
    is_plain = all(isinstance(value, str) and value.strip() for value in values)
    return conflict.key.field in _TEXTS and is_plain and not conflict.against_deletion


def distinct(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """As a person counts them: where a deletion stands against several writes, only the latest of these."""
    dead: dict[tuple[str, str], Conflict] = {}
    order: list[Conflict | tuple[str, str]] = []
    for conflict in conflicts:
        if not conflict.against_deletion:
            order.append(conflict)
            continue
        record = conflict.key[:2]
        known = dead.get(record)
        if known is None:
            order.append(record)
        if known is None or conflict.lost.stamp > known.lost.stamp:
            dead[record] = conflict
    return tuple(each if isinstance(each, Conflict) else dead[each] for each in order)


class _Telling:
    def __init__(self, document: Document) -> None:
        self._document, self._snapshot = document, document.snapshot
        self._words = FieldWords(self._snapshot)

    def told(self, conflict: Conflict) -> ConflictTold:
        table, name, field = conflict.key
        row = self._document.registers.row(table, name)
        record = self._snapshot.table(table).get(name) or self._made(table, name, row)
        noun, said, where = table_word(table), "", NOWHERE
        if record is not None:
            said, where = name_of(self._snapshot, record), where_of(self._snapshot, record)
            noun = noun_of(self._snapshot, record)
        is_about_life = conflict.against_deletion or field == DELETED
        return ConflictTold(
            conflict,
            noun,
            said,
            where,
            "" if is_about_life else self._label(record, field),
            self._side(conflict, conflict.kept, row, record),
            self._side(conflict, conflict.lost, row, record),
            is_text(conflict),
        )

    def _label(self, record: Record | None, field: str) -> str:
        head = field.partition("/")[0]
        if head == "place" or head.endswith("order"):
            return _("Place")
        return self._words.label(record, head) if record is not None else head

    def _side(self, conflict: Conflict, register: Register, row: Fields, record: Record | None) -> Side:
        author = author_of(self._document, register.stamp)
        when = datetime.fromtimestamp(register.stamp.millis / 1000, UTC)
        is_kept = register is conflict.kept
        is_marker = conflict.key.field == DELETED or (conflict.against_deletion and is_kept)
        if is_marker:
            is_gone = is_deletion(register.value)
            text = _("Deleted") if is_gone else _("Kept")
            return Side(text, "", author, when, is_gone)
        if conflict.against_deletion:
            text = name_of(self._snapshot, record) if record is not None else ""
            return Side(text or _("Worked on"), "", author, when)
        text = self._text(conflict, register, row)
        colour = str(register.value) if conflict.key.field in _COLOURS and register.value else ""
        return Side(text, colour, author, when)

    def _text(self, conflict: Conflict, register: Register, row: Fields) -> str:
        table, name, field = conflict.key
        value = register.value
        head, slash, element = field.partition("/")
        if slash and head in ELEMENT_FIELDS.get(table, ()):
            return self._element(element, is_in=value is True)
        if value is ABSENT or value is None or value == "":
            return _("In the inbox") if field == "place" else ""
        if field.endswith("order") and isinstance(value, str):
            return self._position(table, name, row, field, value)
        if isinstance(value, str) and field in _TEXTS:
            return value
        record = self._made(table, name, {**row, field: register})
        if record is None:
            return str(value)
        if field == "place":
            return where_of(self._snapshot, record).words
        if isinstance(found := getattr(record, field, None), Result):
            return self._result(record, found)
        return self._words.text(record, field) or str(value)

    def _element(self, element: str, *, is_in: bool) -> str:
        found = self._snapshot.find(element)  # type: ignore[arg-type]
        said = name_of(self._snapshot, found) if found is not None else element
        return said if is_in else _("without “{name}”").format(name=said)

    def _result(self, record: Record, result: Result) -> str:
        metric = self._snapshot.table("metrics").get(str(getattr(record, "metric", "")))
        said = value_text(metric, result.value) if isinstance(metric, Metric) else str(result.value)
        return said if result.n is None else f"{said} (n = {result.n})"

    def _position(self, table: str, name: str, row: Fields, field: str, order: str) -> str:
        """Behind which of those that it stands with."""
        parents = PARENTS.get(table, {})
        own = {parent: row[parent].value for parent in parents if parent in row}
        others: list[tuple[str, str, Record]] = []
        for other in self._snapshot.table(table).values():
            if other.id != name and all(getattr(other, parent, None) == value for parent, value in own.items()):
                others.append((str(getattr(other, field, "")), other.id, other))
        before = [other for key, _id, other in sorted(others, key=lambda item: item[:2]) if key < order]
        if not before:
            return _("First")
        return _("After “{name}”").format(name=name_of(self._snapshot, before[-1]) or table_word(table))

    def _made(self, table: str, name: str, row: Fields) -> Record | None:
        """The record that these registers hold, whether or not it was deleted; None where they hold none."""
        living: dict[str, Any] = {field: register for field, register in row.items() if field != DELETED}
        try:
            return self._document.schema.assemble(table, name, living)
        except (InvalidRecordError, KeyError):
            return None
