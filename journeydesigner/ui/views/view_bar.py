"""The bar at the top of a view: what the view can be told stands in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeydesigner.ui.look import Look

_HEIGHT = 48


class ViewBar(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("viewBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._look = look
        look.follow(self, self._draw)
        self._draw()

    def _draw(self) -> None:
        ground, line = self._look.colour("panel").name(), self._look.colour("line").name()
        self.setStyleSheet(f"#viewBar {{ background: {ground}; border-bottom: 1px solid {line}; }}")
