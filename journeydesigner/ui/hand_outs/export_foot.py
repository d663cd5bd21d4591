"""The foot of the export sheet: the button that exports, then how far it is, then the way to the file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

_MOST_OFFERS = 3
_COLOURS = {"circle-check": "pos", "triangle-alert": "danger"}


class ExportFoot(QFrame):
    """Tells what a toast tells elsewhere, and in the same words (``say``, ``show_progress``)."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._offers: tuple[Offer, ...] = ()
        self._icon = QLabel()
        self._text = label("", wraps=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(_("How far the export is"))
        self._buttons = [QPushButton() for _place in range(_MOST_OFFERS)]
        self.export = QPushButton(_("Export…"))
        self.export.setObjectName("primary")
        self.export.setMinimumWidth(128)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        for button in self._buttons:
            button.setObjectName("outlined")
            button.clicked.connect(self._clicked)
            button.hide()
            row.addWidget(button)
        row.addWidget(self.export, 0, Qt.AlignmentFlag.AlignRight)
        self._bar.hide()
        self._icon.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def offer(self, text: str) -> QPushButton | None:
        """The button of that text."""
        return next((button for button in self._buttons if button.text() == text and not button.isHidden()), None)

    def say(self, text: str, *offers: Offer, icon_name: str = "info", stays: bool = False) -> None:
        """What came of it; here everything stays until the next thing is said."""
        self._bar.hide()
        self.export.setEnabled(True)
        self._icon.setPixmap(pixmap(self._look, icon_name, _COLOURS.get(icon_name, "text2"), 18))
        self._icon.show()
        self._show(text, offers)

    def show_progress(self, text: str, share: float, *offers: Offer) -> None:
        """``share`` 0..1."""
        self._bar.setValue(round(100 * share))
        self._bar.show()
        self._icon.hide()
        self.export.setEnabled(False)
        self._show(text, offers)

    def clear(self) -> None:
        """Nothing to be told."""
        self._bar.hide()
        self._icon.hide()
        self.export.setEnabled(True)
        self._show("", ())

    def _show(self, text: str, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        if text != self._text.text():
            self._text.setText(text)
            self._text.setAccessibleName(text)
            if text:
                announce(self, text)
        for place, button in enumerate(self._buttons):
            is_there = place < len(offers)
            button.setVisible(is_there)
            if is_there and button.text() != offers[place].text:
                button.setText(offers[place].text)
                button.setAccessibleName(offers[place].text)

    def _clicked(self) -> None:
        self._offers[self._buttons.index(self.sender())].act()  # type: ignore[arg-type]
