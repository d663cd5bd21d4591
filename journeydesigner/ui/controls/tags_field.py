"""Tags as chips that can be taken off, and a place to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journeydesigner.canvas.files_over_fields import are_let_through
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import breakable, label
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_WRAPS, _WIDEST = 28, 200


class TagsField(QWidget):
    """``committed(object)`` tells the new tuple."""

    committed = Signal(object)

    def __init__(self, look: Look, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tags: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._entry = TagEntry(placeholder)
        self._entry.setAccessibleName(placeholder)
        self._entry.returnPressed.connect(self._add)
        self._entry.editingFinished.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self._entry)

    def show_value(self, tags: Sequence[str]) -> None:
        if tuple(tags) == self._tags and self._flow.count() == len(self._tags):
            return
        self._tags = tuple(tags)
        self._flow.clear()
        for tag in self._tags:
            self._flow.addWidget(self._chip(tag))
        self._chips.setVisible(bool(self._tags))
        self._chips.updateGeometry()

    def _chip(self, tag: str) -> QWidget:
        chip = _Chip(self._look, tag)
        chip.removed.connect(self._remove)
        return chip

    def _add(self) -> None:
        tag = self._entry.text().strip()
        self._entry.clear()
        if tag and tag not in self._tags:
            self.committed.emit((*self._tags, tag))

    def _remove(self, tag: str) -> None:
        self.committed.emit(tuple(other for other in self._tags if other != tag))


class _Chip(QWidget):
    removed = Signal(str)

    def __init__(self, look: Look, tag: str) -> None:
        super().__init__()
        self._tag = tag
        self.setObjectName("tag")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 2, 0)
        row.setSpacing(2)
        text = label(breakable(tag), size="small", wraps=len(tag) > _WRAPS)
        if len(tag) > _WRAPS:
            text.setFixedWidth(_WIDEST)
        button = IconButton(look, "x", _("Remove {tag}").format(tag=tag), size=12)
        button.clicked.connect(self._remove)
        row.addWidget(text)
        row.addWidget(button)

    def _remove(self) -> None:
        self.removed.emit(self._tag)


class TagEntry(QLineEdit):
    """Escape empties it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not are_let_through(event):
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
