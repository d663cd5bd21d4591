"""A kept forecast goes along wherever its map goes, and still means the same map, stages and opportunity."""

from journeydesigner.document.document import Document
from journeydesigner.editing.forecast_base import base_of
from journeydesigner.editing.forecasts import bringer_of, keep_forecast
from journeydesigner.editing.map_copies import duplicate_map
from journeydesigner.files.mending.clean import clean_copy
from journeydesigner.files.public_form import public_form
from journeydesigner.metrics.what_if import forecast
from journeydesigner.model.forecast_records import Forecast
from tests.editing.shop import Shop


def shop_with_forecast() -> Shop:
    shop = Shop()
    card = shop.opportunity("One page", 5, effect_change=0.1)
    snapshot = shop.document.snapshot
    base, found = base_of(snapshot, shop.map), bringer_of(snapshot, snapshot.card(card))
    assert base is not None and found is not None and found.lever is not None
    keep_forecast(shop.document, shop.map, None, forecast(base, [found.lever]), author="Kim")
    return shop


def only(document: Document) -> Forecast:
    (found,) = document.snapshot.table("forecasts").values()
    assert isinstance(found, Forecast)
    return found


def test_a_clean_copy_has_it_under_new_ids_without_its_author():
    shop = shop_with_forecast()
    copy = clean_copy(shop.document)
    found, tables = only(copy), copy.snapshot.table
    assert found.author == ""
    assert found.id != only(shop.document).id
    assert found.map in tables("maps")
    assert found.base.map in tables("maps")
    assert {stage.stage for stage in found.results} <= set(tables("stages"))
    assert set(found.base.stages) <= set(tables("stages"))
    assert found.levers[0].stage in tables("stages")
    assert found.levers[0].why in tables("cards")


def test_a_copy_of_its_map_has_none():
    shop = shop_with_forecast()
    copied = duplicate_map(shop.document, only(shop.document).map)
    assert copied in shop.document.snapshot.table("maps")
    assert not shop.document.snapshot.forecasts_of(copied)


def test_the_public_form_lists_it_apart_from_measurements():
    form = public_form(shop_with_forecast().document)
    (found,) = form["forecasts"]
    assert found["method"].startswith("Given these rates")
    assert all("levers" not in measurement for measurement in form["measurements"])
