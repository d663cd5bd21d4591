"""Lets the program's keys through a text field, which would take them for keys of its own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.text_keys import is_text_key


class _KeysThrough(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_text_key(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def let_keys_through(field: QWidget) -> None:
    """Of a line edit or a text edit."""
    field.installEventFilter(_KeysThrough(field))
