"""The head of a group in a panel: its name, perhaps a count, perhaps a hint, perhaps a plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.look import Look


class SectionHead(QWidget):
    """``added`` tells a click on the plus."""

    added = Signal()

    def __init__(self, look: Look, text: str, *, add: str = "", hint: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(text.upper(), size="section", wraps=True))
        self._count = QLabel()
        self._count.setObjectName("count")
        self._count.hide()
        row.addWidget(self._count)
        if hint:
            said = label(hint, tone="second", size="small", wraps=True)
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(said, 1)
        else:
            row.addStretch(1)
        self.plus: IconButton | None = None
        if add:
            self.plus = IconButton(look, "plus", add, size=16)
            self.plus.clicked.connect(self.added)
            row.addWidget(self.plus)
        self.setMinimumHeight(30)

    def show_count(self, count: int) -> None:
        self._count.setText(str(count))
        self._count.setVisible(count > 0)
