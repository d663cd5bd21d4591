"""The sheet of keys (F1): what the registry holds, by group."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.ui.actions import Actions
from journeydesigner.ui.controls.labels import label
from journeydesigner.wording import _


class KeysSheet(QDialog):
    """Not modal: it may stay beside the work."""

    def __init__(self, actions: Actions, groups: Sequence[tuple[str, Sequence[str]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 620)
        page = QWidget()
        page.setObjectName("page")
        columns = QGridLayout(page)
        columns.setContentsMargins(24, 16, 24, 24)
        columns.setHorizontalSpacing(36)
        columns.setVerticalSpacing(18)
        for place, (title, names) in enumerate(groups):
            group = self._group(actions, title, names)
            columns.addWidget(group, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setObjectName("plain")
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _group(self, actions: Actions, title: str, names: Sequence[str]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(title, size="head"), 0, 0, 1, 2)
        with_keys = [actions[name] for name in names if name in actions and actions[name].keys]
        for row, action in enumerate(with_keys, start=1):
            grid.addWidget(label(action.text().replace("&", "").rstrip("…"), tone="second", wraps=True), row, 0)
            keys = ", ".join(_native(key) for key in action.keys)
            grid.addWidget(label(keys, size="strong"), row, 1, Qt.AlignmentFlag.AlignRight)
        return holder


def _native(key: str) -> str:
    """A sequence as this system writes it; words such as «drag» as they are."""
    if key.startswith("~"):
        return key[1:]
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
