"""Escape, wherever in a window the focus is: it goes to what came last over it, a sheet or a bar. Who writes or drags
outside of that leaves that first."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_KEY = Qt.Key.Key_Escape


def leave_by_escape(over: QWidget, window: QWidget) -> None:
    """Whenever ``over`` is in sight, as the last that came, Escape in ``window`` is a key of its own."""
    known = window.findChild(EscapeKey, options=Qt.FindChildOption.FindDirectChildrenOnly)
    over.installEventFilter(known or EscapeKey(window))


class EscapeKey(QObject):
    """Of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over: list[QWidget] = []
        """What is in sight, the last that came at the end."""
        self._key = QShortcut(QKeySequence(_KEY), window, self._pressed)
        self._key.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Show | QEvent.Type.Hide if isinstance(watched, QWidget):
                self._over = [each for each in self._over if isValid(each) and each is not watched]
                if event.type() is QEvent.Type.Show:
                    self._over.append(watched)
                self._key.setEnabled(bool(self._over))
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and event.key() == _KEY:
                if self._over and watched is self._over[-1]:  # what has the focus in there may have a use for it
                    event.accept()
                    return True
            case _:
                pass
        return super().eventFilter(watched, event)

    def _pressed(self) -> None:
        self._over = [each for each in self._over if isValid(each)]
        over, focused = self._over[-1:], QApplication.focusWidget()
        self._key.setEnabled(False)  # else what is passed on would be this key again
        try:
            if focused is not None and (not over or _is_busy(focused)) and _take(focused):
                return
            if over:
                _take(over[0])
        finally:
            self._key.setEnabled(bool(self._over))


def _is_busy(widget: QWidget) -> bool:
    """Whether somebody writes in a widget, or drags."""
    is_writing = isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit)
    return is_writing or QApplication.mouseButtons() != Qt.MouseButton.NoButton


def _take(widget: QWidget) -> bool:
    """Press Escape there. Whether that was of any use."""
    event = QKeyEvent(QEvent.Type.KeyPress, _KEY, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
