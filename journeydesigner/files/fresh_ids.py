"""The same journey under ids of its own, so that two copies of one template never merge into each other."""

from collections.abc import Mapping
from typing import cast

from journeydesigner.document.registers import Fields, Key, Register, Value
from journeydesigner.model.ids import (
    LaneId,
    MetricId,
    PersonaId,
    StageId,
    StepId,
    emotion_id,
    first_step_id,
    measurement_id,
    new_id,
)
from journeydesigner.model.records import ELEMENT_FIELDS

Tables = Mapping[str, Mapping[str, Fields]]
Renamed = dict[str, str]
"""Old id -> new id."""


def fresh_ids(tables: Tables) -> Renamed:
    """A new id for every record. Ids that derive from a key derive from the key's new ids."""
    derived = ("emotions", "measurements", "settlements")
    renamed = {
        record: new_id(record.partition("-")[0] or "record")
        for table, rows in tables.items()
        for record in rows
        if table not in derived
    }
    for stage in tables.get("stages", {}):
        if (first := first_step_id(StageId(stage))) in renamed:
            renamed[first] = first_step_id(StageId(renamed[stage]))
    for table in ("emotions", "measurements"):
        for record, row in tables.get(table, {}).items():
            renamed[record] = _derived(table, with_ids(row, renamed, table))
    return renamed | {record: _renamed_settlement(record, renamed) for record in tables.get("settlements", {})}


def _derived(table: str, row: Fields) -> str:
    values = {name: str(register.value) for name, register in row.items() if isinstance(register.value, str)}
    if table == "emotions":
        persona = values.get("persona")
        lane, step = LaneId(values.get("lane", "")), StepId(values.get("step", ""))
        return emotion_id(lane, step, PersonaId(persona) if persona is not None else None)
    return measurement_id(MetricId(values.get("metric", "")), values.get("anchor", ""), values.get("period", ""))


def _renamed_settlement(record: str, renamed: Renamed) -> str:
    """The id of the same conflict (see ``Conflict.id``) under the new ids: table, record, field and stamp."""
    parts = record.split("/")
    if len(parts) < 4:
        return record
    key = renamed_key(Key(parts[0], parts[1], "/".join(parts[2:-1])), renamed)
    return "/".join((*key, parts[-1]))


def with_ids(row: Fields, renamed: Renamed, table: str) -> dict[str, Register]:
    """A record's registers with every reference renamed."""
    return {
        _renamed_field(table, name, renamed): Register(_renamed_value(register.value, renamed), register.stamp)
        for name, register in row.items()
    }


def renamed_key(key: Key, renamed: Renamed) -> Key:
    return Key(key.table, renamed.get(key.id, key.id), _renamed_field(key.table, key.field, renamed))


def _renamed_field(table: str, name: str, renamed: Renamed) -> str:
    head, slash, element = name.partition("/")
    if slash and head in ELEMENT_FIELDS.get(table, ()):
        return f"{head}/{renamed.get(element, element)}"
    return name


def _renamed_value(value: Value, renamed: Renamed) -> Value:
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed_value(item, renamed) for item in cast("tuple[Value, ...]", value))
    if isinstance(value, dict):
        return {name: _renamed_value(item, renamed) for name, item in cast("dict[str, Value]", value).items()}
    return value
