"""A card in the matrix: painted as on the map, taken by hand or moved by arrows, with a name for screen readers."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Shadow
from journeydesigner.lanes.face import OVERHANG, Face
from journeydesigner.model.ids import CardId
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.look import Look

MARGIN = int(OVERHANG) + 4
"""Round the card, for its shadow and its ring."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixChip(QWidget):
    """Tells by its card's id: ``chosen``, ``nudged`` (columns, rows), ``opened``, ``unwanted``, ``left`` (Escape),
    ``asked`` (menu at a global point); ``carried`` and ``dropped`` with the point (the parent's) of its middle."""

    chosen = Signal(str)
    nudged = Signal(str, int, int)
    opened = Signal(str)
    unwanted = Signal(str)
    left = Signal(str)
    asked = Signal(str, QPoint)
    carried = Signal(str, QPointF)
    dropped = Signal(str, QPointF)

    def __init__(self, look: Look, card: CardId, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.card = look, card
        self._face: Face | None = None
        self.painter: ScenePainter | None = None
        self.is_selected = False
        self.is_lifted = False
        self._painted: tuple[tuple[Face, ScenePainter, bool, float], QPixmap] | None = None
        self._grip: QPointF | None = None
        self._home = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def face(self) -> Face | None:
        return self._face

    def show_face(self, face: Face, painter: ScenePainter, spoken: str) -> None:
        self._face, self.painter = face, painter
        self.setAccessibleName(spoken)
        self.resize(round(face.width) + 2 * MARGIN, round(face.height) + 2 * MARGIN)
        self.update()

    def draw(self) -> None:
        """Make its picture now: many of them that come into sight at once would hold everybody up."""
        if self._face is not None and self.painter is not None:
            self._picture(self._face, self.painter)

    def select(self, is_selected: bool) -> None:
        if is_selected != self.is_selected:
            self.is_selected = is_selected
            self.update()

    def card_rect(self) -> QRectF:
        """The card, in the parent's coordinates."""
        return QRectF(self.geometry()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def cancel(self) -> bool:
        """Put back what is carried. False where nothing is."""
        if not self.is_lifted:
            self._grip = None
            return False
        self._put_down()
        self.move(self._home)
        return True

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._face is None or self.painter is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture(self._face, self.painter))
        wide, high = self._face.width, self._face.height
        if self.is_selected or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(MARGIN, MARGIN, wide, high).adjusted(-3, -3, 3, 3), 10, 10)
        painter.end()

    def _picture(self, face: Face, painter_of: ScenePainter) -> QPixmap:
        """The card as it lies or is lifted, painted once: whoever comes back to the matrix sees all of them at once."""
        made_of = (face, painter_of, self.is_lifted, self.devicePixelRatioF())
        if self._painted is None or self._painted[0] != made_of:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            wide, high = face.width, face.height
            parts = (Shadow(0, 0, wide, high, 8, 3), *face.primitives) if self.is_lifted else face.primitives
            painter_of.paint_nodes(painter, (Node("chip", Role.CARD, "", MARGIN, MARGIN, wide, high, parts),))
            painter.end()
            self._painted = (made_of, picture)
        return self._painted[1]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._home = event.position(), self.pos()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self.card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        way = event.position() - self._grip
        if not self.is_lifted and way.manhattanLength() < QApplication.startDragDistance():
            return
        if not self.is_lifted:
            self.is_lifted = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.raise_()
        self.move(self.pos() + way.toPoint())
        self.carried.emit(self.card, self.card_rect().center())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        if self.is_lifted:
            self._put_down()
            self.dropped.emit(self.card, self.card_rect().center())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.chosen.emit(self.card)
        self.asked.emit(self.card, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key in _ARROWS and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            self.nudged.emit(self.card, *_ARROWS[key])
        elif key in _RETURNS or key == Qt.Key.Key_F2:
            self.opened.emit(self.card)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self.unwanted.emit(self.card)
        elif key == Qt.Key.Key_Escape:
            if not self.cancel():
                self.left.emit(self.card)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.card)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _put_down(self) -> None:
        self.is_lifted = False
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()
