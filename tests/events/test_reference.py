"""Every number of a log against plain loops over its rows, for any log at all."""

import csv
import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.events.counting import Spread
from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import Columns, Match, Rules
from journeydesigner.model.movement_records import FunnelMode
from tests.events import logs

STAGES = ("a", "b", "c")
START = datetime(2026, 1, 20, tzinfo=UTC)
DAY = 86_400
WINDOW, SILENT = 5 * DAY, 9 * DAY
_ROWS = st.lists(
    st.tuples(
        st.sampled_from("uvwxyz"), st.sampled_from(["a", "a2", "b", "c", "noise", "other"]),
        st.integers(0, 60).map(lambda half: half * DAY // 2), st.sampled_from(["web", "shop", ""]),
    ),
    min_size=1, max_size=60,
)  # fmt: skip
_STAGE = {"a": 1, "a2": 1, "b": 2, "c": 3}
Row = tuple[str, str, int, str]


@dataclass(frozen=True)
class Event:
    second: int
    name: str
    stage: int
    channel: str


@dataclass(frozen=True)
class Visit:
    stage: int
    first: int
    last: int


def rules(mode: FunnelMode = "best attempt") -> Rules:
    return Rules(
        STAGES, Columns("who", "what", "when", "how"), 2, window_s=WINDOW, inactive_s=SILENT, mode=mode,
        exact={"a": 0, "b": 1, "c": 2, "noise": None}, touchpoints={"a": "One"},
        matches=(Match("prefix", "a", 0, "Two"),),
    )  # fmt: skip


def told(rows: list[Row], mode: FunnelMode = "best attempt") -> EventReport:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("who", "what", "when", "how"))
            for who, what, second, how in rows:
                writer.writerow((who, what, (START + timedelta(seconds=second)).isoformat(), how))
        return read_log(path, rules(mode))


def cases(rows: list[Row], *, with_others: bool = False) -> dict[str, list[Event]]:
    """Each customer's events in order; ``with_others``: also those of no stage that are not known to belong nowhere."""
    found: dict[str, list[tuple[int, int, Event]]] = defaultdict(list)
    for place, (who, what, second, how) in enumerate(rows):
        stage = _STAGE.get(what, 0)
        if stage or (with_others and what != "noise"):
            found[who].append((second, place, Event(second, what, stage, how)))
    return {who: [event for _s, _p, event in sorted(events, key=lambda e: e[:2])] for who, events in found.items()}


def visits(events: list[Event]) -> list[Visit]:
    runs = (list(group) for _stage, group in itertools.groupby(events, key=lambda event: event.stage))
    return [Visit(run[0].stage, run[0].second, run[-1].second) for run in runs]


def first_entry(events: list[Event]) -> list[int]:
    """The seconds of the chain of first entries."""
    chain: list[int] = []
    runs = visits(events)
    at = -1
    for stage in range(1, len(STAGES) + 1):
        at = next((place for place in range(at + 1, len(runs)) if runs[place].stage == stage), -1)
        if at < 0 or (chain and runs[at].first - chain[0] > WINDOW):
            break
        chain.append(runs[at].first)
    return chain


def strict(events: list[Event]) -> int:
    best = 0
    runs = visits(events)
    for place, run in enumerate(runs):
        level = 0
        for after in runs[place:]:
            if after.stage != level + 1 or (level and after.first - run.last > WINDOW):
                break
            level += 1
        best = max(best, level)
    return best


def near(spread: Spread, values: list[int]) -> None:
    assert spread.n == len(values)
    if values:
        assert spread.median == pytest.approx(logs.quantile(values, 0.5), abs=1e-6)
        assert spread.p90 == pytest.approx(logs.quantile(values, 0.9), abs=1e-6)
        assert spread.mean == pytest.approx(mean(values), abs=1e-6)


def at_least(levels: list[int]) -> tuple[int, ...]:
    return tuple(sum(level >= stage for level in levels) for stage in range(1, len(STAGES) + 1))


@settings(max_examples=12, deadline=None)
@given(rows=_ROWS)
def test_every_way_of_counting_is_what_loops_count(rows: list[Row]) -> None:
    report = told(rows, "strict order")
    known = cases(rows)
    chains = [first_entry(events) for events in known.values()]
    assert report.first_entries == at_least([len(chain) for chain in chains])
    for stage, wait in enumerate(report.time_to_next, 1):
        near(wait, [chain[stage] - chain[stage - 1] for chain in chains if len(chain) > stage])
    assert report.strict_order == report.reached
    assert report.reached == at_least([strict(events) for events in cases(rows, with_others=True).values()])
    seen = [{event.stage for event in events} for events in known.values()]
    assert report.reached_at_all == tuple(sum(stage in stages for stages in seen) for stage in (1, 2, 3))


@settings(max_examples=12, deadline=None)
@given(rows=_ROWS)
def test_what_became_of_customers_is_what_loops_count(rows: list[Row]) -> None:
    report = told(rows)
    known = cases(rows)
    end = max(second for _who, _what, second, _how in rows)
    became = {
        who: "converted" if any(event.stage == 3 for event in events)
        else "abandoned" if end - events[-1].second > SILENT else "open"
        for who, events in known.items()
    }  # fmt: skip
    count = Counter(became.values())
    assert report.status == (count["converted"], count["abandoned"], count["open"])
    last = Counter(events[-1].stage for who, events in known.items() if became[who] == "abandoned")
    assert report.abandoned_at == tuple(last[stage] for stage in (1, 2, 3))
    months: dict[str, list[bool]] = defaultdict(list)
    for who, events in known.items():
        months[f"{START + timedelta(seconds=events[0].second):%Y-%m}"].append(became[who] == "converted")
    assert report.cohorts == tuple((month, len(each), sum(each)) for month, each in sorted(months.items()))
    for month in months:
        year, number = map(int, month.split("-"))
        after = datetime(year, number + 1, 1, tzinfo=UTC)
        assert report.is_mature(month) == (after + timedelta(seconds=WINDOW) <= START + timedelta(seconds=end))


@settings(max_examples=12, deadline=None)
@given(rows=_ROWS)
def test_moves_returns_ways_and_channels_are_what_loops_count(rows: list[Row]) -> None:
    report = told(rows)
    known = cases(rows)
    runs = {who: visits(events) for who, events in known.items()}
    again = [Counter(run.stage for run in each) for each in runs.values()]
    assert report.rework == tuple(sum(each[stage] > 1 for each in again) for stage in (1, 2, 3))
    whose: dict[tuple[int, int], set[str]] = defaultdict(set)
    for who, each in runs.items():
        for one, other in itertools.pairwise(each):
            whose[one.stage, other.stage].add(who)
    assert report.whose.moves == {move: len(customers) for move, customers in whose.items()}
    pairs = [(who, one, other) for who, events in known.items() for one, other in itertools.pairwise(events)]
    loops = [who for who, one, other in pairs if one.name == other.name]
    assert (report.self_loops, report.whose.loops) == (len(loops), len(set(loops)))
    switched = [who for who, one, other in pairs if one.channel and other.channel and one.channel != other.channel]
    assert report.channel_switches == (len(pairs), len(switched), len(set(switched)))
    ways = Counter(">".join(str(run.stage) for run in each) for each in runs.values())
    assert report.variants[0] == len(ways)
    assert all(ways[way] == n for way, n in report.variants[1])
    moves = Counter[tuple[str | None, str | None]]()
    for events in known.values():
        names = [None, *(event.name for event in events), None]
        moves.update(itertools.pairwise(names))
    assert {(a, b): n for a, b, n in report.event_transitions} == moves


@settings(max_examples=12, deadline=None)
@given(rows=_ROWS)
def test_rows_coverage_and_touchpoints_are_what_loops_count(rows: list[Row]) -> None:
    report = told(rows)
    mapped = [row for row in rows if row[1] in _STAGE]
    assert report.totals == (
        len(rows), len({row[0] for row in rows}), len(mapped), len({row[0] for row in mapped}),
    )  # fmt: skip
    assert report.coverage == len(mapped) / len(rows)
    found = {use.touchpoint: (use.stage, use.events, use.customers) for use in report.whose.uses}
    for name, event in (("One", "a"), ("Two", "a2")):
        used = [row[0] for row in rows if row[1] == event]
        assert found[name] == (0, len(used), len(set(used)))
