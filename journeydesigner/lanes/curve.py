"""A smooth curve through points that never swings beyond them: the monotone cubic.

Fritsch, Carlson 1980, «Monotone Piecewise Cubic Interpolation».
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Segment = tuple[Point, Point, Point, Point]
"""A cubic Bezier curve: start, two handles, end."""


def segments(points: Sequence[Point]) -> tuple[Segment, ...]:
    """The curve through ``points`` (x ascending), one segment between each two neighbours. Its ends are level."""
    if len(points) < 2:
        return ()
    slopes = tangents(points)
    found: list[Segment] = []
    for ((x0, y0), m0), ((x1, y1), m1) in pairwise(zip(points, slopes, strict=True)):
        third = (x1 - x0) / 3
        found.append(((x0, y0), (x0 + third, y0 + m0 * third), (x1 - third, y1 - m1 * third), (x1, y1)))
    return tuple(found)


def tangents(points: Sequence[Point]) -> list[float]:
    """The slope at each point: 0 at turning points and at both ends, where the curve runs on level."""
    secants = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    slopes = [0.0, *((a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(secants)), 0.0]
    for index, secant in enumerate(secants):
        if secant == 0:
            slopes[index] = slopes[index + 1] = 0.0
            continue
        size = hypot(slopes[index] / secant, slopes[index + 1] / secant)
        if size > 3:
            slopes[index] *= 3 / size
            slopes[index + 1] *= 3 / size
    return slopes


def at(segment: Segment, t: float) -> Point:
    """The point of a segment at ``t`` 0..1."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = segment
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    return (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)


def split(segment: Segment, t: float) -> tuple[Segment, Segment]:
    """The two halves of a segment at ``t`` (de Casteljau)."""

    def between(p: Point, q: Point) -> Point:
        return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)

    p0, p1, p2, p3 = segment
    a, b, c = between(p0, p1), between(p1, p2), between(p2, p3)
    d, e = between(a, b), between(b, c)
    f = between(d, e)
    return (p0, a, d, f), (f, e, c, p3)


def crossing(segment: Segment, level: float) -> float | None:
    """Where (``t``) a monotone segment crosses the height ``level``; None where it does not."""
    start, end = segment[0][1] - level, segment[3][1] - level
    if start * end >= 0:
        return None
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if (at(segment, middle)[1] - level) * start > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
