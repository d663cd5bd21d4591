"""A tidy sheet: one Excel table from the first row on, each column of one type, the records' ids in a hidden column."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.cells import CellWriter, Value
from journeydesigner.exporters.workbook.looks import Look, Style

HEADER_HEIGHT = 24.0
_SIZE = 10
_LEAST_ROW = 18.0
_INSET_PX = 22.0
"""What a cell keeps free at its sides, its indent included."""
_WIDEST_PX = 300.0
_WRAPPED_PX = 240.0
"""The most that a column without line breaks takes, and how wide it is when its text wraps after all."""
_BROADEST_PX = 1_780.0
"""Excel knows no wider column."""
_FEWEST_LINES = 25
_BROAD_LETTER_PX, _BROADEST_LETTER_PX = 10.0, 16.0
"""A text of fewer lines, each of the broadest letters, is not too tall for a row: it is not measured."""
_A4_PX, _A3_PX = 1045, 1510
"""The widths of landscape pages within their margins, at 100 %."""
_LEAST_SCALE = 0.7
"""Ten points print as seven."""
_NOTHING = (None, "")
TALLEST_ROW = 409.0
"""Points; Excel knows no taller row."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is what it holds, in every language; ``name`` its header. ``width`` in pixels; ``wraps`` for free text;
    ``number_format`` for the numbers or dates of the column.

    ``has_pictures``: what it shows stands over its cells, which are empty.
    """

    key: str
    name: str
    width: float
    wraps: bool = False
    number_format: str = "General"
    is_right: bool = False
    is_hidden: bool = False
    has_pictures: bool = False


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
    columns = [_fitted(column, [entry.values[place] for entry in entries]) for place, column in enumerate(columns)]
    _write_header(cells, columns, ink)
    styles = _Styles(cells, columns, ink)
    for place, entry in enumerate(entries):
        _write_entry(cells, place + 2, columns, styles, entry)
    if not entries:
        for place in range(len(columns)):
            cells.put(2, place + 1, None, styles.of(place, "", "", is_link=False))
    cells.widths({place + 1: column.width for place, column in enumerate(columns)})
    shown = [
        not column.is_hidden
        and (not entries or column.has_pictures or any(e.values[place] not in _NOTHING for e in entries))
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


def _fitted(column: Column, values: Sequence[Value]) -> Column:
    """The column as wide as its values need; text that would take too much room wraps."""
    if column.is_hidden:
        return column
    texts = [value for value in values if isinstance(value, str)]
    if column.wraps:
        return replace(column, width=_broad_enough(column.width, texts))
    if any("\n" in text or "\r" in text for text in texts):
        return replace(column, wraps=True, width=max(column.width, _WRAPPED_PX))
    # Hardly a letter is wider: only texts are measured that may not fit.
    room = (column.width - _INSET_PX) / _BROAD_LETTER_PX
    longest = max((text_fit.pixels(text, _SIZE) for text in texts if len(text) > room), default=0.0)
    digits = max((len(f"{value:,.2f}") for value in values if isinstance(value, (int, float))), default=0)
    needed = max(longest + _INSET_PX, digits * 8.0 + _INSET_PX)
    if needed > _WIDEST_PX and longest > digits * 8:
        return replace(column, wraps=True, width=max(column.width, _WRAPPED_PX))
    return replace(column, width=max(column.width, min(needed, _WIDEST_PX)))


def _broad_enough(width: float, texts: Sequence[str]) -> float:
    """As wide as it is, or as the longest text needs so that no more than the tallest of rows shows all of it."""
    longest = [text for text in texts if len(text) * _BROADEST_LETTER_PX / width + text.count("\n") > _FEWEST_LINES]
    while width < _BROADEST_PX and any(_text_height(text, width) > TALLEST_ROW for text in longest):
        width = min(width * 1.25, _BROADEST_PX)
    return width


def _text_height(text: str, width: float) -> float:
    """Of the row that a text needs in a column of some pixels."""
    return text_fit.height((Run(clean(text), _SIZE),), width - _INSET_PX) + 5


class _Styles:
    """The styles of a table's cells, found once each."""

    def __init__(self, cells: CellWriter, columns: Sequence[Column], ink: TableInk) -> None:
        self._looks, self._columns, self._ink = cells.looks, columns, ink
        self._found: dict[tuple[int, str, str, bool], Style] = {}

    def of(self, place: int, number_format: str, ink: str, *, is_link: bool) -> Style:
        """The style of a cell in the ``place``-th column; "" for the column's own format and ink."""
        key = (place, number_format, ink, is_link)
        found = self._found.get(key)
        if found is None:
            column, inks = self._columns[place], self._ink
            # LibreOffice prints what a hidden cell says over the edge of the page, unless it wraps.
            look = Look(
                _SIZE, bold=bool(ink), underline=is_link, ink=ink or (inks.link if is_link else inks.text),
                bottom=("thin", inks.line), wrap=column.wraps or column.is_hidden,
                number_format=number_format or column.number_format,
                horizontal="right" if column.is_right else "left", vertical="top", indent=1,
            )  # fmt: skip
            found = self._found[key] = self._looks.style(look)
        return found


def _write_entry(cells: CellWriter, row: int, columns: Sequence[Column], styles: _Styles, entry: Entry) -> None:
    tallest = 0.0
    for place, value in enumerate(entry.values):
        # A link on a cell that wraps is flattened by LibreOffice: the text loses its line breaks.
        link = "" if columns[place].wraps else entry.links.get(place, "")
        style = styles.of(place, entry.formats.get(place, ""), entry.inks.get(place, ""), is_link=bool(link))
        cell = cells.put(row, place + 1, value, style)
        if link:
            cells.link(cell, **_target(link))
        if columns[place].wraps and isinstance(value, str) and value:
            tallest = max(tallest, _text_height(value, columns[place].width))
    cells.sheet.row_dimensions[row].height = round(min(max(tallest, _LEAST_ROW), TALLEST_ROW), 1)


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
