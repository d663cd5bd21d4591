"""The sheet under the map and its shadow. Away from its ends it looks the same all along: one slice is drawn wide."""

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.drawing.nodes import Node
from journeydesigner.painting.painter import ScenePainter

_END = 64.0
"""So far from its left and right end the sheet begins to look the same, in scene pixels."""
_MOST = 200
_WIDTH = 8


class SheetSlices:
    """Slices by scale and height on the sheet, the least used dropped first."""

    def __init__(self, painter: ScenePainter, canvas: QColor) -> None:
        self._painter, self._canvas = painter, canvas
        self._kept: OrderedDict[tuple[float, float, float, int], QImage] = OrderedDict()

    def paint(self, painter: QPainter, sheet: Node, part: QRect, area: QRectF, scale: float) -> None:
        """Paint the sheet in ``part`` (device pixels), which is ``area`` of the scene."""
        if sheet.x + _END <= area.left() and area.right() <= sheet.x + sheet.w - _END:
            painter.drawImage(part, self._slice(sheet, area, part.height(), scale))
            return
        painter.save()
        painter.translate(part.topLeft())
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        self._painter.paint_nodes(painter, (sheet,))
        painter.restore()

    def _slice(self, sheet: Node, area: QRectF, height: int, scale: float) -> QImage:
        key = (scale, round(area.top() - sheet.y, 3), round(sheet.y + sheet.h - area.top(), 3), height)
        image = self._kept.get(key)
        if image is None:
            image = self._kept[key] = QImage(_WIDTH, height, QImage.Format.Format_RGB32)
            image.fill(self._canvas)
            brush = QPainter(image)
            brush.scale(scale, scale)
            brush.translate(-(sheet.x + sheet.w / 2), -area.top())
            self._painter.paint_nodes(brush, (sheet,))
            brush.end()
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return image
