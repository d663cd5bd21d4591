"""Comments and dots on the map."""

from datetime import UTC, datetime
from itertools import combinations

import pytest

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Disc, Text
from journeydesigner.editing.cards import add_card, set_text
from journeydesigner.editing.comments import add_comment, reply, resolve
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.voting import close_round, give_dot, start_round
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import Scene
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer

MARKS = LayoutOptions(marks=True)
MADE = datetime(2026, 11, 21, 9, tzinfo=UTC)


def laid_out(journey: Journey, options: LayoutOptions = MARKS) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


def badges(scene: Scene) -> dict[str, Node]:
    found = [node for band in scene.bands for node in (*band.labels, *band.nodes)] + list(scene.above)
    return {node.key: node for node in found if node.role in (Role.COMMENTS, Role.DOTS)}


def says(node: Node) -> list[str]:
    return [part.source for part in node.primitives if isinstance(part, Text)]


def comment(journey: Journey, anchor: str):
    return add_comment(journey.document, anchor, "Is that so?", "Ada", MADE)


def test_open_comments_are_counted_on_what_they_are_about():
    journey = Journey(2, 2)
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Card")
    stage = journey.snapshot.stages_of(journey.map)[0].id
    anchors = (card, stage, journey.steps[1], journey.lanes[0], journey.map)
    for anchor in anchors:
        comment(journey, anchor)
    second = comment(journey, card)
    reply(journey.document, second, "It is.", "Bo")
    found = badges(laid_out(journey))
    assert set(found) == {f"comments:{anchor}" for anchor in anchors}
    assert says(found[f"comments:{card}"]) == ["2"]
    assert found[f"comments:{card}"].label == "2 open comments"
    assert found[f"comments:{card}"].record == card
    resolve(journey.document, second)
    assert says(badges(laid_out(journey))[f"comments:{card}"]) == ["1"]


def test_dots_of_the_open_round_are_shown_and_of_a_chosen_one():
    journey = Journey(2, 1)
    cards = [add_card(journey.document, journey.lanes[0], step, "Card") for step in journey.steps]
    vote = start_round(journey.document, journey.map, "Which first?", 9)
    for _dot in range(2):
        give_dot(journey.document, vote, cards[0])
    for _dot in range(5):
        give_dot(journey.document, vote, cards[1])
    found = badges(laid_out(journey))
    assert sum(isinstance(part, Disc) for part in found[f"dots:{cards[0]}"].primitives) == 2
    assert says(found[f"dots:{cards[1]}"]) == ["5"]
    close_round(journey.document, vote)
    assert not badges(laid_out(journey))
    assert badges(laid_out(journey, LayoutOptions(marks=True, vote_round=vote)))


def test_star_comments_and_dots_of_a_card_stand_apart():
    journey = Journey(2, 1)
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Card", is_moment_of_truth=True)
    comment(journey, card)
    give_dot(journey.document, start_round(journey.document, journey.map, "Which?"), card)
    scene = laid_out(journey)
    node = scene.places[card][1]
    star = (node.x + node.w - 20, node.y - 9, node.x + node.w, node.y + 11)
    boxes = [(n.x, n.y, n.x + n.w, n.y + n.h) for n in badges(scene).values()] + [star]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_nothing_of_it_is_on_paper_unless_it_is_asked_for():
    journey = Journey(2, 1)
    comment(journey, add_card(journey.document, journey.lanes[0], journey.steps[0], "Card"))
    assert not badges(laid_out(journey, LayoutOptions()))


def test_a_free_note_has_its_badges_with_it():
    journey = Journey(2, 1, ("actions", "goals"))
    note = add_free_note(journey.document, journey.lanes[0], journey.steps[0], (20, 20), "Note")
    comment(journey, note)
    scene = laid_out(journey)
    assert [node.role for node in scene.above] == [Role.NOTE, Role.COMMENTS]
    assert scene.floating[note].role is Role.NOTE


def test_what_is_found_for_a_card_is_the_card_and_not_its_badge():
    journey = Journey(2, 1)
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Card")
    comment(journey, card)
    assert laid_out(journey).places[card][1].role is Role.CARD


def test_a_comment_elsewhere_keeps_the_very_bands_and_a_typed_key_the_badges():
    journey = Journey(2, 1, ("actions", "goals"))
    cards = [add_card(journey.document, lane, journey.steps[0], "Card") for lane in journey.lanes]
    comment(journey, cards[0])
    layout = MapLayout(PlainMeasurer(), MARKS)
    before = layout.scene(journey.snapshot, journey.map)
    comment(journey, cards[1])
    after = layout.scene(journey.snapshot, journey.map)
    assert after.band_by_key[journey.lanes[0]] is before.band_by_key[journey.lanes[0]]
    set_text(journey.document, cards[0], "Typed")
    typed = layout.scene(journey.snapshot, journey.map)
    key = f"comments:{cards[0]}"
    assert badges(typed)[key] is badges(after)[key]
    assert typed == laid_out(journey)


@pytest.mark.parametrize("preset", ["compact", "normal", "workshop"])
def test_badges_stay_inside_their_bands(preset):
    journey = Journey(2, 2, ("actions", "touchpoints", "emotion", "line_of_visibility"))
    vote = start_round(journey.document, journey.map, "Which?")
    for lane in journey.lanes[:2]:
        card = add_card(journey.document, lane, journey.steps[0], "Card")
        give_dot(journey.document, vote, card)
        comment(journey, card)
    for anchor in (*journey.lanes, *journey.steps, *(stage.id for stage in journey.snapshot.stages_of(journey.map))):
        comment(journey, anchor)
    for band in laid_out(journey, LayoutOptions(preset=preset, marks=True)).bands:
        for node in (*band.labels, *band.nodes):
            if node.role in (Role.COMMENTS, Role.DOTS):
                assert node.y >= 0 and node.y + node.h <= band.height, node.key
