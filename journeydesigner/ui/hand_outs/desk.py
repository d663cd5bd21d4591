"""The pages of a hand-out, laid out on a desk: all of them small, or each as broad as there is room and more."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.drawing.colours import Colour
from journeydesigner.ui.hand_outs.looking_ahead import Painted, Seen
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_GAP = 16
_NUMBER = 22
"""Under each of several pages stands its number."""
_LEAST, _MOST_COLUMNS = 230, 3
ZOOMS = (1.0, 1.75, 3.0, 5.0)
"""Of one page: how often as broad as the room."""
_LONGEST = 6_000
_KEPT = 24
"""Pictures of so many pages are kept."""


class Desk(QWidget):
    """``picture_wanted(page, width)`` asks for a picture of a page that is in sight, counted from 0, in device pixels.
    ``opened(page, point)`` tells a click: a page, and where on it in shares of its size."""

    picture_wanted = Signal(int, int)
    opened = Signal(int, QPointF)
    zoom_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._look = look
        self._seen: Seen | None = None
        self._window, self._bar = QSize(400, 300), 0
        self._room = self._window
        self._zoom = -1
        self._boxes: tuple[QRect, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._asked: dict[int, int] = {}
        self._is_old = False
        look.changed.connect(self.update)

    @property
    def count(self) -> int:
        return len(self._boxes)

    @property
    def painted(self) -> frozenset[int]:
        """The pages of which there is a picture."""
        return frozenset(self._pictures)

    def show_seen(self, seen: Seen) -> None:
        """Other pages; the old pictures stand in where one of the same shape is not yet painted."""
        before = self._seen
        shapes = [(page.width_mm, page.height_mm) for page in seen.pages]
        old = [(page.width_mm, page.height_mm) for page in before.pages] if before else []
        if shapes != old:
            self._pictures = {}
        self._seen, self._asked, self._is_old = seen, {}, False
        self._arrange()

    def mark_old(self) -> None:
        """What is shown is no longer what is wished for."""
        self._is_old = True
        self.update()

    def clear(self) -> None:
        self._seen, self._pictures, self._asked = None, {}, {}
        self._arrange()

    def take(self, painted: Painted) -> None:
        """A picture is there."""
        if painted.seen is not self._seen:
            return
        self._pictures.pop(painted.page, None)
        self._pictures[painted.page] = painted.image
        while len(self._pictures) > _KEPT:
            gone = next(iter(self._pictures))
            del self._pictures[gone]
            self._asked.pop(gone, None)
        self.update(self._boxes[painted.page])

    def fit(self, window: QSize, bar: int, zoom: int) -> None:
        """Lay the pages out for a window that is so large without scroll bars, each of which takes ``bar`` of it;
        ``zoom`` -1: all of them, else a place in ``ZOOMS``."""
        self._window, self._bar, self._zoom = window, bar, zoom
        self._arrange()

    def box(self, page: int) -> QRect:
        return self._boxes[page]

    # Laying out

    def _arrange(self) -> None:
        """Broader pages are taller: were the room of a scroll bar given back to pages that do without it only then, it
        would come and go for ever."""
        pages = self._seen.pages if self._seen is not None else ()
        shapes = [page.height_mm / page.width_mm for page in pages]
        is_whole, is_broad = self._zoom < 0 and len(shapes) <= 1, self._zoom > 0
        self._room = self._window
        low = self._lay_out(shapes, self._zoom)
        if not is_whole and (is_broad or low > self._room.height()):
            self._room = self._window - QSize(self._bar, self._bar if is_broad else 0)
            low = self._lay_out(shapes, self._zoom)
            is_whole = len(shapes) == 1 and not is_broad and low <= self._room.height()
            if is_whole:  # between the two: as broad as it can be without
                self._room = self._window
                low = self._lay_out(shapes, -1)
        has_bar = low > self._room.height() and not is_whole
        right = max((box.right() + 1 for box in self._boxes), default=0) + _GAP if is_broad else 0
        wide = self._room.width() if has_bar else self._window.width()
        size = QSize(max(right, wide), low if has_bar else self._room.height())
        if self.size() != size:
            self.setFixedSize(size)
        self.update()

    def _lay_out(self, shapes: list[float], zoom: int) -> int:
        """How far down the pages reach."""
        room = self._room
        if zoom >= 0:
            self._boxes = tuple(self._in_columns(shapes, 1, (room.width() - 2 * _GAP) * ZOOMS[zoom]))
        elif len(shapes) == 1:
            tall = (room.height() - 2 * _GAP) / shapes[0]
            self._boxes = tuple(self._in_columns(shapes, 1, min(room.width() - 2 * _GAP, tall)))
        else:
            columns = max(1, min(_MOST_COLUMNS, len(shapes), (room.width() - _GAP) // (_LEAST + _GAP)))
            wide = (room.width() - _GAP * (columns + 1)) / columns
            self._boxes = tuple(self._in_columns(shapes, columns, wide))
        return max((box.bottom() + 1 for box in self._boxes), default=0) + _GAP + self._number_room()

    def _number_room(self) -> int:
        return _NUMBER if len(self._boxes) > 1 else 0

    def _in_columns(self, shapes: list[float], columns: int, wide: float) -> Iterator[QRect]:
        wide = max(60.0, wide)
        number = _NUMBER if len(shapes) > 1 else 0
        across = columns * wide + (columns - 1) * _GAP
        left = max(_GAP, (self._room.width() - across) / 2)
        rows = [shapes[start : start + columns] for start in range(0, len(shapes), columns)]
        down = sum(max(row) * wide + number + _GAP for row in rows) + _GAP
        top = max(_GAP, _GAP + (self._room.height() - down) / 2)
        for row in rows:
            for place, shape in enumerate(row):
                yield QRectF(left + place * (wide + _GAP), top, wide, wide * shape).toAlignedRect()
            top += max(row) * wide + number + _GAP

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.55 if self._is_old else 1.0)
        ground = QColor(*self._seen.look.rgba(Colour("canvas")))
        for page, box in enumerate(self._boxes):
            if event.rect().intersects(box.adjusted(-2, -2, 2, _NUMBER + 2)):
                self._paint_page(painter, page, box, ground)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, box: QRect, ground: QColor) -> None:
        picture = self._pictures.get(page)
        if picture is None:
            painter.fillRect(box, ground)
        else:
            painter.drawImage(box, picture)
        painter.setPen(QPen(self._look.colour("line2"), 1))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        if len(self._boxes) > 1:
            painter.setPen(self._look.colour("text2"))
            under = QRect(box.left(), box.bottom() + 2, box.width(), _NUMBER - 2)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(page + 1))
        self._ask(page, box)

    def _ask(self, page: int, box: QRect) -> None:
        width = min(_LONGEST, ceil(box.width() * self.devicePixelRatioF()))
        if not self._is_old and self._asked.get(page) != width:
            self._asked[page] = width
            self.picture_wanted.emit(page, width)

    # The person

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for page, box in enumerate(self._boxes):
            if event.button() == Qt.MouseButton.LeftButton and box.contains(point):
                inside: QPoint = point - box.topLeft()
                self.opened.emit(page, QPointF(inside.x() / box.width(), inside.y() / box.height()))
                return
        super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()


def size_words(seen: Seen) -> str:
    """«420 × 297 mm»; "" where the pages differ in size."""
    sizes = {(round(page.width_mm), round(page.height_mm)) for page in seen.pages}
    if len(sizes) != 1:
        return ""
    width, height = sizes.pop()
    return _("{width} × {height} mm").format(width=width, height=height)
