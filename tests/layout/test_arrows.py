"""Arrows between the cards of a map."""

import random
from itertools import pairwise

import pytest

from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.card_links import link_cards, unlink
from journeydesigner.editing.cards import add_card, set_text
from journeydesigner.editing.columns import collapse_stage
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.rows import collapse_lane
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import Scene
from journeydesigner.model.records import CardFilter
from tests.layout.journeys import Journey, random_journey
from tests.layout.plain_measurer import PlainMeasurer


def laid_out(journey: Journey, options: LayoutOptions | None = None) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


@pytest.fixture
def journey() -> Journey:
    """Two lanes of four steps, a card in each cell."""
    made = Journey(4, 1, ("actions", "goals", "thoughts"))
    made.cards = [  # type: ignore[attr-defined]
        [add_card(made.document, lane, step, f"{row}.{column}") for column, step in enumerate(made.steps)]
        for row, lane in enumerate(made.lanes)
    ]
    return made


def words(scene: Scene) -> list[str]:
    return [part.source for node in scene.under for part in node.primitives if isinstance(part, Text)]


def test_an_arrow_leads_from_card_to_card(journey):
    cards = journey.cards
    link = link_cards(journey.document, cards[0][0], cards[2][3])
    scene = laid_out(journey)
    band, node = scene.places[cards[0][0]]
    other, goal = scene.places[cards[2][3]]
    start, end = scene.routes[link][0], scene.routes[link][-1]
    assert node.x <= start[0] <= node.x + node.w and band.y + node.y <= start[1] <= band.y + node.y + node.h
    assert goal.x <= end[0] <= goal.x + goal.w and other.y + goal.y <= end[1] <= other.y + goal.y + goal.h
    assert [(node.role, node.record) for node in scene.under] == [(Role.LINK, link)]
    assert scene.under[0].label == "“0.0” leads to “2.3”"


def test_its_label_stands_on_it_between_the_rows(journey):
    cards = journey.cards
    link_cards(journey.document, cards[0][0], cards[1][2], "waits for")
    scene = laid_out(journey)
    line, label = scene.under
    assert words(scene) == ["waits for"]
    assert line.x < label.x and label.x + label.w < line.x + line.w
    for band in scene.bands:
        for node in band.nodes:
            if node.role is Role.CARD:
                assert label.y + label.h <= band.y + node.y or band.y + node.y + node.h <= label.y


def test_an_edit_elsewhere_keeps_the_very_arrows(journey):
    cards = journey.cards
    link_cards(journey.document, cards[0][0], cards[1][2])
    layout = MapLayout(PlainMeasurer())
    before = layout.scene(journey.snapshot, journey.map)
    set_text(journey.document, cards[2][0], "Other")
    assert layout.scene(journey.snapshot, journey.map).under is before.under


def test_an_arrow_that_goes_is_gone(journey):
    cards = journey.cards
    link = link_cards(journey.document, cards[0][0], cards[1][2])
    layout = MapLayout(PlainMeasurer())
    assert layout.scene(journey.snapshot, journey.map).routes
    unlink(journey.document, link)
    after = layout.scene(journey.snapshot, journey.map)
    assert not after.under and not after.routes


def test_in_what_is_collapsed_arrows_end_at_the_count(journey):
    cards = journey.cards
    link = link_cards(journey.document, cards[0][0], cards[1][2])
    link_cards(journey.document, cards[1][1], cards[1][2])
    collapse_lane(journey.document, journey.lanes[1], True)
    collapse_stage(journey.document, journey.snapshot.stages_of(journey.map)[0].id, True)
    scene = laid_out(journey)
    counts = [(band.y + node.y, node) for band in scene.bands for node in band.nodes if node.role is Role.COUNT]
    start, end = scene.routes[link][0], scene.routes[link][-1]
    for x, y in (start, end):
        assert any(n.x <= x <= n.x + n.w and top <= y <= top + n.h for top, n in counts)


def test_within_one_count_there_is_no_arrow(journey):
    first = add_card(journey.document, journey.lanes[0], journey.steps[0], "Second in its cell")
    link_cards(journey.document, journey.cards[0][0], first)
    collapse_lane(journey.document, journey.lanes[0], True)
    assert not laid_out(journey).under


def test_an_arrow_leads_to_a_free_note(journey):
    note = add_free_note(journey.document, journey.lanes[2], journey.steps[2], (30, 20), "Ask")
    link = link_cards(journey.document, journey.cards[0][0], note)
    scene = laid_out(journey)
    x, y = scene.routes[link][-1]
    node = scene.floating[note]
    assert node.x <= x <= node.x + node.w and node.y <= y <= node.y + node.h


def test_a_card_that_the_filter_leaves_out_has_no_arrows(journey):
    tagged = add_card(journey.document, journey.lanes[0], journey.steps[0], "Tagged", tags=("web",))
    link_cards(journey.document, tagged, journey.cards[1][1])
    assert not laid_out(journey, LayoutOptions(filter=CardFilter(tags=("web",)))).under


def test_an_arrow_to_another_sheet_ends_at_the_name_of_the_card_there(journey):
    link_cards(journey.document, journey.cards[0][0], journey.cards[1][3])
    first = laid_out(journey, LayoutOptions(steps=tuple(journey.steps[:2])))
    assert words(first) == ["1.3"]
    second = laid_out(journey, LayoutOptions(steps=tuple(journey.steps[2:])))
    assert words(second) == ["0.0"]
    by_lanes = laid_out(journey, LayoutOptions(lanes=tuple(journey.lanes[:1])))
    assert words(by_lanes) == ["1.3"]


@pytest.mark.parametrize("seed", range(12))
def test_arrows_of_any_map_go_through_no_card(seed):
    journey = random_journey(seed)
    dice = random.Random(seed)
    cards = [card.id for card in journey.snapshot.cards_of(journey.map) if card.place]
    for _link in range(15 if len(cards) > 1 else 0):
        source, target = dice.sample(cards, 2)
        link_cards(journey.document, source, target, dice.choice(["", "leads to"]))
    layout = MapLayout(PlainMeasurer())
    scene = layout.scene(journey.snapshot, journey.map)
    boxes = [
        (node.x, band.y + node.y, node.x + node.w, band.y + node.y + node.h)
        for band in scene.bands
        for node in band.nodes
        if node.role is Role.CARD
    ]
    for points in scene.routes.values():
        for (x0, y0), (x1, y1) in pairwise(points):
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            for box in boxes:
                is_beside = right <= box[0] + 0.5 or box[2] - 0.5 <= left
                assert is_beside or bottom <= box[1] + 0.5 or box[3] - 0.5 <= top
    assert layout.scene(journey.snapshot, journey.map) == laid_out(journey)


def test_labels_stay_on_the_board(journey):
    cards = journey.cards
    link_cards(journey.document, cards[0][3], cards[2][3], "a label at the right border of the board")
    link_cards(journey.document, cards[2][0], cards[0][0], "a label at the left border of the board")
    set_text(journey.document, cards[1][3], "tall " * 60)
    scene = laid_out(journey)
    end = scene.columns[-1].x + scene.columns[-1].w
    labels = [node for node in scene.under if node.key.startswith("link label")]
    assert len(labels) == 2
    assert all(scene.label_right <= node.x and node.x + node.w <= end for node in labels)


def test_the_label_of_an_arrow_to_another_sheet_stands_with_the_name_there(journey):
    link_cards(journey.document, journey.cards[0][0], journey.cards[1][3], "waits for")
    assert words(laid_out(journey, LayoutOptions(steps=tuple(journey.steps[:2])))) == ["waits for: 1.3"]


def test_names_of_cards_on_another_sheet_never_stand_on_each_other(journey):
    here = journey.cards[0][1]
    link_cards(journey.document, here, journey.cards[2][1], "hands over")
    link_cards(journey.document, journey.cards[2][2], here, "asks back")
    link_cards(journey.document, journey.cards[0][2], journey.cards[2][0], "waits")
    scene = laid_out(journey, LayoutOptions(lanes=tuple(journey.lanes[:1])))
    names = [node for node in scene.under if node.key.startswith("link label:")]
    assert len(names) == 3
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            apart = one.x + one.w <= other.x or other.x + other.w <= one.x
            assert apart or one.y + one.h <= other.y or other.y + other.h <= one.y
