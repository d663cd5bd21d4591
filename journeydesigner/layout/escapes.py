"""Out of a pocket: a card that wide ones close in above and below is left through the narrow gaps between cards."""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Literal

from journeydesigner.layout.gutters import Area, Gutters

_GAP = 3.0
"""Half the gap between cards one above the other."""
_FAR = 4
"""Columns to each side whose gaps are tried."""
_BEND = 18.0
_MOST = 4000

Leg = tuple[Literal["V", "H", "x", "y"], float]
_Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Escape:
    """From a side of a card by ``legs`` to the level channel ``channel`` at ``x``."""

    side: Literal["left", "right"]
    legs: tuple[Leg, ...]
    channel: int
    x: float
    cost: float
    is_down: bool


def escape(gutters: Gutters, area: Area) -> Escape | None:
    """The shortest way along borders and under cards to the upper or lower end of the card's row."""
    row = gutters.row_at(area.middle[1])
    ys = _heights(gutters, row, area)
    if area.middle[1] not in ys:
        return None
    start_y = ys.index(area.middle[1])
    queue: list[tuple[float, _Spot, tuple[_Spot, ...]]] = []
    for border, side_x in zip(gutters.beside(area), (area.x, area.right), strict=True):
        x = gutters.upright(border)[0]
        if gutters.is_level_free(ys[start_y], side_x, x):
            heappush(queue, (abs(x - side_x), (border, start_y), ((border, start_y),)))
    seen: set[_Spot] = set()
    while queue and len(seen) < _MOST:
        cost, spot, path = heappop(queue)
        if spot in seen:
            continue
        seen.add(spot)
        if spot[1] in (0, len(ys) - 1):
            return _escape(gutters, area, row, ys, path, cost)
        for near in _neighbours(gutters, ys, spot):
            if near not in seen:
                bend = _BEND if len(path) > 1 and (near[0] == spot[0]) != (path[-2][0] == spot[0]) else 0.0
                away = abs(_x(gutters, near) - _x(gutters, spot)) + abs(ys[near[1]] - ys[spot[1]])
                heappush(queue, (cost + away + bend, near, (*path, near)))
    return None


def _x(gutters: Gutters, spot: _Spot) -> float:
    return gutters.upright(spot[0])[0]


def _heights(gutters: Gutters, row: int, area: Area) -> list[float]:
    """The row's ends, over and under what stands in it near the card, and the card's middle."""
    here = gutters.rows[row]
    first, last = gutters.beside(area)
    found = {area.middle[1]}
    for column in range(first - _FAR, last + _FAR):
        for block in here.blocks.within.get(column, ()):
            found |= {here.top + block.y - _GAP, here.top + block.bottom + _GAP}
    high, low = gutters.level(row)[0], gutters.level(row + 1)[0]
    return [high, *sorted(y for y in found if high < y < low), low]


def _neighbours(gutters: Gutters, ys: list[float], spot: _Spot) -> list[_Spot]:
    border, down = spot
    found: list[_Spot] = []
    for near in (down - 1, down + 1):
        if 0 <= near < len(ys) and gutters.is_upright_free(border, ys[down], ys[near]):
            found.append((border, near))
    for near in (border - 1, border + 1):
        if not 0 <= near < len(gutters.borders):
            continue
        if _is_level_free(gutters, ys[down], _x(gutters, spot), _x(gutters, (near, down))):
            found.append((near, down))
    return found


def _is_level_free(gutters: Gutters, y: float, start: float, end: float) -> bool:
    """Whether a line at ``y`` meets no card, however near it comes."""
    low, high = min(start, end), max(start, end)
    row = gutters.rows[gutters.row_at(y)]
    return not any(
        area.x < high and low < area.right and row.top + area.y < y < row.top + area.bottom
        for column in range(gutters.column_at(low), gutters.column_at(high) + 1)
        for area in row.blocks.within.get(column, ())
    )


def _escape(gutters: Gutters, area: Area, row: int, ys: list[float], path: tuple[_Spot, ...], cost: float) -> Escape:
    legs: list[Leg] = []
    for spot, after in pairwise(path):
        leg: Leg = ("x", _x(gutters, spot)) if spot[0] == after[0] else ("y", ys[spot[1]])
        if not legs or legs[-1] != leg:
            legs.append(leg)
    if legs and legs[0][0] == "y":  # it goes on at the height at which it left the card
        legs.pop(0)
    is_down = path[-1][1] != 0
    return Escape(
        "left" if _x(gutters, path[0]) < area.middle[0] else "right", tuple(legs), row + 1 if is_down else row,
        _x(gutters, path[-1]), cost, is_down,
    )  # fmt: skip
