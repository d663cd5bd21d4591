"""Arrows between cards of a slide: native connectors that hold on to both, so that they follow a card that is moved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.arrow_shapes import arrow
from journeydesigner.layout.grid import StageSpan
from journeydesigner.model.ids import RecordId
from journeydesigner.model.workshop_records import CardLink
from journeydesigner.wording import _

TOP, LEFT, FOOT, RIGHT = range(4)
"""The places of a box that a connector holds on to, as presentations number them."""
_STRAIGHT = 1.0
_ROUND = 12.0
"""So far a connector goes round what stands between its cards."""
_NEAR = 9.0
"""So close to a card a connector bends that finds no way in the middle."""
_AIR = 2.0
_CARDS = (Role.CARD, Role.NOTE)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Connector:
    """From one record's card to another's, at one of its four places each. ``points`` are its corners on the slide:
    two of a straight one, four of one with two bends."""

    link: str
    label: str
    start: str
    end: str
    start_site: int
    end_site: int
    points: tuple[Point, ...]


def cards_of(nodes: Iterable[Node]) -> dict[str, Node]:
    """The cards of a slide by record; of one in several parts the first."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.record and node.role in _CARDS:
            found.setdefault(node.record, node)
    return found


def connectors(story: Story, cards: dict[str, Node], right: float) -> tuple[Connector, ...]:
    """The arrows whose ends are both among ``cards``. ``right`` is where the slide's room ends."""
    return tuple(
        _connector(link, cards, right)
        for link in story.snapshot.links_of(story.map.id)
        if link.source in cards and link.target in cards and link.source != link.target
    )


def _connector(link: CardLink, cards: dict[str, Node], right: float) -> Connector:
    start, end = cards[link.source], cards[link.target]
    between = [node for node in cards.values() if node not in (start, end)]
    sites, points = _way(start, end, between, right)
    said = _("Arrow from “{start}” to “{end}”").format(start=start.label, end=end.label)
    said = f"{said}: {link.label.strip()}" if link.label.strip() else said
    return Connector(link.id, said, link.source, link.target, *sites, points)


def _way(start: Node, end: Node, between: Sequence[Node], right: float) -> tuple[tuple[int, int], tuple[Point, ...]]:
    """From side to side where one card stands beside the other, else from above to below; round what is between."""
    if start.x + start.w <= end.x or end.x + end.w <= start.x:
        is_ahead = start.x < end.x
        sites = (RIGHT, LEFT) if is_ahead else (LEFT, RIGHT)
        ways = _bent(_place(start, sites[0]), _place(end, sites[1]))
    else:
        sites = (FOOT, TOP) if start.y <= end.y else (TOP, FOOT)
        a, b = _place(start, sites[0]), _place(end, sites[1])
        ways = [_turned(way) for way in _bent((a[1], a[0]), (b[1], b[0]))]
    free = next((way for way in ways if _is_free(way, between)), None)
    beside = max(start.x + start.w, end.x + end.w) + _ROUND
    if free is None and beside <= right:
        p, q = _place(start, RIGHT), _place(end, RIGHT)
        around = (p, (beside, p[1]), (beside, q[1]), q)
        if _is_free(around, between):
            return (RIGHT, RIGHT), around
    return sites, free or ways[0]


def _bent(a: Point, b: Point) -> list[tuple[Point, ...]]:
    """Along the first axis, across, and along again: across in the middle, or close to either end."""
    if abs(a[1] - b[1]) < _STRAIGHT:
        return [(a, b)]
    ahead = _NEAR if b[0] > a[0] else -_NEAR
    bends = [(a[0] + b[0]) / 2]
    if abs(b[0] - a[0]) > 2 * _NEAR:
        bends += [b[0] - ahead, a[0] + ahead]
    return [(a, (bend, a[1]), (bend, b[1]), b) for bend in bends]


def _turned(way: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((x, y) for y, x in way)


def _is_free(way: tuple[Point, ...], between: Sequence[Node]) -> bool:
    """Whether no stretch of it meets a card."""
    for (x1, y1), (x2, y2) in pairwise(way):
        low, high, left, far = min(y1, y2), max(y1, y2), min(x1, x2), max(x1, x2)
        if any(n.y < high and n.y + n.h > low and n.x < far and n.x + n.w > left for n in between):
            return False
    return True


def _place(node: Node, site: int) -> Point:
    """Where one of a card's four places is."""
    match site:
        case 0:
            return node.x + node.w / 2, node.y
        case 1:
            return node.x, node.y + node.h / 2
        case 2:
            return node.x + node.w / 2, node.y + node.h
        case _:
            return node.x + node.w, node.y + node.h / 2


def likeness(connector: Connector) -> Node:
    """How a connector looks, for a preview."""
    return Node(
        f"arrow:{connector.link}", Role.LINK, "", 0, 0, 0, 0, arrow(connector.points), connector.label
    )  # fmt: skip


def labels(story: Story, found: Sequence[Connector], taken: Iterable[Node], pen: Pen) -> Iterator[Node]:
    """What is written on the arrows, where it covers nothing: beside or over their longest stretch."""
    boxes = [node for node in taken if node.w > 0 and node.h > 0]
    texts = {link.id: link.label.strip() for link in story.snapshot.links_of(story.map.id)}
    for connector in found:
        text = texts[connector.link]  # type: ignore[index]
        if not text:
            continue
        word = pen.word(text, pen.type.tag, Colour("text2"), 0, 0)
        height = pen.type.tag.leading
        for x, y in _spots(connector.points, word.width, height):
            if not any(_is_over(x, y, word.width, height, box) for box in boxes):
                node = Node(
                    f"label:{connector.link}", Role.TEXT, "", x, y, word.width, height, (word.text,), text
                )  # fmt: skip
                boxes.append(node)
                yield node
                break


def _spots(points: Sequence[Point], wide: float, high: float) -> Iterator[Point]:
    for (x1, y1), (x2, y2) in pairwise(points):
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        if abs(y2 - y1) <= _STRAIGHT:
            yield from ((x - wide / 2, y - high - 1), (x - wide / 2, y + 1))
        else:
            yield from ((x + 4, y - high / 2), (x - wide - 4, y - high / 2))


def _is_over(x: float, y: float, wide: float, high: float, box: Node) -> bool:
    return (
        x < box.x + box.w + _AIR
        and x + wide > box.x - _AIR
        and y < box.y + box.h + _AIR
        and y + high > box.y - _AIR
    )  # fmt: skip


def not_drawn(story: Story, span: StageSpan, drawn: Iterable[str], labelled: Iterable[str]) -> Iterator[str]:
    """A line for each arrow that begins or ends in a stage and is not on its slides, or is there without its words."""
    shown, worded = set(drawn), set(labelled)
    here = {slot.card.id for _lane, slot in story.within(span)}
    table = story.snapshot.table("cards")
    for link in story.snapshot.links_of(story.map.id):
        if not here & {link.source, link.target} or (
            link.id in shown and (link.id in worded or not link.label.strip())
        ):
            continue
        texts = [" ".join(getattr(table.get(RecordId(end)), "text", "").split()) for end in (link.source, link.target)]
        words = {"source": texts[0], "target": texts[1], "label": link.label.strip()}
        said = _("“{source}” leads to “{target}”: {label}") if words["label"] else _("“{source}” leads to “{target}”")
        yield f"– {said.format(**words)}"
