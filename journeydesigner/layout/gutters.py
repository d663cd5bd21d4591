"""The free ways of a laid out map: along the borders of its columns, and between its rows. Pure geometry.

Cards stand away from the borders of their columns and rows, so that there is room for a few lines beside each. What
stands in the way are cards that reach over several columns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

CLEAR = 3.0
"""So far a line stays away from cards at least."""


class Area(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def meets(self, other: "Area") -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class RowBlocks:
    """What stands in a row, in the row's coordinates: ``over`` by the border that it reaches over, ``within`` by the
    column in which it stands. Columns are numbered from 0, each has its left border's number."""

    def __init__(self, areas: Sequence[Area], borders: Sequence[float]) -> None:
        self.over: dict[int, list[tuple[float, float]]] = {}
        self.within: dict[int, list[Area]] = {}
        for area in areas:
            first, last = bisect_right(borders, area.x) - 1, bisect_left(borders, area.right) - 1
            for border in range(first + 1, last + 1):
                self.over.setdefault(border, []).append((area.y, area.bottom))
            for column in range(first, last + 1):
                self.within.setdefault(column, []).append(area)


@dataclass(frozen=True, slots=True)
class GutterRow:
    """A row of the map at a height of the scene."""

    top: float
    height: float
    blocks: RowBlocks

    @property
    def bottom(self) -> float:
        return self.top + self.height


class Gutters:
    """``borders`` are the x of the columns' borders, from the board's left to its right; rows follow each other.

    Channels are numbered: upright ones as the borders, level ones as the row below them.
    """

    UPRIGHT_ROOM = 5.0
    LEVEL_ROOM = 7.0
    """How far lines may be beside the middle of a channel."""
    _EDGE = 4.0
    _END = 6.0
    """The outermost channels are so far within the board."""

    def __init__(self, rows: Sequence[GutterRow], borders: Sequence[float]) -> None:
        self.rows, self.borders = rows, borders
        self._tops = [row.top for row in rows]
        self._crossed: dict[int, tuple[list[float], list[float]]] = {}

    def upright(self, channel: int) -> tuple[float, float]:
        """The middle of a channel along a border, and how far lines may be beside it."""
        x = self.borders[channel]
        if channel == 0:
            return x + self._EDGE, 2.0
        if channel == len(self.borders) - 1:
            return x - self._EDGE, 2.0
        return x, self.UPRIGHT_ROOM

    def level(self, channel: int) -> tuple[float, float]:
        """The same of a channel between rows."""
        if channel == 0:
            return self.rows[0].top + self._END, 3.0
        if channel == len(self.rows):
            return self.rows[-1].bottom - self._END, 3.0
        return self.rows[channel].top, self.LEVEL_ROOM

    def row_at(self, y: float) -> int:
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self.rows) - 1)

    def column_at(self, x: float) -> int:
        return min(max(bisect_right(self.borders, x) - 1, 0), len(self.borders) - 2)

    def beside(self, area: Area) -> tuple[int, int]:
        """The channels at the left and at the right of what stands in columns."""
        return self.column_at(area.x), self.column_at(area.right - 0.01) + 1

    def is_upright_free(self, channel: int, start: float, end: float) -> bool:
        """Whether no card reaches over a border between two heights."""
        low, high = (start, end) if start < end else (end, start)
        crossed = self._crossed.get(channel)
        if crossed is None:
            found = [(row.top + a, row.top + b) for row in self.rows for a, b in row.blocks.over.get(channel, ())]
            found.sort()
            crossed = self._crossed[channel] = ([a for a, _b in found], [b for _a, b in found])
        # Cards that reach over one border stand one above the other: the first that ends below ``low`` decides.
        place = bisect_right(crossed[1], low + 0.01)
        return place == len(crossed[0]) or crossed[0][place] >= high - 0.01

    def is_column_free(self, x: float, start: float, end: float) -> bool:
        """Whether nothing stands at ``x``, within a column, between two heights."""
        low, high = (start, end) if start < end else (end, start)
        column = self.column_at(x)
        for index in range(self.row_at(low), self.row_at(high) + 1):
            row = self.rows[index]
            for area in row.blocks.within.get(column, ()):
                if not area.x - CLEAR < x < area.right + CLEAR:
                    continue
                if row.top + area.y < high - 0.01 and low + 0.01 < row.top + area.bottom:
                    return False
        return True

    def is_level_free(self, y: float, start: float, end: float) -> bool:
        """Whether nothing stands at height ``y`` of a row between two x."""
        low, high = (start, end) if start < end else (end, start)
        row = self.rows[self.row_at(y)]
        for column in range(self.column_at(low), self.column_at(high) + 1):
            for area in row.blocks.within.get(column, ()):
                if not (area.x < high - 0.01 and low + 0.01 < area.right):
                    continue
                if row.top + area.y - CLEAR < y < row.top + area.bottom + CLEAR:
                    return False
        return True
