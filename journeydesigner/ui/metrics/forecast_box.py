"""A forecast in a box that no one takes for a measurement: yellow, its edge dashed, with words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look

_RADIUS = 10.0


class ForecastBox(QWidget):
    """``column`` holds what is in it, from top to bottom."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(6)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.colour("yellow.fill"))
        pen = QPen(self._look.colour("yellow.edge"), 1.6)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()


class Outcome(ForecastBox):
    """From so many customers to so many, with what that means, and the money and time beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.measured = label("", size="large", tone="second")
        self._arrow = QLabel()
        self.expected = label("", size="outcome")
        self.what = WholeLabel(size="strong")
        self.about = WholeLabel(size="")
        numbers = QHBoxLayout()
        numbers.setSpacing(10)
        for part in (self.measured, self._arrow, self.expected):
            numbers.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        numbers.addSpacing(6)
        numbers.addWidget(self.what, 1)
        self.column.addLayout(numbers)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        self._more = QGridLayout()
        self._more.setContentsMargins(0, 0, 0, 0)
        self._more.setHorizontalSpacing(12)
        self._more.setVerticalSpacing(2)
        self._more.setColumnStretch(2, 1)
        self.column.addLayout(self._more)
        self.column.addWidget(self.about)
        look.follow(self, self._draw)
        self._draw()

    def show_numbers(self, measured: str, expected: str, what: str, about: str) -> None:
        self.measured.setText(measured)
        self.expected.setText(expected)
        self.what.set_whole(what)
        self.about.set_whole(about)
        for part in (self.measured, self._arrow):
            part.setVisible(bool(measured))
        self.setAccessibleName(f"{measured} → {expected}, {what}. {about}")

    def show_more(self, rows: list[tuple[str, str, str]]) -> None:
        """Name, from → to, interval, of costs, revenue and time."""
        while len(self._rows) < len(rows):
            made = (
                label("", tone="second"),
                label("", size="strong"),
                label("", size="small", tone="second", wraps=True),
            )
            for column, part in enumerate(made):
                self._more.addWidget(part, len(self._rows), column)
            self._rows.append(made)
        for number, parts in enumerate(self._rows):
            told = rows[number] if number < len(rows) else ("", "", "")
            for part, text in zip(parts, told, strict=True):
                part.setText(text)
                part.setVisible(bool(text))

    def _draw(self) -> None:
        self._arrow.setPixmap(pixmap(self._look, "arrow-right", "yellow.edge", 18))
