"""The panel that says what stands behind a number, after the pointer rested on it for a moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.facts_at import Behind, behind
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Primitive, Shadow
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.facts_card import WIDTH, facts_card
from journeydesigner.wording import in_words_of

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_AFTER_MS = 450
_SHADE = 28
"""Round the card, for its shadow."""
_AWAY = 10
"""From the number."""
_ENDS = frozenset({
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel, QEvent.Type.Leave,
    QEvent.Type.KeyPress, QEvent.Type.Hide, QEvent.Type.ContextMenu, QEvent.Type.FocusOut,
})  # fmt: skip


class FactsPanel(QWidget):
    """Of one canvas, which it watches. It takes no mouse events; what it says is also in the inspector."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._at = QPoint()
        self._over = QRect()
        self._parts: tuple[Primitive, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("facts")
        self.hide()
        canvas.installEventFilter(self)
        canvas.view_changed.connect(self.leave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._moved(event)
        elif kind in _ENDS:
            self.leave()
        return False

    def leave(self) -> None:
        """The pointer is elsewhere, or busy."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()

    def look(self) -> None:
        """Show what stands behind the number under the pointer, if there is one."""
        canvas = self._canvas
        if not canvas.has_map or canvas.is_editing or canvas.hand.is_pressed or not canvas.isVisible():
            return
        board = canvas.board
        found = behind(board, canvas.hit_at(self._at.x(), self._at.y()), canvas.layout_of.options)
        if found is not None:
            self._show(found, board.snapshot.map(board.map).language)

    def _moved(self, event: QMouseEvent) -> None:
        self._at = event.position().toPoint()
        if event.buttons():
            self.leave()
        elif self.isHidden() or not self._over.contains(self._at):
            self.leave()
            self._timer.start()

    def _show(self, found: Behind, language: str) -> None:
        canvas = self._canvas
        with in_words_of(language):
            pen = Pen(canvas.layout_of.measurer, type_scale(), language, canvas.layout_of.options.today)
            parts, high = facts_card(found.facts, pen, found.tile)
        ground: tuple[Primitive, ...] = (
            Shadow(0, 0, WIDTH, high, 12, 2),
            Box(0.5, 0.5, WIDTH - 1, high - 1, Colour("surface"), Colour("line2"), radius=11.5),
        )
        self._parts = (*ground, *parts)
        self.setAccessibleName(found.facts.in_words)
        seen = canvas.on_screen(found.rect)
        self._over = QRect(int(seen.x), int(seen.y), int(seen.w) + 1, int(seen.h) + 1)
        self.setGeometry(self._place(int(WIDTH) + 2 * _SHADE, int(high) + 2 * _SHADE))
        self.raise_()
        self.show()
        self.update()

    def _place(self, wide: int, high: int) -> QRect:
        """Under the number, else above it, else beside; within the canvas, not under the pointer."""
        room, over = self._canvas.rect(), self._over.intersected(self._canvas.rect())
        left = min(max(self._at.x() - wide // 3, 4 - _SHADE), room.width() - wide + _SHADE - 4)
        below, above = over.bottom() + _AWAY - _SHADE, over.top() - _AWAY - high + _SHADE
        if below + high <= room.height() + _SHADE:
            return QRect(left, below, wide, high)
        if above >= -_SHADE:
            return QRect(left, above, wide, high)
        top = min(max(self._at.y() - high // 2, -_SHADE), max(room.height() - high + _SHADE, -_SHADE))
        right = self._at.x() + 24
        if right + wide > room.width():
            right = self._at.x() - 24 - wide
        return QRect(right, top, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_SHADE, _SHADE)
        node = Node("facts", Role.TEXT, "", 0, 0, self.width(), self.height(), self._parts)
        self._canvas.scene_painter.paint_nodes(painter, (node,))
        painter.end()
