"""Which way an arrow between two cards takes: along the gutters of the map, as short and with as few bends as may be.

A way is told by its channels, not by pixels: where rows grow or columns move it stays the same way. ``tracks`` lays
ways side by side where several share a channel.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeydesigner.layout.escapes import escape
from journeydesigner.layout.gutters import Area, Gutters

Side = Literal["left", "right", "top", "bottom"]
Leg = tuple[Literal["V", "H", "x", "y"], float]
"""A stretch of a way: along an upright or level channel (its number), or at a fixed ``x`` or ``y``."""
BEND = 18.0
"""What a bend costs, in pixels of detour."""
_PORT_INSET = 10.0


@dataclass(frozen=True, slots=True)
class Way:
    """From a side of the source by ``legs``, upright and level by turns, to a side of the target.

    Its first and its last stretch, at the cards, are not among the legs. Without legs there is but one: a straight
    line at ``straight`` (an x or a y).
    """

    source: Side
    legs: tuple[Leg, ...]
    target: Side
    straight: float | None = None


@dataclass(frozen=True, slots=True)
class _Exit:
    """From a card to the level channel ``channel``, which is at height ``y``, at ``x``; ``cost`` so far.

    ``border``: the upright channel taken."""

    side: Side
    legs: tuple[Leg, ...]
    channel: int
    x: float
    y: float
    cost: float
    border: int | None
    is_down: bool


class Router:
    """Finds ways through one state of the gutters; what it learns of a card serves all its arrows."""

    def __init__(self, gutters: Gutters) -> None:
        self._gutters = gutters
        self._exits: dict[Area, tuple[_Exit, ...]] = {}
        self._trunks: dict[tuple[int, int, int, int], int] = {}

    def way(self, source: Area, target: Area) -> Way:
        """The cheapest way from a card to another."""
        direct = self._straight(source, target)
        if direct is not None:
            return direct
        best_cost, best = float("inf"), Way("left", (("V", 0),), "left")
        for cost, way in self._beside(source, target):
            if cost < best_cost:
                best_cost, best = cost, way
        for least, _place, leave, enter in self._pairs(source, target):
            if least >= best_cost:
                break
            if not (leave.legs or enter.legs) and leave.channel == enter.channel and leave.x == enter.x:
                return Way(leave.side, (), enter.side, leave.x)
            found = self._joined(leave, enter, best_cost)
            if found is not None and found[0] < best_cost:
                best_cost = found[0]
                best = Way(leave.side, (*leave.legs, *found[1], *reversed(enter.legs)), enter.side)
        return best

    def _pairs(self, source: Area, target: Area) -> list[tuple[float, int, "_Exit", "_Exit"]]:
        """The ways out of one card with those out of the other, by what joining them costs at least."""
        pairs: list[tuple[float, int, _Exit, _Exit]] = []
        enters = self._exits_of(target)
        for leave in self._exits_of(source):
            for enter in enters:
                least = leave.cost + enter.cost + abs(leave.x - enter.x) + abs(leave.y - enter.y) + BEND
                pairs.append((least, len(pairs), leave, enter))
        pairs.sort()
        return pairs

    # Straight, and by one border

    def _straight(self, source: Area, target: Area) -> Way | None:
        """One line, where the cards face each other and nothing is in between."""
        x = _shared(source.x, source.right, target.x, target.right)
        if x is not None:
            is_down = source.bottom <= target.y
            start, end = (source.bottom, target.y) if is_down else (source.y, target.bottom)
            if (is_down or target.bottom <= source.y) and self._gutters.is_column_free(x, start, end):
                return Way("bottom" if is_down else "top", (), "top" if is_down else "bottom", x)
        y = _shared(source.y, source.bottom, target.y, target.bottom)
        if y is not None:
            goes_right = source.right <= target.x
            start, end = (source.right, target.x) if goes_right else (source.x, target.right)
            if (goes_right or target.right <= source.x) and self._gutters.is_level_free(y, start, end):
                return Way("right" if goes_right else "left", (), "left" if goes_right else "right", y)
        return None

    def _beside(self, source: Area, target: Area) -> Iterator[tuple[float, Way]]:
        """By one border that both cards can reach."""
        gutters = self._gutters
        y1, y2 = source.middle[1], target.middle[1]
        for side, border in zip(("left", "right"), gutters.beside(source), strict=True):
            for other, at in zip(("left", "right"), gutters.beside(target), strict=True):
                x = gutters.upright(border)[0]
                ends = (source.x if side == "left" else source.right, target.x if other == "left" else target.right)
                is_near = at == border or gutters.is_level_free(y2, x, ends[1])
                if not (is_near and _leads(side, ends[0], x) and _leads(other, ends[1], x)):
                    continue
                if gutters.is_upright_free(border, y1, y2) and gutters.is_level_free(y1, x, ends[0]):
                    cost = abs(ends[0] - x) + abs(y2 - y1) + abs(ends[1] - x) + 2 * BEND
                    yield cost, Way(side, (("V", border),), other)

    # By the channels between rows

    def _exits_of(self, area: Area) -> tuple[_Exit, ...]:
        found = self._exits.get(area)
        if found is None:
            found = tuple(self._level_exits(area)) or tuple(self._escapes(area))
            self._exits[area] = found
        return found

    def _level_exits(self, area: Area) -> Iterator[_Exit]:
        gutters = self._gutters
        x, y = area.middle
        above, below = gutters.row_at(area.y + 0.01), gutters.row_at(area.bottom - 0.01) + 1
        high, low = gutters.level(above)[0], gutters.level(below)[0]
        if gutters.is_column_free(x, area.y, high):
            yield _Exit("top", (), above, x, high, abs(area.y - high), None, False)
        if gutters.is_column_free(x, area.bottom, low):
            yield _Exit("bottom", (), below, x, low, abs(low - area.bottom), None, True)
        above, below = gutters.row_at(y), gutters.row_at(y) + 1
        high, low = gutters.level(above)[0], gutters.level(below)[0]
        for side, border in zip(("left", "right"), gutters.beside(area), strict=True):
            at = gutters.upright(border)[0]
            start = area.x if side == "left" else area.right
            if not gutters.is_level_free(y, start, at):
                continue
            near = abs(at - start) + BEND
            legs: tuple[Leg, ...] = (("V", border),)
            if gutters.is_upright_free(border, y, high):
                yield _Exit(side, legs, above, at, high, near + abs(y - high), border, False)
            if gutters.is_upright_free(border, y, low):
                yield _Exit(side, legs, below, at, low, near + abs(low - y), border, True)

    def _escapes(self, area: Area) -> Iterator[_Exit]:
        """Out of a pocket that others close on all sides; at worst straight down, whatever stands there."""
        found = escape(self._gutters, area)
        if found is not None:
            y = self._gutters.level(found.channel)[0]
            yield _Exit(found.side, found.legs, found.channel, found.x, y, found.cost, None, found.is_down)
            return
        below = self._gutters.row_at(area.bottom - 0.01) + 1
        yield _Exit("bottom", (), below, area.middle[0], self._gutters.level(below)[0], 0.0, None, True)

    def _joined(self, leave: _Exit, enter: _Exit, most: float) -> tuple[float, tuple[Leg, ...]] | None:
        """The cheapest way between two places at level channels; None where it costs more than ``most``."""
        across, cost = abs(leave.x - enter.x), leave.cost + enter.cost
        if leave.channel == enter.channel:
            return (cost + across + BEND, (("H", leave.channel),)) if across > 0.5 else None
        down = abs(enter.y - leave.y)
        if across > 0.5:
            if leave.is_down == (enter.channel > leave.channel) and self._goes_on(leave, leave.y, enter.y):
                return cost + down + across + BEND, (("H", enter.channel),)
            if enter.is_down == (leave.channel > enter.channel) and self._goes_on(enter, enter.y, leave.y):
                return cost + down + across + BEND, (("H", leave.channel),)
        if cost + down + across + 3 * BEND >= most:
            return None
        trunk = self._trunk(leave, enter)
        x = self._gutters.upright(trunk)[0]
        legs: tuple[Leg, ...] = (("H", leave.channel), ("V", trunk), ("H", enter.channel))
        return cost + down + abs(leave.x - x) + abs(enter.x - x) + 3 * BEND, legs

    def _goes_on(self, way: _Exit, start: float, end: float) -> bool:
        if way.border is not None:
            return self._gutters.is_upright_free(way.border, start, end)
        return not way.legs and self._gutters.is_column_free(way.x, start, end)

    def _trunk(self, leave: _Exit, enter: _Exit) -> int:
        """The border along which it is shortest from one channel to another; at worst the board's own."""
        gutters = self._gutters
        first, last = sorted((gutters.column_at(leave.x), gutters.column_at(enter.x)))
        key = (first, last, leave.channel, enter.channel)
        found = self._trunks.get(key)
        if found is None:
            near = _outwards(first, last, len(gutters.borders))
            found = self._trunks[key] = next(c for c in near if gutters.is_upright_free(c, leave.y, enter.y))
        return found


def _outwards(first: int, last: int, count: int) -> Iterator[int]:
    """The borders from ``first`` to the one after ``last``, then those further away, and at the end all there are."""
    yield from range(max(first, 1), min(last + 1, count - 2) + 1)
    for away in range(1, count):
        if first - away > 0:
            yield first - away
        if last + 1 + away < count - 1:
            yield last + 1 + away
    yield 0 if first < count - 1 - last else count - 1
    yield from (0, count - 1)


def _shared(start: float, end: float, other: float, other_end: float) -> float | None:
    """The middle of what two extents share, if that is enough for a line."""
    low, high = max(start, other) + _PORT_INSET, min(end, other_end) - _PORT_INSET
    return (low + high) / 2 if low <= high else None


def _leads(side: str, start: float, x: float) -> bool:
    """Whether it goes outwards from a card's side to ``x``."""
    return x <= start if side == "left" else x >= start
