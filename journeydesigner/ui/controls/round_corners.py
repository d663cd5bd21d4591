"""Round corners for a small window of its own, such as what opens under a button: its mask follows its size."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget

_RADIUS = 10.0
"""As the style sheet's for popups."""
_CUTTING = ("xcb", "windows", "cocoa")
"""The platforms that can cut windows; others warn of it."""


class _Corners(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and isinstance(watched, QWidget):
            path = QPainterPath()
            path.addRoundedRect(QRectF(watched.rect()), _RADIUS, _RADIUS)
            watched.setMask(QRegion(path.toFillPolygon().toPolygon()))
        return False


def round_corners(window: QWidget) -> None:
    """Cut the corners of ``window``, also on screens where nothing can be seen through."""
    if QGuiApplication.platformName() in _CUTTING:
        window.installEventFilter(_Corners(window))
