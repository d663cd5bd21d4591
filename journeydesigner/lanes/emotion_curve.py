"""The stretches of a curve: one node between each two steps, so that an edit repaints only neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Line, Path, Primitive
from journeydesigner.lanes import curve
from journeydesigner.lanes.emotion_axis import Axis, blend_levels, shade
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.spots import Spot
from journeydesigner.model.records import EmotionScale

STROKE = 3.5
THIN = 2.25
_GAP_DASH = (2.0, 6.0)
_AREA_ALPHA = 0.42
_EVEN_ALPHA = 0.3
_AREA_FOOT = 0.035


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the curve. ``is_gap``: steps in between have no emotion, so that its course is not known."""

    key: str
    segment: curve.Segment
    is_gap: bool = False


def stretches(facts: RowFacts, spots: Sequence[Spot], name: str) -> list[Stretch]:
    """The curve through ``spots``; level on to the board's edges where its ends are the first and last step.

    Spots may stand in the columns next to those shown: towards them the curve runs on to the board's edge.
    """
    shown = [spot for spot in spots if 0 <= spot.column < len(facts.columns)]
    if not shown:
        return []
    found: list[Stretch] = []
    first, last = shown[0], shown[-1]
    if first.column == 0:
        before = spots[0] if spots[0].column < 0 else None
        segment = _edge(before, first, facts.left)[1] if before else _level(facts.left, first.x, first.y)
        found.append(Stretch(f"curve:{name}:<{first.emotion.step}", segment))
    segments = curve.segments([(spot.x, spot.y) for spot in shown])
    for (before, after), segment in zip(pairwise(shown), segments, strict=True):
        key = f"curve:{name}:{before.emotion.step}:{after.emotion.step}"
        found.append(Stretch(key, segment, after.column > before.column + 1))
    if last.column == len(facts.columns) - 1:
        after = spots[-1] if spots[-1].column > last.column else None
        segment = _edge(last, after, facts.right)[0] if after else _level(last.x, facts.right, last.y)
        found.append(Stretch(f"curve:{name}:{last.emotion.step}>", segment))
    return found


def _edge(before: Spot, after: Spot, border: float) -> tuple[curve.Segment, curve.Segment]:
    """The curve between neighbours, parted at the border of their columns."""
    (segment,) = curve.segments([(before.x, before.y), (after.x, after.y)])
    middle = (before.x + after.x) / 2
    return curve.split(segment, 0.5 if abs(border - middle) < 0.01 else curve.share_at(segment, border))


def _level(start: float, end: float, y: float) -> curve.Segment:
    middle = (start + end) / 2
    return ((start, y), (middle, y), (middle, y), (end, y))


def feeling_node(stretch: Stretch, axis: Axis, height: float) -> Node:
    """A stretch of the map's own curve with the area between it and the neutral line."""
    local = _local(stretch.segment)
    if stretch.is_gap:
        return _node(stretch, height, (_gap(local, Colour("neu"), STROKE),))
    return _node(stretch, height, _curve_and_area(local, axis.top, axis.bottom))


@lru_cache(maxsize=4096)
def _curve_and_area(segment: curve.Segment, top: float, bottom: float) -> tuple[Primitive, ...]:
    """Kept: of a long curve one edit changes two stretches."""
    axis = Axis(EmotionScale(), top, bottom)
    t = curve.crossing(segment, axis.neutral)
    halves = curve.split(segment, t) if t is not None else (segment,)
    return (*(_area(half, axis) for half in halves), *_line(segment, axis))


def even_node(stretch: Stretch, axis: Axis, height: float) -> Node:
    """A stretch of a curve that is neither good nor bad: one colour, its area down to the scale's foot."""
    local = _local(stretch.segment)
    if stretch.is_gap:
        return _node(stretch, height, (_gap(local, Colour("neu"), STROKE),))
    (x0, y0), p1, p2, (x3, y3) = local
    foot = axis.bottom + STROKE
    outline: tuple[Command, ...] = (("M", x0, foot), ("L", x0, y0), ("C", *p1, *p2, x3, y3), ("L", x3, foot), ("Z",))
    fade = Gradient(0, axis.top, 0, foot, Colour("neu").faded(_EVEN_ALPHA), Colour("neu").faded(_AREA_FOOT))
    return _node(stretch, height, (Path(outline, fade), _stroke(local, Colour("neu"), STROKE)))


def other_node(stretch: Stretch, colour: Colour, dash: tuple[float, ...], height: float) -> Node:
    """A stretch of another curve: thin, dashed, in one colour."""
    local = _local(stretch.segment)
    part = _gap(local, colour, THIN) if stretch.is_gap else _stroke(local, colour, THIN, dash)
    return _node(stretch, height, (part,))


def _node(stretch: Stretch, height: float, parts: tuple[Primitive, ...]) -> Node:
    start, end = stretch.segment[0][0], stretch.segment[3][0]
    return Node(stretch.key, Role.CURVE, "", start, 0, end - start, height, parts)


def _local(segment: curve.Segment) -> curve.Segment:
    left = segment[0][0]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = segment
    return ((x0 - left, y0), (x1 - left, y1), (x2 - left, y2), (x3 - left, y3))


def _area(segment: curve.Segment, axis: Axis) -> Path:
    above = segment[0][1] + segment[3][1] < 2 * axis.neutral
    (x0, y0), p1, p2, (x3, y3) = segment
    level = axis.neutral
    outline: tuple[Command, ...] = (
        ("M", x0, level), ("L", x0, y0), ("C", *p1, *p2, x3, y3), ("L", x3, level), ("Z",),
    )  # fmt: skip
    start = Colour("pos" if above else "neg").faded(_AREA_ALPHA)
    fade = Gradient(0, axis.top if above else axis.bottom, 0, level, start, Colour("neu").faded(_AREA_FOOT))
    return Path(outline, fade)


def _line(segment: curve.Segment, axis: Axis) -> list[Primitive]:
    """The curve in pieces of one colour each, which changes by height near the neutral line."""
    cuts = sorted(t for level in blend_levels(axis) if (t := curve.crossing(segment, level)) is not None)
    pieces = [curve.part(segment, start, end) for start, end in pairwise([0.0, *cuts, 1.0]) if end > start]
    return [_stroke(piece, shade(axis.neutral - (piece[0][1] + piece[3][1]) / 2), STROKE) for piece in pieces]


def _stroke(segment: curve.Segment, colour: Colour, width: float, dash: tuple[float, ...] = ()) -> Primitive:
    """Level pieces are lines, whose flat ends stop at the board's edge."""
    (x0, y0), p1, p2, (x3, y3) = segment
    if y0 == y3:
        return Line(x0, y0, x3, y3, colour, width, dash)
    return Path((("M", x0, y0), ("C", *p1, *p2, x3, y3)), None, colour, width, dash)


def _gap(segment: curve.Segment, colour: Colour, width: float) -> Primitive:
    """Dots where steps in between have no emotion."""
    (x0, y0), p1, p2, (x3, y3) = segment
    return replace(Path((("M", x0, y0), ("C", *p1, *p2, x3, y3)), None, colour, width * 0.6), dash=_GAP_DASH)
