"""Drawing an arrow from a card: onto another card links the two, onto a free place begins a card that is linked."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from journeydesigner.canvas import placing
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap, card_gap
from journeydesigner.canvas.overlay import Arrow, Bar, Ghost, Item
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.editing.card_links import link_cards
from journeydesigner.model.ids import CardId

_AWAY = 8.0
"""So far from the card (screen pixels) an arrow's point has to be before a card is offered there."""


class LinkDrag:
    """``begin_card`` writes a new card in a gap, linked with ``source``."""

    cursor = Qt.CursorShape.CrossCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer, source: CardId, begin_card: Callable[[Gap], None]) -> None:
        self._desk, self._source, self._begin_card = desk, source, begin_card

    def move(self, pointer: Pointer) -> None:
        desk, target = self._desk, self._target(pointer)
        source = desk.board.rect_of_card(self._source)
        if source is None:
            return
        items: list[Item] = []
        end = (pointer.screen_x, pointer.screen_y)
        if target is not None:
            rect = desk.board.rect_of_card(target)
            if rect is not None:
                seen = desk.on_screen(rect)
                items.append(Ghost(seen.grown(4), 8 * desk.camera.zoom + 4, is_target=True))
                end = near_side(desk.on_screen(source), seen)
        else:
            gap = self._gap(pointer)
            if gap is not None:
                items.append(Bar(desk.on_screen(gap.bar)))
        items.append(Arrow(*far_side(desk.on_screen(source), end), *end))
        desk.show_items(*items)

    def release(self, pointer: Pointer) -> None:
        target, gap = self._target(pointer), self._gap(pointer)
        self._desk.show_items()
        if target is not None:
            link_cards(self._desk.document, self._source, target)
        elif gap is not None:
            self._begin_card(gap)

    def cancel(self) -> None:
        self._desk.show_items()

    def _target(self, pointer: Pointer) -> CardId | None:
        hit = self._desk.board.hit(pointer.x, pointer.y)
        return CardId(hit.record) if hit.is_card and hit.record != self._source else None

    def _gap(self, pointer: Pointer) -> Gap | None:
        """Where a new card would be offered: nowhere near the card itself, nor over a lane that takes none."""
        board = self._desk.board
        own = board.rect_of_card(self._source)
        if own is not None and self._desk.on_screen(own).grown(3 * _AWAY).contains(pointer.screen_x, pointer.screen_y):
            return None
        if not board.is_over_cells(pointer.x, pointer.y):
            return None
        gap = card_gap(board, pointer.x, pointer.y)
        return gap if gap is not None and placing.takes_cards(board, gap) else None


def near_side(source: Rect, target: Rect) -> tuple[float, float]:
    """Where an arrow from ``source`` comes to ``target``: in the middle of the side that it reaches first."""
    if target.x >= source.right:
        return (target.x - 4, target.y + target.h / 2)
    if target.right <= source.x:
        return (target.right + 4, target.y + target.h / 2)
    if target.y >= source.bottom:
        return (target.x + target.w / 2, target.y - 4)
    return (target.x + target.w / 2, target.bottom + 4)


def far_side(source: Rect, end: tuple[float, float]) -> tuple[float, float]:
    """Where it leaves ``source``."""
    x, y = end
    if source.x <= x <= source.right:
        return (source.x + source.w / 2, source.bottom if y > source.bottom else source.y)
    return (source.right if x > source.right else source.x, source.y + source.h / 2)
