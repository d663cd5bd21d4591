"""How sure a score is: its 95 % interval, where the raw counts tell it. A mean without its spread tells none."""

from math import sqrt

from journeydesigner.metrics.formulas import sample_size, score
from journeydesigner.metrics.numbers import number, value_text
from journeydesigner.model.records import Metric, Result
from journeydesigner.wording import _

Z = 1.959963984540054
"""The normal distribution's 97.5 % quantile."""
Interval = tuple[float, float]
_SHARES = {
    "csat": ("satisfied", "answered"),
    "ces2": ("easy", "answered"),
    "completion": ("completed", "attempted"),
    "conversion": ("reached", "previous"),
    "churn": ("lost", "at_start"),
}
"""Kinds that are a share of people, each of whom counts or does not: part and whole."""


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


def interval_of(metric: Metric, result: Result) -> Interval | None:
    """The 95 % interval of a measurement that was computed from counts of people; None for what they do not tell."""
    counts = result.counts
    if not counts or score(metric, counts) is None:
        return None
    if metric.kind == "nps":
        return nps_interval(counts["promoters"], counts["passives"], counts["detractors"])
    if metric.unit != "percent":
        return None
    if metric.kind == "abandonment":
        return share_interval(counts["abandoned"], counts["abandoned"] + counts["converted"])
    if metric.kind == "drop-off":
        return share_interval(counts["previous"] - counts["reached"], counts["previous"])
    names = _SHARES.get(metric.kind)
    return share_interval(counts[names[0]], counts[names[1]]) if names else None


def evidence_text(metric: Metric, result: Result, language: str = "") -> str:
    """On how much a value rests: «n = 597, 95 %: 79 % to 85 %»; empty where nothing is known of it."""
    n, interval = sample_size(result), interval_of(metric, result)
    parts: list[str] = []
    if n is not None:
        parts.append(_("n = {n}").format(n=number(n, language)))
    if interval is not None:
        low, high = (value_text(metric, end, language) for end in interval)
        parts.append(_("95 %: {low} to {high}").format(low=low, high=high))
    return ", ".join(parts)
