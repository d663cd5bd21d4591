"""A card of the metrics panel: a white sheet with round corners and a soft shadow, its title, and what is on it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Shadow
from journeydesigner.painting.painter import HINTS
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.metrics.easel import Easel

MARGIN = 10
"""Round a card, for its shadow."""
CELL_PAD = 8
"""At both sides of a table's cells."""
_RADIUS = 14.0
_PAD_X, _PAD_TOP, _PAD_FOOT = 20, 14, 16


class Card(QWidget):
    """``head`` holds the title and, at its right, what is chosen; ``column`` all that is below."""

    def __init__(self, easel: Easel, title: str) -> None:
        super().__init__()
        self.easel = easel
        self.setAccessibleName(title)
        self.title = label(title, size="title")
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addWidget(self.title, 1)
        self.column = QVBoxLayout(self)
        side = MARGIN + _PAD_X - CELL_PAD
        self.column.setContentsMargins(side, MARGIN + _PAD_TOP, side, MARGIN + _PAD_FOOT)
        self.column.setSpacing(8)
        self.add(self.head)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Below all that is there."""
        row = part if isinstance(part, QLayout) else QHBoxLayout()
        if isinstance(part, QWidget):
            row.addWidget(part)
        row.setContentsMargins(CELL_PAD, 0, CELL_PAD, 0)
        self.column.addLayout(row, stretch)

    def add_table(self, table: QWidget, stretch: int = 0) -> None:
        """A table whose text stands under the title: its rows reach a little beyond."""
        self.column.addWidget(table, stretch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        place = (area.x(), area.y(), area.width(), area.height())
        painter = QPainter(self)
        painter.setRenderHints(HINTS)
        if not self.easel.look.is_strong:
            self.easel.painter.paint(painter, Shadow(*place, _RADIUS, 2))
        line = Colour("text" if self.easel.look.is_strong else "line")
        self.easel.painter.paint(painter, Box(*place, Colour("surface"), line, radius=_RADIUS))
        painter.end()
