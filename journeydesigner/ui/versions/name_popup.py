"""A small panel that asks how a snapshot is to be called: Enter keeps it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.start.tile import Chip
from journeydesigner.wording import _

_WIDTH, _EDGE = 360, 16


class NamePopup(QFrame):
    """Closes by itself when something else is clicked. ``wanted(name, note)`` tells what to keep."""

    wanted = Signal(str, str)

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Keep this state as a snapshot"))
        self.setFixedWidth(_WIDTH)
        self.field = QLineEdit(names[0])
        self.field.setAccessibleName(_("Name of the snapshot"))
        self.field.selectAll()
        self.field.textChanged.connect(self._refresh)
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Add a note"))
        self.keep = QPushButton(_("Keep"))
        self.keep.setObjectName("primary")
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._tell)
        self._lay_out(names[1:])

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

    def _lay_out(self, more: Sequence[str]) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        for name in more:
            chip = Chip(name)
            chip.clicked.connect(self._take)
            flow.addWidget(chip)
        chips.setFixedHeight(flow.heightForWidth(_WIDTH - 2 * _EDGE))
        foot = QHBoxLayout()
        said = _("It is kept in the file: whoever gets the file can go back to it.")
        foot.addWidget(label(said, tone="third", size="small", wraps=True), 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 14, _EDGE, 14)
        column.setSpacing(10)
        column.addWidget(label(_("Keep this state as a snapshot"), size="head"))
        column.addWidget(self.field)
        column.addWidget(chips)
        column.addWidget(self.note)
        column.addLayout(foot)

    def _take(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.field.setText(chip.accessibleName())
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self.keep.setEnabled(bool(self.field.text().strip()))

    def _tell(self) -> None:
        name, note = " ".join(self.field.text().split()), self.note.text().strip()
        if name:
            self.close()
            self.wanted.emit(name, note)
