"""The numbers that a journey is told by: what each is, its formula, unit, scale and good direction, and who says so.

One entry for each version that must not be compared with another: CSAT as a share and as a mean are two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from journeydesigner.metrics.formulas import count_names
from journeydesigner.metrics.metric_words import kind_word
from journeydesigner.model.parts import Direction, MetricKind, MetricVersion, Unit
from journeydesigner.wording import _

Text = Callable[[], str]
"""A text in the language of the moment."""
Scale = tuple[float, float]
_DURATIONS: frozenset[Unit] = frozenset({"seconds", "minutes", "hours", "days"})


class Defined(Protocol):
    """Whatever says what a number is: a metric, or what one was when a result was measured."""

    @property
    def kind(self) -> MetricKind: ...
    @property
    def version(self) -> MetricVersion | None: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def currency(self) -> str: ...
    @property
    def scale(self) -> Scale | None: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """``what`` it tells, its ``formula`` in words, ``said_by`` whom ("" where it is plain); ``extra``: what else a new
    metric of this kind begins with."""

    key: str
    kind: MetricKind
    name: Text
    what: Text
    formula: Text
    unit: Unit
    direction: Direction = "up"
    said_by: str = ""
    version: MetricVersion | None = None
    scale: Scale | None = None
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def counts(self) -> tuple[str, ...]:
        """The raw counts from which its value is computed."""
        return count_names(self.kind, self.unit)

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a new metric of this kind, but for its name and its formula in words."""
        found: dict[str, Any] = {"kind": self.kind, "unit": self.unit, "direction": self.direction, **self.extra}
        return found | {name: value for name, value in (("version", self.version), ("scale", self.scale)) if value}


_REICHHELD = "Reichheld 2003"
_ISO_10004 = "ISO 10004"
_CEB_2010 = "Dixon, Freeman, Toman 2010"
_CEB_2013 = "CEB 2013"
_USABILITY = "ISO 9241-11"
_CLV = "Gupta, Lehmann 2003"
_EURO = {"currency": "EUR"}


def entries() -> tuple[Entry, ...]:
    """All kinds and their versions, in the order in which they are offered."""
    return _ENTRIES


def entry(key: str) -> Entry:
    """The entry of that key. Raises KeyError."""
    return _BY_KEY[key]


def first_of(kind: str) -> Entry:
    """What a metric of a kind is where nothing more is said. Raises KeyError for a kind that there is not."""
    found = next((each for each in _ENTRIES if each.kind == kind), None)
    if found is None:
        raise KeyError(kind)
    return found


def new_fields(key: str) -> dict[str, Any]:
    """The fields of a new metric of an entry, its formula in words among them. Raises KeyError."""
    found = entry(key)
    return {**found.fields, "formula": found.formula()}


def entry_of(defined: Defined) -> Entry:
    """The entry that a metric follows: of its kind the one of its version and unit, else the first."""
    same = [each for each in _ENTRIES if each.kind == defined.kind]
    return max(same, key=lambda each: (each.version == defined.version, _alike(each.unit, defined.unit)))


def version_word(defined: Defined) -> str:
    """What a number is, in words that tell it from its kind's other versions: «CSAT, mean answer». Where none is said,
    its kind."""
    found = entry_of(defined)
    return found.name() if found.version == defined.version else kind_word(defined.kind)


def _alike(one: Unit, other: Unit) -> bool:
    return one == other or {one, other} <= _DURATIONS


_ENTRIES: tuple[Entry, ...] = (
    Entry(
        "nps", "nps", lambda: _("NPS"),
        lambda: _("Would customers recommend us? Answers 0 to 10 to “How likely is it that you would recommend us?”"),
        lambda: _("100 × (promoters − detractors) / all answers; promoters answer 9 or 10, detractors 0 to 6"),
        "points", said_by=_REICHHELD, scale=(-100.0, 100.0),
    ),
    Entry(
        "csat share", "csat", lambda: _("CSAT, satisfied of answered"),
        lambda: _("How many are satisfied? The share that answers 4 or 5 of five."),
        lambda: _("answers of 4 or 5 / all answers"),
        "percent", said_by=_ISO_10004,
    ),
    Entry(
        "csat mean", "csat", lambda: _("CSAT, mean answer"),
        lambda: _("How satisfied are they? The mean of answers 1 to 5."),
        lambda: _("sum of answers / number of answers"),
        "scale", said_by=_ISO_10004, scale=(1.0, 5.0),
    ),
    Entry(
        "ces1", "ces1", lambda: _("Effort score 1.0"),
        lambda: _("How much effort did it take? The mean of answers 1 (very low) to 5 (very high)."),
        lambda: _("sum of answers 1 to 5 / number of answers"),
        "scale", "down", said_by=_CEB_2010, scale=(1.0, 5.0),
    ),
    Entry(
        "ces2 mean", "ces2", lambda: _("Effort score 2.0"),
        lambda: _("Did we make it easy? The mean of answers 1 (disagree) to 7 (agree)."),
        lambda: _("sum of answers 1 to 7 / number of answers"),
        "scale", said_by=_CEB_2013, scale=(1.0, 7.0),
    ),
    Entry(
        "ces2 share", "ces2", lambda: _("Effort score 2.0, share that found it easy"),
        lambda: _("Did we make it easy? The share that answers 5, 6 or 7 of seven."),
        lambda: _("answers of 5 to 7 / all answers"),
        "percent", said_by=_CEB_2013,
    ),
    Entry(
        "volume customers", "volume", lambda: _("Customers"),
        lambda: _("How many different customers come here, each counted once."),
        lambda: _("number of distinct customers"),
        "number", version="customers",
    ),
    Entry(
        "volume visits", "volume", lambda: _("Visits"),
        lambda: _("How often customers come here: a stay without a break is one visit."),
        lambda: _("number of maximal runs of events at this place"),
        "number", version="visits",
    ),
    Entry(
        "volume events", "volume", lambda: _("Events"),
        lambda: _("How much happens here: each click, call or message counts."),
        lambda: _("number of events"),
        "number", version="events",
    ),
    Entry(
        "volume", "volume", lambda: _("Volume"),
        lambda: _("How much there is of something that is counted otherwise."),
        lambda: _("number"),
        "number",
    ),
    Entry(
        "conversion", "conversion", lambda: _("Conversion"),
        lambda: _("How many of those before get here?"),
        lambda: _("customers who reached this stage / customers of the stage before"),
        "percent",
    ),
    Entry(
        "drop-off", "drop-off", lambda: _("Drop-off"),
        lambda: _("How many of those before are lost on the way here?"),
        lambda: _("1 − conversion"),
        "percent", "down",
    ),
    Entry(
        "abandonment", "abandonment", lambda: _("Abandonment"),
        lambda: _("How many give up? Those still on their way are neither lost nor won."),
        lambda: _("abandoned / (abandoned + converted); open cases are not counted"),
        "percent", "down",
    ),
    Entry(
        "completion", "completion", lambda: _("Completion"),
        lambda: _("How many of those who begin a task finish it?"),
        lambda: _("completed / attempted"),
        "percent", said_by=_USABILITY,
    ),
    Entry(
        "time on task median", "time on task", lambda: _("Time on task, median"),
        lambda: _("How long does the task take those who finish it? Half of them need less."),
        lambda: _("median of the times of completed tasks"),
        "minutes", "down", said_by=_USABILITY, version="median",
    ),
    Entry(
        "time on task p90", "time on task", lambda: _("Time on task, slowest tenth"),
        lambda: _("How long does it take the slow ones? A tenth of those who finish need longer."),
        lambda: _("90th percentile of the times of completed tasks"),
        "minutes", "down", said_by=_USABILITY, version="p90",
    ),
    Entry(
        "dwell median", "dwell", lambda: _("Time in stage, median"),
        lambda: _("How long do customers stay in a stage? Half of the visits are shorter."),
        lambda: _("median of: first event of the next visit − first event of this one"),
        "days", "down", version="median",
    ),
    Entry(
        "dwell p90", "dwell", lambda: _("Time in stage, slowest tenth"),
        lambda: _("How long do the slow ones stay in a stage? A tenth of the visits are longer."),
        lambda: _("90th percentile of: first event of the next visit − first event of this one"),
        "days", "down", version="p90",
    ),
    Entry(
        "time to next median", "time to next", lambda: _("Time to next step, median"),
        lambda: _("How long until customers get to the next step? Half of them are faster."),
        lambda: _("median of: first entry of the next − first entry of this"),
        "days", "down", version="median",
    ),
    Entry(
        "time to next p90", "time to next", lambda: _("Time to next step, slowest tenth"),
        lambda: _("How long do the slow ones need to the next step? A tenth of them need longer."),
        lambda: _("90th percentile of: first entry of the next − first entry of this"),
        "days", "down", version="p90",
    ),
    Entry(
        "cost to serve", "cost to serve", lambda: _("Cost to serve"),
        lambda: _("What does it cost to serve one customer?"),
        lambda: _("sum over channels (contacts × cost of one contact) / customers"),
        "money", "down", extra=_EURO,
    ),
    Entry(
        "revenue", "revenue", lambda: _("Revenue"),
        lambda: _("What does one customer bring in a period?"),
        lambda: _("revenue / customers"),
        "money", extra=_EURO,
    ),
    Entry(
        "clv", "clv", lambda: _("Customer lifetime value"),
        lambda: _("What is a customer worth over all the years? Margin and rates are those of one year."),
        lambda: _("margin × retention / (1 + discount − retention)"),
        "money", said_by=_CLV, extra=_EURO,
    ),
    Entry(
        "retention", "retention", lambda: _("Retention"),
        lambda: _("How many of the customers at the start are still there at the end?"),
        lambda: _("(customers at the end − gained) / customers at the start"),
        "percent",
    ),
    Entry(
        "churn", "churn", lambda: _("Churn"),
        lambda: _("How many of the customers at the start are lost?"),
        lambda: _("lost / customers at the start"),
        "percent", "down",
    ),
    Entry(
        "custom number", "custom", lambda: _("Your own number"),
        lambda: _("Anything that is counted."), lambda: "", "number",
    ),
    Entry(
        "custom percent", "custom", lambda: _("Your own percentage"),
        lambda: _("A share of a whole."), lambda: "", "percent",
    ),
    Entry(
        "custom duration", "custom", lambda: _("Your own duration"),
        lambda: _("How long something takes."), lambda: "", "days", "down",
    ),
    Entry(
        "custom money", "custom", lambda: _("Your own amount of money"),
        lambda: _("What something costs or brings."), lambda: "", "money", extra=_EURO,
    ),
    Entry(
        "custom scale", "custom", lambda: _("Your own scale"),
        lambda: _("A mark between a lowest and a highest, such as a rating in stars."), lambda: "",
        "scale", scale=(1.0, 5.0),
    ),
)  # fmt: skip
_BY_KEY = {each.key: each for each in _ENTRIES}
