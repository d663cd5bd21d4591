"""The soft shadow that the map slides under, beside the label column and below the header rows."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_DARKEST = 26
"""Alpha at the edge, of 255."""


class Shade(QWidget):
    """A see-through strip, darkest at its left (``is_upright``) or upper edge."""

    DEPTH = 9

    def __init__(self, parent: QWidget, *, is_upright: bool) -> None:
        super().__init__(parent)
        self._is_upright = is_upright
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, geometry: QRect, *, is_shown: bool) -> None:
        if self.geometry() != geometry:
            self.setGeometry(geometry)
        if self.isHidden() == is_shown:
            self.setVisible(is_shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        fade = QLinearGradient(0, 0, self.DEPTH if self._is_upright else 0, 0 if self._is_upright else self.DEPTH)
        fade.setColorAt(0, QColor(10, 18, 34, _DARKEST))
        fade.setColorAt(1, QColor(10, 18, 34, 0))
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()
