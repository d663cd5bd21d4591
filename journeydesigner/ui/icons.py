"""The bundled line icons as Qt icons, in the colours of the current look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.look import Look

STROKE = 2.0


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


def icon(look: Look, name: str, colour: str = "text2", size: int = 18, checked: str = "accent") -> QIcon:
    """The icon for a button: plain, checked (in ``checked``'s colour) and disabled."""
    made = QIcon(pixmap(look, name, colour, size))
    made.addPixmap(pixmap(look, name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
    faint = look.disabled.name() if look.is_strong else "line2"  # lines are as strong as text where contrast is high
    made.addPixmap(pixmap(look, name, faint, size), QIcon.Mode.Disabled)
    return made
