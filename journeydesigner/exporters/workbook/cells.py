"""Writing cells: text stays text whatever it begins with, and no value becomes a formula."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from journeydesigner.exporters.workbook.cell_text import CELL_LIMIT, Run, clean, escaped, is_dangerous, pieces
from journeydesigner.exporters.workbook.looks import Look, LookBook, Style

Value = str | int | float | bool | date | None
LARGEST = 9.99999999999999e307
"""The largest number that Excel holds."""


class LongTexts:
    """Texts that are longer than a cell may be: cut there, whole on a sheet of their own."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}

    def fitted(self, text: str) -> str:
        """Clean ``text`` as one cell can hold it; what does not fit is remembered."""
        if len(text) <= CELL_LIMIT:
            return text
        self.found.setdefault(text)
        return pieces(text)[0]


class CellWriter:
    """Puts values into one sheet."""

    def __init__(self, sheet: Any, looks: LookBook, long_texts: LongTexts) -> None:
        from openpyxl.cell.cell import Cell

        self.sheet, self.looks, self.long_texts = sheet, looks, long_texts
        self._cell_type = Cell
        self._cells: dict[tuple[int, int], Any] = sheet._cells
        # openpyxl keeps a set, which it searches from end to end at each merge and writes in no order.
        self._merged: list[Any] = []
        sheet.merged_cells = self._merged

    def put(self, row: int, column: int, value: Value, look: Look | Style) -> Any:
        """Write one cell. Text is always a text cell; what Excel takes for no number is left empty.

        Whoever writes many cells alike finds their style first, by ``looks.style``.
        """
        style = look if isinstance(look, Style) else self.looks.style(look)
        if isinstance(value, str):
            return self._put_text(row, column, value, style)
        cell = self._cell(row, column, style.plain)
        if value is None:
            return cell
        if isinstance(value, date):
            cell.data_type, cell._value = "d", value
        elif isinstance(value, bool):
            cell.data_type, cell._value = "b", value
        elif abs(value) <= LARGEST:
            cell._value = value
        return cell

    def put_runs(self, row: int, column: int, runs: Sequence[Run], look: Look, joint: str = "\n") -> Any:
        """Write runs, each in its own font, a paragraph each unless ``joint`` is another; one alone is a plain cell."""
        runs = [run for run in runs if clean(run.text)]
        if len(runs) < 2 or sum(len(run.text) + 1 for run in runs) > CELL_LIMIT:
            first = runs[0] if runs else Run("")
            text = joint.join(run.text for run in runs)
            look = look.but(size=first.size, bold=first.bold, italic=first.italic, ink=first.ink)
            return self._put_text(row, column, text, self.looks.style(look))
        from openpyxl.cell.rich_text import CellRichText, TextBlock

        blocks = [
            TextBlock(
                self.looks.font(run.size, run.bold, run.italic, run.ink),
                escaped(clean(run.text)) + (joint if place < len(runs) - 1 else ""),
            )
            for place, run in enumerate(runs)
        ]
        cell = self._text_cell(row, column, self.looks.style(look), blocks[0].text)
        cell._value = CellRichText(*blocks)
        return cell

    def written(self, row: int, column: int) -> bool:
        """Whether the cell was written already."""
        return (row, column) in self._cells

    def fill(self, row: int, first: int, last: int, look: Look) -> None:
        """Give empty cells of a row a look."""
        for column in range(first, last + 1):
            self.put(row, column, None, look)

    def merge(self, top: int, left: int, bottom: int, right: int, look: Look) -> None:
        """Make one cell of a rectangle whose top left one is written; the others get the look (their borders)."""
        if (top, left) == (bottom, right):
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    self.put(row, column, None, look)
        self._merged.append(_range(left, top, right, bottom))

    def link(self, cell: Any, location: str = "", target: str = "") -> None:
        """Make a one-line cell a link into the workbook (``'Sheet'!A1``) or to an address."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        hyperlink = Hyperlink(ref=cell.coordinate, location=location or None, target=target or None)
        cell._hyperlink = hyperlink

    def widths(self, pixels: Mapping[int, float]) -> None:
        """Column widths in pixels at 100 %."""
        from openpyxl.utils import get_column_letter

        for column, width in pixels.items():
            self.sheet.column_dimensions[get_column_letter(column)].width = round(width / 7, 2)

    def _put_text(self, row: int, column: int, value: str, style: Style) -> Any:
        text = self.long_texts.fitted(clean(value))
        if not text:
            return self._cell(row, column, style.plain)
        cell = self._text_cell(row, column, style, text)
        cell._value = escaped(text)
        return cell

    def _text_cell(self, row: int, column: int, style: Style, text: str) -> Any:
        """A cell that is text for good: openpyxl turns ``=1+1`` into a formula and ``#N/A`` into an error."""
        cell = self._cell(row, column, style.quoted if is_dangerous(text) else style.plain)
        cell.data_type = "s"
        return cell

    def _cell(self, row: int, column: int, style: Any) -> Any:
        """An empty cell. Its style is shared: openpyxl's own assignment copies it and looks each part up again."""
        cell = self._cell_type(self.sheet, row, column)
        cell._style = style
        self._cells[(row, column)] = cell
        return cell


def _range(left: int, top: int, right: int, bottom: int) -> Any:
    from openpyxl.worksheet.cell_range import CellRange

    return CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom)
