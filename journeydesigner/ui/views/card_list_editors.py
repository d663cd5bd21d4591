"""What is written with in lists of cards and metrics: a text that grows, one line, or a choice."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.written_way import WrittenWay
from journeydesigner.ui.look import Look
from journeydesigner.ui.views.card_columns import Choices

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellText(QPlainTextEdit):
    """Enter is done, Shift+Enter breaks the line. ``done`` tells the first."""

    done = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._way = WrittenWay(self)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
        elif event.key() in _RETURNS:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        needed = round(self.document().size().height()) * self.fontMetrics().lineSpacing() + 18
        if needed > self.height():
            self.setFixedHeight(needed)


class CellLine(QLineEdit):
    """``done`` tells Enter."""

    done = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class CellChoice(ChoiceField):
    """``done`` tells that something was picked, even what was chosen before."""

    done = Signal()

    def __init__(self, look: Look, name: str, choices: Choices, parent: QWidget) -> None:
        super().__init__(look, name, parent)
        self.offer([Option(value, text, icon) for value, text, icon in choices])
        self.view().setMinimumWidth(180)
        self.activated.connect(self._told)

    def _told(self, _place: int) -> None:
        self.done.emit()


def editor_of(
    look: Look, name: str, choices: Choices | None, parent: QWidget, *, is_long: bool = False
) -> CellChoice | CellText | CellLine:
    """What a cell of a column called ``name`` is written with: one of ``choices``, else a text of many lines or one."""
    if choices is not None:
        return CellChoice(look, name, choices, parent)
    return CellText(name, parent) if is_long else CellLine(name, parent)


def show_in(editor: QWidget, value: object) -> None:
    """Show what stands in a cell, all of it selected; choices drop down."""
    text = "" if value is None else str(value)
    if isinstance(editor, CellChoice):
        editor.show_value(value)
        QTimer.singleShot(0, editor, editor.showPopup)
    elif isinstance(editor, CellText):
        editor.setPlainText(text)
        editor.selectAll()
    elif isinstance(editor, CellLine):
        editor.setText(text)
        editor.selectAll()
