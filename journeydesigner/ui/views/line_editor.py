"""What a line of the outline is written with."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFont, QInputMethodEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting import fonts
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.written_way import WrittenWay

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Way(StrEnum):
    """How a line's editor was left."""

    ENTER = "enter"
    DEEPER = "deeper"
    HIGHER = "higher"
    DONE = "done"
    AWAY = "away"


class LineEditor(QPlainTextEdit):
    """``left`` tells how. Shift+Enter breaks the line."""

    left = Signal(str)

    def __init__(self, parent: QWidget, style: TextStyle) -> None:
        super().__init__(parent)
        self._way = WrittenWay(self)
        self.setObjectName("outlineEditor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self._style = style
        self._is_open = True
        self._was = ""
        self.textChanged.connect(self._grow)
        let_keys_through(self, lambda: self.toPlainText() == self._was)

    def dress(self, sheet: str) -> None:
        """Colours by a style sheet; then the font, which a widget's first sheet would take away."""
        self.setStyleSheet(sheet)
        font = QFont(fonts.font(self._style)[0])
        font.setPixelSize(round(self._style.size))
        self.setFont(font)

    def begin(self, was: str, text: str) -> None:
        """With ``text`` for what the line ``was``. While it reads so, undo is of what was done before."""
        self._was = was
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def leave(self, way: Way) -> None:
        """Be done, once."""
        if self._is_open:
            self._is_open = False
            self.left.emit(way)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _RETURNS and is_shifted:
            self.insertPlainText("\n")
        elif key in _RETURNS:
            self.leave(Way.ENTER)
        elif key == Qt.Key.Key_Tab:
            self.leave(Way.DEEPER)
        elif key == Qt.Key.Key_Backtab:
            self.leave(Way.HIGHER)
        elif key == Qt.Key.Key_Escape:
            self.leave(Way.DONE)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.leave(Way.AWAY)

    def focusNextPrevChild(self, next_: bool) -> bool:
        return False

    def take_input(self, event: QInputMethodEvent) -> None:
        self.inputMethodEvent(event)

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))
        needed = lines * self.fontMetrics().lineSpacing() + 8
        if needed > self.height():
            self.setFixedHeight(needed)
