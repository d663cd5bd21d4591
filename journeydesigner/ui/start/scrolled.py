"""A page that scrolls up and down by wheel and by where the focus goes: its arrow keys are the page's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

_ANY = 16_777_215


class Scrolled(QScrollArea):
    """Holds ``layout``; in a window wider than ``widest`` it keeps to the left."""

    def __init__(self, layout: QLayout, widest: int = _ANY) -> None:
        super().__init__()
        page = QWidget()
        page.setObjectName("page")
        page.setLayout(layout)
        page.setMaximumWidth(widest)
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
