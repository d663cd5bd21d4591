"""A field that lies over a row for as long as its name is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.ui.controls.keys_through import let_keys_through


class RenameField(QLineEdit):
    """Enter and leaving it tell the new name by ``renamed``, Escape leaves the old one. Goes by itself."""

    renamed = Signal(str)

    def __init__(self, row: QWidget, name: str, text: str) -> None:
        super().__init__(text, row)
        self.setAccessibleName(name)
        self.setGeometry(row.rect())
        self._was, self._is_done = text, False
        let_keys_through(self)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave(is_kept=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave(is_kept=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._leave(is_kept=True)

    def _leave(self, *, is_kept: bool) -> None:
        if self._is_done:
            return
        self._is_done = True
        text, row = self.text().strip(), self.parentWidget()
        if self.hasFocus() and row is not None and row.focusPolicy() != Qt.FocusPolicy.NoFocus:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        if is_kept and text and text != self._was:
            self.renamed.emit(text)
