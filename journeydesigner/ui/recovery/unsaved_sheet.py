"""The sheet of all that was not saved: what the program lost hold of, and what the person let go of lately."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.files.keeping.left_behind import KEPT_DAYS
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.recovery.offers import Offers
from journeydesigner.ui.recovery.sight import Sight
from journeydesigner.ui.recovery.unsaved_card import UnsavedCard
from journeydesigner.wording import _, n_

_WIDTH = 620


class UnsavedSheet(Sheet):
    """Follows ``offers`` while it is open."""

    def __init__(self, look: Look, offers: Offers, host: QWidget) -> None:
        super().__init__(host, _("Unsaved work"), _WIDTH)
        self._look, self._offers = look, offers
        self._wanted = ""
        self.cards: list[UnsavedCard] = []
        self._scroll = upright_scroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(look, _("Unsaved work")))
        whole.addWidget(self._scroll, 1)
        offers.changed.connect(self._fill)
        self._fill()
        self.come_up()
        (self.cards[0].recover if self.cards else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)

    def show_what_it_holds(self, sight: Sight) -> None:
        """Open the list of changes of one."""
        self._wanted = sight.left.id
        for card in self.cards:
            if card.sight.left.id == self._wanted:
                card.show_what_it_holds()

    def _fill(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 4, 20, 16)
        column.setSpacing(8)
        self.cards = []
        found = self._offers.all
        lost = [each for each in found if not each.left.is_discarded]
        let_go = [each for each in found if each.left.is_discarded]
        if not found:
            column.addWidget(label(_("There is nothing that is not saved."), tone="second", wraps=True))
        self._add(column, _("When the program ended, this was not saved."), lost)
        said = n_(
            "In the last {count} day you chose not to save this.",
            "In the last {count} days you chose not to save this.",
            KEPT_DAYS,
        )
        self._add(column, said.format(count=KEPT_DAYS), let_go)
        column.addStretch(1)
        self._scroll.setWidget(page)

    def _add(self, column: QVBoxLayout, head: str, sights: list[Sight]) -> None:
        if not sights:
            return
        column.addWidget(label(head, tone="second", wraps=True))
        for sight in sights:
            card = UnsavedCard(self._look, sight)
            card.recovered.connect(self._recover)
            card.put_off.connect(self._offers.put_off)
            card.deleted.connect(self._offers.delete)
            if sight.left.id == self._wanted:
                card.show_what_it_holds()
            self.cards.append(card)
            column.addWidget(card)
        column.addSpacing(12)

    def _recover(self, sight: Sight) -> None:
        self.leave()
        self._offers.recover(sight)
