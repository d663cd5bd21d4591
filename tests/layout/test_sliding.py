"""What is cut at the left slides into sight."""

import pytest

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Disc, Icon, Text
from journeydesigner.editing.cards import add_card
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import BandKind
from journeydesigner.layout.sliding import slid, slide
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def card_node(text: str, kind: str = "actions", **fields: object) -> Node:
    journey = Journey(3, 1, (kind,))
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], text, last=journey.steps[2], **fields)
    return MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map).places[card][1]


def left(node: Node) -> float:
    return node.x + min(line.x for part in node.primitives if isinstance(part, Text) for line in part.lines)


def right(node: Node) -> float:
    return node.x + max(
        line.x + line.width for part in node.primitives if isinstance(part, Text) for line in part.lines
    )


def test_the_text_of_a_cut_card_begins_after_the_edge():
    node = card_node("Campaigns")
    moved = slid(node, slide(node, node.x + 200))
    assert left(moved) == pytest.approx(node.x + 200 + 12)
    assert (moved.x, moved.w, moved.primitives[:4]) == (node.x, node.w, node.primitives[:4])


def test_it_goes_no_further_than_the_card_has_room():
    node = card_node("Campaigns and search ads")
    moved = slid(node, slide(node, node.x + node.w - 20))
    assert right(moved) == pytest.approx(node.x + node.w - 12)


def test_what_is_not_cut_stays():
    node = card_node("Campaigns")
    for edge in (node.x - 1, node.x, node.x + node.w + 1):
        assert slide(node, edge) == 0
    assert slid(node, 0) is node


def test_icons_go_with_the_text_and_the_star_stays():
    node = card_node("It hurts", "pain_points", severity="high", is_moment_of_truth=True)
    moved = slid(node, 100)
    icons = [next(part.x for part in n.primitives if isinstance(part, Icon)) for n in (node, moved)]
    discs = [next(part.cx for part in n.primitives if isinstance(part, Disc)) for n in (node, moved)]
    assert icons[1] - icons[0] == 100
    assert discs[0] == discs[1]


def test_titles_of_stages_slide_within_their_chevron():
    journey = Journey(1, 4)
    scene = MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map)
    node = next(band for band in scene.bands if band.kind is BandKind.STAGES).nodes[0]
    assert node.role is Role.STAGE
    moved = slid(node, slide(node, node.x + 300))
    assert left(moved) == pytest.approx(node.x + 300 + 16)
    assert moved.primitives[0] is node.primitives[0]
