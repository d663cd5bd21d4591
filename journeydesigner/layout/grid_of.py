"""From the snapshot to the grid of one map, or of some of its stages and lanes."""

from collections.abc import Collection

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.grid import Grid, Row, Slot, StageSpan
from journeydesigner.layout.packing import tracks
from journeydesigner.model.ids import LaneId, MapId, StageId, StepId
from journeydesigner.model.records import Card, Lane, Step


def grid_of(
    snapshot: Snapshot,
    map_id: MapId,
    stages: Collection[StageId] | None = None,
    lanes: Collection[LaneId] | None = None,
) -> Grid:
    """The map as a grid. With ``stages`` or ``lanes`` only those; a span over more is cut to what is there.

    Raises KeyError for a map that the snapshot does not have.
    """
    spans: list[StageSpan] = []
    steps: list[Step] = []
    for stage in snapshot.stages_of(map_id):
        if stages is None or stage.id in stages:
            own = snapshot.steps_of(stage.id)
            if own:
                spans.append(StageSpan(stage, len(steps), len(steps) + len(own) - 1))
                steps += own
    columns = {step.id: index for index, step in enumerate(steps)}
    everywhere = {step.id: index for index, step in enumerate(snapshot.steps_in(map_id))}
    rows = tuple(
        Row(lane, slots_of(snapshot.cards_in(lane.id), columns, everywhere))
        for lane in lanes_of(snapshot, map_id, lanes)
    )
    return Grid(snapshot.map(map_id), tuple(spans), tuple(steps), rows)


def lanes_of(snapshot: Snapshot, map_id: MapId, lanes: Collection[LaneId] | None = None) -> tuple[Lane, ...]:
    return tuple(lane for lane in snapshot.lanes_of(map_id) if lanes is None or lane.id in lanes)


def slots_of(cards: Collection[Card], columns: dict[StepId, int], everywhere: dict[StepId, int]) -> tuple[Slot, ...]:
    """The cards that stand in ``columns``, by track, then column. ``everywhere`` numbers all steps of the map."""
    spans: list[tuple[Card, int, int]] = []
    for card in cards:
        found = span_of(card, columns, everywhere)
        if found is not None:
            spans.append((card, *found))
    placed = zip(spans, tracks((first, last) for _, first, last in spans), strict=True)
    slots = [Slot(card, first, last, track) for (card, first, last), track in placed]
    return tuple(sorted(slots, key=lambda slot: (slot.track, slot.first)))


def span_of(card: Card, columns: dict[StepId, int], everywhere: dict[StepId, int]) -> tuple[int, int] | None:
    """First and last column of a card among those shown; None where it stands in none."""
    place = card.place
    if place is None:
        return None
    first, last = columns.get(place.first), columns.get(place.last)
    if first is not None and last is not None:
        return (first, last)
    if place.first == place.last:
        return None
    low, high = everywhere.get(place.first), everywhere.get(place.last)
    if low is None or high is None:
        return None
    within = [column for step, column in columns.items() if low <= everywhere.get(step, -1) <= high]
    return (within[0], within[-1]) if within else None
