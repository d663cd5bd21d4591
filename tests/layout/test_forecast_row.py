"""A kept forecast stands under the steps of its to-be map, marked as what it is."""

import pytest

from journeydesigner.drawing.primitives import Box, Text
from journeydesigner.editing.forecast_base import base_of
from journeydesigner.editing.forecasts import forget_forecast, keep_forecast
from journeydesigner.editing.structure import add_stage
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.metrics.what_if import Lever, forecast
from journeydesigner.model.ids import ForecastId, MapId
from tests.editing.shop import Shop
from tests.layout.plain_measurer import PlainMeasurer


@pytest.fixture
def shop() -> Shop:
    return Shop()


def kept(shop: Shop) -> tuple[MapId, ForecastId]:
    base = base_of(shop.document.snapshot, shop.map)
    assert base is not None
    lever = Lever(stage=shop.stages[4], what="conversion", assumed=0.58)
    record = keep_forecast(shop.document, shop.map, None, forecast(base, [lever]), author="Kim")
    return shop.document.snapshot.forecast(record).map, record


def scene_of(shop: Shop, map_id: MapId, options: LayoutOptions | None = None) -> Scene:
    return MapLayout(PlainMeasurer(), options or LayoutOptions()).scene(shop.document.snapshot, map_id)


def row(scene: Scene) -> Band:
    return scene.band_by_key["forecast"]


def test_each_stage_has_a_dashed_box_with_its_number_interval_and_what_was_measured(shop: Shop):
    to_be, _record = kept(shop)
    nodes = row(scene_of(shop, to_be)).nodes
    assert len(nodes) == 5
    last = nodes[-1]
    (box,) = (part for part in last.primitives if isinstance(part, Box))
    assert box.dash
    texts = [part.source for part in last.primitives if isinstance(part, Text)]
    assert texts[0] == "215"
    assert texts[1].startswith("95 %: ")
    assert texts[2] == "measured 174"
    assert last.label.startswith("Forecast, not a measurement. Post-sales: 215")


def test_no_text_leaves_its_box(shop: Shop):
    to_be, _record = kept(shop)
    for node in row(scene_of(shop, to_be)).nodes:
        lines = [line for part in node.primitives if isinstance(part, Text) for line in part.lines]
        assert all(line.x >= 0 and line.x + line.width <= node.w for line in lines)


def test_the_measured_map_shows_its_ribbon_and_no_forecast(shop: Shop):
    to_be, _record = kept(shop)
    assert "forecast" not in scene_of(shop, shop.map).band_by_key
    assert "ribbon" not in scene_of(shop, to_be).band_by_key


def test_it_goes_with_the_ribbon_and_with_the_forecast(shop: Shop):
    to_be, record = kept(shop)
    assert "forecast" not in scene_of(shop, to_be, LayoutOptions(ribbon=False)).band_by_key
    forget_forecast(shop.document, record)
    assert "forecast" not in scene_of(shop, to_be).band_by_key


def test_a_forecast_whose_stages_are_all_gone_has_no_row(shop: Shop):
    to_be, _record = kept(shop)
    with shop.document.change("Delete") as draft:
        for stage in shop.document.snapshot.stages_of(to_be)[:-1]:
            draft.delete("stages", stage.id, "x")
    assert len(row(scene_of(shop, to_be)).nodes) == 1
    add_stage(shop.document, to_be, "New")
    with shop.document.change("Delete") as draft:
        draft.delete("stages", shop.document.snapshot.stages_of(to_be)[0].id, "y")
    assert "forecast" not in scene_of(shop, to_be).band_by_key
