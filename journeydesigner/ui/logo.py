"""The program's mark: three chevrons along the stage ramp."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

_COLOURS = ("#2F4B9E", "#2C7C8C", "#3F7A45")


def paint_logo(painter: QPainter, width: float, height: float) -> None:
    """The mark in a box at the origin; twice as wide as high looks best."""
    painter.setPen(Qt.PenStyle.NoPen)
    slant = height * 0.38
    piece = (width - slant) / 3
    for place, colour in enumerate(_COLOURS):
        x = place * piece
        w = piece - width * 0.045
        painter.setBrush(QColor(colour))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, 0),
                    QPointF(x + w, 0),
                    QPointF(x + w + slant, height / 2),
                    QPointF(x + w, height),
                    QPointF(x, height),
                    QPointF(x + slant, height / 2),
                ]
            )
        )


class Logo(QWidget):
    def __init__(self, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(width, height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, self.width(), self.height())
        painter.end()


def window_icon() -> QIcon:
    """The mark on a clear square."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, size * 0.2)
        paint_logo(painter, size, size * 0.6)
        painter.end()
        made.addPixmap(picture)
    return made
