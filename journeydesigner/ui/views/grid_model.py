"""The map as a table model: lanes by steps. A change tells the rows and columns that came, went, moved or changed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import CardFilter, Lane
from journeydesigner.ui.views.list_changes import Inserted, Moved, Removed, steps_between
from journeydesigner.ui.views.table_cells import EMPTY, Cell, MapTable

_ROOT = QModelIndex()
_SHOWN_OF = ("cards", "emotions", "measurements", "metrics", "channels", "personas", "organizations")


class GridModel(QAbstractTableModel):
    """Reads a snapshot; ``show`` gives it the next one."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._table: MapTable | None = None
        self._lanes: list[str] = []
        self._steps: list[str] = []

    @property
    def table(self) -> MapTable | None:
        return self._table

    def show(self, snapshot: Snapshot, map_id: MapId | None, wanted: CardFilter) -> None:
        """Show a map as of ``snapshot``; of the same map as before only what differs is told."""
        before = self._table
        fresh = MapTable(snapshot, map_id, wanted) if map_id and map_id in snapshot.table("maps") else None
        if before is None or fresh is None or before.map_id != fresh.map_id:
            self.beginResetModel()
            self._table = fresh
            self._lanes = [lane.id for lane in fresh.lanes] if fresh else []
            self._steps = [step.id for step in fresh.steps] if fresh else []
            self.endResetModel()
            return
        self._table = fresh
        self._sync_rows([lane.id for lane in fresh.lanes])
        self._sync_columns([step.id for step in fresh.steps])
        self._tell_cells(before, fresh)
        self._tell_headers(before, fresh)

    # Places

    def lane(self, row: int) -> Lane | None:
        if self._table is None or not 0 <= row < len(self._lanes):
            return None
        found = self._table.snapshot.table("lanes").get(self._lanes[row])
        return found if isinstance(found, Lane) else None

    def step(self, column: int) -> StepId | None:
        return StepId(self._steps[column]) if 0 <= column < len(self._steps) else None

    def cell_at(self, row: int, column: int) -> Cell:
        lane, table = self.lane(row), self._table
        if lane is None or table is None or not 0 <= column < len(self._steps):
            return EMPTY
        step = table.snapshot.table("steps").get(self._steps[column])
        return table.cell(lane, step) if step is not None else EMPTY  # type: ignore[arg-type]

    def index_of(self, lane: LaneId | None, step: StepId | None) -> QModelIndex:
        """The index of a cell; an invalid one where it is not shown."""
        if lane not in self._lanes or step not in self._steps:
            return QModelIndex()
        return self.index(self._lanes.index(lane), self._steps.index(step))

    # Qt's questions

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lanes)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        lane = self.lane(index.row()) if index.isValid() else None
        if lane is None or way_of(lane) is Way.LINE:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        lane, table = self.lane(index.row()), self._table
        if lane is None or table is None or not index.isValid():
            return None
        cell = self.cell_at(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return table.said(lane, cell, self._pen)
        if role == Qt.ItemDataRole.DisplayRole:
            if cell.point is not None:
                return table.said_point(lane, cell.point, self._pen.language)
            return "\n".join(card.text for card in cell.cards)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._table is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._table.column_name(section) if 0 <= section < len(self._steps) else None
        lane = self.lane(section)
        return self._table.lane_name(lane) if lane is not None else None

    # What differs

    def _sync_rows(self, after: list[str]) -> None:
        for step in steps_between(self._lanes, after):
            match step:
                case Removed(first, last):
                    self.beginRemoveRows(_ROOT, first, last)
                    del self._lanes[first : last + 1]
                    self.endRemoveRows()
                case Inserted(at, item):
                    self.beginInsertRows(_ROOT, at, at)
                    self._lanes.insert(at, item)
                    self.endInsertRows()
                case Moved(old, new):
                    self.beginMoveRows(_ROOT, old, old, _ROOT, new)
                    _move(self._lanes, old, new)
                    self.endMoveRows()

    def _sync_columns(self, after: list[str]) -> None:
        for step in steps_between(self._steps, after):
            match step:
                case Removed(first, last):
                    self.beginRemoveColumns(_ROOT, first, last)
                    del self._steps[first : last + 1]
                    self.endRemoveColumns()
                case Inserted(at, item):
                    self.beginInsertColumns(_ROOT, at, at)
                    self._steps.insert(at, item)
                    self.endInsertColumns()
                case Moved(old, new):
                    self.beginMoveColumns(_ROOT, old, old, _ROOT, new)
                    _move(self._steps, old, new)
                    self.endMoveColumns()

    def _tell_cells(self, before: MapTable, fresh: MapTable) -> None:
        """Rows whose cards, points or figures are others."""
        old, new = before.snapshot, fresh.snapshot
        tables = [name for name in _SHOWN_OF if old.table(name) is not new.table(name)]
        if (not tables and before.filter == fresh.filter) or not self._steps:
            return
        refers = bool(set(tables) - {"cards", "emotions", "personas"}) or before.filter != fresh.filter
        for row, lane in enumerate(fresh.lanes):
            same_cards = old.cards_in(lane.id) is new.cards_in(lane.id)
            if refers or not same_cards or old.emotions_of(lane.id) is not new.emotions_of(lane.id):
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._steps) - 1))

    def _tell_headers(self, before: MapTable, fresh: MapTable) -> None:
        if self._steps and (before.steps != fresh.steps or before.stages != fresh.stages):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._steps) - 1)
        if self._lanes and before.lanes != fresh.lanes:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._lanes) - 1)


def _move(items: list[str], old: int, new: int) -> None:
    """The item at ``old`` before the one at ``new``, counted with itself."""
    item = items.pop(old)
    items.insert(new if new < old else new - 1, item)
