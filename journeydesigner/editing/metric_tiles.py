"""Verbs on metrics as they stand on a map: which are shown for a stage, step or card, and giving it another."""

from collections.abc import Iterator
from typing import cast

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric
from journeydesigner.editing.structure import add_lane_of
from journeydesigner.lanes.kinds import kind, kind_with
from journeydesigner.metrics.kind_defaults import defaults_of, kind_of_name
from journeydesigner.model.ids import CardId, LaneId, MapId, MetricId, RecordId, StageId, StepId
from journeydesigner.model.records import Card, Measurement, Metric, Stage, Step
from journeydesigner.wording import _


def metrics_at(snapshot: Snapshot, anchor: RecordId) -> tuple[Metric, ...]:
    """The metrics that are measured at a map, stage, step or card, or have a tile for it, in the order of the
    organisation's metrics."""
    measured = cast("Iterator[Measurement]", iter(snapshot.table("measurements").values()))
    found = {m.metric for m in measured if m.anchor == anchor}
    found |= {tile.extras["metric"] for tile in _tiles(snapshot) if tile.extras.get("anchor") == anchor}
    metrics = cast("dict[str, Metric]", snapshot.table("metrics"))
    return tuple(sorted((metrics[m] for m in found if m in metrics), key=lambda m: (m.order, m.id)))


def give_metric(document: Document, anchor: RecordId, metric: MetricId) -> CardId | None:
    """Show a metric for a stage, step or card as a tile in the map's first metrics lane, made where there is none.

    None where nothing is to be placed: the anchor is a map, or has such a tile.
    """
    with document.change(_("Add metric")) as draft:
        snapshot = draft.snapshot
        columns = _columns(snapshot, anchor)
        has_one = any(t.extras["metric"] == metric and t.extras.get("anchor") == anchor for t in _tiles(snapshot))
        if columns is None or has_one:
            return None
        map_id, first, last = columns
        lane = _metrics_lane(document, draft, map_id)
        return add_card(document, lane, first, last=last, metric=metric, anchor=anchor)


def write_tile(document: Document, lane: LaneId, step: StepId, name: str, *, index: int | None = None) -> CardId:
    """A tile at a step for the organisation's metric of that name, which is made where there is none."""
    with document.change(_("Add KPI")) as draft:
        snapshot = draft.snapshot
        organization = snapshot.map(snapshot.lane(lane).map).organization
        known = called(snapshot.metrics_of(organization), name)
        metric = (
            known.id if known else add_metric(document, organization, name.strip(), **defaults_of(kind_of_name(name)))
        )
        return add_card(document, lane, step, index=index, metric=metric, anchor=step)


def _tiles(snapshot: Snapshot) -> Iterator[Card]:
    cards = cast("Iterator[Card]", iter(snapshot.table("cards").values()))
    return (card for card in cards if (own := card.model_extra) and own.get("metric"))


def _columns(snapshot: Snapshot, anchor: RecordId) -> tuple[MapId, StepId, StepId] | None:
    """The map, and the first and last step that the anchor stands over."""
    match snapshot.find(anchor):
        case Stage(id=stage, map=map_id):
            steps = snapshot.steps_of(StageId(stage))
            return (map_id, steps[0].id, steps[-1].id)
        case Step(id=step):
            return (snapshot.map_of_step(step), step, step)
        case Card(map=map_id, place=place) if place is not None:
            return (map_id, place.first, place.last)
        case _:
            return None


def _metrics_lane(document: Document, draft: Draft, map_id: MapId) -> LaneId:
    lanes = draft.snapshot.lanes_of(map_id)
    found = next((lane.id for lane in lanes if kind(lane.kind).is_tile), None)
    if found is not None:
        return found
    return add_lane_of(document, map_id, kind_with("is_tile"))
