"""One lever of the what-if card: what it changes, what was measured, what is assumed instead, and a slider for it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import as_tip, label
from journeydesigner.ui.controls.text_fields import LineField, Parse
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

STEPS = 1000
_HEIGHT = 24
_KNOB = 9.0
_TRACK = 5.0
_SNAP_PX = 4.0
_STEP, _PAGE = 5, 50
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class LeverSlider(QSlider):
    """A position of 0..STEPS. The measured one is a grey tick; until the knob is moved it is white and stands there.

    ``moved(int)`` tells a position that the person chose, ``put_back`` that the measured one is wanted: by Delete,
    Backspace, a double click, or by letting go near it.
    """

    moved = Signal(int)
    put_back = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._measured, self._is_moved = look, 0, False
        self.setRange(0, STEPS)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.actionTriggered.connect(self._by_key)
        look.changed.connect(self.update)

    def show_position(self, measured: int, now: int, *, is_moved: bool) -> None:
        self._measured, self._is_moved = measured, is_moved
        if self.value() != now:
            self.setValue(now)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Hand and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_to(event.position().x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.put_back.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel scrolls the panel."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK:
            self.put_back.emit()
            return
        super().keyPressEvent(event)

    def _by_key(self, _action: int) -> None:
        if self.sliderPosition() != self.value():
            self.moved.emit(self.sliderPosition())

    def _drag_to(self, x: float) -> None:
        if not self.isEnabled():
            return
        if abs(x - self._x(self._measured)) <= _SNAP_PX:
            self.put_back.emit()
            return
        room = max(self.width() - 2 * _KNOB, 1.0)
        share = min(max((x - _KNOB) / room, 0.0), 1.0)
        self.moved.emit(round(share * STEPS) if self.layoutDirection() is Qt.LayoutDirection.LeftToRight
                        else STEPS - round(share * STEPS))  # fmt: skip

    def _x(self, position: int) -> float:
        share = position / STEPS
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return _KNOB + share * (self.width() - 2 * _KNOB)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        begin = 0.0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else float(self.width())
        measured, now = self._x(self._measured), self._x(self.value())
        painter.setPen(Qt.PenStyle.NoPen)
        self._stretch(painter, "line", 0, self.width())
        if self.isEnabled():
            painter.setBrush(look.mixed("accent", "panel", 0.5))
            self._bar(painter, begin, measured if self._is_moved else now)
        if self._is_moved:
            self._stretch(painter, "accent", measured, now)
            painter.setBrush(look.colour("text2"))
            painter.drawRect(QRectF(measured - 1, middle - 6, 2, 12))
        if self.isEnabled():
            self._paint_knob(painter, QPointF(now, middle))
        painter.end()

    def _paint_knob(self, painter: QPainter, at: QPointF) -> None:
        look = self._look
        fill = look.colour("accent") if self._is_moved else look.colour("surface")
        painter.setBrush(fill)
        painter.setPen(QPen(look.colour("surface" if self._is_moved else "text3"), 1.5))
        painter.drawEllipse(at, _KNOB - 1, _KNOB - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawEllipse(at, _KNOB + 1.5, _KNOB + 1.5)

    def _stretch(self, painter: QPainter, colour: str, one: float, other: float) -> None:
        painter.setBrush(self._look.colour(colour))
        self._bar(painter, one, other)

    def _bar(self, painter: QPainter, one: float, other: float) -> None:
        left, right = min(one, other), max(one, other)
        painter.drawRoundedRect(QRectF(left, (self.height() - _TRACK) / 2, right - left, _TRACK), 2.5, 2.5)


class LeverRow(QWidget):
    """``moved(float)`` tells what is assumed, in the unit of what was measured; ``put_back`` that nothing else is."""

    moved = Signal(float)
    put_back = Signal()

    def __init__(self, look: Look, name: str, parse: Parse, said: Callable[[float], str]) -> None:
        super().__init__()
        self._said, self._most = said, 1.0
        self._name = label(name, size="strong", wraps=True)
        self._measured = label("", tone="second")
        self.field = LineField(_("{lever}: assumed").format(lever=name), parse=parse)
        self.field.setObjectName("lever")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.committed.connect(self._typed)
        self.slider = LeverSlider(look, name)
        self.slider.moved.connect(self._slid)
        self.slider.put_back.connect(self.put_back)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._name, 1)
        top.addWidget(self._measured)
        top.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.slider)

    def show_lever(
        self, measured: float | None, assumed: float | None, most: float, *, can_move: bool, why: str
    ) -> None:
        """``most`` is the slider's far end; ``why`` it cannot be moved, or what moved it besides the hand."""
        self._most = most
        is_moved = measured is not None and assumed is not None and assumed != measured
        self._measured.setVisible(is_moved)
        if measured is not None:
            self._measured.setText(_("measured {value}").format(value=self._said(measured)))
        text = "–" if assumed is None else self._said(assumed)
        self.field.show_value(text)
        self.field.setFixedWidth(max(self.field.fontMetrics().horizontalAdvance(text) + 20, 64))
        self._mark(is_moved)
        for part in (self.field, self.slider):
            part.setEnabled(can_move)
        place, tick = self._position(assumed), self._position(measured)
        self.slider.show_position(tick, place, is_moved=is_moved)
        said = self._measured.text() if is_moved else _("as measured")
        self.slider.setAccessibleDescription(f"{text}, {said}")
        self.setToolTip(as_tip(why))

    def _position(self, value: float | None) -> int:
        return 0 if value is None else min(round(value / self._most * STEPS), STEPS)

    def _mark(self, is_moved: bool) -> None:
        if self.field.property("moved") != is_moved:
            self.field.setProperty("moved", is_moved)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _slid(self, position: int) -> None:
        self.moved.emit(position / STEPS * self._most)

    def _typed(self, value: object) -> None:
        if isinstance(value, (int, float)):
            self.moved.emit(float(value))
        else:
            self.put_back.emit()
