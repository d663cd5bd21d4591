"""A plain table of texts: the first rows of a file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from journeydesigner.wording import _

_ROW, _LEAST, _MOST = 28, 76, 260


class TableView(QTableWidget):
    """It is read, not written; Tab leaves it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(32)
        self._roles: dict[str, str] = {}

    def show_rows(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these; every column as broad as what it holds, within reason."""
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        for place, name in enumerate(columns):
            self.setHorizontalHeaderItem(place, QTableWidgetItem(name or _("(without a name)")))
        for number, row in enumerate(rows):
            for place in range(len(columns)):
                text = row[place] if place < len(row) else ""
                item = QTableWidgetItem(text)
                item.setToolTip(text if len(text) > 30 else "")
                self.setItem(number, place, item)
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for place in range(len(columns)):
            header.resizeSection(place, max(_LEAST, min(_MOST, header.sectionSize(place) + 12)))

    def fit(self, words: int) -> None:
        """As wide as there is room and no higher than its rows; from the column ``words`` on numbers, at the right."""
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place in range(words, self.columnCount()):
            items = [self.horizontalHeaderItem(place), *(self.item(row, place) for row in range(self.rowCount()))]
            for item in items:
                if item is not None:
                    item.setTextAlignment(right)
        self.setMaximumHeight(self.horizontalHeader().height() + self.rowCount() * _ROW + 4)
