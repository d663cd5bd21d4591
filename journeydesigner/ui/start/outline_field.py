"""A plain text field for outlines: Tab and Shift+Tab set lines in and out, Enter keeps the indent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.ui.controls.written_way import WrittenWay

_INDENT = "  "


class OutlineField(QPlainTextEdit):
    """``finished`` tells of Ctrl+Enter, ``left`` of Escape. Ctrl+Tab leads on to the next control."""

    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = WrittenWay(self)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabStopDistance(QFontMetricsF(self.font()).horizontalAdvance(" ") * 4)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if with_control:
                self.finished.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                line = self.textCursor().block().text()
                self.insertPlainText("\n" + line[: len(line) - len(line.lstrip())])
                self.ensureCursorVisible()
            case Qt.Key.Key_Tab if not with_control:
                self._indent(1)
            case Qt.Key.Key_Backtab:
                self._indent(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _indent(self, steps: int) -> None:
        """Set the selected lines in, or out again."""
        cursor = self.textCursor()
        first, last = sorted((cursor.anchor(), cursor.position()))
        block, end = self.document().findBlock(first), self.document().findBlock(last)
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        while True:
            edit.setPosition(block.position())
            text = block.text()
            if steps > 0:
                edit.insertText(_INDENT)
            else:
                taken = 1 if text.startswith("\t") else min(len(_INDENT), len(text) - len(text.lstrip(" ")))
                edit.setPosition(block.position() + taken, QTextCursor.MoveMode.KeepAnchor)
                edit.removeSelectedText()
            if block == end:
                break
            block = block.next()
        edit.endEditBlock()
