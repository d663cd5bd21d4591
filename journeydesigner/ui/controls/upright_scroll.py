"""What is longer than its place: it scrolls up and down, never across, and looks like what it stands in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea


def upright_scroll() -> QScrollArea:
    """A scroll area whose contents are as wide as it is."""
    made = QScrollArea()
    made.setObjectName("plain")
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
