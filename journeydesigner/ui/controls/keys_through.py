"""Lets the program's keys through a text field, which would take them for keys of its own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.text_keys import is_text_key


def _never() -> bool:
    return False


class _KeysThrough(QObject):
    def __init__(self, field: QWidget, is_at_rest: Callable[[], bool]) -> None:
        super().__init__(field)
        self._is_at_rest = is_at_rest

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and (not is_text_key(event) or self._is_for_all(event)):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_for_all(self, event: QKeyEvent) -> bool:
        """Whether undo or redo is wanted of what was done, not of what is typed."""
        is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return is_undo and self._is_at_rest()


def let_keys_through(field: QWidget, is_at_rest: Callable[[], bool] = _never) -> None:
    """Of a line edit or a text edit; while it ``is_at_rest``, nothing half typed in it, undo and redo as well."""
    field.installEventFilter(_KeysThrough(field, is_at_rest))
