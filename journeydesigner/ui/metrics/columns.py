"""Cards side by side in rows: as many columns as find room, each card of a row as tall as the tallest."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from journeydesigner.ui.controls.rows_layout import RowsLayout

LEAST = 380
"""No column is narrower, but where the panel is."""


class Columns(RowsLayout):
    """``shares``: how broad the cards are beside each other where all are in one row; wrapped they are alike."""

    def __init__(self, shares: tuple[int, ...], gap: int, least: int = LEAST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares, self._gap, self._least = shares, gap, least

    def minimumSize(self) -> QSize:
        return QSize(240, 0)

    def arrange(self, rect: QRect, *, moves: bool) -> int:
        shown = [item for item in self.items if not item.isEmpty()]
        most = (rect.width() + self._gap) // (self._least + self._gap)
        count = max(1, min(most, len(self._shares), len(shown)))
        y = rect.y()
        for start in range(0, len(shown), count):
            row = shown[start : start + count]
            widths = self._widths(rect.width(), len(row), count)
            heights = [_height(item.widget(), wide) for item, wide in zip(row, widths, strict=True)]
            x = rect.x()
            for item, wide in zip(row, widths, strict=True):
                if moves:
                    item.setGeometry(QRect(x, y, wide, max(heights)))
                x += wide + self._gap
            y += max(heights) + (self._gap if start + count < len(shown) else 0)
        return y - rect.y()

    def _widths(self, room: int, cards: int, columns: int) -> list[int]:
        free = room - (cards - 1) * self._gap
        shares = self._shares if columns == len(self._shares) and cards == columns else (1,) * cards
        widths = [free * share // sum(shares) for share in shares]
        widths[-1] += free - sum(widths)
        return widths


def _height(widget: QWidget | None, width: int) -> int:
    if widget is None:
        return 0
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
