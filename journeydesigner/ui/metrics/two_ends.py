"""A layout of rows whose last items stand at the right end, as far as there is room beside the others."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from journeydesigner.ui.controls.rows_layout import RowsLayout


class TwoEnds(RowsLayout):
    """``at_end``: so many of the items. ``gap`` px between items and rows alike; items of a row share their middle."""

    def __init__(self, parent: QWidget | None, gap: int, at_end: int) -> None:
        super().__init__(parent)
        self._gap, self._at_end = gap, at_end

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self.items:
            size = size.expandedTo(item.minimumSize())
        return size

    def wanted(self) -> int:
        """How wide all in one row is."""
        shown = [item for item in self.items if not item.isEmpty()]
        return sum(item.sizeHint().width() + self._gap for item in shown) - self._gap

    def arrange(self, rect: QRect, *, moves: bool) -> int:
        first_of_end = len(self.items) - self._at_end
        shown = [(item, place >= first_of_end) for place, item in enumerate(self.items) if not item.isEmpty()]
        y = rect.y()
        for row in self._rows(shown, rect.width()):
            tall = max(item.sizeHint().height() for item, _is_end in row)
            if moves:
                self._place(row, rect, y, tall)
            y += tall + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _rows(self, shown: list[tuple[QLayoutItem, bool]], room: int) -> list[list[tuple[QLayoutItem, bool]]]:
        """Those at the end stay together where they can."""
        rows: list[list[tuple[QLayoutItem, bool]]] = []
        used = 0
        together = sum(item.sizeHint().width() + self._gap for item, is_end in shown if is_end) - self._gap
        for item, is_end in shown:
            wide = item.sizeHint().width()
            begins_end = is_end and bool(rows) and not rows[-1][-1][1] and together <= room
            if not rows or used + self._gap + (together if begins_end else wide) > room:
                rows.append([])
                used = -self._gap
            rows[-1].append((item, is_end))
            used += self._gap + wide
        return rows

    def _place(self, row: list[tuple[QLayoutItem, bool]], rect: QRect, y: int, tall: int) -> None:
        at_end = sum(item.sizeHint().width() + self._gap for item, is_end in row if is_end) - self._gap
        x = rect.x()
        has_begun_end = len(row) > 0 and row[0][1]  # a row of these alone begins at the left as all others do
        for item, is_end in row:
            if is_end and not has_begun_end:
                x, has_begun_end = rect.x() + rect.width() - at_end, True
            size = item.sizeHint()
            wide = min(size.width(), max(rect.width(), 1))
            item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), QSize(wide, size.height())))
            x += wide + self._gap
