"""The picture of a card on its way: as its target lane would draw it, tilted a little, with a deep shadow."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Primitive, Shadow
from journeydesigner.painting import fonts
from journeydesigner.painting.painter import ScenePainter

TILT = -2.2
"""Degrees."""
_MARGIN = 40.0
"""Room round the card for shadow and tilt, in scene pixels."""


def picture(
    painter: ScenePainter,
    primitives: tuple[Primitive, ...],
    size: tuple[float, float],
    zoom: float,
    ratio: float,
    count: int,
    *,
    is_tilted: bool,
) -> tuple[QImage, QPointF]:
    """The picture, and where in it (logical pixels) the card's upper left corner is. ``count`` cards go together."""
    wide, high = size
    image = QImage(
        ceil((wide + 2 * _MARGIN) * zoom * ratio), ceil((high + 2 * _MARGIN) * zoom * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(ratio)
    brush = QPainter(image)
    brush.scale(zoom, zoom)
    brush.translate(_MARGIN, _MARGIN)
    if is_tilted:
        brush.translate(wide / 2, high / 2)
        brush.rotate(TILT)
        brush.translate(-wide / 2, -high / 2)
    lifted = Node("sprite", Role.CARD, "", 0, 0, wide, high, (Shadow(0, 0, wide, high, 8, 3), *primitives))
    painter.paint_nodes(brush, (lifted,))
    if count > 1:
        _badge(brush, painter, wide, count)
    brush.end()
    return image, QPointF(_MARGIN * zoom, _MARGIN * zoom)


def _badge(brush: QPainter, painter: ScenePainter, right: float, count: int) -> None:
    """How many cards go together, at the corner."""
    words = str(count)
    area = QRectF(right - 14, -10, max(22.0, 10 + 8.0 * len(words)), 22)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(QColor(*painter.theme.rgba(Colour("accent"))))
    brush.drawRoundedRect(area, 11, 11)
    font = QFont(fonts.FAMILY)
    font.setPixelSize(12)
    font.setBold(True)
    brush.setFont(font)
    brush.setPen(QColor(*painter.theme.rgba(Colour("surface"))))
    brush.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
