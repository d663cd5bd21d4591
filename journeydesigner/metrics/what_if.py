"""What if: a measured funnel with some of its rates, dwell times or costs assumed otherwise, carried through the stages
that follow. Pure: nothing is stored, and with no lever moved the numbers are those of the funnel exactly.

Customers at stage k are those of the first stage times the rates between: n_k = n_1 c_2 .. c_k, where c_j is measured
(n_j / n_(j-1)) unless a lever says otherwise. The intervals are those of ``predictive``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, inf, isfinite, log, sqrt
from typing import Literal

from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.predictive import (
    Z,
    binomial_interval,
    drift_of,
    lasting_share,
    outlook_interval,
    spread_between,
)
from journeydesigner.model.forecast_records import Lever, LeverOn
from journeydesigner.model.ids import StageId

Key = tuple[StageId, LeverOn]
"""What a lever is of: of which stage what."""
_P90_SD = 1.2815515655446004
"""The normal distribution's 90 % quantile: how many standard deviations of its logarithm p90 lies above the median."""
_MEDIAN_SE = 1.2533141373155001
"""sqrt(pi / 2): the standard error of a median, in those of a mean."""

Trouble = Literal["any order", "no numbers", "too few", "not a funnel"]
"""Why nothing at all is forecast: bars in any order are no funnel, the first stage is held back or unknown, it has
fewer than K customers, or a stage has more customers than the one before."""
Refusal = Literal[
    "share", "below nought", "first stage", "unknown stage", "held back", "too few", "never reached", "no value"
]
"""Why a lever is not moved."""


@dataclass(frozen=True, slots=True)
class BaseStage:
    """What was measured at a stage. ``customers`` None: held back, or not known. ``dwell_s``: the median of
    ``dwell_n`` completed visits; ``cost`` and ``revenue``: for each customer there."""

    stage: StageId
    customers: int | None
    dwell_s: float | None = None
    dwell_p90_s: float | None = None
    dwell_n: int | None = None
    cost: float | None = None
    revenue: float | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """A measured funnel: stages in order. ``periods`` are (begun, converted) of earlier ones, from which it shows how
    much periods differ; ``are_parts``: they are parts of the measured one, its months, so that of the next there are as
    many. ``currency`` is that of costs and revenue."""

    stages: tuple[BaseStage, ...]
    periods: tuple[tuple[int, int], ...] = ()
    currency: str = ""
    is_any_order: bool = False
    are_parts: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """An expected number and its 95 % interval; None where none can be told."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class StageForecast:
    """``customers`` given the rates (binomial); ``outlook`` the same for the next period, where the rates are not sure.

    ``share`` is of the stage before (None at the first). ``dwell_s`` is the way up to the end of this stage; ``cost``
    and ``revenue`` are what all customers there come to. None: not known.
    """

    stage: StageId
    measured: int | None
    share: float | None
    customers: Estimate | None
    outlook: Estimate | None
    dwell_s: Estimate | None = None
    cost: Estimate | None = None
    revenue: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A lever that is not moved, and why."""

    lever: Lever
    why: Refusal


@dataclass(frozen=True, slots=True)
class Result:
    """``converted`` are the customers of the last stage that is known. ``moved`` are the levers that count, ``shared``
    those (stage, what) that several moved: their factors are multiplied. ``between`` is the variance between periods
    in log odds, None where nothing is known of it; ``drift``: by how much they rise or fall
    from one to the next, in log odds; ``came``: how many came in the least and in the most of them."""

    customers: int
    stages: tuple[StageForecast, ...]
    moved: tuple[Lever, ...] = ()
    refused: tuple[Refused, ...] = ()
    shared: tuple[Key, ...] = ()
    trouble: Trouble | None = None
    between: float | None = None
    periods: int = 0
    drift: float = 0.0
    came: tuple[int, int] | None = None
    dwell_s: Estimate | None = None
    cost: Estimate | None = None
    revenue: Estimate | None = None
    currency: str = ""

    @property
    def converted(self) -> StageForecast | None:
        known = [stage for stage in self.stages if stage.customers is not None]
        return known[-1] if known and len(known) == len(self.stages) else None


def trouble_of(base: Base) -> Trouble | None:
    """Why of this base nothing can be forecast; None: something can."""
    if base.is_any_order:
        return "any order"
    first = base.stages[0].customers if base.stages else None
    if first is None or len(base.stages) < 2:
        return "no numbers"
    if first < K:
        return "too few"
    known = [stage.customers for stage in base.stages if stage.customers is not None]
    return "not a funnel" if any(later > sooner for sooner, later in pairwise(known)) else None


def measured_of(base: Base, stage: StageId, what: LeverOn) -> float | None:
    """What a lever would change, as it was measured; None where it is not known."""
    at = _index(base, stage)
    if at is None:
        return None
    found = base.stages[at]
    if what == "dwell":
        return found.dwell_s
    if what == "cost":
        return found.cost
    before = base.stages[at - 1].customers if at else None
    return found.customers / before if before and found.customers is not None else None


def refusal_of(base: Base, lever: Lever) -> Refusal | None:
    """Why a lever cannot be moved so; None: it can."""
    at = _index(base, lever.stage)
    if at is None:
        return "unknown stage"
    if lever.what != "conversion":
        if lever.assumed < 0:
            return "below nought"
        return "no value" if measured_of(base, lever.stage, lever.what) is None else None
    if not 0 <= lever.assumed <= 1:
        return "share"
    if at == 0:
        return "first stage"
    before, here = base.stages[at - 1].customers, base.stages[at].customers
    if before is None or here is None:
        return "held back"
    if before == 0 or here == 0:
        return "never reached"
    return "too few" if before < K else None


def forecast(base: Base, levers: Sequence[Lever] = (), customers: int | None = None) -> Result:
    """What would be with ``levers`` moved, if ``customers`` came (None: as many as were measured).

    Levers on the same of a stage multiply: each as a factor of what was measured. Those that cannot be moved are not,
    and say why in ``refused``; a base of which nothing can be told has a ``trouble`` and no numbers.
    """
    trouble = trouble_of(base)
    first = base.stages[0].customers if base.stages else None
    coming = first if customers is None else customers
    if trouble is not None or first is None or coming is None:
        blank = tuple(StageForecast(stage.stage, stage.customers, None, None, None) for stage in base.stages)
        return Result(0, blank, trouble=trouble)
    refused = [Refused(lever, why) for lever in levers if (why := refusal_of(base, lever)) is not None]
    good = [lever for lever in levers if refusal_of(base, lever) is None]
    assumed, shared = joined(base, good), _joined(base, good)[1]
    moved = tuple(lever for lever in good if lever.assumed != measured_of(base, lever.stage, lever.what))
    between = spread_between(base.periods)
    path = _Path.of(base, assumed, coming, between)
    stages = tuple(path.stage(k) for k in range(len(base.stages)))
    return Result(
        coming, stages, moved, tuple(refused), shared, None, between, len(base.periods),
        dwell_s=next((stage.dwell_s for stage in reversed(stages) if stage.dwell_s is not None), None),
        cost=path.total([path.cost(k) for k in range(len(base.stages))]),
        revenue=path.total([stage.revenue for stage in base.stages]),
        currency=base.currency, drift=drift_of(base.periods), came=_came(base),
    )  # fmt: skip


def joined(base: Base, levers: Sequence[Lever]) -> dict[Key, float]:
    """What is assumed of each stage by the levers that can be moved; several on the same are multiplied."""
    good = [lever for lever in levers if refusal_of(base, lever) is None]
    return {key: min(value, 1.0) if key[1] == "conversion" else value for key, value in _joined(base, good)[0].items()}


def _index(base: Base, stage: StageId) -> int | None:
    return next((at for at, found in enumerate(base.stages) if found.stage == stage), None)


def _joined(base: Base, levers: Sequence[Lever]) -> tuple[dict[Key, float], tuple[Key, ...]]:
    """What is assumed of each stage; and of which several levers say something."""
    found: dict[Key, float] = {}
    shared: dict[Key, None] = {}
    for lever in levers:
        key: Key = (lever.stage, lever.what)
        measured = measured_of(base, lever.stage, lever.what)
        if key not in found:
            found[key] = lever.assumed
        else:
            shared[key] = None
            found[key] = found[key] * lever.assumed / measured if measured else max(found[key], lever.assumed)
    return found, tuple(shared)


@dataclass(frozen=True, slots=True)
class _Path:
    """The way through the stages: ``expected`` customers, their ``rates``, and of each stage the variance of the
    logarithm of the share that gets there, from the measured rates on the way."""

    base: Base
    assumed: dict[Key, float]
    coming: int
    between: float
    shift: float
    expected: tuple[float | None, ...]
    rates: tuple[float | None, ...]
    unsure: tuple[float, ...]

    @classmethod
    def of(cls, base: Base, assumed: dict[Key, float], coming: int, between: float | None) -> "_Path":
        expected: list[float | None] = []
        rates: list[float | None] = []
        unsure: list[float] = []
        first = base.stages[0].customers or 0
        is_as_measured, at, variance = coming == first, float(coming), 0.0
        for number, stage in enumerate(base.stages):
            before = base.stages[number - 1].customers if number else None
            measured = measured_of(base, stage.stage, "conversion")
            rate = _assumed(assumed, stage.stage, "conversion", measured)
            if number and before == 0:
                rate = 0.0
            if number and (rate is None or stage.customers is None or expected[-1] is None):
                expected.append(None)
                rates.append(None)
                unsure.append(variance)
                continue
            if number and rate is not None:
                if rate != measured:
                    is_as_measured = False
                elif before and stage.customers is not None:
                    variance += _log_variance(stage.customers, before)
                at = float(stage.customers or 0) if is_as_measured else at * rate
            expected.append(at)
            rates.append(rate if number else None)
            unsure.append(variance)
        wide = (between or 0.0) * _chance_of_periods(base, first, coming)
        shift = drift_of(base.periods) * _distance(base, first, coming)
        return cls(base, assumed, coming, wide, shift, tuple(expected), tuple(rates), tuple(unsure))

    def stage(self, k: int) -> StageForecast:
        found, value = self.base.stages[k], self.expected[k]
        if value is None:
            return StageForecast(found.stage, found.customers, None, None, None)
        share = value / self.coming if self.coming else 0.0
        if k == 0:
            given = outlook = Estimate(value, value, value)
        else:
            given = Estimate(value, *binomial_interval(self.coming, share))
            outlook = Estimate(value, *outlook_interval(self.coming, share, self._rate_variance(k), self.shift))
        cost = self.cost(k)
        return StageForecast(
            found.stage, found.customers, self.rates[k], given, outlook, self._way(k),
            None if cost is None else self._sum([(k, cost)]),
            None if found.revenue is None else self._sum([(k, found.revenue)]),
        )  # fmt: skip

    def cost(self, k: int) -> float | None:
        found = self.base.stages[k]
        return _assumed(self.assumed, found.stage, "cost", found.cost)

    def total(self, each: Sequence[float | None]) -> Estimate | None:
        """The sum over stages of customers times so much each; None where no stage has any, or one of those that have
        is not known."""
        parts = [(k, amount) for k, amount in enumerate(each) if amount is not None]
        if not parts or any(self.expected[k] is None for k, _amount in parts):
            return None
        return self._sum(parts)

    def _rate_variance(self, k: int) -> float:
        """Of the log odds of getting to stage k: d logit p = d log p / (1 - p)."""
        share = (self.expected[k] or 0.0) / self.coming if self.coming else 0.0
        off = max(1 - share, 0.5 / (self.coming + 1))
        return self.unsure[k] / (off * off) + self.between

    def _sum(self, parts: Sequence[tuple[int, float]]) -> Estimate | None:
        """Of nested numbers of customers: whoever is at a later stage was at the sooner, so Cov = N p_k (1 - p_j)."""
        shares = [(self.expected[k] or 0.0) / self.coming if self.coming else 0.0 for k, _amount in parts]
        value = sum(amount * (self.expected[k] or 0.0) for k, amount in parts)
        variance = 0.0
        for i, (_k, one) in enumerate(parts):
            for j, (_other, other) in enumerate(parts):
                sooner, later = (shares[i], shares[j]) if i <= j else (shares[j], shares[i])
                variance += one * other * self.coming * later * (1 - sooner)
        return _within(value, variance)

    def _way(self, k: int) -> Estimate | None:
        """The median dwell times up to stage k, added up; its interval where each has p90 and n."""
        total, variance, has_spread = 0.0, 0.0, True
        for found in self.base.stages[: k + 1]:
            dwell = _assumed(self.assumed, found.stage, "dwell", found.dwell_s)
            if dwell is None:
                return None
            total += dwell
            spread = _median_variance(found, dwell)
            has_spread = has_spread and spread is not None
            variance += spread or 0.0
        return _within(total, variance if has_spread else inf, least=0.0)


def _came(base: Base) -> tuple[int, int] | None:
    begun = [begun for begun, _converted in base.periods]
    return (min(begun), max(begun)) if len(begun) > 1 else None


def _chance_of_periods(base: Base, measured: int, coming: int) -> float:
    """How much of the variance between periods lies between what was measured and what comes, each a mean of periods
    (``lasting_share``): twice all of it from one period to the next, less where each is several of them."""
    if not base.are_parts:
        return 2.0
    lasting = lasting_share([begun for begun, _converted in base.periods])
    return lasting + (min(lasting * measured / coming, 1.0) if coming else 1.0)


def _distance(base: Base, measured: int, coming: int) -> float:
    """From the middle of what was measured to the middle of what comes, in periods."""
    return len(base.periods) * (1 + (coming / measured if measured else 1.0)) / 2 if base.are_parts else 1.0


def _assumed(levers: dict[Key, float], stage: StageId, what: LeverOn, measured: float | None) -> float | None:
    return levers.get((stage, what), measured)


def _log_variance(part: int, whole: int) -> float:
    """Of the logarithm of a measured share (delta method), half a customer added to either side so that shares of
    nought and one are not thought certain."""
    share = (part + 0.5) / (whole + 1)
    return (1 - share) / (share * (whole + 1))


def _median_variance(found: BaseStage, dwell: float) -> float | None:
    """Of a median of durations spread like a log-normal distribution, whose width median and p90 tell."""
    if found.dwell_s is None or found.dwell_p90_s is None or not found.dwell_n or found.dwell_s <= 0:
        return None
    width = log(max(found.dwell_p90_s / found.dwell_s, exp(1e-9))) / _P90_SD
    spread = dwell * _MEDIAN_SE * width
    return spread * spread / found.dwell_n  # a power of it would raise where a product is merely infinite


def _within(value: float, variance: float, least: float = -inf) -> Estimate | None:
    """A value with its interval: without one where the variance is none that a number holds, None where the value is
    none."""
    half = Z * sqrt(max(variance, 0.0))
    if not isfinite(value):
        return None
    return Estimate(value, max(value - half, least), value + half) if isfinite(half) else Estimate(value)
