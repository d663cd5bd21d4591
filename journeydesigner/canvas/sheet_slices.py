"""The sheet under the map and its shadow. Away from its ends it looks the same all along: one slice is drawn wide, and
away from its upper and lower end another is drawn tall."""

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.drawing.nodes import Node
from journeydesigner.painting.painter import ScenePainter

_END = 64.0
"""So far from its ends the sheet begins to look the same, in scene pixels."""
_MOST = 200
_THIN = 8
"""Device pixels of a slice where it is drawn longer than it is."""


class SheetSlices:
    """Slices by scale and height on the sheet, the least used dropped first."""

    def __init__(self, painter: ScenePainter, canvas: QColor) -> None:
        self._painter, self._canvas = painter, canvas
        self._kept: OrderedDict[tuple[float, ...], QImage] = OrderedDict()

    def paint(self, painter: QPainter, sheet: Node, part: QRect, area: QRectF, scale: float) -> None:
        """Paint the sheet in ``part`` (device pixels), which is ``area`` of the scene."""
        is_along = sheet.x + _END <= area.left() and area.right() <= sheet.x + sheet.w - _END
        is_down = sheet.y + _END <= area.top() and area.bottom() <= sheet.y + sheet.h - _END
        if is_along or is_down:
            painter.drawImage(part, self._slice(sheet, part, area, scale, is_along=is_along, is_down=is_down))
            return
        painter.save()
        painter.translate(part.topLeft())
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        self._painter.paint_nodes(painter, (sheet,))
        painter.restore()

    def _slice(self, sheet: Node, part: QRect, area: QRectF, scale: float, *, is_along: bool, is_down: bool) -> QImage:
        """Of an area away from the left and right end (``is_along``) or from the upper and lower (``is_down``)."""
        left, wide = (sheet.x + sheet.w / 2, _THIN) if is_along else (area.left(), part.width())
        top, high = (sheet.y + sheet.h / 2, _THIN) if is_down else (area.top(), part.height())
        right, bottom = sheet.x + sheet.w - left, sheet.y + sheet.h - top
        key = (scale, *(round(x, 3) for x in (left - sheet.x, right, top - sheet.y, bottom)), wide, high)
        image = self._kept.get(key)
        if image is None:
            image = self._kept[key] = QImage(wide, high, QImage.Format.Format_RGB32)
            image.fill(self._canvas)
            brush = QPainter(image)
            brush.scale(scale, scale)
            brush.translate(-left, -top)
            self._painter.paint_nodes(brush, (sheet,))
            brush.end()
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return image
