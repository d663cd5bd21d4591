"""How a metric develops, and whether that is good."""

from journeydesigner.metrics.trends import Point, is_good, is_met, trend
from journeydesigner.model.ids import MeasurementId, MetricId, OrganizationId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.parts import Unit
from journeydesigner.model.records import Direction, Measurement, Metric


def metric(direction: Direction = "up", target: float | None = None, unit: Unit = "points") -> Metric:
    return Metric(
        id=MetricId("m"), organization=OrganizationId("o"), name="M", direction=direction, target=target, unit=unit
    )


def series(*values: float | None) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(
            id=MeasurementId(f"x{n}"), metric=MetricId("m"), anchor="card", period=f"{2025 + n // 12}-{n % 12 + 1:02d}",
            result=Result(value=value),
        )
        for n, value in enumerate(values, start=0)
    )  # fmt: skip


def test_a_period_without_data_is_left_out_and_is_no_zero():
    found = trend(metric(), series(1.0, None, 3.0))
    assert found.points == (Point("2025-01", 1.0), Point("2025-03", 3.0))
    assert found.delta == 2.0


def test_without_data_there_is_neither_value_nor_change():
    found = trend(metric(), series(None))
    assert found.latest is None and found.delta is None


def test_one_value_has_no_change():
    assert trend(metric(), series(5.0)).delta is None


def test_the_change_is_from_the_first_value_shown_to_the_last():
    found = trend(metric(), series(*range(20)), shown=6)
    assert len(found.points) == 6 and found.delta == 5


def test_a_change_is_judged_as_it_is_shown():
    noise = trend(metric(unit="scale"), series(0.1 + 0.2, 0.3))
    assert noise.delta == 0 and is_good(metric(), noise.delta) is None
    shares = trend(metric(unit="percent"), series(0.175, 0.204))
    assert shares.delta == 2


def test_a_change_beyond_all_numbers_is_none():
    assert trend(metric(), series(-1e308, 1e308)).delta is None


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
