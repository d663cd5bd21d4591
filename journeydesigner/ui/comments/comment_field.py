"""Where a comment is written: Enter says it, Shift+Enter breaks the line, Escape leaves it unsaid."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from journeydesigner.ui.controls.text_fields import TextField


class CommentField(TextField):
    """Says nothing when it is merely left: a half written comment is not said."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder, least_lines=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            text = self.toPlainText().strip()
            if text:
                self.committed.emit(text)
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()
        self.viewport().update()
