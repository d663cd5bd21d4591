"""The votes of a map: the ranking of one, what can be done with it, and what it sent to the inbox."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.merging import merge_cards, put_back
from journeydesigner.editing.voting import delete_round, discard_without_dots, sort_by_dots
from journeydesigner.model.ids import CardId, VoteRoundId
from journeydesigner.model.records import VoteRound
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel, as_tip, label
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.shown_map import ShownMap
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.ui.where import place_text
from journeydesigner.ui.workshop.result_row import MOST, RANKED, ResultRow
from journeydesigner.ui.workshop.results import Ranked, discarded, ranking, without_dots
from journeydesigner.wording import _, n_

_WIDTH = 320
_NONE = ""


class ResultsPanel(QFrame):
    """Beside the map. ``reopened(str)`` tells that a round is to be voted on again, ``closed`` that it is put away."""

    reopened = Signal(str)
    closed = Signal()

    def __init__(
        self, look: Look, session: Session, shown: ShownMap, canvas: MapCanvas, toast: Toast, undo: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Votes"))
        self.setFixedWidth(_WIDTH)
        self._look, self._session, self._shown, self._canvas = look, session, shown, canvas
        self._toast, self._undo = toast, undo
        self._round: VoteRoundId | None = None
        self._other: VoteRoundId | None = None
        self._make_parts()
        self._lay_out()
        session.changed.connect(self._heard)
        session.map_changed.connect(self._map_changed)
        session.selection_changed.connect(self._tell_possible)
        self.hide()

    def _make_parts(self) -> None:
        look = self._look
        self.rounds = ChoiceField(look, _("Vote"))
        self.rounds.committed.connect(self._choose)
        self.compared = ChoiceField(look, _("Compared with"))
        self.compared.committed.connect(self._compare)
        self.away = IconButton(look, "x", _("Close"))
        self.away.clicked.connect(self.put_away)
        self.list = QListWidget()
        self.list.setObjectName("bare")
        self.list.setAccessibleName(_("Ranking"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(ResultRow(look, self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().selectionChanged.connect(self._picked)
        self.sort = self._button(_("Sort cells by dots"), self._sort)
        self.discard = self._button("", self._discard)
        self.merge = self._button("", self._merge)
        self.reopen = self._button(_("Vote on"), self._reopen)
        self.delete = self._button(_("Delete the vote"), self._delete)
        self.nothing = WholeLabel(tone="second")
        self._gone = QVBoxLayout()
        self._gone.setSpacing(4)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName("outlined")
        made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Votes"), size="title"), 1)
        head.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.rounds)
        column.addWidget(self.compared)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(self._gone)
        for one, other in ((self.sort, None), (self.discard, None), (self.merge, None), (self.reopen, self.delete)):
            row = QHBoxLayout()
            row.addWidget(one)
            if other is not None:
                row.addWidget(other)
            column.addLayout(row)

    # What it shows

    @property
    def round(self) -> VoteRoundId | None:
        """The round whose ranking is shown."""
        return self._round

    def open(self, record: VoteRoundId | None = None) -> None:
        """Show a round (None: the last one)."""
        rounds = self._rounds()
        last = rounds[-1].id if rounds else None
        self._round = record or (self._round if self._round in {found.id for found in rounds} else last)
        self._other = None
        self.show()
        self.refresh()
        self._shown.lay_out(vote_round=self._round)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        self.hide()
        self._shown.lay_out(vote_round=None)
        self.closed.emit()

    def refresh(self) -> None:
        rounds = self._rounds()
        known = {found.id: found for found in rounds}
        if self._round not in known:
            self._round = rounds[-1].id if rounds else None
        if self._other not in known or self._other == self._round:
            self._other = None
        self.rounds.offer([Option(found.id, found.title) for found in rounds])
        self.rounds.show_value(self._round)
        others = [Option(found.id, _("Compared with {title}").format(title=found.title)) for found in rounds]
        self.compared.offer([Option(_NONE, _("Not compared")), *(o for o in others if o.value != self._round)])
        self.compared.show_value(self._other or _NONE)
        self.rounds.setVisible(bool(rounds))
        self.compared.setVisible(len(rounds) > 1)
        found = ranking(self._session.snapshot, self._round, self._other) if self._round else ()
        self._fill(found)
        self.nothing.set_whole(_("No card has a dot yet.") if rounds else _("Nothing was voted on yet."))
        self.nothing.setVisible(not found)
        self._list_discarded()
        self._tell_possible()

    def _rounds(self) -> Sequence[VoteRound]:
        session = self._session
        return session.snapshot.vote_rounds_of(session.map_id) if session.map_id else ()

    def _fill(self, found: Sequence[Ranked]) -> None:
        picked = set(self._picked_cards())
        most = max((one.dots for one in found), default=0)
        with QSignalBlocker(self.list.selectionModel()):
            self.list.clear()
            for one in found:
                said = n_("{rank}. {text}, {count} dot, {where}", "{rank}. {text}, {count} dots, {where}", one.dots)
                item = QListWidgetItem(said.format(rank=one.rank, text=one.text, count=one.dots, where=one.where))
                item.setToolTip(as_tip(one.text))
                item.setData(RANKED, one)
                item.setData(MOST, most)
                self.list.addItem(item)
                item.setSelected(one.card in picked)

    def _list_discarded(self) -> None:
        """What stood on the map and lies in the inbox now, with a way back for each."""
        while self._gone.count():
            taken = self._gone.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        session = self._session
        cards = discarded(session.snapshot, session.map_id) if session.map_id else ()
        if not cards:
            return
        said = n_("{count} discarded card is in the inbox.", "{count} discarded cards are in the inbox.", len(cards))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(said.format(count=len(cards)), tone="second", size="small", wraps=True), 1)
        back = QPushButton(_("Put back"))
        back.setObjectName("link")
        places = (place_text(session.snapshot, card.came_from) for card in cards[:12] if card.came_from)
        back.setToolTip(as_tip("\n".join(places)))
        back.clicked.connect(self._put_all_back)
        line.addWidget(back)
        self._gone.addWidget(row)

    def _tell_possible(self) -> None:
        if not self.isVisible():
            return
        snapshot = self._session.snapshot
        count = len(without_dots(snapshot, self._round)) if self._round else 0
        text = n_("Discard {count} card without dots", "Discard {count} cards without dots", count)
        self.discard.setText(text.format(count=count) if count else _("All cards have dots"))
        self.discard.setEnabled(count > 0)
        chosen = len(self._to_merge())
        self.merge.setText(_("Merge {count} selected").format(count=chosen) if chosen > 1 else _("Merge selected"))
        self.merge.setEnabled(chosen > 1)
        has_dots = self.list.count() > 0
        self.sort.setEnabled(has_dots)
        for button in (self.reopen, self.delete):
            button.setEnabled(self._round is not None)

    # Acting

    def _choose(self, record: object) -> None:
        self._round = VoteRoundId(str(record))
        self._shown.lay_out(vote_round=self._round)
        self.refresh()

    def _compare(self, record: object) -> None:
        self._other = VoteRoundId(str(record)) if record else None
        self.refresh()

    def _picked_cards(self) -> list[CardId]:
        return [item.data(RANKED).card for item in self.list.selectedItems()]

    def _picked(self, _now: QItemSelection, _before: QItemSelection) -> None:
        """The cards of the rows are selected on the map, too."""
        snapshot = self._session.snapshot
        cards = tuple(card for card in self._picked_cards() if snapshot.card(card).place is not None)
        if cards:
            self._canvas.select(of_cards(cards, snapshot))
            self._canvas.reveal_selection()
        self._tell_possible()

    def _to_merge(self) -> tuple[CardId, ...]:
        """What is selected on the map; the card with the most dots first."""
        cards = self._session.selection.cards
        order = {self.list.item(row).data(RANKED).card: row for row in range(self.list.count())}
        return tuple(sorted(cards, key=lambda card: order.get(card, len(order))))

    def _sort(self) -> None:
        if self._round is not None:
            before = self._session.snapshot
            self._session.attempt(sort_by_dots, self._round)
            self._say(_("In each cell the cards with the most dots come first."), self._session.snapshot is not before)

    def _discard(self) -> None:
        if self._round is None:
            return
        gone = self._session.attempt(discard_without_dots, self._round)
        if gone:
            said = n_("{count} card without dots went to the inbox.", "{count} cards without dots went to the inbox.",
                      len(gone))  # fmt: skip
            self._say(said.format(count=len(gone)))

    def _merge(self) -> None:
        cards = self._to_merge()
        if len(cards) > 1:
            self._session.attempt(merge_cards, cards[0], cards[1:])
            self._canvas.select(of_cards((cards[0],), self._session.snapshot))
            self._say(_("{count} cards are one now.").format(count=len(cards)))

    def _put_all_back(self) -> None:
        session = self._session
        if session.map_id is None:
            return
        cards = discarded(session.snapshot, session.map_id)
        with session.document.change(_("Put back")):
            for card in cards:
                session.attempt(put_back, card.id)
        self._say(_("The cards are where they were."))

    def _reopen(self) -> None:
        if self._round is not None:
            self.reopened.emit(self._round)

    def _delete(self) -> None:
        if self._round is not None:
            title = self._session.snapshot.vote_round(self._round).title
            self._session.attempt(delete_round, self._round)
            self._say(_("{title} is deleted.").format(title=title))

    def _say(self, text: str, is_anything: bool = True) -> None:
        """Where nothing was changed there is nothing to undo: it would take back what was done before."""
        offers = (Offer(_("Undo"), self._undo),) if is_anything else ()
        self._toast.say(text, *offers, icon_name="check", is_about_last=is_anything)

    def _heard(self) -> None:
        if self.isVisible():
            self.refresh()

    def _map_changed(self) -> None:
        self._round = self._other = None
        if self.isVisible():
            self.put_away()
