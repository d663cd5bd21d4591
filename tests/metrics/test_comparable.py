from typing import Any

import pytest

from journeydesigner.metrics.catalogue import entry
from journeydesigner.metrics.comparable import comparable, measured_as, why_not_comparable, why_not_with
from journeydesigner.metrics.trends import trend
from journeydesigner.model.ids import MetricId, OrganizationId, measurement_id
from journeydesigner.model.metric_records import Measurement, Metric, Result


def metric(key: str = "nps", **fields: Any) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", **{**entry(key).fields, **fields})


def measured(period: str, value: float, of: Metric | None = None) -> Measurement:
    result = Result(value=value, measured_as=measured_as(of) if of else None)
    return Measurement(
        id=measurement_id(MetricId("m"), "a", period), metric=MetricId("m"), anchor="a", period=period, result=result
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("ces1", "ces2 mean"), ("ces2 mean", "ces2 share"), ("csat share", "csat mean"), ("nps", "csat share"),
     ("volume customers", "volume visits"), ("volume visits", "volume events"), ("dwell median", "dwell p90")],
)  # fmt: skip
def test_versions_of_a_score_are_never_compared_and_both_are_named(one: str, other: str):
    said = why_not_comparable(metric(one), metric(other))
    assert entry(one).name() in said and entry(other).name() in said
    assert why_not_comparable(metric(other), metric(one))


def test_units_currencies_and_scales_must_be_the_same():
    assert "Days" in why_not_comparable(metric("dwell median"), metric("dwell median", unit="hours"))
    assert "EUR" in why_not_comparable(metric("revenue"), metric("revenue", currency="USD"))
    assert "1 to 5" in why_not_comparable(metric("custom scale"), metric("custom scale", scale=(1.0, 10.0)))


def test_what_one_does_not_say_is_no_reason_to_refuse():
    assert not why_not_comparable(metric("volume"), metric("volume visits"))
    assert not why_not_comparable(metric("csat mean"), metric("csat mean", scale=None))
    assert not why_not_comparable(metric("nps"), metric("nps", target=50.0, direction="down"))


def test_a_trend_leaves_out_what_was_measured_as_another_version():
    now = metric("ces2 mean")
    series = (measured("2026-01", 2.0, metric("ces1")), measured("2026-02", 5.0), measured("2026-03", 5.5))
    found = trend(now, series)
    assert [point.period for point in found.points] == ["2026-02", "2026-03"]
    assert found.delta == pytest.approx(0.5)
    assert "1.0" in why_not_with(now, series[0].result)
    assert comparable(now, series) == series[1:]


def test_results_measured_as_the_metric_is_again_are_told_again():
    series = (measured("2026-01", 2.0, metric("ces1")),)
    assert trend(metric("ces1"), series).points
    assert not trend(metric("ces2 mean"), series).points
