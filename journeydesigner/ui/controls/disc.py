"""The disc of a persona: photo, or initials on its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.theme import theme
from journeydesigner.painting.pictures import covering, decoded
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look

_MARK = "#0B8373"
_TINTS = ("#2F5FA8", "#7E4A94", "#A85A1C", "#1F7A6C", "#A03A5C", "#4B6B2F")


def initials(name: str) -> str:
    """At most two letters: of the first and the last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def tint(position: int) -> str:
    """The colour of the ``position``-th persona of an organisation that has none of its own."""
    return _TINTS[position % len(_TINTS)]


def mark_ground(brand: Sequence[str]) -> str:
    """On what an organisation's initials stand: its first colour, while it has none that of nobody."""
    return brand[0] if brand else _MARK


def letters_on(ground: QColor) -> QColor:
    """In which colour initials are read on ``ground``."""
    return QColor(*theme("light").rgba(ink_on(Colour(ground.name()))))


def photo(content: bytes, size: int) -> QPixmap:
    """A picture of the document for a place ``size`` px across; a null one where it is none that can be shown."""
    image = decoded(content, 4 * size)
    return QPixmap.fromImage(image) if image is not None else QPixmap()


class Disc(QWidget):
    """``size`` px across. With ``radius`` it is a rounded square (an organisation's mark)."""

    def __init__(self, size: int, radius: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(size, size))
        self._radius = size / 2 if radius is None else radius
        self._text, self._colour, self._picture, self._icon = "", QColor("#66738A"), QPixmap(), QPixmap()

    def show_name(self, name: str, colour: str, picture: bytes | None = None) -> None:
        self._text, self._colour = initials(name), QColor(colour)
        self._picture, self._icon = QPixmap(), QPixmap()
        if picture:
            self._picture = photo(picture, self.width())
        self.update()

    def show_icon(self, look: Look, name: str) -> None:
        """A place for a picture, with nobody's initials."""
        self._text, self._colour = "", look.colour("soft")
        self._picture, self._icon = QPixmap(), pixmap(look, name, "text2", self.width() // 2)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(box, self._radius, self._radius)
        painter.setClipPath(shape)
        if self._picture.isNull():
            painter.fillPath(shape, self._colour)
            font = QFont(self.font())
            font.setPixelSize(round(self.width() * 0.37))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(letters_on(self._colour))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
            half = self._icon.deviceIndependentSize().width() / 2
            painter.drawPixmap(box.center() - QPointF(half, half), self._icon)
        else:
            painter.drawPixmap(box, self._picture, covering(self._picture, box.width(), box.height()))
        painter.end()
