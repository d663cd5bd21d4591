"""A layout of columns of one width: as many as find room, each row (or all alike) as tall as its tallest item."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from journeydesigner.ui.controls.rows_layout import RowsLayout


class EvenGrid(RowsLayout):
    """At most ``most`` columns, none narrower than ``least`` px (but one there is always); ``across`` px between
    columns, ``down`` px between rows. ``is_alike``: all rows are as tall as the tallest."""

    def __init__(
        self, parent: QWidget | None = None, *, most: int, least: int, across: int = 0, down: int = 0,
        is_alike: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._is_alike = is_alike
        self._most, self._least, self._across, self._down = most, least, across, down

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def minimumSize(self) -> QSize:
        return QSize(self._least, 0)

    def columns(self, width: int) -> int:
        """How many columns a width has room for."""
        return max(1, min(self._most, (width + self._across) // (self._least + self._across)))

    def arrange(self, rect: QRect, *, moves: bool) -> int:
        columns = self.columns(rect.width())
        wide = (rect.width() - (columns - 1) * self._across) // columns
        y = rect.y()
        shown = [item for item in self.items if not item.isEmpty()]
        tallest = max((_height(item, wide) for item in shown), default=0) if self._is_alike else 0
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            tall = tallest or max(_height(item, wide) for item in row)
            for place, item in enumerate(row):
                if moves:
                    at = QPoint(rect.x() + place * (wide + self._across), y)
                    item.setGeometry(QRect(at, QSize(wide, tall)))
            y += tall + (self._down if start + columns < len(shown) else 0)
        return y - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    """What the widget itself says: a layout item asks the widget's layout instead."""
    widget = item.widget()
    if widget is not None and widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return item.sizeHint().height()
