"""What a forecast of a map starts from: its funnel as it is displayed, and what its stages take, cost and bring."""

from collections.abc import Mapping, Sequence
from typing import cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.funnels import Funnel, counted_from, funnel_of, funnel_periods
from journeydesigner.metrics.comparable import comparable
from journeydesigner.metrics.formulas import value_of
from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.time_units import SECONDS_IN
from journeydesigner.metrics.what_if import Base, BaseStage
from journeydesigner.model.ids import MapId, RecordId, StageId
from journeydesigner.model.movement_records import Movements, StageMovements
from journeydesigner.model.parts import MetricKind
from journeydesigner.model.periods import grain
from journeydesigner.model.records import Metric
from journeydesigner.wording import _


def measured_map(snapshot: Snapshot, map_id: MapId) -> MapId:
    """The map whose numbers a forecast for ``map_id`` starts from: itself, or of a to-be map without any its as-is."""
    journey = snapshot.map(map_id)
    if journey.as_is in snapshot.table("maps") and funnel_of(snapshot, map_id) is None:
        return cast("MapId", journey.as_is)
    return map_id


def base_of(snapshot: Snapshot, map_id: MapId, period: str = "") -> Base | None:
    """What the map's displayed funnel gives to start from; None where there is none. See ``base_of_funnel``."""
    funnel = funnel_of(snapshot, map_id, period)
    return None if funnel is None else base_of_funnel(snapshot, funnel)


def base_of_funnel(snapshot: Snapshot, funnel: Funnel) -> Base:
    """A funnel as it is displayed, with what its stages take, cost and bring.

    Dwell times are those of the same log, else of a dwell metric; costs and revenue are the latest values of the
    metrics of these kinds that are amounts of money, for each customer: at a stage, or at the map: a cost then counts
    for all who come, a revenue for all who reach the last stage.
    """
    map_id = funnel.map
    movements = counted_from(snapshot, funnel)
    counted = {found.stage: found for found in movements.stages} if movements is not None else {}
    ids = [stage.stage for stage in funnel.stages]
    costs, currency = _money(snapshot, map_id, ids, "cost to serve", 0)
    revenues, other = _money(snapshot, map_id, ids, "revenue", -1)
    if currency and other and currency != other:
        revenues, other = {}, ""
    stages = tuple(
        _stage(snapshot, map_id, stage.stage, stage.n, counted.get(stage.stage), costs, revenues)
        for stage in funnel.stages
    )
    months = _months(movements)
    return Base(
        stages, months or _earlier(snapshot, funnel), currency or other, funnel.mode == "any order",
        are_parts=bool(months),
    )  # fmt: skip


def dwell_seconds(metric: Metric, amount: float) -> float | None:
    """A length of time in a metric's unit as seconds; None where that is no time."""
    return amount * SECONDS_IN[metric.unit] if metric.unit in SECONDS_IN else None


def titles_of(snapshot: Snapshot, map_id: MapId) -> Mapping[StageId, str]:
    """What the stages of a map are called."""
    return {stage.id: " ".join(stage.title.split()) or _("Stage") for stage in snapshot.stages_of(map_id)}


def _stage(
    snapshot: Snapshot, map_id: MapId, stage: StageId, customers: int | None, counted: StageMovements | None,
    costs: Mapping[StageId, float], revenues: Mapping[StageId, float],
) -> BaseStage:  # fmt: skip
    if counted is not None and counted.dwell_median_s is not None:
        dwell, slow, n = counted.dwell_median_s, counted.dwell_p90_s, counted.dwell_n
    else:
        dwell, slow, n = _dwell(snapshot, map_id, stage), None, None
    return BaseStage(stage, customers, dwell, slow, n, costs.get(stage), revenues.get(stage))


def _dwell(snapshot: Snapshot, map_id: MapId, stage: StageId) -> float | None:
    for metric in _of_kind(snapshot, map_id, "dwell"):
        value = _latest(snapshot, metric, stage)
        if value is not None and (found := dwell_seconds(metric, value)) is not None:
            return found
    return None


def _money(
    snapshot: Snapshot, map_id: MapId, stages: Sequence[StageId], kind: MetricKind, whole: int
) -> tuple[dict[StageId, float], str]:
    """Of each stage what the metric of a kind with values at most of them says, and its currency; one that is known
    for the map alone counts at the stage at ``whole``."""
    best: tuple[dict[StageId, float], str] = {}, ""
    for metric in _of_kind(snapshot, map_id, kind):
        if metric.unit != "money":
            continue
        found = {stage: value for stage in stages if (value := _latest(snapshot, metric, stage)) is not None}
        if not found and stages and (value := _latest(snapshot, metric, map_id)) is not None:
            found = {stages[whole]: value}
        if len(found) > len(best[0]):
            best = found, metric.currency
    return best


def _of_kind(snapshot: Snapshot, map_id: MapId, kind: MetricKind) -> tuple[Metric, ...]:
    metrics = snapshot.metrics_of(snapshot.map(map_id).organization)
    return tuple(metric for metric in metrics if metric.kind == kind)


def _latest(snapshot: Snapshot, metric: Metric, anchor: RecordId) -> float | None:
    """The latest value at a stage, or at the last of its steps that has one."""
    anchors: list[RecordId] = [anchor]
    if anchor in snapshot.table("stages"):
        anchors += [step.id for step in reversed(snapshot.steps_of(StageId(anchor)))]
    for place in anchors:
        for measurement in reversed(comparable(metric, snapshot.measurements_of(metric.id, place))):
            value = value_of(metric, measurement.result)
            if value is not None and value >= 0:
                return value
    return None


def _months(movements: Movements | None) -> tuple[tuple[int, int], ...]:
    """(begun, converted) of the mature months of a log; empty where there are not several."""
    months = [(c.begun, c.converted) for c in movements.cohorts if c.is_mature] if movements is not None else []
    told = [(begun, done) for begun, done in months if begun is not None and done is not None and begun >= K]
    return tuple(told) if len(told) > 1 else ()


def _earlier(snapshot: Snapshot, funnel: Funnel) -> tuple[tuple[int, int], ...]:
    """The same of the periods, as long as the funnel's, for which there is one."""
    found: list[tuple[int, int]] = []
    for period in funnel_periods(snapshot, funnel.map):
        if grain(period) != grain(funnel.period):
            continue
        one = funnel_of(snapshot, funnel.map, period)
        if one is None or one.is_counted != funnel.is_counted or len(one.stages) != len(funnel.stages):
            continue
        begun, done = one.stages[0].n, one.stages[-1].n
        if begun is not None and done is not None and begun >= K and done <= begun:
            found.append((begun, done))
    return tuple(found)
