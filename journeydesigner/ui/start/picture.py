"""The small picture of a map in a list or gallery."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journeydesigner.drawing.theme import theme
from journeydesigner.layout.glimpse import Glimpse
from journeydesigner.layout.thumbnail import thumbnail
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.start.tile import RING, raised, ring


class Picture(QWidget):
    """A card with the map on it; empty until ``show_glimpse``. The ring of the focus is drawn round it if asked for."""

    def __init__(self, look: Look, size: QSize | None = None, radius: float = 12) -> None:
        super().__init__()
        self._look, self._radius = look, radius
        self._glimpse: Glimpse | None = None
        self._icon = ""
        self._kept = QPixmap()
        self.has_ring = False
        self.is_hot = False
        if size is not None:
            self.setFixedSize(size + QSize(2 * RING, 2 * RING))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._forget)

    def show_glimpse(self, glimpse: Glimpse) -> None:
        self._glimpse, self._icon = glimpse, ""
        self._forget()

    def show_icon(self, name: str) -> None:
        """An icon in place of a map."""
        self._icon = name
        self._forget()

    def mark(self, *, has_ring: bool, is_hot: bool) -> None:
        if (has_ring, is_hot) != (self.has_ring, self.is_hot):
            self.has_ring, self.is_hot = has_ring, is_hot
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        raised(painter, self._look, box, self._look.mixed("canvas", "surface", 0.5), self.is_hot, self._radius)
        if self._icon:
            size = 26
            centre = box.center()
            left, top = centre.x() - size / 2, centre.y() - size / 2
            paint_icon(painter, self._look, self._icon, self._look.colour("text3"), left, top, size)
        elif self._glimpse is not None and box.width() > 40:
            painter.drawPixmap(box.topLeft(), self._drawn(self._glimpse, box))
        if self.has_ring:
            ring(painter, self._look, box, self._radius)
        painter.end()

    def _drawn(self, glimpse: Glimpse, box: QRectF) -> QPixmap:
        """The map as a picture: drawn once for each size and look."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        if self._kept.size() != size:
            self._kept = QPixmap(size)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            look = theme(self._look.name, glimpse.brand)
            ScenePainter(look).paint_nodes(painter, thumbnail(glimpse, box.width(), box.height()))
            painter.end()
        return self._kept

    def _forget(self) -> None:
        self._kept = QPixmap()
        self.update()
