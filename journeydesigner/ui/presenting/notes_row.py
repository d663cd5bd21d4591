"""The notes on the screen of who speaks: beside each other, in letters as large as there is room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import WholeLabel, breakable, label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.ui.presenting.notes import Note
from journeydesigner.wording import _

_SIZES = (28, 26, 24, 22, 20, 18)
"""In px; with the last one a lot is scrolled."""
_LONGEST = 20
"""A line, in heights of a letter: longer ones are not found again."""
_GAP, _POINT_GAP, _BESIDE = 24, 8, 12
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class NotesRow(QScrollArea):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._notes: tuple[Note, ...] = ()
        self._columns: list[QWidget] = []
        self._size = 0
        self.setObjectName("plain")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Notes"))
        self._page = QWidget()
        self._page.setObjectName("page")
        self._row = QHBoxLayout(self._page)
        self._row.setContentsMargins(0, 0, _BESIDE, 0)
        self._row.setSpacing(_GAP)
        self.setWidget(self._page)

    @property
    def letters(self) -> int:
        """How large they are, in px."""
        return self._size

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        while self._row.count():
            taken = self._row.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.deleteLater()
        self._notes, self._columns = notes, [self._column(note) for note in notes]
        for column in self._columns:
            self._row.addWidget(column, 100)
        if not notes:
            none = label(_("No notes to this stage."), tone="second")
            self._row.addWidget(none, 100, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _column(self, note: Note) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_POINT_GAP)
        column.addWidget(self._heading(note))
        for point in note.points:
            said = WholeLabel(size="note")
            said.set_whole(point)
            column.addWidget(said)
        column.addStretch(1)
        return made

    def _heading(self, note: Note) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(pixmap(self._look, note.icon, "accent", 16))
        row.addWidget(sign)
        row.addWidget(label(note.heading, size="strong", tone="second"), 1)
        return holder

    def _fit(self) -> None:
        """The largest letters with which nothing has to be scrolled."""
        fitting = next((size for size in _SIZES if self._height(size) <= self.viewport().height()), _SIZES[-1])
        for column in self._columns:
            column.setMaximumWidth(_LONGEST * fitting)
        if fitting != self._size:
            self._size = fitting
            self._page.setStyleSheet(f'QLabel[scale="note"] {{ font-size: {fitting}px; }}')

    def _height(self, size: int) -> int:
        """Of all notes, in letters of ``size``."""
        if not self._notes:
            return 0
        font = self.font()
        font.setPixelSize(size)
        metrics, count = QFontMetrics(font), len(self._notes)
        wide = min((self.viewport().width() - _BESIDE - (count - 1) * _GAP) // count, _LONGEST * size)
        return max(30 + sum(_tall(metrics, point, wide) + _POINT_GAP for point in note.points) for note in self._notes)


def _tall(metrics: QFontMetrics, text: str, wide: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(wide, 1), 100_000), _WRAPPED, breakable(text)).height()
