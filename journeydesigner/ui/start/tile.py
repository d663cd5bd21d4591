"""Something large to press: a mouse click, Enter or the space bar; the arrow keys lead on to its neighbours."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Shadow
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.look import Look

RING = 6
"""Pixels round what is drawn, for focus ring and shadow."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Tile(QAbstractButton):
    """``chosen(value)`` tells that it was pressed, ``removed(value)`` that it is to go, ``menu_wanted(value, point)``
    where its menu is to open."""

    chosen = Signal(str)
    removed = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, look: Look, value: str, name: str) -> None:
        super().__init__()
        self._look = look
        self.value = value
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._tell)
        look.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit(self.value)
            case key if key in _ARROWS:
                event.ignore()  # the page leads on
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.value, self.mapToGlobal(self.rect().center()) if at_key else event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """A raised card with a ring where the focus is."""
        raised(painter, self._look, QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), "surface", self.is_hot())
        if self.hasFocus():
            ring(painter, self._look, QRectF(self.rect()).adjusted(RING, RING, -RING, -RING))

    def is_hot(self) -> bool:
        return self.underMouse() or self.isDown()

    def _tell(self) -> None:
        self.chosen.emit(self.value)


class Chip(QPushButton):
    """A word to press, named ``kind`` in the style sheet; arrow keys lead on, Enter presses it."""

    def __init__(self, text: str, kind: str = "chip", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setObjectName(kind)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def raised(painter: QPainter, look: Look, box: QRectF, ground: str | QColor, is_hot: bool, radius: float = 12) -> None:
    """A card that lies on the page: shadow, ground, thin line."""
    shadow = Shadow(0, 0, box.width(), box.height(), radius, 1)
    node = Node("card", Role.GROUND, "", box.x(), box.y(), box.width(), box.height(), (shadow,))
    ScenePainter(look.theme).paint_nodes(painter, (node,))
    painter.setBrush(look.colour(ground) if isinstance(ground, str) else ground)
    painter.setPen(QPen(look.colour("text3" if is_hot else "line"), 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def ring(painter: QPainter, look: Look, box: QRectF, radius: float = 12) -> None:
    """The focus: 2 px, 3 px outside of ``box``."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), radius + 4, radius + 4)
