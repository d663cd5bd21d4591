"""A message that comes and goes at the bottom of the canvas, with a few things to do about it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_MARGIN = 18
_HEIGHT = 40
_SHORTEST_MS = 4000
_MS_A_CHARACTER = 70
_MOST_OFFERS = 3


class Offer(NamedTuple):
    """A word to click in a toast, and what it does."""

    text: str
    act: Callable[[], object]


class Toast(QFrame):
    """Lies over ``host``, centred at its bottom, left of what ``keep_clear`` says stands at the right."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self._look, self._host = look, host
        self._offers: tuple[Offer, ...] = ()
        self._clear_right = 0
        self._is_about_last = False
        self._icon = QLabel()
        self._text = label("")
        self._text.setAccessibleName("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._buttons = [QPushButton() for _place in range(_MOST_OFFERS)]
        self._signs = [QLabel("—" if place == 0 else "·") for place in range(_MOST_OFFERS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)  # one that wraps asks for little: the width is not for icon and signs
        row.addWidget(self._bar)
        for sign, button in zip(self._signs, self._buttons, strict=True):
            button.clicked.connect(self._clicked)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys are where they were
            row.addWidget(sign)
            row.addWidget(button)
        self._close = IconButton(look, "x", _("Dismiss"), colour="inverse_link", size=16)
        self._close.clicked.connect(self.hide)
        row.addWidget(self._close)
        self.setFixedHeight(_HEIGHT)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    @property
    def look(self) -> Look:
        return self._look

    @property
    def text(self) -> str:
        """What it says while it is in sight."""
        return self._text.text() if not self.isHidden() else ""

    def hide(self) -> None:
        """The keys, if they were here, go back to what it lies over."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)
        super().hide()

    def keep_clear(self, width: int) -> None:
        """How much of the bottom right corner is taken."""
        self._clear_right = width

    def move_to(self, host: QWidget) -> None:
        """Lie over another widget from now on."""
        if host is self._host:
            return
        self._host.removeEventFilter(self)
        self._host = host
        is_shown = not self.isHidden()
        self.setParent(host)
        host.installEventFilter(self)
        if is_shown:
            self.show()
            self._wrap()
            self._place()

    def say(
        self, text: str, *offers: Offer, icon_name: str = "info", stays: bool = False, is_about_last: bool = False
    ) -> None:
        """Show a message; it goes by itself unless it ``stays`` until it is answered or dismissed. One
        ``is_about_last`` offers to undo what was done last: it goes as soon as anything else is done."""
        self._is_about_last = is_about_last
        self._bar.hide()
        self._close.setVisible(stays)
        self._show(text, offers, icon_name)
        if stays:
            self._timer.stop()
        else:
            self._timer.start(max(_SHORTEST_MS, len(text) * _MS_A_CHARACTER) + 1500 * len(offers))

    def show_progress(self, text: str, share: float | None, *offers: Offer) -> None:
        """Show how far a long work is; ``share`` 0..1, None where that is not known."""
        self._is_about_last = False
        self._timer.stop()
        self._bar.setRange(0, 0 if share is None else 100)
        self._bar.setValue(round(100 * (share or 0.0)))
        self._bar.show()
        self._close.hide()
        self._show(text, offers, "loader")

    def hide_progress(self) -> None:
        """The work that was shown is over."""
        if not self._bar.isHidden():
            self.hide()

    def forget_last(self) -> None:
        """Something else was done: it must not be undone in the name of what was done before."""
        if self._is_about_last:
            self.hide()

    def offer(self, text: str) -> QPushButton | None:
        """The button of that text."""
        return next((button for button in self._buttons if button.text() == text and not button.isHidden()), None)

    def _show(self, text: str, offers: tuple[Offer, ...], icon_name: str) -> None:
        self._offers = offers
        self._text.setText(text)
        self._icon.setPixmap(pixmap(self._look, icon_name, "inverse_link", 18))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(offers))
            self._signs[place].setVisible(place < len(offers))
            if place < len(offers):
                button.setText(offers[place].text)
                button.setAccessibleName(offers[place].text)
        self.setAccessibleName(text)
        announce(self, text)
        self._wrap()
        self.show()
        self.raise_()
        self._place()

    def _wrap(self) -> None:
        """A long sentence takes more lines rather than leave the window."""
        room = max(self._host.width() - self._clear_right - 3 * _MARGIN, 240)
        self._text.setWordWrap(False)
        width, height = self.sizeHint().width(), _HEIGHT
        if width > room:
            beside = width - self._text.sizeHint().width()
            self._text.setWordWrap(True)
            width = room
            lines = self._text.heightForWidth(max(room - beside, 120))
            height = max(_HEIGHT, lines + 20)
        self.setFixedHeight(height)
        self.resize(width, height)

    def _place(self) -> None:
        room = self._host.width()
        x = (room - self.width()) // 2
        if self._clear_right and x + self.width() > room - self._clear_right - 12:
            x = max(12, room - self._clear_right - 12 - self.width())
        self.move(QPoint(x, self._host.height() - self.height() - _MARGIN))

    def _clicked(self) -> None:
        place = self._buttons.index(self.sender())  # type: ignore[arg-type]
        offer = self._offers[place]
        self.hide()
        offer.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._wrap()
            self._place()
        return super().eventFilter(watched, event)
