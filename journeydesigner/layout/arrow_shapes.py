"""How an arrow between cards looks: a thin line with round corners, a small head, its label on it."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Command, Path, Primitive
from journeydesigner.lanes.face import quarter
from journeydesigner.lanes.pen import Block, Pen
from journeydesigner.layout.gutters import Area, Gutters
from journeydesigner.layout.tracks import Point

LINE = 1.5
HEAD = 7.0
_HALF_HEAD = 3.6
_RADIUS = 6.0
_BACK = 5.0
"""The line ends so far before the tip, within the head."""
_LABEL_PAD = 5.0
_LABEL_WIDTH = 190.0
_STEP = 24.0
"""So far a label is moved along its arrow to find a free place."""
INK = Colour("text3")


def arrow(points: Sequence[Point]) -> tuple[Primitive, ...]:
    """The line and its head, in the coordinates of its corners."""
    (x0, y0), (x, y) = points[-2], points[-1]
    length = hypot(x - x0, y - y0) or 1.0
    ux, uy = (x - x0) / length, (y - y0) / length
    back = min(_BACK, length)
    line = _line((*points[:-1], (x - ux * back, y - uy * back)))
    left, right = (
        (x - ux * HEAD + side * uy * _HALF_HEAD, y - uy * HEAD - side * ux * _HALF_HEAD) for side in (1.0, -1.0)
    )
    head: tuple[Command, ...] = (("M", x, y), ("L", *left), ("L", *right), ("Z",))
    return (Path(line, None, INK, LINE), Path(head, INK))


def _line(points: Sequence[Point]) -> tuple[Command, ...]:
    """Round at its corners, as far as the stretches between them are long enough."""
    commands: list[Command] = [("M", *points[0])]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _away(before, at) / 2, _away(at, after) / 2)
        if radius < 0.5:
            commands.append(("L", *at))
            continue
        start, end = _toward(at, before, radius), _toward(at, after, radius)
        rest = radius - quarter(radius)
        commands.append(("L", *start))
        commands.append(("C", *_toward(at, before, rest), *_toward(at, after, rest), *end))
    commands.append(("L", *points[-1]))
    return tuple(commands)


def _away(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(at: Point, to: Point, by: float) -> Point:
    length = _away(at, to) or 1.0
    return (at[0] + (to[0] - at[0]) * by / length, at[1] + (to[1] - at[1]) * by / length)


# Labels


def label_block(pen: Pen, text: str, room: float = _LABEL_WIDTH) -> Block:
    return pen.block(text, pen.type.tag, Colour("text2"), 0, 0, max(room - 2 * _LABEL_PAD, 1.0))


def label_size(block: Block) -> tuple[float, float]:
    return block.width + 2 * _LABEL_PAD, block.height + 2.0


def label_parts(pen: Pen, text: str, area: Area) -> tuple[Primitive, ...]:
    """The label in ``area``, with a ground that covers the line."""
    block = pen.block(
        text, pen.type.tag, Colour("text2"), area.x + _LABEL_PAD, area.y + 1, area.w - 2 * _LABEL_PAD + 0.01
    )
    return (Box(area.x, area.y, area.w, area.h, Colour("surface"), Colour("line"), radius=5), block.text)


def label_area(points: Sequence[Point], size: tuple[float, float], gutters: Gutters, taken: Sequence[Area]) -> Area:
    """Where a label covers no card and no other label: between rows on the arrow, at the worst beside it."""
    wide, tall = size
    spots = [*_on_level_stretches(points, wide), *_at_row_ends(points, gutters), *_beside_rows(points, gutters)]
    left, right = gutters.borders[0] + _LABEL_PAD, gutters.borders[-1] - _LABEL_PAD - wide
    areas = [Area(max(min(x - wide / 2, right), left), y - tall / 2, wide, tall) for x, y in spots]
    return next((area for area in areas if not any(_meet(area, other) for other in taken)), areas[0])


def _on_level_stretches(points: Sequence[Point], wide: float) -> list[Point]:
    """Along the stretches between rows, from the middle of the longest on; those at the cards' heights are not."""
    inner = list(pairwise(points))[1:-1]
    levels = sorted((one for one in inner if one[0][1] == one[1][1]), key=lambda one: -_away(*one))
    spots: list[Point] = []
    for (x0, y), (x1, _y) in levels:
        middle, room = (x0 + x1) / 2, max((abs(x1 - x0) - wide) / 2, 0.0)
        away = 0.0
        while away <= room:
            spots += [(middle + away, y), (middle - away, y)]
            away += _STEP
    return spots


def _at_row_ends(points: Sequence[Point], gutters: Gutters) -> list[Point]:
    """Where an upright stretch goes from one row to the next."""
    spots: list[Point] = []
    for (x, y0), (x1, y1) in pairwise(points):
        if x == x1:
            low, high = min(y0, y1), max(y0, y1)
            spots += [(x, row.top) for row in gutters.rows if low < row.top < high]
    middle = points[len(points) // 2]
    return sorted(spots, key=lambda spot: (_away(spot, middle), spot))


def _beside_rows(points: Sequence[Point], gutters: Gutters) -> list[Point]:
    """Over the row, then under it, where the arrow does not leave its row; of the first row under it."""
    x = (points[0][0] + points[-1][0]) / 2
    row = gutters.row_at(points[0][1])
    spots = [(x, gutters.level(row)[0]), (x, gutters.level(row + 1)[0])]
    return spots if row else spots[::-1]


def _meet(one: Area, other: Area) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
