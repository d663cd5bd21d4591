"""The printed pages of a map sheet: one, across or upright, while it is legible there; else as wide as the page, and
pages end between lanes.

Cards that are higher than a row can be stand over several rows, and a page that ended between two of them would cut a
line of text. Not all programs that fit a sheet to the width of a page heed breaks; so a sheet with such cards has a
scale and breaks of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.text_fit import PX_PER_POINT
from journeydesigner.layout.papers import POINTS_PER_INCH, paper_size, points

_MARGIN = 0.35
"""Inches."""
_SURE = 0.95
"""Programs differ a little in how wide columns are, and in what a page holds."""
_LEAST_PERCENT = 10
"""Excel knows no smaller scale."""
_ONE_PAGE = 0.85
"""Height over width up to which a map goes onto one landscape page."""
_LEAST_SCALE = 0.75
"""Others go onto one page at no less: nine points print as seven."""
_PAPERS = {"A3": 8, "A4": 9, "A2": 66, "Letter": 1, "Tabloid": 3}
"""Excel's numbers of paper sizes; it knows no other of ours, they get A3."""
_TRIES = 40

Rows = tuple[int, int]
"""The first and the last."""


def set_pages(board: Board, paper: str, frozen: int, *, is_repeated: bool) -> None:
    """Paper, scale and breaks. ``paper`` as in layout.papers; ``frozen``: the last row of title, stages and steps;
    ``is_repeated``: the latter stand again at the head of each page."""
    sheet: Any = board.cells.sheet
    setup = sheet.page_setup
    name = paper if paper in _PAPERS else "A3"
    wide, high = (points(side) - 2 * _MARGIN * POINTS_PER_INCH for side in paper_size(name))
    setup.paperSize = _PAPERS[name]
    setup.orientation = "landscape"
    if board.tall:
        _part_tall(board, wide, high, frozen, is_repeated=is_repeated)
    else:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        setup.fitToWidth = setup.fitToHeight = 1
        if not _is_one_across(board, high):
            if _is_one_upright(board, wide, high):
                setup.orientation = "portrait"
            else:
                setup.fitToHeight = 0
                _part(board, high / min(wide / _width(board), 1.0) * _SURE, frozen, is_repeated=is_repeated)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = _MARGIN
    margins.header = margins.footer = 0.2


def _width(board: Board) -> float:
    """Points."""
    return board.total_width / PX_PER_POINT


def _height(board: Board) -> float:
    """Points; the last row, of ids, is not printed."""
    return board.heights(1, board.row - 1)


def _is_one_across(board: Board, high: float) -> bool:
    """Whether the map is about as wide as a landscape page, or so low that it is legible on one: then neither its foot
    nor a part of a tile falls onto a second one."""
    return _height(board) / _width(board) <= _ONE_PAGE or high / _height(board) >= _LEAST_SCALE


def _is_one_upright(board: Board, wide: float, high: float) -> bool:
    return min(high / _width(board), wide / _height(board)) >= _LEAST_SCALE


def _part_tall(board: Board, wide: float, high: float, frozen: int, *, is_repeated: bool) -> None:
    tallest = max(board.heights(*rows) for rows in board.tall)
    fits = min(wide / _width(board), high / (board.heights(1, frozen) + tallest), 1.0)
    scale = max(int(fits * _SURE * 100), _LEAST_PERCENT)
    sheet: Any = board.cells.sheet
    sheet.page_setup.scale = scale
    _part(board, high / scale * 100 * _SURE, frozen, is_repeated=is_repeated)


def _part(board: Board, room: float, frozen: int, *, is_repeated: bool) -> None:
    """Breaks, so that no page is taller than ``room``, in points of the sheet: as few pages as need be, filled alike,
    lest the last one be all but empty."""
    from openpyxl.worksheet.pagebreak import Break

    head = board.heights(board.stage_row, frozen) if is_repeated else 0.0
    blocks: list[tuple[int, float]] = []
    for first, last in _blocks(1, board.row - 1, board.bands):  # the last row, of ids, is not printed
        if head + board.heights(first, last) <= room:
            blocks.append((first, board.heights(first, last)))
        else:
            blocks += [(row, board.heights(row, end)) for row, end in _blocks(first, last, board.tall)]
    most = _breaks(blocks, head, room)
    tried = (_breaks(blocks, head, room * share / _TRIES) for share in range(_TRIES // 2, _TRIES))
    sheet: Any = board.cells.sheet
    for row in next((found for found in tried if len(found) == len(most)), most):
        sheet.row_breaks.append(Break(id=row - 1))


def _breaks(blocks: Sequence[tuple[int, float]], head: float, room: float) -> list[int]:
    """The first rows of all pages but the first. ``blocks``: first row and height of what stays together."""
    found: list[int] = []
    used = 0.0
    for first, tall in blocks:
        if used and used + tall > room:
            found.append(first)
            used = head
        used += tall
    return found


def _blocks(first: int, last: int, together: Sequence[Rows]) -> Iterator[Rows]:
    """What stays together of these rows: each, and those that are named."""
    ends = dict(together)
    row = first
    while row <= last:
        end = min(ends.get(row, row), last)
        yield row, end
        row = end + 1
