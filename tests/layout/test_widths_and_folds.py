"""Columns and rows of their own size, and what is collapsed."""

import pytest

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Text
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.columns import collapse_stage, set_step_width
from journeydesigner.editing.numbers import set_emotion, set_quote
from journeydesigner.editing.rows import collapse_lane, set_lane_height
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import BandKind, Scene
from tests.layout.journeys import Journey, random_journey
from tests.layout.plain_measurer import PlainMeasurer


def laid_out(journey: Journey, options: LayoutOptions | None = None) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


def stages(journey: Journey):
    return journey.snapshot.stages_of(journey.map)


def counts(scene: Scene, lane: str) -> list[str]:
    found = (node for node in scene.band_by_key[lane].nodes if node.role is Role.COUNT)
    return [part.source for node in found for part in node.primitives if isinstance(part, Text)]


def words(node: Node) -> list[str]:
    return [part.source for part in node.primitives if isinstance(part, Text)]


# Sizes


def test_a_step_is_as_wide_as_it_was_made_and_the_next_begins_where_it_ends():
    journey = Journey(2, 2)
    set_step_width(journey.document, journey.steps[1], 300.0)
    columns = laid_out(journey).columns
    assert [column.w for column in columns] == [216, 300, 216, 216]
    assert columns[2].x == columns[1].x + 300


def test_a_wider_step_leaves_the_cards_of_the_others_as_they_are():
    journey = Journey(2, 2)
    cards = [add_card(journey.document, journey.lanes[0], step, "Word") for step in journey.steps]
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map)
    set_step_width(journey.document, journey.steps[3], 300.0)
    after = layout.scene(journey.snapshot, journey.map)
    assert all(after.places[card][1] is before.places[card][1] for card in cards[:3])
    assert after.places[cards[3]][1].w == 300 - 16


def test_a_lane_is_at_least_as_tall_as_it_was_made():
    journey = Journey(2, 1, ("actions", "goals"))
    set_lane_height(journey.document, journey.lanes[0], 240.0)
    set_lane_height(journey.document, journey.lanes[1], 48.0)
    add_card(journey.document, journey.lanes[1], journey.steps[0], "long " * 60)
    scene = laid_out(journey)
    assert scene.band_by_key[journey.lanes[0]].height == 240
    assert scene.band_by_key[journey.lanes[1]].height > 100


def test_a_lane_may_be_less_tall_than_usual_where_its_cards_are():
    journey = Journey(2, 1)
    set_lane_height(journey.document, journey.lanes[0], 48.0)
    assert laid_out(journey).band_by_key[journey.lanes[0]].height == 48


# Collapsed lanes


def test_a_collapsed_lane_is_a_low_row_that_says_what_it_holds():
    journey = Journey(2, 1)
    for step in (0, 0, 1):
        add_card(journey.document, journey.lanes[0], journey.steps[step], "Card")
    collapse_lane(journey.document, journey.lanes[0], True)
    band = laid_out(journey).band_by_key[journey.lanes[0]]
    assert band.height == 36
    assert words(band.labels[0]) == ["actions", "3 cards"]
    assert counts(laid_out(journey), journey.lanes[0]) == ["2", "1"]
    assert not [node for node in band.nodes if node.role is Role.CARD]


def test_a_lane_opened_again_is_drawn_as_before():
    journey = Journey(2, 1)
    add_card(journey.document, journey.lanes[0], journey.steps[0], "Card")
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map)
    collapse_lane(journey.document, journey.lanes[0], True)
    layout.scene(journey.snapshot, journey.map)
    collapse_lane(journey.document, journey.lanes[0], False)
    assert layout.scene(journey.snapshot, journey.map) == before


def test_a_collapsed_curve_keeps_its_faces():
    journey = Journey(3, 1, ("emotion",))
    for step, value in zip(journey.steps, (-2, 0, 2), strict=True):
        set_emotion(journey.document, journey.lanes[0], step, value)
    collapse_lane(journey.document, journey.lanes[0], True)
    band = laid_out(journey).band_by_key[journey.lanes[0]]
    assert band.height == 36
    icons = [part.name for node in band.nodes for part in node.primitives if isinstance(part, Icon)]
    assert len(icons) == 3 and len(set(icons)) == 3


def test_what_lies_in_a_collapsed_lane_still_counts_in_the_title():
    journey = Journey(1, 1, ("opportunities",))
    add_card(journey.document, journey.lanes[0], journey.steps[0], "Idea")
    collapse_lane(journey.document, journey.lanes[0], True)
    assert any(node.role is Role.PILL for node in laid_out(journey).bands[0].nodes)


# Collapsed stages


def test_a_collapsed_stage_is_one_narrow_column_with_its_number_and_its_title_in_the_label():
    journey = Journey(3, 2)
    collapse_stage(journey.document, stages(journey)[1].id, True)
    scene = laid_out(journey)
    assert [column.w for column in scene.columns] == [216, 216, 64, 216, 216]
    assert scene.columns[2].folded == tuple(journey.steps[2:4])
    node = scene.places[stages(journey)[1].id][1]
    assert words(node) == ["2"]
    assert "Stage 1" in node.label
    assert words(scene.places[journey.steps[2]][1]) == ["2 steps"]


def test_the_cards_of_a_collapsed_stage_are_counted_lane_by_lane():
    journey = Journey(2, 2, ("goals", "actions"))
    goals, actions = journey.lanes
    for step in journey.steps[:2]:
        add_card(journey.document, goals, step, "Goal")
    add_card(journey.document, actions, journey.steps[0], "Spans the stage", last=journey.steps[1])
    collapse_stage(journey.document, stages(journey)[0].id, True)
    scene = laid_out(journey)
    assert counts(scene, goals) == ["2"]
    assert counts(scene, actions) == ["1"]


def test_a_card_that_reaches_out_of_a_collapsed_stage_is_drawn_where_it_does():
    journey = Journey(3, 1)
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Reaches on", last=journey.steps[1])
    over = add_card(journey.document, journey.lanes[0], journey.steps[0], "Reaches over", last=journey.steps[2])
    collapse_stage(journey.document, stages(journey)[0].id, True)
    scene = laid_out(journey)
    assert scene.places[card][1].x == scene.columns[1].x + 8
    assert scene.places[over][1].w == 2 * scene.columns[1].w - 16
    assert counts(scene, journey.lanes[0]) == []


def test_the_curve_runs_on_through_a_collapsed_stage_without_its_faces():
    journey = Journey(3, 2, ("emotion",))
    for step in journey.steps:
        set_emotion(journey.document, journey.lanes[0], step, 1.0)
        set_quote(journey.document, journey.lanes[0], step, "What was said here takes some room")
    collapse_stage(journey.document, stages(journey)[1].id, True)
    nodes = laid_out(journey).band_by_key[journey.lanes[0]].nodes
    assert sum(node.role is Role.CURVE for node in nodes) == 7
    assert sum(node.role is Role.EMOTION for node in nodes) == 4
    assert sum(node.role is Role.QUOTE for node in nodes) == 4


@pytest.mark.parametrize("seed", range(5))
def test_everything_can_be_collapsed(seed):
    journey = random_journey(seed)
    for stage in stages(journey):
        collapse_stage(journey.document, stage.id, True)
    for lane in journey.lanes[::2]:
        collapse_lane(journey.document, lane, True)
    scene = laid_out(journey)
    assert all(column.w == 64 for column in scene.columns)
    for band in scene.bands:
        for node in (*band.labels, *band.nodes):
            assert node.x >= 0 and node.x + node.w <= scene.width + 0.01, node.key
            assert node.y >= 0 and node.y + node.h <= band.height + 0.01, node.key


def test_where_folds_are_left_out_everything_is_shown():
    journey = Journey(2, 1)
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Card")
    collapse_stage(journey.document, stages(journey)[0].id, True)
    collapse_lane(journey.document, journey.lanes[0], True)
    scene = laid_out(journey, LayoutOptions(has_folds=False))
    assert card in scene.places
    assert [band.height for band in scene.bands if band.kind is BandKind.LANE] == [72]
