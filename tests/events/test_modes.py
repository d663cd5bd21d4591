"""The ways of counting a funnel, and that each number says by which it was counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from journeydesigner.editing.funnels import funnel_of
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.onto_map import enter, numbers_of
from journeydesigner.events.report import EventReport, as_json, read_log
from journeydesigner.events.rules import read_rules
from journeydesigner.events.words import lines
from journeydesigner.model.movement_records import FunnelMode
from tests.events import logs
from tests.events.shop import EXAMPLE, shop_map

FIXTURES = Path(__file__).parent / "fixtures"
MODES: dict[FunnelMode, tuple[int, str]] = {
    "best attempt": (174, "Customers, loose order, best attempt, within 7 d"),
    "first entry": (40, "Customers, loose order, from the first entry, within 7 d"),
    "any order": (328, "Customers, any order"),
    "strict order": (23, "Customers, strict order, nothing between, within 7 d"),
}


@pytest.fixture(scope="module")
def reports() -> dict[FunnelMode, EventReport]:
    rules = read_rules(FIXTURES / "shop-events.expected.json")
    strict = read_log(FIXTURES / "shop-events.csv.gz", replace(rules, mode="strict order"))
    return {mode: replace(strict, rules=replace(rules, mode=mode)) for mode in MODES}


@pytest.mark.parametrize("mode", MODES)
def test_the_same_log_gives_other_numbers_by_mode_and_each_says_which(
    reports: dict[FunnelMode, EventReport], mode: FunnelMode
) -> None:
    last, words = MODES[mode]
    report = reports[mode]
    assert report.reached[-1] == last and words in list(lines(report))
    assert as_json(report)["funnel"][-1] == last and as_json(report)["mode"] == mode
    numbers = [number for number in numbers_of(report) if number.kind in ("volume", "conversion", "drop-off")]
    assert numbers and {number.formula for number in numbers} == {words}
    document, map_id = shop_map(*EXAMPLE)
    enter(document, map_id, report, period="2024", source="shop-events.csv.gz")
    funnel = funnel_of(document.snapshot, map_id)
    assert funnel is not None
    assert (funnel.words, funnel.is_counted, funnel.stages[-1].n) == (words, True, last)


def test_of_any_order_there_is_no_conversion_from_stage_to_stage(reports: dict[FunnelMode, EventReport]) -> None:
    assert not [number for number in numbers_of(reports["any order"]) if number.kind in ("conversion", "drop-off")]
    document, map_id = shop_map(*EXAMPLE)
    enter(document, map_id, reports["any order"], period="2024", source="x.csv")
    funnel = funnel_of(document.snapshot, map_id)
    assert funnel is not None and funnel.worst is None
    assert {stage.conversion for stage in funnel.stages} == {stage.lost for stage in funnel.stages} == {None}


def test_no_history_mixes_two_ways_of_counting(reports: dict[FunnelMode, EventReport]) -> None:
    document, map_id = shop_map(*EXAMPLE)
    for period, mode in (("2024-01", "best attempt"), ("2024-02", "any order"), ("2024-03", "best attempt")):
        enter(document, map_id, reports[mode], period=period, source="x.csv")  # type: ignore[index]
    snapshot = document.snapshot
    volumes = [metric for metric in snapshot.metrics_of(snapshot.maps[0].organization) if metric.kind == "volume"]
    last = snapshot.stages_of(map_id)[-1].id
    found = {
        (metric.name, metric.formula): [m.period for m in snapshot.measurements_of(metric.id, last)]
        for metric in volumes
    }
    assert found == {
        ("Customers", MODES["best attempt"][1]): ["2024-01", "2024-03"],
        ("Customers (any order)", MODES["any order"][1]): ["2024-02"],
    }


def test_a_period_counted_anew_in_another_way_keeps_no_number_of_the_first(
    reports: dict[FunnelMode, EventReport],
) -> None:
    document, map_id = shop_map(*EXAMPLE)
    for period, mode in (("2024-01", "best attempt"), ("2024-02", "best attempt"), ("2024-02", "any order")):
        enter(document, map_id, reports[mode], period=period, source="x.csv")  # type: ignore[index]
    snapshot = document.snapshot
    last = snapshot.stages_of(map_id)[-1].id
    found = {
        metric.name: [(m.period, m.result.value) for m in snapshot.measurements_of(metric.id, last)]
        for metric in snapshot.metrics_of(snapshot.maps[0].organization)
    }
    assert (found["Customers"], found["Customers (any order)"]) == ([("2024-01", 174)], [("2024-02", 328)])
    assert [period for period, _value in found["Conversion"]] == ["2024-01"]
    document.undo()
    assert [m.mode for m in document.snapshot.movements_of(map_id)] == ["best attempt", "best attempt"]


def test_the_funnel_on_a_map_is_that_of_the_example(reports: dict[FunnelMode, EventReport]) -> None:
    document, map_id = shop_map(*EXAMPLE)
    enter(document, map_id, reports["best attempt"], period="2024", source="shop-events.csv.gz")
    funnel = funnel_of(document.snapshot, map_id)
    assert funnel is not None
    assert [stage.n for stage in funnel.stages] == [600, 597, 491, 371, 174]
    assert [stage.lost for stage in funnel.stages] == [None, 3, 106, 120, 197]
    assert funnel.worst == funnel.stages[-1].stage


def test_a_stage_that_nobody_reached_is_nought_and_of_nothing_there_is_no_rate(tmp_path: Path) -> None:
    rows = [(f"c{i}", "b", 0) for i in range(20)]
    numbers = numbers_of(read_log(logs.write(tmp_path / "log.csv", rows), logs.rules()))
    by_name = {(number.name, number.stage): number.value for number in numbers}
    assert by_name["Customers", 0] == 0
    assert by_name["Conversion", 1] is None and by_name["Came back", 0] is None
    assert by_name["Abandonment", None] is None


def test_a_ninetieth_percentile_needs_fifty_durations(tmp_path: Path) -> None:
    for customers, is_told in ((49, False), (50, True)):
        rows = [(f"c{i}", name, at) for i in range(customers) for name, at in (("a", 0), ("b", 9))]
        numbers = numbers_of(read_log(logs.write(tmp_path / "log.csv", rows), logs.rules()))
        slow = next(number for number in numbers if number.name == "Dwell time, slowest tenth" and number.stage == 0)
        assert (slow.value is not None) is is_told


def test_what_was_entered_by_hand_is_a_funnel_as_entered() -> None:
    document, map_id = shop_map(*EXAMPLE)
    stages = document.snapshot.stages_of(map_id)
    metric = add_metric(document, document.snapshot.maps[0].organization, "Visitors", kind="volume")
    assert funnel_of(document.snapshot, map_id) is None
    for stage, n in zip(stages, (100, 80), strict=False):
        measure(document, metric, stage.id, "2026-10", float(n))
    funnel = funnel_of(document.snapshot, map_id)
    assert funnel is not None and not funnel.is_counted
    assert (funnel.words, funnel.stages[1].conversion, funnel.stages[1].lost) == ("Visitors, as entered", 0.8, 20)
