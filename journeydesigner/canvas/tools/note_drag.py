"""Dragging free notes: they go wherever the hand lets go; with Ctrl or Alt held copies do. Shift, pressed on the way,
files them into a cell instead."""

from PySide6.QtCore import Qt

from journeydesigner.canvas import placing
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap, card_gap
from journeydesigner.canvas.overlay import Bar, Ghost, Item
from journeydesigner.canvas.tools.gesture import Desk, Pointer, copies
from journeydesigner.model.ids import CardId


class NoteDrag:
    """``held`` is the one under the hand; ``notes`` go with it."""

    cursor = Qt.CursorShape.ClosedHandCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer, held: CardId, notes: tuple[CardId, ...]) -> None:
        self._desk, self._start, self._held = desk, start, held
        self._notes = (*(note for note in notes if note != held), held)
        rects = {note: desk.board.rect_of_card(note) for note in self._notes}
        self._rects = {note: rect for note, rect in rects.items() if rect is not None}

    def move(self, pointer: Pointer) -> None:
        gap = self._gap(pointer)
        if gap is not None:
            lane = gap.lane
            sprite = self._desk.sprite_of(self._held, len(self._notes), pointer, lane)
            self._desk.show_items(Bar(self._desk.on_screen(gap.bar)), sprite)
            return
        items: list[Item] = [] if copies(pointer) else self._ghosts()
        items += [
            self._desk.sprite_at(note, self._desk.on_screen(rect)) for note, rect in self._shifted(pointer).items()
        ]
        self._desk.show_items(*items)

    def release(self, pointer: Pointer) -> None:
        gap = self._gap(pointer)
        self._desk.show_items()
        if gap is not None:
            placing.file_notes(self._desk, self._notes, gap)
        elif copies(pointer):
            placing.float_copies(self._desk, self._shifted(pointer))
        else:
            placing.float_cards(self._desk, self._shifted(pointer))

    def cancel(self) -> None:
        self._desk.show_items()

    def _ghosts(self) -> list[Item]:
        return [Ghost(self._desk.on_screen(rect), 3) for rect in self._rects.values()]

    def _shifted(self, pointer: Pointer) -> dict[CardId, Rect]:
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        return {note: Rect(rect.x + dx, rect.y + dy, rect.w, rect.h) for note, rect in self._rects.items()}

    def _gap(self, pointer: Pointer) -> Gap | None:
        """Where the notes would be filed, while Shift is held."""
        if not pointer.is_shift or self._start.is_shift:
            return None
        gap = card_gap(self._desk.board, pointer.x, pointer.y, self._notes)
        return gap if gap is not None and placing.takes_cards(self._desk.board, gap) else None
