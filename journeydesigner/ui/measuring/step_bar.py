"""The steps of a sheet, each with its number: where one is, and the way back to those that were done."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_DISC, _PAD, _HEIGHT = 22.0, 8.0, 34


class StepBar(QWidget):
    """``wanted(int)`` tells which step the person clicked."""

    wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self.buttons: list[StepButton] = []

    def offer(self, titles: Sequence[str]) -> None:
        """Show these steps, one after another."""
        if [button.text() for button in self.buttons] == list(titles):
            return
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [StepButton(self._look, number, title) for number, title in enumerate(titles)]
        for place, button in enumerate(self.buttons):
            self._row.insertWidget(place, button)
            button.clicked.connect(self._clicked)

    def show_step(self, current: int, reachable: int) -> None:
        """Which one the person is at, and up to which they may go."""
        for number, button in enumerate(self.buttons):
            button.show_state(is_current=number == current, is_done=number < current)
            button.setEnabled(number <= reachable)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, StepButton):
            self.wanted.emit(sender.number)


class StepButton(QAbstractButton):
    """A numbered disc (a check mark once it is done) and the step's name."""

    def __init__(self, look: Look, number: int, title: str) -> None:
        super().__init__()
        self._look, self.number = look, number
        self._is_current = self._is_done = False
        self.setText(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_state(is_current=False, is_done=False)
        look.changed.connect(self.update)

    def show_state(self, *, is_current: bool, is_done: bool) -> None:
        self._is_current, self._is_done = is_current, is_done
        said = _("Step {number}: {title}").format(number=self.number + 1, title=self.text())
        self.setAccessibleName(said)
        self.setAccessibleDescription(_("You are here.") if is_current else _("Done.") if is_done else "")
        font = self.font()
        font.setWeight(font.Weight.DemiBold if is_current else font.Weight.Medium)
        self.setFont(font)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(round(_PAD * 3 + _DISC + words), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self._is_current or self.underMouse():
            painter.setBrush(look.colour("selected" if self._is_current else "soft"))
            painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        disc = QRectF(_PAD - 2, (whole.height() - _DISC) / 2, _DISC, _DISC)
        strong = self._is_current or self._is_done
        painter.setBrush(look.colour("accent" if strong else "soft"))
        painter.drawEllipse(disc)
        ink = look.colour("on_accent") if strong else look.colour("text2") if self.isEnabled() else look.disabled
        painter.setPen(ink)
        if self._is_done and not self._is_current:
            paint_icon(painter, look, "check", ink, disc.x() + 4, disc.y() + 4, _DISC - 8)
        else:
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))
        painter.setPen(look.colour("text") if self.isEnabled() else look.disabled)
        words = whole.adjusted(_PAD * 1.5 + _DISC, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), whole.height() / 2 - 1, whole.height() / 2 - 1)
        painter.end()
