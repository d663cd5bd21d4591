"""The labels of arrows between cards: how they look, and where they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Primitive
from journeydesigner.lanes.pen import Block, Pen
from journeydesigner.layout.gutters import Area, Gutters
from journeydesigner.layout.tracks import Point

_PAD = 5.0
_WIDTH = 190.0
_STEP = 24.0
"""So far a label is moved along its arrow to find a free place."""
_ASIDE = 6.0
"""Between a label and the upright stretch beside which it stands."""
_CELL = 64.0


class Lines:
    """All stretches of the arrows of a map, found by where they are."""

    def __init__(self, routes: Mapping[str, Sequence[Point]]) -> None:
        self._level: dict[int, list[tuple[str, float, float, float]]] = {}
        self._upright: dict[int, list[tuple[str, float, float, float]]] = {}
        for key, points in routes.items():
            for (x0, y0), (x1, y1) in pairwise(points):
                if y0 == y1:
                    self._level.setdefault(int(y0 // _CELL), []).append((key, y0, min(x0, x1), max(x0, x1)))
                else:
                    self._upright.setdefault(int(x0 // _CELL), []).append((key, x0, min(y0, y1), max(y0, y1)))

    def are_under(self, area: Area, own: str) -> bool:
        """Whether an arrow other than ``own`` runs through an area."""
        return any(
            key != own and low < at < high and start < area_end and area_start < end
            for found, low, high, area_start, area_end in (
                (self._level, area.y, area.bottom, area.x, area.right),
                (self._upright, area.x, area.right, area.y, area.bottom),
            )
            for cell in range(int(low // _CELL), int(high // _CELL) + 1)
            for key, at, start, end in found.get(cell, ())
        )


def label_block(pen: Pen, text: str, room: float = _WIDTH) -> Block:
    return pen.block(text, pen.type.tag, Colour("text2"), 0, 0, max(room - 2 * _PAD, 1.0))


def label_size(block: Block) -> tuple[float, float]:
    return block.width + 2 * _PAD, block.height + 2.0


def label_parts(pen: Pen, text: str, area: Area) -> tuple[Primitive, ...]:
    """The label in ``area``, with a ground that covers the line."""
    block = pen.block(text, pen.type.tag, Colour("text2"), area.x + _PAD, area.y + 1, area.w - 2 * _PAD + 0.01)
    return (Box(area.x, area.y, area.w, area.h, Colour("surface"), Colour("line"), radius=5), block.text)


def label_area(
    own: str, points: Sequence[Point], size: tuple[float, float], gutters: Gutters, taken: Sequence[Area], lines: Lines
) -> Area:
    """Where a label covers no card and no other label: on the arrow; where there is no room beside it, and there rather
    not on another one, which it would seem to belong to. ``own``: the arrow's key in ``lines``."""
    wide, tall = size
    left, right = gutters.borders[0] + _PAD, gutters.borders[-1] - _PAD - wide

    def at(spot: Point) -> Area:
        return Area(max(min(spot[0] - wide / 2, right), left), spot[1] - tall / 2, wide, tall)

    def free(spots: Iterable[Point]) -> Iterator[Area]:
        return (area for area in map(at, spots) if not any(map(area.meets, taken)))

    between = (*_on_level_stretches(points, wide), *_at_row_ends(points, gutters))
    found = next(free(chain(between, _within_row(points, size, gutters))), None)
    if found is None:
        rows = _beside_rows(points, gutters, wide)
        beside = list(free((*_beside_uprights(points, size, gutters), *rows)))
        alone = (area for area in beside if not lines.are_under(area, own))
        found = next(alone, beside[0] if beside else at([*between, *rows][0]))
    return found


def _on_level_stretches(points: Sequence[Point], wide: float) -> list[Point]:
    """Along the stretches between rows, from the middle of the longest on; those at the cards' heights are not."""
    inner = list(pairwise(points))[1:-1]
    levels = sorted((one for one in inner if one[0][1] == one[1][1]), key=lambda one: -_length(*one))
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
    return sorted(spots, key=lambda spot: (_length(spot, middle), spot))


def _within_row(points: Sequence[Point], size: tuple[float, float], gutters: Gutters) -> Iterator[Point]:
    """On the level stretches at the cards' heights, from the longest on: as near its middle as no card stands."""
    levels = sorted((one for one in pairwise(points) if one[0][1] == one[1][1]), key=lambda one: -_length(*one))
    for (x0, y), (x1, _y) in levels:
        middle, room = (x0 + x1) / 2, (abs(x1 - x0) - size[0]) / 2 - _STEP
        away = 0.0
        while away <= room:
            yield from (spot for spot in ((middle + away, y), (middle - away, y)) if _is_free(spot, size, gutters))
            away += _STEP


def _beside_uprights(points: Sequence[Point], size: tuple[float, float], gutters: Gutters) -> list[Point]:
    """Left and right of the upright stretches, within a row, where no card stands."""
    away = size[0] / 2 + _ASIDE
    tried = (
        (x + side * away, y)
        for (x, y0), (x1, y1) in pairwise(points)
        if x == x1
        for y in ((y0 + y1) / 2, y1, y0)
        for side in (-1, 1)
    )
    return [spot for spot in tried if _is_free(spot, size, gutters)]


def _beside_rows(points: Sequence[Point], gutters: Gutters, wide: float) -> list[Point]:
    """Over the row, then under it, where the arrow does not leave its row; of the first row under it. Then a little to
    the left and to the right of that."""
    x = (points[0][0] + points[-1][0]) / 2
    row = gutters.row_at(points[0][1])
    heights = [gutters.level(row)[0], gutters.level(row + 1)[0]]
    if not row:
        heights.reverse()
    away = wide / 2 + _ASIDE
    return [(at, y) for places in ((x,), (x - away, x + away)) for y in heights for at in places]


def _is_free(at: Point, size: tuple[float, float], gutters: Gutters) -> bool:
    """Whether no card stands where a label would, in one row and on the board."""
    (x, y), (wide, tall) = at, size
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2
    if left < gutters.borders[0] or right > gutters.borders[-1] or gutters.row_at(top) != gutters.row_at(bottom):
        return False
    return all(gutters.is_level_free(height, left, right) for height in (top, y, bottom))


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
