"""The bundled line icons as Qt icons, in the colours of the current look."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractButton

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.look import Look

STROKE = 2.0
_GAP = 4
"""Beside a word an icon stands as far from it again as Qt alone would put it."""


def paint_icon(painter: QPainter, look: Look, name: str, colour: QColor, x: float, y: float, size: float) -> None:
    """Draw one icon with its corner at (x, y)."""
    drawn = Icon(name, 0, 0, size, Colour(colour.name()), STROKE)
    node = Node("icon", Role.GROUND, "", x, y, size, size, (drawn,))
    ScenePainter(look.theme, {}).paint_nodes(painter, (node,))


def pixmap(look: Look, name: str, colour: str = "text2", size: int = 18) -> QPixmap:
    """The icon as a picture, sharp at the screen's scale; Qt keeps it for the next that wants it. ``colour`` is a name
    that the look knows."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    key = f"{name}/{look.colour(colour).name()}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    picture = _drawn(look, name, colour, size, ratio)
    QPixmapCache.insert(key, picture)
    return picture


def _drawn(look: Look, name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, look, name, look.colour(colour), 0, 0, size)
    painter.end()
    return picture


def icon_before_words(
    button: QAbstractButton, look: Look, name: str, colour: str, size: int, checked: str = "accent"
) -> None:
    """Give a button its icon, with room between it and the button's words; in the middle where it has none."""
    gap = _GAP if button.text() else 0
    made = QIcon()
    for shown, mode, state in _faces(look, colour, checked):
        made.addPixmap(_with_room(pixmap(look, name, shown, size), gap), mode, state)
    button.setIconSize(QSize(size + gap, size))
    button.setIcon(made)


def _with_room(picture: QPixmap, gap: int) -> QPixmap:
    """With nothing after it, so wide."""
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round(gap * ratio), picture.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


def icon(look: Look, name: str, colour: str = "text2", size: int = 18, checked: str = "accent") -> QIcon:
    """The icon for a button: plain, checked (in ``checked``'s colour) and disabled."""
    made = QIcon()
    for shown, mode, state in _faces(look, colour, checked):
        made.addPixmap(pixmap(look, name, shown, size), mode, state)
    return made


def _faces(look: Look, colour: str, checked: str) -> tuple[tuple[str, QIcon.Mode, QIcon.State], ...]:
    """The colour of an icon, by its button's state."""
    faint = look.disabled.name() if look.is_strong else "line2"  # lines are as strong as text where contrast is high
    return (
        (colour, QIcon.Mode.Normal, QIcon.State.Off),
        (checked, QIcon.Mode.Normal, QIcon.State.On),
        (faint, QIcon.Mode.Disabled, QIcon.State.Off),
    )
