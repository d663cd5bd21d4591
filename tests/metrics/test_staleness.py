from datetime import date

import pytest

from journeydesigner.metrics.staleness import is_stale, stale_text
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.periods import last_day

TODAY = date(2026, 11, 22)


def metric(review_date: str | None) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", review_date=review_date)


@pytest.mark.parametrize(
    ("review", "latest", "stale"),
    [
        (None, "2020", False),
        ("2026-12-01", "2020", False),
        ("2026-11-22", "2026-09", False),
        ("2026-10-15", "2026-09", True),
        ("2026-10-15", "", True),
        ("2026-10-15", "2026-10", False),
        ("2026-10-15", "2026-Q4", False),
        ("2026-02-31", "2020", False),
    ],
)
def test_a_number_is_stale_once_its_review_date_has_passed_with_nothing_newer(review, latest, stale):
    assert is_stale(metric(review), TODAY, latest) is stale
    assert bool(stale_text(metric(review), TODAY, latest)) is stale


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2026", "2026-12-31"),
        ("2026-Q1", "2026-03-31"),
        ("2026-02", "2026-02-28"),
        ("2026-12", "2026-12-31"),
        ("2026-W01", "2026-01-04"),
        ("2026-10-03", "2026-10-03"),
    ],
)
def test_the_last_day_of_a_period(period, day):
    assert last_day(period).isoformat() == day
