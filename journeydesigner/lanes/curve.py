"""A smooth curve through points: level at each, never beyond its neighbours; and what a drawer asks of its parts."""

from collections.abc import Sequence
from itertools import pairwise
from math import asin, sin

Point = tuple[float, float]
Segment = tuple[Point, Point, Point, Point]
"""A cubic Bezier curve: start, two handles, end. Those of this module run one way, in x and in y."""

_HALVINGS = 24
_SHARE_HALVINGS = 15
"""To a hundredth of a pixel on any column."""


def segments(points: Sequence[Point]) -> tuple[Segment, ...]:
    """The curve through ``points`` (x ascending), one segment between each two neighbours.

    A monotone cubic: with level handles half way between two points it rises or falls from one to the other and
    does not overshoot, and a segment depends on its own two points only.
    """
    return tuple(_segment(start, end) for start, end in pairwise(points))


def _segment(start: Point, end: Point) -> Segment:
    middle = (start[0] + end[0]) / 2
    return (start, (middle, start[1]), (middle, end[1]), end)


def at(segment: Segment, t: float) -> Point:
    """The point of a segment at ``t`` 0..1."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = segment
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    return (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)


def split(segment: Segment, t: float) -> tuple[Segment, Segment]:
    """The two parts of a segment at ``t`` (de Casteljau)."""
    p0, p1, p2, p3 = segment
    a, b, c = _between(p0, p1, t), _between(p1, p2, t), _between(p2, p3, t)
    d, e = _between(a, b, t), _between(b, c, t)
    f = _between(d, e, t)
    return (p0, a, d, f), (f, e, c, p3)


def _between(p: Point, q: Point, t: float) -> Point:
    return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)


def part(segment: Segment, start: float, end: float) -> Segment:
    """What lies between ``start`` and ``end``, 0..1."""
    if start > 0:
        segment = split(segment, start)[1]
        end = (end - start) / (1 - start)
    return split(segment, end)[0] if end < 1 else segment


def crossing(segment: Segment, level: float) -> float | None:
    """Where (``t``) a segment crosses the height ``level``; None where it does not."""
    (_, start), (_, first), (_, second), (_, end) = segment
    if (start - level) * (end - level) >= 0:
        return None
    if first == start and second == end:
        return _level_crossing((level - start) / (end - start))
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (at(segment, middle)[1] < level) == (start < end):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _level_crossing(share: float) -> float:
    """Of a segment with level ends, whose height's share of its rise is 3 t^2 - 2 t^3: solved in closed form."""
    return 0.5 - sin(asin(1 - 2 * share) / 3)


def height_at(segment: Segment, x: float) -> float:
    """The height of a segment at ``x``; beyond its ends that of the end."""
    return at(segment, share_at(segment, x))[1]


def share_at(segment: Segment, x: float) -> float:
    """How far along a segment (``t``, 0..1) ``x`` is; beyond its ends the end."""
    (x0, _), (x1, _), (x2, _), (x3, _) = segment
    a, b, c = x3 - 3 * x2 + 3 * x1 - x0, 3 * (x2 - 2 * x1 + x0), 3 * (x1 - x0)
    low, high = 0.0, 1.0
    for _ in range(_SHARE_HALVINGS):
        middle = (low + high) / 2
        if ((a * middle + b) * middle + c) * middle + x0 < x:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def heights_between(segment: Segment, left: float, right: float) -> tuple[float, float] | None:
    """The least and the greatest height of a segment that runs one way, between two places; None beside it."""
    left, right = max(left, segment[0][0]), min(right, segment[3][0])
    if left > right:
        return None
    ends = (height_at(segment, left), height_at(segment, right))
    return min(ends), max(ends)
