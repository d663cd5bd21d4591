"""A field that offers one of several values."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from journeydesigner.ui.icons import icon, paint_icon
from journeydesigner.ui.look import Look


class Option(NamedTuple):
    value: object
    text: str
    icon: str = ""
    colour: str = "text2"


class ChoiceField(QComboBox):
    """``committed(object)`` tells the value that the person picked."""

    committed = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._options: tuple[Option, ...] = ()
        self.setAccessibleName(name)
        self.setIconSize(QSize(16, 16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._picked)
        look.follow(self, self._draw)

    def offer(self, options: Sequence[Option]) -> None:
        """What there is to choose from."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        self.clear()
        for option in self._options:
            self.addItem(option.text)
        self._draw()

    def show_value(self, value: object) -> None:
        """Show the option of ``value``; where there is none, nothing."""
        place = next((i for i, option in enumerate(self._options) if option.value == value), -1)
        self.setCurrentIndex(place)

    def value(self) -> object:
        place = self.currentIndex()
        return self._options[place].value if place >= 0 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a closed field scrolls the panel, it does not change the document."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(
            painter,
            self._look,
            "chevron-down",
            self._look.colour("text2"),
            self.width() - 24,
            self.height() / 2 - 8,
            16,
        )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _picked(self, place: int) -> None:
        self.committed.emit(self._options[place].value)

    def _draw(self) -> None:
        for place, option in enumerate(self._options):
            if option.icon:
                self.setItemIcon(place, icon(self._look, option.icon, option.colour, 16, checked=option.colour))
