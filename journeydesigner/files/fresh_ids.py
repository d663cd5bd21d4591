"""The same journey under ids of its own, so that two copies of one template never merge into each other."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from journeydesigner.document.registers import Fields, Key, Register, Value
from journeydesigner.model.ids import (
    CardId,
    EventRulesId,
    LaneId,
    MetricId,
    PersonaId,
    StageId,
    StepId,
    VoteRoundId,
    card_link_id,
    emotion_id,
    first_step_id,
    measurement_id,
    movements_id,
    new_id,
    vote_id,
)
from journeydesigner.model.records import ELEMENT_FIELDS

Tables = Mapping[str, Mapping[str, Fields]]
Renamed = dict[str, str]
"""Old id -> new id."""


def fresh_ids(tables: Tables) -> Renamed:
    """A new id for every record, and for the cards that are part of others. Ids that derive from a key derive from the
    key's new ids."""
    renamed = {
        record: new_id(record.partition("-")[0] or "record")
        for table, rows in tables.items()
        for record in rows
        if table not in _DERIVED and table != "settlements"
    }
    for stage in tables.get("stages", {}):
        if (first := first_step_id(StageId(stage))) in renamed:
            renamed[first] = first_step_id(StageId(renamed[stage]))
    for row in tables.get("cards", {}).values():
        renamed |= {card: new_id("card") for card in _merged_into(row) if card not in renamed}
    for table, derive in _DERIVED.items():
        for record, row in tables.get(table, {}).items():
            values = {name: register.value for name, register in with_ids(row, renamed, table).items()}
            renamed[record] = derive({name: value for name, value in values.items() if isinstance(value, str)})
    return renamed | {record: _renamed_settlement(record, renamed) for record in tables.get("settlements", {})}


Said = Mapping[str, str]
"""A record's fields of text."""


def _emotion(said: Said) -> str:
    persona = said.get("persona")
    lane, step = LaneId(said.get("lane", "")), StepId(said.get("step", ""))
    return emotion_id(lane, step, PersonaId(persona) if persona is not None else None)


def _measurement(said: Said) -> str:
    return measurement_id(MetricId(said.get("metric", "")), said.get("anchor", ""), said.get("period", ""))


def _card_link(said: Said) -> str:
    return card_link_id(CardId(said.get("source", "")), CardId(said.get("target", "")))


def _vote(said: Said) -> str:
    return vote_id(VoteRoundId(said.get("round", "")), CardId(said.get("card", "")), said.get("voter", ""))


def _movements(said: Said) -> str:
    return movements_id(EventRulesId(said.get("rules", "")), said.get("period", ""))


_DERIVED: Mapping[str, Callable[[Said], str]] = {
    "emotions": _emotion,
    "measurements": _measurement,
    "card_links": _card_link,
    "votes": _vote,
    "movements": _movements,
}
"""Tables whose ids derive from a key."""


def _merged_into(row: Fields) -> Iterator[str]:
    """The ids of the cards that a card was made of: these need not be records of the file."""
    entries = row["merged"].value if "merged" in row else ()
    for entry in cast("tuple[Value, ...]", entries) if isinstance(entries, tuple) else ():
        card = cast("dict[str, Value]", entry).get("card") if isinstance(entry, dict) else None
        if isinstance(card, str):
            yield card


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
