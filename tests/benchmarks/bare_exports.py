"""The same cells and the same paint as our exports, written by the bare libraries."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from journeydesigner.drawing.theme import theme
from journeydesigner.layout.pages import Page
from journeydesigner.painting.painter import ScenePainter

POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Sheet:
    """What bare openpyxl is told to write: cells as (row, column, value, style), styles by number."""

    title: str
    cells: list[tuple[int, int, Any, int]]
    styles: dict[int, tuple[Any, ...]]
    merged: list[str]
    widths: dict[str, float]
    heights: dict[int, float]


def written_cells(path: Path) -> list[Sheet]:
    """Everything that stands in the cells of a workbook."""
    import openpyxl

    sheets: list[Sheet] = []
    for sheet in openpyxl.load_workbook(path, rich_text=True).worksheets:
        styles: dict[int, tuple[Any, ...]] = {}
        cells: list[tuple[int, int, Any, int]] = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                number = cell.style_id
                if number not in styles:
                    looks = (cell.font, cell.fill, cell.border, cell.alignment)
                    styles[number] = (*(copy.copy(look) for look in looks), cell.number_format)
                cells.append((int(cell.row or 0), int(cell.column or 0), cell.value, number))
        widths = {name: found.width for name, found in sheet.column_dimensions.items()}
        heights = {row: found.height for row, found in sheet.row_dimensions.items() if found.height}
        merged = [str(area) for area in sheet.merged_cells.ranges]
        sheets.append(Sheet(sheet.title, cells, styles, merged, widths, heights))
    return sheets


def bare_workbook(sheets: list[Sheet], out: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for one in sheets:
        sheet = book.create_sheet(one.title)
        looks: dict[int, Any] = {}
        for row, column, value, number in one.cells:
            cell = sheet.cell(row, column, value)
            if number in looks:
                cell._style = looks[number]  # as those do who know openpyxl: one style object for many cells
            else:
                cell.font, cell.fill, cell.border, cell.alignment, cell.number_format = one.styles[number]
                looks[number] = cell._style
        for name, width in one.widths.items():
            sheet.column_dimensions[name].width = width
        for row, height in one.heights.items():
            sheet.row_dimensions[row].height = height
        for area in one.merged:
            sheet.merge_cells(area)
    book.save(out)


def bare_pdf(laid_out: Sequence[Page], out: Path) -> None:
    """Paint pages that are laid out already, and nothing else: no outline, links, tags or dates."""
    writer = QPdfWriter(str(out))
    writer.setResolution(POINTS_PER_INCH)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(_size(laid_out[0]))
    primitives = ScenePainter(theme("light"), {}, once=True)
    painter = QPainter(writer)
    for page in laid_out:
        if page is not laid_out[0]:
            writer.setPageSize(_size(page))
            writer.newPage()
        painter.save()
        painter.scale(page.scale, page.scale)
        primitives.paint_scene(painter, page.scene)
        painter.restore()
    painter.end()


def _size(page: Page) -> QPageSize:
    return QPageSize(QSizeF(page.width_mm, page.height_mm), QPageSize.Unit.Millimeter)
