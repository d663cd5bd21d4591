"""A forecast is the funnel with some of its numbers assumed otherwise; with none, it is the funnel."""

import random
from collections.abc import Sequence
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.metrics.predictive import (
    binomial_at_most,
    binomial_interval,
    drift_of,
    outlook_interval,
    spread_between,
)
from journeydesigner.metrics.what_if import Base, BaseStage, Lever, forecast, measured_of
from journeydesigner.metrics.what_if_words import assumptions, method, refusal_text, trouble_text
from journeydesigner.model.ids import StageId

SHOP = (600, 597, 491, 371, 174)


def base_of(customers: Sequence[int | None], **fields: object) -> Base:
    stages = tuple(BaseStage(StageId(f"s{at}"), n) for at, n in enumerate(customers, 1))
    return Base(stages, **fields)  # pyright: ignore[reportArgumentType]


def conversion(at: int, share: float) -> Lever:
    return Lever(stage=StageId(f"s{at}"), what="conversion", assumed=share)


def customers(base: Base, *levers: Lever) -> list[float | None]:
    return [stage.customers.value if stage.customers else None for stage in forecast(base, levers).stages]


def test_with_no_lever_moved_the_forecast_is_the_funnel_exactly():
    assert customers(base_of(SHOP)) == list(SHOP)
    assert not forecast(base_of(SHOP)).moved


@given(st.lists(st.integers(10, 10**7), min_size=2, max_size=8).map(lambda found: sorted(found, reverse=True)))
def test_whatever_the_funnel_no_lever_moved_changes_nothing(found: list[int]):
    base = base_of(found)
    assert customers(base) == found
    untouched = [conversion(at, measured_of(base, StageId(f"s{at}"), "conversion") or 0) for at in range(2, len(found))]
    assert customers(base, *untouched) == found
    assert not forecast(base, untouched).moved


def test_two_levers_carry_through_the_stages_that_follow():
    result = forecast(base_of(SHOP), [conversion(4, 0.82), conversion(5, 0.58)])
    assert [round(stage.customers.value) for stage in result.stages if stage.customers] == [600, 597, 491, 403, 234]
    last = result.stages[-1].customers
    assert last is not None
    assert (last.low, last.high) == (210, 257)
    assert "binomial, n = 600" in method(result)


def test_the_stages_before_a_lever_stay_as_they_were():
    assert customers(base_of(SHOP), conversion(4, 0.9))[:3] == [600, 597, 491]


def test_the_binomial_distribution_is_the_one_of_the_books():
    for n, p in ((20, 0.3), (7, 0.9), (50, 0.02)):
        for k in range(n):
            told = sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))
            assert binomial_at_most(k, n, p) == pytest.approx(told, abs=1e-10)


def test_the_next_period_is_less_sure_than_the_same_rates_again():
    low, high = binomial_interval(600, 0.39)
    wide_low, wide_high = outlook_interval(600, 0.39, 0.02)
    assert wide_low < low < 234 < high < wide_high


def test_periods_that_differ_widen_the_outlook_and_one_alone_says_nothing():
    assert spread_between(((600, 174),)) is None
    alike, apart = spread_between(((200, 60), (200, 62), (200, 58))), spread_between(((200, 40), (200, 90), (200, 60)))
    assert alike is not None
    assert apart is not None
    assert alike < apart
    calm = forecast(base_of(SHOP, periods=((200, 60), (200, 62), (200, 58)))).stages[-1].outlook
    wild = forecast(base_of(SHOP, periods=((200, 40), (200, 90), (200, 60)))).stages[-1].outlook
    assert calm is not None and wild is not None
    assert wild.high is not None and calm.high is not None and wild.high > calm.high


@given(st.integers(0, 400), st.integers(1, 400), st.floats(0, 1))
def test_an_interval_always_holds_what_is_expected_and_stays_within_who_came(n: int, more: int, share: float):
    for low, high in (binomial_interval(n + more, share), outlook_interval(n + more, share, 0.01)):
        assert 0 <= low <= high <= n + more
    low, high = outlook_interval(n + more, share, 0.01)
    assert low <= (n + more) * share <= high


def test_costs_and_revenue_follow_the_customers():
    stages = (
        BaseStage(StageId("s1"), 600, cost=2.0),
        BaseStage(StageId("s2"), 300, cost=10.0, revenue=100.0),
    )
    base = Base(stages, currency="EUR")
    result = forecast(base)
    assert result.cost is not None and result.cost.value == 600 * 2 + 300 * 10
    assert result.revenue is not None and result.revenue.value == 30_000
    more = forecast(base, [conversion(2, 0.75)])
    assert more.cost is not None and more.cost.value == pytest.approx(600 * 2 + 450 * 10)
    assert more.revenue is not None and more.revenue.low is not None and more.revenue.high is not None
    assert more.revenue.low < 45_000 < more.revenue.high
    cheaper = forecast(base, [Lever(stage=StageId("s1"), what="cost", assumed=1.0)])
    assert cheaper.cost is not None and cheaper.cost.value == 600 + 3000
    assert [stage.customers for stage in cheaper.stages] == [stage.customers for stage in result.stages]


def test_dwell_times_add_up_and_have_an_interval_where_their_spread_is_known():
    known = BaseStage(StageId("s1"), 600, dwell_s=100.0, dwell_p90_s=400.0, dwell_n=500)
    base = Base((known, BaseStage(StageId("s2"), 300, dwell_s=50.0)))
    result = forecast(base, [Lever(stage=StageId("s1"), what="dwell", assumed=40.0)])
    first, both = (stage.dwell_s for stage in result.stages)
    assert first is not None and first.value == 40 and first.low is not None and first.low < 40
    assert both is not None and both.value == 90 and both.low is None


def test_two_effects_on_one_conversion_are_multiplied_and_it_is_said():
    result = forecast(base_of((100, 50)), [conversion(2, 0.6), conversion(2, 0.55)])
    assert result.stages[1].share == pytest.approx(0.5 * 1.2 * 1.1)
    assert any("multiplied" in line for line in assumptions(result, {StageId("s2"): "Cart"}))
    most = forecast(base_of((100, 50)), [conversion(2, 0.9), conversion(2, 0.9)])
    assert most.stages[1].share == 1


@pytest.mark.parametrize(
    ("found", "any_order", "trouble"),
    [
        ((9, 3), False, "too few"),
        ((None, 30), False, "no numbers"),
        ((100,), False, "no numbers"),
        ((100, 130), False, "not a funnel"),
        ((100, 50), True, "any order"),
    ],
)
def test_a_base_of_which_nothing_can_be_told_says_why(found: Sequence[int | None], any_order: bool, trouble: str):
    result = forecast(base_of(found, is_any_order=any_order), [conversion(2, 0.5)])
    assert result.trouble == trouble
    assert all(stage.customers is None for stage in result.stages)
    assert result.trouble is not None
    assert trouble_text(result.trouble).endswith(".")


@pytest.mark.parametrize(
    ("at", "share", "why"),
    [
        (2, 1.2, "share"),
        (2, -0.1, "share"),
        (1, 0.5, "first stage"),
        (9, 0.5, "unknown stage"),
        (3, 0.5, "held back"),
        (4, 0.5, "held back"),
    ],
)
def test_a_lever_that_cannot_be_moved_says_why_and_moves_nothing(at: int, share: float, why: str):
    base = base_of((600, 300, None, 20))
    result = forecast(base, [conversion(at, share)])
    assert [refused.why for refused in result.refused] == [why]
    assert refusal_text(result.refused[0], {}).endswith(".")
    assert result.stages == forecast(base).stages


def test_a_stage_that_nobody_reached_stays_empty_and_its_lever_is_refused():
    result = forecast(base_of((600, 0, 0)), [conversion(2, 0.5), conversion(3, 0.5)])
    assert [refused.why for refused in result.refused] == ["never reached", "never reached"]
    assert customers(base_of((600, 0, 0))) == [600, 0, 0]


def test_what_is_behind_a_number_held_back_is_not_forecast():
    assert customers(base_of((600, 300, None, 20)), conversion(2, 0.6)) == [600, pytest.approx(360), None, None]
    assert forecast(base_of((600, 300, None, 20))).converted is None


def test_a_dwell_or_cost_that_was_not_measured_cannot_be_moved():
    levers = [Lever(stage=StageId("s2"), what="cost", assumed=3), Lever(stage=StageId("s2"), what="dwell", assumed=-1)]
    assert [refused.why for refused in forecast(base_of(SHOP), levers).refused] == ["no value", "below nought"]


def test_periods_that_fall_one_after_the_other_are_said_and_only_the_interval_reaches_on_with_them():
    falling = tuple((500, 250 - 30 * month) for month in range(5))
    assert drift_of(falling) < 0 < drift_of(tuple(reversed(falling)))
    assert drift_of(((500, 250), (500, 240), (500, 260), (500, 245), (500, 255))) == 0
    result = forecast(base_of(SHOP, periods=falling))
    assert any("less and less" in line for line in assumptions(result, {}))
    assert customers(base_of(SHOP, periods=falling)) == list(SHOP)
    assert assumptions(result, {})[0].endswith("earlier periods had 500 to 500 each.")
    low, high = outlook_interval(600, 0.29, 0.01)
    lower, as_high = outlook_interval(600, 0.29, 0.01, shift=-0.3)
    assert lower < low
    assert as_high == high


def test_the_interval_of_a_sum_is_that_of_customers_who_leave_one_after_another():
    chance, costs, rates = random.Random(1), (2.0, 5.0, 11.0), (0.6, 0.4)
    sums: list[float] = []
    for _time in range(4000):
        first, second, third = 60, 0, 0
        for _customer in range(first):
            if chance.random() < rates[0]:
                second += 1
                third += chance.random() < rates[1]
        sums.append(costs[0] * first + costs[1] * second + costs[2] * third)
    stages = tuple(
        BaseStage(StageId(f"s{at}"), n, cost=cost) for at, (n, cost) in enumerate(zip((60, 36, 14), costs, strict=True))
    )
    result = forecast(Base(stages), [Lever(stage=StageId("s2"), what="conversion", assumed=rates[1])])
    assert result.cost is not None and result.cost.low is not None and result.cost.high is not None
    sums.sort()
    assert result.cost.value == pytest.approx(sum(sums) / len(sums), rel=0.01)
    assert result.cost.low == pytest.approx(sums[100], rel=0.02)
    assert result.cost.high == pytest.approx(sums[3900], rel=0.02)


def test_amounts_and_times_beyond_all_numbers_have_no_sum_and_no_interval():
    stages = tuple(
        BaseStage(StageId(f"s{k}"), n, 1e300, 1e303, n, 1e308, 1.0) for k, n in enumerate((600, 400, 100))
    )  # fmt: skip
    found = forecast(Base(stages, currency="EUR"))
    assert found.cost is None and found.revenue is not None and found.revenue.low is not None
    assert found.dwell_s is not None and found.dwell_s.low is None
