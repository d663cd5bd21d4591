"""Funnels that others document with their result, counted here: what people know from their tools must come out the
same under the same name.

* ClickHouse, "Parametric aggregate functions", windowFunnel, its table and query of January and February 2019, and of
  its modes strict_order: https://clickhouse.com/docs/sql-reference/aggregate-functions/parametric-functions#windowfunnel
* Mixpanel, "Funnels: advanced", conversion window, optimized re-entry, order:
  https://docs.mixpanel.com/docs/reports/funnels/funnels-advanced
* Bloomreach, "Funnels: technical reference", loose order:
  https://documentation.bloomreach.com/engagement/docs/funnels-technical-reference
"""

import csv
from pathlib import Path

import pytest

from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import Columns, Rules
from journeydesigner.model.movement_records import FunnelMode
from tests.events import logs

HOUR = 3600


def counted(folder: Path, way: str, steps: str, mode: FunnelMode, window_s: float | None = None) -> tuple[int, ...]:
    """One customer's ``way``: "A@0 B@60", each event with its second; without one, a second after the other."""
    rows = [
        ("x", event, int(second) if second else place)
        for place, (event, _at, second) in enumerate(each.partition("@") for each in way.split())
    ]
    rules = logs.rules(tuple(steps), window_s=window_s, mode=mode)
    return read_log(logs.write(folder / "log.csv", rows), rules).reached


def clickhouses_table(folder: Path, window_s: float) -> EventReport:
    """The table ``trend`` of the manual, in the order in which it is printed there."""
    with (folder / "trend.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("event_date", "user_id", "timestamp", "eventID", "product"))
        writer.writerows([
            ("2019-01-28", 1, "2019-01-29 10:00:00", 1003, "phone"),
            ("2019-01-31", 1, "2019-01-31 09:00:00", 1007, "phone"),
            ("2019-01-30", 1, "2019-01-30 08:00:00", 1009, "phone"),
            ("2019-02-01", 1, "2019-02-01 08:00:00", 1010, "phone"),
        ])  # fmt: skip
    steps = ("1003", "1009", "1007", "1010")
    rules = Rules(
        steps, Columns("user_id", "eventID", "timestamp"), 3, window_s=window_s,
        exact={step: place for place, step in enumerate(steps)},
    )  # fmt: skip
    return read_log(folder / "trend.csv", rules)


def test_the_window_funnel_of_clickhouses_manual_reaches_level_four(tmp_path: Path) -> None:
    """``windowFunnel(6048000000000000)``: one user on level 4."""
    assert clickhouses_table(tmp_path, 6048000000).reached == (1, 1, 1, 1)


def test_a_window_of_two_days_is_too_short_for_it(tmp_path: Path) -> None:
    """The last event is 2 days and 22 hours after the first, the third 1 day and 23 hours."""
    assert clickhouses_table(tmp_path, 48 * HOUR).reached == (1, 1, 1, 0)


def test_in_strict_order_another_event_between_ends_the_chain(tmp_path: Path) -> None:
    """ClickHouse: of A, B, D, C the chain A, B, C ends at D, and the level is 2; loose order gets to the end."""
    assert counted(tmp_path, "A B D C", "ABC", "strict order") == (1, 1, 0)
    assert counted(tmp_path, "A B D C", "ABC", "best attempt") == (1, 1, 1)


def test_repeated_events_are_no_events_between(tmp_path: Path) -> None:
    assert counted(tmp_path, "A A B B C", "ABC", "strict order") == (1, 1, 1)


def test_the_window_of_mixpanel_begins_with_the_first_entry(tmp_path: Path) -> None:
    """A at 1:00 and 1:30, B at 1:45, C at 2:15, one hour: converted to B, not to C. With re-entry optimized, to C."""
    way = f"A@0 A@{HOUR // 2} B@{3 * HOUR // 4} C@{5 * HOUR // 4}"
    assert counted(tmp_path, way, "ABC", "first entry", HOUR) == (1, 1, 0)
    assert counted(tmp_path, way, "ABC", "best attempt", HOUR) == (1, 1, 1)


@pytest.mark.parametrize("way", [f"A@0 A@{2 * HOUR} B@{2 * HOUR + 60}", f"A@0 A@1800 B@{HOUR + 60}"])
def test_a_later_entry_converts_where_re_entry_is_optimized(tmp_path: Path, way: str) -> None:
    """Mixpanel: A, its window ends, A again, B; and: A, A again, the first window ends, B."""
    assert counted(tmp_path, way, "AB", "best attempt", HOUR) == (1, 1)
    assert counted(tmp_path, way, "AB", "first entry", HOUR) == (1, 0)


def test_one_who_converts_twice_is_one_customer(tmp_path: Path) -> None:
    """Mixpanel, uniques: A, B, A, B is one conversion."""
    assert counted(tmp_path, "A B A B", "AB", "best attempt") == (1, 1)


def test_in_any_order_the_order_is_none_of_the_counts(tmp_path: Path) -> None:
    assert counted(tmp_path, "C A", "ABC", "any order") == (1, 0, 1)


@pytest.mark.parametrize(("way", "level"), [("A B C D E", 5), ("A B F C D E", 5), ("A B C E", 3), ("A B C E D E", 5)])
def test_loose_order_is_that_of_bloomreach(tmp_path: Path, way: str, level: int) -> None:
    assert sum(counted(tmp_path, way, "ABCDE", "best attempt")) == level
