"""The soft shadow that the map slides under, beside the label column and below the header rows."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

_DARKEST = 26
"""Alpha at the edge, of 255."""


_DEPTH = 9
_STEP = 1024
_COLOURS = tuple(QColor(10, 18, 34, round(_DARKEST * (1 - depth / _DEPTH) ** 2)) for depth in range(_DEPTH))


class Shade(QWidget):
    """A see-through strip, darkest at its left (``is_upright``) or upper edge."""

    DEPTH = _DEPTH

    def __init__(self, parent: QWidget, *, is_upright: bool) -> None:
        super().__init__(parent)
        self._is_upright = is_upright
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, geometry: QRect, *, is_shown: bool) -> None:
        if self.geometry() != geometry:
            self.setGeometry(geometry)
        if self.isHidden() == is_shown:
            self.setVisible(is_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A longer picture than needed: while header rows come to rest the strip's length changes in every frame."""
        length = self.height() if self._is_upright else self.width()
        if max(self._picture.width(), self._picture.height()) >= length:
            return
        length = -(-length // _STEP) * _STEP
        self._picture = QPixmap(_DEPTH, length) if self._is_upright else QPixmap(length, _DEPTH)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        for depth, colour in enumerate(_COLOURS):
            painter.fillRect(QRect(depth, 0, 1, length) if self._is_upright else QRect(0, depth, length, 1), colour)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(event.rect(), self._picture, event.rect())
        painter.end()
