"""The formulas, against numbers from their sources or worked out by hand; and what has no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.metrics import formulas
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.parts import MetricKind, Unit
from journeydesigner.model.records import Metric

COUNTS = st.integers(0, 100_000).map(float)


def metric(kind: MetricKind, unit: Unit = "number") -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", kind=kind, unit=unit)


def test_nps_is_the_share_of_promoters_less_that_of_detractors_in_points():
    assert formulas.nps(122, 48, 30) == pytest.approx(46)
    assert formulas.nps(50, 30, 20) == pytest.approx(30)
    assert formulas.nps(0, 0, 10) == -100


def test_nps_of_no_answers_is_no_data():
    assert formulas.nps(0, 0, 0) is None


@given(COUNTS, COUNTS, COUNTS)
def test_nps_stays_on_its_scale(promoters, passives, detractors):
    score = formulas.nps(promoters, passives, detractors)
    assert (score is None) == (promoters + passives + detractors == 0)
    assert score is None or -100 <= score <= 100


def test_rates_are_fractions():
    assert formulas.csat_top_two(78, 100) == 0.78
    assert formulas.completion(54, 100) == 0.54
    assert formulas.conversion(174, 371) == pytest.approx(0.469, abs=0.001)
    assert formulas.drop_off(174, 371) == pytest.approx(0.531, abs=0.001)
    assert formulas.retention(at_end=1050, gained=150, at_start=1000) == 0.9
    assert formulas.churn(56, 1000) == 0.056
    assert formulas.abandonment(30, 70) == 0.3
    assert formulas.ces2_share(81, 90) == 0.9


def test_means_are_sums_over_answers():
    assert formulas.mean_answer(495, 110) == 4.5


def test_lifetime_value_of_the_textbook_example():
    # Gupta, Lehmann 2003: at r = 0.9 and d = 0.12 the margin multiple is 4.09
    assert formulas.clv(1, 0.9, 0.12) == pytest.approx(4.09, abs=0.005)
    assert formulas.clv(100, 0.8, 0.1) == pytest.approx(266.67, abs=0.01)
    assert formulas.clv(100, 1.2, 0.1) is None


DIVIDING: list[tuple[MetricKind, Unit]] = [
    ("nps", "points"), ("csat", "percent"), ("csat", "scale"), ("ces1", "scale"), ("ces2", "scale"),
    ("ces2", "percent"), ("completion", "percent"), ("conversion", "percent"), ("drop-off", "percent"),
    ("abandonment", "percent"), ("retention", "percent"), ("churn", "percent"), ("cost to serve", "money"),
    ("revenue", "money"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "unit"), DIVIDING)
def test_nothing_to_divide_by_is_no_data(kind, unit):
    names = formulas.count_names(kind, unit)
    assert names
    assert formulas.score(metric(kind, unit), dict.fromkeys(names, 0.0)) is None


@pytest.mark.parametrize(("kind", "unit"), [*DIVIDING, ("clv", "money")])
def test_counts_that_are_not_all_there_give_no_score(kind, unit):
    first = formulas.count_names(kind, unit)[0]
    assert formulas.score(metric(kind, unit), {first: 3.0}) is None


def test_a_kind_without_formula_has_no_score():
    assert formulas.count_names("custom", "number") == ()
    assert formulas.score(metric("custom"), {"promoters": 1.0}) is None


BOTH = {"satisfied": 80.0, "easy": 80.0, "total": 430.0, "answered": 100.0}


@pytest.mark.parametrize("kind", ["csat", "ces2"])
def test_the_unit_decides_between_share_and_mean(kind):
    assert formulas.score(metric(kind, "percent"), BOTH) == 0.8
    for unit in ("scale", "number", "points"):
        assert formulas.score(metric(kind, unit), BOTH) == 4.3


@pytest.mark.parametrize("kind", ["csat", "ces2"])
def test_counts_of_the_other_version_give_no_score(kind):
    share = {name: count for name, count in BOTH.items() if name != "total"}
    assert formulas.score(metric(kind, "percent"), {"total": 430.0, "answered": 100.0}) is None
    assert formulas.score(metric(kind, "scale"), share) is None
    assert formulas.value_of(metric(kind, "scale"), Result(value=4.1, counts=share)) == 4.1


def test_a_value_beyond_all_numbers_is_no_data():
    assert formulas.score(metric("cost to serve", "money"), {"cost": 1e308, "customers": 1e-5}) is None


def test_the_value_is_computed_from_counts_where_they_are_known():
    counts = {"promoters": 122.0, "passives": 48.0, "detractors": 30.0}
    assert formulas.value_of(metric("nps", "points"), Result(value=12.0, counts=counts)) == pytest.approx(46)
    assert formulas.value_of(metric("custom"), Result(value=12.0, counts=counts)) == 12.0
    assert formulas.value_of(metric("nps", "points"), Result()) is None


def test_how_many_answers_a_result_rests_on():
    counts = {"promoters": 122.0, "passives": 48.0, "detractors": 30.0}
    assert formulas.sample_size(Result(counts=counts)) == 200
    assert formulas.sample_size(Result(n=7, counts=counts)) == 7
    assert formulas.sample_size(Result(counts={"completed": 3.0, "attempted": 9.0})) == 9
    assert formulas.sample_size(Result(counts={"abandoned": 10.0, "converted": 40.0})) == 50
    assert formulas.sample_size(Result(value=1.0)) is None
