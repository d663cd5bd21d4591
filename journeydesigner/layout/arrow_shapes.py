"""How an arrow between cards looks: a thin line with round corners and a small head."""

from collections.abc import Sequence
from math import hypot

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Command, Path, Primitive
from journeydesigner.lanes.face import quarter
from journeydesigner.layout.tracks import Point

LINE = 1.5
HEAD = 7.0
_HALF_HEAD = 3.6
_RADIUS = 6.0
_BACK = 5.0
"""The line ends so far before the tip, within the head."""
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
