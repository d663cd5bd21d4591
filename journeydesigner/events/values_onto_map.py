"""Typed KPI values entered on a map: found metrics and places by their names, in one change."""

from dataclasses import dataclass
from typing import Any

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.places import Places
from journeydesigner.events.values import Value, Values
from journeydesigner.metrics.catalogue import entry, first_of
from journeydesigner.metrics.comparable import why_not_comparable
from journeydesigner.metrics.kind_defaults import defaults_of, kind_of_name, version_in_name
from journeydesigner.metrics.numbers import value_text
from journeydesigner.metrics.typed_values import typed_value
from journeydesigner.model.ids import MapId
from journeydesigner.model.metric_records import MeasuredAs, Metric
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
            try:
                metric = _metric(document, draft, map_id, value, source)
                amount = typed_value(metric, value.text, is_fraction=_is_fraction(metric, value))
            except ValueError as error:
                odd.append(_("{cell}: {why} It was left out.").format(cell=value.cell, why=error))
                continue
            measure(document, metric.id, anchor, value.period, amount, n=value.n)
            give_metric(document, anchor, metric.id)
            lines.append(" · ".join(filter(None, (metric.name, value.place, value.period, value_text(metric, amount)))))
    return Told(tuple(lines), tuple(odd))


def _metric(document: Document, draft: Draft, map_id: MapId, value: Value, source: str) -> Metric:
    """The organisation's metric of that name, else a new one. Raises ValueError with a sentence where the sheet says
    that its values are of another version than the metric."""
    organization = draft.snapshot.map(map_id).organization
    known = called(draft.snapshot.metrics_of(organization), value.metric)
    said = _said_version(value)
    if known is not None:
        if said is not None and (why := why_not_comparable(known, said)):
            raise ValueError(why)
        return known
    fields = _begins_with(value)
    made = add_metric(document, organization, value.metric, **{**fields, "source": source})
    return draft.snapshot.metric(made)


def _said_version(value: Value) -> MeasuredAs | None:
    """What the sheet says of the version of a score, by its column of kinds or by the metric's name; None: nothing."""
    kind = kind_of_name(value.kind) if value.kind else version_in_name(value.metric)
    if kind in ("", "custom"):
        return None
    unit = "percent" if value.is_percent else first_of(kind).unit
    return MeasuredAs.model_validate({"kind": kind, "unit": unit})


def _begins_with(value: Value) -> dict[str, Any]:
    """What a metric is that is not known yet. A CSAT of 4.2 is a mean answer, one of 81 a share."""
    fields = defaults_of(kind_of_name(value.kind or value.metric))
    is_share = value.is_percent or value.value is None
    if fields["kind"] == "csat" and not is_share and 1 < (value.value or 0.0) <= 5:
        return entry("csat mean").fields
    if fields["kind"] == "ces2" and value.is_percent:
        return entry("ces2 share").fields
    if value.is_percent and fields["kind"] == "custom":
        fields["unit"] = "percent"
    return fields


def _is_fraction(metric: Metric, value: Value) -> bool:
    """A bare 0.62 of a percentage, as a sheet holds what it shows as 62 %, is a share of one."""
    return metric.unit == "percent" and not value.is_percent and value.value is not None and abs(value.value) <= 1
