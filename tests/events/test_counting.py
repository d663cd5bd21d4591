"""Funnel, dwell and transitions against plain loops over random logs, and the traps of real ones."""

import itertools
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import Rules
from tests.events import logs
from tests.events.logs import STAGES, Row

_EVENTS = st.tuples(st.sampled_from("xyz"), st.sampled_from([*STAGES, "other"]), st.integers(0, 300))


def told(rows: list[Row], found: Rules | None = None) -> EventReport:
    with TemporaryDirectory() as folder:
        return read_log(logs.write(Path(folder) / "log.csv", rows), found or logs.rules())


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(_EVENTS, min_size=1, max_size=40))
def test_any_log_counts_as_plain_loops_do(rows: list[Row]) -> None:
    report = told(rows)
    assert report.funnel == logs.funnel(rows, 100)
    assert report.funnel_unlimited == logs.funnel(rows, None)
    assert {(a, b): n for a, b, n in report.stage_transitions} == logs.transitions(rows)
    for stage in range(1, len(STAGES) + 1):
        lasted = [
            after[1] - before[1]
            for runs in logs.visits(rows).values()
            for before, after in itertools.pairwise(runs)
            if before[0] == stage
        ]
        dwell = report.dwell[stage - 1]
        assert dwell.spread.n == len(lasted)
        if lasted:
            assert dwell.spread.median == pytest.approx(logs.quantile(lasted, 0.5), abs=1e-6)
            assert dwell.spread.p90 == pytest.approx(logs.quantile(lasted, 0.9), abs=1e-6)
            assert dwell.spread.mean == pytest.approx(mean(lasted), abs=1e-6)


def test_a_later_attempt_may_be_the_best() -> None:
    rows = [("x", "a", 0), ("x", "a", 200), ("x", "b", 290), ("x", "c", 301)]
    assert told(rows).funnel == (1, 1, 0, 0)


def test_the_window_includes_its_end() -> None:
    assert told([("x", "a", 0), ("x", "b", 100)]).funnel == (1, 1, 0, 0)
    assert told([("x", "a", 0), ("x", "b", 101)]).funnel == (1, 0, 0, 0)


def test_equal_times_are_in_the_order_of_the_file() -> None:
    assert told([("x", "a", 5), ("x", "b", 5)]).funnel[:2] == (1, 1)
    assert told([("x", "b", 5), ("x", "a", 5)]).funnel[:2] == (1, 0)


def test_the_window_funnel_of_clickhouses_manual() -> None:
    """clickhouse.com, parametric aggregate functions, windowFunnel: one user of two gets as far as the order."""
    found = logs.rules(("1003", "1009", "1007", "1010"), window_s=6048000000 / 1000)
    rows = [("1", "1003", 0), ("1", "1009", 100), ("1", "1007", 200), ("1", "1010", 300), ("2", "1007", 50)]
    assert told(rows, found).funnel == (1, 1, 1, 1)


def test_ids_and_names_that_look_like_nothing_are_ids_and_names() -> None:
    rows = [("NA", "a", 0), ("null", "a", 0), ("nan", "b", 1), ("None", "a", 2)]
    assert told(rows).totals[1] == 4


def test_rows_without_id_or_time_are_counted_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("who,what,when\nx,a,2026-01-01 10:00:00\n,a,2026-01-01 10:00:00\ny,a,soon\n")
    loaded = read_log(path, logs.rules()).loaded
    assert (loaded.rows, loaded.without_case, loaded.without_time) == (3, 1, 1)


def test_an_open_case_is_not_abandoned() -> None:
    rows = [("x", "a", 0), ("y", "a", 60), ("z", "d", 0), ("w", "other", 100)]
    converted, abandoned, still_open = told(rows).status
    assert (converted, abandoned, still_open) == (1, 1, 1)
