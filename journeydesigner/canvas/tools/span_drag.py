"""Dragging an end of a card: the row shows the span as it would be."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.document.supposing import supposing_card
from journeydesigner.editing.cards import set_span
from journeydesigner.model.ids import CardId, StepId


class SpanDrag:
    cursor = Qt.CursorShape.SizeHorCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer, card: CardId, *, is_start: bool) -> None:
        self._desk, self._card, self._is_start = desk, card, is_start
        self._shown: tuple[StepId, StepId] | None = None

    def move(self, pointer: Pointer) -> None:
        wanted = self._span(pointer)
        if wanted == self._shown:
            return
        self._shown = wanted
        snapshot = self._desk.document.snapshot
        card = snapshot.card(self._card)
        if wanted is None or card.place is None:
            self._desk.preview(None)
            return
        place = card.place.model_copy(update={"first": wanted[0], "last": wanted[1]})
        self._desk.preview(supposing_card(snapshot, card.model_copy(update={"place": place})))

    def release(self, pointer: Pointer) -> None:
        wanted = self._span(pointer)
        self._desk.preview(None)
        if wanted is not None:
            set_span(self._desk.document, self._card, *wanted)

    def cancel(self) -> None:
        self._desk.preview(None)

    def _span(self, pointer: Pointer) -> tuple[StepId, StepId] | None:
        """The first and last step that the end at the pointer gives; None where it is the span there is."""
        board = self._desk.board
        place = self._desk.document.snapshot.card(self._card).place
        column = board.nearest_column(pointer.x)
        if place is None or column is None:
            return None
        at = board.column_of[column.step]
        first, last = board.column_of[place.first], board.column_of[place.last]
        first, last = (min(at, last), last) if self._is_start else (first, max(at, first))
        span = (board.steps[first], board.steps[last])
        return None if span == (place.first, place.last) else span
