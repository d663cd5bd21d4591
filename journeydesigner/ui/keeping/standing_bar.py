"""A bar under the top bar that says what is the matter with the file, for as long as it is."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

_MOST_OFFERS = 3


class _Matter(NamedTuple):
    text: str
    offers: tuple[Offer, ...]
    icon_name: str


class StandingBar(QFrame):
    """Matters have names. The one that came last is in sight; when it is over, the one before it is again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("standingBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("About the file"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._look = look
        self._matters: dict[str, _Matter] = {}
        self._icon = QLabel()
        self._icon.setFixedSize(18, 32)
        self._text = WholeLabel()
        self._text.setObjectName("standing")
        self._buttons = [QPushButton() for _place in range(_MOST_OFFERS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        for button in self._buttons:
            button.setObjectName("outlined")
            button.clicked.connect(self._clicked)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._draw)
        self.hide()

    @property
    def text(self) -> str:
        """What it says while it is in sight."""
        return "" if self.isHidden() else self._text.text()

    def offer(self, text: str) -> QPushButton | None:
        """The button of that text."""
        return next((button for button in self._buttons if button.text() == text and not button.isHidden()), None)

    def stand(self, matter: str, text: str, *offers: Offer, icon_name: str = "info") -> None:
        """Say something from now on, in the place of what was said of this matter."""
        said = _Matter(text, offers, icon_name)
        if self._matters.get(matter) == said:
            return
        is_news = matter not in self._matters or self._matters[matter].text != text
        self._matters.pop(matter, None)
        self._matters[matter] = said
        self._show()
        if is_news:
            announce(self, text)

    def over(self, matter: str) -> None:
        """This is the matter no more."""
        if self._matters.pop(matter, None) is not None:
            self._show()

    def _show(self) -> None:
        if not self._matters:
            self.hide()
            return
        said = self._said
        self._text.set_whole(said.text)
        self.setAccessibleDescription(said.text)
        offers: Sequence[Offer] = said.offers
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(offers))
            button.setText(offers[place].text if place < len(offers) else "")
        self._draw()
        self.show()

    @property
    def _said(self) -> _Matter:
        return next(reversed(self._matters.values()))

    def _draw(self) -> None:
        if self._matters:
            self._icon.setPixmap(pixmap(self._look, self._said.icon_name, "text", 18))

    def _clicked(self) -> None:
        place = self._buttons.index(self.sender())  # type: ignore[arg-type]
        if self._matters and place < len(self._said.offers):
            self._said.offers[place].act()
