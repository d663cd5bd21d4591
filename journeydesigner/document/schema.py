"""What records must look like: how registers become a record, and which values a lane's cards may have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import GenericAlias
from typing import Any, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from journeydesigner.document.changes import DELETED
from journeydesigner.document.registers import ABSENT, Fields, Value
from journeydesigner.model.clean_text import clean
from journeydesigner.model.records import ELEMENT_FIELDS, TABLES, Record


class InvalidRecordError(ValueError):
    """A record that does not hold what its table asks for."""

    def __init__(self, table: str, record: str, why: str, field: str = "") -> None:
        """``field`` is the one that is wrong, where it is known."""
        super().__init__(f"{table} {record}: {why}")
        self.table, self.record, self.why, self.field = table, record, why, field


@dataclass(frozen=True)
class Schema:
    """Record types by table, and by lane kind the model of its cards' own fields."""

    tables: Mapping[str, type[Record]] = field(default_factory=lambda: dict(TABLES))
    card_values: Mapping[str, type[BaseModel]] = field(default_factory=dict[str, type[BaseModel]])

    def assemble(self, table: str, record: str, row: Fields) -> Record:
        """The record that ``row``'s registers hold. Raises InvalidRecordError."""
        try:
            return self.tables[table].model_validate(_values_of(table, record, row))
        except ValidationError as error:
            raise InvalidRecordError(table, record, sentence_of(error), _field_of(error)) from None

    def assemble_all(self, table: str, rows: Iterable[tuple[str, Fields]]) -> list[Record] | None:
        """The records of all these rows at once, in less time; None where one of them is not what it should be."""
        try:
            return _validator(self.tables[table]).validate_python([_values_of(table, *row) for row in rows])
        except ValidationError:
            return None

    def check_values(self, kind: str, record: Record) -> None:
        """Whether a card's own fields suit a lane of ``kind``. Raises InvalidRecordError."""
        model = self.card_values.get(kind)
        if model is None:
            return
        try:
            model.model_validate(record.extras)
        except ValidationError as error:
            raise InvalidRecordError("cards", record.id, sentence_of(error), _field_of(error)) from None

    def suits(self, kind: str, record: Record) -> bool:
        """Whether a card with its own fields may stand in a lane of ``kind``."""
        if not record.model_extra and kind in self._takes_bare:
            return True
        try:
            self.check_values(kind, record)
        except InvalidRecordError:
            return False
        return True

    @cached_property
    def _takes_bare(self) -> frozenset[str]:
        """The lane kinds without cards' own fields, or with none that a card must have."""
        return frozenset(
            kind for kind, m in self.card_values.items() if not any(f.is_required() for f in m.model_fields.values())
        )


def _values_of(table: str, record: str, row: Fields) -> dict[str, Any]:
    values = {name: value for name, (value, _) in row.items() if value is not ABSENT}
    values.pop(DELETED, None)
    values["id"] = record
    if table in ELEMENT_FIELDS and "/" in "".join(values):
        _gather_elements(values, ELEMENT_FIELDS[table])
    return values


@cache
def _validator(kind: type[Record]) -> TypeAdapter[list[Record]]:
    rows: Any = GenericAlias(list, (kind,))
    return TypeAdapter(rows)


def _gather_elements(values: dict[str, Any], names: Iterable[str]) -> None:
    """Replace the registers of set fields by the sets."""
    found: dict[str, list[str]] = {}
    for register in [name for name in values if "/" in name]:
        head, _, element = register.partition("/")
        if head in names:
            members = found.setdefault(head, [])
            if values.pop(register) is True:
                members.append(element)
    for name, members in found.items():
        values[name] = tuple(sorted(members))


def _field_of(error: ValidationError) -> str:
    where = error.errors(include_url=False)[0]["loc"]
    return str(where[0]) if where else ""


def sentence_of(error: ValidationError) -> str:
    """The first thing that is wrong, as one clause."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def plain(value: object) -> Value:
    """``value`` as registers hold it: texts clean, records' parts as dicts, sequences as tuples."""
    if isinstance(value, str):
        return value if value.isprintable() else clean(value).text
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, BaseModel):
        return said(value)
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in cast(dict[object, object], value).items()}
    if isinstance(value, (list, tuple)):
        return tuple(plain(item) for item in cast(list[object], value))
    return value


def said(part: BaseModel) -> dict[str, Value]:
    """All that a record or part says beyond its defaults, plain."""
    defaults = _defaults_of(type(part))
    values = part.__dict__ if not part.model_extra else {**part.__dict__, **part.model_extra}
    return {
        name: plain(value)
        for name, value in values.items()
        if name not in defaults or (value is not defaults[name] and value != defaults[name])
    }


def fields_of(table: str, record: Record) -> dict[str, Value]:
    """Field -> register value of all that ``record`` says beyond its defaults."""
    fields = said(record)
    del fields["id"]
    for name in ELEMENT_FIELDS.get(table, ()):
        if name in fields:
            fields |= as_registers(table, name, fields.pop(name))
    return fields


@cache
def _defaults_of(kind: type[BaseModel]) -> dict[str, object]:
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
    wanted = {clean(element).text for element in cast(tuple[str, ...], value)}
    gone = {f"{name}/{element}": False for element in present if element not in wanted}
    return gone | {f"{name}/{element}": True for element in wanted}


def elements_of(table: str, name: str, row: Fields) -> tuple[str, ...]:
    """The elements that a set field holds; none where it is no set field."""
    if name not in ELEMENT_FIELDS.get(table, ()):
        return ()
    heads = (field.partition("/") for field, register in row.items() if register.value is True)
    return tuple(element for head, slash, element in heads if slash and head == name)
