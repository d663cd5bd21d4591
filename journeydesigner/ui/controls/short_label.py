"""A label that takes the room there is: what it says beyond that is in its tooltip, and read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from journeydesigner.ui.controls.labels import as_tip


class ShortLabel(QLabel):
    """One line of plain text."""

    def __init__(self, size: str = "") -> None:
        super().__init__()
        self.said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if size:
            self.setProperty("scale", size)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        self.said = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.said, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        self.setText(shown)
        self.setToolTip(as_tip(self.said) if shown != self.said else "")
