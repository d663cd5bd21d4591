"""The formulas, against numbers from their sources or worked out by hand; and what has no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.metrics import formulas
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.records import Metric, MetricKind, Result

COUNTS = st.integers(0, 100_000).map(float)


def metric(kind: MetricKind) -> Metric:
    return Metric(id=MetricId("m"), organization=OrganizationId("o"), name="M", kind=kind)


def test_nps_is_the_share_of_promoters_less_that_of_detractors_in_points():
    assert formulas.nps(122, 48, 30) == pytest.approx(46)
    assert formulas.nps(50, 30, 20) == pytest.approx(30)
    assert formulas.nps(0, 0, 10) == -100


def test_nps_of_no_answers_is_no_data():
    assert formulas.nps(0, 0, 0) is None
    assert formulas.nps_interval(0, 0, 0) is None


def test_the_nps_interval_of_a_worked_example():
    # p = 0.5, d = 0.2, n = 100: 1.96 * 100 * sqrt((0.7 - 0.09) / 100) = 15.308
    low, high = formulas.nps_interval(50, 30, 20) or (0, 0)
    assert (low, high) == pytest.approx((14.692, 45.308), abs=0.001)


def test_the_nps_interval_stays_on_the_scale():
    assert formulas.nps_interval(2, 0, 0) == (100.0, 100.0)
    low, high = formulas.nps_interval(3, 1, 0) or (0, 0)
    assert high == 100.0 and low > 0


@given(COUNTS, COUNTS, COUNTS)
def test_nps_lies_within_its_interval_and_the_scale(promoters, passives, detractors):
    score = formulas.nps(promoters, passives, detractors)
    interval = formulas.nps_interval(promoters, passives, detractors)
    if score is None or interval is None:
        assert promoters + passives + detractors == 0
        return
    assert -100 <= interval[0] <= score + 1e-9 and score - 1e-9 <= interval[1] <= 100


def test_answers_are_split_at_seven_and_nine():
    assert formulas.split_answers([0, 6, 7, 8, 9, 10, 10]) == {"promoters": 3, "passives": 2, "detractors": 2}
    with pytest.raises(ValueError, match="0 to 10"):
        formulas.split_answers([11])


def test_rates_are_fractions():
    assert formulas.csat_top_two(78, 100) == 0.78
    assert formulas.completion(54, 100) == 0.54
    assert formulas.conversion(174, 371) == pytest.approx(0.469, abs=0.001)
    assert formulas.drop_off(174, 371) == pytest.approx(0.531, abs=0.001)
    assert formulas.lost(174, 371) == 197
    assert formulas.retention(at_end=1050, gained=150, at_start=1000) == 0.9
    assert formulas.churn(56, 1000) == 0.056
    assert formulas.abandonment(30, 70) == 0.3
    assert formulas.ces2_share(81, 90) == 0.9


def test_means_are_sums_over_answers():
    assert formulas.mean_answer(495, 110) == 4.5


def test_cost_to_serve_adds_up_the_channels():
    assert formulas.cost_to_serve({"phone": 100, "chat": 50}, {"phone": 8.0, "chat": 4.0}, 200) == 5.0
    assert formulas.cost_to_serve({"phone": 1}, {"phone": 8.0}, 0) is None
    with pytest.raises(KeyError):
        formulas.cost_to_serve({"letter": 1}, {}, 10)


def test_lifetime_value_of_the_textbook_example():
    # Gupta, Lehmann 2003: at r = 0.9 and d = 0.12 the margin multiple is 4.09
    assert formulas.clv(1, 0.9, 0.12) == pytest.approx(4.09, abs=0.005)
    assert formulas.clv(100, 0.8, 0.1) == pytest.approx(266.67, abs=0.01)
    assert formulas.clv(100, 1.2, 0.1) is None


KINDS: list[MetricKind] = [
    "nps", "csat", "ces1", "ces2", "completion", "conversion", "drop-off", "abandonment", "retention", "churn",
    "cost to serve", "revenue",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_divide_by_is_no_data(kind):
    for names in formulas.count_names(kind):
        assert formulas.score(kind, dict.fromkeys(names, 0.0)) is None


@pytest.mark.parametrize("kind", [*KINDS, "clv"])
def test_counts_that_are_not_all_there_give_no_score(kind):
    for names in formulas.count_names(kind):
        assert formulas.score(kind, {names[0]: 3.0}) is None


def test_a_kind_without_formula_has_no_score():
    assert formulas.count_names("custom") == ()
    assert formulas.score("custom", {"promoters": 1.0}) is None


def test_the_value_is_computed_from_counts_where_they_are_known():
    counts = {"promoters": 122.0, "passives": 48.0, "detractors": 30.0}
    assert formulas.value_of(metric("nps"), Result(value=12.0, counts=counts)) == pytest.approx(46)
    assert formulas.value_of(metric("custom"), Result(value=12.0, counts=counts)) == 12.0
    assert formulas.value_of(metric("nps"), Result()) is None


def test_how_many_answers_a_result_rests_on():
    counts = {"promoters": 122.0, "passives": 48.0, "detractors": 30.0}
    assert formulas.sample_size(metric("nps"), Result(counts=counts)) == 200
    assert formulas.sample_size(metric("nps"), Result(n=7, counts=counts)) == 7
    assert formulas.sample_size(metric("completion"), Result(counts={"completed": 3, "attempted": 9})) == 9
    assert formulas.sample_size(metric("custom"), Result(value=1.0)) is None
