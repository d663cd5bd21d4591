"""Forecasts start from the displayed funnel, are kept on to-be maps, and never become measurements."""

import pytest

from journeydesigner.editing.forecast_base import base_of, measured_map, titles_of
from journeydesigner.editing.forecast_words import forecast_lines, forecast_title
from journeydesigner.editing.forecasts import bringer_of, forget_forecast, keep_forecast, ranked, to_be_maps
from journeydesigner.editing.funnels import funnel_of
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.metrics.what_if import Lever, forecast
from journeydesigner.model.ids import MapId
from tests.editing.shop import SHOP, Shop


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_the_base_is_the_displayed_funnel_with_what_stages_cost_and_bring(shop: Shop):
    base = base_of(shop.document.snapshot, shop.map)
    assert base is not None
    result = forecast(base)
    funnel = funnel_of(shop.document.snapshot, shop.map)
    assert funnel is not None
    assert [stage.n for stage in funnel.stages] == [s.customers.value for s in result.stages if s.customers]
    assert result.cost is not None and result.cost.value == 2 * sum(SHOP)
    assert result.revenue is not None and result.revenue.value == 40 * 174
    assert base.stages[3].dwell_s == 600
    assert base.currency == "EUR"


def test_a_map_without_numbers_is_no_base(shop: Shop):
    twin = add_twin(shop.document, shop.map)
    assert base_of(shop.document.snapshot, twin) is None


def kept(shop: Shop, to_be: MapId | None = None):
    base = base_of(shop.document.snapshot, shop.map)
    assert base is not None
    levers = [
        Lever(stage=shop.stages[3], what="conversion", assumed=0.82),
        Lever(stage=shop.stages[4], what="conversion", assumed=0.58),
    ]
    return keep_forecast(shop.document, shop.map, to_be, forecast(base, levers), author="Kim")


def test_a_forecast_is_kept_on_a_to_be_map_that_is_made_if_there_is_none_as_one_step(shop: Shop):
    before = shop.document.snapshot
    kept(shop)
    snapshot = shop.document.snapshot
    (home,) = to_be_maps(snapshot, shop.map)
    (found,) = snapshot.forecasts_of(home)
    assert [round(stage.n) for stage in found.results] == [600, 597, 491, 403, 234]
    assert (found.results[4].low, found.results[4].high) == (210, 257)
    assert {result.stage for result in found.results} == {stage.id for stage in snapshot.stages_of(home)}
    assert found.base.customers == SHOP
    assert found.author == "Kim"
    shop.document.undo()
    assert shop.document.snapshot.maps == before.maps
    assert not shop.document.snapshot.table("forecasts")


def test_the_next_forecast_goes_to_the_same_to_be_map(shop: Shop):
    kept(shop)
    second = kept(shop)
    (home,) = to_be_maps(shop.document.snapshot, shop.map)
    assert len(shop.document.snapshot.forecasts_of(home)) == 2
    forget_forecast(shop.document, second)
    assert len(shop.document.snapshot.forecasts_of(home)) == 1


def test_a_forecast_is_never_mixed_with_measurements(shop: Shop):
    measured = dict(shop.document.snapshot.table("measurements"))
    kept(shop)
    snapshot = shop.document.snapshot
    assert dict(snapshot.table("measurements")) == measured
    assert not snapshot.table("movements")
    (home,) = to_be_maps(snapshot, shop.map)
    assert funnel_of(snapshot, home) is None
    assert base_of(snapshot, home) is None
    assert measured_map(snapshot, home) == shop.map
    assert titles_of(snapshot, home)


def test_with_no_lever_moved_there_is_nothing_to_keep(shop: Shop):
    base = base_of(shop.document.snapshot, shop.map)
    assert base is not None
    with pytest.raises(ValueError, match="No lever is moved"):
        keep_forecast(shop.document, shop.map, None, forecast(base))


def test_opportunities_rank_by_what_each_would_bring_and_the_unknown_come_last_with_why(shop: Shop):
    shop.opportunity("Nobody knows", 2)
    shop.opportunity("Early", 2, effect_on="conversion", effect_change=0.004)
    shop.opportunity("Checkout", 5, effect_change=0.1)
    shop.opportunity("Cheaper", 1, effect_on="cost", effect_change=-0.5)
    shop.opportunity("Done", 5, effect_change=0.1, status="done")
    shop.opportunity("Too much", 2, effect_change=0.2)
    found = shop.ranked()
    assert list(found)[:3] == ["Checkout", "Early", "Cheaper"]
    checkout = found["Checkout"]
    assert checkout.customers is not None and checkout.customers.value == pytest.approx(37.1)
    assert checkout.revenue == pytest.approx(37.1 * 40)
    assert found["Cheaper"].cost == pytest.approx(-600)
    assert "inspector" in found["Nobody knows"].why_not
    assert "done" in found["Done"].why_not
    assert "100 %" in found["Too much"].why_not
    assert next(iter(shop.ranked("cost"))) == "Cheaper"


def test_an_expected_effect_on_a_metric_of_the_stage_counts_where_nothing_else_is_said(shop: Shop):
    shop.opportunity("Rate", 4, effect=0.05, effect_metric=shop.conversion)
    shop.opportunity("Faster", 4, effect=-5.0, effect_metric=shop.dwell)
    found = shop.ranked()
    assert found["Rate"].lever is not None and found["Rate"].lever.assumed == pytest.approx(371 / 491 + 0.05)
    assert found["Faster"].lever is not None and found["Faster"].lever.assumed == pytest.approx(300)


def test_an_opportunity_of_the_first_stage_brings_more_into_the_second(shop: Shop):
    shop.opportunity("Sign", 1, effect_change=0.003)
    lever = shop.ranked()["Sign"].lever
    assert lever is not None and lever.stage == shop.stages[1]


def test_an_opportunity_on_the_to_be_map_is_ranked_by_what_was_measured_as_is(shop: Shop):
    shop.opportunity("Checkout", 4, effect_stage=shop.stages[4], effect_change=0.1)
    twin = add_twin(shop.document, shop.map)
    (found,) = ranked(shop.document.snapshot, twin)
    assert found.lever is not None and found.lever.stage == shop.stages[4]
    copied = found.card.extras["effect_stage"]
    assert copied in {stage.id for stage in shop.document.snapshot.stages_of(twin)}


def test_a_kept_forecast_is_saved_and_read_and_says_what_it_is(shop: Shop):
    card = shop.opportunity("One page", 5, effect_change=0.1)
    base = base_of(shop.document.snapshot, shop.map)
    found = bringer_of(shop.document.snapshot, shop.document.snapshot.card(card))
    assert base is not None and found is not None and found.lever is not None
    record = keep_forecast(shop.document, shop.map, None, forecast(base, [found.lever]))
    again = read_journey(journey_bytes(capture(shop.document))).document.snapshot
    kept = again.forecast(record)
    assert kept == shop.document.snapshot.forecast(record)
    assert forecast_title(kept).startswith("Forecast, not a measurement")
    lines = forecast_lines(again, kept)
    assert lines[0].startswith("174 → 211 customers in Post-sales, 95 %: ")
    assert any(line.endswith("(One page)") for line in lines)
    assert lines[-1] == kept.method
