"""What is written with in the list of cards: a text that grows, one line, or a choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.look import Look
from journeydesigner.ui.views.card_columns import Choices

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellText(QPlainTextEdit):
    """Enter is done, Shift+Enter breaks the line. ``done`` tells the first."""

    done = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("cellText")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)

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
