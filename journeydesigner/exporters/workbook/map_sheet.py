"""The Map sheet: the journey as on the canvas, in cells that can be edited, frozen at its headers, ready to print."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeydesigner.editing.funnels import Funnel
from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.board import LABEL, Board
from journeydesigner.exporters.workbook.card_words import title_pills, written
from journeydesigner.exporters.workbook.cell_text import Run
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.looks import Look
from journeydesigner.exporters.workbook.map_emotion import Curve, write_emotion
from journeydesigner.exporters.workbook.map_header import Summary, write_stages, write_title
from journeydesigner.exporters.workbook.map_kpis import Place, write_kpis
from journeydesigner.exporters.workbook.map_lanes import label_runs, write_divider, write_lane
from journeydesigner.exporters.workbook.map_pages import set_pages
from journeydesigner.exporters.workbook.map_ribbon import write_forecast, write_ribbon
from journeydesigner.exporters.workbook.map_words import context_line, facts_line, legend, version_line
from journeydesigner.exporters.workbook.pictures import place_card_pictures, place_persona
from journeydesigner.lanes.kinds import RowLane, kind, scale_of
from journeydesigner.layout.grid import Row
from journeydesigner.model.ids import StageId
from journeydesigner.wording import _

ZOOM = 80
_RIGHT_STEPS = 3
"""Steps under whose columns the version stands, at the right end of the legend."""
_TALLEST_HEAD = 260.0
"""Points of title block, stages and steps up to which they stay in sight."""


def write_map(
    board: Board, contents: Contents, links: Mapping[Place, str], assets: Mapping[str, bytes], paper: str,
    ribbon: Funnel | None, counts: Mapping[StageId, str],
) -> None:  # fmt: skip
    """Fill the sheet. ``links``: (metric, anchor) -> its row on the Metrics sheet; ``counts``: stage -> that of the
    ribbon's on the Funnel sheet; ``paper`` as in layout.papers."""
    summaries = [Summary(pill.text, pill.family) for pill in title_pills(contents)]
    write_title(board, contents.map.title, context_line(contents), summaries)
    place_persona(board, contents.persona(contents.map.persona), assets)
    frozen = write_stages(board)
    write_ribbon(board, ribbon, counts)
    if forecasts := contents.snapshot.forecasts_of(contents.map.id):
        write_forecast(board, forecasts[-1])
    first = board.row + 1
    for row in contents.grid.rows:
        _write_row(board, row, contents, links, assets)
        if not kind(row.lane.kind).is_divider:  # a line stands with what is below it
            board.bands.append((first, board.row))
            first = board.row + 1
    _write_foot(board, contents)
    if board.bands:
        board.bands[-1] = (board.bands[-1][0], board.row)
    _write_ids(board)
    _set_up(board, frozen, paper)


def _write_row(
    board: Board, row: Row, contents: Contents, links: Mapping[Place, str], assets: Mapping[str, bytes]
) -> None:
    found = kind(row.lane.kind)
    if found.is_divider:
        write_divider(board, row.lane, found.label)
    elif isinstance(found, RowLane):
        told = contents.emotions(row.lane).items()
        curves = [Curve(contents.persona(who), points, is_judged=found.is_judged) for who, points in told]
        if before := contents.as_is(row.lane):
            curves.append(Curve(None, before, _("As-is"), found.is_judged))
        heading = label_runs(board, row.lane, found.label)
        write_emotion(board, row.lane.id, heading, scale_of(row.lane), curves)
    elif found.is_tile:
        write_kpis(board, row, contents, links, found.label)
    else:
        placed = write_lane(board, row, lambda slot: written(board, contents, row.lane, slot), found.label)
        place_card_pictures(board, placed, assets)


def _write_foot(board: Board, contents: Contents) -> None:
    """The board's lower border, the legend and the version; below, what the map says of itself."""
    palette = board.palette
    board.top_line(board.take(10)[0])
    for column in range(LABEL, board.last + 1):
        edge = ("thin", palette["line"])
        board.cells.put(board.row, column, None, Look(top=edge))
    _write_lines(board, legend(contents, palette), version_line(contents, palette))
    _write_lines(board, (facts_line(contents, palette),), Run(""))


def _write_lines(board: Board, runs: Sequence[Run], right: Run) -> None:
    """Runs from the left; ``right`` at the right end of the row or, on a narrow map, under them."""
    text = "".join(run.text for run in runs)
    is_beside = bool(text and right.text) and board.steps > _RIGHT_STEPS
    first_right = board.steps - _RIGHT_STEPS if is_beside else 0
    last = first_right - 1 if is_beside else board.steps - 1
    needed = text_fit.height((Run(text, runs[0].size, True),), board.width(0, last)) + 8 if text else 0.0
    if is_beside:
        needed = max(needed, board.height_of((right,), first_right, board.steps - 1))
    if text:
        rows = board.take(needed)
        board.put_inline(rows, (LABEL, board.right_of(last)), runs, Look(wrap=True))
        if is_beside:
            columns = (board.left_of(first_right), board.last)
            board.put(rows, columns, (right,), Look(wrap=True, horizontal="right"))
    if right.text and not is_beside:
        rows = board.take(board.height_of((right,), 0, board.steps - 1))
        board.put(rows, (LABEL, board.last), (right,), Look(wrap=True))


def _write_ids(board: Board) -> None:
    """A hidden row with the ids of the steps, under the map; the hidden column at its right has those of its rows."""
    board.take(12)
    board.cells.put(board.row, LABEL, board.grid.map.id, Look())
    for index, step in enumerate(board.grid.steps):
        board.cells.put(board.row, board.main(index), step.id, Look())
    board.cells.sheet.row_dimensions[board.row].hidden = True


def _set_up(board: Board, frozen: int, paper: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet: Any = board.cells.sheet
    last = get_column_letter(board.last)
    sheet.column_dimensions[get_column_letter(board.id_column)].hidden = True
    # Frozen or repeated rows that fill the window or the page would leave no room for the lanes.
    is_low = board.heights(1, frozen) <= _TALLEST_HEAD
    sheet.freeze_panes = sheet.cell(frozen + 1 if is_low else 1, LABEL + 1).coordinate
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = sheet.sheet_view.zoomScaleNormal = ZOOM
    sheet.print_area = f"A1:{last}{board.row - 1}"
    if is_low:
        sheet.print_title_rows = f"{board.stage_row}:{frozen}"
    set_pages(board, paper, frozen, is_repeated=is_low)
