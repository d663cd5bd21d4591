"""A pill of the panel's head: an icon and a few words on a tint."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Icon
from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting.painter import HINTS
from journeydesigner.ui.metrics.easel import Easel

_STYLE = TextStyle(13, 18, 600)
_HEIGHT, _PAD, _ICON, _GAP = 28, 12, 16, 6


class Pill(QWidget):
    """``family`` is one of the theme's (slate, green, yellow)."""

    def __init__(self, easel: Easel, icon_name: str = "", text: str = "", family: str = "slate") -> None:
        super().__init__()
        self._easel, self._icon, self._family, self.text = easel, icon_name, family, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(icon_name, text, family)

    def say(self, icon_name: str, text: str, family: str) -> None:
        self._icon, self.text, self._family = icon_name, text, family
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self._easel.pen.measurer.width(self.text, _STYLE)
        return QSize(round(wide) + 2 * _PAD + _ICON + _GAP + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, edge, ink = (Colour(f"{self._family}.{part}") for part in ("fill", "edge", "ink"))
        pen, painter = self._easel.pen, QPainter(self)
        painter.setRenderHints(HINTS)
        ground = Box(
            0.5, 0.5, self.width() - 1, _HEIGHT - 1, fill, fill.mixed(edge.name, 0.4), radius=(_HEIGHT - 1) / 2
        )
        for part in (
            ground,
            Icon(self._icon, _PAD, (_HEIGHT - _ICON) / 2, _ICON, edge),
            pen.word(self.text, _STYLE, ink, _PAD + _ICON + _GAP, (_HEIGHT - _STYLE.leading) / 2).text,
        ):
            self._easel.painter.paint(painter, part)
        painter.end()
