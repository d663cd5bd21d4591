"""What layouts that set their items in rows have in common: how high they are follows from their width."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class RowsLayout(QLayout):
    """Holds the items; ``arrange`` says where they go."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width. Qt asks again and again, and what is in a layout may be many."""
        self.setContentsMargins(0, 0, 0, 0)

    def arrange(self, rect: QRect, *, moves: bool) -> int:
        """The height that the items take in the width of ``rect``; with ``moves`` they are placed in it."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:
        self.items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        if not 0 <= index < len(self.items):
            return None
        taken = self.items.pop(index)
        self.invalidate()
        return taken

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self.arrange(QRect(0, 0, width, 0), moves=False)
        return found

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self.arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()
