"""What fields of records are called, and what stands in them: colours, owners, channels and lanes by their names,
dates and numbers as the language of the moment has them. Knows no widget."""

import json
from collections.abc import Callable, Iterable, Mapping, Sized
from functools import partial
from typing import Any, cast

from journeydesigner.document.schema import plain
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.theme import FAMILIES
from journeydesigner.editing.record_words import name_of
from journeydesigner.lanes.card_fields import CardField, card_fields
from journeydesigner.lanes.colour_words import colour_word
from journeydesigner.lanes.curve_words import feeling_text
from journeydesigner.lanes.evidence_words import evidence_text
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.map_words import kind_word, status_word
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.funnel_words import mode_words, span
from journeydesigner.metrics.metric_words import counted_word, direction_word, unit_word
from journeydesigner.metrics.metric_words import kind_word as metric_word
from journeydesigner.metrics.numbers import date_text, effect_text, grouped, period_text, value_text
from journeydesigner.model.forecast_records import ForecastBase, ForecastRange
from journeydesigner.model.parts import Record
from journeydesigner.model.records import (
    Card,
    CardFilter,
    EmotionScale,
    Evidence,
    MergedCard,
    Metric,
    Place,
    Research,
    table_of,
)
from journeydesigner.wording import _, c_, n_


class FieldWords:
    """Says fields of the records of one snapshot; remembers what the kinds call theirs."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._fields: dict[str, dict[str, CardField]] = {}
        self._labels = _labels()

    def label(self, record: Record, field: str) -> str:
        """What a field is called: «Severity». One that only a newer version knows is called by its name."""
        if isinstance(record, Card) and (own := self._own(record).get(field)) is not None:
            return own.label
        return self._labels.get(field) or field.replace("_", " ").capitalize()

    def text(self, record: Record, field: str) -> str:
        """What stands in it; "" for nothing."""
        value = getattr(record, field, None)
        if isinstance(record, Card) and (own := self._own(record).get(field)) is not None:
            return _own_text(own, value)
        if value is None or value in ("", ()):
            return ""
        if (words := _WORDS.get((table_of(record), field))) is not None:
            return words(value)
        if isinstance(record, Metric) and field == "target":
            return value_text(record, value)
        if field in ("effect", "result") and isinstance(value, (int, float)):
            metric = self._snapshot.table("metrics").get(str(getattr(record, "effect_metric", "") or ""))
            return effect_text(metric if isinstance(metric, Metric) else None, float(value))
        return self._said(value)

    def _own(self, card: Card) -> Mapping[str, CardField]:
        """The fields of a card's lane kind."""
        lane = self._snapshot.table("lanes").get(card.place.lane) if card.place else None
        name = str(getattr(lane, "kind", "text"))
        if name not in self._fields:
            self._fields[name] = {each.name: each for each in card_fields(kind(name))}
        return self._fields[name]

    def _said(self, value: Any) -> str:
        match value:
            case bool():
                return _("Yes") if value else _("No")
            case int() | float():
                return feeling_text(float(value), "")
            case str():
                return self._named(value)
            case Evidence():
                return evidence_text(value)
            case Research():
                return f"{value.n} {value.what}"
            case MergedCard():
                return " ".join(value.text.split())
            case EmotionScale():
                levels = ", ".join(value.labels)
                return f"{feeling_text(value.low, '')} … {feeling_text(value.high, '')}: {levels}"
            case CardFilter():
                return self._listed((*value.personas, *value.tags, *value.owners, *value.lanes))
            case Place():
                return self._listed((value.lane, value.first))
            case tuple():
                return self._listed(cast("tuple[Any, ...]", value))
            case _:
                return json.dumps(plain(value), ensure_ascii=False)

    def _listed(self, values: Iterable[Any]) -> str:
        return ", ".join(text for value in values if (text := self._said(value)))

    def _named(self, value: str) -> str:
        """The name of the record whose id it is; a date as one reads it; else the text itself."""
        record = self._snapshot.find(value)  # type: ignore[arg-type]
        return name_of(self._snapshot, record) if record is not None else date_text(value)


def _own_text(field: CardField, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field.form == "switch":
        return _("Yes") if value else _("No")
    said = next((label for choice, label in field.choices if choice == value), None)
    return said if said is not None else date_text(str(value)) if field.form == "date" else str(value)


def _colour(value: str) -> str:
    return colour_word(value) if value in FAMILIES else value


def _picture(_value: str) -> str:
    return _("a picture")


def _one_of(words: Callable[[Any], str], value: Any) -> str:
    """A choice in words; one that only a newer version knows as it is written."""
    try:
        return words(value)
    except KeyError:
        return str(value)


def _comment_state(value: str) -> str:
    return {"open": c_("status", "Open"), "resolved": _("Resolved")}[value]


def _minutes(value: float) -> str:
    return _("{minutes} min").format(minutes=feeling_text(value, ""))


def _entries(value: Sized) -> str:
    """Of what is too much to be listed: how much of it there is."""
    return n_("{count} entry", "{count} entries", len(value)).format(count=len(value))


def _base(value: ForecastBase) -> str:
    """What a forecast starts from: «600, 597, 491»."""
    return ", ".join("–" if n is None else str(n) for n in value.customers)


def _range(value: ForecastRange) -> str:
    """An expected number: «1 200, 1 100 … 1 300»."""
    ends = [grouped(end) for end in (value.low, value.high) if end is not None]
    return ", ".join(filter(None, (grouped(value.value), " … ".join(ends))))


def _stay(value: ForecastRange) -> str:
    return duration_text(value.value)


def _share(value: tuple[float, float]) -> str:
    return f"{feeling_text(value[0], '')} … {feeling_text(value[1], '')}"


def _icon(value: str) -> str:
    return value.replace("-", " ")


_WORDS: dict[tuple[str, str], Callable[[Any], str]] = {
    ("cards", "colour"): _colour,
    ("cards", "image"): _picture,
    ("personas", "photo"): _picture,
    ("organizations", "logo"): _picture,
    ("maps", "kind"): partial(_one_of, kind_word),
    ("maps", "status"): partial(_one_of, status_word),
    ("metrics", "kind"): partial(_one_of, metric_word),
    ("metrics", "unit"): partial(_one_of, unit_word),
    ("metrics", "version"): partial(_one_of, counted_word),
    ("metrics", "direction"): partial(_one_of, direction_word),
    ("metrics", "scale"): _share,
    ("measurements", "period"): period_text,
    ("comments", "state"): partial(_one_of, _comment_state),
    ("agenda", "minutes"): _minutes,
    ("event_rules", "columns"): _entries,
    ("event_rules", "matches"): _entries,
    ("movements", "period"): period_text,
    **{(table, "mode"): partial(_one_of, mode_words) for table in ("event_rules", "movements")},
    **{(table, "window_s"): span for table in ("event_rules", "movements")},
    ("event_rules", "inactive_s"): span,
    **{("movements", name): _entries for name in ("stages", "flows", "touchpoints", "variants", "cohorts")},
    **{("forecasts", name): _entries for name in ("levers", "results")},
    ("forecasts", "made"): lambda value: date_text(value[:10]),
    ("forecasts", "base"): _base,
    **{("forecasts", name): _range for name in ("revenue", "cost")},
    ("forecasts", "dwell"): _stay,
    ("lanes", "kind"): lambda value: kind(value).label,
    ("lanes", "icon"): _icon,
    ("channels", "icon"): _icon,
}
"""Fields whose values are neither texts, numbers nor names of records."""


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"), "title": _("Title"), "text": _("Text"), "question": _("Guiding question"),
        "description": _("Description"), "kind": _("Kind"), "scenario": _("Scenario"), "persona": _("Persona"),
        "owner": _("Owner"), "status": _("Status"), "review_date": _("Review"), "research": _("Research"),
        "as_is": _("As-is map"), "version": _("Version"), "version_date": _("Date of the version"),
        "author": _("Author"), "language": _("Language"), "is_cycle": _("Life cycle"), "is_locked": _("Locked"),
        "colour": _("Colour"), "is_collapsed": _("Folded"), "width": _("Width"), "height": _("Height"),
        "icon": _("Icon"), "scale": _("Scale"), "personas": _("Concerns"), "shows_as_is": _("As-is curve behind it"),
        "channel": _("Channel"), "evidence": _("Evidence"), "is_moment_of_truth": _("Moment of truth"),
        "image": _("Picture"), "tags": _("Tags"), "links": _("Links"), "merged": _("Merged from"),
        "came_from": _("Came from"), "metric": _("Metric"), "anchor": _("Measured at"), "effect": _("Expected effect"),
        "effect_metric": _("On metric"), "value": _("Value"), "quote": _("Quote"), "unit": _("Unit"),
        "currency": _("Currency"), "direction": _("Good"), "target": _("Target"), "formula": _("Formula"),
        "source": _("Source"), "decimals": _("Decimals"), "period": _("Period"), "label": _("Label"),
        "state": _("State"), "filter": _("Filter"), "budget": _("Dots for each"), "lanes": _("Lanes"),
        "is_open": _("Is open"), "dots": _("Dots"), "voter": _("Voter"), "minutes": _("Duration"), "role": _("Role"),
        "age": _("Age"), "photo": _("Photo"), "goals": _("Goals"), "needs": _("Needs"),
        "frustrations": _("Frustrations"), "logo": _("Logo"), "brand": _("Brand colours"),
        "columns": _("Columns of the log"), "stages": _("Stages"), "matches": _("Events of stages"),
        "goal": _("Goal"), "window_s": _("Time for the whole funnel"), "inactive_s": _("Silent, then abandoned"),
        "mode": _("Way of counting"), "timezone": _("Time zone"), "dates": _("Order of day and month"),
        "rules": _("Event rules"), "first_day": _("First day"), "last_day": _("Last day"), "rows": _("Events"),
        "mapped_rows": _("Events of a stage"), "customers": _("Customers"), "flows": _("Moves between stages"),
        "self_loops": _("Repeated events"), "touchpoints": _("Use of touchpoints"), "variants": _("Ways"),
        "variants_in_all": _("Different ways"), "cohorts": _("Months of beginning"), "converted": _("Converted"),
        "base": _("Starts from"), "levers": _("What is assumed"), "results": _("Forecast values"),
        "method": _("Method"), "made": _("Made"), "revenue": _("Revenue"), "cost": _("Cost"),
        "dwell": _("Time on the way"), "abandoned": _("Abandoned"), "still_open": c_("customers", "Open"),
        "switched": _("Changed the channel"), "unit_cost": _("Cost of one contact"),
    }  # fmt: skip
