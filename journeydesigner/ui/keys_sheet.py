"""The sheet of keys (F1): what the registry holds, by group."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.controls.escape_key import leave_by_escape
from journeydesigner.ui.controls.labels import label
from journeydesigner.wording import _

_COLUMNS, _COLUMN, _GAP = 4, 285, 18
_LEAST, _BETWEEN, _EDGE = 240, 36, 24
"""How narrow a column may become before there is one less; what lies between two, and beside them."""
_LONGEST = 24
_AT_ONCE = 4
"""Groups."""
_SPARE = 24
"""Labels that wrap in a grid need a little more than they say."""
_TOP = Qt.AlignmentFlag.AlignTop
_ROUND_IT = QSize(40, 80)
"""What a screen has to leave for frames and bars of its own."""


class KeysSheet(QDialog):
    """Not modal: it may stay beside the work. Esc closes it wherever in ``parent``'s window the focus is."""

    def __init__(self, actions: Actions, groups: Sequence[tuple[str, Sequence[str]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setObjectName("plain")
        scroll.setAccessibleName(_("Keys"))
        scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self._page = QWidget()
        self._page.setObjectName("page")
        scroll.setWidget(self._page)
        self._actions, self._to_write, self._groups = actions, list(groups), list[QWidget]()
        self._writing = NextTurn(self, self._write_some)
        leave_by_escape(self, parent)

    def appear(self) -> None:
        """Come into sight as soon as all is written, a few groups a turn."""
        self._write_some()

    def _write_some(self) -> None:
        for title, names in self._to_write[:_AT_ONCE]:
            self._groups.append(self._group(self._actions, title, names))
        del self._to_write[:_AT_ONCE]
        if self._to_write:
            self._writing.soon()
        elif self._page.layout() is None:
            self._fill(self._groups)
            self._writing.soon()
        else:
            self.show()
            self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # from here on the letters have their sizes
        whole, middle = self._whole(self._page), self.geometry().center()
        self.resize(whole.boundedTo(self._room()))
        place = self.geometry()
        place.moveCenter(middle)
        self.move(place.topLeft())

    def _fill(self, groups: Sequence[QWidget]) -> None:
        """The groups in columns of about the same height."""
        row = QHBoxLayout(self._page)
        row.setContentsMargins(_EDGE, 16, _EDGE, 24)
        row.setSpacing(_BETWEEN)
        columns = [QVBoxLayout() for _column in range(self._count())]
        heights = [group.heightForWidth(_COLUMN) for group in groups]
        for group, column in zip(groups, _columns_of(heights, len(columns)), strict=True):
            columns[column].addWidget(group)
        for column in columns:
            column.setSpacing(_GAP)
            column.addStretch(1)
            row.addLayout(column, 1)

    def _room(self) -> QSize:
        return self.screen().availableGeometry().size() - _ROUND_IT

    def _count(self) -> int:
        """As many columns as the screen has room for: beyond it nobody looks, and narrower ones are a word wide."""
        beside = self._room().width() - 2 * _EDGE + _BETWEEN
        return max(1, min(_COLUMNS, beside // (_LEAST + _BETWEEN)))

    def _whole(self, page: QWidget) -> QSize:
        """So large that nothing is scrolled."""
        margins = page.contentsMargins()
        count = self._count()
        wide = count * _COLUMN + (count - 1) * _BETWEEN + 2 * _EDGE + margins.left() + margins.right()
        return QSize(wide, page.heightForWidth(wide) + _SPARE)

    def _group(self, actions: Actions, title: str, names: Sequence[str]) -> QWidget:
        holder = QWidget(self._page)  # where it stays: each move dresses all that is in it anew
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(title, size="head"), 0, 0, 1, 2)
        with_keys = [actions[name] for name in names if name in actions and actions[name].keys]
        for row, action in enumerate(with_keys, start=1):
            grid.addWidget(label(action.text().replace("&", "").rstrip("…"), tone="second", wraps=True), row, 0, _TOP)
            said = label(_on_lines([_native(key) for key in action.keys]), size="strong")
            said.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return holder


def _columns_of(heights: Sequence[int], count: int = _COLUMNS) -> list[int]:
    """The column of each group: the highest ones are laid first, each where least stands."""
    columns, filled = [0] * len(heights), [0] * count
    for group in sorted(range(len(heights)), key=lambda each: -heights[each]):
        columns[group] = filled.index(min(filled))
        filled[columns[group]] += heights[group] + _GAP
    in_order = list(dict.fromkeys(columns))  # what comes first stands at the left
    return [in_order.index(column) for column in columns]


def _on_lines(keys: Sequence[str]) -> str:
    """One after the other; below each other where they would leave no room for what they do."""
    one = ", ".join(keys)
    return one if len(one) <= _LONGEST else ",\n".join(keys)


def _native(key: str) -> str:
    """A sequence as this system writes it; words such as «drag» as they are."""
    if key.startswith("~"):
        return key[1:]
    written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
    engraved = QKeySequence(Qt.Key.Key_Return).toString(QKeySequence.SequenceFormat.NativeText)
    return written.replace(engraved, _("Enter"))  # as it stands on the keyboard
