"""What a person does with the selection: delete, duplicate, move, set a feeling."""

from typing import TYPE_CHECKING

from journeydesigner.canvas import feelings, navigation, placing
from journeydesigner.canvas.selection import TABLES, SelectionKind
from journeydesigner.editing import cards as card_verbs
from journeydesigner.editing import structure
from journeydesigner.editing.card_links import unlink
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.model.ids import CardLinkId
from journeydesigner.model.records import Emotion
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class Commands:
    """Each is one undo step; what a verb refuses is told as a message."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def delete_selection(self) -> None:
        at = self._canvas.selection
        match at.kind:
            case SelectionKind.CARDS:
                self._canvas.attempt(card_verbs.delete_cards, self._canvas.document, at.cards)
            case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
                self._canvas.attempt(structure.delete, self._canvas.document, TABLES[at.kind], at.id or "")
            case SelectionKind.LINK:
                self._canvas.attempt(unlink, self._canvas.document, CardLinkId(at.id or ""))
            case SelectionKind.EMOTION if at.id:
                self._canvas.attempt(structure.delete, self._canvas.document, "emotions", at.id)
            case SelectionKind.EMOTION | SelectionKind.CELL | SelectionKind.NONE:
                return

    def duplicate_selection(self) -> None:
        if self._canvas.selection.cards:
            self._canvas.attempt(placing.duplicate, self._canvas, self._canvas.selection.cards)

    def move_selection(self, dx: int, dy: int) -> None:
        """Cards by a step or a place; headers by one; an emotion up (dy -1) or down."""
        at = self._canvas.selection
        if not self._canvas.has_map:
            return
        match at.kind:
            case SelectionKind.CARDS if self._canvas.notes.standing:
                self._canvas.attempt(placing.nudge, self._canvas, self._canvas.notes.standing, dx, dy)
            case SelectionKind.CARDS:
                self._canvas.notes.nudge(dx, dy)
            case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
                self._canvas.attempt(
                    placing.shift_header,
                    self._canvas.document,
                    self._canvas.board,
                    at,
                    dy if at.kind is SelectionKind.LANE else dx,
                )
            case SelectionKind.EMOTION if dy:
                self._step_emotion(-dy)
            case SelectionKind.EMOTION | SelectionKind.CELL | SelectionKind.LINK | SelectionKind.NONE:
                return
        self._canvas.reveal_selection()

    def widen(self) -> None:
        if self._canvas.selection.cards:
            self._canvas.attempt(placing.stretch, self._canvas, self._canvas.selection.cards, 1)

    def narrow(self) -> None:
        if self._canvas.selection.cards:
            self._canvas.attempt(placing.stretch, self._canvas, self._canvas.selection.cards, -1)

    def to_inbox(self) -> None:
        """Take the selected cards off the map."""
        cards = self._canvas.selection.cards
        if cards:
            with self._canvas.document.change(_("Move to inbox")):
                for card in cards:
                    card_verbs.to_inbox(self._canvas.document, card)

    def _step_emotion(self, direction: int) -> None:
        at = self._canvas.selection
        assert at.lane is not None and at.step is not None
        scale = feelings.scale_of(self._canvas.board, at.lane)
        known = self._canvas.document.snapshot.table("emotions").get(at.id or "")
        value = known.value if isinstance(known, Emotion) else scale.middle
        self._set_emotion(feelings.stepped(scale, value, direction))

    def _set_emotion(self, value: float) -> None:
        at = self._canvas.selection
        assert at.lane is not None and at.step is not None
        persona = navigation.whose(self._canvas.board, at)
        self._canvas.attempt(set_emotion, self._canvas.document, at.lane, at.step, value, persona)
        self._canvas.select(at if at.id else navigation.emotion_at(self._canvas.board, at.lane, at.step, at.persona))

    def comment(self) -> None:
        """Show the comments on what is selected: of a cell, its step; of nothing, the map."""
        canvas, at = self._canvas, self._canvas.selection
        if canvas.map_id is not None:
            about = at.step if at.kind in (SelectionKind.CELL, SelectionKind.EMOTION) else at.id
            canvas.comment_wanted.emit(about or canvas.map_id)

    def type_text(self, text: str) -> None:
        """A printable key: replaces the card's text, or begins a card; a digit picks a level of the curve."""
        if not self._canvas.stand():
            self._canvas.tell(_("A card needs a stage and a lane to stand in: insert these first."))
            return
        at = self._canvas.selection
        if at.kind is SelectionKind.EMOTION and at.lane and text.isdigit():
            value = feelings.level(feelings.scale_of(self._canvas.board, at.lane), int(text))
            if value is not None:
                self._set_emotion(value)
            elif levels := len(feelings.scale_of(self._canvas.board, at.lane).labels):
                self._canvas.tell(_("This scale has the levels 1 to {count}.").format(count=levels))
            return
        self._canvas.writing.write(text)
