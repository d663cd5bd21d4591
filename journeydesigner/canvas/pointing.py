"""Mouse, wheel, two fingers and the keys held with them: from events to gestures, hover and cursor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from journeydesigner.canvas import borders, keys
from journeydesigner.canvas.editor import Exit
from journeydesigner.canvas.hit import MISS, Hit, What
from journeydesigner.canvas.selection import NOTHING, SelectionKind
from journeydesigner.canvas.tools.gesture import Pointer
from journeydesigner.model.ids import CardId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MODIFIERS = {Qt.Key.Key_Control: _CTRL, Qt.Key.Key_Alt: _ALT, Qt.Key.Key_Shift: _SHIFT}
_WHEEL_ZOOM = 1.2
"""One notch of the wheel."""


def _is_wheel(event: QWheelEvent) -> bool:
    """Whether a mouse turned its wheel, up or down, and no fingers slid over a pad."""
    return event.pixelDelta().isNull() and not event.modifiers() & _SHIFT and bool(event.angleDelta().y())


class Pointing:
    """The hand on one canvas; ``is_space_held`` makes it pan. With ``wheel_zooms`` a mouse's wheel zooms, and pans with
    Ctrl; fingers on a pad pan all the same."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self.is_space_held = False
        self.wheel_zooms = False

    def _pointer(self, position: QPointF, held: Qt.KeyboardModifier) -> Pointer:
        x, y = position.x(), position.y()
        # While something is dragged the map below counts, wherever header rows and label column cover it.
        scene = (
            self._canvas.camera.to_scene(x, y) if self._canvas.hand.is_pressed else self._canvas.viewport.to_scene(x, y)
        )
        return Pointer(x, y, *scene, bool(held & _SHIFT), bool(held & _CTRL), bool(held & _ALT))

    def again(self, pointer: Pointer) -> Pointer:
        """The same pointer over the map that has scrolled."""
        x, y = self._canvas.camera.to_scene(pointer.screen_x, pointer.screen_y)
        return Pointer(pointer.screen_x, pointer.screen_y, x, y, pointer.is_shift, pointer.is_ctrl, pointer.is_alt)

    def hit_at(self, x: float, y: float) -> Hit:
        """What is seen at a point of the canvas, and can be taken there now."""
        canvas = self._canvas
        if not canvas.has_map:
            return MISS
        dot = canvas.linking.dot_at(x, y)
        if dot is not None:
            return dot
        at = canvas.viewport.to_scene(x, y)
        is_fixed = canvas.desk.is_locked or canvas.voting.is_on or canvas.document.is_read_only
        edge = None if is_fixed else borders.edge_at(canvas.board, *at, borders.NEAR / canvas.zoom)
        return edge or canvas.board.hit(*at, edge=7.0 / canvas.zoom)

    def escape(self) -> bool:
        """Escape, here: drop the gesture, else clear the selection. False where there was nothing to leave."""
        canvas = self._canvas
        if canvas.linking.leave():
            return True
        if canvas.hand.cancel():
            self.update_cursor(None)
            return True
        if canvas.selection.kind is not SelectionKind.NONE:
            canvas.select(NOTHING)
            return True
        return False

    def press(self, event: QMouseEvent) -> None:
        if not self._canvas.has_map:
            return
        self._canvas.glide.stop()
        if self._canvas.writing.is_on:
            self._canvas.writing.leave(Exit.AWAY)
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        pointer = self._pointer(event.position(), event.modifiers())
        if event.button() == Qt.MouseButton.MiddleButton or self.is_space_held:
            self._canvas.hand.press_to_pan(pointer)
        elif event.button() == Qt.MouseButton.LeftButton:
            hit = self._canvas.hit_at(pointer.screen_x, pointer.screen_y)
            if self._canvas.linking.is_on:
                self._canvas.linking.choose(CardId(hit.record) if hit.is_card else None)
            elif not self._canvas.voting.press(hit, is_back=pointer.is_shift or pointer.is_alt):
                self._canvas.hand.press(pointer, hit)
        elif event.button() == Qt.MouseButton.RightButton and self._canvas.voting.is_on:
            self._canvas.voting.press(self._canvas.hit_at(pointer.screen_x, pointer.screen_y), is_back=True)
        self.update_cursor(None)

    def move(self, event: QMouseEvent) -> None:
        if not self._canvas.has_map:
            return
        pointer = self._pointer(event.position(), event.modifiers())
        if self._canvas.hand.is_pressed:
            was_dragging = self._canvas.hand.is_dragging
            self._canvas.attempt(self._canvas.hand.move, pointer)
            if self._canvas.hand.is_dragging and not was_dragging:
                self._canvas.hide_buttons()
                self._canvas.hover(None)
                self.update_cursor(None)
            return
        hit = self._canvas.hit_at(pointer.screen_x, pointer.screen_y)
        self._canvas.hover(hit)
        self.update_cursor(hit)
        if not self._canvas.writing.is_on:
            self._offer_buttons(pointer, hit)

    def _offer_buttons(self, pointer: Pointer, hit: Hit) -> None:
        canvas = self._canvas
        if canvas.voting.is_on or canvas.document.is_read_only:
            return
        canvas.folds.hover(canvas.board, canvas.viewport, hit)
        if not canvas.desk.is_locked:
            canvas.plus.hover(canvas.board, canvas.viewport, pointer.screen_x, pointer.screen_y)

    def release(self, event: QMouseEvent) -> None:
        pointer = self._pointer(event.position(), event.modifiers())
        self._canvas.attempt(self._canvas.hand.release, pointer)
        self.update_cursor(self._canvas.hit_at(pointer.screen_x, pointer.screen_y))

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._canvas.has_map:
            return
        self._canvas.hand.cancel()
        hit = self._canvas.hit_at(event.position().x(), event.position().y())
        held = event.modifiers()
        if self._canvas.voting.press(hit, is_back=bool(held & (_SHIFT | _ALT))):
            return
        folded = borders.folded_at(self._canvas.board, hit)
        if folded is not None and folded.id is not None:
            self._canvas.structure.fold_record(folded.kind, folded.id)
        elif event.modifiers() & _ALT and hit.what in (What.CELL, What.LINK):
            self._canvas.notes.add_at(event.position().toPoint())
        elif hit.what is What.TITLE:
            self._canvas.edit_title()
        elif hit.what in (What.STEP_EDGE, What.LANE_EDGE):
            self._canvas.structure.reset(hit.what, hit.record)
        elif hit.what is not What.NOTHING:
            self._canvas.edit_selection()

    def wheel(self, event: QWheelEvent) -> None:
        if not self._canvas.has_map:
            return
        if bool(event.modifiers() & _CTRL) != (self.wheel_zooms and _is_wheel(event)):
            at = event.position()
            factor = _WHEEL_ZOOM ** (event.angleDelta().y() / 120)
            self._canvas.glide.stop()
            self._canvas.look(self._canvas.camera.zoomed(self._canvas.zoom * factor, at.x(), at.y()))
        else:
            self._scroll_by(event)
        event.accept()

    def _scroll_by(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (
            event.angleDelta().x() * 0.8, event.angleDelta().y() * 0.8
        )  # fmt: skip
        if event.modifiers() & _SHIFT and not dx:
            dx, dy = dy, 0
        self._canvas.look(self._canvas.camera.panned(-dx, -dy))

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Two fingers zoom to the point between them; tapped twice they go to 100 % there, or back to the whole."""
        at = event.position()
        if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture and self._canvas.has_map:
            self._canvas.zoom_between(at.x(), at.y())
            return True
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture or not self._canvas.has_map:
            return False
        self._canvas.look(self._canvas.camera.zoomed(self._canvas.zoom * (1 + event.value()), at.x(), at.y()))
        return True

    def context_menu(self, event: QContextMenuEvent) -> None:
        if self._canvas.voting.is_on:
            event.accept()  # the right button took a dot back
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse and self._canvas.has_map:
            self._select_under(event.pos())
            self._canvas.menu_wanted.emit(event.globalPos())
        else:
            rect = self._canvas.selection_rect()
            at = rect.center() if rect is not None else self._canvas.rect().center()
            self._canvas.menu_wanted.emit(self._canvas.mapToGlobal(at))
        event.accept()

    def _select_under(self, at: QPoint) -> None:
        """A right click on what is not selected selects it."""
        hit = self._canvas.hit_at(at.x(), at.y())
        if hit.record and hit.record in self._canvas.selection.ids:
            return
        pointer = self._pointer(QPointF(at), Qt.KeyboardModifier.NoModifier)
        self._canvas.hand.press(pointer, hit)
        self._canvas.hand.release(pointer)

    def update_cursor(self, hit: Hit | None) -> None:
        shape = self._canvas.hand.cursor
        if shape is None and self.is_space_held:
            shape = Qt.CursorShape.OpenHandCursor
        if shape is None and hit is not None:
            shape = {
                What.CARD_START: Qt.CursorShape.SizeHorCursor,
                What.CARD_END: Qt.CursorShape.SizeHorCursor,
                What.EMOTION: Qt.CursorShape.SizeVerCursor,
                What.COMMENTS: Qt.CursorShape.PointingHandCursor,
                What.LINK: Qt.CursorShape.PointingHandCursor,
                What.PILL: Qt.CursorShape.PointingHandCursor,
                What.LINK_DOT: Qt.CursorShape.CrossCursor,
                What.STAGE_EDGE: Qt.CursorShape.SplitHCursor,
                What.STEP_EDGE: Qt.CursorShape.SplitHCursor,
                What.LANE_EDGE: Qt.CursorShape.SplitVCursor,
            }.get(hit.what)
        self._canvas.setCursor(QCursor(shape or Qt.CursorShape.ArrowCursor))

    def key_down(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.is_space_held = True
            self.update_cursor(None)
            return
        if self._canvas.hand.is_dragging and event.key() in _MODIFIERS:
            self._modifiers_changed(event, is_down=True)
            return
        if self._canvas.linking.is_on and self._canvas.linking.key(event):
            return
        if not self._canvas.has_map or not keys.act(self._canvas, event):
            event.ignore()

    def key_up(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.is_space_held = False
            self.update_cursor(None)
            return
        if self._canvas.hand.is_dragging and event.key() in _MODIFIERS:
            self._modifiers_changed(event, is_down=False)
            return
        event.ignore()

    def _modifiers_changed(self, event: QKeyEvent, *, is_down: bool) -> None:
        """Ctrl, Alt or Shift during a drag: it copies or floats, or no longer."""
        held, own = event.modifiers(), _MODIFIERS[Qt.Key(event.key())]
        held = held | own if is_down else held & ~own
        self._canvas.hand.keys_changed(
            is_ctrl=bool(held & _CTRL), is_alt=bool(held & _ALT), is_shift=bool(held & _SHIFT)
        )
