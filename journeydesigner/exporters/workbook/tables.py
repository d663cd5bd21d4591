"""A tidy sheet: one Excel table from the first row on, each column of one type, the records' ids in a hidden column."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.cells import CellWriter, Value
from journeydesigner.exporters.workbook.looks import Look

HEADER_HEIGHT = 24.0
_SIZE = 10
_LEAST_ROW = 18.0
_A4_PX, _A3_PX = 1045, 1510
"""The widths of landscape pages within their margins, at 100 %."""
_LEAST_SCALE = 0.7
"""Ten points print as seven."""
_NOTHING = (None, "")
TALLEST_ROW = 409.0
"""Points; Excel knows no taller row."""


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in pixels; ``wraps`` for free text; ``number_format`` for the numbers or dates of the column."""

    name: str
    width: float
    wraps: bool = False
    number_format: str = "General"
    is_right: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its values by column, number formats where they differ from the column's, links by column."""

    values: tuple[Value, ...]
    formats: Mapping[int, str] = field(default_factory=dict[int, str])
    links: Mapping[int, str] = field(default_factory=dict[int, str])
    inks: Mapping[int, str] = field(default_factory=dict[int, str])


@dataclass(frozen=True, slots=True)
class TableInk:
    """The table's colours, RRGGBB."""

    header: str
    header_text: str
    text: str
    line: str
    link: str


def write_table(
    cells: CellWriter, name: str, columns: Sequence[Column], entries: Sequence[Entry], ink: TableInk, keys: int
) -> None:
    """Fill the sheet with a table called ``name``. Without entries it has one empty row, as Excel asks for.

    The first ``keys`` columns tell what a row is about: they are printed again on each page of a wide table.
    Columns in which no row says anything are hidden.
    """
    _write_header(cells, columns, ink)
    plain = [_look_of(column, ink) for column in columns]
    for place, entry in enumerate(entries):
        _write_entry(cells, place + 2, columns, plain, entry, ink)
    if not entries:
        for place, look in enumerate(plain):
            cells.put(2, place + 1, None, look)
    cells.widths({place + 1: column.width for place, column in enumerate(columns)})
    shown = [
        not column.is_hidden and (place < keys or not entries or any(e.values[place] not in _NOTHING for e in entries))
        for place, column in enumerate(columns)
    ]
    _hide(cells.sheet, shown)
    _add_table(cells.sheet, name, columns, max(len(entries), 1))
    width = sum(column.width for column, is_shown in zip(columns, shown, strict=True) if is_shown)
    _set_up_page(cells.sheet, width, sum(column.width for column in columns[:keys]), keys)


def _write_header(cells: CellWriter, columns: Sequence[Column], ink: TableInk) -> None:
    look = Look(_SIZE, bold=True, ink=ink.header_text, fill=ink.header, indent=1)
    # The filter button stands at the right of the cell: a header there keeps off it.
    right = look.but(horizontal="right", indent=2)
    for place, column in enumerate(columns):
        cells.put(1, place + 1, column.name, right if column.is_right else look)
    cells.sheet.row_dimensions[1].height = HEADER_HEIGHT


def _look_of(column: Column, ink: TableInk) -> Look:
    return Look(
        _SIZE, ink=ink.text, bottom=("thin", ink.line), wrap=column.wraps, number_format=column.number_format,
        horizontal="right" if column.is_right else "left", vertical="top", indent=1,
    )  # fmt: skip


def _write_entry(
    cells: CellWriter, row: int, columns: Sequence[Column], plain: Sequence[Look], entry: Entry, ink: TableInk
) -> None:
    tallest = 0.0
    for place, value in enumerate(entry.values):
        look = plain[place]
        if place in entry.formats:
            look = look.but(number_format=entry.formats[place])
        if place in entry.inks:
            look = look.but(ink=entry.inks[place], bold=True)
        link = entry.links.get(place)
        if link:
            look = look.but(ink=ink.link, underline=True)
        cell = cells.put(row, place + 1, value, look)
        if link:
            cells.link(cell, **_target(link))
        if columns[place].wraps and isinstance(value, str) and value:
            tallest = max(tallest, text_fit.height((Run(clean(value), _SIZE),), columns[place].width - 22))
    cells.sheet.row_dimensions[row].height = round(min(max(tallest + 5, _LEAST_ROW), TALLEST_ROW), 1)


def _target(link: str) -> dict[str, str]:
    return {"location": link} if link.startswith("'") else {"target": link}


def _hide(sheet: Any, shown: Sequence[bool]) -> None:
    from openpyxl.utils import get_column_letter

    for place, is_shown in enumerate(shown):
        if not is_shown:
            sheet.column_dimensions[get_column_letter(place + 1)].hidden = True


def _add_table(sheet: Any, name: str, columns: Sequence[Column], count: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    table = Table(displayName=name, name=name, ref=ref)
    # Named here: openpyxl would walk all cells of the table to find its header.
    table.tableColumns = [TableColumn(id=place + 1, name=column.name) for place, column in enumerate(columns)]
    table.autoFilter = AutoFilter(ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _set_up_page(sheet: Any, width: float, key_width: float, keys: int) -> None:
    """Landscape, as many pages wide as keep the text legible, headers and key columns on each."""
    from openpyxl.utils import get_column_letter

    is_wide = width * _LEAST_SCALE > _A4_PX
    sheet.freeze_panes = "B2"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if is_wide else sheet.PAPERSIZE_A4
    room = _A3_PX / _LEAST_SCALE
    pages = 1 if width <= room else 1 + math.ceil((width - room) / (room - key_width))
    sheet.page_setup.fitToWidth = pages
    if pages > 1:
        sheet.print_title_cols = f"A:{get_column_letter(keys)}"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.right.text = "&P / &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
