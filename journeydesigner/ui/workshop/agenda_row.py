"""One item of the agenda as a row: a grip, its title, its minutes, when it ends, a button that lets it run."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeydesigner.model.records import AgendaItem
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.text_fields import LineField, needed
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.workshop.agenda_times import minutes_text, typed_minutes
from journeydesigner.wording import _

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TitleField(LineField):
    """Typed like a list: Enter goes on below, Backspace in an empty one takes it out, Alt+Up and Down move it."""

    below = Signal()
    emptied = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.commit()
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _RETURNS and self.text().strip():
            self.commit()
            self.below.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class Grip(QWidget):
    """Is dragged up and down. ``dragged`` tells the pointer's global position, ``dropped`` that it was let go."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(18, 28)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag to another place"))
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._look, "grip-vertical", self._look.colour("text3"), 1, 6, 16)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()


class AgendaRow(QWidget):
    """Tells what a person does with the item, which it names by its id."""

    titled = Signal(str, str)
    timed = Signal(str, float)
    wanted_below = Signal(str)
    unwanted = Signal(str)
    moved = Signal(str, int)
    started = Signal(str)
    dragged = Signal(str, QPoint)
    dropped = Signal(str)

    def __init__(self, look: Look, item: AgendaItem) -> None:
        super().__init__()
        self.item = item.id
        self.grip = Grip(look)
        self.title = TitleField(_("Item"), parse=needed)
        self.minutes = LineField(_("Minutes"), parse=typed_minutes, format=_minutes)
        self.minutes.setFixedWidth(52)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.ends = label("", tone="second", size="small")
        self.ends.setFixedWidth(48)
        self.ends.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.run = IconButton(look, "play", _("Let this item run"), size=15)
        self.gone = IconButton(look, "x", _("Delete this item"), size=15)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.grip)
        row.addWidget(self.title, 1)
        row.addWidget(self.minutes)
        row.addWidget(label(_("min"), tone="second", size="small"))
        for widget in (self.ends, self.run, self.gone):
            row.addWidget(widget)
        self._connect()
        self.show_item(item, is_running=False, ends="")

    def _connect(self) -> None:
        self.title.committed.connect(self._title)
        self.title.below.connect(self._below)
        self.title.emptied.connect(self._unwanted)
        self.title.moved.connect(self._move)
        self.minutes.committed.connect(self._time)
        self.minutes.returnPressed.connect(self._below)
        self.run.clicked.connect(self._run)
        self.gone.clicked.connect(self._unwanted)
        self.grip.dragged.connect(self._drag)
        self.grip.dropped.connect(self._drop)

    def show_item(self, item: AgendaItem, *, is_running: bool, ends: str) -> None:
        self.title.show_value(item.title)
        self.minutes.show_value(item.minutes)
        self.ends.setText(ends)
        self.ends.setAccessibleName(_("Ends at {time}").format(time=ends) if ends else "")
        self.run.set_icon_name("timer" if is_running else "play", "accent" if is_running else "text2")
        self.setAccessibleName(_("{title}, {minutes} minutes").format(title=item.title, minutes=f"{item.minutes:g}"))

    def _title(self, text: object) -> None:
        self.titled.emit(self.item, str(text))

    def _time(self, minutes: object) -> None:
        if isinstance(minutes, float):
            self.timed.emit(self.item, minutes)

    def _below(self) -> None:
        self.wanted_below.emit(self.item)

    def _unwanted(self) -> None:
        self.unwanted.emit(self.item)

    def _move(self, by: int) -> None:
        self.moved.emit(self.item, by)

    def _run(self) -> None:
        self.started.emit(self.item)

    def _drag(self, point: QPoint) -> None:
        self.dragged.emit(self.item, point)

    def _drop(self) -> None:
        self.dropped.emit(self.item)


def _minutes(value: object) -> str:
    return minutes_text(float(value)) if isinstance(value, (int, float)) else ""
