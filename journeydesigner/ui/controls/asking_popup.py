"""A small panel that asks for a name: Enter takes it, a click elsewhere leaves it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label

EDGE = 16


class AskingPopup(QFrame):
    """``taken(str)`` tells the name, which is never empty. ``column`` takes what else is asked, under the name."""

    taken = Signal(str)

    def __init__(self, title: str, field_name: str, name: str, button: str, width: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setFixedWidth(width)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(field_name)
        self.field.selectAll()
        self.field.textChanged.connect(self._refresh)
        self.take = QPushButton(button)
        self.take.setObjectName("primary")
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._tell)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(EDGE, 14, EDGE, 14)
        self.column.setSpacing(10)
        self.column.addWidget(label(title, size="head"))
        self.column.addWidget(self.field)

    def add_foot(self, said: str) -> None:
        """The last line: what comes of it, and the button."""
        foot = QHBoxLayout()
        foot.addWidget(label(said, tone="third", size="small", wraps=True), 1)
        foot.addWidget(self.take, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(foot)

    def open_at(self, point: QPoint) -> None:
        """Show it with its corner at a global point, ready to type."""
        self.move(point)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        else:
            super().keyPressEvent(event)

    def _name(self) -> str:
        return " ".join(self.field.text().split())

    def _refresh(self) -> None:
        self.take.setEnabled(bool(self._name()))

    def _tell(self) -> None:
        if name := self._name():
            self.close()
            self.taken.emit(name)
