"""Would a forecast have held? Fitted on the first part of a log's time, held against what the rest of it showed.

Only mature customers are compared: each is followed equally long from the first event on, and counts on a side only if
that time ended within it. Else those who came last would seem to convert less.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from journeydesigner.events.store import Store
from journeydesigner.metrics.predictive import binomial_interval
from journeydesigner.metrics.what_if import Base, BaseStage, Estimate, forecast
from journeydesigner.model.ids import StageId

SECOND = 1_000_000
Visits = Sequence[tuple[int, int]]
"""Of one customer: times (microseconds) of events and their stages (from 1), in order."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """``base`` is what the first part showed, ``coming`` customers the rest had, of whom ``reached`` got to each stage.

    ``outlook`` is what would have been forecast of them, ``given`` the binomial interval of the measured rate alone.
    """

    base: Base
    coming: int
    reached: tuple[int, ...]
    outlook: Estimate
    given: tuple[float, float]

    @property
    def converted(self) -> int:
        return self.reached[-1]

    @property
    def holds(self) -> bool:
        """Whether what came lay within the interval."""
        low, high = self.outlook.low, self.outlook.high
        return low is not None and high is not None and round(low) <= self.converted <= round(high)

    @property
    def would_hold_without_doubt(self) -> bool:
        """The same, had the measured rates been taken as exact and all periods as alike."""
        return self.given[0] <= self.converted <= self.given[1]


def customers_of(store: Store) -> tuple[Visits, ...]:
    """All customers of a loaded log with events of a stage."""
    found: dict[int, list[tuple[int, int]]] = {}
    for case, moment, stage in store.rows("select c, t, k from rows where k is not null order by c, t, s"):
        found.setdefault(case, []).append((moment, stage))
    return tuple(found.values())


def furthest(visits: Visits, window_s: float | None) -> int:
    """The last stage of the funnel that a customer reached: loose order, best attempt (see ``events.counting``)."""
    window = None if window_s is None else round(window_s * SECOND)
    starts: dict[int, int] = {}
    most = 0
    for moment, stage in visits:
        held = moment if stage == 1 else starts.get(stage - 1)
        if held is not None and (window is None or moment - held <= window):
            starts[stage] = max(held, starts.get(stage, held))
            most = max(most, stage)
    return most


def backtest(
    customers: Iterable[Visits], stages: int, window_s: float, *, part: float = 0.7, follow_s: float | None = None
) -> Backtest | None:
    """Forecast the rest of a log from the first ``part`` of its time; None where either has too few to tell.

    Each customer is followed for ``follow_s`` (None: the funnel's window) from the first event on.
    """
    everybody = [visits for visits in customers if visits]
    follow = round((window_s if follow_s is None else follow_s) * SECOND)
    begin = min((visits[0][0] for visits in everybody), default=0)
    end = max((visits[-1][0] for visits in everybody), default=0)
    cut = begin + round((end - begin) * part)
    before = [visits for visits in everybody if visits[0][0] + follow <= cut]
    after = [visits for visits in everybody if visits[0][0] >= cut and visits[0][0] + follow <= end]
    reach = {
        id(visits): furthest([one for one in visits if one[0] - visits[0][0] <= follow], window_s)
        for visits in (*before, *after)
    }
    base = base_of([(visits[0][0], reach[id(visits)]) for visits in before], stages)
    rest = tuple(sum(reach[id(visits)] >= k for visits in after) for k in range(1, stages + 1))
    if not rest[0]:
        return None
    result = forecast(base, customers=rest[0])
    converted = result.converted
    if converted is None or converted.outlook is None:
        return None
    share = converted.outlook.value / rest[0]
    return Backtest(base, rest[0], rest, converted.outlook, binomial_interval(rest[0], share))


def base_of(reached: Sequence[tuple[int, int]], stages: int) -> Base:
    """What a funnel shows of customers: (first event in microseconds, furthest stage); their months are its periods."""
    funnel = [sum(furthest >= k for _t, furthest in reached) for k in range(1, stages + 1)]
    months: dict[str, list[int]] = {}
    for moment, last in reached:
        if last:
            months.setdefault(f"{datetime.fromtimestamp(moment / SECOND, UTC):%Y-%m}", []).append(last)
    return Base(
        tuple(BaseStage(StageId(f"stage-{k}"), n) for k, n in enumerate(funnel, 1)),
        periods=periods_of(months, stages),
        are_parts=True,
    )


def periods_of(months: Mapping[str, Sequence[int]], stages: int) -> tuple[tuple[int, int], ...]:
    """(begun, converted) of each month, oldest first."""
    return tuple((len(found), sum(last >= stages for last in found)) for _month, found in sorted(months.items()))
