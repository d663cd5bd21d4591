"""A row of colours to pick from, with none and any other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QHBoxLayout, QWidget

from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

Swatch = tuple[str, str]
"""The stored value (a colour name, ``#RRGGBB`` or "" for the default), and what it is called."""


class ColourField(QWidget):
    """``committed(object)`` tells the stored value. With ``free`` any colour can be picked, too."""

    committed = Signal(object)

    def __init__(self, look: Look, name: str, swatches: Sequence[Swatch], *, free: bool = True) -> None:
        super().__init__()
        self._look, self._name = look, name
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._swatches = [_SwatchButton(look, value, text) for value, text in swatches]
        for swatch in self._swatches:
            swatch.clicked.connect(self._clicked)
            row.addWidget(swatch)
        self._other = IconButton(look, "palette", _("Another colour"), size=16)
        self._other.clicked.connect(self._pick)
        row.addWidget(self._other)
        self._other.setVisible(free)  # in its row by now: alone it would be a window, for a blink
        row.addStretch(1)
        self._value = ""

    def show_value(self, value: object) -> None:
        self._value = str(value or "")
        for swatch in self._swatches:
            swatch.setChecked(swatch.value.lower() == self._value.lower())
        is_known = any(swatch.isChecked() for swatch in self._swatches)
        self._other.set_icon_name("palette", "text2" if is_known else "accent")

    def _clicked(self) -> None:
        swatch = self.sender()
        assert isinstance(swatch, _SwatchButton)
        self.committed.emit(swatch.value)

    def _pick(self) -> None:
        before = QColor(self._value) if self._value.startswith("#") else self._look.colour("accent")
        picked = QColorDialog.getColor(before, self, self._name)
        if picked.isValid():
            self.committed.emit(picked.name().upper())


class _SwatchButton(QAbstractButton):
    def __init__(self, look: Look, value: str, text: str) -> None:
        super().__init__()
        self._look, self.value = look, value
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(25, 25)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF(5, 5, 15, 15)
        if not self.value:
            painter.setPen(QPen(self._look.colour("text3"), 1.4))
            slash = dot.adjusted(2.3, 2.3, -2.3, -2.3)
            painter.drawEllipse(dot)
            painter.drawLine(slash.bottomLeft(), slash.topRight())
        else:
            fill, edge = self._colours()
            painter.setPen(QPen(edge, 1.4))
            painter.setBrush(fill)
            painter.drawEllipse(dot)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawEllipse(QRectF(2, 2, 21, 21))
        painter.end()

    def _colours(self) -> tuple[QColor, QColor]:
        """Fill and edge of the dot."""
        if self.value.startswith("#"):
            return QColor(self.value), self._look.colour("line2")
        fill, edge = f"{self.value}.fill", f"{self.value}.edge"
        return self._look.mixed(fill, edge, 0.35), self._look.colour(edge)
