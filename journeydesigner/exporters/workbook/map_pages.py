"""The pages of a map sheet with cards that are higher than a row can be: these stand over several rows, and a page that
ended between two of them would cut a line of text.

Programs that fit a sheet to the width of a page choose where pages end, and Excel then heeds no break; so such a
sheet has a scale and breaks of its own.
"""

from collections.abc import Iterator
from typing import Any

from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.text_fit import PX_PER_POINT
from journeydesigner.layout.papers import POINTS_PER_INCH, paper_size, points

MARGIN = 0.35
"""Inches."""
_SURE = 0.95
"""Programs differ a little in how wide columns are, and in what a page holds."""
_LEAST_SCALE = 10
"""Percent; Excel knows no smaller one."""


def part_pages(board: Board, paper: str, frozen: int, *, is_repeated: bool) -> None:
    """Scale and breaks for a landscape page. ``frozen``: the last row of title, stages and steps; ``is_repeated``: the
    latter stand again at the head of each page."""
    from openpyxl.worksheet.pagebreak import Break

    wide, high = (points(side) - 2 * MARGIN * POINTS_PER_INCH for side in paper_size(paper))
    head = board.heights(board.stage_row, frozen) if is_repeated else 0.0
    tallest = max(board.heights(*rows) for rows in board.tall)
    fits = min(wide * PX_PER_POINT / board.total_width, high / (board.heights(1, frozen) + tallest), 1.0)
    scale = max(int(fits * _SURE * 100), _LEAST_SCALE)
    room = high / scale * 100 * _SURE
    sheet: Any = board.cells.sheet
    sheet.page_setup.scale = scale
    used = 0.0
    for first, last in _blocks(board):
        needed = board.heights(first, last)
        if used and used + needed > room:
            sheet.row_breaks.append(Break(id=first - 1))
            used = head
        used += needed


def _blocks(board: Board) -> Iterator[tuple[int, int]]:
    """What stays together: each row, and the rows of what is taller. The last row, of ids, is not printed."""
    ends = dict(board.tall)
    row = 1
    while row < board.row:
        last = ends.get(row, row)
        yield row, last
        row = last + 1
