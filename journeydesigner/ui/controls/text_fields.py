"""Fields for text, numbers and dates: Enter or leaving commits, Escape brings back what stood there."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.metrics.typed_numbers import number
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.controls.written_way import WrittenWay
from journeydesigner.wording import _

Parse = Callable[[str], object]
Format = Callable[[object], str]


def plain(value: object) -> str:
    """The text of a value; nothing is empty."""
    return "" if value is None else str(value)


class LineField(QLineEdit):
    """One line of text, or what ``parse`` makes of it. ``committed(object)`` tells the new value.

    ``parse`` raises ValueError with a sentence for what it does not understand: the field is then marked, the
    sentence is its tooltip, and leaving it brings the old text back.
    """

    committed = Signal(object)

    def __init__(self, name: str, placeholder: str = "", *, parse: Parse = str, format: Format = plain) -> None:
        super().__init__()
        self._parse, self._format, self._shown = parse, format, ""
        self.setAccessibleName(name)
        let_keys_through(self, lambda: self.text() == self._shown)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._forgive)

    def show_value(self, value: object) -> None:
        """What the document says now; something half typed stays."""
        text = self._format(value)
        if self.hasFocus() and self.isModified() and text == self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
        self.setModified(False)
        self._forgive()

    def restore(self) -> None:
        self.setText(self._shown)
        self.setModified(False)
        self._forgive()

    def commit(self) -> bool:
        """Tell the value if it was edited. False where it cannot be understood."""
        if not self.isModified() or self.text() == self._shown:
            return True
        try:
            value = self._parse(self.text())
        except ValueError as error:
            self._mark(str(error))
            return False
        self._shown = self.text()
        self.setModified(False)
        self.committed.emit(value)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.returnPressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isVisible() and not self.commit():
            self.restore()

    def _mark(self, why: str) -> None:
        self.setToolTip(as_tip(why))
        self.setAccessibleDescription(why)
        self._set_wrong("true")

    def _forgive(self) -> None:
        if self.property("wrong") == "true":
            self.setToolTip("")
            self.setAccessibleDescription("")
            self._set_wrong("false")

    def _set_wrong(self, value: str) -> None:
        self.setProperty("wrong", value)
        self.style().unpolish(self)
        self.style().polish(self)


class TextField(QPlainTextEdit):
    """Several lines that grow with their text. Enter commits, Shift+Enter breaks the line."""

    committed = Signal(object)

    def __init__(self, name: str, placeholder: str = "", *, least_lines: int = 2) -> None:
        super().__init__()
        self._way = WrittenWay(self)
        self._shown, self._least = "", least_lines
        self.setAccessibleName(name)
        let_keys_through(self, lambda: self.toPlainText() == self._shown)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self._grow()

    def show_value(self, value: object) -> None:
        text = plain(value)
        if self.hasFocus() and self.toPlainText() != self._shown and text == self._shown:
            return
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)

    def restore(self) -> None:
        self.setPlainText(self._shown)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isVisible():
            self.commit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._grow()

    def insertFromMimeData(self, source) -> None:
        self.insertPlainText(source.text())

    def _grow(self) -> None:
        """The plain text edit counts its height in lines."""
        lines = max(self._least, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + 24
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def percentage(text: str) -> float | None:
    """A percentage as people type it, with or without its sign: 54 and ``54 %`` are 0.54. Raises ValueError."""
    return number(text if "%" in text or not text.strip() else f"{text}%")


def whole(text: str) -> int | None:
    """A whole number, or nothing. Raises ValueError."""
    value = number(text)
    if value is None:
        return None
    if value != int(value):
        raise ValueError(_("“{text}” is no whole number.").format(text=text.strip()))
    return int(value)


def day(text: str) -> str | None:
    """An ISO date, or nothing. Raises ValueError."""
    cleaned = text.strip()
    if not cleaned:
        return None
    try:
        return datetime.date.fromisoformat(cleaned).isoformat()
    except ValueError:
        raise ValueError(_("A date is written year-month-day, such as 2026-05-31.")) from None


def needed(text: str) -> str:
    """Text that may not be empty. Raises ValueError."""
    if not text.strip():
        raise ValueError(_("This needs a name."))
    return text.strip()
