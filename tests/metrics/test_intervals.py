"""Intervals against values worked out by hand or published, and where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.metrics.intervals import evidence_text, interval_of, mean_interval, nps_interval, share_interval
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Metric


def metric(kind: str, unit: str) -> Metric:
    return Metric.model_validate(
        {"id": MetricId("m"), "organization": OrganizationId("o"), "name": "M", "kind": kind, "unit": unit}
    )


def test_the_nps_interval_is_the_documented_formula() -> None:
    low, high = nps_interval(50, 30, 20) or (0, 0)
    assert (low, high) == pytest.approx((30 - 15.308, 30 + 15.308), abs=0.001)


def test_a_share_has_wilsons_interval() -> None:
    """Newcombe 1998, table I: 81 of 263 is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611."""
    assert share_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=0.00005)
    assert share_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=0.00005)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_in_its_interval_and_that_within_nought_and_one(part: int, whole: int) -> None:
    found = share_interval(min(part, whole), whole)
    assert found is not None
    assert 0 <= found[0] <= min(part, whole) / whole <= found[1] <= 1


def test_what_is_lost_mirrors_what_is_kept() -> None:
    counts = {"reached": 491.0, "previous": 597.0}
    kept = interval_of(metric("conversion", "percent"), Result(counts=counts))
    lost = interval_of(metric("drop-off", "percent"), Result(counts=counts))
    assert kept is not None and lost is not None
    assert lost == pytest.approx((1 - kept[1], 1 - kept[0]))


@pytest.mark.parametrize(
    ("kind", "unit", "counts"),
    [
        ("csat", "scale", {"total": 400.0, "answered": 100.0}),
        ("csat", "percent", {}),
        ("conversion", "percent", {"reached": 5.0, "previous": 0.0}),
        ("conversion", "percent", {"reached": 7.0, "previous": 5.0}),
        ("custom", "percent", {"reached": 1.0, "previous": 5.0}),
    ],
)
def test_where_counts_do_not_tell_it_there_is_no_interval(kind: str, unit: str, counts: dict[str, float]) -> None:
    assert interval_of(metric(kind, unit), Result(value=0.5, counts=counts)) is None


def test_a_mean_has_students_interval() -> None:
    """Answers 1, 2, 3, 4, 5: s = 1.5811, t with four degrees of freedom 2.7764, so 3 +- 1.9632."""
    assert mean_interval(15, 55, 5) == pytest.approx((3 - 1.9632, 3 + 1.9632), abs=0.001)
    assert mean_interval(5, 25, 1) is None
    counts = {"total": 15.0, "answered": 5.0, "squares": 55.0}
    of = metric("csat", "scale").model_copy(update={"scale": (1.0, 4.5)})
    assert interval_of(of, Result(counts=counts)) == pytest.approx((1.0368, 4.5), abs=0.001)


def test_those_who_stayed_are_a_share_of_those_of_the_start() -> None:
    counts = {"at_end": 90.0, "gained": 10.0, "at_start": 100.0}
    assert interval_of(metric("retention", "percent"), Result(counts=counts)) == share_interval(80, 100)


def test_a_share_that_was_entered_with_its_n_has_an_interval() -> None:
    assert interval_of(metric("completion", "percent"), Result(value=0.72, n=138)) == share_interval(0.72 * 138, 138)
    assert interval_of(metric("completion", "percent"), Result(value=0.72)) is None
    assert interval_of(metric("custom", "percent"), Result(value=0.72, n=138)) is None


def test_the_words_beside_a_value() -> None:
    result = Result(counts={"reached": 491.0, "previous": 597.0})
    assert evidence_text(metric("conversion", "percent"), result, "en") == "n = 597, 95 %: 79\u00a0% to 85\u00a0%"
    assert evidence_text(metric("custom", "number"), Result(value=3, n=12), "en") == "n = 12"
    assert evidence_text(metric("custom", "number"), Result(value=3), "en") == ""
