"""Forecasts kept on to-be maps, and what each opportunity would bring by itself.

A forecast is a record of its own: nothing of it is ever entered as a measurement.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, assert_never

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_base import base_of, dwell_seconds, measured_map, titles_of
from journeydesigner.editing.funnels import Funnel, funnel_of
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.lanes.follow_up import effect_metric_of, effect_of, progress_of
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.opportunities import OpportunityValues, effect_change_of, effect_on_of, effect_stage_of
from journeydesigner.metrics.what_if import Base, Estimate, Refused, Result, forecast, measured_of
from journeydesigner.metrics.what_if_words import method, refusal_text, trouble_text
from journeydesigner.model.forecast_records import (
    Forecast,
    ForecastBase,
    ForecastRange,
    ForecastStage,
    Lever,
    LeverOn,
)
from journeydesigner.model.ids import ForecastId, MapId, StageId, new_id
from journeydesigner.model.records import Card, Lane, Metric
from journeydesigner.wording import _

Bringing = Literal["customers", "revenue", "cost"]
"""By what opportunities are ranked: more customers at the end, more revenue, less cost."""


@dataclass(frozen=True, slots=True)
class Bringer:
    """An opportunity and what it would change by itself, of the measured base: ``customers`` at the last stage,
    ``revenue``, ``cost`` (less than nought: saved) and ``dwell_s`` of the way. None: not known.

    ``why_not``: a sentence on why nothing is known of it; "" where something is.
    """

    card: Card
    stage: StageId
    lever: Lever | None = None
    customers: Estimate | None = None
    revenue: float | None = None
    cost: float | None = None
    dwell_s: float | None = None
    why_not: str = ""
    currency: str = ""


def ranked(
    snapshot: Snapshot, map_id: MapId, by: Bringing = "customers", base: Base | None = None
) -> tuple[Bringer, ...]:
    """The opportunities of a map by what each would bring, one at a time, the most first; then those of which nothing
    is known, in the map's order, with why. Of two that bring the same, the other measures decide. ``base`` None: what
    the map's funnel gives, or its as-is map's."""
    base = base or base_of(snapshot, measured_map(snapshot, map_id))
    found = [_bringer(snapshot, map_id, base, card, stage) for card, stage in _opportunities(snapshot, map_id)]
    known = sorted((one for one in found if not one.why_not), key=lambda one: _rank(one, by), reverse=True)
    return (*known, *(one for one in found if one.why_not))


def bringer_of(snapshot: Snapshot, card: Card) -> Bringer | None:
    """The same of one card; None of one that is no opportunity on a map."""
    lane = snapshot.table("lanes").get(card.place.lane) if card.place else None
    step = snapshot.table("steps").get(card.place.first) if card.place else None
    stage = getattr(step, "stage", None)
    if not isinstance(lane, Lane) or stage is None or not issubclass(kind(lane.kind).values, OpportunityValues):
        return None
    return _bringer(snapshot, card.map, base_of(snapshot, measured_map(snapshot, card.map)), card, stage)


def lever_of(snapshot: Snapshot, base: Base, card: Card, stage: StageId) -> Lever | str:
    """What an opportunity that stands in ``stage`` (of the base's map) moves; a sentence where it moves nothing.

    What it says of a stage's numbers counts, else its expected effect on a metric that is one of them.
    """
    said = _said_effect(snapshot, base, card, stage)
    if isinstance(said, str):
        return said
    where, what, change = said
    measured = measured_of(base, where, what)
    if measured is None:
        return _nothing_measured(snapshot, base, where, what)
    assumed = measured + change if what == "conversion" else measured * (1 + change)
    return Lever(stage=where, what=what, assumed=assumed, measured=measured, why=card.id)


def keep_forecast(
    document: Document,
    map_id: MapId,
    to_be: MapId | None,
    result: Result,
    *,
    funnel: Funnel | None = None,
    author: str = "",
    made: datetime | None = None,
) -> ForecastId:
    """Keep a forecast of ``map_id`` on the to-be map ``to_be``; None: on its last to-be map, made where there is none.
    ``funnel`` is the one it started from (None: the map's).

    Raises ValueError where there is nothing to keep: no lever was moved, or nothing could be forecast.
    """
    if result.trouble is not None or not result.moved:
        raise ValueError(_("No lever is moved: there is no forecast to keep."))
    record = ForecastId(new_id("forecast"))
    with document.change(_("Keep forecast")) as draft:
        funnel = funnel or funnel_of(draft.snapshot, map_id)
        home = to_be or next(iter(reversed(to_be_maps(draft.snapshot, map_id))), None) or add_twin(document, map_id)
        base = ForecastBase(
            map=map_id,
            period=funnel.period if funnel else "",
            words=funnel.words if funnel else "",
            stages=tuple(stage.stage for stage in result.stages),
            customers=tuple(stage.measured for stage in result.stages),
        )
        results = tuple(_results(draft.snapshot, home, result))
        kept = Forecast(
            id=record, map=home, made=_moment(made), author=author or document.author, base=base, levers=result.moved,
            results=results, revenue=_range(result.revenue), cost=_range(result.cost), dwell=_range(result.dwell_s),
            currency=result.currency, method=method(result),
        )  # fmt: skip
        draft.put(kept)
    return record


def forget_forecast(document: Document, forecast: ForecastId) -> None:
    """Take a kept forecast away."""
    with document.change(_("Delete forecast")) as draft:
        draft.delete("forecasts", forecast)


def to_be_maps(snapshot: Snapshot, map_id: MapId) -> tuple[MapId, ...]:
    """The to-be maps that came from a map, in the organisation's order."""
    organization = snapshot.map(map_id).organization
    return tuple(found.id for found in snapshot.maps_of(organization) if found.as_is == map_id and found.id != map_id)


def stage_twin(snapshot: Snapshot, to_be: MapId, stage: StageId) -> StageId | None:
    """The stage of a to-be map that came from ``stage`` or is it; else the one that is called as it; None: none is."""
    stages = snapshot.stages_of(to_be)
    found = next((s.id for s in stages if stage in (s.id, s.twin_of)), None)
    if found is not None:
        return found
    origin = snapshot.table("stages").get(stage)
    name = " ".join(str(getattr(origin, "title", "")).split()).casefold()
    return next((s.id for s in stages if name and " ".join(s.title.split()).casefold() == name), None)


def _results(snapshot: Snapshot, home: MapId, result: Result) -> Iterable[ForecastStage]:
    for stage in result.stages:
        twin = stage_twin(snapshot, home, stage.stage)
        found = stage.customers
        if twin is None or found is None or found.low is None or found.high is None:
            continue
        yield ForecastStage(stage=twin, n=found.value, low=found.low, high=found.high, measured=stage.measured)


def _range(found: Estimate | None) -> ForecastRange | None:
    return None if found is None else ForecastRange(value=found.value, low=found.low, high=found.high)


def _moment(made: datetime | None) -> str:
    return (made or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _opportunities(snapshot: Snapshot, map_id: MapId) -> Iterator[tuple[Card, StageId]]:
    """Those that stand on a map, lane by lane, with the stage of their first step."""
    for lane in snapshot.lanes_of(map_id):
        if issubclass(kind(lane.kind).values, OpportunityValues):
            for card in snapshot.cards_in(lane.id):
                step = snapshot.table("steps").get(card.place.first) if card.place else None
                stage = getattr(step, "stage", None)
                if stage is not None:
                    yield card, stage


def _bringer(snapshot: Snapshot, map_id: MapId, base: Base | None, card: Card, stage: StageId) -> Bringer:
    if progress_of(card) == "done":
        return Bringer(card, stage, why_not=_("It is done: what is measured has its effect in it."))
    if base is None:
        return Bringer(card, stage, why_not=trouble_text("no numbers"))
    lever = lever_of(snapshot, base, card, _measured_stage(snapshot, base, stage))
    if isinstance(lever, str):
        return Bringer(card, stage, why_not=lever)
    before, after = forecast(base), forecast(base, [lever])
    if after.trouble is not None:
        return Bringer(card, stage, why_not=trouble_text(after.trouble))
    if after.refused:
        titles = titles_of(snapshot, measured_map(snapshot, map_id))
        return Bringer(card, stage, lever, why_not=refusal_text(Refused(lever, after.refused[0].why), titles))
    return Bringer(
        card, stage, lever, _more_customers(before, after), _difference(before.revenue, after.revenue),
        _difference(before.cost, after.cost), _difference(before.dwell_s, after.dwell_s), currency=base.currency,
    )  # fmt: skip


def _measured_stage(snapshot: Snapshot, base: Base, stage: StageId) -> StageId:
    """The stage of the base's map: of a to-be map's, the one that it came from."""
    if any(found.stage == stage for found in base.stages):
        return stage
    return getattr(snapshot.table("stages").get(stage), "twin_of", None) or stage


def _said_effect(snapshot: Snapshot, base: Base, card: Card, stage: StageId) -> tuple[StageId, LeverOn, float] | str:
    change, what = effect_change_of(card), effect_on_of(card)
    if change is not None:
        where = effect_stage_of(card)
        return _measured_stage(snapshot, base, where or _own_stage(base, stage, what)), what, change
    metric, effect = snapshot.table("metrics").get(effect_metric_of(card) or ""), effect_of(card)
    if effect is None or not isinstance(metric, Metric):
        return _("Nobody has said yet what it should change: choose a stage and a change in the inspector.")
    match metric.kind:
        case "conversion" if metric.unit == "percent":
            return _own_stage(base, stage, "conversion"), "conversion", effect
        case "drop-off" if metric.unit == "percent":
            return _own_stage(base, stage, "conversion"), "conversion", -effect
        case "dwell":
            amount, on = dwell_seconds(metric, effect), "dwell"
        case "cost to serve" if metric.unit == "money":
            amount, on = effect, "cost"
        case _:
            said = _("It moves “{metric}”: how customers, costs or revenue follow from that is not known.")
            return said.format(metric=metric.name)
    measured = measured_of(base, stage, on)
    if not measured or amount is None:
        return _nothing_measured(snapshot, base, stage, on)
    return stage, on, amount / measured


def _own_stage(base: Base, stage: StageId, what: LeverOn) -> StageId:
    """The stage itself; nobody converts into the first one: there it is the next."""
    ids = [found.stage for found in base.stages]
    return ids[1] if what == "conversion" and stage in ids[:1] and ids[1:] else stage


def _nothing_measured(snapshot: Snapshot, base: Base, stage: StageId, what: LeverOn) -> str:
    wanted = (*(found.stage for found in base.stages), stage)
    titles = {each: str(getattr(snapshot.table("stages").get(each), "title", "")) for each in wanted}
    at = next((found for found in base.stages if found.stage == stage), None)
    if at is None:
        return refusal_text(Refused(Lever(stage=stage, what=what, assumed=0), "unknown stage"), titles)
    why = "no value" if what != "conversion" else "first stage" if at == base.stages[0] else "held back"
    return refusal_text(Refused(Lever(stage=stage, what=what, assumed=0), why), titles)


def _more_customers(before: Result, after: Result) -> Estimate | None:
    """How many more there would be at the last stage, and between which numbers what is measured would then lie."""
    if before.converted is None or after.converted is None:
        return None
    one, other = before.converted.customers, after.converted.customers
    if one is None or other is None:
        return None
    low, high = (None if end is None else end - one.value for end in (other.low, other.high))
    return Estimate(other.value - one.value, low, high)


def _difference(before: Estimate | None, after: Estimate | None) -> float | None:
    return None if before is None or after is None else after.value - before.value


def _rank(one: Bringer, by: Bringing) -> tuple[float, ...]:
    customers = one.customers.value if one.customers else 0.0
    revenue, saved = one.revenue or 0.0, -(one.cost or 0.0)
    faster = -(one.dwell_s or 0.0)
    match by:
        case "customers":
            return (customers, revenue, saved, faster)
        case "revenue":
            return (revenue, customers, saved, faster)
        case "cost":
            return (saved, customers, revenue, faster)
        case _:
            assert_never(by)
