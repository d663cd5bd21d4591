"""How tall the table's rows are: as their tallest cell. Measured in their order while no frame is lost."""

from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.ui.views.cell_faces import LEAST

if TYPE_CHECKING:
    from journeydesigner.ui.views.grid_table import GridTable

_SLICE_MS = 8


class RowHeights(QObject):
    """Of one table, whose faces keep what was measured: a row that takes several slices goes on where it was."""

    def __init__(self, table: "GridTable") -> None:
        super().__init__(table)
        self._table = table
        self._unfit: dict[str, None] = {}
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit_now)

    def refit(self, *_what: object) -> None:
        """All rows, soon."""
        self.unfit(range(self._table.grid.rowCount()))

    def unfit(self, rows: Iterable[int]) -> None:
        """These rows, soon."""
        for row in rows:
            lane = self._table.grid.lane(row)
            if lane is not None:
                self._unfit[lane.id] = None
        self._later.start()

    def fit_now(self) -> None:
        """For as long as no frame is lost; the rest when the window is idle."""
        table, until = self._table, perf_counter() + _SLICE_MS / 1000
        there: set[str] = set()
        for row in range(table.grid.rowCount()):
            lane = table.grid.lane(row)
            if lane is None or lane.id not in self._unfit:
                continue
            there.add(lane.id)
            if perf_counter() < until and self.fit_row(row, until):
                there.discard(lane.id)
        if there:
            self._later.start()
        else:
            self._unfit.clear()
            self._later.stop()
        table.moved.emit()

    def fit_row(self, row: int, until: float | None = None) -> bool:
        """Whether it is fitted: it may take longer than ``until``, by the clock of ``perf_counter``."""
        table = self._table
        lane = table.grid.lane(row)
        if lane is None or lane.id not in self._unfit:
            return True
        tall = least = table.lanes.least_height(lane)
        if way_of(lane) is not Way.LINE:
            tall = max(least, LEAST)
            for column in range(table.grid.columnCount()):
                tall = max(tall, table.face_of(row, column).height)
                if until is not None and perf_counter() > until:
                    return False
        del self._unfit[lane.id]
        if table.rowHeight(row) != round(tall):
            table.setRowHeight(row, round(tall))
        return True
