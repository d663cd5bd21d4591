"""What is longer than its place: it scrolls up and down, never across, and looks like what it stands in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def upright_scroll() -> QScrollArea:
    """A scroll area whose contents are as wide as it is."""
    made = QScrollArea()
    made.setObjectName("plain")
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def show_in(scroll: QScrollArea, page: QWidget) -> None:
    """Another page in ``scroll``. The one before goes a turn later: Qt would delete it at once, and a button may lie in
    it that is just being clicked, whose click made another field be written first."""
    before = scroll.takeWidget()
    if before is not None:
        before.deleteLater()
    scroll.setWidget(page)
