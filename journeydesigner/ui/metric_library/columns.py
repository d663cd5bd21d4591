"""The columns of the metric library: what each says of a metric, what can be chosen, which fields an entry writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from journeydesigner.editing.metric_library import Listed, as_entry
from journeydesigner.metrics.catalogue import entries, entry_of, version_word
from journeydesigner.metrics.comparable import scale_text
from journeydesigner.metrics.metric_words import direction_word, unit_word
from journeydesigner.metrics.numbers import date_text, period_text, value_text
from journeydesigner.metrics.typed_dates import ambiguous, date_of
from journeydesigner.metrics.typed_values import typed_scale, typed_value
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.parts import Direction, Unit
from journeydesigner.ui.controls.text_fields import needed
from journeydesigner.wording import _, n_

Choices = Sequence[tuple[object, str, str]]
"""Values with their words and an icon's name."""
Fields = Mapping[str, Any]
_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "CNY")


@dataclass(frozen=True, slots=True)
class LibraryColumn:
    """``text`` is what is shown, ``value`` what an editor begins with; ``fields`` are what an entry writes into the
    metric (it raises ValueError with a sentence; None: the column is only read), as a step named ``undo``."""

    name: str
    label: str
    width: int
    text: Callable[[Listed], str]
    fields: Callable[[Metric, Any], Fields] | None = None
    undo: str = ""
    value: Callable[[Metric], object] = lambda _metric: ""
    choices: Callable[[Metric], Choices] | None = None
    icon: Callable[[Listed], tuple[str, str]] = lambda _listed: ("", "")
    sort: Callable[[Listed], Any] | None = None


def columns() -> tuple[LibraryColumn, ...]:
    """In the order in which they are read: what it is, how it stands and where, then how it is defined."""
    return (
        _line("name", _("Metric"), 172, _("Rename metric"), parse=needed),
        LibraryColumn(
            "kind", _("Kind"), 138, lambda found: version_word(found.metric), _kind_fields,
            _("Change kind of metric"), lambda metric: entry_of(metric).key,
            lambda _metric: [(each.key, each.name(), "") for each in entries()],
        ),
        LibraryColumn("where", _("Measured at"), 232, _where),
        LibraryColumn("state", _("State"), 120, state_text, icon=_state_icon, sort=_state_rank),
        LibraryColumn(
            "target", _("Target"), 78, lambda found: _target_text(found.metric), _target_fields, _("Change target"),
            _target_typed, sort=lambda found: found.metric.target or 0.0,
        ),
        LibraryColumn(
            "direction", _("Good"), 98, lambda found: direction_word(found.metric.direction),
            lambda _metric, way: {"direction": way}, _("Change direction"), lambda metric: metric.direction,
            lambda _metric: [(way, direction_word(way), _WAYS[way]) for way in get_args(Direction)],
            icon=lambda found: (_WAYS[found.metric.direction], "text3"),
        ),
        LibraryColumn(
            "unit", _("Unit"), 88, lambda found: _unit_text(found.metric.unit, found.metric.currency), _unit_fields,
            _("Change unit"), lambda metric: (metric.unit, metric.currency), _unit_choices,
        ),
        LibraryColumn(
            "scale", _("Scale"), 84, lambda found: _scale_text(found.metric), _scale_fields, _("Change scale"),
            _scale_text,
        ),
        _line("formula", _("Formula"), 210, _("Edit formula")),
        _line("owner", _("Owner"), 108, _("Change owner")),
        _line("source", _("Source"), 124, _("Change source")),
        LibraryColumn(
            "review", _("Review"), 104, lambda found: date_text(found.metric.review_date or ""), _review_fields,
            _("Change review date"), lambda metric: metric.review_date or "",
            sort=lambda found: found.metric.review_date or "9",
        ),
    )  # fmt: skip


_WAYS = {"up": "trending-up", "down": "trending-down"}


def state_text(found: Listed) -> str:
    """Off target, stale, or without a value; what was set apart."""
    parts: list[str] = []
    judged = [spot for spot in found.spots if spot.met is not None]
    missed = sum(spot.met is False for spot in judged)
    if missed and len(judged) > 1:
        parts.append(_("{count} of {of} off target").format(count=missed, of=len(judged)))
    elif missed:
        parts.append(_("off target"))
    elif judged:
        parts.append(_("on target"))
    if not found.is_measured:
        parts.append(_("no value yet"))
    if found.is_stale:
        parts.append(_("stale"))
    if found.set_apart:
        parts.append(
            n_("{count} value set apart", "{count} values set apart", found.set_apart).format(count=found.set_apart)
        )
    return "\n".join(parts)


def where_lines(found: Listed) -> list[str]:
    """A line for each place: «Buying › Decision: 31 %, Oct 2026»."""
    lines: list[str] = []
    for spot in found.spots:
        latest = spot.trend.latest
        said = f"{value_text(found.metric, latest.value)}, {period_text(latest.period)}" if latest else _("no data")
        lines.append(f"{' › '.join(spot.words)}: {said}")
    return lines


def _where(found: Listed) -> str:
    return "\n".join(where_lines(found)) or _("nowhere yet")


def _state_icon(found: Listed) -> tuple[str, str]:
    if found.is_off_target:
        return "triangle-alert", "neg"
    if found.is_stale:
        return "clock", "yellow.edge"
    return ("circle-check", "pos") if any(spot.met for spot in found.spots) else ("", "")


def _state_rank(found: Listed) -> int:
    return 0 if found.is_off_target else 1 if found.is_stale else 2 if found.is_measured else 3


def _line(name: str, label: str, width: int, undo: str, parse: Callable[[str], object] = str.strip) -> LibraryColumn:
    return LibraryColumn(
        name, label, width, lambda found: str(getattr(found.metric, name)),
        lambda _metric, text: {name: parse(str(text))}, undo, lambda metric: str(getattr(metric, name)),
        sort=lambda found: str(getattr(found.metric, name)).casefold(),
    )  # fmt: skip


def _kind_fields(metric: Metric, key: Any) -> Fields:
    return as_entry(str(key), metric)


def _unit_text(unit: Unit, currency: str) -> str:
    return f"{unit_word(unit)} ({currency})" if unit == "money" and currency else unit_word(unit)


def _unit_choices(metric: Metric) -> Choices:
    money: dict[str, None] = dict.fromkeys((*_CURRENCIES, *([metric.currency] if metric.currency else [])))
    plain: tuple[Unit, ...] = get_args(Unit)
    units: list[tuple[Unit, str]] = [(unit, "") for unit in plain if unit != "money"]
    units.extend(("money", each) for each in money)
    return [((unit, currency), _unit_text(unit, currency), "") for unit, currency in units]


def _unit_fields(_metric: Metric, chosen: Any) -> Fields:
    unit, currency = chosen
    return {"unit": unit, "currency": currency}


def _target_text(metric: Metric) -> str:
    return "" if metric.target is None else value_text(metric, metric.target)


def _target_typed(metric: Metric) -> str:
    """All of its digits: what is shown is rounded."""
    if metric.target is None:
        return ""
    return f"{100 * metric.target:.10g} %" if metric.unit == "percent" else f"{metric.target:.10g}"


def _target_fields(metric: Metric, text: Any) -> Fields:
    return {"target": typed_value(metric, str(text))}


def _scale_text(metric: Metric) -> str:
    return scale_text(metric.scale) if metric.scale else ""


def _scale_fields(_metric: Metric, text: Any) -> Fields:
    return {"scale": typed_scale(str(text))}


def _review_fields(_metric: Metric, text: Any) -> Fields:
    said = str(text).strip()
    if not said:
        return {"review_date": None}
    if unclear := ambiguous([said]):
        raise ValueError(
            _("“{text}” can be day or month first: write {example}.").format(text=unclear, example="2026-10-31")
        )
    day = date_of(said)
    if day is None:
        raise ValueError(_("“{text}” is no date: write {example}.").format(text=said, example="2026-10-31"))
    return {"review_date": day.isoformat()}
