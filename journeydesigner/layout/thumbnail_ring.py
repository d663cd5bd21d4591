"""A life cycle drawn small: its stages as a ring of arrows, inside it the curve as a closed line round the neutral
circle (outside of it is good)."""

from collections.abc import Sequence
from math import ceil, cos, pi, sin, tan

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Command, Disc, Path, Primitive
from journeydesigner.layout.glimpse import Glimpse

Point = tuple[float, float]
_TOP = -pi / 2
_OUTER, _INNER, _NEUTRAL, _REACH = 0.405, 0.275, 0.168, 0.085
"""Radii as shares of the box's shorter side; how far a feeling leads away from the neutral circle."""
_TIP = 0.17
_GAP = 0.022
"""An arrow's tip and the gap behind it, as shares of the outer radius."""


def ring(glimpse: Glimpse, width: float, height: float) -> tuple[Primitive, ...]:
    """A map whose last stage leads back to the first, in a box ``width`` x ``height``."""
    side = min(width, height)
    centre = (width / 2, height / 2)
    count = max(len(glimpse.stages), 1)
    arrows = [_arrow(centre, side, index, count, colour) for index, colour in enumerate(glimpse.colours)]
    return (*arrows, *_feelings(glimpse, centre, side))


def _arrow(centre: Point, side: float, index: int, count: int, colour: str) -> Path:
    outer, inner = side * _OUTER, side * _INNER
    tip = min(_TIP * outer / ((outer + inner) / 2), pi / count)
    gap = _GAP * 2
    start, end = _TOP + 2 * pi * index / count + gap - tip / 2, _TOP + 2 * pi * (index + 1) / count - gap - tip / 2
    middle = (outer + inner) / 2
    outline: tuple[Command, ...] = (
        ("M", *_at(centre, outer, start)),
        *_arc(centre, outer, start, end),
        ("L", *_at(centre, middle, end + tip)),
        ("L", *_at(centre, inner, end)),
        *_arc(centre, inner, end, start),
        ("L", *_at(centre, middle, start + tip)),
        ("Z",),
    )
    return Path(outline, Colour(colour or f"stage:{index}/{count}"))


def _feelings(glimpse: Glimpse, centre: Point, side: float) -> tuple[Primitive, ...]:
    """The neutral circle, and the first curve that the map has."""
    neutral = side * _NEUTRAL
    circle: tuple[Command, ...] = (("M", *_at(centre, neutral, 0)), *_arc(centre, neutral, 0, 2 * pi))
    parts: list[Primitive] = [Path(circle, None, Colour("line2"), 1, (2.5, 2.5))]
    curve = next((row for row in glimpse.rows if row.form == "curve" and row.points), None)
    if curve is None:
        return tuple(parts)
    values = [value for _column, value in curve.points]
    places = [
        _at(centre, side * (_NEUTRAL + value * _REACH), _TOP + 2 * pi * (column + 0.5) / max(glimpse.columns, 1))
        for column, value in curve.points
    ]
    size = max(0.6, side / 196)
    if len(places) > 2:
        parts += _closed(places, values, 1.9 * size)
    for (x, y), value in zip(places, values, strict=True):
        parts.append(Disc(x, y, 2.6 * size, Colour("surface"), _tone(value), 1.3 * size))
    return tuple(parts)


def _closed(places: Sequence[Point], values: Sequence[float], width: float) -> list[Primitive]:
    """A smooth closed line (Catmull-Rom), each piece in the colour of what lies between its ends."""
    count = len(places)
    parts: list[Primitive] = []
    for index in range(count):
        before, start = places[index - 1], places[index]
        end, after = places[(index + 1) % count], places[(index + 2) % count]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        mean = (values[index] + values[(index + 1) % count]) / 2
        line: tuple[Command, ...] = (("M", *start), ("C", *first, *second, *end))
        parts.append(Path(line, None, _tone(mean), width))
    return parts


def _tone(value: float) -> Colour:
    return Colour("pos" if value > 0.12 else "neg" if value < -0.12 else "neu")


def _at(centre: Point, radius: float, angle: float) -> Point:
    return (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))


def _arc(centre: Point, radius: float, start: float, end: float) -> list[Command]:
    """Cubic curves along a circle, each over a quarter at most."""
    pieces = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    turn = (end - start) / pieces
    handle = 4 / 3 * tan(turn / 4) * radius
    commands: list[Command] = []
    for piece in range(pieces):
        one, other = start + piece * turn, start + (piece + 1) * turn
        (x0, y0), (x1, y1) = _at(centre, radius, one), _at(centre, radius, other)
        commands.append((
            "C", x0 - handle * sin(one), y0 + handle * cos(one), x1 + handle * sin(other), y1 - handle * cos(other),
            x1, y1,
        ))  # fmt: skip
    return commands
