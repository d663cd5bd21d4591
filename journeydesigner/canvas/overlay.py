"""What a gesture shows while it lasts: ghosts, bars, the dragged sprite, the marquee. Screen-size, over everything.

A see-through widget that is there only during a gesture, so that panning stays a shift of pixels.
"""

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.camera import Rect
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextStyle
from journeydesigner.drawing.theme import Theme
from journeydesigner.painting import fonts

BAR = 3.0
_RING = 4.5
_POINT = 10.0
"""The length of an arrow's head."""
_EDGE = 6.0
_NOTE = TextStyle(13, 18, 500)


@dataclass(frozen=True, slots=True)
class Bar:
    """An insertion bar, a ring at its start: flat where ``rect`` has no height, upright where it has no width."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Ghost:
    """A dashed outline: where the dragged thing was, or will be. Of one that has scrolled away only what is ``within``
    its part of the canvas is seen."""

    rect: Rect
    radius: float
    is_target: bool = False
    within: Rect | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """From (x1, y1) to its point at (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Guide:
    """A line where a border would be: flat where ``rect`` has no height, upright where it has no width."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Marquee:
    rect: Rect


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture of the dragged thing, its upper left corner at (x, y)."""

    image: QImage
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Note:
    """A few words beside the pointer: the value that an emotion would get, the width of a column."""

    text: str
    x: float
    y: float


Item = Arrow | Bar | Ghost | Guide | Marquee | Sprite | Note


class Overlay(QWidget):
    """Shows items over the canvas."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self.set_theme(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def items(self) -> tuple[Item, ...]:
        return self._items

    def set_theme(self, theme: Theme) -> None:
        self._accent = QColor(*theme.rgba(Colour("accent")))
        self._surface = QColor(*theme.rgba(Colour("surface")))
        self._line = QColor(*theme.rgba(Colour("text3")))
        self._soft = QColor(*theme.rgba(Colour("accent", 0.1)))

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show exactly these; only what came, went or moved is painted."""
        items = tuple(self._in_sight(item) if isinstance(item, Note) else item for item in items)
        if items == self._items:
            return
        before, self._items = self._items, items
        for item in {*map(_key, before)} ^ {*map(_key, items)}:
            self.update(item[1])
        if self.isHidden() == bool(items):
            self.setVisible(bool(items))

    def _in_sight(self, note: Note) -> Note:
        """Words at the window's edge stand where they can be read."""
        area = _note_rect(note.text, note.x, note.y)
        x = max(min(note.x, self.width() - area.width() - _EDGE), _EDGE)
        return replace(note, x=x, y=max(min(note.y, self.height() - area.height() - _EDGE), _EDGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self._items:
            self._paint(painter, item)
        painter.end()

    def _paint(self, painter: QPainter, item: Item) -> None:
        match item:
            case Bar(rect):
                self._bar(painter, rect)
            case Ghost(rect, radius, is_target, within):
                painter.save()
                if within is not None:
                    painter.setClipRect(_qrect(within), Qt.ClipOperation.IntersectClip)
                colour = self._accent if is_target else self._line
                painter.setPen(QPen(colour, 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap))
                pen = painter.pen()
                pen.setDashPattern([3, 2.4])
                painter.setPen(pen)
                painter.setBrush(self._soft if is_target else self._surface)
                painter.drawRoundedRect(_qrect(rect), radius, radius)
                painter.restore()
            case Arrow(x1, y1, x2, y2):
                self._arrow(painter, QPointF(x1, y1), QPointF(x2, y2))
            case Guide(rect):
                painter.setPen(QPen(self._accent, 2))
                painter.drawLine(QPointF(rect.x, rect.y), QPointF(rect.right, rect.bottom))
            case Marquee(rect):
                painter.setPen(QPen(self._accent, 1))
                painter.setBrush(self._soft)
                painter.drawRect(_qrect(rect))
            case Sprite(image, x, y):
                painter.drawImage(QPointF(x, y), image)
            case Note(text, x, y):
                self._note(painter, text, x, y)
            case _:
                assert_never(item)

    def _bar(self, painter: QPainter, rect: Rect) -> None:
        start = QPointF(rect.x, rect.y)
        painter.setPen(QPen(self._accent, BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, QPointF(rect.right, rect.bottom))
        painter.setBrush(self._surface)
        painter.drawEllipse(start, _RING, _RING)

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        line = QLineF(end, start)
        painter.setPen(QPen(self._accent, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawLine(line)
        line.setLength(min(_POINT, line.length()))
        sides = [QLineF(line), QLineF(line)]
        for side, turn in zip(sides, (-28.0, 28.0), strict=True):
            side.setAngle(line.angle() + turn)
        painter.setBrush(self._accent)
        painter.drawPolygon(QPolygonF([end, sides[0].p2(), sides[1].p2()]))
        painter.drawEllipse(start, 3.0, 3.0)

    def _note(self, painter: QPainter, text: str, x: float, y: float) -> None:
        area = _note_rect(text, x, y)
        painter.setFont(fonts.font(_NOTE)[0])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent)
        painter.drawRoundedRect(area, 6, 6)
        painter.setPen(self._surface)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _key(item: Item) -> tuple[Item | int, QRect]:
    """What tells items apart, and where they are."""
    return (id(item) if isinstance(item, Sprite) else item, _bounds(item))


def _bounds(item: Item) -> QRect:
    match item:
        case Sprite(image, x, y):
            ratio = image.devicePixelRatio()
            rect = Rect(x, y, image.width() / ratio, image.height() / ratio)
        case Arrow(x1, y1, x2, y2):
            rect = Rect.between(x1, y1, x2, y2).grown(_POINT / 2)
        case Note(text, x, y):
            area = _note_rect(text, x, y)
            rect = Rect(area.x(), area.y(), area.width(), area.height())
        case Bar(found) | Ghost(found) | Guide(found) | Marquee(found):
            rect = found
        case _:
            assert_never(item)
    grown = rect.grown(8)
    left, top = floor(grown.x), floor(grown.y)
    return QRect(left, top, ceil(grown.right) - left, ceil(grown.bottom) - top)


def _note_rect(text: str, x: float, y: float) -> QRectF:
    return QRectF(x, y, 18 + QFontMetricsF(fonts.font(_NOTE)[0]).horizontalAdvance(text), 24)


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
