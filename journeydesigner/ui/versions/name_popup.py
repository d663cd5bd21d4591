"""A small panel that asks how a snapshot is to be called: Enter keeps it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journeydesigner.ui.controls.asking_popup import EDGE, AskingPopup
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.start.tile import Chip
from journeydesigner.wording import _

_WIDTH = 360


class NamePopup(AskingPopup):
    """Closes by itself when something else is clicked. ``wanted(name, note)`` tells what to keep."""

    wanted = Signal(str, str)

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        title = _("Keep this state as a snapshot")
        super().__init__(title, _("Name of the snapshot"), names[0], _("Keep"), _WIDTH, parent)
        self.taken.connect(self._told)
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Add a note"))
        self.column.addWidget(self._chips(names[1:]))
        self.column.addWidget(self.note)
        self.add_foot(_("It is kept in the file: whoever gets the file can go back to it."))

    def _told(self, name: str) -> None:
        self.wanted.emit(name, self.note.text().strip())

    def _chips(self, names: Sequence[str]) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(chips)
        for name in names:
            chip = Chip(name)
            chip.clicked.connect(self._take)
            flow.addWidget(chip)
        chips.setFixedHeight(flow.heightForWidth(_WIDTH - 2 * EDGE))
        return chips

    def _take(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.field.setText(chip.accessibleName())
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
