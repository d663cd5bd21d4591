"""What NPS, CSAT, conversion ... mean: pure formulas with their sources. Nothing to divide by is no data: None.

Percentages are fractions. Counts are named as in each formula.
"""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

from journeydesigner.model.records import Metric, MetricKind, Result

Counts = Mapping[str, float]
Z_95 = 1.96
"""The normal quantile that an interval of 95 % uses."""


def ratio(part: float, whole: float) -> float | None:
    """``part / whole``; None where there is no whole."""
    return part / whole if whole else None


def nps(promoters: float, passives: float, detractors: float) -> float | None:
    """Net Promoter Score, in points -100..100: 100 (p - d), promoters answering 9 or 10, detractors 0..6.

    Reichheld 2003, «The One Number You Need to Grow».
    """
    share = ratio(promoters - detractors, promoters + passives + detractors)
    return None if share is None else 100 * share


def nps_interval(promoters: float, passives: float, detractors: float) -> tuple[float, float] | None:
    """The 95 % interval of the score: +-1.96 * 100 * sqrt((p + d - (p - d)^2) / n), within -100..100."""
    n = promoters + passives + detractors
    score = nps(promoters, passives, detractors)
    if score is None:
        return None
    p, d = promoters / n, detractors / n
    half = Z_95 * 100 * sqrt(max(p + d - (p - d) ** 2, 0.0) / n)
    return (max(score - half, -100.0), min(score + half, 100.0))


def split_answers(answers: Sequence[int]) -> dict[str, float]:
    """Answers 0..10 to «would you recommend us» as promoters, passives and detractors. Raises ValueError."""
    if any(not 0 <= answer <= 10 for answer in answers):
        raise ValueError("answers run from 0 to 10")
    promoters = sum(answer >= 9 for answer in answers)
    detractors = sum(answer <= 6 for answer in answers)
    return {
        "promoters": float(promoters),
        "passives": float(len(answers) - promoters - detractors),
        "detractors": float(detractors),
    }


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


def lost(reached: float, previous: float) -> float:
    """How many did not get from one stage to the next: n_(k-1) - n_k."""
    return previous - reached


def abandonment(abandoned: float, converted: float) -> float | None:
    """Abandoned over those decided: a case still open is neither."""
    return ratio(abandoned, abandoned + converted)


def retention(at_end: float, gained: float, at_start: float) -> float | None:
    """(E - N) / S: those of the start who are still there."""
    return ratio(at_end - gained, at_start)


def churn(gone: float, at_start: float) -> float | None:
    """Lost customers over customers at the start of the period."""
    return ratio(gone, at_start)


def cost_to_serve(contacts: Mapping[str, float], unit_costs: Mapping[str, float], customers: float) -> float | None:
    """sum(contacts x unit cost per channel) / customers. Raises KeyError for a channel without a unit cost."""
    return ratio(sum(count * unit_costs[channel] for channel, count in contacts.items()), customers)


def clv(margin: float, retention_rate: float, discount: float) -> float | None:
    """Customer lifetime value: margin x r / (1 + d - r), per period (Gupta, Lehmann 2003). None where it diverges."""
    if retention_rate >= 1 + discount:
        return None
    return margin * retention_rate / (1 + discount - retention_rate)


_FROM_COUNTS: dict[MetricKind, tuple[tuple[tuple[str, ...], Callable[..., float | None]], ...]] = {
    "nps": ((("promoters", "passives", "detractors"), nps),),
    "csat": ((("satisfied", "answered"), csat_top_two), (("total", "answered"), mean_answer)),
    "ces1": ((("total", "answered"), mean_answer),),
    "ces2": ((("total", "answered"), mean_answer), (("easy", "answered"), ces2_share)),
    "completion": ((("completed", "attempted"), completion),),
    "conversion": ((("reached", "previous"), conversion),),
    "drop-off": ((("reached", "previous"), drop_off),),
    "abandonment": ((("abandoned", "converted"), abandonment),),
    "retention": ((("at_end", "gained", "at_start"), retention),),
    "churn": ((("lost", "at_start"), churn),),
    "clv": ((("margin", "retention", "discount"), clv),),
    "cost to serve": ((("cost", "customers"), ratio),),
    "revenue": ((("revenue", "customers"), ratio),),
}


def count_names(kind: MetricKind) -> tuple[tuple[str, ...], ...]:
    """The sets of counts from which a metric of ``kind`` is computed; empty for one that is only measured."""
    return tuple(names for names, _ in _FROM_COUNTS.get(kind, ()))


def score(kind: MetricKind, counts: Counts) -> float | None:
    """The value that raw counts give, by the first formula of ``kind`` of which all counts are there.

    None where there is none, or nothing to divide by.
    """
    for names, formula in _FROM_COUNTS.get(kind, ()):
        if all(name in counts for name in names):
            return formula(*(counts[name] for name in names))
    return None


def value_of(metric: Metric, result: Result) -> float | None:
    """A measurement's value: computed from its raw counts where they are given, else as entered."""
    if result.counts and count_names(metric.kind):
        computed = score(metric.kind, result.counts)
        if computed is not None or result.value is None:
            return computed
    return result.value


def sample_size(metric: Metric, result: Result) -> float | None:
    """How many answers or cases a result rests on: as entered, else what its counts add up to."""
    if result.n is not None:
        return float(result.n)
    counts = result.counts
    if metric.kind == "nps" and all(name in counts for name in ("promoters", "passives", "detractors")):
        return counts["promoters"] + counts["passives"] + counts["detractors"]
    for name in ("answered", "attempted", "previous", "at_start", "customers"):
        if name in counts:
            return counts[name]
    return None
