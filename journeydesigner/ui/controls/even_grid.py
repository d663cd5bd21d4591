"""A layout of columns of one width: as many as find room, each row as tall as its tallest item."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EvenGrid(QLayout):
    """At most ``most`` columns, none narrower than ``least`` px (but one there is always); ``across`` px between
    columns, ``down`` px between rows."""

    def __init__(self, parent: QWidget | None = None, *, most: int, least: int, across: int = 0, down: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._most, self._least, self._across, self._down = most, least, across, down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(self._least, 0)

    def columns(self, width: int) -> int:
        """How many columns a width has room for."""
        return max(1, min(self._most, (width + self._across) // (self._least + self._across)))

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        """Place everything; the height that it takes."""
        columns = self.columns(rect.width())
        wide = (rect.width() - (columns - 1) * self._across) // columns
        y = rect.y()
        shown = [item for item in self._items if not item.isEmpty()]
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            tall = max(_height(item, wide) for item in row)
            for place, item in enumerate(row):
                if moves:
                    at = QPoint(rect.x() + place * (wide + self._across), y)
                    item.setGeometry(QRect(at, QSize(wide, tall)))
            y += tall + (self._down if start + columns < len(shown) else 0)
        return y - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    """What the widget itself says: a layout item asks the widget's layout instead."""
    widget = item.widget()
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else item.sizeHint().height()
