"""A small panel that asks how a template is to be called, and whether its cards are to stay in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeydesigner.ui.controls.asking_popup import AskingPopup
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_WIDTH = 320


class TemplatePopup(AskingPopup):
    """Closes by itself when something else is clicked. ``wanted(name, with_cards)`` tells what to save."""

    wanted = Signal(str, bool)

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(_("Save as template"), _("Name of the template"), name, _("Save"), _WIDTH, parent)
        self.taken.connect(self._told)
        self.cards = Switch(look, _("Keep the cards"))
        cards = QHBoxLayout()
        cards.addWidget(label(_("Keep the cards"), tone="second"), 1)
        cards.addWidget(self.cards)
        self.column.addLayout(cards)
        self.add_foot(_("Stages, lanes, persona and channels are kept."))

    def _told(self, name: str) -> None:
        self.wanted.emit(name, self.cards.isChecked())
