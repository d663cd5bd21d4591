"""Icons as small pictures, for the screen: drawing a picture costs a seventh of stroking a path.

Only where the painter neither turns nor shears; an icon then stands on whole device pixels, half a pixel off at most.
"""

from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from journeydesigner.drawing.primitives import Icon
from journeydesigner.painting.paths import icon_path

_MARGIN = 2
"""Device pixels round an icon into which its strokes may reach."""
_MOST = 2_000

Key = tuple[str, float, float, int, float]


class IconStamps:
    """Keeps each icon in each size and colour it was drawn in."""

    def __init__(self) -> None:
        self._images: dict[Key, QImage] = {}

    def draw(self, painter: QPainter, icon: Icon, pen: QPen) -> bool:
        """Draw ``icon`` with ``pen``, whose width is in scene pixels; False where the painter turns what it draws."""
        world = painter.worldTransform()
        if world.m12() or world.m21() or world.m11() <= 0 or world.m11() != world.m22():
            return False
        ratio = painter.device().devicePixelRatio()
        scale = world.m11() * ratio
        key = (icon.name, icon.size * scale, pen.widthF() * scale, pen.color().rgba(), ratio)
        image = self._images.get(key)
        if image is None:
            image = self._made(key, icon, pen, scale, ratio)
        x = floor((world.dx() + icon.x * world.m11()) * ratio + 0.5) - _MARGIN
        y = floor((world.dy() + icon.y * world.m11()) * ratio + 0.5) - _MARGIN
        painter.setWorldMatrixEnabled(False)
        painter.drawImage(QPointF(x / ratio, y / ratio), image)
        painter.setWorldMatrixEnabled(True)
        return True

    def _made(self, key: Key, icon: Icon, pen: QPen, scale: float, ratio: float) -> QImage:
        side = ceil(icon.size * scale) + 2 * _MARGIN
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARGIN, _MARGIN)
        painter.scale(scale, scale)
        painter.setPen(pen)
        painter.drawPath(icon_path(icon.name, icon.size))
        painter.end()
        image.setDevicePixelRatio(ratio)
        if len(self._images) >= _MOST:
            del self._images[next(iter(self._images))]
        self._images[key] = image
        return image
