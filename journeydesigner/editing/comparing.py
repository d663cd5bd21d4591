"""What differs between an as-is map and the to-be map that came from it: by whose twin a record is, never by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.telling_apart import FieldChange, field_changes, moved_among
from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.model.records import Card, Emotion, Lane, Place, Record, Stage, Step

_BESIDE = frozenset({
    "id", "map", "stage", "lane", "step", "place", "order", "inbox_order", "twin_of", "width", "height", "is_collapsed",
    "came_from", "merged", "shows_as_is", "personas",
})  # fmt: skip
"""Fields that say where a record stands and how it is drawn, not what it says."""


@dataclass(frozen=True)
class Differences:
    """Stages, steps, lanes, cards and points of curves that are not the same on both maps.

    ``added``, ``moved`` and ``changed`` are of the to-be map, ``removed`` of the as-is map. A card is moved that stands
    at another lane or other steps, or in the inbox; a stage, step or lane that stands elsewhere among the others.
    ``twins``: as-is id -> to-be id of all that is on both.
    """

    added: frozenset[RecordId]
    removed: frozenset[RecordId]
    changed: Mapping[RecordId, tuple[FieldChange, ...]]
    moved: frozenset[RecordId]
    twins: Mapping[RecordId, RecordId]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)


def differences(snapshot: Snapshot, as_is: MapId, to_be: MapId) -> Differences:
    """Of a map that did not come from ``as_is`` everything is added, and all of ``as_is`` removed."""
    before, after = dict(_content(snapshot, as_is)), dict(_content(snapshot, to_be))
    twins = _twins(before, after)
    by_twin = {to: of for of, to in twins.items()}
    changed: dict[RecordId, tuple[FieldChange, ...]] = {}
    for of, to in twins.items():
        if found := tuple(_changes(before[of], after[to], twins)):
            changed[to] = found
    return Differences(
        added=frozenset(after.keys() - by_twin.keys()),
        removed=frozenset(before.keys() - twins.keys()),
        changed=changed,
        moved=frozenset(_moved(snapshot, as_is, to_be, twins, by_twin)),
        twins=twins,
    )


def _content(snapshot: Snapshot, map_id: MapId) -> Iterator[tuple[RecordId, Record]]:
    for stage in snapshot.stages_of(map_id):
        yield stage.id, stage
    for step in snapshot.steps_in(map_id):
        yield step.id, step
    for lane in snapshot.lanes_of(map_id):
        yield lane.id, lane
        yield from ((point.id, point) for point in snapshot.emotions_of(lane.id))
    for card in snapshot.cards_of(map_id):
        yield card.id, card


def _twins(before: Mapping[RecordId, Record], after: Mapping[RecordId, Record]) -> dict[RecordId, RecordId]:
    """As-is id -> to-be id. Of two that name the same one, the first is its twin. Points are twins by where
    they are."""
    twins: dict[RecordId, RecordId] = {}
    for record in after.values():
        of = record.twin_of if isinstance(record, (Stage, Step, Lane, Card)) else None
        if of is not None and of in before:
            twins.setdefault(of, record.id)
    points = {(p.lane, p.step, p.persona): p.id for p in after.values() if isinstance(p, Emotion)}
    for point in before.values():
        if isinstance(point, Emotion):
            key: Any = (twins.get(point.lane), twins.get(point.step), point.persona)
            if key in points:
                twins[point.id] = points[key]
    return twins


def _changes(before: Record, after: Record, twins: Mapping[RecordId, RecordId]) -> Iterator[FieldChange]:
    for change in field_changes(before, after, _said_by(type(before)), _BESIDE):
        was = change.before
        if not isinstance(was, str) or twins.get(was, was) != change.after:
            yield change


@cache
def _said_by(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that say something."""
    beside = _BESIDE - {"personas"} if issubclass(kind, Card) else _BESIDE
    return tuple(name for name in kind.model_fields if name not in beside)


def _moved(
    snapshot: Snapshot, as_is: MapId, to_be: MapId, twins: Mapping[RecordId, RecordId], by_twin: Mapping[str, str]
) -> Iterator[RecordId]:
    for rows_before, rows_after in (
        (snapshot.stages_of(as_is), snapshot.stages_of(to_be)),
        (snapshot.lanes_of(as_is), snapshot.lanes_of(to_be)),
    ):
        yield from _out_of_order([row.id for row in rows_before], [row.id for row in rows_after], by_twin)
    steps = snapshot.steps_in(to_be)
    stage_of: dict[RecordId, RecordId] = {step.id: step.stage for step in snapshot.steps_in(as_is)}
    for step in steps:
        of = by_twin.get(step.id)
        if of is not None and twins.get(stage_of[of]) not in (step.stage, None):
            yield step.id
    yield from _out_of_order(list(stage_of), [step.id for step in steps], by_twin)
    for card in snapshot.cards_of(to_be):
        of = snapshot.table("cards").get(by_twin.get(card.id, ""))
        if isinstance(of, Card) and _standing(of.place, twins) != _standing(card.place, {}):
            yield card.id


def _standing(place: Place | None, twins: Mapping[RecordId, RecordId]) -> tuple[object, ...] | None:
    """Where a card stands, said by the twins; ends that have none say themselves."""
    if place is None:
        return None
    return (*(twins.get(end, end) for end in (place.lane, place.first, place.last)), place.is_free)


def _out_of_order(
    before: Sequence[RecordId], after: Sequence[RecordId], by_twin: Mapping[str, str]
) -> Iterator[RecordId]:
    """The fewest of ``after`` that had to be moved for the others to stand in the order of ``before``."""
    known = {by_twin[record]: record for record in after if record in by_twin}
    yield from (known[record] for record in moved_among(before, list(known)))
