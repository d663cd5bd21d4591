"""Arrows between cards, on one canvas: the dot that they are drawn from, choosing a target by key, labels."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeydesigner.canvas import floating, navigation
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.overlay import Arrow, Ghost, Item, Note
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.canvas.tools.link_drag import far_side, near_side
from journeydesigner.editing.card_links import link_cards
from journeydesigner.model.ids import CardId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

DOT_AWAY = 9.0
"""From a card's right border to the middle of its dot, in screen pixels."""
_REACH = 9.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Linking:
    """While a target is chosen by key, ``source`` is the card that the arrow begins at."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self.source: CardId | None = None
        self._at = Selection()
        self._whose: CardId | None = None
        """The card whose arrows a person goes along."""

    @property
    def is_on(self) -> bool:
        return self.source is not None

    # The dot

    def dots(self) -> dict[CardId, tuple[float, float]]:
        """The cards that show a dot, and where on screen: the one that is selected alone, and the hovered one. On the
        map as it was laid out last: this is asked whenever it is painted."""
        canvas = self._canvas
        board = canvas.showing.seen
        if board is None or canvas.is_editing or canvas.voting.is_on or self.is_on or canvas.document.is_read_only:
            return {}
        cards = list(canvas.selection.cards) if len(canvas.selection.cards) == 1 else []
        hover = canvas.ornaments.hover
        if hover is not None and (hover.is_card or hover.what is What.LINK_DOT):
            cards.append(CardId(hover.record))
        found: dict[CardId, tuple[float, float]] = {}
        for card in cards:
            rect = board.rect_of_card(card)
            if rect is not None:
                seen = canvas.on_screen(rect)
                found[card] = (seen.right + DOT_AWAY, seen.y + seen.h / 2)
        return found

    def dot_at(self, x: float, y: float) -> Hit | None:
        """The dot at a point of the canvas."""
        viewport = self._canvas.viewport
        if not self._canvas.has_map or viewport.pane_at(x, y) is not viewport.around:
            return None
        for card, (dot_x, dot_y) in self.dots().items():
            if (dot_x - x) ** 2 + (dot_y - y) ** 2 <= _REACH**2:
                return Hit(What.LINK_DOT, card)
        return None

    def begin_card(self, source: CardId, gap: Gap) -> None:
        """Write a new card in a gap; when it is written, an arrow leads to it."""
        canvas = self._canvas
        assert gap.lane is not None and gap.step is not None
        canvas.select(select.of_cell(gap.lane, gap.step))
        task = canvas.writing.typist.new_card_task(gap.lane, gap.step, gap.index, {}, linked_from=source)
        canvas.writing.begin(task)

    def go_along(self) -> None:
        """From the selected card to its first arrow, from an arrow to the card's next one."""
        canvas, at = self._canvas, self._canvas.selection
        if not canvas.has_map:
            return
        links = canvas.board.snapshot.links_of(canvas.board.map)
        chosen = next((link for link in links if link.id == at.id), None)
        if at.cards:
            self._whose = at.cards[-1]
        elif chosen is not None and self._whose not in (chosen.source, chosen.target):
            self._whose = chosen.source
        arrows = [link.id for link in links if self._whose in (link.source, link.target)]
        shown = [link for link in arrows if floating.link_of(canvas.board.scene, link) is not None]
        if not shown:
            canvas.tell(_("No arrow leads to this card or from it."))
            return
        place = shown.index(chosen.id) + 1 if chosen is not None and chosen.id in shown else 0
        canvas.select(select.of_link(shown[place % len(shown)]))
        canvas.reveal_selection()

    # Choosing by key

    def begin(self) -> None:
        """Choose what the selected card is linked with: arrows go from card to card, Enter links, Escape leaves."""
        canvas = self._canvas
        cards = canvas.selection.cards
        if not canvas.has_map or not cards:
            canvas.tell(_("Select the card that the arrow begins at."))
            return
        if canvas.writing.refuses():
            return
        self.source = cards[-1]
        canvas.hover(None)
        self._at = canvas.selection
        self._step(1, 0)
        if self._target is None:
            self._at = canvas.selection
            self._step(0, 1)
        self._show()
        canvas.view_changed.emit()

    def leave(self) -> bool:
        """Choose no more. Whether that was going on."""
        was_on = self.is_on
        self.source = None
        if was_on:
            self._canvas.show_items()
            self._canvas.view_changed.emit()
        return was_on

    def key(self, event: QKeyEvent) -> bool:
        """A key while a target is chosen. Whether it was for this."""
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*_ARROWS[key])
            self._show()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1, 0)
            self._show()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self._target)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.leave()
            return False
        return True

    def choose(self, target: CardId | None) -> None:
        """Link with a card, and leave."""
        source = self.source
        self.leave()
        if source is not None and target is not None and target != source:
            self._canvas.attempt(link_cards, self._canvas.document, source, target)

    @property
    def _target(self) -> CardId | None:
        cards = self._at.cards
        return cards[-1] if cards and cards[-1] != self.source else None

    def _step(self, dx: int, dy: int) -> None:
        """On to the next card that way: empty cells, headers and curves are passed by."""
        board, at = self._canvas.board, self._at
        for _cell in range(len(board.steps) * (len(board.lanes) + 1)):
            further = navigation.moved(board, at, dx, dy)
            if further == at or further.kind in (SelectionKind.STAGE, SelectionKind.STEP, SelectionKind.LANE):
                return
            at = further
            if at.cards and at.cards[-1] != self.source:
                self._at = at
                return

    def _show(self) -> None:
        canvas, source, target = self._canvas, self.source, self._target
        start = canvas.board.rect_of_card(source) if source else None
        if start is None:
            self.leave()
            return
        rect = canvas.board.rect_of_card(target) if target else None
        if rect is not None:
            canvas.reveal(rect)
        own, items = canvas.on_screen(start), list[Item]()
        if rect is not None:
            seen = canvas.on_screen(rect)
            end = near_side(own, seen)
            items += [Ghost(seen.grown(4), 8 * canvas.zoom + 4, is_target=True), Arrow(*far_side(own, end), *end)]
        items.append(self._words(own))
        canvas.show_items(*items)

    def _words(self, own: Rect) -> Note:
        return Note(_("Arrows choose a card, Enter links, Esc leaves"), max(own.x, 8.0), max(own.y - 34, 4.0))
