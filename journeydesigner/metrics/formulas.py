"""What NPS, CSAT, conversion ... mean: pure formulas with their sources. Nothing to divide by is no data: None.

Percentages are fractions. Counts are named as in each formula.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import get_args

from journeydesigner.model.metric_records import Result
from journeydesigner.model.parts import MetricKind, Unit
from journeydesigner.model.records import Metric

Counts = Mapping[str, float]


def ratio(part: float, whole: float) -> float | None:
    """``part / whole``; None where there is no whole."""
    return part / whole if whole else None


def nps(promoters: float, passives: float, detractors: float) -> float | None:
    """Net Promoter Score, in points -100..100: 100 (p - d), promoters answering 9 or 10, detractors 0..6.

    Reichheld 2003, «The One Number You Need to Grow».
    """
    share = ratio(promoters - detractors, promoters + passives + detractors)
    return None if share is None else 100 * share


def csat_top_two(satisfied: float, answered: float) -> float | None:
    """Customer satisfaction as the share of the top two boxes of five (ISO 10004, annex on indicators)."""
    return ratio(satisfied, answered)


def mean_answer(total: float, answered: float) -> float | None:
    """The mean of answers on a scale: their sum over their number (CSAT as a mean; CES 1.0 and 2.0)."""
    return ratio(total, answered)


def ces2_share(easy: float, answered: float) -> float | None:
    """Customer Effort Score 2.0 as the share that answered 5..7 of 7 to «made it easy» (CEB 2013)."""
    return ratio(easy, answered)


def completion(completed: float, attempted: float) -> float | None:
    """Completion rate: tasks completed over tasks attempted (ISO 9241-11)."""
    return ratio(completed, attempted)


def conversion(reached: float, previous: float) -> float | None:
    """c_k = n_k / n_(k-1); against the first stage's number it is the cumulative rate."""
    return ratio(reached, previous)


def drop_off(reached: float, previous: float) -> float | None:
    """d_k = 1 - c_k."""
    share = ratio(reached, previous)
    return None if share is None else 1 - share


def abandonment(abandoned: float, converted: float) -> float | None:
    """Abandoned over those decided: a case still open is neither."""
    return ratio(abandoned, abandoned + converted)


def retention(at_end: float, gained: float, at_start: float) -> float | None:
    """(E - N) / S: those of the start who are still there."""
    return ratio(at_end - gained, at_start)


def churn(gone: float, at_start: float) -> float | None:
    """Lost customers over customers at the start of the period."""
    return ratio(gone, at_start)


def cost_to_serve(contacts: Counts, unit_costs: Counts, customers: float) -> float | None:
    """What one customer costs: the sum over channels of contacts x the cost of one contact, over customers. None where
    a channel with contacts has no cost: what is not known is not nought."""
    if any(count and channel not in unit_costs for channel, count in contacts.items()):
        return None
    return ratio(sum(count * unit_costs[channel] for channel, count in contacts.items() if count), customers)


def clv(margin: float, retention_rate: float, discount: float) -> float | None:
    """Customer lifetime value: margin x r / (1 + d - r), per period (Gupta, Lehmann 2003). None where it diverges."""
    if retention_rate >= 1 + discount:
        return None
    return margin * retention_rate / (1 + discount - retention_rate)


@dataclass(frozen=True, slots=True)
class _Formula:
    """The counts that a formula takes, by their names. ``units``: those it gives; empty: whichever the metric has."""

    counts: tuple[str, ...]
    of: Callable[..., float | None]
    units: frozenset[Unit] = frozenset()


_SHARES: frozenset[Unit] = frozenset({"percent"})
_MEANS: frozenset[Unit] = frozenset(get_args(Unit)) - _SHARES
_NPS = ("promoters", "passives", "detractors")
_FORMULAS: dict[MetricKind, tuple[_Formula, ...]] = {
    "nps": (_Formula(_NPS, nps, _MEANS),),
    "csat": (
        _Formula(("satisfied", "answered"), csat_top_two, _SHARES),
        _Formula(("total", "answered"), mean_answer, _MEANS),
    ),
    "ces1": (_Formula(("total", "answered"), mean_answer, _MEANS),),
    "ces2": (
        _Formula(("total", "answered"), mean_answer, _MEANS),
        _Formula(("easy", "answered"), ces2_share, _SHARES),
    ),
    "completion": (_Formula(("completed", "attempted"), completion),),
    "conversion": (_Formula(("reached", "previous"), conversion),),
    "drop-off": (_Formula(("reached", "previous"), drop_off),),
    "abandonment": (_Formula(("abandoned", "converted"), abandonment),),
    "retention": (_Formula(("at_end", "gained", "at_start"), retention),),
    "churn": (_Formula(("lost", "at_start"), churn),),
    "clv": (_Formula(("margin", "retention", "discount"), clv),),
    "cost to serve": (_Formula(("cost", "customers"), ratio),),
    "revenue": (_Formula(("revenue", "customers"), ratio),),
}
SQUARES = "squares"
"""The sum of the squares of answers: beside their sum and number it tells how sure their mean is."""
_SAMPLES: tuple[tuple[str, ...], ...] = (
    _NPS, ("abandoned", "converted"), ("answered",), ("attempted",), ("previous",), ("at_start",), ("customers",),
)  # fmt: skip
"""The counts that add up to the answers or cases: the first that are all there."""


def count_names(kind: MetricKind, unit: Unit) -> tuple[str, ...]:
    """The counts from which a metric of ``kind`` in ``unit`` is computed; empty for one that is only measured."""
    formula = _formula(kind, unit)
    return formula.counts if formula else ()


def score(metric: Metric, counts: Counts) -> float | None:
    """The value that raw counts give in the metric's unit: a share in percent, else a mean or an amount.

    Two versions of a kind are never mixed: counts of a share give no mean. None where counts are missing, where there
    is nothing to divide by, and where the value is beyond what a number holds.
    """
    formula = _formula(metric.kind, metric.unit)
    if formula is None or any(name not in counts for name in formula.counts):
        return None
    try:
        value = formula.of(*(counts[name] for name in formula.counts))
    except OverflowError:
        return None
    return value if value is not None and isfinite(value) else None


def _formula(kind: MetricKind, unit: Unit) -> _Formula | None:
    return next((found for found in _FORMULAS.get(kind, ()) if not found.units or unit in found.units), None)


def value_of(metric: Metric, result: Result) -> float | None:
    """A measurement's value: computed from its raw counts where they give one, else as entered."""
    computed = score(metric, result.counts) if result.counts else None
    return result.value if computed is None else computed


def sample_size(result: Result) -> float | None:
    """How many answers or cases a result rests on: as entered, else what its counts add up to."""
    if result.n is not None:
        return float(result.n)
    names = next((names for names in _SAMPLES if all(name in result.counts for name in names)), ())
    found = sum(result.counts[name] for name in names)
    return found if names and isfinite(found) else None
