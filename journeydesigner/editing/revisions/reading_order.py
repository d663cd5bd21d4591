"""The order in which changes are read: map by map, stage by stage, then by step and lane."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.record_words import Where
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import TABLES, Card

T = TypeVar("T")
_LAST = 1e9


def reading_order(
    before: Snapshot, after: Snapshot, found: Iterable[T], of: Callable[[T], tuple[Where, str, RecordId]]
) -> list[T]:
    """``of`` says where each stands, and its table and id. What is of the whole map comes before its stages; what
    stands only in a lane after them."""
    found = list(found)
    if len(found) < 2:
        return found
    places = _places(before, after)
    tables = {table: rank for rank, table in enumerate(TABLES)}

    def key(each: T) -> tuple[float | int | str, ...]:
        where, table, record = of(each)
        is_of_map = not where.stage and not where.lane
        of_lane = table == "lanes" or bool(where.lane and not where.stage)
        stage = _LAST if of_lane else -1 if is_of_map else places.get(where.stage, _LAST)
        step = places.get(where.step, -1) if where.step else -1
        lane = places.get(where.lane, _LAST) if where.lane else -1
        own = places.get(record, 0.0)
        return (
            places.get(where.map, _LAST),
            stage,
            step,
            lane,
            tables.get(table, 99),
            own,
            rank(table, record),
            record,
        )

    def rank(table: str, record: RecordId) -> str:
        """Its place among those of its cell or list."""
        found = after.table(table).get(record) or before.table(table).get(record)
        return found.sort_key[0] if isinstance(found, Card) else str(getattr(found, "order", ""))

    return sorted(found, key=key)


def _places(before: Snapshot, after: Snapshot) -> Mapping[str, float]:
    """How far on each map, stage, step and lane comes; what is gone follows what it stood after."""
    found: dict[str, float] = {}
    for snapshot in (after, before):
        ahead = -1.0
        for record in _columns_and_rows(snapshot):
            if record not in found:
                found[record] = ahead + 0.5 if snapshot is before else float(len(found))
            ahead = found[record]
    return found


def _columns_and_rows(snapshot: Snapshot) -> Iterable[str]:
    for journey in snapshot.maps:
        yield journey.id
        yield from (stage.id for stage in snapshot.stages_of(journey.id))
        yield from (step.id for step in snapshot.steps_in(journey.id))
        yield from (lane.id for lane in snapshot.lanes_of(journey.id))
