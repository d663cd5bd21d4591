"""What lanes are told beside their own cards and points: the as-is map, owners, the size of images, the map's KPIs."""

from io import BytesIO

import pytest
from PIL import Image

from journeydesigner.document.document import Document
from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Picture, Text
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.editing.numbers import add_metric, measure, set_emotion
from journeydesigner.editing.structure import delete, set_fields
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.model.ids import LaneId, MapId
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def laid_out(document: Document, journey: MapId) -> Scene:
    return MapLayout(PlainMeasurer()).scene(document.snapshot, journey)


def band(scene: Scene, lane: LaneId) -> Band:
    return scene.band_by_key[lane]


def with_twin() -> tuple[Journey, MapId, LaneId]:
    """A map with three points, and its to-be twin, whose lane shows what was before."""
    journey = Journey(3, 1, ("emotion",))
    for step, value in zip(journey.steps, (-1.0, 0.5, 2.0), strict=True):
        set_emotion(journey.document, journey.lanes[0], step, value)
    twin = add_twin(journey.document, journey.map)
    (lane,) = journey.document.snapshot.lanes_of(twin)
    set_fields(journey.document, "lanes", lane.id, "Show the as-is curve", shows_as_is=True)
    return journey, twin, lane.id


def as_is_dots(scene: Scene, lane: LaneId) -> list[str]:
    return [node.label for node in band(scene, lane).nodes if node.key.startswith(f"as-is:{lane}:")]


def test_a_to_be_lane_shows_the_points_of_the_lane_it_was_copied_from():
    journey, twin, lane = with_twin()
    dots = as_is_dots(laid_out(journey.document, twin), lane)
    assert [dot.rpartition(": ")[2] for dot in dots] == [
        "−1 of −2 to 2, Frustrated", "0.5 of −2 to 2, Neutral", "2 of −2 to 2, Delighted",
    ]  # fmt: skip
    assert all(dot.startswith("As-is, ") for dot in dots)


def test_an_edit_of_the_as_is_map_moves_the_curve_on_the_to_be_map():
    journey, twin, lane = with_twin()
    layout = MapLayout(PlainMeasurer())
    before = as_is_dots(layout.scene(journey.document.snapshot, twin), lane)
    set_emotion(journey.document, journey.lanes[0], journey.steps[0], 2.0)
    after = as_is_dots(layout.scene(journey.document.snapshot, twin), lane)
    assert before[1:] == after[1:] and before[0] != after[0]


def test_where_the_as_is_map_is_gone_nothing_is_shown_of_it():
    journey, twin, lane = with_twin()
    delete(journey.document, "maps", journey.map)
    assert not as_is_dots(laid_out(journey.document, twin), lane)


def test_a_lane_that_is_not_asked_shows_no_as_is_curve():
    journey, twin, lane = with_twin()
    set_fields(journey.document, "lanes", lane, "Hide", shows_as_is=False)
    assert not as_is_dots(laid_out(journey.document, twin), lane)


def test_a_role_tells_how_many_cards_of_the_map_are_its():
    journey = Journey(2, 1, ("roles", "opportunities"))
    roles, ideas = journey.lanes
    role = add_card(journey.document, roles, journey.steps[0], "Sales")
    layout = MapLayout(PlainMeasurer())
    for count in (1, 2):
        add_card(journey.document, ideas, journey.steps[1], "Do it", owner="sales")
        node = layout.scene(journey.document.snapshot, journey.map).places[role][1]
        assert node.label.endswith(f"owner of {count} card{'s' if count > 1 else ''})")


def test_a_picture_is_as_tall_as_its_image_says():
    journey = Journey(1, 1, ("images",))
    out = BytesIO()
    Image.new("RGB", (400, 100)).save(out, "PNG")
    image = journey.document.add_asset(out.getvalue())
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Panorama", image=image)
    node = laid_out(journey.document, journey.map).places[card][1]
    (picture,) = [part for part in node.primitives if isinstance(part, Picture)]
    assert picture.w / picture.h == pytest.approx(4.0)


def test_a_metric_of_the_whole_map_stands_in_the_title_block_and_counts():
    journey = Journey(3, 1, ("actions",))
    metric = add_metric(journey.document, journey.organization, "Active customers", target=10.0)
    for period, value in (("2026-01", 4.0), ("2026-02", 8.0)):
        measure(journey.document, metric, journey.map, period, value)
    scene = laid_out(journey.document, journey.map)
    pills = {node.key: node for node in scene.bands[0].nodes if node.role is Role.PILL}
    kpi = pills.pop(f"kpi:{metric}")
    assert kpi.label == "Active customers: 8, +100\u00a0%, Feb 2026. Target 10"
    assert [pill.label for pill in pills.values()] == ["1 of 1 KPI off target"]
    title = next(node for node in scene.bands[0].nodes if node.key == "title")
    assert kpi.y >= title.y + title.h and kpi.y + kpi.h < scene.bands[0].height


def test_a_long_name_of_a_kpi_takes_more_lines_and_stays_on_the_sheet():
    journey = Journey(1, 1, ("actions",))
    metric = add_metric(journey.document, journey.organization, "Kilowattstundenabrechnungszeitraum " * 8)
    measure(journey.document, metric, journey.map, "2026-01", 1.0)
    scene = laid_out(journey.document, journey.map)
    kpi = next(node for node in scene.bands[0].nodes if node.key == f"kpi:{metric}")
    assert kpi.x + kpi.w <= scene.width and kpi.y + kpi.h <= scene.bands[0].height
    name = next(part for part in kpi.primitives if isinstance(part, Text))
    assert len(name.lines) > 1
