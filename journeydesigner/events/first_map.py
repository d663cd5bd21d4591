"""The map that a log suggests: its stages in the order in which customers first come to them, its touchpoints by how
often they are used. A proposal for a person to change."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from journeydesigner.events.log_files import attach
from journeydesigner.events.matching import MOST_TOUCHPOINTS, NEW, title_of
from journeydesigner.events.privacy import personal
from journeydesigner.events.rules import Columns, DateOrder, Rules
from journeydesigner.events.running import Cancelled, Course, Progress, never, run, unheard
from journeydesigner.events.store import Store
from journeydesigner.events.suggestions import Suggestion
from journeydesigner.metrics.held_back import K
from journeydesigner.wording import _

_SIGNS = ("/", ":", ".", "|", ">")
_MOST_PREFIXES = 8
_STAGES = ((12, 5), (7, 4), (4, 3), (2, 2), (0, 1))
"""From so many events on, so many stages."""


class EventUse(NamedTuple):
    """An event: its rows, how many customers had it, and how many other events they had had before, on average."""

    name: str
    rows: int
    customers: int
    place: float


class Stage(NamedTuple):
    """What it is called, its events by how often they are used, and why they are together."""

    title: str
    events: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class FirstMap:
    """``stages`` in their order; ``suggestions`` put each event of theirs into ``new:0``, ``new:1`` ..."""

    stages: tuple[Stage, ...]

    @property
    def suggestions(self) -> dict[str, Suggestion]:
        return {
            name: Suggestion(f"new:{number}", NEW, 100.0, "order", stage.why)
            for number, stage in enumerate(self.stages)
            for name in stage.events
        }


def first_map(
    path: Path,
    columns: Columns,
    dates: DateOrder = "",
    timezone: str = "UTC",
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> FirstMap:
    """What a log suggests. Raises EventsError, CancelledError, and what ``progress`` raises."""
    return run(lambda course: proposed(_uses(path, columns, dates, timezone, course)), progress, cancelled)


def proposed(uses: Sequence[EventUse]) -> FirstMap:
    """Stages from the events that enough customers had, and whose names do not look like personal data."""
    odd = set(personal(use.name for use in uses))
    frequent = [use for use in uses if use.customers >= K and use.name not in odd]
    frequent = sorted(frequent, key=lambda use: (-use.rows, use.name))[:MOST_TOUCHPOINTS]
    groups = _by_prefix(frequent) or _by_place(frequent)
    return FirstMap(tuple(_stage(prefix, group) for prefix, group in groups))


def _stage(prefix: str, group: Sequence[EventUse]) -> Stage:
    events = tuple(use.name for use in sorted(group, key=lambda use: (-use.rows, use.name)))
    if prefix:
        return Stage(title_of(prefix), events, _("Begins with “{text}”").format(text=prefix))
    most = max(group, key=lambda use: (use.customers, use.rows))
    return Stage(title_of(most.name), events, _("By its place in the log"))


def _by_prefix(uses: Sequence[EventUse]) -> list[tuple[str, list[EventUse]]]:
    """Where most events have a part before a sign in common with others, that part is their stage."""
    for sign in _SIGNS:
        groups: dict[str, list[EventUse]] = {}
        for use in uses:
            head, found, _rest = use.name.lstrip(sign).partition(sign)
            groups.setdefault(head if found else "", []).append(use)
        bare = len(groups.pop("", []))
        if 2 <= len(groups) <= _MOST_PREFIXES and bare <= 0.2 * len(uses) and len(uses) - bare >= 1.5 * len(groups):
            return sorted(groups.items(), key=lambda group: _mean_place(group[1]))
    return []


def _mean_place(uses: Sequence[EventUse]) -> float:
    return sum(use.place * use.customers for use in uses) / sum(use.customers for use in uses)


def _by_place(uses: Sequence[EventUse]) -> list[tuple[str, list[EventUse]]]:
    """Events that come at about the same place together: groups along the line with the least spread within them."""
    ordered = sorted(uses, key=lambda use: (use.place, use.name))
    if not ordered:
        return []
    count = next(stages for least, stages in _STAGES if len(ordered) >= least)
    cuts = _cuts(ordered, min(count, len(ordered)))
    return [("", ordered[start:end]) for start, end in zip((0, *cuts), (*cuts, len(ordered)), strict=True)]


def _cuts(ordered: Sequence[EventUse], count: int) -> tuple[int, ...]:
    """Where ``count`` groups of neighbours begin (but the first), so that they spread least: Fisher (1958)."""
    size = len(ordered)
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(_spread(ordered, 0, end), ()) for end in range(1, size + 1)]]
    for groups in range(2, count + 1):
        before, row = best[-1], list[tuple[float, tuple[int, ...]]]()
        for end in range(1, size + 1):
            options = [
                (before[cut - 1][0] + _spread(ordered, cut, end), (*before[cut - 1][1], cut))
                for cut in range(groups - 1, end)
            ]
            row.append(min(options, default=(float("inf"), ())))
        best.append(row)
    return best[-1][-1][1]


def _spread(ordered: Sequence[EventUse], start: int, end: int) -> float:
    """What many customers had weighs more."""
    part = ordered[start:end]
    mean = _mean_place(part)
    return sum(use.customers * (use.place - mean) ** 2 for use in part)


def _uses(path: Path, columns: Columns, dates: DateOrder, timezone: str, course: Course) -> tuple[EventUse, ...]:
    with Store(course) as store:
        log = attach(path, store)
        rules = Rules(steps=("all",), columns=columns, goal=0, timezone=timezone, dates=dates)
        store.load(log, rules)
        course.part(1.0, _("Looking for the order of events"))
        rows = store.rows(
            """with firsts as (select c, e, min(t) as t, min(s) as s from rows where e is not null group by c, e),
                 ranked as (select c, e, row_number() over (partition by c order by t, s) - 1 as r from firsts)
               select names.name, any_value(names.n), count(*), avg(r)
               from ranked join names on names.id = e group by names.name order by 2 desc, 1"""
        )
    return tuple(EventUse(*row) for row in rows)
