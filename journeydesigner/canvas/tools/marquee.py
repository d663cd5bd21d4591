"""A rectangle drawn over the map selects the cards that it touches; with Shift or Ctrl, in addition."""

from PySide6.QtCore import Qt

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.overlay import Marquee
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.model.ids import CardId


class MarqueeSelection:
    cursor = Qt.CursorShape.CrossCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer) -> None:
        self._desk, self._start, self._before = desk, start, desk.selection
        self._kept: tuple[CardId, ...] = desk.selection.cards if start.is_shift or start.is_ctrl else ()

    def move(self, pointer: Pointer) -> None:
        area = Rect.between(self._start.x, self._start.y, pointer.x, pointer.y)
        self._desk.show_items(Marquee(self._desk.on_screen(area)))
        found = self._desk.board.cards_within(area)
        cards = (*self._kept, *(card for card in found if card not in self._kept))
        self._desk.select(select.of_cards(cards, self._desk.board.snapshot))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._desk.show_items()

    def cancel(self) -> None:
        self._desk.show_items()
        self._desk.select(self._before)
