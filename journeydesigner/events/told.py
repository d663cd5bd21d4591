"""What of a log's numbers may be told: each count, or None where it is held back, and what is known to add up.

Everything that is stored, shown or handed over is made of this; exact numbers stay in the run that counted them. How
many of one stage of the funnel did not come to the next is told with both: it is what a funnel is drawn for.
"""

from collections.abc import Iterable
from itertools import pairwise

from journeydesigner.events.counting import Spread
from journeydesigner.events.privacy import P90_FROM, is_told
from journeydesigner.events.report import EventReport
from journeydesigner.events.suppression import Key, Sums

START, END = 0, -1
_DEAR = {
    "reached": 1000, "customers": 900, "converted": 500, "abandoned": 400, "open": 400, "at all": 300, "begun": 250,
    "came": 200, "next": 150, "first": 150, "returned": 150, "touched": 120, "events": 120, "dwell": 100, "last": 100,
    "switched": 100, "flow": 50, "way": 20, "loops": 10,
}  # fmt: skip
"""What goes first where one of several has to: a funnel says more than a single way."""
Way = tuple[int, ...]


class Told:
    """The counts of a report by key. Stages count from 1; ``also``: what is held back for other reasons."""

    def __init__(self, report: EventReport, also: Iterable[Key] = ()) -> None:
        self._report = report
        self.ways: tuple[tuple[Way, int], ...] = tuple(
            (tuple(int(stage) for stage in way.split(">")), n) for way, n in report.variants[1] if is_told(n)
        )
        self._sums = sums_of(report, self.ways)
        self._held = self._sums.held_back(key for key in also if key in self._sums.cells)

    def count(self, *key: str | int) -> int | None:
        """A count; None where it is held back. What the log does not know at all is nought."""
        if key in self._held:
            return None
        cell = self._sums.cells.get(key)
        return 0 if cell is None else cell.value

    def covers(self, *key: str | int) -> bool:
        """Whether a count is held back for the sake of others, and not because it is small."""
        return key in self._held and is_told(self._sums.cells[key].customers)

    @property
    def exact(self) -> dict[Key, int]:
        """The counts as they are, by key: for the run that counts them."""
        return {key: cell.value for key, cell in self._sums.cells.items()}

    def dwell(self, stage: int) -> tuple[float | None, float | None]:
        """Median and ninetieth percentile of the completed visits, in seconds."""
        dwell = self._report.dwell[stage - 1]
        return self._times(dwell.customers, dwell.spread)

    def to_next(self, stage: int) -> tuple[float | None, float | None]:
        """The same of the time to the next stage."""
        if stage > len(self._report.time_to_next):
            return None, None
        wait = self._report.time_to_next[stage - 1]
        return self._times(wait.n, wait)

    def _times(self, customers: int, spread: Spread) -> tuple[float | None, float | None]:
        if not customers or not is_told(customers):
            return None, None
        return spread.median, spread.p90 if spread.n >= P90_FROM else None


def sums_of(report: EventReport, ways: Iterable[tuple[Way, int]]) -> Sums:
    """Every count that can be told, and every way in which they add up. ``ways``: the variants that are told."""
    sums = Sums()
    _of_stages(report, sums)
    _of_customers(report, sums)
    _of_flows(report, sums)
    _of_cohorts(report, sums)
    _of_touchpoints(report, sums)
    _of_ways(ways, sums)
    return sums


def _add(sums: Sums, key: tuple[str | int, ...], value: int, customers: int | None = None) -> None:
    sums.add(key, value, value if customers is None else customers, _DEAR[str(key[0])])


def _of_stages(report: EventReport, sums: Sums) -> None:
    is_any_order = report.rules.mode == "any order"
    rows = zip(report.reached, report.reached_at_all, report.first_entries, report.rework, report.dwell, strict=True)
    for k, (reached, at_all, first, returned, dwell) in enumerate(rows, 1):
        _add(sums, ("reached", k), reached)
        _add(sums, ("at all", k), at_all)
        _add(sums, ("first", k), first)
        _add(sums, ("returned", k), returned)
        _add(sums, ("dwell", k), dwell.spread.n, dwell.customers)
        sums.rest(("at all", k), {("returned", k): 1})
        if k == 1 or is_any_order:
            sums.whole(("at all", k), ("reached", k))
        else:
            sums.rest(("at all", k), {("reached", k): 1})
        if k == 1 or report.rules.mode == "first entry":
            sums.whole(("reached", k), ("first", k))
        else:
            sums.rest(("reached", k), {("first", k): 1})
            sums.rest(("at all", k), {("first", k): 1})
    for k, wait in enumerate(report.time_to_next, 1):
        _add(sums, ("next", k), wait.n)
        sums.whole(("next", k), ("first", k + 1))


def _of_customers(report: EventReport, sums: Sums) -> None:
    converted, abandoned, still_open = report.status
    _add(sums, ("customers",), report.totals[3])
    for key, n in (("converted", converted), ("abandoned", abandoned), ("open", still_open)):
        _add(sums, (key,), n)
    sums.whole(("customers",), ("converted",), ("abandoned",), ("open",))
    sums.whole(("converted",), ("at all", report.rules.goal + 1))
    if report.rules.mode != "any order":  # where the bars of the funnel are just these
        for k in range(2, len(report.reached) + 1):
            sums.rest(("customers",), {("at all", k): 1})
    for k, n in enumerate(report.abandoned_at, 1):
        _add(sums, ("last", k), n)
    sums.whole(("abandoned",), *(("last", k) for k in range(1, len(report.abandoned_at) + 1)))
    _add(sums, ("switched",), report.channel_switches[2])
    sums.rest(("customers",), {("switched",): 1})
    _add(sums, ("loops",), report.self_loops, report.whose.loops)


def _of_flows(report: EventReport, sums: Sums) -> None:
    into: dict[int, list[Key]] = {}
    out: dict[int, list[Key]] = {}
    for before, after, n in report.stage_transitions:
        a, b = before or START, after or END
        customers = n if a == START or b == END else report.whose.moves[a, b]
        _add(sums, ("flow", a, b), n, customers)
        out.setdefault(a, []).append(("flow", a, b))
        into.setdefault(b, []).append(("flow", a, b))
    sums.whole(("customers",), *out.get(START, ()))
    sums.whole(("customers",), *into.get(END, ()))
    for k in range(1, len(report.rules.steps) + 1):
        on = [key for key in out.get(k, ()) if key != ("flow", k, END)]
        sums.whole(("dwell", k), *on)
        sums.equations.append({**dict.fromkeys(into.get(k, ()), 1), **dict.fromkeys(out.get(k, ()), -1)})


def _of_cohorts(report: EventReport, sums: Sums) -> None:
    months = [month for month, _begun, _came in report.cohorts]
    for month, begun, came in report.cohorts:
        _add(sums, ("begun", month), begun)
        _add(sums, ("came", month), came)
        sums.rest(("begun", month), {("came", month): 1})
    sums.whole(("customers",), *(("begun", month) for month in months))
    sums.whole(("converted",), *(("came", month) for month in months))


def _of_touchpoints(report: EventReport, sums: Sums) -> None:
    """Of a touchpoint that has all events of its stage, the customers are those of the stage."""
    for number, use in enumerate(report.whose.uses):
        _add(sums, ("events", number), use.events, use.customers)
        _add(sums, ("touched", number), use.customers)
        stage = ("at all", use.stage + 1)
        if use.is_alone:
            sums.whole(stage, ("touched", number))
        else:
            sums.rest(stage, {("touched", number): 1})
    if report.whose.covers_all:  # the rows of all stages are told, for the coverage
        rows = ("mapped",)
        sums.add(rows, report.totals[2], report.totals[3], 10_000)
        sums.whole(rows, *(("events", number) for number in range(len(report.whose.uses))))


def _of_ways(ways: Iterable[tuple[Way, int]], sums: Sums) -> None:
    """A way tells, of those who took it, every stage, every return and every move."""
    parts: dict[Key, dict[Key, int]] = {}
    for number, (way, n) in enumerate(ways):
        key = ("way", number)
        _add(sums, key, n)
        parts.setdefault(("customers",), {})[key] = 1
        for stage in set(way):
            parts.setdefault(("at all", stage), {})[key] = 1
            if way.count(stage) > 1:
                parts.setdefault(("returned", stage), {})[key] = 1
        for a, b in pairwise((START, *way, END)):
            moves = parts.setdefault(("flow", a, b), {})
            moves[key] = moves.get(key, 0) + 1
    for whole, counted in parts.items():
        sums.rest(whole, counted)
