"""Typed KPI values entered on a map: found metrics and places by their names, in one change."""

from dataclasses import dataclass

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.places import Places
from journeydesigner.events.values import Value, Values
from journeydesigner.metrics.kind_defaults import defaults_of, kind_of_name
from journeydesigner.metrics.numbers import value_text
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Metric
from journeydesigner.wording import _


@dataclass(frozen=True)
class Told:
    """What a sheet changed: a line for each value, and sentences on what found no place or did not fit."""

    lines: tuple[str, ...]
    odd: tuple[str, ...]


def enter_values(document: Document, map_id: MapId, values: Values, *, source: str) -> Told:
    """Enter values at the map (where they name no place), its stages, steps and cards, with tiles; metrics that the
    organisation has not are made. A value out of its metric's range is left out and told. ``source`` names the file."""
    lines: list[str] = []
    odd: list[str] = []
    with document.change(_("Enter values")) as draft:
        places = Places(draft.snapshot, map_id)
        for value in values.values:
            anchor = places.find(value.place)
            if anchor is None:
                odd.append(
                    _("{cell}: the map has no “{place}”; it was left out.").format(cell=value.cell, place=value.place)
                )
                continue
            metric = _metric(document, draft, map_id, value, source)
            amount = _amount(metric, value)
            if amount is not None and (why := _misfit(metric, amount)):
                odd.append(f"{value.cell}: {why}")
                continue
            measure(document, metric.id, anchor, value.period, amount, n=value.n)
            give_metric(document, anchor, metric.id)
            lines.append(" · ".join(filter(None, (metric.name, value.place, value.period, value_text(metric, amount)))))
    return Told(tuple(lines), tuple(odd))


def _metric(document: Document, draft: Draft, map_id: MapId, value: Value, source: str) -> Metric:
    organization = draft.snapshot.map(map_id).organization
    known = called(draft.snapshot.metrics_of(organization), value.metric)
    if known is not None:
        return known
    fields = {**defaults_of(kind_of_name(value.metric)), "source": source}
    if value.is_percent and fields["kind"] == "custom":
        fields["unit"] = "percent"
    made = add_metric(document, organization, value.metric, **fields)
    return draft.snapshot.metric(made)


def _amount(metric: Metric, value: Value) -> float | None:
    """The value in the metric's unit: 62 of a percentage is 0.62; 62 % of a metric in points or numbers is 62."""
    if value.value is None:
        return None
    if metric.unit == "percent" and not value.is_percent and abs(value.value) > 1:
        return value.value / 100
    if metric.unit != "percent" and value.is_percent:
        return value.value * 100
    return value.value


def _misfit(metric: Metric, amount: float) -> str:
    if metric.scale is not None and not metric.scale[0] <= amount <= metric.scale[1]:
        low, high = metric.scale
        said = _("{value} is not on the scale of “{metric}”, {low:g} to {high:g}; it was left out.")
        return said.format(value=f"{amount:g}", metric=metric.name, low=low, high=high)
    return ""
