"""A small panel that asks how a template is to be called, and whether its cards are to stay in it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_WIDTH = 320


class TemplatePopup(QFrame):
    """Closes by itself when something else is clicked. ``wanted(name, with_cards)`` tells what to save."""

    wanted = Signal(str, bool)

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Save as template"))
        self.setFixedWidth(_WIDTH)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(_("Name of the template"))
        self.field.selectAll()
        self.field.textChanged.connect(self._refresh)
        self.cards = Switch(look, _("Keep the cards"))
        self.save = QPushButton(_("Save"))
        self.save.setObjectName("primary")
        self.save.clicked.connect(self._tell)
        cards = QHBoxLayout()
        cards.addWidget(label(_("Keep the cards"), tone="second"), 1)
        cards.addWidget(self.cards)
        foot = QHBoxLayout()
        kept = _("Stages, lanes, persona and channels are kept.")
        foot.addWidget(label(kept, tone="third", size="small", wraps=True), 1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(label(_("Save as template"), size="head"))
        column.addWidget(self.field)
        column.addLayout(cards)
        column.addLayout(foot)

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

    def _refresh(self) -> None:
        self.save.setEnabled(bool(self.field.text().strip()))

    def _tell(self) -> None:
        name, with_cards = self.field.text().strip(), self.cards.isChecked()
        if name:
            self.close()
            self.wanted.emit(name, with_cards)
