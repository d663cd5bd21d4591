"""The shadow round the sheet, from a few small pictures: painted anew for every frame it would cost half of it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Shadow
from journeydesigner.painting.painter import ScenePainter

RADIUS = 16.0
_REACH = 28.0
_SAMPLE = 160.0
"""So tall a sheet is enough to see how the shadow looks at its ends and between them."""


class SheetShadow:
    """For sheets that begin at the left of the screen and go on beyond its right, ``unit`` pixels to a unit."""

    def __init__(self, painter: ScenePainter, unit: float, ratio: float) -> None:
        self._unit, self._ratio = unit, ratio
        self._reach = round(_REACH * unit)
        self._end = self._reach + round(RADIUS * unit)
        self._sample = self._painted(painter)

    def paint(self, painter: QPainter, sheet: QRect) -> None:
        """Round ``sheet``, and a little below its round corners."""
        reach, end = self._reach, self._end
        left, top, tall = sheet.left() - reach, sheet.top() - reach, sheet.height() + 2 * reach
        high = round(_SAMPLE * self._unit) + 2 * reach
        self._piece(painter, QRect(left, top, end, end), QRect(0, 0, end, end))
        self._piece(painter, QRect(left, top + end, end, tall - 2 * end), QRect(0, high // 2, end, 1))
        self._piece(painter, QRect(left, top + tall - end, end, end), QRect(0, high - end, end, end))
        below = QRect(left + end, top + tall - reach, sheet.right() - left - end, reach)
        self._piece(painter, below, QRect(end + 4, high - reach, 1, reach))

    def _piece(self, painter: QPainter, target: QRect, source: QRect) -> None:
        ratio = self._ratio
        part = QRectF(source.x() * ratio, source.y() * ratio, source.width() * ratio, source.height() * ratio)
        painter.drawPixmap(QRectF(target), self._sample, part)

    def _painted(self, painter: ScenePainter) -> QPixmap:
        reach, unit = self._reach, self._unit
        wide, high = self._end + 8, round(_SAMPLE * unit) + 2 * reach
        made = QPixmap(round(wide * self._ratio), round(high * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        shadow = Shadow(0, 0, 4 * _SAMPLE, _SAMPLE, RADIUS, 2)
        brush = QPainter(made)
        brush.translate(reach, reach)
        brush.scale(unit, unit)
        painter.paint_nodes(brush, (Node("sheet", Role.GROUND, "", 0, 0, 1, 1, (shadow,)),))
        brush.end()
        return made
