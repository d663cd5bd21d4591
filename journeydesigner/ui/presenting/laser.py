"""The laser pointer: a red dot where the mouse is, with a short trail that fades."""

from time import monotonic

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

_LASTS = 0.28
"""Seconds that the trail is seen."""
_RADIUS, _GLOW = 6.0, 20.0
_RED = (255, 45, 45)


class Laser:
    """Where the mouse went lately, in pixels of the screen."""

    def __init__(self) -> None:
        self._trail: list[tuple[QPointF, float]] = []

    def move(self, point: QPointF) -> None:
        self._trail.append((point, monotonic()))

    def clear(self) -> None:
        self._trail = []

    def fade(self) -> bool:
        """Forget what is too old; whether there is a trail left beside the dot."""
        until = monotonic() - _LASTS
        self._trail = [(p, at) for p, at in self._trail[:-1] if at > until] + self._trail[-1:]
        return len(self._trail) > 1

    def area(self, unit: float) -> QRect:
        """What it covers."""
        if not self._trail:
            return QRect()
        xs, ys = [p.x() for p, _at in self._trail], [p.y() for p, _at in self._trail]
        beyond = _GLOW * unit + 2
        left, top = min(xs) - beyond, min(ys) - beyond
        return QRectF(left, top, max(xs) + beyond - left, max(ys) + beyond - top).toAlignedRect()

    def paint(self, painter: QPainter, unit: float) -> None:
        if not self._trail:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = monotonic()
        for (one, at), (other, _later) in zip(self._trail, self._trail[1:], strict=False):
            left = max(1 - (now - at) / _LASTS, 0.0)
            pen = QPen(QColor(*_RED, round(150 * left)), 2 * _RADIUS * unit * (0.3 + 0.6 * left))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(one, other)
        at = self._trail[-1][0]
        glow = QRadialGradient(at, _GLOW * unit)
        glow.setColorAt(0.0, QColor(*_RED, 120))
        glow.setColorAt(1.0, QColor(*_RED, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(at, _GLOW * unit, _GLOW * unit)
        painter.setBrush(QColor(*_RED))
        painter.drawEllipse(at, _RADIUS * unit, _RADIUS * unit)
        painter.setBrush(QColor(255, 190, 190))
        painter.drawEllipse(at, _RADIUS * unit * 0.4, _RADIUS * unit * 0.4)
