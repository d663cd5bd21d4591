"""A switch with its words, as one bound field."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look


class SwitchRow(QWidget):
    """``committed(object)`` tells True or False."""

    committed = Signal(object)

    def __init__(self, look: Look, name: str, icon_name: str = "", colour: str = "yellow.edge") -> None:
        super().__init__()
        self._look, self._icon_name, self._colour = look, icon_name, colour
        self._switch = Switch(look, name)
        self._switch.clicked.connect(self._clicked)
        self._picture = QLabel()
        self._picture.setFixedSize(QSize(22, 22))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(
            label(name, size="strong" if icon_name else "", tone="" if icon_name else "second", wraps=True), 1
        )
        row.addWidget(self._switch)
        self._picture.setVisible(bool(icon_name))  # in its row by now: alone it would be a window, for a blink
        look.changed.connect(self._draw)
        self._draw()

    def show_value(self, value: object) -> None:
        self._switch.setChecked(bool(value))

    def _clicked(self, is_on: bool) -> None:
        self.committed.emit(is_on)

    def _draw(self) -> None:
        if self._icon_name:
            self._picture.setPixmap(pixmap(self._look, self._icon_name, self._colour, 20))
