"""The laser pointer: a red dot where the mouse is, with a short trail that fades."""

from math import hypot
from time import monotonic

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QRadialGradient

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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*_RED, 110))
        painter.drawPolygon(self._tail(unit), Qt.FillRule.WindingFill)
        at = self._trail[-1][0]
        glow = QRadialGradient(at, _GLOW * unit)
        glow.setColorAt(0.0, QColor(*_RED, 120))
        glow.setColorAt(1.0, QColor(*_RED, 0))
        painter.setBrush(glow)
        painter.drawEllipse(at, _GLOW * unit, _GLOW * unit)
        painter.setBrush(QColor(*_RED))
        painter.drawEllipse(at, _RADIUS * unit, _RADIUS * unit)
        painter.setBrush(QColor(255, 190, 190))
        painter.drawEllipse(at, _RADIUS * unit * 0.4, _RADIUS * unit * 0.4)

    def _tail(self, unit: float) -> QPolygonF:
        """The trail as one outline, the thinner the longer ago: pieces would show where they overlap."""
        now = monotonic()
        points = [point for point, _at in self._trail]
        left: list[QPointF] = []
        right: list[QPointF] = []
        for place, (point, at) in enumerate(self._trail):
            way = points[min(place + 1, len(points) - 1)] - points[max(place - 1, 0)]
            length = hypot(way.x(), way.y())
            if length < 0.01:
                continue
            half = _RADIUS * unit * max(1 - (now - at) / _LASTS, 0.0)
            across = QPointF(-way.y(), way.x()) * (half / length)
            left.append(point + across)
            right.append(point - across)
        return QPolygonF([*left, *reversed(right)])
