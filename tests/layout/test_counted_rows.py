"""The rows of numbers under the steps: the drop-off ribbon with times and returns, and the flows."""

from dataclasses import replace

import pytest

from journeydesigner.drawing.primitives import Text
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.reading import map_readings
from journeydesigner.layout.scene import Band, BandKind, Scene
from tests.layout.counted import REACHED, count, counted_journey
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def _scene(journey: Journey, **options: object) -> Scene:
    return MapLayout(PlainMeasurer(), LayoutOptions(**options)).scene(journey.snapshot, journey.map)  # type: ignore[arg-type]


def _texts(band: Band) -> list[str]:
    nodes = (*band.labels, *band.nodes)
    return [part.source for node in nodes for part in node.primitives if isinstance(part, Text)]


def test_a_counted_map_has_its_ribbon_between_the_steps_and_the_lanes():
    kinds = [band.kind for band in _scene(counted_journey()).bands]
    assert kinds[2:5] == [BandKind.STEPS, BandKind.FIGURES, BandKind.LANE]


def test_a_map_that_nobody_counted_has_no_ribbon():
    assert "ribbon" not in _scene(Journey(3, 1)).band_by_key


def test_the_ribbon_says_every_number_each_loss_and_how_it_was_counted():
    said = _texts(_scene(counted_journey(), step_width=400.0).band_by_key["ribbon"])
    assert {"600", "597", "491", "371", "174", "−106", "−197", "worst loss", "17.8\u00a0%"} <= set(said)
    assert any("best attempt, within 7\u00a0d" in text or "best attempt, within 7 d" in text for text in said)
    assert any("Oct 2026" in text for text in said)


def test_how_long_customers_stay_and_how_many_come_back_stands_under_their_stage():
    scene = _scene(counted_journey())
    found = {node.key.partition(":")[0]: node for node in scene.band_by_key["ribbon"].nodes}
    assert found["dwell"].label == "Stage 4: half of all visits last 2.1\u00a0d or longer"
    assert found["rework"].label.startswith("Stage 4: 9.8\u00a0%")


def test_what_was_held_back_is_said_to_be_few_and_never_nought():
    said = _texts(_scene(counted_journey((600, 300, None))).band_by_key["ribbon"])
    assert "< 10" in said
    assert "0" not in said


def test_the_ribbon_is_made_anew_only_where_its_numbers_or_the_columns_change():
    journey = counted_journey()
    layout = MapLayout(PlainMeasurer())
    first = layout.scene(journey.snapshot, journey.map).band_by_key["ribbon"]
    with journey.document.change("Rename") as draft:
        draft.patch("lanes", journey.lanes[0], title="Deeds")
    again = layout.scene(journey.snapshot, journey.map).band_by_key["ribbon"]
    assert again is first
    count(journey, (500, 400, 300, 200, 100))
    assert layout.scene(journey.snapshot, journey.map).band_by_key["ribbon"] is not first


def test_another_choice_of_numbers_leaves_the_lanes_as_they_are():
    journey = counted_journey()
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map).band_by_key[journey.lanes[0]]
    layout.set_options(replace(layout.options, ribbon=False, flows=True))
    scene = layout.scene(journey.snapshot, journey.map)
    assert "ribbon" not in scene.band_by_key
    assert "flows" in scene.band_by_key
    assert scene.band_by_key[journey.lanes[0]].nodes is before.nodes


@pytest.mark.parametrize("place", range(5))
def test_with_a_stage_collapsed_no_number_leaves_its_stage(place: int):
    journey = counted_journey((12_600, 11_597, 10_491, 10_371, 10_174))
    stage = journey.snapshot.stages_of(journey.map)[place].id
    with journey.document.change("Fold") as draft:
        draft.patch("stages", stage, is_collapsed=True)
    scene = _scene(journey)
    column = next(column for column in scene.columns if column.stage == stage)
    ribbon = next(node for node in scene.band_by_key["ribbon"].nodes if node.key == "ribbon")
    lines = [line for part in ribbon.primitives if isinstance(part, Text) for line in part.lines]
    own = [line for line in lines if column.x <= ribbon.x + line.x + line.width / 2 < column.x + column.w]
    assert own
    for line in own:
        if line.text[:1].isdigit():
            assert ribbon.x + line.x >= column.x
            assert ribbon.x + line.x + line.width <= column.x + column.w


def test_every_flow_that_is_told_is_an_arc_and_what_was_held_back_is_none():
    scene = _scene(counted_journey(), flows=True)
    labels = [node.label for node in scene.band_by_key["flows"].nodes if node.key.startswith("flow:")]
    assert sorted(labels) == [
        "160 left after Stage 4",
        "580 began in Stage 0",
        "From Stage 0 to Stage 1: 597 moves",
        "From Stage 1 to Stage 0: 41 moves",
    ]


def test_the_ribbon_is_read_between_the_stages_and_the_lanes():
    scene = _scene(counted_journey())
    order = [reading.node for reading in map_readings(scene, "Map", {}, "map")]
    assert order.index("ribbon:label") < order.index("ribbon") < order.index(f"lane:{scene.bands[-2].key}")
    alt = next(r.path[-1].alt for r in map_readings(scene, "Map", {}, "map") if r.node == "ribbon")
    assert "Stage 4: 174 customers, −197, 53.1\u00a0%, worst loss" in alt


def test_on_a_sheet_of_some_stages_the_ribbon_is_as_high_as_on_the_whole_map():
    journey = counted_journey(steps=1)
    stages = journey.snapshot.stages_of(journey.map)
    late = _scene(journey, steps=(journey.steps[3], journey.steps[4]))
    ribbon = next(node for node in late.band_by_key["ribbon"].nodes if node.key == "ribbon")
    said = [part.source for part in ribbon.primitives if isinstance(part, Text)]
    assert "371" in said
    assert "−120" in said, "what was lost on the way to the first stage of the sheet is told, too"
    assert {f"reached:{stages[3].id}", f"reached:{stages[4].id}"} <= {n.key for n in late.band_by_key["ribbon"].nodes}
    assert REACHED[3] == 371


def test_a_long_ribbon_is_cut_into_pieces_that_draw_the_same():
    journey = counted_journey(tuple(range(3000, 0, -50)), steps=1)
    nodes = _scene(journey).band_by_key["ribbon"].nodes
    pieces = [node for node in nodes if node.key == "ribbon" or node.key.startswith("ribbon/")]
    assert len(pieces) > 5
    said = [part.source for node in pieces for part in node.primitives if isinstance(part, Text)]
    assert {str(n) if n < 1000 else f"{n // 1000}\u00a0{n % 1000:03}" for n in range(3000, 0, -50)} <= set(said)
    for node in pieces[1:]:
        assert node.w < 2200
        for part in node.primitives:
            if isinstance(part, Text):
                assert all(line.x >= -0.5 and line.x + line.width <= node.w + 0.5 for line in part.lines)


def test_all_pieces_are_read_as_one_figure():
    journey = counted_journey(tuple(range(3000, 0, -50)), steps=1)
    found = [r for r in map_readings(_scene(journey), "Map", {}, "map") if r.node.partition("/")[0] == "ribbon"]
    assert len(found) > 5
    assert len({reading.path for reading in found}) == 1
