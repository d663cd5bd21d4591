"""What a log tells, by stages: funnel, dwell, transitions, rework, variants, cohorts. Every definition is one query.

Kept to what other engines have, too: filter, CASE, group-by, LAG, LEAD, ROW_NUMBER, MAX OVER. Times are microseconds,
given back in seconds; quantiles are type 7 (Hyndman, Fan 1996), made of row numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.events.store import Store

SECOND = 1_000_000
_ORDER = "partition by c order by t, s"


@dataclass(frozen=True, slots=True)
class Spread:
    """Of a number of durations in seconds; None where there are none."""

    n: int
    median: float | None
    p90: float | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Dwell:
    """Visits of a stage, and of those that were followed by another: whose they were, how long they took."""

    visits: int
    customers: int
    spread: Spread


class Counting:
    """The queries over one store. ``stages``: how many there are."""

    def __init__(self, store: Store, stages: int) -> None:
        self._store, self._stages = store, stages
        self._told: tuple[int, float] | None = None
        store.run(
            f"""create table steps as select *, lag(k) over ({_ORDER}) as before_k, lag(t) over ({_ORDER}) as before_t,
                lag(h) over ({_ORDER}) as before_h, lag(e) over ({_ORDER}) as before_e,
                lead(s) over ({_ORDER}) is null as is_last
                from rows where k is not null"""
        )
        store.course.part(0.6)
        # A visit is known by the event that begins it; when it was left is known by the one that begins the next.
        store.run(
            f"""create table visits as select c, k, t, row_number() over ({_ORDER}) as v,
                coalesce(lead(before_t) over ({_ORDER}), t) as left_t, lead(t) over ({_ORDER}) as next_t,
                lead(k) over ({_ORDER}) as next_k, before_k
                from steps where before_k is distinct from k"""
        )

    # Who reached what

    def funnels(self, *windows_s: float | None) -> tuple[tuple[int, ...], ...]:
        """For each of the windows (seconds; None: no end) the cases that reached each stage, in order, within it from
        the start of their best attempt.

        S_1 is the time of a stage-1 event, S_k the latest S_(k-1) of the case before; k is reached where an event of
        stage k is at most the window after S_k (ClickHouse's windowFunnel). Of a visit its last event starts an
        attempt best, its first reaches best: so visits are enough.
        """
        each = range(len(windows_s))
        before = "over (partition by c order by v rows between unbounded preceding and 1 preceding)"
        held = ", ".join(f"max(start{i}) {before} as held{i}" for i in each)
        starts = ", ".join(f"{_held_within(i, window)} as start{i}" for i, window in enumerate(windows_s))
        reached = ", ".join(f"count(distinct c) filter (start{i} is not null)" for i in each)
        got = " or ".join(f"({_held_within(i, window)}) is not null" for i, window in enumerate(windows_s))
        none = ", null" * len(windows_s)
        self._store.run(
            "create or replace temp table attempts1 as select c, v, " + ", ".join(f"left_t as start{i}" for i in each)
            + " from visits where k = 1"
        )  # fmt: skip
        counts = self._store.rows(f"select {reached} from attempts1")
        for stage in range(2, self._stages + 1):  # only what got so far and the visits of the stage are looked at
            self._store.run(
                f"""create or replace temp table attempts{stage} as select c, v, {starts} from (
                      select c, v, k, t, {held} from (
                        select c, v, 0 as k, null as t, * exclude (c, v) from attempts{stage - 1}
                        union all select c, v, k, t{none} from visits where k = {stage}))
                    where k = {stage} and ({got})"""
            )
            self._store.run(f"drop table attempts{stage - 1}")
            counts += self._store.rows(f"select {reached} from attempts{stage}")
        return tuple(tuple(row[i] for row in counts) for i in each)

    def first_entries(self, window_s: float | None) -> tuple[tuple[int, ...], tuple[Spread, ...]]:
        """The chain of first entries: of each stage the first visit after that of the stage before, within the window
        of the first; how many cases got to each, and how long from one to the next."""
        window = None if window_s is None else round(window_s * SECOND)
        self._store.run(
            "create or replace temp table entries as select c, min(v) as v, min(t) as t, min(t) as start, "
            "cast(null as bigint) as took from visits where k = 1 group by c"
        )
        counts, spreads = [self._one("select count(*) from entries")], []
        for stage in range(2, self._stages + 1):
            fits = "" if window is None else f"where t - start <= {window}"
            self._store.run(
                f"""create or replace temp table following as select * from (
                      select visits.c as c, min(visits.v) as v, min(visits.t) as t, min(start) as start,
                             min(visits.t) - min(entries.t) as took
                      from visits join entries on visits.c = entries.c and visits.v > entries.v
                      where k = {stage} group by visits.c) {fits}"""
            )
            self._store.run("create or replace temp table entries as select * from following")
            counts.append(self._one("select count(*) from entries"))
            spreads.append(self._spread("select took as d, 0 as g from entries").get(0, _NOTHING))
        return tuple(counts), tuple(spreads)

    def reached_at_all(self) -> tuple[int, ...]:
        """Cases with a visit of each stage, in whatever order, without a window."""
        return self._by_stage("select k, count(distinct c) from visits group by k")

    # Within and between stages

    def dwell(self) -> tuple[Dwell, ...]:
        """Per visit: from its first event to the first of the next visit. The last visit of a case is not completed."""
        visits = self._by_stage("select k, count(*) from visits group by k")
        who = self._by_stage("select k, count(distinct c) from visits where next_t is not null group by k")
        spread = self._spread("select k as g, next_t - t as d from visits where next_t is not null")
        return tuple(Dwell(visits[k - 1], who[k - 1], spread.get(k, _NOTHING)) for k in range(1, self._stages + 1))

    def rework(self) -> tuple[int, ...]:
        """Cases with two or more visits of each stage."""
        return self._by_stage(
            "select k, count(*) from (select c, k from visits group by c, k having count(*) > 1) group by k"
        )

    def stage_transitions(self) -> list[tuple[int | None, int | None, int]]:
        """From stage (None: START), to stage (None: END), how often; a visit's own events are not counted."""
        return self._store.rows(
            """select before_k, k, count(*) from visits group by 1, 2
               union all select k, null, count(*) from visits where next_k is null group by k order by 3 desc, 1, 2"""
        )

    def self_loops(self) -> int:
        """Pairs of neighbouring events of the same name."""
        return self._one("select count(*) from steps where before_e = e")

    def event_transitions(self) -> list[tuple[str | None, str | None, int]]:
        """From event (None: START), to event (None: END), how often, by name: for the computing run alone."""
        return self._store.rows(
            """select one.name, other.name, often from (
                 select before_e as one_e, e as other_e, count(*) as often from steps group by 1, 2
                 union all select e, null, count(*) from steps where is_last group by 1)
               left join names one on one.id = one_e left join names other on other.id = other_e
               order by often desc, 1, 2"""
        )

    def channel_switches(self) -> tuple[int, int, int]:
        """Neighbouring events, those with another channel than the one before, cases that have such."""
        (row,) = self._store.rows(
            """select count(*), count(*) filter (before_h <> h), count(distinct c) filter (before_h <> h)
               from steps where before_k is not null"""
        )
        return row

    # Whole cases

    def variants(self, most: int) -> tuple[int, list[tuple[str, int]]]:
        """How many different ways through the stages there are, and the commonest, as "1>2>1"."""
        total, found = self._ways("select list(k order by v) as way from visits group by c", most)
        return total, [(">".join(map(str, way)), n) for way, n in found]

    def event_variants(self, most: int) -> tuple[int, list[tuple[tuple[str, ...], int]]]:
        """How many different ways through the events there are, and the commonest, by name."""
        total, found = self._ways("select list(e order by t, s) as way from steps group by c", most)
        names = dict(self._store.rows("select id, name from names"))
        return total, [(tuple(names[event] for event in way), n) for way, n in found]

    def duration(self) -> Spread:
        """From a case's first mapped event to its last."""
        return self._spread("select 0 as g, max(t) - min(t) as d from steps group by c").get(0, _NOTHING)

    def status(self, goal: int, inactive_s: float) -> tuple[int, int, int]:
        """Converted (reached stage ``goal`` at all), abandoned (silent for longer than ``inactive_s`` before the end
        of the data), open: which is not abandoned."""
        self._cases(goal, inactive_s)
        found = dict(self._store.rows("select what, count(*) from cases group by what"))
        return found.get("converted", 0), found.get("abandoned", 0), found.get("open", 0)

    def abandoned_at(self, goal: int, inactive_s: float) -> tuple[int, ...]:
        """In which stage the abandoned cases were last."""
        self._cases(goal, inactive_s)
        return self._by_stage("select last_k, count(*) from cases where what = 'abandoned' group by 1")

    def cohorts(self, goal: int) -> list[tuple[str, int, int]]:
        """By month of the first event (UTC): cases begun, those of them that ever reached stage ``goal``."""
        return self._store.rows(
            f"""select strftime(make_timestamp(first_t), '%Y-%m') as month, count(*), count(*) filter (is_there)
                from (select min(t) as first_t, bool_or(k = {goal}) as is_there from visits group by c)
                group by 1 order by 1"""
        )

    def totals(self) -> tuple[int, int, int, int]:
        """Rows, cases; those mapped to a stage."""
        (row,) = self._store.rows(
            "select count(*), count(distinct c), count(*) filter (k is not null), "
            "count(distinct c) filter (k is not null) from rows"
        )
        return row

    # Inside

    def _cases(self, goal: int, inactive_s: float) -> None:
        if self._told == (goal, inactive_s):
            return
        self._told = goal, inactive_s
        self._store.run(
            f"""create or replace temp table cases as select c, last_k, case when is_there then 'converted'
                when (select max(t) from rows) - last_t > {round(inactive_s * SECOND)} then 'abandoned'
                else 'open' end as what from (
                  select c, max(t) as last_t, bool_or(k = {goal}) as is_there,
                         max(case when is_last then k end) as last_k from steps group by c)"""
        )

    def _ways(self, ways: str, most: int) -> tuple[int, list[tuple[list[int], int]]]:
        self._store.run(f"create or replace temp table ways as select way, count(*) as n from ({ways}) group by way")
        found = self._store.rows(f"select way, n from ways order by n desc, way limit {most}")
        return self._one("select count(*) from ways"), found

    def _by_stage(self, sql: str) -> tuple[int, ...]:
        found = dict(self._store.rows(sql))
        return tuple(found.get(k, 0) for k in range(1, self._stages + 1))

    def _spread(self, sql: str) -> dict[int, Spread]:
        """Of durations ``d`` in microseconds in groups ``g``: their spread in seconds."""
        rows = self._store.rows(
            f"""with numbered as (select g, d, row_number() over (partition by g order by d) - 1 as i,
                  count(*) over (partition by g) as n from ({sql}))
                select g, max(n), avg(d), {_picked(0.5)}, {_picked(0.9)} from numbered group by g"""
        )
        return {
            g: Spread(n, _between(p50), _between(p90), mean / SECOND) for g, n, mean, p50, p90 in map(_grouped, rows)
        }

    def _one(self, sql: str) -> int:
        (row,) = self._store.rows(sql)
        return row[0]


def _held_within(i: int, window_s: float | None) -> str:
    """SQL for the start that is held, where it lies no further back than the window."""
    return f"held{i}" if window_s is None else f"case when t - held{i} <= {round(window_s * SECOND)} then held{i} end"


_NOTHING = Spread(0, None, None, None)


def _picked(share: float) -> str:
    """SQL for the two neighbours of a quantile, and how far between them it lies."""
    at = f"((max(n) - 1) * {share}::double)"
    here = f"((n - 1) * {share}::double)"
    return (
        f"max(case when i = floor({here}) then d end), max(case when i = ceil({here}) then d end), {at} - floor({at})"
    )


def _grouped(row: Sequence[float]) -> tuple[int, int, float, Sequence[float], Sequence[float]]:
    return int(row[0]), int(row[1]), row[2], row[3:6], row[6:9]


def _between(picked: Sequence[float]) -> float:
    low, high, way = picked
    return (low + (high - low) * way) / SECOND
