"""The Qt application that fonts and images need, also where there is no display."""

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

_kept: list[QGuiApplication] = []
"""Qt does not own the application that we make: one reference keeps it for the life of the process."""


def ensure_gui() -> None:
    """Make an offscreen application where none exists. Call it on the main thread, before any other painting.

    Raises RuntimeError where a ``QCoreApplication`` without graphics is running: text cannot be measured there.
    """
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        return
    if running is not None:
        raise RuntimeError("A QCoreApplication without graphics is running: painting needs a QGuiApplication.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _kept.append(QGuiApplication(["journeydesigner"]))
