"""Where the axis of a metric's chart ends, in which unit it is told, and how a single value stands."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from journeydesigner.drawing.primitives import Disc, Line, Path, Primitive, Text
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.charts.trend import trend_chart
from journeydesigner.layout.charts.trend_labels import ON_SCREEN
from journeydesigner.metrics.trends import trend
from journeydesigner.model.ids import MetricId, OrganizationId, StageId
from journeydesigner.model.metric_records import Measurement, Metric, Result
from tests.layout.plain_measurer import PlainMeasurer

PEN = Pen(PlainMeasurer(), type_scale())


def chart(values: Sequence[float], n: int | None = None, **fields: object) -> tuple[Primitive, ...]:
    metric = Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", order="a", **fields)  # type: ignore[arg-type]
    held = tuple(
        Measurement(
            id=f"x{month}",  # type: ignore[arg-type]
            metric=metric.id,
            anchor=StageId("s"),
            period=f"2026-{month:02}",
            result=Result(value=value, n=n),
        )
        for month, value in enumerate(values, start=1)
    )
    return trend_chart(Tile("M", metric, trend(metric, held)), held, (0, 0, 400), 200, PEN, ON_SCREEN)


def axis(parts: Sequence[Primitive]) -> list[str]:
    """The texts left of the plot, lowest first."""
    found = [part for part in parts if isinstance(part, Text)]
    told = [
        (part.lines[0].baseline, part.source) for part in found if part.lines[0].x < 48 - 8 and part.style.size == 12
    ]
    return [said.replace("\u00a0", " ") for _y, said in sorted(told, reverse=True)]


@pytest.mark.parametrize("values", [(0.97, 0.99), (1.0,), (0.995, 1.0, 0.98), (0.0, 0.01), (0.0,)])
def test_the_axis_of_a_share_stays_within_nought_and_all(values: tuple[float, ...]) -> None:
    said = [float(text.removesuffix(" %")) for text in axis(chart(values, 200, unit="percent", target=1.0))]
    assert said and min(said) >= 0 and max(said) <= 100
    assert said == sorted(set(said))


def test_a_share_of_more_than_all_has_its_room() -> None:
    said = [float(text.removesuffix(" %")) for text in axis(chart((1.2, 1.4), unit="percent"))]
    assert max(said) >= 140


def test_a_score_ends_where_its_scale_ends() -> None:
    said = [float(text) for text in axis(chart((4.8, 5.0), unit="scale", scale=(1.0, 5.0)))]
    assert max(said) == 5


def test_the_axis_of_a_time_is_told_in_one_unit() -> None:
    assert axis(chart((20_437.0, 30_000.0), unit="minutes")) == ["14 d", "16 d", "18 d", "20 d", "22 d"]


def test_a_single_value_stands_in_the_middle_with_a_bar_for_how_sure_it_is() -> None:
    parts = chart((0.72,), 100, unit="percent")
    at = next(part for part in parts if isinstance(part, Disc))
    assert 180 < at.cx < 260
    assert any(isinstance(part, Line) and part.x1 == part.x2 == at.cx for part in parts)


def test_a_single_value_of_which_nothing_more_is_known_stands_on_a_stem() -> None:
    parts = chart((12.0,))
    at = next(part for part in parts if isinstance(part, Disc))
    assert any(isinstance(part, Line) and part.x1 == at.cx and part.y2 > at.cy for part in parts)


def texts(parts: Sequence[Primitive]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for part in parts:
        if isinstance(part, Text):
            found.setdefault(part.source.replace("\u00a0", " "), []).append(part)
    return found


def test_a_tick_says_where_it_stands() -> None:
    said = [float(text.removesuffix(" %")) for text in axis(chart((0.15, 0.155, 0.18), unit="percent", target=0.25))]
    steps = {round(high - low, 6) for low, high in pairwise(said)}
    assert len(steps) == 1, said


def test_values_stand_clear_of_the_target_line() -> None:
    parts = chart((41, 44, 46), 200, unit="points", target=50.0)
    line = next(part.y1 for part in parts if isinstance(part, Line) and part.dash)
    for said in ("+41", "+44", "+46"):
        line_of = texts(parts)[said][-1].lines[0]
        assert not line_of.baseline - 9 < line < line_of.baseline, said


def test_how_sure_a_value_is_stays_within_the_axis() -> None:
    parts = chart((41, 42, 46), 30, unit="points", target=50.0)
    ys = [part.y1 for part in parts if isinstance(part, Line) and not part.dash and part.x2 - part.x1 > 300]
    bands = [part for part in parts if isinstance(part, Path) and part.fill is not None]
    levels = [c[2] for band in bands for c in band.commands if c[0] == "M" or c[0] == "L"]
    assert levels and min(ys) <= min(levels) <= max(levels) <= max(ys)


def test_the_latest_period_and_the_first_have_their_names_however_many_there_are() -> None:
    parts = chart(tuple(range(12)), 12_345)
    assert {"Jan 26", "Dec"} <= set(texts(parts))
    assert len([said for said in texts(parts) if said.startswith("n ")]) < 12


def test_all_of_a_chart_is_told_in_the_unit_of_the_latest_value() -> None:
    parts = chart((52.0, 50.0, 44.0), unit="hours", target=24.0)
    assert {"52 h", "50 h", "44 h"} <= set(texts(parts))
    assert all(said.endswith(" h") for said in axis(parts))
