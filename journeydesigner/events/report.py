"""Everything that one log tells of one journey, as numbers: the exact ones, for the run that computes them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never

from journeydesigner.events.counting import Counting, Dwell, Spread
from journeydesigner.events.log_files import attach
from journeydesigner.events.rules import Rules
from journeydesigner.events.running import Cancelled, Course, Progress, never, run, unheard
from journeydesigner.events.store import Loaded, Store
from journeydesigner.events.whose import Whose, is_mature, strict_order, whose
from journeydesigner.wording import _

MOST_VARIANTS = 5
MOST_NAMES = 200
WARN_BELOW = 0.95
"""Less coverage than this is worth a warning."""


@dataclass(frozen=True)
class EventReport:
    """Stages are counted in the order of ``rules.steps``. Times are seconds. ``unmapped`` names the events of no stage,
    the commonest first; ``notes`` are sentences on how the file was read. ``strict_order`` is counted where the rules
    ask for it."""

    rules: Rules
    loaded: Loaded
    notes: tuple[str, ...]
    totals: tuple[int, int, int, int]
    names: tuple[tuple[str, int, int | None], ...]
    unmapped: int
    funnel: tuple[int, ...]
    funnel_unlimited: tuple[int, ...]
    first_entries: tuple[int, ...]
    time_to_next: tuple[Spread, ...]
    reached_at_all: tuple[int, ...]
    dwell: tuple[Dwell, ...]
    rework: tuple[int, ...]
    stage_transitions: tuple[tuple[int | None, int | None, int], ...]
    self_loops: int
    event_transitions: tuple[tuple[str | None, str | None, int], ...]
    variants: tuple[int, tuple[tuple[str, int], ...]]
    event_variants: tuple[int, tuple[tuple[tuple[str, ...], int], ...]]
    duration: Spread
    status: tuple[int, int, int]
    abandoned_at: tuple[int, ...]
    cohorts: tuple[tuple[str, int, int], ...]
    channel_switches: tuple[int, int, int]
    first_day: str
    last_day: str
    whose: Whose
    strict_order: tuple[int, ...] = ()

    @property
    def reached(self) -> tuple[int, ...]:
        """Customers who reached each stage, by the mode and window of the rules."""
        match self.rules.mode:
            case "best attempt":
                return self.funnel
            case "first entry":
                return self.first_entries
            case "any order":
                return self.reached_at_all
            case "strict order":
                return self.strict_order
            case _:
                assert_never(self.rules.mode)

    def is_mature(self, month: str) -> bool:
        """Whether all who began in a month had as long as the window gives; without one, as long as it takes to count
        as abandoned."""
        window = self.rules.inactive_s if self.rules.window_s is None else self.rules.window_s
        return is_mature(month, self.whose.end_us, window)

    @property
    def coverage(self) -> float | None:
        """The share of rows that belong to a stage."""
        rows, _cases, mapped, _mapped_cases = self.totals
        return mapped / rows if rows else None

    @property
    def backward_jumps(self) -> int:
        """Moves to an earlier stage."""
        return sum(n for start, end, n in self.stage_transitions if start and end and end < start)


def read_log(path: Path, rules: Rules, progress: Progress = unheard, cancelled: Cancelled = never) -> EventReport:
    """All numbers of a log. ``progress`` hears how far it is, every blink; what it raises calls the work off and comes
    through, and once ``cancelled`` says so, CancelledError does. Raises EventsError."""
    return run(lambda course: _read(path, rules, course), progress, cancelled)


def _read(path: Path, rules: Rules, course: Course) -> EventReport:
    with Store(course) as store:
        course.part(0.03, _("Looking through the file"))
        log = attach(path, store)
        loaded = store.load(log, rules)
        course.part(0.5, _("Following each customer"))
        counting = Counting(store, len(rules.steps))
        found = _counted(counting, rules, course) | _told_apart(store, rules, course)
        names = store.names()
        first, last = store.days()
        return EventReport(
            rules=rules,
            loaded=loaded,
            notes=log.notes,
            names=tuple(names[:MOST_NAMES]),
            unmapped=sum(1 for _name, _n, stage in names if stage is None),
            first_day=first,
            last_day=last,
            **found,
        )


def _counted(counting: Counting, rules: Rules, course: Course) -> dict[str, Any]:
    goal = rules.goal + 1
    course.part(0.65, _("Counting"))
    entries, waits = counting.first_entries(rules.window_s)
    course.part(0.72)
    funnel, unlimited = counting.funnels(rules.window_s, None)
    found: dict[str, Any] = {
        "first_entries": entries, "time_to_next": waits, "funnel": funnel, "funnel_unlimited": unlimited,
    }  # fmt: skip
    each: dict[str, Callable[[], Any]] = {
        "totals": counting.totals,
        "reached_at_all": counting.reached_at_all,
        "dwell": counting.dwell,
        "rework": counting.rework,
        "stage_transitions": lambda: tuple(counting.stage_transitions()),
        "self_loops": counting.self_loops,
        "event_transitions": lambda: tuple(counting.event_transitions()),
        "variants": lambda: _frozen(counting.variants(MOST_VARIANTS)),
        "event_variants": lambda: _frozen(counting.event_variants(MOST_VARIANTS)),
        "duration": counting.duration,
        "status": lambda: counting.status(goal, rules.inactive_s),
        "abandoned_at": lambda: counting.abandoned_at(goal, rules.inactive_s),
        "cohorts": lambda: tuple(counting.cohorts(goal)),
        "channel_switches": counting.channel_switches,
    }
    for number, (name, count) in enumerate(each.items(), 1):
        course.part(0.72 + 0.24 * number / len(each))
        found[name] = count()
    return found


def _told_apart(store: Store, rules: Rules, course: Course) -> dict[str, Any]:
    """What is counted for the rules of privacy, and where the rules of the log ask for it."""
    course.part(1.0)
    found: dict[str, Any] = {"whose": whose(store, rules)}
    if rules.mode == "strict order":
        found["strict_order"] = strict_order(store, len(rules.steps), rules.window_s)
    return found


def _frozen(ways: tuple[int, list[Any]]) -> tuple[int, tuple[Any, ...]]:
    return ways[0], tuple(ways[1])


def as_json(report: EventReport) -> dict[str, Any]:
    """The numbers under the names of the documented form; times in seconds, stages counted from 1."""
    rows, cases, mapped, mapped_cases = report.totals
    converted, abandoned, still_open = report.status
    return {
        "totals": {"raw_events": rows, "raw_cases": cases, "mapped_events": mapped, "mapped_cases": mapped_cases},
        "funnel_best_attempt_window": list(report.funnel),
        "funnel_best_attempt_unlimited": list(report.funnel_unlimited),
        "funnel_first_entry_window": list(report.first_entries),
        "time_to_next_step": [[wait.n, _s(wait.median), _s(wait.p90)] for wait in report.time_to_next],
        "reach_any_order": list(report.reached_at_all),
        "dwell_visit": {
            str(k): [dwell.visits, dwell.spread.n, *map(_s, (dwell.spread.median, dwell.spread.p90, dwell.spread.mean))]
            for k, dwell in enumerate(report.dwell, 1)
        },
        "revisit_cases": {str(k): n for k, n in enumerate(report.rework, 1)},
        "stage_transitions": {f"{a or 'START'}>{b or 'END'}": n for a, b, n in report.stage_transitions},
        "backward_jumps": report.backward_jumps,
        "self_loops": report.self_loops,
        "transitions": {f"{a or 'START'}>{b or 'END'}": n for a, b, n in report.event_transitions},
        "variants_events": [report.event_variants[0], *([list(way), n] for way, n in report.event_variants[1])],
        "variants_stages": [report.variants[0], *([way, n] for way, n in report.variants[1])],
        "case_duration": [_s(report.duration.median), _s(report.duration.p90), _s(report.duration.mean)],
        "status": {"open": still_open, "converted": converted, "abandoned": abandoned},
        "abandoned_last_stage": {str(k): n for k, n in enumerate(report.abandoned_at, 1) if n},
        "monthly": {month: [begun, reached] for month, begun, reached in report.cohorts},
        "channel_switch": list(report.channel_switches),
        "mode": report.rules.mode,
        "window_s": report.rules.window_s,
        "funnel": list(report.reached),
        "mature": {month: report.is_mature(month) for month, _begun, _reached in report.cohorts},
        "touchpoints": [[use.touchpoint, use.stage + 1, use.events, use.customers] for use in report.whose.uses],
        "coverage": report.coverage,
        "skipped": {
            "broken_rows": report.loaded.broken.lines,
            "without_case": report.loaded.without_case,
            "without_time": report.loaded.without_time,
            "examples": [*report.loaded.broken.first, *report.loaded.odd_times],
        },
        "unmapped": {name: n for name, n, stage in report.names if stage is None},
    }


def _s(seconds: float | None) -> float | None:
    """To the microsecond, which is what the canonical table holds."""
    return None if seconds is None else round(seconds, 6)
