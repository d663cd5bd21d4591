"""Whose the counts are: how many customers stand behind them, as the rules of privacy ask; and what touchpoints had.

Like ``counting``, a query for each definition, over the tables that are made there.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from journeydesigner.events.homes import touchpoints_of
from journeydesigner.events.rules import Rules
from journeydesigner.events.store import Store

SECOND = 1_000_000
_ORDER = "partition by c order by t, s"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Use:
    """Of a touchpoint of the rules: the index of its stage, its card's text or id, events and whose they were.
    ``is_alone``: all events of its stage are its own."""

    stage: int
    touchpoint: str
    events: int
    customers: int
    is_alone: bool


@dataclass(frozen=True)
class Whose:
    """``moves``: customers by stage and next stage, from 1. ``loops``: customers with an event after one of the same
    name. ``end_us``: when the data end, in microseconds UTC. ``covers_all``: every event of a stage has a touchpoint.
    """

    moves: dict[tuple[int, int], int]
    loops: int
    uses: tuple[Use, ...]
    covers_all: bool
    end_us: int


def whose(store: Store, rules: Rules) -> Whose:
    """All of it. The tables of ``Counting`` are there."""
    # Grouped twice instead of counted distinct: groups may lie on the disk, sets of customers may not.
    moves = store.rows(
        "select before_k, k, count(*) from (select before_k, k, c from visits where before_k is not null group by all) "
        "group by 1, 2"
    )
    ((loops,),) = store.rows("select count(distinct c) from steps where before_e = e")
    ((end,),) = store.rows("select max(t) from rows")
    found = {
        place: (int(events), customers)
        for place, events, customers in store.rows(
            "select p, sum(n), count(*) from (select p, c, count(*) as n from rows join names on e = names.id "
            "where p is not null group by all) group by p"
        )
    }
    shares: dict[int, set[int | None]] = {}
    for stage, place in store.rows("select distinct k, p from names where k is not null"):
        shares.setdefault(stage - 1, set()).add(place)
    uses = tuple(
        Use(stage, touchpoint, *found.get(place, (0, 0)), is_alone=shares.get(stage) == {place})
        for place, (stage, touchpoint) in enumerate(touchpoints_of(rules), 1)
    )
    covers_all = bool(uses) and all(None not in places for places in shares.values())
    return Whose({(a, b): n for a, b, n in moves}, loops, uses, covers_all, end)


def strict_order(store: Store, stages: int, window_s: float | None) -> tuple[int, ...]:
    """Cases that reached each stage in order, with nothing between: a visit of each follows right upon one of the
    stage before, within the window of the start. What is known to belong nowhere does not come between, any other event
    does (as in ClickHouse's ``strict_order``: of A, B, D, C only A and B count)."""
    store.run(
        f"""create or replace temp table seen as select c, t, s, coalesce(rows.k, 0) as k, lag(t) over ({_ORDER}) as
            before_t, lag(coalesce(rows.k, 0)) over ({_ORDER}) as before_k
            from rows left join names on e = names.id where rows.k is not null or not coalesce(is_ignored, false)"""
    )
    inner = f"""select c, k, t, s, case when k = 1 then coalesce(lead(before_t) over ({_ORDER}), last_t) end as start
                from (select *, max(t) over (partition by c) as last_t from seen) where before_k is distinct from k"""
    for stage in range(2, stages + 1):
        fits = "" if window_s is None else f"and t - held <= {round(window_s * SECOND)}"
        inner = f"""select c, k, t, s, case when k <> {stage} then start when held is not null {fits} then held end
            as start from (select *, lag(case when k = {stage - 1} then start end) over ({_ORDER}) as held
              from ({inner}))"""
    counted = store.rows(f"select k, count(distinct c) from ({inner}) where start is not null and k > 0 group by k")
    found: dict[int, int] = dict(counted)
    return tuple(found.get(stage, 0) for stage in range(1, stages + 1))


def is_mature(month: str, end_us: int, window_s: float) -> bool:
    """Whether all who began in a month (2026-11, UTC) had the whole window before the data end."""
    year, number = map(int, month.split("-"))
    after = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)
    return after + timedelta(seconds=window_s) <= _EPOCH + timedelta(microseconds=end_us)
