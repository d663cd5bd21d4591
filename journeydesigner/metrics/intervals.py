"""How sure a score is: its 95 % interval, where counts, or value and n, tell it. A mean alone tells none."""

from collections.abc import Mapping
from math import isfinite, sqrt

from journeydesigner.metrics.formulas import SQUARES, sample_size, score
from journeydesigner.metrics.numbers import number, value_text
from journeydesigner.model.metric_records import Metric, Result
from journeydesigner.model.parts import MetricKind
from journeydesigner.wording import _

Z = 1.959963984540054
"""The normal distribution's 97.5 % quantile."""
Interval = tuple[float, float]
SHARES: frozenset[MetricKind] = frozenset(
    ("csat", "ces2", "completion", "conversion", "drop-off", "abandonment", "retention", "churn")
)
"""Kinds that in percent are a share of people, each of whom counts or does not."""


def nps_interval(promoters: float, passives: float, detractors: float) -> Interval | None:
    """In points: NPS +- 1.96 * 100 * sqrt((p + d - (p - d)^2) / n), within -100..100 (Rocks 2016, the Wald interval
    of a difference of shares)."""
    n = promoters + passives + detractors
    if n <= 0:
        return None
    p, d = promoters / n, detractors / n
    half = Z * 100 * sqrt(max(p + d - (p - d) ** 2, 0.0) / n)
    middle = 100 * (p - d)
    return max(middle - half, -100.0), min(middle + half, 100.0)


def share_interval(part: float, whole: float) -> Interval | None:
    """Of a share, as fractions (Wilson 1927); holds for small numbers and for shares of nought and one, too."""
    if whole <= 0 or not 0 <= part <= whole:
        return None
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    low = 0.0 if part == 0 else max(middle - half, 0.0)
    high = 1.0 if part == whole else min(middle + half, 1.0)
    return low, high


def mean_interval(total: float, squares: float, answered: float) -> Interval | None:
    """Of a mean: +- t * s / sqrt(n), Student's t with n - 1 degrees of freedom (Student 1908).

    ``squares`` is the sum of the squares of the answers. None for fewer than two answers.
    """
    if answered < 2:
        return None
    mean = total / answered
    variance = max(squares - answered * mean * mean, 0.0) / (answered - 1)
    half = _student(answered - 1) * sqrt(variance / answered)
    return (mean - half, mean + half) if isfinite(half) else None


def interval_of(metric: Metric, result: Result) -> Interval | None:
    """The 95 % interval of a measurement; None where neither its raw counts nor value and n tell it.

    Of a share of people it is Wilson's, of NPS Wald's, of a mean with known spread Student's.
    """
    counts = result.counts
    if not counts or score(metric, counts) is None:
        return _of_value(metric, result)
    if metric.kind == "nps":
        return nps_interval(counts["promoters"], counts["passives"], counts["detractors"])
    if metric.unit == "percent":
        found = _part_and_whole(metric.kind, counts)
        return share_interval(*found) if found else None
    if SQUARES in counts and "total" in counts:
        found = mean_interval(counts["total"], counts[SQUARES], counts["answered"])
        return _within(metric, found) if found else None
    return None


def _part_and_whole(kind: MetricKind, counts: Mapping[str, float]) -> tuple[float, float] | None:
    """Of a kind that is a share of people, each of whom counts or does not."""
    match kind:
        case "csat":
            return counts["satisfied"], counts["answered"]
        case "ces2":
            return counts["easy"], counts["answered"]
        case "completion":
            return counts["completed"], counts["attempted"]
        case "conversion":
            return counts["reached"], counts["previous"]
        case "drop-off":
            return counts["previous"] - counts["reached"], counts["previous"]
        case "abandonment":
            return counts["abandoned"], counts["abandoned"] + counts["converted"]
        case "retention":
            return counts["at_end"] - counts["gained"], counts["at_start"]
        case "churn":
            return counts["lost"], counts["at_start"]
        case _:
            return None


def _of_value(metric: Metric, result: Result) -> Interval | None:
    """A share that was entered with its n tells its part."""
    if result.value is None or not result.n or metric.unit != "percent" or metric.kind not in SHARES:
        return None
    return share_interval(result.value * result.n, float(result.n))


def _within(metric: Metric, interval: Interval) -> Interval:
    low, high = metric.scale or interval
    return max(interval[0], low), min(interval[1], high)


def _student(freedom: float) -> float:
    """The 97.5 % quantile of Student's t, to three digits from three degrees of freedom on (Cornish, Fisher 1938)."""
    if freedom < 3:
        return 12.7062 if freedom < 2 else 4.3027
    z = Z
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * freedom**4)
    )


def interval_text(metric: Metric, interval: Interval | None, language: str = "") -> str:
    """«79 % – 85 %»; empty for none."""
    return " – ".join(value_text(metric, end, language) for end in interval or ())


def range_text(low: str, high: str) -> str:
    """«95 %: 79 % to 85 %»."""
    return _("95 %: {low} to {high}").format(low=low, high=high)


def evidence_text(metric: Metric, result: Result, language: str = "") -> str:
    """On how much a value rests: «n = 597, 95 %: 79 % to 85 %»; empty where nothing is known of it."""
    n, interval = sample_size(result), interval_of(metric, result)
    parts: list[str] = []
    if n is not None:
        parts.append(_("n = {n}").format(n=number(n, language)))
    if interval is not None:
        low, high = (value_text(metric, end, language) for end in interval)
        parts.append(range_text(low, high))
    return ", ".join(parts)
