"""How far a number of customers may lie from what is expected: 95 % intervals of what has not happened yet.

Two questions are told apart. *Given the rates*, so many customers come and each goes on or not: binomial. *Next
period*, the measured rates are themselves uncertain and periods differ from each other: what is added to the binomial
variance is the variance of the rates, on the scale of log odds, where shares stay between nought and one.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, lgamma, log, log1p, sqrt

Z = 1.959963984540054
"""The normal distribution's 97.5 % quantile."""
_EXACT_UP_TO = 1_000_000
_STEPS = 60
_LEAST_FOR_DRIFT = 4
_LEAST_OFF = 1e-12
"""Of more customers than all there are: so near to one a share can still be told from it."""
_USUAL_SPREAD = 0.25
"""How much periods usually differ, as standard deviation of log odds: 0.25 makes 30 % of one 25 % of another. It is
the scale of the half-normal prior; what the periods at hand show soon outweighs it."""


@lru_cache(maxsize=1024)
def binomial_interval(n: float, p: float) -> tuple[float, float]:
    """Between which numbers of ``n`` customers 95 % of outcomes lie, where each is one of them with probability ``p``:
    the 2.5 % and 97.5 % quantiles of the binomial distribution; the normal one's from a million customers on."""
    if p <= 0 or n <= 0:
        return 0.0, 0.0
    if p >= 1:
        return float(n), float(n)
    half = Z * sqrt(n * p * (1 - p))
    if n > _EXACT_UP_TO:
        return max(n * p - half, 0.0), min(n * p + half, float(n))
    whole = round(n)
    return float(_quantile(whole, p, 0.025)), float(_quantile(whole, p, 0.975))


def _quantile(n: int, p: float, share: float) -> int:
    """The smallest number that is not exceeded with probability ``share`` at least."""
    low, high = -1, n
    while high - low > 1:
        middle = (low + high) // 2
        if binomial_at_most(middle, n, p) >= share:
            high = middle
        else:
            low = middle
    return high


def binomial_at_most(k: int, n: int, p: float) -> float:
    """P(X <= k): the regularised incomplete beta function I_(1-p)(n - k, k + 1)."""
    if k < 0:
        return 0.0
    return 1.0 if k >= n else _incomplete_beta(1 - p, n - k, k + 1)


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """By its continued fraction (Lentz; Press et al., Numerical Recipes, 6.4)."""
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(1 - x, b, a)
    if x <= 0:
        return 0.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    tiny, c = 1e-300, 1.0
    d = 1 / _held(1 - (a + b) * x / (a + 1), tiny)
    found = d
    for m in range(1, 10_000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _held(1 + numerator * d, tiny)
            c = _held(1 + numerator / c, tiny)
            found *= d * c
        if abs(d * c - 1) < 1e-12:
            break
    return front * found


def _held(value: float, least: float) -> float:
    return value if abs(value) > least else least


def outlook_interval(n: float, p: float, rate_variance: float, shift: float = 0.0) -> tuple[float, float]:
    """The same where the share itself is uncertain: ``rate_variance`` is that of its log odds. Where these drift, the
    interval also reaches to what there would be if they went on by ``shift``.

    ``p`` is kept off nought and one by half a customer: where all went on, one of the next may not.
    """
    if n <= 0:
        return 0.0, 0.0
    off = max(0.5 / (n + 1), _LEAST_OFF)
    held = min(max(p, off), 1 - off)
    half = Z * sqrt(rate_variance + 1 / (n * held * (1 - held)))
    odds = log(held / (1 - held))
    low, high = n * _share(odds - half + min(shift, 0.0)), n * _share(odds + half + max(shift, 0.0))
    return min(low, n * p), max(high, n * p)


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0


@lru_cache(maxsize=64)
def spread_between(periods: tuple[tuple[int, int], ...]) -> float | None:
    """How much periods differ beyond chance: the variance of their log odds; None of fewer than two periods.

    ``periods`` are (begun, converted). The mean over a half-normal prior and the restricted likelihood of a
    random-effects model of log odds (DerSimonian, Laird 1986; the likelihood on a grid, as Gelman 2006 advises for few
    groups): few periods leave it wide.
    """
    odds = [_log_odds(whole, part) for whole, part in periods if whole > 0 and 0 <= part <= whole]
    if len(odds) < 2:
        return None
    widest = max(value for value, _v in odds) - min(value for value, _v in odds)
    top = max(4 * _USUAL_SPREAD, 2 * widest)
    grid = [top * (i + 0.5) / _STEPS for i in range(_STEPS)]
    scores = [_likelihood(odds, tau) - tau * tau / (2 * _USUAL_SPREAD**2) for tau in grid]
    best = max(scores)
    weights = [exp(score - best) for score in scores]
    return sum(weight * tau * tau for weight, tau in zip(weights, grid, strict=True)) / sum(weights)


def _likelihood(odds: Sequence[tuple[float, float]], tau: float) -> float:
    """The restricted log likelihood of a spread ``tau`` between periods."""
    weights = [1 / (variance + tau * tau) for _value, variance in odds]
    total = sum(weights)
    mean = sum(weight * value for weight, (value, _v) in zip(weights, odds, strict=True)) / total
    miss = sum(weight * (value - mean) ** 2 for weight, (value, _v) in zip(weights, odds, strict=True))
    return 0.5 * (sum(log(weight) for weight in weights) - log(total) - miss)


def drift_of(periods: Sequence[tuple[int, int]]) -> float:
    """By how much log odds rise (or fall) from period to period, where that is more than chance and the spread between
    them; else 0.

    A weighted line through the log odds, its slope beyond 95 % (Draper, Smith 1998); of fewer than four periods none is
    told.
    """
    odds = [_log_odds(whole, part) for whole, part in periods if whole > 0 and 0 <= part <= whole]
    if len(odds) < _LEAST_FOR_DRIFT:
        return 0.0
    weights = [1 / variance for _value, variance in odds]
    total = sum(weights)
    middle = sum(weight * at for at, weight in enumerate(weights)) / total
    mean = sum(weight * value for weight, (value, _v) in zip(weights, odds, strict=True)) / total
    extent = sum(weight * (at - middle) ** 2 for at, weight in enumerate(weights))
    moment = sum(w * (at - middle) * (v - mean) for at, (w, (v, _s)) in enumerate(zip(weights, odds, strict=True)))
    slope = moment / extent
    misses = (v - mean - slope * (at - middle) for at, (v, _s) in enumerate(odds))
    spread = max(sum(w * miss * miss for w, miss in zip(weights, misses, strict=True)) / (len(odds) - 2), 1.0)
    return slope if abs(slope) > Z * sqrt(spread / extent) else 0.0


def _log_odds(whole: int, part: int) -> tuple[float, float]:
    """Of a share, with its variance; half a customer on either side."""
    yes, no = part + 0.5, whole - part + 0.5
    return log(yes / no), 1 / yes + 1 / no


def lasting_share(sizes: Sequence[int]) -> float:
    """What of a spread between periods stays in their pooled mean: sum(n^2) / (sum n)^2; 1 for a single one."""
    total = sum(sizes)
    return sum(size * size for size in sizes) / (total * total) if total else 1.0
