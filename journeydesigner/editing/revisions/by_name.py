"""A state of another document under the ids of this one, matched by names, so that both can be compared.

For reading only: what is called alike need not be the same, which is why nothing is ever merged so. Organisations,
maps, personas, channels and metrics are matched by what they are called, stages and steps by title, else by where they
stand, lanes by kind and title, cards by text: of the same cell first, then of the same lane, then of the same map.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, cast

from journeydesigner.document.from_records import snapshot_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import RecordId, card_link_id, emotion_id, measurement_id, movements_id, vote_id
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.records import (
    TABLES,
    Card,
    CardLink,
    Emotion,
    Measurement,
    Record,
    Vote,
)

Key = Callable[[Record], Hashable]


def under_ids_of(other: Snapshot, own: Snapshot) -> Snapshot:
    """``other`` with the ids that ``own`` has for what is called alike."""
    renamed = _Matching(other, own).found
    records: list[Record] = []
    for table, kind in TABLES.items():
        if table in ("settlements", "kept_states"):
            continue
        for record in other.table(table).values():
            values = _with_ids(record.model_dump(), renamed)
            made = kind.model_validate(values)
            if (derived := _derived_id(made)) is not None:
                made = made.model_copy(update={"id": derived})
            records.append(made)
    return snapshot_of(records, other.assets)


class _Matching:
    """``found``: the other's id -> our own."""

    def __init__(self, other: Snapshot, own: Snapshot) -> None:
        self._other, self._own = other, own
        self.found: dict[str, str] = {}
        self._match("organizations", _called, lone=True)
        for table in ("channels", "personas", "metrics"):
            self._match(table, self._within("organization", _called))
        self._match("maps", self._within("organization", _called), lone=True)
        numbers = {**_numbers(other), **_numbers(own)}
        for table, parent in (("stages", "map"), ("steps", "stage")):
            self._match(table, self._within(parent, _called))
            self._match(table, self._within(parent, lambda each: numbers.get(each.id)))
        self._match("lanes", self._within("map", lambda lane: (getattr(lane, "kind", ""), _called(lane))))
        self._match("lanes", self._within("map", lambda lane: getattr(lane, "kind", "")))
        for place in (_cell, _row, _anywhere):
            self._match("cards", self._within("map", self._card_key(place)))
        for table in ("saved_views", "vote_rounds", "agenda", "event_rules", "forecasts"):
            self._match(table, self._within("map", _called))
        self._match("comments", self._within("anchor", _called))

    def _match(self, table: str, key: Key, *, lone: bool = False) -> None:
        """In order, those of the same key; ``lone``: also the only one there is with the only one."""
        taken = set(self.found.values())
        waiting: dict[Hashable, list[str]] = {}
        for record in _in_order(self._own, table):
            if record.id not in taken:
                waiting.setdefault(key(record), []).append(record.id)
        for record in _in_order(self._other, table):
            if record.id not in self.found and (ids := waiting.get(key(record))):
                self.found[record.id] = ids.pop(0)
        others, owns = self._other.table(table), self._own.table(table)
        if lone and len(others) == len(owns) == 1:
            self.found[next(iter(others))] = next(iter(owns))

    def _within(self, parent: str, key: Key) -> Key:
        """Of the same parent, said by our own ids."""

        def both(record: Record) -> Hashable:
            held = str(getattr(record, parent))
            return self.found.get(held, held), key(record)

        return both

    def _card_key(self, place: Callable[[Card], tuple[str, ...]]) -> Key:
        return lambda card: (self._at(card, place), _called(card))

    def _at(self, record: Record, place: Callable[[Card], tuple[str, ...]]) -> Hashable:
        found = place(record) if isinstance(record, Card) else ()
        return tuple(self.found.get(each, each) for each in found)


def _called(record: Record) -> str:
    said = next((str(said) for name in ("name", "title", "text") if (said := getattr(record, name, ""))), "")
    return " ".join(said.casefold().split())


def _cell(card: Card) -> tuple[str, ...]:
    return (card.place.lane, card.place.first) if card.place else ()


def _row(card: Card) -> tuple[str, ...]:
    return (card.place.lane,) if card.place else ()


def _anywhere(_card: Card) -> tuple[str, ...]:
    return ()


def _in_order(snapshot: Snapshot, table: str) -> Iterable[Record]:
    """As a person sees them, so that of several that are called alike the first is matched with the first."""
    rows = snapshot.table(table)
    match table:
        case "cards":
            return sorted(rows.values(), key=lambda card: card.sort_key if isinstance(card, Card) else ("", ""))
        case "steps":
            steps = (step for journey in snapshot.maps for step in snapshot.steps_in(journey.id))
            return [*steps]
        case _:
            return sorted(rows.values(), key=lambda record: (str(getattr(record, "order", "")), record.id))


def _numbers(snapshot: Snapshot) -> Mapping[str, int]:
    """The how-manieth each stage of its map and each step of its stage is: what is called otherwise now stands there
    yet."""
    stages = [snapshot.stages_of(journey.id) for journey in snapshot.maps]
    steps = [snapshot.steps_of(stage.id) for row in stages for stage in row]
    return {record.id: number for row in (*stages, *steps) for number, record in enumerate(row)}


def _derived_id(record: Record) -> RecordId | None:
    """The id of what is named by its key."""
    match record:
        case Emotion():
            return emotion_id(record.lane, record.step, record.persona)
        case Measurement():
            return measurement_id(record.metric, record.anchor, record.period)
        case CardLink():
            return card_link_id(record.source, record.target)
        case Movements():
            return movements_id(record.rules, record.period)
        case Vote():
            return vote_id(record.round, record.card, record.voter)
        case _:
            return None


def _with_ids(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value)
        return {name: _with_ids(item, renamed) for name, item in items.items()}
    if isinstance(value, (tuple, list)):
        return tuple(_with_ids(item, renamed) for item in cast("list[Any]", value))
    return value
