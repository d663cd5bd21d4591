"""What records refuse: counts that count nothing, places that no number has, periods of no calendar."""

import pytest
from pydantic import ValidationError

from journeydesigner.model.ids import MeasurementId, MetricId, OrganizationId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Measurement, Metric


@pytest.mark.parametrize("fields", [{"n": -1}, {"counts": {"promoters": -50.0}}, {"counts": {"promoters": "50"}}])
def test_counts_are_not_negative(fields):
    with pytest.raises(ValidationError):
        Result.model_validate(fields)
    assert Result.model_validate({"n": 0, "counts": {"promoters": 0.0}}).n == 0


@pytest.mark.parametrize("decimals", [-1, 10, 400])
def test_a_metric_has_no_more_decimals_than_a_number_tells(decimals):
    with pytest.raises(ValidationError):
        Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", decimals=decimals)


@pytest.mark.parametrize("period", ["2026-13", "2026-W99", "2026-10-45"])
def test_a_period_is_one_of_the_calendar(period):
    with pytest.raises(ValidationError, match="no period of the calendar"):
        Measurement(id=MeasurementId("x"), metric=MetricId("m"), anchor="a", period=period, result=Result())
