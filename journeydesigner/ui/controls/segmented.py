"""A choice between a few things that are all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look

_EDGE = 2
_FEWEST = 2

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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._grid.setSpacing(0)
        for value, text, _icon in segments:
            self._segment(value, text, name)
        self._wanted, self._columns = in_a_row or len(segments), 0
        self._arrange(self._wanted)
        self._group.buttonClicked.connect(self._clicked)
        look.follow(self, self._draw)
        self._draw()

    def show_value(self, value: str | None) -> None:
        """Mark the segment of ``value``; None marks none."""
        self._group.setExclusive(value is not None)
        for name, button in self._buttons.items():
            button.setChecked(name == value)

    def sizeHint(self) -> QSize:
        """All in their row, also while it is folded: it opens again as soon as there is room."""
        return super().sizeHint().expandedTo(QSize(self._breadth(self._wanted), 0))

    def minimumSizeHint(self) -> QSize:
        """As broad as with two in a row: to these it folds where words are long."""
        return QSize(self._breadth(_FEWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What a segment needs is another thing once it has its style, its font, its icon."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.StyleChange):
            self._fit()
        return done

    def _fit(self) -> None:
        self._arrange(self._wanted if self.width() >= self._breadth(self._wanted) else _FEWEST)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(place, columns))
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def _breadth(self, columns: int) -> int:
        """What ``columns`` in a row need at least."""
        widths = [button.minimumSizeHint().width() for button in self._buttons.values()]
        return 2 * _EDGE + sum(max(widths[column::columns], default=0) for column in range(columns))

    def focus_target(self) -> QPushButton | None:
        """The segment that is on."""
        return self._group.checkedButton()  # type: ignore[return-value]

    def _segment(self, value: str, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAccessibleName(f"{name}: {text}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._buttons[value] = button
        self._group.addButton(button)
        return button

    def _clicked(self, button: QPushButton) -> None:
        self.committed.emit(next(value for value, made in self._buttons.items() if made is button))

    def _draw(self) -> None:
        for value, button in self._buttons.items():
            if self._icons[value]:
                icon_before_words(button, self._look, self._icons[value], "text2", 15)
