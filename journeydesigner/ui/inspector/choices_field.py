"""Any number of a few values, each a button to be switched on; none means all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journeydesigner.ui.controls.flow_layout import FlowLayout


class ChoicesField(QWidget):
    """``committed(object)`` tells the new tuple of values. ``everything`` is what none of them means, in a word."""

    committed = Signal(object)

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._everything = everything
        self._options: tuple[tuple[str, str], ...] | None = None
        self._flow = FlowLayout(self)
        self._buttons: dict[str, QPushButton] = {}
        self._all: QPushButton | None = None

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """The values there are, and what they are called."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        self._flow.clear()
        self._buttons = {}
        self._all = self._button("", self._everything)
        for value, text in options:
            self._buttons[value] = self._button(value, text)

    def show_value(self, values: Sequence[str]) -> None:
        for value, button in self._buttons.items():
            button.setChecked(value in values)
        if self._all is not None:
            self._all.setChecked(not values)

    def _button(self, value: str, text: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"))
        button.setObjectName("toggle")
        button.setCheckable(True)
        button.setProperty("choice", value)
        button.clicked.connect(self._clicked)
        self._flow.addWidget(button)
        return button

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        chosen = tuple(value for value, each in self._buttons.items() if each.isChecked())
        self.committed.emit(() if button is self._all else chosen)
