"""How a metric develops, and whether that is good."""

from journeydesigner.metrics.trends import Point, is_good, is_met, trend
from journeydesigner.model.ids import MeasurementId, MetricId, OrganizationId
from journeydesigner.model.records import Direction, Measurement, Metric, Result


def metric(direction: Direction = "up", target: float | None = None) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", direction=direction, target=target)


def series(*values: float | None) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(
            id=MeasurementId(f"x{n}"), metric=MetricId("m"), anchor="card", period=f"2026-{n:02d}",
            result=Result(value=value),
        )
        for n, value in enumerate(values, start=1)
    )  # fmt: skip


def test_a_period_without_data_is_left_out_and_is_no_zero():
    found = trend(metric(), series(1.0, None, 3.0))
    assert found.points == (Point("2026-01", 1.0), Point("2026-03", 3.0))
    assert found.delta == 2.0


def test_without_data_there_is_neither_value_nor_change():
    found = trend(metric(), series(None))
    assert found.latest is None and found.delta is None and found.relative is None


def test_one_value_has_no_change():
    assert trend(metric(), series(5.0)).delta is None


def test_the_change_is_from_the_first_value_shown_to_the_last():
    found = trend(metric(), series(*range(20)), shown=6)
    assert len(found.points) == 6 and found.delta == 5


def test_a_change_from_zero_has_no_relative_size():
    assert trend(metric(), series(0.0, 5.0)).relative is None
    assert trend(metric(), series(-4.0, -2.0)).relative == 0.5


def test_whether_a_change_is_good_depends_on_the_direction():
    assert is_good(metric("up"), 1) is True
    assert is_good(metric("down"), 1) is False
    assert is_good(metric("down"), -1) is True
    assert is_good(metric("up"), 0) is None


def test_a_target_is_met_from_its_good_side_and_by_itself():
    assert is_met(metric("up", 40), 41) is True
    assert is_met(metric("up", 40), 40) is True
    assert is_met(metric("up", 40), 39) is False
    assert is_met(metric("down", 7), 9.2) is False
    assert is_met(metric("down", 7), 7) is True
    assert is_met(metric("up"), 5) is None
    assert is_met(metric("up", 40), None) is None
