"""The metrics of an organisation as rows of a Qt model: filtered, sorted, and steady while one of them is edited."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.editing.metric_library import Listed
from journeydesigner.editing.searching import folded
from journeydesigner.ui.metric_library.columns import LibraryColumn, columns
from journeydesigner.wording import _

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Only(StrEnum):
    """Which metrics are shown."""

    ALL = "all"
    OFF = "off"
    STALE = "stale"
    BARE = "bare"


_KEEPS: dict[Only, Callable[[Listed], bool]] = {
    Only.ALL: lambda _found: True,
    Only.OFF: lambda found: found.is_off_target,
    Only.STALE: lambda found: found.is_stale,
    Only.BARE: lambda found: not found.is_measured,
}


class LibraryModel(QAbstractTableModel):
    """``write(column, listed, value)`` is called with what a person entered in a cell."""

    def __init__(self, write: Callable[[LibraryColumn, Listed, Any], None]) -> None:
        super().__init__()
        self._write = write
        self.columns = columns()
        self._all: tuple[Listed, ...] = ()
        self._rows: list[Listed] = []
        self._only = Only.ALL
        self._words: tuple[str, ...] = ()
        self.sorted_by: tuple[str, bool] | None = None
        """The column sorted by, and whether from the last to the first; None in the order of the organisation."""

    def show(self, found: tuple[Listed, ...]) -> None:
        """Another state of the library. Rows that were shown stay, also where they fit the filter no more, so that
        none jumps away under the hand."""
        known = {listed.metric.id for listed in self._rows}
        there = {listed.metric.id for listed in self._all}
        self._all = found
        kept = [each for each in found if each.metric.id in known or (each.metric.id not in there and self._fits(each))]
        after = self._ordered(kept)
        if [each.metric.id for each in after] == [each.metric.id for each in self._rows]:
            self._rows = after
            if after:
                self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, len(self.columns) - 1))
            return
        self._reset(after)

    def filter(self, only: Only, words: str) -> None:
        self._only, self._words = only, tuple(folded(words).split())
        self._reset(self._ordered([each for each in self._all if self._fits(each)]))

    def sort_by(self, name: str) -> None:
        """By a column; once more: from its end; a third time: in the organisation's order."""
        if self.sorted_by == (name, True):
            self.sorted_by = None
        else:
            self.sorted_by = (name, self.sorted_by == (name, False))
        ids = {each.metric.id for each in self._rows}
        self._reset(self._ordered([each for each in self._all if each.metric.id in ids]))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def all(self) -> tuple[Listed, ...]:
        return self._all

    def listed(self, row: int) -> Listed | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, metric: str) -> int:
        """-1 for one that is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.metric.id == metric), -1)

    def count_of(self, only: Only) -> int:
        return sum(_KEEPS[only](each) for each in self._all)

    # Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].fields is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.listed(index.row()) if index.isValid() else None
        if found is None:
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(found)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.label}: {column.text(found) or _('empty')}"
            case Qt.ItemDataRole.EditRole:
                return column.value(found.metric)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        found = self.listed(index.row()) if index.isValid() else None
        if found is None or role != Qt.ItemDataRole.EditRole:
            return False
        self._write(self.columns[index.column()], found, value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        return (
            self.columns[section].label
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            else None
        )

    # Inside

    def _fits(self, found: Listed) -> bool:
        if not _KEEPS[self._only](found):
            return False
        said = folded(" ".join(column.text(found) for column in self.columns)) if self._words else ""
        return all(word in said for word in self._words)

    def _ordered(self, found: list[Listed]) -> list[Listed]:
        column = next((each for each in self.columns if self.sorted_by and each.name == self.sorted_by[0]), None)
        if column is None or self.sorted_by is None:
            return found
        key = column.sort or (lambda each: column.text(each).casefold())
        return sorted(found, key=key, reverse=self.sorted_by[1])

    def _reset(self, rows: list[Listed]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
