"""What every laid out map keeps to: nothing is clipped, nothing overlaps, an edit gives what a fresh layout gives."""

import random
from itertools import combinations, pairwise

import pytest

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.cards import add_card, delete_cards, move_card, set_span, set_text
from journeydesigner.editing.numbers import set_emotion, set_quote
from journeydesigner.editing.structure import add_lane, add_stage, add_step, delete, move_lane, rename
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import BandKind, Scene
from tests.layout.journeys import Journey, random_card, random_journey, sentence
from tests.layout.plain_measurer import PlainMeasurer

OPTIONS = [
    LayoutOptions(),
    LayoutOptions(step_width=144.0),
    LayoutOptions(preset="compact", step_width=160.0, smallest_text=12.0, emotion_height=200.0),
    LayoutOptions(preset="workshop", step_width=240.0),
]


def laid_out(journey: Journey, options: LayoutOptions | None = None) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


def nodes(scene: Scene) -> list[tuple[float, float, Node]]:
    """(band height, band y, node) of all contents."""
    return [(band.height, band.y, node) for band in scene.bands for node in (*band.labels, *band.nodes)]


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("seed", range(8))
def test_no_text_line_reaches_out_of_its_node(seed, options):
    for _height, _y, node in nodes(laid_out(random_journey(seed), options)):
        for text in (p for p in node.primitives if isinstance(p, Text)):
            for line in text.lines:
                assert line.x >= -0.6 and line.x + line.width <= node.w + 0.6, (node.key, line)
                assert line.baseline - text.style.size >= -1 and line.baseline <= node.h + 0.5, (node.key, line)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("seed", range(8))
def test_every_node_stands_inside_its_band_and_the_page(seed, options):
    scene = laid_out(random_journey(seed), options)
    for height, _y, node in nodes(scene):
        assert node.x >= 0 and node.x + node.w <= scene.width + 0.01, node.key
        assert node.y >= 0 and node.y + node.h <= height + 0.01, node.key


@pytest.mark.parametrize("seed", range(8))
def test_cards_do_not_overlap(seed):
    for band in laid_out(random_journey(seed)).bands:
        cards = [node for node in band.nodes if node.role is Role.CARD]
        for one, other in combinations(cards, 2):
            apart_x = one.x + one.w <= other.x + 0.01 or other.x + other.w <= one.x + 0.01
            apart_y = one.y + one.h <= other.y + 0.01 or other.y + other.h <= one.y + 0.01
            assert apart_x or apart_y, (one.key, other.key)


@pytest.mark.parametrize("seed", range(8))
def test_every_card_is_on_the_map_with_all_its_words(seed):
    journey = random_journey(seed)
    scene = laid_out(journey)
    for card in journey.snapshot.cards_of(journey.map):
        _band, node = scene.places[card.id]
        said = [text for text in node.primitives if isinstance(text, Text)]
        drawn = "".join(line.text for text in said for line in text.lines).replace(" ", "")
        assert card.text.replace(" ", "") in drawn


def test_bands_follow_each_other_without_overlapping():
    scene = laid_out(random_journey(3))
    for upper, lower in pairwise(scene.bands):
        assert upper.y + upper.height <= lower.y + 0.01
    assert scene.bands[-1].y + scene.bands[-1].height <= scene.height


def test_node_keys_are_unique():
    scene = laid_out(random_journey(4))
    keys = [node.key for band in scene.bands for node in (*band.ground, *band.labels, *band.nodes)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edit_the_scene_equals_one_laid_out_from_scratch(seed):
    journey = random_journey(seed)
    layout = MapLayout(PlainMeasurer())
    dice = random.Random(seed)
    for _edit in range(25):
        edit_at_random(journey, dice)
        kept = layout.scene(journey.snapshot, journey.map)
        fresh = laid_out(journey)
        assert kept.bands == fresh.bands
        assert kept == fresh


def edit_at_random(journey: Journey, dice: random.Random) -> None:
    document, snapshot = journey.document, journey.snapshot
    steps = [step.id for step in snapshot.steps_in(journey.map)]
    lanes = list(snapshot.lanes_of(journey.map))
    plain = [lane for lane in lanes if lane.kind not in ("emotion", "metrics") and not lane.kind.startswith("line_of")]
    cards = [card for card in snapshot.cards_of(journey.map) if card.place and snapshot.lane(card.place.lane) in plain]
    feeling = next(lane.id for lane in lanes if lane.kind == "emotion")
    journey.steps = steps
    match dice.randrange(12):
        case 0 | 1 | 2 if cards:
            set_text(document, dice.choice(cards).id, sentence(dice))
        case 3 if cards:
            move_card(document, dice.choice(cards).id, next(x.id for x in plain if x.kind == "actions"), steps[0])
        case 4 if cards:
            delete_cards(document, [dice.choice(cards).id])
        case 5 if cards:
            first, last = sorted(dice.choices(range(len(steps)), k=2))
            set_span(document, dice.choice(cards).id, steps[first], steps[last])
        case 6:
            set_emotion(document, feeling, dice.choice(steps), dice.uniform(-2, 2))
        case 7:
            set_quote(document, feeling, dice.choice(steps), sentence(dice))
        case 8:
            move_lane(document, dice.choice(lanes).id, dice.randrange(len(lanes)))
        case 9:
            stage = dice.choice(snapshot.stages_of(journey.map)).id
            add_step(document, stage, sentence(dice))
        case 10 if len(steps) > 2:
            delete(document, "steps", dice.choice(steps))
        case 11:
            document.undo()
        case _:
            lane = dice.choice(plain)
            random_card(journey, dice, lane.id, lane.kind)


def test_a_typed_key_gives_one_new_node_and_keeps_all_others():
    journey = Journey(3, 2, ("goals", "actions", "thoughts"))
    cards = [add_card(journey.document, lane, step, "Word") for lane in journey.lanes for step in journey.steps]
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map)
    set_text(journey.document, cards[7], "Words")
    after = layout.scene(journey.snapshot, journey.map)
    known = {id(node) for band in before.bands for node in (*band.ground, *band.labels, *band.nodes)}
    fresh = [node for band in after.bands for node in (*band.labels, *band.nodes) if id(node) not in known]
    assert [node.record for node in fresh] == [cards[7]]
    assert [a is b for a, b in zip(before.bands, after.bands, strict=True)].count(False) == 1


def test_a_growing_row_moves_the_bands_below_and_keeps_their_nodes():
    journey = Journey(1, 2, ("goals", "actions"))
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Short")
    add_card(journey.document, journey.lanes[1], journey.steps[0], "Other")
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map).band_by_key[journey.lanes[1]]
    set_text(journey.document, card, "long " * 60)
    after = layout.scene(journey.snapshot, journey.map).band_by_key[journey.lanes[1]]
    assert after.y > before.y
    assert after.nodes is before.nodes


def test_the_same_snapshot_gives_the_same_bands():
    journey = random_journey(1)
    layout = MapLayout(PlainMeasurer())
    first, again = (layout.scene(journey.snapshot, journey.map) for _ in range(2))
    assert all(a is b for a, b in zip(first.bands, again.bands, strict=True))


def test_a_moved_emotion_touches_only_its_neighbours():
    journey = Journey(8, 1, ("emotion",))
    for step in journey.steps:
        set_emotion(journey.document, journey.lanes[0], step, 1.0)
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map).band_by_key[journey.lanes[0]]
    set_emotion(journey.document, journey.lanes[0], journey.steps[3], -1.0)
    after = layout.scene(journey.snapshot, journey.map).band_by_key[journey.lanes[0]]
    changed = [b.key for a, b in zip(before.nodes, after.nodes, strict=True) if a is not b]
    assert len(changed) == 3


# Maps at the edges


def test_an_empty_map_has_a_title_and_a_sheet():
    journey = Journey(0, 0, ())
    scene = laid_out(journey)
    assert [band.kind for band in scene.bands][:2] == [BandKind.TITLE, BandKind.STAGES]
    assert scene.width > 600 and scene.height > 200


def test_a_map_of_lanes_without_stages_is_laid_out():
    scene = laid_out(Journey(0, 0, ("actions", "emotion", "line_of_visibility", "metrics")))
    assert len([band for band in scene.bands if band.kind is BandKind.LANE]) == 4


def test_without_step_names_there_is_no_step_row():
    journey = Journey(3, 1, ("actions",))
    assert BandKind.STEPS not in {band.kind for band in laid_out(journey).bands}
    rename(journey.document, "steps", journey.steps[1], "Learn")
    scene = laid_out(journey)
    steps = next(band for band in scene.bands if band.kind is BandKind.STEPS)
    assert [bool(node.primitives) for node in steps.nodes] == [False, True, False]


def test_forty_stages_stand_side_by_side():
    scene = laid_out(Journey(40, 1, ("actions",)))
    assert len(scene.columns) == 40
    assert all(a.x + a.w == b.x for a, b in pairwise(scene.columns))


def test_a_lane_of_a_kind_from_a_newer_version_is_shown_as_text():
    journey = Journey(1, 1, ())
    lane = add_lane(journey.document, journey.map, "of_a_newer_version", "Arc")
    card = add_card(journey.document, lane, journey.steps[0], "Rising")
    assert laid_out(journey).places[card][1].label.endswith("Rising")


SCRIPTS = ["住宅用蓄電池を買うときの体験" * 8, "شراء بطارية منزلية " * 12, "X" * 400, "\n\n", "a\nb\n\nc"]


@pytest.mark.parametrize("text", SCRIPTS)
def test_any_script_and_any_word_gets_room(text):
    journey = Journey(1, 1, ("actions", "touchpoints", "pain_points"))
    for lane in journey.lanes:
        add_card(journey.document, lane, journey.steps[0], text)
    for _height, _y, node in nodes(laid_out(journey)):
        for said in (p for p in node.primitives if isinstance(p, Text)):
            assert all(line.x >= -0.6 and line.x + line.width <= node.w + 0.6 for line in said.lines)


def test_a_chip_in_arabic_holds_its_text():
    journey = Journey(1, 1, ("touchpoints",))
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "مركز الاتصال")
    _band, node = laid_out(journey).places[card]
    line = next(p for p in node.primitives if isinstance(p, Text)).lines[0]
    assert line.x >= 0 and line.x + line.width <= node.w


def test_the_only_step_of_a_map_fills_the_board():
    scene = laid_out(Journey(1, 1))
    (column,) = scene.columns
    assert column.w == 3 * 216
    assert column.x + column.w == scene.width - 32


def test_right_to_left_text_begins_at_the_right():
    journey = Journey(1, 1, ("actions",))
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "شراء بطارية")
    _band, node = laid_out(journey).places[card]
    line = next(p for p in node.primitives if isinstance(p, Text)).lines[0]
    assert line.x + line.width == pytest.approx(node.w - 12)


def test_long_titles_make_their_headers_grow():
    journey = Journey(2, 1, ())
    short = laid_out(journey)
    add_stage(journey.document, journey.map, "A stage whose name needs several lines", question="W " * 90)
    rename(journey.document, "maps", journey.map, "A very long title " * 12)
    long = laid_out(journey)
    assert long.bands[0].height > short.bands[0].height
    assert long.bands[1].height > short.bands[1].height


def test_parts_of_a_map_show_only_their_steps_and_lanes():
    journey = Journey(3, 2, ("goals", "actions"))
    add_card(journey.document, journey.lanes[1], journey.steps[0], "Spans", last=journey.steps[5])
    options = LayoutOptions(steps=tuple(journey.steps[2:5]), lanes=(journey.lanes[1],), part="2 of 3")
    scene = laid_out(journey, options)
    assert [column.step for column in scene.columns] == journey.steps[2:5]
    assert [band.key for band in scene.bands if band.kind is BandKind.LANE] == [journey.lanes[1]]
    card = next(node for band in scene.bands for node in band.nodes if node.role is Role.CARD)
    assert card.w == 3 * 216 - 16
    assert "2 of 3" in next(p.source for p in scene.bands[0].nodes[0].primitives if isinstance(p, Text))
