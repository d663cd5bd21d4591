"""Where quotes stand beside their points: clear of curves, points and each other. The lane grows for them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes import curve
from journeydesigner.lanes.curve_marks import DISC, RING, Other, Place, quoted
from journeydesigner.lanes.emotion_axis import Axis
from journeydesigner.lanes.emotion_curve import STROKE, Stretch
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.spots import Spot, is_shown
from journeydesigner.model.ids import RecordId

_GAP = 8.0
_INSET = 14.0
_CLEAR = 3.0
"""Pixels between a quote and whatever else is there."""
_ROUNDING = 0.01
_INK = 0.5
"""The share of the text's colour in that of a persona's words: legible in whatever colour was chosen."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Span = tuple[float, float]
"""Top and bottom."""


def quote_key(emotion: RecordId) -> str:
    """What the node is called that says what is said at a point."""
    return f"quote:{emotion}"


class Room:
    """What is taken in the lane: by the map's own curve, by those behind it, by points, and by what is put there."""

    def __init__(self, own: Sequence[Stretch], behind: Sequence[Sequence[Stretch]], points: Sequence[Place]) -> None:
        self._own = _Course(own)
        self._courses = (self._own, *(_Course(stretches) for stretches in behind))
        self._points = points
        self._boxes: list[Box] = []

    def take(self, box: Box) -> None:
        self._boxes.append(box)

    def clear(self, spot: Spot, left: float, right: float, *, is_above: bool) -> float:
        """The height from which on, outwards, no point and nothing of the map's own curve stands between ``left`` and
        ``right``, at a point of that curve."""
        sign = -1.0 if is_above else 1.0
        heights = [spot.y + sign * RING]
        if between := self._own.between(left, right):
            heights.append(between[0] - STROKE if is_above else between[1] + STROKE)
        beside = [(x, y) for x, y in self._points if left - DISC < x < right + DISC and (x, y) != (spot.x, spot.y)]
        heights += [y + sign * DISC for _x, y in beside]
        return (min(heights) if is_above else max(heights)) + sign * _GAP

    def taken(self, left: float, right: float) -> list[Span]:
        """What is taken between ``left`` and ``right``."""
        spans = [(y0, y1) for x0, y0, x1, y1 in self._boxes if x0 < right + _CLEAR and x1 > left - _CLEAR]
        return [*spans, *(span for course in self._courses for span in course.pieces(left, right))]


class _Course:
    """A curve from left to right, for questions about a part of it."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._segments = [stretch.segment for stretch in stretches]
        self._ends = [segment[3][0] for segment in self._segments]

    def pieces(self, left: float, right: float) -> Iterator[Span]:
        """The heights of each stretch between two places."""
        for index in range(bisect_left(self._ends, left), len(self._segments)):
            if self._segments[index][0][0] > right:
                return
            if heights := curve.heights_between(self._segments[index], left, right):
                yield heights

    def between(self, left: float, right: float) -> Span | None:
        found = list(self.pieces(left, right))
        return (min(top for top, _ in found), max(bottom for _, bottom in found)) if found else None


def _outward(taken: Sequence[Span], top: float, tall: float, *, is_above: bool) -> float:
    """The first height from ``top`` on, up or down, where something so tall meets nothing that is taken."""
    while True:
        met = [span for span in taken if span[0] < top + tall + _CLEAR and span[1] > top - _CLEAR]
        if not met:
            return top
        beyond = _CLEAR + _ROUNDING
        top = min(span[0] for span in met) - beyond - tall if is_above else max(span[1] for span in met) + beyond


def own_quotes(facts: RowFacts, axis: Axis, spots: Sequence[Spot], room: Room) -> list[Node]:
    """What the map's persona says, on the outer side of its points."""
    return [node for spot in spots if is_shown(facts, spot) and (node := _own_quote(facts, axis, spot, room))]


def _own_quote(facts: RowFacts, axis: Axis, spot: Spot, room: Room) -> Node | None:
    if not spot.emotion.quote.strip():
        return None
    said = quoted(spot.emotion.quote)
    left, wide, tall = _place(facts, spot, said)
    is_above = spot.y <= axis.neutral
    clear, taken = room.clear(spot, left, left + wide, is_above=is_above), room.taken(left, left + wide)
    top = _outward(taken, clear - tall if is_above else clear, tall, is_above=is_above)
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
        taken = room.taken(left, left + wide)
        above = _outward(taken, spot.y - DISC - _CLEAR - tall, tall, is_above=True)
        below = _outward(taken, spot.y + DISC + _CLEAR, tall, is_above=False)
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
    room.take((left, top, left + wide, top + tall))
    block = facts.pen.block(said, facts.pen.type.quote, colour, 0, 0, wide + 0.5)
    return Node(quote_key(spot.emotion.id), Role.QUOTE, "", left, top, wide, tall, (block.text,), said)
