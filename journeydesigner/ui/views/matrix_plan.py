"""Where everything in the matrix stands: rows as tall as what is in them, cards of one cell under each other. Where
that would be too tall, all of it stands closer. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeydesigner.model.ids import CardId
from journeydesigner.ui.views.priorities import Corner, Priorities

AXIS_LEFT, PAD = 62.0, 20.0
_TRAY_CHIP = 184.0
_CELL_PAD = 8.0
_GAP = 8.0
_LEAST_BOARD = 560.0
_WIDEST = 232.0
_TRAY_HEAD, _TRAY_WORDS = 40.0, 190.0
"""How tall what the tray says is above its cards, and how wide beside them."""


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h


@dataclass(frozen=True)
class _Spacing:
    """Of what stands above each other: ``edge`` over and under all, ``gutter`` under the tray, ``axis`` for the scale
    under the board, ``head`` for a corner's name above its first row, ``least`` of a row."""

    edge: float
    gutter: float
    axis: float
    head: float
    least: float
    has_words_beside: bool
    """Whether the tray may say beside its cards what it is."""


_AIRY = _Spacing(PAD, 18.0, 54.0, 34.0, 64.0, has_words_beside=False)
_CLOSE = _Spacing(6.0, 10.0, 48.0, 32.0, 36.0, has_words_beside=True)


@dataclass(frozen=True)
class Layout:
    """``cells`` by column and row (rows from below), ``cards`` by id: upper left corners; the ``tray`` is on top, and
    ``tray_words`` is where in it stands what it is."""

    width: float
    height: float
    board: Box
    cells: Mapping[tuple[int, int], Box]
    corners: tuple[tuple[Corner, Box], ...]
    tray: Box
    tray_words: Box
    cards: Mapping[CardId, tuple[float, float]] = field(default_factory=dict[CardId, tuple[float, float]])

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell under a point of the board; the nearest one just beside it."""
        board = self.board
        if not board.holds(x, y):
            return None
        return min(
            self.cells,
            key=lambda cell: (
                (self.cells[cell].x + self.cells[cell].w / 2 - x) ** 2
                + max(self.cells[cell].y - y, y - self.cells[cell].y - self.cells[cell].h, 0.0) ** 2 * 4
            ),
        )


def room_beside(wide: float, tall: float, bar: float) -> tuple[float, float]:
    """What is left for the layout of what is in sight: beside a scroll bar, and above one where it is too narrow."""
    room = wide - bar
    is_narrow = board_width(room) + AXIS_LEFT + 2 * PAD > room
    return room, tall - bar if is_narrow else tall


def board_width(room: float) -> float:
    """How wide the board is beside its scale."""
    return max(room - 2 * PAD - AXIS_LEFT, _LEAST_BOARD)


def chip_width(plan: Priorities, room: float) -> float:
    column = board_width(room) / len(plan.columns)
    across = max(1, int((column - _CELL_PAD) // (150 + _GAP)))
    return min((column - 2 * _CELL_PAD - (across - 1) * _GAP) / across, _WIDEST)


def tray_chip_width() -> float:
    return _TRAY_CHIP


def laid_out(
    plan: Priorities,
    rated: Sequence[tuple[CardId, tuple[int, int], float]],
    waiting: Sequence[tuple[CardId, float]],
    room: float,
    tall: float,
) -> Layout:
    """``rated``: id, place and height of each card; ``waiting``: those without a place, with their heights.

    ``room`` and ``tall`` are what is in sight; the layout may be larger.
    """
    airy = _spaced(plan, rated, waiting, room, tall, _AIRY)
    return airy if airy.height <= tall else _spaced(plan, rated, waiting, room, tall, _CLOSE)


def _spaced(
    plan: Priorities,
    rated: Sequence[tuple[CardId, tuple[int, int], float]],
    waiting: Sequence[tuple[CardId, float]],
    room: float,
    tall: float,
    spacing: _Spacing,
) -> Layout:
    wide = board_width(room)
    column, chip = wide / len(plan.columns), chip_width(plan, room)
    across = max(1, int((column - 2 * _CELL_PAD + _GAP) // (chip + _GAP)))
    heads = {corner.high for corner in plan.corners}
    inside: dict[tuple[int, int], list[tuple[CardId, float]]] = {}
    for card, place, high in rated:
        inside.setdefault(place, []).append((card, high))
    count = len(plan.rows)
    tray, words, cards = _tray(waiting, AXIS_LEFT + wide, spacing)
    top = tray.y + tray.h + spacing.gutter
    needed: list[float] = []
    for row in range(count):
        stacks = [_stack_height(inside.get((x, row), []), across) for x in range(len(plan.columns))]
        needed.append(max(spacing.least, max(stacks) + 2 * _CELL_PAD) + (spacing.head if row in heads else 0.0))
    heights = _filled(needed, tall - top - spacing.edge - spacing.axis)
    board = Box(PAD + AXIS_LEFT, top, wide, sum(heights))
    cells: dict[tuple[int, int], Box] = {}
    y = board.y
    for row in range(count - 1, -1, -1):
        head = spacing.head if row in heads else 0.0
        for x in range(len(plan.columns)):
            cell = cells[(x, row)] = Box(board.x + x * column, y, column, heights[row])
            cards |= _stacked(inside.get((x, row), []), cell, head, chip, across)
        y += heights[row]
    corners = tuple((corner, _around(cells, corner)) for corner in plan.corners)
    height = board.y + board.h + spacing.axis + spacing.edge
    return Layout(board.x + wide + PAD, height, board, cells, corners, tray, words, cards)


def _tray(
    waiting: Sequence[tuple[CardId, float]], wide: float, spacing: _Spacing
) -> tuple[Box, Box, dict[CardId, tuple[float, float]]]:
    """The tray, where in it its words stand, and those without a place, from the left, then down: under the words, or
    beside them where that is lower and allowed."""
    words = Box(PAD, spacing.edge, wide, _TRAY_HEAD)
    bottom, cards = _lined_up(waiting, PAD + 12, words.y + words.h, wide - 12)
    if waiting and spacing.has_words_beside:
        beside = Box(PAD, spacing.edge, _TRAY_WORDS, 0.0)
        low, there = _lined_up(waiting, PAD + beside.w, beside.y + 10, wide - beside.w)
        low = max(low, beside.y + 68)  # three lines
        if low < bottom:
            return Box(PAD, spacing.edge, wide, low - spacing.edge), beside, there
    return Box(PAD, spacing.edge, wide, bottom - spacing.edge), words, cards


def _lined_up(
    cards: Sequence[tuple[CardId, float]], left: float, top: float, wide: float
) -> tuple[float, dict[CardId, tuple[float, float]]]:
    """Where the tray ends under its cards, and where those stand."""
    across = max(1, int(wide // (_TRAY_CHIP + _GAP)))
    found: dict[CardId, tuple[float, float]] = {}
    y = top
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        for place, (card, _high) in enumerate(row):
            found[card] = (left + place * (_TRAY_CHIP + _GAP), y)
        y += max(high for _card, high in row) + _GAP
    return (y + 4 if cards else y), found


def _filled(needed: Sequence[float], room: float) -> list[float]:
    """Rows as tall as they need, and as even as ``room`` allows beyond that."""
    heights, level = list(needed), room / len(needed)
    for _pass in needed:
        large = [high for high in needed if high > level]
        if len(large) == len(needed):
            return heights
        level = (room - sum(large)) / (len(needed) - len(large))
    return [max(high, level) for high in needed]


def _stack_height(cards: Sequence[tuple[CardId, float]], across: int) -> float:
    rows = [max(high for _card, high in cards[i : i + across]) for i in range(0, len(cards), across)]
    return sum(rows) + _GAP * max(len(rows) - 1, 0)


def _stacked(
    cards: Sequence[tuple[CardId, float]], cell: Box, head: float, chip: float, across: int
) -> dict[CardId, tuple[float, float]]:
    """Cards of one cell, from the left, then down; in the cell's middle where there is room."""
    found: dict[CardId, tuple[float, float]] = {}
    free = cell.h - head - _stack_height(cards, across)
    y = cell.y + head + max(_CELL_PAD, free / 2 if len(cards) <= across else _CELL_PAD)
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        wide = len(row) * chip + (len(row) - 1) * _GAP
        x = cell.x + (cell.w - wide) / 2
        for card, _high in row:
            found[card] = (x, y)
            x += chip + _GAP
        y += max(high for _card, high in row) + _GAP
    return found


def _around(cells: Mapping[tuple[int, int], Box], corner: Corner) -> Box:
    first, last = cells[(corner.left, corner.high)], cells[(corner.right, corner.low)]
    return Box(first.x, first.y, last.x + last.w - first.x, last.y + last.h - first.y)
