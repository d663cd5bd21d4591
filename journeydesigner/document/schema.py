"""What records must look like: how registers become a record, and which values a lane's cards may have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from journeydesigner.document.changes import DELETED
from journeydesigner.document.registers import ABSENT, Fields, Value
from journeydesigner.model.records import ELEMENT_FIELDS, TABLES, Record


class InvalidRecordError(ValueError):
    """A record that does not hold what its table asks for."""

    def __init__(self, table: str, record: str, why: str) -> None:
        super().__init__(f"{table} {record}: {why}")
        self.table, self.record, self.why = table, record, why


@dataclass(frozen=True)
class Schema:
    """Record types by table, and by lane kind the model of its cards' own fields."""

    tables: Mapping[str, type[Record]] = field(default_factory=lambda: dict(TABLES))
    card_values: Mapping[str, type[BaseModel]] = field(default_factory=dict[str, type[BaseModel]])

    def assemble(self, table: str, record: str, row: Fields) -> Record:
        """The record that ``row``'s registers hold. Raises InvalidRecordError."""
        values: dict[str, Any] = {"id": record}
        elements: dict[str, list[str]] = {}
        for name, register in row.items():
            if register.value is ABSENT or name == DELETED:
                continue
            head, slash, element = name.partition("/")
            if slash and head in ELEMENT_FIELDS.get(table, ()):
                if register.value is True:
                    elements.setdefault(head, []).append(element)
            else:
                values[name] = register.value
        for name, members in elements.items():
            values[name] = tuple(sorted(members))
        try:
            return self.tables[table].model_validate(values)
        except ValidationError as error:
            raise InvalidRecordError(table, record, sentence_of(error)) from None

    def check_values(self, kind: str, record: Record) -> None:
        """Whether a card's own fields suit a lane of ``kind``. Raises InvalidRecordError."""
        model = self.card_values.get(kind)
        if model is None:
            return
        try:
            model.model_validate(record.extras)
        except ValidationError as error:
            raise InvalidRecordError("cards", record.id, sentence_of(error)) from None

    def suits(self, kind: str, record: Record) -> bool:
        """Whether a card with its own fields may stand in a lane of ``kind``."""
        try:
            self.check_values(kind, record)
        except InvalidRecordError:
            return False
        return True


def sentence_of(error: ValidationError) -> str:
    """The first thing that is wrong, as one clause."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def plain(value: object) -> Value:
    """``value`` as registers hold it: records' parts as dicts, sequences as tuples."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, BaseModel):
        return plain(value.model_dump(exclude_defaults=True))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in cast(dict[object, object], value).items()}
    if isinstance(value, (list, tuple)):
        return tuple(plain(item) for item in cast(list[object], value))
    return value


def fields_of(table: str, record: Record) -> dict[str, Value]:
    """Field -> register value of all that ``record`` says beyond its defaults."""
    defaults = _defaults_of(type(record))
    fields: dict[str, Value] = {}
    for name, value in record:
        if name != "id" and (name not in defaults or value != defaults[name]):
            fields.update(as_registers(table, name, value))
    return fields


@cache
def _defaults_of(kind: type[Record]) -> dict[str, object]:
    return {
        name: info.get_default(call_default_factory=True)
        for name, info in kind.model_fields.items()
        if not info.is_required()
    }


def as_registers(table: str, name: str, value: object, present: Iterable[str] = ()) -> dict[str, Value]:
    """The registers that hold ``value`` in field ``name``; a set field has one for each element.

    ``present`` are the elements that stand there now: those not in ``value`` are taken out.
    """
    if name not in ELEMENT_FIELDS.get(table, ()):
        return {name: plain(value)}
    wanted = set(cast(tuple[str, ...], value))
    gone = {f"{name}/{element}": False for element in present if element not in wanted}
    return gone | {f"{name}/{element}": True for element in wanted}


def elements_of(table: str, name: str, row: Fields) -> tuple[str, ...]:
    """The elements that a set field holds; none where it is no set field."""
    if name not in ELEMENT_FIELDS.get(table, ()):
        return ()
    heads = (field.partition("/") for field, register in row.items() if register.value is True)
    return tuple(element for head, slash, element in heads if slash and head == name)
