"""Where people go from stage to stage: the stages in a row, onward moves between them, skips over and ways back under.

As wide as they are many. Who begins or ends at a stage is a number in its box; what was held back is in the table only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeydesigner.drawing.colours import Colour, Gradient, ink_on
from journeydesigner.drawing.primitives import Box, Command, Icon, Path, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.charts.ribbon import Stretch
from journeydesigner.layout.charts.unbroken import unbroken
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.movement_records import Flow
from journeydesigner.model.records import Stage

_TITLES = (TextStyle(13, 17, 600), TextStyle(12, 16, 600), TextStyle(11, 14, 600))
_SMALL = TextStyle(12, 16, 600, tabular=True)
_GAP_SHARE, _LEAST_GAP, _MOST_GAP = 0.28, 26.0, 96.0
_PAD, _SIDE, _ICON = 10.0, 4.0, 13.0
_THICKEST, _THINNEST = 22.0, 1.5
_NEAR, _STEP = 40.0, 26.0
"""How high the lowest arc is, and how much more each stage that it passes."""
_ASIDE = 14.0
_HEAD = 6.0
_WING = 3.0
"""So far the head of a thin band stands out at either side; one that is thicker runs to a point by itself, since there
corners that stand out so little look like specks."""
_PEAK = 0.75
"""A cubic between level ends reaches so much of its handles' height."""


Area = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chart, how high it is, and where each flow is that is drawn."""

    primitives: tuple[Primitive, ...]
    height: float
    flows: tuple[tuple[Flow, Area], ...]


@dataclass(frozen=True, slots=True)
class _Move:
    """A flow between the stages at two places of the row."""

    flow: Flow
    n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Arc:
    flow: Flow
    n: int
    start: float
    end: float
    high: float
    thick: float
    colour: Colour


def flow_chart(flows: Sequence[Flow], stages: Sequence[Stage], places: Sequence[Stretch], pen: Pen) -> Drawn:
    """All flows that are told, between ``stages`` that stand at ``places``."""
    boxes = [_box(place, len(places)) for place in places]
    moves = list(_moves(flows, stages))
    most = max([1, *(move.n for move in moves)])
    arcs = sorted((_arc_of(move, places, most) for move in moves if move.end - move.start not in (0, 1)), key=_many)
    up = max([0.0, *(arc.high * _PEAK for arc in arcs)])
    down = max([0.0, *(-arc.high * _PEAK for arc in arcs)])
    top = up + (_SMALL.leading + _THICKEST / 2 if up else 4.0)
    rooms = [max(wide - 2 * _SIDE, 20.0) for _x, wide in boxes]
    style = unbroken((stage.title for stage in stages), _TITLES, min(rooms, default=0.0), pen)
    titles = [pen.lines(stage.title, style, room) for stage, room in zip(stages, rooms, strict=True)]
    tall = max(map(len, titles), default=1) * style.leading + 2 * _SMALL.leading + 2 * _PAD + 2
    parts: list[Primitive] = []
    drawn: list[tuple[Flow, Area]] = []
    for arc in arcs:
        parts += _arc(arc, top, tall, pen)
        drawn.append((arc.flow, _reach(arc, top, tall)))
    for move in moves:
        if move.end == move.start + 1:
            near = slice(move.start, move.start + 2)
            parts += _band(move.n, places[near], boxes[near], top + tall / 2, most, pen)
            x = boxes[move.start][0] + boxes[move.start][1]
            drawn.append((move.flow, (x, top, boxes[move.end][0] - x, tall)))
    for stage, place, (x, wide) in zip(stages, places, boxes, strict=True):
        parts += _stage(stage, place, (x, top, wide, tall), flows, style, pen)
    height = top + tall + down + (_SMALL.leading + _THICKEST / 2 if down else 4.0)
    return Drawn(tuple(parts), height, tuple(drawn))


def _moves(flows: Sequence[Flow], stages: Sequence[Stage]) -> Iterator[_Move]:
    """Those from stage to stage that are told and were made."""
    order = {stage.id: place for place, stage in enumerate(stages)}
    for flow in flows:
        if flow.n and flow.source in order and flow.target in order:
            assert flow.source is not None and flow.target is not None
            yield _Move(flow, flow.n, order[flow.source], order[flow.target])


def _many(arc: _Arc) -> int:
    """The thickest are drawn first, under the others."""
    return -arc.n


def _reach(arc: _Arc, top: float, tall: float) -> Area:
    left, right = sorted((arc.start, arc.end))
    reach = abs(arc.high) * _PEAK + _SMALL.leading
    return (left, top - reach if arc.high > 0 else top + tall, right - left, reach)


def _box(place: Stretch, count: int) -> tuple[float, float]:
    """Left and width of a stage's box: between two there is room for what goes on."""
    gap = min(max(place.w * _GAP_SHARE, _LEAST_GAP), _MOST_GAP) if count > 1 else 0.0
    return place.x + gap / 2, max(place.w - gap, 20.0)


def _arc_of(move: _Move, places: Sequence[Stretch], most: int) -> _Arc:
    """A skip goes over the stages, a way back under them."""
    one, other, span = places[move.start], places[move.end], move.end - move.start
    aside = _ASIDE if span > 0 else -_ASIDE
    high = _NEAR + _STEP * (abs(span) - 1)
    return _Arc(
        move.flow, move.n, one.x + one.w / 2 + aside, other.x + other.w / 2 - aside, high if span > 0 else -high,
        _thick(move.n, most), one.colour if span > 0 else Colour("neg"),
    )  # fmt: skip


def _thick(n: int, most: int) -> float:
    """In proportion, but never too thin to be seen."""
    return max(_THICKEST * n / most, _THINNEST)


def _arc(arc: _Arc, top: float, tall: float, pen: Pen) -> list[Primitive]:
    over = arc.high > 0
    y = top if over else top + tall
    tip = y - _HEAD if over else y + _HEAD
    line: tuple[Command, ...] = (
        ("M", arc.start, y), ("C", arc.start, y - arc.high, arc.end, tip - arc.high, arc.end, tip),
    )  # fmt: skip
    half = max(_HEAD * 0.7, arc.thick / 2 + 2)
    head: tuple[Command, ...] = (("M", arc.end, y), ("L", arc.end - half, tip), ("L", arc.end + half, tip), ("Z",))
    middle, peak = (arc.start + arc.end) / 2, y - arc.high * _PEAK
    said = grouped(arc.n, pen.language)
    wide = pen.measurer.width(said, _SMALL) + 10
    return [
        Path(line, None, arc.colour.faded(0.55), arc.thick),
        Path(head, arc.colour),
        Box(middle - wide / 2, peak - _SMALL.leading / 2, wide, _SMALL.leading, Colour("surface"), radius=8),
        pen.word(said, _SMALL, Colour("text"), middle, peak - _SMALL.leading / 2, align="middle").text,
    ]


def _band(
    n: int, places: Sequence[Stretch], boxes: Sequence[tuple[float, float]], y: float, most: int, pen: Pen
) -> list[Primitive]:
    """To the next stage, as it is planned."""
    start, end = boxes[0][0] + boxes[0][1], boxes[1][0]
    thick = max(_thick(n, most), 2.0)
    half = thick / 2
    wing = half if half >= _WING else half + _WING
    neck = end - min(max(wing * 0.9, _HEAD), (end - start) / 2)
    corners: tuple[Command, ...] = (("L", neck, y - wing), ("L", end, y), ("L", neck, y + wing))
    if wing > half:
        corners = (("L", neck, y - half), *corners, ("L", neck, y + half))
    outline: tuple[Command, ...] = (("M", start, y - half), *corners, ("L", start, y + half), ("Z",))
    fill = Gradient(start, 0, end, 0, places[0].colour, places[1].colour)
    said = pen.word(grouped(n, pen.language), _SMALL, Colour("text"), (start + end) / 2, y - half - 19, align="middle")
    return [Path(outline, fill), said.text]


def _stage(
    stage: Stage, place: Stretch, box: Area, flows: Sequence[Flow], style: TextStyle, pen: Pen
) -> list[Primitive]:
    x, y, wide, tall = box
    ink = ink_on(place.colour)
    title = pen.block(stage.title, style, ink, x + _SIDE, y + _PAD, max(wide - 2 * _SIDE, 20.0), align="middle")
    parts: list[Primitive] = [Box(x, y, wide, tall, place.colour, radius=8), title.text]
    begins = next((flow.n for flow in flows if flow.source is None and flow.target == stage.id), None)
    ends = next((flow.n for flow in flows if flow.target is None and flow.source == stage.id), None)
    foot = y + tall - _PAD - 2 * _SMALL.leading
    for line, (sign, n) in enumerate((("log-in", begins), ("log-out", ends))):
        if n:
            said = grouped(n, pen.language)
            half = (pen.measurer.width(said, _SMALL) + _ICON + 5) / 2
            top = foot + line * _SMALL.leading
            parts.append(Icon(sign, x + wide / 2 - half, top + 1.5, _ICON, ink))
            parts.append(pen.word(said, _SMALL, ink, x + wide / 2 - half + _ICON + 5, top).text)
    return parts
