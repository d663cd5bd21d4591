"""One version in the time line: its name or time, who wrote it, what it changed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter

from journeydesigner.files.versions import Version
from journeydesigner.metrics.numbers import clock_text, moment_text
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.rows import Row
from journeydesigner.ui.versions.reading import NOW, Told
from journeydesigner.ui.versions.said import beside, plain, size_text
from journeydesigner.wording import _

_LEFT, _RIGHT, _TOP, _GAP = 38, 10, 8, 2
_ICON = 16
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8, Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}  # fmt: skip
Line = tuple[str, int, QFont.Weight, str]
"""Text, size in pixels, weight, colour."""


class VersionRow(Row):
    """Besides what every row tells: ``walked(int)`` how many rows on the keys lead, ``removed(str)`` that it is to go,
    ``entered(str)`` that Enter was pressed. The focus chooses."""

    walked = Signal(int)
    removed = Signal(str)
    entered = Signal(str)

    def __init__(self, look: Look, version: Version) -> None:
        super().__init__(look, version.key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.version = version
        self._told: Told | None = None
        self._say()

    def show_version(self, version: Version) -> None:
        """The same version, called otherwise perhaps."""
        self.version = version
        self._say()

    def show_told(self, told: Told) -> None:
        self._told = told
        self._say()

    def show_current(self, *, is_current: bool) -> None:
        self.is_current = is_current
        self._say()

    def _say(self) -> None:
        words = [plain(text) for text, _size, _weight, _colour in self._lines()]
        if self.version.title and self.version.key != NOW:
            words.insert(1, moment_text(self.version.when))
        self.setAccessibleName(", ".join(words))
        self.setAccessibleDescription(_("Shown beside") if self.is_current else "")
        self.fit()
        self.update()

    def _lines(self) -> list[Line]:
        version, told = self.version, self._told
        normal, strong = QFont.Weight.Normal, QFont.Weight.DemiBold
        author = version.author or (told.author if told is not None else "")
        if version.key == NOW:
            lines: list[Line] = [(_("Now"), 13, strong, "text")]
            small = [author]
        elif version.title:
            lines = [(" ".join(version.title.split()), 13, strong, "text")]
            small = [clock_text(version.when), author]
        else:
            lines = [(clock_text(version.when), 13, strong, "text")]
            small = [author, size_text(version.size)]
        if told is not None and told.why:
            return [*lines, (_("Damaged: it cannot be opened"), 12, normal, "neg")]
        if told is not None and told.changed:
            lines.append((told.changed, 12, normal, "text2"))
        under = beside(*small)
        return [*lines, (under, 12, normal, "text3")] if under else lines

    def height_for(self, width: int) -> int:
        room = max(width - _LEFT - _RIGHT, 40)
        heights = [self.block(text, room, size, weight)[2] for text, size, weight, _colour in self._lines()]
        return round(sum(heights) + _GAP * (len(heights) - 1)) + 2 * _TOP

    def paint_contents(self, painter: QPainter) -> None:
        look = self.look
        is_bad = self._told is not None and bool(self._told.why)
        named = "bookmark" if self.version.title else "history"
        icon = "triangle-alert" if is_bad else "circle-dot" if self.version.key == NOW else named
        colour = "neg" if is_bad else "accent" if self.is_current or self.version.title else "text2"
        paint_icon(painter, look, icon, look.colour(colour), 12, _TOP, _ICON)
        top, room = float(_TOP), max(self.width() - _LEFT - _RIGHT, 40)
        for text, size, weight, tone in self._lines():
            height = self.block(text, room, size, weight)[2]
            painter.setPen(look.colour(tone))
            self.draw_block(painter, QRectF(_LEFT, top, room, height + 2), text, size, weight)
            top += height + _GAP

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.clicked.emit(self.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.walked.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.record)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.record)
        else:
            super().keyPressEvent(event)
