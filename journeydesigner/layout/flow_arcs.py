"""From which stage to which customers go, as arcs on a line: onward above it, back below it, as wide as they are many.
Who comes from outside and who leaves is a short stroke into a stage, or out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Command, Disc, Line, Path, Primitive
from journeydesigner.lanes import curve
from journeydesigner.layout.figure_row import FigureRow, extent
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.long_nodes import in_stretches
from journeydesigner.layout.loop import stage_colour
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.ids import StageId
from journeydesigner.model.movement_records import Flow, Movements
from journeydesigner.wording import _, n_

FLOWS = "flows"
_WIDEST = 16.0
_THINNEST = 1.5
_DOT = 5.0
_OUT = 7.0
"""Arcs leave a stage's dot a little to its one side and arrive at the other."""
_NEAR_HIGH = 28.0
_MORE_HIGH = 30.0
_MOST_HIGH = 118.0
_PAD = 14.0
_STROKE = 34.0
_STROKE_HIGH = 22.0
_HEAD = 5.0
_STEPS = 32
_REACH = 12.0
"""So near to its stroke a flow is meant."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A flow between two stages; ``span``: how many stages on (less than nought: back)."""

    flow: Flow
    n: int
    span: int
    start: float
    end: float

    @property
    def high(self) -> float:
        return min(_NEAR_HIGH + _MORE_HIGH * (abs(self.span) - 1), _MOST_HIGH)


def flow_row(frame: Frame, movements: Movements) -> FigureRow:
    """The row of all flows that are told; those that were held back are in none."""
    arcs, strokes = _arcs(frame, movements), _strokes(frame, movements)
    most = max([1, *(arc.n for arc in arcs), *(n for _flow, n, _x in strokes)])
    up = max([_STROKE_HIGH, *(arc.high for arc in arcs if arc.span > 0)]) + frame.pen.type.tag.leading + _WIDEST / 2
    down = max([_STROKE_HIGH, *(arc.high for arc in arcs if arc.span < 0)]) + frame.pen.type.tag.leading + _WIDEST / 2
    axis = _PAD + up
    height = axis + down + _PAD
    left, right = frame.columns[0].x, frame.columns[-1].x + frame.columns[-1].w
    line = Line(0, axis, right - left, axis, Colour("line2"))
    nodes = [Node("flows:line", Role.FIGURE, "", left, 0, right - left, height, (line,))]
    nodes += [_stroke_node(frame, flow, n, x, axis, most) for flow, n, x in strokes]
    nodes += [_arc_node(frame, arc, axis, most) for arc in sorted(arcs, key=lambda arc: -arc.n)]
    dots = Node("flows:stages", Role.FIGURE, "", left, 0, right - left, height, tuple(_dots(frame, left, axis)))
    nodes += in_stretches(dots)
    about = _("Onward above the line, back below it; who comes and who leaves as a stroke")
    return FigureRow("route", _("Flows"), about, height, tuple(nodes))


def _middles(frame: Frame) -> dict[StageId, float]:
    return {span.stage.id: sum(extent(frame, span)) / 2 for span in frame.stages}


def _arcs(frame: Frame, movements: Movements) -> list[Arc]:
    """Those between stages of which one is shown; to one that is on another sheet up to the board's end."""
    places, middles = frame.stage_places, _middles(frame)
    left, right = frame.columns[0].x, frame.columns[-1].x + frame.columns[-1].w
    found: list[Arc] = []
    for flow in movements.flows:
        source, target = flow.source, flow.target
        if flow.n is None or source is None or target is None or source == target:
            continue
        if source not in places or target not in places or not {source, target} & middles.keys():
            continue
        span = places[target] - places[source]
        beyond = right if span > 0 else left, left if span > 0 else right
        out = _OUT if span > 0 else -_OUT
        start = middles[source] + out if source in middles else beyond[1]
        end = middles[target] - out if target in middles else beyond[0]
        found.append(Arc(flow, flow.n, span, start, end))
    return found


def _strokes(frame: Frame, movements: Movements) -> list[tuple[Flow, int, float]]:
    middles = _middles(frame)
    found: list[tuple[Flow, int, float]] = []
    for flow in movements.flows:
        stage = flow.target if flow.source is None else flow.source if flow.target is None else None
        if flow.n and stage is not None and stage in middles:
            found.append((flow, flow.n, middles[stage]))
    return found


def _width(n: int, most: int) -> float:
    return max(_WIDEST * n / most, _THINNEST)


def _arc_node(frame: Frame, arc: Arc, axis: float, most: int) -> Node:
    """The arc with its head and, at its top, how many; in a box of its own."""
    pen, wide = frame.pen, _width(arc.n, most)
    left, right = min(arc.start, arc.end), max(arc.start, arc.end)
    is_back = arc.span < 0
    sign = 1.0 if is_back else -1.0
    style = pen.type.tag
    room = arc.high + style.leading + wide / 2 + 2
    top = axis if is_back else axis - room
    foot = axis - top
    colour = Colour("neg" if is_back else "accent")
    start, end = arc.start - left, arc.end - left
    bend = sign * arc.high * 4 / 3
    tip = foot + sign * (_DOT + 1)
    line: tuple[Command, ...] = (("M", start, foot), ("C", start, foot + bend, end, foot + bend, end, tip))
    half = max(wide / 2 + 2, _HEAD)
    back = tip + sign * half
    head: tuple[Command, ...] = (("M", end - half, back), ("L", end + half, back), ("L", end, tip), ("Z",))
    apex = foot + sign * arc.high
    said = grouped(arc.n, pen.language)
    below = apex + wide / 2 if is_back else apex - wide / 2 - style.leading
    word = pen.word(said, style, Colour("text2"), (start + end) / 2, below, align="middle")
    ground = Box(
        (start + end - word.width) / 2 - 3, below, word.width + 6, style.leading, Colour("laneA", 0.85), radius=4
    )
    parts: tuple[Primitive, ...] = (Path(line, None, colour.faded(0.45), wide), Path(head, colour), ground, word.text)
    key = f"flow:{arc.flow.source}>{arc.flow.target}"
    return Node(key, Role.FIGURE, "", left, top, right - left, room, parts, flow_said(frame, arc.flow))


def _stroke_node(frame: Frame, flow: Flow, n: int, x: float, axis: float, most: int) -> Node:
    """From the upper left into a stage, or out of it to the lower right, fading out at its far end."""
    wide, comes = _width(n, most), flow.source is None
    style = frame.pen.type.tag
    left, top = (x - _STROKE, axis - _STROKE_HIGH - style.leading) if comes else (x, axis)
    high = _STROKE_HIGH + style.leading
    far, line = high - _STROKE_HIGH, Colour("neu").faded(0.4)
    into: tuple[Command, ...] = (("M", 0.0, far), ("C", _STROKE / 2, far, _STROKE - 8, high - 12, _STROKE, high))
    out: tuple[Command, ...] = (("M", 0.0, 0.0), ("C", 8.0, 12.0, _STROKE / 2, _STROKE_HIGH, _STROKE, _STROKE_HIGH))
    parts = (Path(into if comes else out, None, line, wide),)
    key = f"flow:{flow.source or ''}>{flow.target or ''}"
    return Node(key, Role.FIGURE, "", left, top, _STROKE, high, parts, flow_said(frame, flow))


def _dots(frame: Frame, left: float, axis: float) -> Iterator[Primitive]:
    for span in frame.stages:
        middle = sum(extent(frame, span)) / 2 - left
        yield Disc(middle, axis, _DOT, stage_colour(frame, span), Colour("surface"), 1.5)


def flow_at(nodes: Sequence[Node], x: float, y: float) -> Node | None:
    """The flow whose stroke is nearest to a point of the band, and near enough to be meant."""
    found: list[tuple[float, Node]] = []
    for node in nodes:
        if not node.key.startswith("flow:"):
            continue
        line = next((part for part in node.primitives if isinstance(part, Path)), None)
        if line is not None:
            far = min(hypot(node.x + px - x, node.y + py - y) for px, py in _along(line)) - line.width / 2
            found.append((far, node))
    far, node = min(found, key=lambda each: each[0], default=(_REACH + 1, None))
    return node if far <= _REACH else None


def _along(line: Path) -> list[tuple[float, float]]:
    start, bend = line.commands[0], line.commands[1]
    if start[0] != "M" or bend[0] != "C":
        return [(0.0, 0.0)]
    segment = ((start[1], start[2]), (bend[1], bend[2]), (bend[3], bend[4]), (bend[5], bend[6]))
    return [curve.at(segment, step / _STEPS) for step in range(_STEPS + 1)]


def flow_said(frame: Frame, flow: Flow) -> str:
    """«From Interest to Awareness: 41 moves»."""
    titles = {span.stage.id: span.stage.title for span in frame.stages}
    n, said = flow.n or 0, grouped(flow.n or 0, frame.pen.language)
    source = titles.get(flow.source, _("another sheet")) if flow.source else ""
    target = titles.get(flow.target, _("another sheet")) if flow.target else ""
    if not source:
        return _("{count} began in {stage}").format(count=said, stage=target)
    if not target:
        return _("{count} left after {stage}").format(count=said, stage=source)
    moves = n_("{count} move", "{count} moves", n).format(count=said)
    return _("From {source} to {target}: {moves}").format(source=source, target=target, moves=moves)
