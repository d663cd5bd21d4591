"""Free notes of one canvas: put where the pointer or the keyboard is, floated out of a cell, filed into one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from journeydesigner.canvas import placing
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.free_notes import NOTE_WIDTH
from journeydesigner.model.ids import CardId, LaneId, StepId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_ASIDE = 24.0
"""A note that is floated out of its cell stands so far beside its place, so that it is seen to float."""
_NOTCH = 8.0
"""One key press moves a note so far."""


ByPlace = tuple[tuple[CardId, ...], tuple[CardId, ...]]
"""The cards that stand in a cell, and those that float."""


class Notes:
    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._known: tuple[tuple[Snapshot, Selection], ByPlace] | None = None
        """Kept for one document and selection: many actions ask, and of thousands of cards it takes a while."""

    def add_here(self) -> None:
        """A note by the selected cell, else where the keyboard was last; it is written at once."""
        canvas = self._canvas
        cell = canvas.last_cell()
        if cell is None:
            canvas.tell(_("A note needs a stage and a lane to float over: insert these first."))
            return
        rect = canvas.board.rect_of_new_card(*cell)
        whole = canvas.board.rect_of_cell(*cell)
        if rect is not None and whole is not None:
            self._write(*cell, (rect.x - whole.x + _ASIDE, rect.y - whole.y + _ASIDE / 2))

    def add_at(self, at: QPoint) -> None:
        """A note whose upper edge is at a point of the canvas."""
        canvas = self._canvas
        if not canvas.has_map:
            return
        x, y = canvas.camera.to_scene(at.x(), at.y())
        anchor = placing.anchor_of(canvas.board, Rect(x - NOTE_WIDTH / 2, y - 12, NOTE_WIDTH, 0))
        if anchor is not None:
            self._write(*anchor)

    def _write(self, lane: LaneId, step: StepId, offset: tuple[float, float]) -> None:
        canvas = self._canvas
        canvas.select(select.of_cell(lane, step))
        canvas.writing.begin(canvas.writing.typist.new_note_task(lane, step, offset))

    @property
    def selected(self) -> tuple[CardId, ...]:
        """The free notes among the selected cards."""
        return self._of(is_free=True)

    @property
    def standing(self) -> tuple[CardId, ...]:
        """The selected cards that stand in a cell."""
        return self._of(is_free=False)

    def _of(self, *, is_free: bool) -> tuple[CardId, ...]:
        canvas = self._canvas
        if canvas.selection.kind is not SelectionKind.CARDS:
            return ()
        asked = (canvas.document.snapshot, canvas.selection)
        if self._known is None or self._known[0][0] is not asked[0] or self._known[0][1] is not asked[1]:
            self._known = (asked, _by_place(*asked))
        return self._known[1][is_free]

    def float_selection(self) -> None:
        """Take the selected cards out of their cells: they float beside where they stood."""
        canvas, found = self._canvas, self.standing
        rects = {card: canvas.board.rect_of_card(card) for card in found}
        aside = {
            card: Rect(rect.x + _ASIDE, rect.y + _ASIDE / 2, rect.w, rect.h)
            for card, rect in rects.items()
            if rect is not None
        }
        if aside:
            canvas.attempt(placing.float_cards, canvas, aside)

    def file_selection(self) -> None:
        """Put the selected notes into the cells under them."""
        canvas = self._canvas
        if self.selected:
            canvas.attempt(placing.file_under, canvas, self.selected)

    def take_in(self, note: CardId) -> None:
        """File a note of the inbox where the keyboard was last; from there Alt and the arrows move it on. One that has
        gone, though its tile is still seen for a turn, is let be."""
        canvas, cell = self._canvas, self._canvas.last_cell()
        if note not in canvas.document.snapshot.table("cards"):
            return
        if cell is None:
            canvas.tell(_("A card needs a stage and a lane to stand in: insert these first."))
            return
        if canvas.attempt(placing.take_in, canvas, note, *cell) is not None:
            canvas.reveal_selection()
            canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def nudge(self, dx: int, dy: int) -> None:
        """Move the selected notes a little."""
        canvas = self._canvas
        rects = {card: canvas.board.rect_of_card(card) for card in self.selected}
        moved = {
            card: Rect(rect.x + dx * _NOTCH, rect.y + dy * _NOTCH, rect.w, rect.h)
            for card, rect in rects.items()
            if rect is not None
        }
        if moved:
            canvas.attempt(placing.float_cards, canvas, moved)


def _by_place(snapshot: Snapshot, selection: Selection) -> ByPlace:
    known = snapshot.table("cards")
    cards = [snapshot.card(card) for card in selection.cards if card in known]
    placed = [(card.id, card.place.is_free) for card in cards if card.place is not None]
    return tuple(card for card, is_free in placed if not is_free), tuple(card for card, is_free in placed if is_free)
