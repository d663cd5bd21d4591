"""The values of one field of a filter as chips: the first few, or those whose name says what is looked for.

There may be hundreds. Chips are made when they are wanted, and written on anew when others are: to make one takes long.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.searching import folded
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import label, write_on
from journeydesigner.ui.filtering.choices import Choice, Field, counted
from journeydesigner.wording import n_

FEW = 20
"""So many values are shown at once."""
_FIRST, _STEP = 15, 30
_CHIP_ROOM = 270


class Chips(QWidget):
    """Under a heading; away where there is nothing to choose. ``pressed(value)`` tells which chip; ``grew`` that there
    are more of them."""

    pressed = Signal(str)
    grew = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field: Field = field
        self._found: tuple[Choice, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._words: list[str] = []
        self._most = 0
        self._shown: list[Choice] = []
        self._chips: list[QPushButton] = []
        self._head = label("", size="section", parent=self)
        self._more = QPushButton(self)
        self._more.setObjectName("link")
        self._more.clicked.connect(self._show_more)
        self._holder = QWidget(self)
        self._flow = FlowLayout(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self._holder)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_choices(self, head: str, found: tuple[Choice, ...], wanted: tuple[str, ...]) -> None:
        """All that can be chosen, with ``wanted`` chosen; from the first on."""
        self._head.setText(head)
        self._words, self._most = [], len(found) if len(found) <= FEW else _FIRST
        self._found, self._wanted = found, wanted
        self._write()

    def look_for(self, query: str) -> None:
        """Only what says all words of ``query``; all again for none."""
        self._words = folded(query).split()
        self._most = len(self._found) if len(self._found) <= FEW else _FIRST
        self._write()

    def tick(self, wanted: tuple[str, ...]) -> None:
        """Show what is chosen now."""
        self._wanted = wanted
        for choice, chip in zip(self._shown, self._chips, strict=False):
            chip.setChecked(choice.value in wanted)

    @property
    def first(self) -> QPushButton | None:
        return self._chips[0] if self._shown else None

    def chip(self, value: str) -> QPushButton:
        """Of a value that is shown. Raises KeyError."""
        for choice, chip in zip(self._shown, self._chips, strict=False):
            if choice.value == value:
                return chip
        raise KeyError(value)

    def _write(self) -> None:
        matching = [choice for choice in self._found if _says(choice, self._words)]
        shown = matching[: self._most]
        if not self._words:  # what is chosen can be let go of
            shown += [choice for choice in matching[self._most :] if choice.value in self._wanted]
        self._holder.hide()  # else all are laid out anew with each chip that comes or goes
        while len(self._chips) < len(shown):
            self._chips.append(self._made())
        for chip, choice in zip(self._chips, shown, strict=False):
            write_on(chip, counted(choice), _CHIP_ROOM)
            chip.setChecked(choice.value in self._wanted)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(shown))
        self._holder.show()
        self._shown = shown
        left = len(matching) - len(shown)
        self._more.setText(n_("{count} more", "{count} more", left).format(count=left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(matching))

    def _made(self) -> QPushButton:
        chip = QPushButton(self._holder)
        chip.setObjectName("toggle")
        chip.setCheckable(True)
        chip.clicked.connect(self._tell)
        self._flow.addWidget(chip)
        self.setTabOrder(self._chips[-1] if self._chips else self._more, chip)
        self.setTabOrder(chip, self._more)
        return chip

    def _tell(self) -> None:
        self.pressed.emit(self._shown[self._chips.index(self.sender())].value)  # type: ignore[arg-type]

    def _show_more(self) -> None:
        before = len(self._shown)
        self._most += _STEP
        self._write()
        if len(self._shown) > before:
            self._chips[before].setFocus()
        self.grew.emit()


def _says(choice: Choice, words: Sequence[str]) -> bool:
    name = folded(choice.name)
    return all(word in name for word in words)
