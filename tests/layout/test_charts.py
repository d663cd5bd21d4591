"""The charts of a map's numbers: ribbon, periods, flows and cohorts as primitives, and the same numbers as tables."""

from itertools import pairwise

import pytest

from journeydesigner.drawing.colours import Gradient
from journeydesigner.drawing.primitives import Box, Line, Path, Primitive, Text
from journeydesigner.editing.funnels import Funnel, funnel_modes, funnel_of
from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.planned import planned_against_actual
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.charts.cohort_chart import cohort_chart
from journeydesigner.layout.charts.figures import as_tsv, in_words
from journeydesigner.layout.charts.flow_chart import flow_chart
from journeydesigner.layout.charts.funnel_figures import funnel_figures
from journeydesigner.layout.charts.planned_figures import planned_figures
from journeydesigner.layout.charts.ribbon import even_stretches, ribbon
from journeydesigner.layout.charts.table_figures import table_figures
from journeydesigner.layout.charts.trend import measured, nice_ticks, trend_chart
from journeydesigner.layout.charts.trend_figures import trend_figures
from journeydesigner.layout.charts.trend_labels import ON_SCREEN
from journeydesigner.layout.charts.unbroken import unbroken
from journeydesigner.metrics.trends import trend
from journeydesigner.model.ids import MetricId, OrganizationId, StageId
from journeydesigner.model.metric_records import Measurement, Metric, Result
from journeydesigner.model.movement_records import Cohort, Flow
from tests.layout.counted import counted_journey
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer

PEN = Pen(PlainMeasurer(), type_scale())
WIDE, HIGH = 1352.0, 198.0


def told(journey: Journey) -> Funnel:
    funnel = funnel_of(journey.snapshot, journey.map)
    assert funnel is not None
    return funnel


def drawn(journey: Journey, width: float = WIDE, *, is_joined: bool = True) -> tuple[Primitive, ...]:
    places = even_stretches(journey.snapshot.stages_of(journey.map), width)
    return ribbon(told(journey), places, width, HIGH, PEN, is_joined=is_joined)


def said(parts: tuple[Primitive, ...]) -> list[str]:
    return [part.source for part in parts if isinstance(part, Text)]


# The ribbon


def test_the_ribbon_is_as_high_as_customers_are_left_over_one_floor() -> None:
    plateaus = [part for part in drawn(counted_journey()) if isinstance(part, Box) and part.y + part.h == HIGH][1:]
    assert [round(box.h / plateaus[0].h * 600) for box in plateaus] == [600, 597, 491, 371, 174]


def test_the_worst_loss_is_told_in_words_and_hatched() -> None:
    parts = drawn(counted_journey())
    assert said(parts).count("worst loss") == 1
    assert any(isinstance(part, Path) and part.fill is None and len(part.commands) > 20 for part in parts)


def test_a_held_back_number_is_a_dashed_line_and_no_nought() -> None:
    parts = drawn(counted_journey((600, 300, None)))
    assert "< 10" in said(parts)
    assert "0" not in said(parts)
    assert any(isinstance(part, Line) and part.dash and part.y1 == part.y2 for part in parts)


@pytest.mark.parametrize("width", [240.0, 420.0, 800.0, 2400.0])
def test_pills_stay_within_the_ribbon_and_clear_of_each_other(width: float) -> None:
    pills = [part for part in drawn(counted_journey(), width) if isinstance(part, Box) and part.y == 0.5]
    assert all(pill.x >= 0 and pill.x + pill.w <= width for pill in pills)
    if width > 400:
        assert all(one.x + one.w <= other.x for one, other in pairwise(pills))


def test_counts_in_any_order_are_bars_without_losses() -> None:
    parts = drawn(counted_journey(mode="any order"), is_joined=False)
    assert not [text for text in said(parts) if text.startswith("−")]
    assert "worst loss" not in said(parts)


def test_more_customers_than_before_are_a_gain() -> None:
    assert "+100" in said(drawn(counted_journey((400, 500, 300))))


# Ways of counting


def test_only_the_ways_of_counting_whose_numbers_were_kept_are_offered() -> None:
    journey = counted_journey()
    assert funnel_modes(journey.snapshot, journey.map) == ("best attempt", "any order")
    funnel = funnel_of(journey.snapshot, journey.map, mode="any order")
    assert funnel is not None
    assert funnel.mode == "any order"
    assert funnel.worst is None
    assert all(stage.lost is None and stage.conversion is None for stage in funnel.stages)
    assert funnel_of(journey.snapshot, journey.map, mode="strict order") == told(journey)


# Tables


def test_the_funnel_as_a_table_is_what_the_ribbon_shows() -> None:
    journey = counted_journey()
    figures = funnel_figures(told(journey), journey.snapshot.stages_of(journey.map))
    assert [row.cells[1].text for row in figures.rows] == ["600", "597", "491", "371", "174"]
    assert [row.cells[4].text for row in figures.rows] == ["–", "−3", "−106", "−120", "−197"]
    assert [row.mark for row in figures.rows] == ["", "", "", "", "worst"]


def test_a_copied_table_has_numbers_that_a_sheet_can_reckon_with() -> None:
    journey = counted_journey()
    figures = funnel_figures(told(journey), journey.snapshot.stages_of(journey.map))
    lines = as_tsv(figures, language="de").split("\n")
    assert len(lines) == 6
    assert lines[-1].split("\t")[1:] == ["174", "0,46900269541778977", "0,29", "197"]


def test_a_table_reads_as_sentences() -> None:
    journey = counted_journey((600, 300))
    read = in_words(funnel_figures(told(journey), journey.snapshot.stages_of(journey.map)))
    assert "Customers 300" in read
    assert "From previous 50.0\u00a0%" in read


def test_a_row_of_a_table_of_movements_leads_to_its_stage() -> None:
    journey = counted_journey()
    stages = [stage.id for stage in journey.snapshot.stages_of(journey.map)]
    figures = table_figures(MovementTables(journey.snapshot, journey.map).times(), journey.snapshot)
    assert [row.record for row in figures.rows] == stages


# Flows


def test_the_flow_chart_has_each_told_move_once_and_says_who_begins_and_ends() -> None:
    journey = counted_journey()
    stages = journey.snapshot.stages_of(journey.map)
    flows = journey.snapshot.movements_of(journey.map)[-1].flows
    chart = flow_chart(flows, stages, even_stretches(stages, 1200.0), PEN)
    assert [flow.n for flow, _box in chart.flows] == [41, 597]
    assert {"41", "597", "580", "160"} <= set(said(chart.primitives))
    assert all(y >= 0 and y + h <= chart.height for _flow, (_x, y, _w, h) in chart.flows)


def test_skips_go_over_the_stages_and_ways_back_under_them() -> None:
    journey = Journey(4, 1)
    stages = journey.snapshot.stages_of(journey.map)
    one, *_between, last = (stage.id for stage in stages)
    flows = (Flow(source=one, target=last, n=30), Flow(source=last, target=one, n=20))
    chart = flow_chart(flows, stages, even_stretches(stages, 900.0), PEN)
    (_skip, over), (_back, under) = chart.flows
    assert over[1] + over[3] <= under[1]


def test_a_broad_flow_runs_to_a_point_and_a_thin_one_has_a_head_that_stands_out() -> None:
    stages = (journey := Journey(3, 1)).snapshot.stages_of(journey.map)
    one, two, three = (stage.id for stage in stages)
    flows = (Flow(source=one, target=two, n=600), Flow(source=two, target=three, n=30))
    chart = flow_chart(flows, stages, even_stretches(stages, 900.0), PEN)
    broad, thin = ([y for _, *at in part.commands for y in at[1::2]] for part in chart.primitives
                   if isinstance(part, Path) and isinstance(part.fill, Gradient))  # fmt: skip
    assert {max(broad), min(broad)} == {broad[0], broad[-1]}
    assert max(thin) - min(thin) > 3 * (thin[-1] - thin[0]) > 0


# Periods


def metric(**fields: object) -> Metric:
    known = {"kind": "completion", "unit": "percent", "direction": "up", "target": 0.9, **fields}
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="On time", order="a", **known)  # type: ignore[arg-type]


def series(*values: float, n: int = 100) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(
            id=f"x{month}", metric=MetricId("m"), anchor=StageId("s"), period=f"2026-{month:02}",  # type: ignore[arg-type]
            result=Result(n=n, counts={"completed": value * n, "attempted": float(n)}),
        )
        for month, value in enumerate(values, start=1)
    )  # fmt: skip


def test_periods_stand_with_their_n_under_the_line_and_the_target_over_it() -> None:
    held = series(0.80, 0.76, 0.72)
    tile = Tile("On time", metric(), trend(metric(), held))
    parts = trend_chart(tile, held, (0, 0, 400), 200, PEN, ON_SCREEN)
    assert {"Jan 26", "Feb", "Mar", "n 100", "80\u00a0%", "72\u00a0%", "Target 90\u00a0%"} <= set(said(parts))


def test_how_sure_a_value_is_is_a_band_between_the_ends_of_its_intervals() -> None:
    held = series(0.80, 0.76, 0.72)
    tile = Tile("On time", metric(), trend(metric(), held))
    bands = [part for part in trend_chart(tile, held, (0, 0, 400), 200, PEN) if isinstance(part, Path) and part.fill]
    assert len(bands) == 2
    assert all(point.interval is not None for point in measured(tile, held))


def test_the_targets_name_stands_within_the_chart_also_where_it_is_the_highest_value() -> None:
    held = series(0.88, 0.89)
    tile = Tile("On time", metric(), trend(metric(), held))
    parts = trend_chart(tile, held, (0, 0, 400), 200, PEN, ON_SCREEN)
    name = next(part for part in parts if isinstance(part, Text) and part.source.startswith("Target"))
    assert all(line.baseline > 12 for line in name.lines)


def test_periods_as_a_table_have_value_n_interval_and_target() -> None:
    held = series(0.80, 0.76)
    figures = trend_figures(metric(), measured(Tile("On time", metric(), trend(metric(), held)), held))
    assert [cell.text for cell in figures.rows[0].cells] == [
        "Jan 2026", "80\u00a0%", "100", "71\u00a0% – 87\u00a0%", "90\u00a0%",
    ]  # fmt: skip


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (3.0, 3.0), (-1e12, 5e12), (0.0001, 0.0002), (98.2, 98.9)])
def test_ticks_are_round_few_and_reach_round_all_values(low: float, high: float) -> None:
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low + 1e-6 * abs(low)
    assert ticks[-1] >= high - 1e-6 * abs(high)
    assert 2 <= len(ticks) <= 12


# Cohorts


def test_cohorts_that_still_have_time_are_an_outline_and_say_so() -> None:
    cohorts = (
        Cohort(month="2026-01", begun=100, converted=40),
        Cohort(month="2026-02", begun=60, converted=10, is_mature=False),
        Cohort(month="2026-03", begun=None, converted=None, is_mature=False),
    )
    parts = cohort_chart(cohorts, 600, 220, PEN)
    assert said(parts).count("still open") == 2
    assert {"40.0\u00a0%", "16.7\u00a0%", "< 10", "n < 10", "Jan 26", "Feb"} <= set(said(parts))
    assert sum(isinstance(part, Box) and bool(part.dash) for part in parts) == 2


def test_a_count_that_is_held_back_for_the_sake_of_others_never_reads_as_few() -> None:
    journey = counted_journey()
    movements = journey.snapshot.movements_of(journey.map)[-1]
    stages = (
        movements.stages[0],
        movements.stages[1].model_copy(update={"at_all": None, "covers": ("at_all",)}),
        *movements.stages[2:],
    )
    with journey.document.change("Hold back") as draft:
        draft.patch("movements", movements.id, stages=stages)
    funnel = funnel_of(journey.snapshot, journey.map, mode="any order")
    assert funnel is not None
    assert funnel.stages[1].count_text() == "held back"
    places = even_stretches(journey.snapshot.stages_of(journey.map), WIDE)
    words = said(ribbon(funnel, places, WIDE, HIGH, PEN, is_joined=False))
    assert "held back" in words
    assert "< 10" not in words


def test_how_many_never_came_somewhere_is_not_told_where_these_are_few() -> None:
    journey = counted_journey((600, 597, 491), steps=1)
    movements = journey.snapshot.movements_of(journey.map)[-1]
    first, second, last = (stage.stage for stage in movements.stages)
    flows = (Flow(source=first, target=second, n=500), Flow(source=first, target=last, n=80))
    with journey.document.change("Skip") as draft:
        draft.patch("movements", movements.id, flows=flows)
    found = planned_against_actual(journey.snapshot, journey.map)
    assert found is not None
    rows = planned_figures(journey.snapshot, found)["skipped"].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [["Stage 1", "80", "held back"]]


def test_names_in_narrow_places_are_smaller_rather_than_broken() -> None:
    large, small = type_scale().stage, type_scale().level
    assert unbroken(["Post-sales"], (large, small), 200.0, PEN) == large
    assert unbroken(["Post-sales"], (large, small), 70.0, PEN) == small
    assert unbroken(["Post-sales"], (large, small), 10.0, PEN) == small
