"""Dot voting on one canvas: while a round is on, a click on a card gives it a dot, and nothing can be dragged."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journeydesigner.canvas.hit import Hit
from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.voting import dots_left, give_dot, take_dot
from journeydesigner.model.ids import CardId, VoteRoundId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class Voting(QObject):
    """Who votes in which round; the round None: nobody."""

    left_changed = Signal(int)
    """How many dots the voter has left."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.round: VoteRoundId | None = None
        self.voter = ""

    @property
    def is_on(self) -> bool:
        return self.round is not None

    def set(self, vote_round: VoteRoundId | None, voter: str = "") -> None:
        """From now on dots are given in a round, by a voter (the empty one is the room); None: cards are worked on."""
        canvas = self._canvas
        canvas.hand.cancel()
        canvas.writing.finish()
        places = canvas.ornament_places()
        self.round, self.voter = vote_round, voter
        canvas.repaint_ornaments(places)
        canvas.hide_buttons()
        self.tell_left()

    def press(self, hit: Hit, *, is_back: bool) -> bool:
        """The map was clicked: give the card a dot, or take one back. Whether a round is on."""
        if not self.is_on:
            return False
        canvas = self._canvas
        if hit.is_card:
            card = CardId(hit.record)
            canvas.select(of_cards((card,), canvas.board.snapshot, hit.step))
            self._change(card, is_back=is_back)
        return True

    def key(self, text: str) -> bool:
        """+ and - give the selected card a dot, or take one back. Any other letter is none: in a vote nobody writes."""
        cards = self._canvas.selection.cards
        if text in ("+", "-", "−"):
            if len(cards) == 1:
                self._change(cards[0], is_back=text != "+")
            else:
                self._canvas.tell(_("Select one card to give it a dot."))
            return True
        return bool(text) and text.isprintable()

    def tell_left(self) -> None:
        """Say how many dots are left: also after an undo, or when another voter takes over."""
        if self.round is not None and self.round in self._canvas.document.snapshot.table("vote_rounds"):
            self.left_changed.emit(dots_left(self._canvas.document.snapshot, self.round, self.voter))

    def document_changed(self) -> None:
        """The round may be gone."""
        if self.round is not None and self.round not in self._canvas.document.snapshot.table("vote_rounds"):
            self.set(None)
        self.tell_left()

    def _change(self, card: CardId, *, is_back: bool) -> None:
        verb = take_dot if is_back else give_dot
        self._canvas.attempt(verb, self._canvas.document, self.round, card, self.voter)
