"""A choice between a few things that are all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look

Segment = tuple[str, str, str]
"""Value, label, icon name ("" for none)."""


class Segmented(QWidget):
    """``committed(str)`` tells the value that the person clicked. No segment needs to be on.

    ``in_a_row``: as many beside each other, the others below (0: all in one row).
    """

    committed = Signal(str)

    def __init__(
        self, look: Look, name: str, segments: Sequence[Segment], parent: QWidget | None = None, *, in_a_row: int = 0
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._look = look
        self._icons = {value: icon_name for value, _label, icon_name in segments}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(0)
        columns = in_a_row or len(segments)
        for place, (value, text, _icon) in enumerate(segments):
            grid.addWidget(self._segment(value, text, name), *divmod(place, columns))
            grid.setColumnStretch(place % columns, 1)
        self._group.buttonClicked.connect(self._clicked)
        look.changed.connect(self._draw)
        self._draw()

    def show_value(self, value: str | None) -> None:
        """Mark the segment of ``value``; None marks none."""
        self._group.setExclusive(value is not None)
        for name, button in self._buttons.items():
            button.setChecked(name == value)

    def focus_target(self) -> QPushButton | None:
        """The segment that is on."""
        return self._group.checkedButton()  # type: ignore[return-value]

    def _segment(self, value: str, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAccessibleName(f"{name}: {text}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setIconSize(QSize(15, 15))
        self._buttons[value] = button
        self._group.addButton(button)
        return button

    def _clicked(self, button: QPushButton) -> None:
        self.committed.emit(next(value for value, made in self._buttons.items() if made is button))

    def _draw(self) -> None:
        for value, button in self._buttons.items():
            if self._icons[value]:
                button.setIcon(icon(self._look, self._icons[value], "text2", 15))
