"""An on-off switch, painted."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from journeydesigner.ui.look import Look


class Switch(QAbstractButton):
    """38 x 24 px; ``clicked(bool)`` tells of the person's choice."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(42, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(3, 3, 36, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent" if self.isChecked() else "line2"))
        painter.drawRoundedRect(track, 10, 10)
        painter.setBrush(self._look.colour("on_accent" if self.isChecked() else "surface"))
        painter.drawEllipse(QRectF(21 if self.isChecked() else 5, 5, 16, 16))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("accent"), 1.5))
            painter.drawRoundedRect(track.adjusted(-2.2, -2.2, 2.2, 2.2), 12, 12)
        painter.end()
