"""Native tables that are longer than a slide: rows measured, parted where one is taller than a slide, dealt out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeydesigner.exporters.pptx.slide import Area, Table, TableCell
from journeydesigner.lanes.pen import Pen
from journeydesigner.wording import _

_PAD_X, _PAD_Y = 8.0, 5.0
_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, how tall it is, and the key of what it tells."""

    key: str
    cells: tuple[TableCell, ...]
    height: float


@dataclass(frozen=True)
class TableForm:
    """The same for all tables of one list. ``size`` is that of its text in points, ``pen`` the one of that size;
    ``above`` is left free over each table."""

    room: Area
    shares: tuple[float, ...]
    header: tuple[TableCell, ...]
    pen: Pen
    size: float
    name: str
    above: float = 0.0

    @property
    def columns(self) -> tuple[float, ...]:
        return tuple(self.room.w * share for share in self.shares)

    def rows(self, key: str, cells: Sequence[TableCell]) -> list[Row]:
        """A row; several where its text is longer than a slide is tall: each goes on where the one before ends."""
        broken = [self._lines(cell, width) for cell, width in zip(cells, self.columns, strict=True)]
        leading = self.pen.type.card.leading
        most = max(int((self.room.h - self.above - self._tall(self.header) - 2 * _PAD_Y - _SLACK) // leading), 1)
        longest = max(len(lines) for lines in broken)
        if longest <= most:
            return [Row(key, tuple(cells), self._tall(cells))]
        found: list[Row] = []
        for start in range(0, longest, most):
            shown = [lines[start : start + most] for lines in broken]
            parts = tuple(replace(cell, text="\n".join(lines)) for cell, lines in zip(cells, shown, strict=True))
            found.append(Row(key, parts, max(map(len, shown)) * leading + 2 * _PAD_Y + _SLACK))
        return found

    def dealt(self, rows: Sequence[Row]) -> list[tuple[Table, list[Row]]]:
        """A table for each slide, with its rows."""
        top = self._tall(self.header)
        pages: list[list[Row]] = [[]]
        used = top + self.above
        for row in rows:
            if pages[-1] and used + row.height > self.room.h:
                pages.append([])
                used = top + self.above
            pages[-1].append(row)
            used += row.height
        return [(self._table(page, top), page) for page in pages]

    def _table(self, page: Sequence[Row], top: float) -> Table:
        heights = (top, *(row.height for row in page))
        area = Area(self.room.x, self.room.y + self.above, self.room.w, sum(heights))
        return Table(
            area, self.columns, heights, self.header, tuple(row.cells for row in page), self.size, self.name
        )  # fmt: skip

    def _lines(self, cell: TableCell, width: float) -> list[str]:
        style = self.pen.type.step if cell.is_bold else self.pen.type.card
        broken = self.pen.measurer.break_lines(cell.text, style, max(width - 2 * _PAD_X - _SLACK, 1))
        return [text for text, _width in broken]

    def _tall(self, cells: Sequence[TableCell]) -> float:
        most = max(len(self._lines(cell, width)) for cell, width in zip(cells, self.columns, strict=True))
        return max(most, 1) * self.pen.type.card.leading + 2 * _PAD_Y + _SLACK


def titled(title: str, number: int, count: int) -> str:
    """The title of the ``number``-th (from 0) of ``count`` slides of one list."""
    if count < 2:
        return title
    return _("{title} ({part} of {parts})").format(title=title, part=number + 1, parts=count)
