"""Where the window opens: as it was left, and never beyond the screen."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1440, 900)


def place(window: QWidget, remembered: QByteArray) -> None:
    """Give a window that is not shown yet its remembered place, else ``FIRST_SIZE``, within the screen it is on.

    On a screen that is smaller it opens maximised.
    """
    if remembered.isEmpty() or not window.restoreGeometry(remembered):
        window.resize(FIRST_SIZE)
    room = window.screen().availableGeometry()
    wanted = window.geometry()
    fitting = within(wanted, room)
    if fitting == wanted:
        return
    window.setGeometry(fitting)
    if fitting.size() == room.size():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def within(wanted: QRect, room: QRect) -> QRect:
    """``wanted`` moved, and where it must be shrunk, so that ``room`` holds all of it."""
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(wanted.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(QPoint(left, top), size)
