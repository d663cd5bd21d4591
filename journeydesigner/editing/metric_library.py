"""The metrics of an organisation as a library: adding from the catalogue, redefining, copying; where each is measured
and how it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric
from journeydesigner.editing.order import key_at
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.metrics.catalogue import entry, entry_of, first_of, new_fields
from journeydesigner.metrics.comparable import comparable, measured_as, why_not_comparable
from journeydesigner.metrics.staleness import is_stale
from journeydesigner.metrics.trends import Trend, is_met, trend
from journeydesigner.model.ids import CardId, MapId, MetricId, OrganizationId, RecordId, StageId, StepId, new_id
from journeydesigner.model.metric_records import Measurement, Metric
from journeydesigner.model.periods import period_key
from journeydesigner.model.records import Card, JourneyMap, Stage, Step
from journeydesigner.wording import _

_DEFINING = ("kind", "version", "unit", "currency", "scale")
"""By these two values may be of no account to each other."""
_OF_A_KIND = ("kind", "version", "unit", "currency", "scale", "direction")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a metric is measured or shown: ``anchor`` on ``map``. ``words`` lead to it, from the map's title
    down where the organisation has several."""

    anchor: RecordId
    map: MapId
    words: tuple[str, ...]
    trend: Trend
    met: bool | None
    tile: CardId | None = None
    stage: StageId | None = None
    """Where it stands; None: the whole map."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A metric of the library with all ``spots`` where it is measured or shown, in the order of maps and columns."""

    metric: Metric
    spots: tuple[Spot, ...]
    is_stale: bool
    set_apart: int = 0
    """How many results were measured as something else, and are told nowhere."""

    @property
    def is_off_target(self) -> bool:
        return any(spot.met is False for spot in self.spots)

    @property
    def is_measured(self) -> bool:
        return any(spot.trend.points for spot in self.spots)


# What there is


def library(snapshot: Snapshot, organization: OrganizationId, today: date) -> tuple[Listed, ...]:
    """The organisation's metrics in their order."""
    ranks = {found.id: rank for rank, found in enumerate(snapshot.maps_of(organization))}
    anchors: dict[str, dict[RecordId, CardId | None]] = {}
    for card in cast("Iterable[Card]", snapshot.table("cards").values()):
        metric = metric_of(card)
        if metric and card.place is not None:
            anchors.setdefault(metric, {}).setdefault(anchor_of(card), card.id)
    for found in cast("Iterable[Measurement]", snapshot.table("measurements").values()):
        anchors.setdefault(found.metric, {}).setdefault(found.anchor, None)
    return tuple(
        _listed(snapshot, metric, anchors.get(metric.id, {}), ranks, today)
        for metric in snapshot.metrics_of(organization)
    )


def _listed(
    snapshot: Snapshot,
    metric: Metric,
    anchors: dict[RecordId, CardId | None],
    ranks: dict[MapId, int],
    today: date,
) -> Listed:
    spots: list[tuple[tuple[int, int], Spot]] = []
    set_apart = 0
    for anchor, tile in anchors.items():
        held = snapshot.measurements_of(metric.id, anchor)
        set_apart += len(held) - len(comparable(metric, held))
        where = _where(snapshot, anchor)
        if where is None or where[0] not in ranks:
            continue
        map_id, column, words, stage = where
        found = trend(metric, held)
        met = is_met(metric, found.latest.value if found.latest else None)
        said = words[1:] if len(ranks) == 1 and len(words) > 1 else words
        spots.append(((ranks[map_id], column), Spot(anchor, map_id, said, found, met, tile, stage)))
    ordered = tuple(spot for _key, spot in sorted(spots, key=lambda each: (*each[0], each[1].anchor)))
    latest = max((spot.trend.latest.period for spot in ordered if spot.trend.latest), key=period_key, default="")
    return Listed(metric, ordered, is_stale(metric, today, latest), set_apart)


def _where(snapshot: Snapshot, anchor: RecordId) -> tuple[MapId, int, tuple[str, ...], StageId | None] | None:
    """The map of an anchor, its column there (-1: the whole map), words and stage; None for one that is gone."""
    match snapshot.find(anchor):
        case JourneyMap(id=map_id, title=title):
            return map_id, -1, (title,), None
        case Stage(id=stage, map=map_id, title=title):
            first = snapshot.steps_of(stage)[0].id
            return map_id, _column(snapshot, map_id, first), (snapshot.map(map_id).title, title), stage
        case Step(id=step):
            return _at_step(snapshot, step, ())
        case Card(place=place, text=text) if place is not None:
            return _at_step(snapshot, place.first, (text,) if text else ())
        case _:
            return None


def _at_step(
    snapshot: Snapshot, step: StepId, more: tuple[str, ...]
) -> tuple[MapId, int, tuple[str, ...], StageId | None]:
    map_id = snapshot.map_of_step(step)
    words = (snapshot.map(map_id).title, *_step_words(snapshot, step), *more)
    return map_id, _column(snapshot, map_id, step), words, snapshot.step(step).stage


def _column(snapshot: Snapshot, map_id: MapId, step: StepId) -> int:
    return next((n for n, found in enumerate(snapshot.steps_in(map_id)) if found.id == step), -1)


def _step_words(snapshot: Snapshot, step: StepId) -> tuple[str, ...]:
    found = snapshot.step(step)
    stage = snapshot.stage(found.stage)
    return tuple(word for word in (stage.title, found.title) if word)


def map_of(snapshot: Snapshot, anchor: RecordId) -> MapId | None:
    """The map on which something is measured; None for what is gone."""
    found = _where(snapshot, anchor)
    return found[0] if found else None


# Verbs


def add_from_catalogue(document: Document, organization: OrganizationId, key: str, name: str = "") -> MetricId:
    """A new metric of a kind of the catalogue, with its definition; called as the kind where no ``name`` is given, and
    never as another metric is. Raises KeyError for a key that there is not."""
    found = entry(key)
    with document.change(_("Add metric")) as draft:
        called_so = _free_name(draft.snapshot, organization, name.strip() or found.name())
        return add_metric(document, organization, called_so, **new_fields(key))


def define(document: Document, metrics: Iterable[MetricId], label: str, **fields: Any) -> None:
    """Change what metrics are, as one step named ``label``. Another kind brings its unit, scale and direction along.

    Results that cannot be compared with what the metric is then keep what they were measured as: they are not shown
    as its values, and are there again when it is again what it was. A target that was set for them goes.
    """
    with document.change(label) as draft:
        for metric in metrics:
            before = draft.snapshot.metric(metric)
            draft.patch("metrics", metric, **_completed(before, fields))
            if any(name in _DEFINING for name in fields):
                _set_apart(draft, before)


def as_entry(key: str, metric: Metric) -> dict[str, Any]:
    """The fields that make a metric one of the catalogue's entries. A currency, and a formula that somebody wrote,
    stay."""
    fields = {"version": None, "scale": None, "currency": "", **new_fields(key)}
    if metric.formula and metric.formula != entry_of(metric).formula():
        del fields["formula"]
    if fields["unit"] == "money" and metric.currency:
        fields["currency"] = metric.currency
    return fields


def read_as_defined(document: Document, metric: MetricId) -> None:
    """Take results that were measured as something else as values of the metric as it is now: 54 is then 54 %."""
    with document.change(_("Take over earlier values")) as draft:
        now = draft.snapshot.metric(metric)
        for found in tuple(draft.snapshot.history_of(metric)):
            was = found.result.measured_as
            if was is None:
                continue
            value = found.result.value
            if value is not None and now.unit == "percent" and was.unit != "percent" and abs(value) > 1:
                value /= 100
            elif value is not None and was.unit == "percent" and now.unit != "percent":
                value *= 100
            result = found.result.model_copy(update={"measured_as": None, "value": value})
            draft.patch("measurements", found.id, result=result)


def duplicate_metrics(document: Document, metrics: Sequence[MetricId]) -> tuple[MetricId, ...]:
    """The same definitions once more, each after its original, without values."""
    made: list[MetricId] = []
    with document.change(_("Duplicate metric")) as draft:
        for metric in metrics:
            found = draft.snapshot.metric(metric)
            siblings = draft.snapshot.metrics_of(found.organization)
            place = next(n for n, other in enumerate(siblings) if other.id == metric) + 1
            name = _free_name(draft.snapshot, found.organization, _("{name} (copy)").format(name=found.name))
            record = MetricId(new_id("metric"))
            draft.put(found.model_copy(update={"id": record, "name": name, "order": key_at(siblings, place)}))
            made.append(record)
    return tuple(made)


def delete_metrics(document: Document, metrics: Iterable[MetricId]) -> None:
    """Take metrics out with their values; tiles that showed them stay, without a number."""
    with document.change(_("Delete metric")) as draft:
        by = new_id("deletion")
        for metric in metrics:
            draft.delete("metrics", metric, by)


def _completed(metric: Metric, fields: dict[str, Any]) -> dict[str, Any]:
    if "kind" not in fields or "unit" in fields:
        return fields
    begins = first_of(fields["kind"]).fields
    begins.pop("version", None)
    own = {name: begins.get(name, Metric.model_fields[name].default) for name in _OF_A_KIND}
    if metric.currency and own["unit"] == "money":
        own["currency"] = metric.currency
    return {**own, **fields}


def _set_apart(draft: Draft, before: Metric) -> None:
    now = draft.snapshot.metric(before.id)
    if not why_not_comparable(before, now):
        return
    if now.target == before.target:
        draft.patch("metrics", before.id, target=None)
    was = measured_as(before)
    for found in tuple(draft.snapshot.history_of(before.id)):
        if found.result.measured_as is None:
            draft.patch("measurements", found.id, result=found.result.model_copy(update={"measured_as": was}))


def _free_name(snapshot: Snapshot, organization: OrganizationId, name: str) -> str:
    """The name, with a number behind it where a metric is called so already."""
    there = snapshot.metrics_of(organization)
    found, number = name, 2
    while called(there, found) is not None:
        found, number = f"{name} {number}", number + 1
    return found
