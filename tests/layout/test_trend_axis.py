"""Where the axis of a metric's chart ends, in which unit it is told, and how a single value stands."""

from collections.abc import Sequence

import pytest

from journeydesigner.drawing.primitives import Disc, Line, Primitive, Text
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.charts.trend import ON_SCREEN, trend_chart
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
