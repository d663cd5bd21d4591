"""Outlines that several bands share: boxes with some round corners, polygons with soft ones."""

from collections.abc import Sequence
from math import hypot

from journeydesigner.drawing.primitives import Command
from journeydesigner.lanes.face import quarter

Point = tuple[float, float]
_CHEVRON = 3.0
"""The radius of its corners."""


def box_outline(x: float, y: float, w: float, h: float, top: float = 0.0, bottom: float = 0.0) -> tuple[Command, ...]:
    """A box whose upper corners have the radius ``top``, its lower ones ``bottom``."""
    right, end = x + w, y + h
    a, b = top - quarter(top), bottom - quarter(bottom)
    return (
        ("M", x + top, y),
        ("L", right - top, y),
        ("C", right - a, y, right, y + a, right, y + top),
        ("L", right, end - bottom),
        ("C", right, end - b, right - b, end, right - bottom, end),
        ("L", x + bottom, end),
        ("C", x + b, end, x, end - b, x, end - bottom),
        ("L", x, y + top),
        ("C", x, y + a, x + a, y, x + top, y),
        ("Z",),
    )


def soft_polygon(points: Sequence[tuple[float, float, float]]) -> tuple[Command, ...]:
    """A polygon of (x, y, corner radius)."""
    commands: list[Command] = []
    count = len(points)
    for index, (x, y, radius) in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % count]
        if radius <= 0:
            commands.append(("L", x, y) if commands else ("M", x, y))
            continue
        start, end, handle = _corner((before[0], before[1]), (x, y), (after[0], after[1]), radius)
        commands.append(("L", *start) if commands else ("M", *start))
        commands.append((
            "C", start[0] + (x - start[0]) * handle, start[1] + (y - start[1]) * handle,
            end[0] + (x - end[0]) * handle, end[1] + (y - end[1]) * handle, *end,
        ))  # fmt: skip
    commands.append(("Z",))
    return tuple(commands)


def chevron(
    start: float, end: float, height: float, depth: float, *, has_notch: bool, has_tip: bool
) -> tuple[Command, ...]:
    """An arrow to the right between ``start`` and ``end``; its tip and its notch reach ``depth`` beyond them."""
    far = [(end, 0.0, _CHEVRON), (end + depth, height / 2, _CHEVRON), (end, height, _CHEVRON)]
    corners = [(start, 0.0, _CHEVRON), *(far if has_tip else far[::2]), (start, height, _CHEVRON)]
    if has_notch:
        corners.append((start + depth, height / 2, 0.0))
    return soft_polygon(corners)


def _corner(before: Point, at: Point, after: Point, radius: float) -> tuple[Point, Point, float]:
    """Where a rounded corner begins and ends, and its handles' share of the way to the corner."""
    from math import acos, tan

    def unit(to: Point) -> Point:
        size = hypot(to[0] - at[0], to[1] - at[1])
        return ((to[0] - at[0]) / size, (to[1] - at[1]) / size)

    one, other = unit(before), unit(after)
    angle = acos(max(-1.0, min(1.0, one[0] * other[0] + one[1] * other[1])))
    reach = radius / tan(angle / 2)
    turn = 3.141592653589793 - angle
    handle = 4 / 3 * tan(turn / 4) * radius / reach
    return (
        (at[0] + one[0] * reach, at[1] + one[1] * reach),
        (at[0] + other[0] * reach, at[1] + other[1] * reach),
        handle,
    )
