"""Where quotes stand beside their points: clear of curves, points and each other. The lane grows for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes import curve
from journeydesigner.lanes.curve_marks import DISC, RING, Other, Place, quoted
from journeydesigner.lanes.emotion_axis import Axis
from journeydesigner.lanes.emotion_curve import STROKE, Stretch
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.spots import Spot, is_shown

_GAP = 8.0
_INSET = 14.0
_STEP = 4.0
_CLEAR = 3.0
"""Pixels between a quote and whatever else is there."""
_INK = 0.5
"""The share of the text's colour in that of a persona's words: legible in whatever colour was chosen."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass
class Room:
    """What is taken in the lane: boxes, the map's own curve, and those behind it."""

    own: Sequence[Stretch]
    behind: Sequence[Stretch]
    points: Sequence[Place]
    boxes: list[Box] = field(default_factory=list[Box])

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        for x0, y0, x1, y1 in self.boxes:
            if x0 < right + _CLEAR and x1 > left - _CLEAR and y0 < bottom + _CLEAR and y1 > top - _CLEAR:
                return False
        for stretch in (*self.own, *self.behind):
            heights = curve.heights_between(stretch.segment, left, right)
            if heights and heights[0] < bottom + _CLEAR and heights[1] > top - _CLEAR:
                return False
        return True

    def clear(self, spot: Spot, left: float, right: float, reach: float, *, is_above: bool) -> float:
        """The height from which on, outwards, no point and nothing of the map's own curve stands between ``left`` and
        ``right``; ``reach`` is the radius of the quote's own point."""
        sign = -1.0 if is_above else 1.0
        heights = [spot.y + sign * reach]
        for stretch in self.own:
            if between := curve.heights_between(stretch.segment, left, right):
                heights.append(between[0] - STROKE if is_above else between[1] + STROKE)
        beside = [(x, y) for x, y in self.points if left - DISC < x < right + DISC and (x, y) != (spot.x, spot.y)]
        heights += [y + sign * DISC for _x, y in beside]
        return (min(heights) if is_above else max(heights)) + sign * _GAP

    def outward(self, left: float, right: float, top: float, tall: float, *, is_above: bool) -> float:
        """The first free height for a box from ``top`` on."""
        while not self.is_free((left, top, right, top + tall)):
            top += -_STEP if is_above else _STEP
        return top


def own_quotes(facts: RowFacts, axis: Axis, spots: Sequence[Spot], room: Room) -> list[Node]:
    """What the map's persona says, on the outer side of its points."""
    return [node for spot in spots if is_shown(facts, spot) and (node := _own_quote(facts, axis, spot, room))]


def _own_quote(facts: RowFacts, axis: Axis, spot: Spot, room: Room) -> Node | None:
    if not spot.emotion.quote.strip():
        return None
    said = quoted(spot.emotion.quote)
    left, wide, tall = _place(facts, spot, said)
    is_above = spot.y <= axis.neutral
    clear = room.clear(spot, left, left + wide, RING, is_above=is_above)
    top = room.outward(left, left + wide, clear - tall if is_above else clear, tall, is_above=is_above)
    return _node(facts, spot, said, Colour("text2"), (left, top, wide, tall), room)


def other_quotes(facts: RowFacts, other: Other, room: Room) -> list[Node]:
    """What another persona says, in its colour and with its name, above or below its points: where there is room
    sooner."""
    nodes: list[Node] = []
    for spot in other.spots:
        if not is_shown(facts, spot) or not spot.emotion.quote.strip():
            continue
        said = f"{quoted(spot.emotion.quote)} – {other.sign.short_name}"
        left, wide, tall = _place(facts, spot, said)
        above = room.outward(left, left + wide, spot.y - DISC - _CLEAR - tall, tall, is_above=True)
        below = room.outward(left, left + wide, spot.y + DISC + _CLEAR, tall, is_above=False)
        top = above if spot.y - above - tall <= below - spot.y else below
        colour = other.sign.colour.mixed("text", _INK)
        nodes.append(_node(facts, spot, said, colour, (left, top, wide, tall), room))
    return nodes


def _place(facts: RowFacts, spot: Spot, said: str) -> tuple[float, float, float]:
    """Left edge, width and height of a quote over or under its point."""
    room = max(facts.columns[spot.column].w - 2 * _INSET, 1.0)
    block = facts.pen.block(said, facts.pen.type.quote, Colour("text2"), 0, 0, room)
    return spot.x - block.width / 2, block.width, block.height


def _node(
    facts: RowFacts, spot: Spot, said: str, colour: Colour, at: tuple[float, float, float, float], room: Room
) -> Node:
    left, top, wide, tall = at
    room.boxes.append((left, top, left + wide, top + tall))
    block = facts.pen.block(said, facts.pen.type.quote, colour, 0, 0, wide + 0.5)
    return Node(f"quote:{spot.emotion.id}", Role.QUOTE, "", left, top, wide, tall, (block.text,), said)
