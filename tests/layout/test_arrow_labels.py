"""The labels of arrows: on their arrow, or beside it where there is no room, and nobody takes them for another's."""

from itertools import combinations, pairwise

import pytest

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.cards import add_card
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import Scene
from journeydesigner.model.ids import CardId, CardLinkId
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


@pytest.fixture
def journey() -> Journey:
    """Two lanes of five steps."""
    return Journey(5, 1, ("actions", "backstage"))


def _card(journey: Journey, lane: int, step: int, text: str = "A card") -> CardId:
    return add_card(journey.document, journey.lanes[lane], journey.steps[step], text)


def _laid_out(journey: Journey) -> Scene:
    return MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map)


def _label(scene: Scene, said: str) -> Node:
    return next(
        node for node in scene.under for part in node.primitives if isinstance(part, Text) and part.source == said
    )


def _is_crossed(scene: Scene, label: Node, link: CardLinkId) -> bool:
    """Whether an arrow runs behind a label."""
    return any(
        min(x0, x1) < label.x + label.w
        and label.x < max(x0, x1)
        and min(y0, y1) < label.y + label.h
        and label.y < max(y0, y1)
        for (x0, y0), (x1, y1) in pairwise(scene.routes[link])
    )


def test_a_label_stands_on_its_arrow_where_that_passes_an_empty_cell(journey: Journey) -> None:
    link = link_cards(journey.document, _card(journey, 1, 1), _card(journey, 1, 3), "after a week")
    scene = _laid_out(journey)
    label = _label(scene, "after a week")
    assert _is_crossed(scene, label, link)
    cards = [(band, node) for band in scene.bands for node in band.nodes if node.role is Role.CARD]
    assert all(node.x + node.w < label.x or label.x + label.w < node.x for _band, node in cards)


def test_of_two_exits_no_label_stands_on_the_other_ones_arrow(journey: Journey) -> None:
    source, near, far = (_card(journey, 1, step) for step in (1, 2, 3))
    links = link_cards(journey.document, source, near, "No"), link_cards(journey.document, source, far, "Yes")
    scene = _laid_out(journey)
    assert not _is_crossed(scene, _label(scene, "No"), links[1])
    assert _is_crossed(scene, _label(scene, "Yes"), links[1])


def test_a_label_stands_beside_its_arrow_where_the_cell_has_room_for_it(journey: Journey) -> None:
    source, _first, second = _card(journey, 1, 1), _card(journey, 1, 2), _card(journey, 1, 2)
    link = link_cards(journey.document, source, second, "Refused")
    scene = _laid_out(journey)
    label = _label(scene, "Refused")
    [x] = {x0 for (x0, _y0), (x1, _y1) in pairwise(scene.routes[link]) if x0 == x1}
    low, high = sorted((scene.routes[link][0][1], scene.routes[link][-1][1]))
    assert 0 < x - (label.x + label.w) < 10
    assert low <= label.y + label.h / 2 <= high


def test_labels_of_exits_to_the_same_step_never_cover_each_other(journey: Journey) -> None:
    source, *targets = _card(journey, 1, 1, "Is it a long question? " * 6), *(_card(journey, 1, 2) for _n in range(3))
    said = ("No, not at all", "Yes, or unsure", "Nobody knows")
    for target, label in zip(targets, said, strict=True):
        link_cards(journey.document, source, target, label)
    link_cards(journey.document, _card(journey, 0, 1), _card(journey, 1, 4))
    scene = _laid_out(journey)
    for one, other in combinations([_label(scene, each) for each in said], 2):
        apart = one.x + one.w <= other.x or other.x + other.w <= one.x
        assert apart or one.y + one.h <= other.y or other.y + other.h <= one.y
