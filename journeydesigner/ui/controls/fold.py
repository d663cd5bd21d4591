"""A group of a page that folds away under its name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look


class Fold(QWidget):
    """Open for a record that has something in it, closed for others, until the person says otherwise."""

    def __init__(self, look: Look, text: str, inside: QWidget) -> None:
        super().__init__()
        self._look, self._inside = look, inside
        self._record = ""
        self.head = QPushButton(text)
        self.head.setObjectName("fold")
        self.head.setCheckable(True)
        self.head.setAccessibleName(text)
        self.head.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.head.setIconSize(QSize(16, 16))
        self.head.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(inside)
        inside.hide()
        look.follow(self, self._draw)
        self._draw()

    def show_for(self, record: str, *, is_filled: bool) -> None:
        """Another record opens or closes it; the same one leaves it as the person has it."""
        if record != self._record:
            self._record = record
            self.head.setChecked(is_filled)

    def _toggled(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self._draw()

    def _draw(self) -> None:
        name = "chevron-down" if self.head.isChecked() else "chevron-right"
        self.head.setIcon(icon(self._look, name, "text2", 16, checked="text2"))
