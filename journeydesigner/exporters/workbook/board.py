"""The Map sheet while it is written: which columns a step has, which rows are taken, and the lines between them.

A step has three columns: a narrow one on either side keeps its cards off the step's border, as on the map.
"""

import math
from collections.abc import Sequence

from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.cell_text import Run
from journeydesigner.exporters.workbook.cells import CellWriter, Value
from journeydesigner.exporters.workbook.looks import Edge, Look
from journeydesigner.exporters.workbook.map_cells import MapCell
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.tables import TALLEST_ROW
from journeydesigner.layout.grid import Grid

LABEL = 1
"""The label column."""
LABEL_PX = 190.0
STEP_PX = 206.0
PAD_PX = 8.0
_INSET_PX = 20.0
"""What Excel keeps free inside a cell at its sides, the indent included."""


class Board:
    """Rows are taken from top to bottom; what is put spans the rows and columns that it is told."""

    def __init__(self, cells: CellWriter, grid: Grid, palette: Palette) -> None:
        self.cells, self.grid, self.palette = cells, grid, palette
        self.row = 0
        """The last row taken."""
        self.stage_row = self.step_row = 1
        """Where the titles of the stages and of the steps stand."""
        self.steps = max(len(grid.steps), 1)
        self.first = LABEL + 1
        self.last = LABEL + 3 * self.steps
        self.id_column = self.last + 1
        self.tall: list[tuple[int, int]] = []
        """First and last row of what is higher than a row can be."""
        self.bands: list[tuple[int, int]] = []
        """First and last row of each lane, with the line above it; the foot is with the last."""
        self.told: list[MapCell] = []
        """The cells that hold what a person may change, as they were put."""
        self._stage_starts = {span.first for span in grid.stages}
        widths = {LABEL: LABEL_PX, self.id_column: 90.0}
        for step in range(self.steps):
            widths |= {self.left_of(step): PAD_PX, self.main(step): STEP_PX, self.right_of(step): PAD_PX}
        cells.widths(widths)

    # Columns

    def left_of(self, step: int) -> int:
        return LABEL + 1 + 3 * step

    def main(self, step: int) -> int:
        return LABEL + 2 + 3 * step

    def right_of(self, step: int) -> int:
        return LABEL + 3 + 3 * step

    def width(self, first: int, last: int) -> float:
        """Pixels for text in a card over the steps ``first`` .. ``last``."""
        return (last - first + 1) * STEP_PX + (last - first) * 2 * PAD_PX - _INSET_PX

    @property
    def total_width(self) -> float:
        return LABEL_PX + self.steps * (STEP_PX + 2 * PAD_PX)

    # Rows

    def take(self, points: float) -> tuple[int, int]:
        """Rows for something ``points`` high: more than one where it is higher than a row can be."""
        count = max(1, math.ceil(points / TALLEST_ROW))
        first = self.row + 1
        for _ in range(count):
            self.row += 1
            self.cells.sheet.row_dimensions[self.row].height = round(points / count, 1)
        if count > 1:
            self.tall.append((first, self.row))
        return first, self.row

    def heighten(self, row: int, points: float) -> None:
        """Let a row be ``points`` higher, or as much as it can be."""
        dimension = self.cells.sheet.row_dimensions[row]
        dimension.height = round(min(dimension.height + points, TALLEST_ROW), 1)

    def heights(self, first: int, last: int) -> float:
        dimensions = self.cells.sheet.row_dimensions
        return sum(dimensions[row].height for row in range(first, last + 1))

    # What is in them

    def put(self, rows: tuple[int, int], columns: tuple[int, int], content: Value | Sequence[Run], look: Look) -> None:
        """One cell over the rows and columns, inclusive."""
        (top, bottom), (left, right) = rows, columns
        if isinstance(content, Sequence) and not isinstance(content, str):
            self.cells.put_runs(top, left, content, look)
        else:
            self.cells.put(top, left, content, look)
        self.cells.merge(top, left, bottom, right, look)

    def put_inline(self, rows: tuple[int, int], columns: tuple[int, int], runs: Sequence[Run], look: Look) -> None:
        """One cell over the rows and columns whose runs follow each other in a line."""
        self.cells.put_runs(rows[0], columns[0], runs, look, joint="")
        self.cells.merge(rows[0], columns[0], rows[1], columns[1], look)

    def tell_label(self, lane: str, runs: Sequence[Run]) -> None:
        """A lane's label stands in the row under that of its id."""
        shown = "\n".join(run.text for run in runs if run.text)
        self.told.append(MapCell(lane, 1, "", "lanes", lane, "title", shown))

    def rule(self, first: int, last: int) -> None:
        """Draw the borders of stages (solid), steps (dotted) and the sheet beside what stands in these rows."""
        line = self.palette["line2"]
        starts = {
            self.left_of(step): Look(left=("thin" if step in self._stage_starts or not step else "hair", line))
            for step in range(self.steps)
        }
        end = Look(right=("thin", line))
        written = self.cells.written
        for row in range(first, last + 1):
            for column, look in starts.items():
                if not written(row, column):
                    self.cells.put(row, column, None, look)
            if not written(row, self.last):
                self.cells.put(row, self.last, None, end)

    def top_line(self, row: int) -> None:
        """An empty row whose upper border runs over the whole board."""
        edge: Edge = ("thin", self.palette["line"])
        line = self.palette["line2"]
        for column in range(LABEL, self.last + 1):
            step, place = divmod(column - self.first, 3)
            left = ("thin" if step in self._stage_starts else "hair", line) if column > LABEL and not place else None
            right = ("thin", line) if column == self.last else None
            self.cells.put(row, column, None, Look(top=edge, left=left, right=right))

    def height_of(self, runs: Sequence[Run], first: int, last: int) -> float:
        """The points that runs take in a card over steps ``first`` .. ``last``, with its padding."""
        return text_fit.height(runs, self.width(first, last)) + 11
