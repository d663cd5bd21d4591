"""Dragging cards between cells. The insertion bar shows where they land; Ctrl or Alt drags copies; Shift, pressed on
the way, lets them float."""

from PySide6.QtCore import Qt

from journeydesigner.canvas import placing
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap, card_gap
from journeydesigner.canvas.overlay import Bar, Ghost, Item
from journeydesigner.canvas.tools.gesture import Desk, Pointer, copies
from journeydesigner.model.ids import CardId


class CardDrag:
    cursor = Qt.CursorShape.ClosedHandCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer, held: CardId, cards: tuple[CardId, ...]) -> None:
        self._desk, self._start, self._held = desk, start, held
        self._cards = placing.in_reading_order(desk.board, cards)

    def move(self, pointer: Pointer) -> None:
        if self._floats(pointer):
            sprites = [self._desk.sprite_at(c, self._desk.on_screen(r)) for c, r in self._shifted(pointer).items()]
            self._desk.show_items(*self._ghosts(), *sprites)
            return
        gap = self._gap(pointer)
        items: list[Item] = [] if copies(pointer) else self._ghosts()
        if gap is not None:
            items.append(Bar(self._desk.on_screen(gap.bar)))
        items.append(self._desk.sprite_of(self._held, len(self._cards), pointer, gap.lane if gap else None))
        self._desk.show_items(*items)

    def release(self, pointer: Pointer) -> None:
        gap = self._gap(pointer)
        self._desk.show_items()
        if self._floats(pointer):
            placing.float_cards(self._desk, self._shifted(pointer))
            return
        if gap is None or gap.lane is None or gap.step is None:
            return
        if copies(pointer):
            placing.copy_cards(self._desk, self._held, self._cards, gap)
        else:
            placing.move_cards(self._desk, self._held, self._cards, gap)

    def cancel(self) -> None:
        self._desk.show_items()

    def _gap(self, pointer: Pointer) -> Gap | None:
        """Where the cards would land: nowhere over a lane that holds no cards, nor outside the canvas."""
        window = self._desk.window
        if not (0 <= pointer.screen_x <= window.right and 0 <= pointer.screen_y <= window.bottom):
            return None
        gap = card_gap(self._desk.board, pointer.x, pointer.y, () if copies(pointer) else self._cards)
        return gap if gap is not None and placing.takes_cards(self._desk.board, gap) else None

    def _floats(self, pointer: Pointer) -> bool:
        return pointer.is_shift and not self._start.is_shift

    def _shifted(self, pointer: Pointer) -> dict[CardId, Rect]:
        """Where the cards would float."""
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        rects = {card: self._desk.board.rect_of_card(card) for card in self._cards}
        return {c: Rect(r.x + dx, r.y + dy, r.w, r.h) for c, r in rects.items() if r is not None}

    def _ghosts(self) -> list[Item]:
        radius = 8 * self._desk.camera.zoom
        rects = [self._desk.board.rect_of_card(card) for card in self._cards]
        window = self._desk.window
        return [Ghost(self._desk.on_screen(rect), radius, within=window) for rect in rects if rect is not None]
