"""Labels and rules of the panels. Every label is plain text: nothing in a file is ever read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def label(text: str, *, size: str = "", tone: str = "", wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """A plain text label; ``size`` and ``tone`` are names of the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if size:
        made.setProperty("scale", size)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(made: QLabel, tone: str) -> None:
    """Show an existing label in another tone."""
    if made.property("tone") != tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)


def rule(*, upright: bool = False) -> QFrame:
    """A hairline between groups."""
    made = QFrame()
    made.setObjectName("upright" if upright else "rule")
    return made


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it finds no room; the whole text is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(24)

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self):
        hint = super().minimumSizeHint()
        hint.setWidth(24)
        return hint

    def sizeHint(self):
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 2)
        return hint

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
