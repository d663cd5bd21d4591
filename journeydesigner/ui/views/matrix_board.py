"""The matrix itself: corners, scales and cards, with the tray of those not rated yet beside it."""

from collections import deque
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QPropertyAnimation, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.editor import Dress, Exit, InPlaceEditor
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import set_text
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.opportunities import horizon
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.plain_cards import TEXT_INSET, draw_card, family_of
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.ui.views.matrix_chip import MARGIN, MatrixChip
from journeydesigner.ui.views.matrix_painting import MatrixPainting, Target, rect_of
from journeydesigner.ui.views.matrix_plan import Layout, chip_width, laid_out, room_beside, tray_chip_width
from journeydesigner.ui.views.priorities import Priorities
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _

_GLIDE_MS = 120
_SLICE_MS = 8
_AT_ONCE = 6
"""So many cards at least are measured, and placed, without a break."""


class MatrixBoard(QWidget):
    """``shown(list)`` tells the cards on it, in their ranking, after each change."""

    shown = Signal(object)

    def __init__(self, desk: Desk, pen: Pen, plan: Priorities) -> None:
        super().__init__()
        self._desk, self._pen, self.plan = desk, pen, plan
        self._chips: dict[CardId, MatrixChip] = {}
        self._faces: dict[CardId, tuple[object, Face]] = {}
        self._layout: Layout | None = None
        self._cards: list[Card] = []
        self._due: deque[Card] = deque()
        """Cards that have their place in the layout, but are not there yet."""
        self._is_laid_out, self._moves = False, False
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._go_on)
        self._room, self._bar = (900.0, 600.0), 0
        self._target: Target = None
        self._made_of: tuple[object, ...] = ()
        self._is_out_of_place = False
        """Whether a card was let go where it does not stay."""
        self._editor = InPlaceEditor(self)
        self._editor.left.connect(self._written)
        self._editing: CardId | None = None
        self.setAccessibleName(_("Priority matrix"))
        self.dress()

    @property
    def cards(self) -> list[Card]:
        return self._cards

    def chip(self, card: str) -> MatrixChip | None:
        """Of a card that has its place; made now where its turn had not come."""
        found = next((due for due in self._due if due.id == card), None)
        if found is not None:
            self._due.remove(found)
            self._place(found)
        return self._chips.get(CardId(card))

    def cell_box(self, x: int, y: int) -> QRectF:
        """Where a cell is, for whoever drops something there."""
        assert self._layout is not None, "the matrix is laid out"
        return rect_of(self._layout.cells[(x, y)])

    def tray_box(self) -> QRectF:
        assert self._layout is not None, "the matrix is laid out"
        return rect_of(self._layout.tray)

    def dress(self) -> None:
        session, look = self._desk.session, self._desk.look
        painter = ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())
        self._painting = MatrixPainting(self._pen, painter)
        self._faces.clear()

    def use(self, plan: Priorities) -> None:
        """Be about something else."""
        self.settle()
        self.plan = plan
        self._faces.clear()
        self.refresh(moves=False)

    def fit(self, wide: int, tall: int, bar: int) -> None:
        """``wide`` and ``tall`` are in sight of it while no scroll bar is; each of those takes ``bar`` away.

        How tall the cards are hangs on how wide they are, and the scroll bar on that: its room is always left free,
        else at some widths it would come and go for ever.
        """
        room = room_beside(wide, tall, bar)
        if room != self._room:
            self._room, self._bar = room, bar
            self.refresh(moves=False)

    def refresh(self, *, moves: bool = True) -> None:
        """Show the cards as they are now; those that were here already glide to where they stand."""
        session = self._desk.session
        cards = self.plan.cards(session.snapshot, session.map_id, session.filter) if session.map_id is not None else []
        made_of = (self.plan.kind, self._room, self._painting.painter)
        is_same = self._made_of == made_of and list(map(id, cards)) == list(map(id, self._cards))
        if is_same and not self._is_out_of_place:
            return
        self._cards, self._made_of, self._is_out_of_place = cards, made_of, False
        self._due.clear()
        there = {card.id for card in self._cards}
        for gone in self._chips.keys() - there:
            chip = self._chips.pop(gone)
            self._faces.pop(gone, None)
            chip.hide()
            chip.deleteLater()
        self._moves, self._is_laid_out = moves, False
        if not self._later.isActive():  # else a slice of this was made a moment ago: shown, then given its room
            self._go_on()

    def _go_on(self) -> None:
        """Measure, lay out, place: for as long as no frame is lost, the rest when the window is idle. Until all are
        measured what was there before stays."""
        end = perf_counter() + _SLICE_MS / 1000
        if not self._is_laid_out and self._measure(end):
            self._lay_out()
        if self._is_laid_out and self._place_due(end):
            self._later.stop()
            self._order_tabs()
            self.follow()
            self.shown.emit(self.plan.ranked(self._cards))
        else:
            self._later.start()

    def _measure(self, end: float) -> bool:
        """Whether all cards are measured."""
        made = 0
        for card in self._cards:
            known = self._faces.get(card.id)
            self._face(card, self._width(card))
            if self._faces.get(card.id) is not known:
                made += 1
                if made >= _AT_ONCE and perf_counter() > end:
                    return False
        return True

    def _lay_out(self) -> None:
        rated, waiting = [], []
        for card in self._cards:
            place, height = self.plan.place(card), self._faces[card.id][1].height
            if place is None:
                waiting.append((card.id, height))
            else:
                rated.append((card.id, place, height))
        self._layout = layout = laid_out(self.plan, rated, waiting, *self._room)
        width, height = round(layout.width), round(max(layout.height, self._room[1]))
        self.setFixedSize(width if height > self._room[1] else width + self._bar, height)
        seen = self.visibleRegion().boundingRect()
        top, bottom = (seen.top(), seen.bottom()) if self.isVisible() else (0, self._room[1])
        self._due = deque(sorted(self._cards, key=lambda card: not top - 200 < layout.cards[card.id][1] < bottom))
        self._is_laid_out = True
        self.update()

    def _place_due(self, end: float) -> bool:
        """Whether all cards are placed."""
        made = 0
        while self._due:
            if self._place(self._due.popleft()):
                made += 1
                if made >= _AT_ONCE and perf_counter() > end:
                    return not self._due
        return True

    def follow(self) -> None:
        """Ring what is selected in all views."""
        selected = set(self._desk.session.selection.cards)
        for card, chip in self._chips.items():
            chip.select(card in selected)

    def focus_card(self, card: str) -> None:
        chip = self.chip(card)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, card: str) -> bool:
        """Write a card's text in place."""
        chip, found = self.chip(card), next((c for c in self._cards if c.id == card), None)
        if chip is None or found is None:
            return False
        family = family_of(found, kind(self.plan.kind).family)
        colour = self._painting.colour
        fill, ink = colour(f"{family}.fill"), colour(f"{family}.ink")
        dress = Dress(type_scale().card, fill, ink, colour("accent"), TEXT_INSET, 10.0, 10.0)
        self._editing = found.id
        self._editor.setAccessibleName(_("Text of the card"))
        self._editor.open(found.text, dress)
        self._editor.place(chip.card_rect(), 1.0)
        self._editor.raise_()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def settle(self) -> None:
        """Write what is half typed, put back what is carried."""
        if self._editing is not None:
            self._written(Exit.AWAY)
        for chip in self._chips.values():
            chip.cancel()

    # Cards

    def _face(self, card: Card, width: float) -> Face:
        found = kind(self.plan.kind)
        assert isinstance(found, CardLane)
        made_of = (card, width, self.plan.kind)
        known = self._faces.get(card.id)
        if known is not None and known[0] == made_of:
            return known[1]
        tags = tuple(tag for tag in found.tags(card, self._pen.language) if tag != horizon(card))
        label = found.reads(card, Facts(self._pen))
        face = draw_card(card, width, Facts(self._pen), family=found.family, label=label, tags=tags)
        self._faces[card.id] = (made_of, face)
        return face

    def _width(self, card: Card) -> float:
        return tray_chip_width() if self.plan.place(card) is None else chip_width(self.plan, self._room[0])

    def _place(self, card: Card) -> bool:
        """Let its chip stand where it belongs. Whether anything was to be done."""
        assert self._layout is not None, "the matrix is laid out"
        chip, face, at = self._chips.get(card.id), self._faces[card.id][1], self._layout.cards[card.id]
        is_new = chip is None
        if chip is None:
            chip = self._chips[card.id] = self._new_chip(card.id)
        painter = self._painting.painter
        goal = QPoint(round(at[0]) - MARGIN, round(at[1]) - MARGIN)
        if chip.face is face and chip.painter is painter and chip.pos() == goal:
            return False
        chip.show_face(face, painter, self._spoken(card, face))
        chip.draw()
        if is_new or not self._moves or not self._desk.canvas.has_motion or not self.isVisible():
            chip.move(goal)
        elif chip.pos() != goal:
            glide = QPropertyAnimation(chip, b"pos", chip)
            glide.setDuration(_GLIDE_MS)
            glide.setEndValue(goal)
            glide.setEasingCurve(QEasingCurve.Type.OutCubic)
            glide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
        chip.show()
        return True

    def _new_chip(self, card: CardId) -> MatrixChip:
        chip = MatrixChip(self._desk.look, card, self)
        chip.chosen.connect(self._chosen)
        chip.nudged.connect(self._nudge)
        chip.opened.connect(self.edit)
        chip.unwanted.connect(self._unwanted)
        chip.left.connect(self._left)
        chip.asked.connect(self._asked)
        chip.carried.connect(self._carried)
        chip.dropped.connect(self._dropped)
        return chip

    def _spoken(self, card: Card, face: Face) -> str:
        place = self.plan.place(card)
        if place is None:
            return _("{card}. Not rated yet").format(card=face.label)
        corner = self.plan.corner(*place).name
        return _("{card}. {rating}. {corner}").format(card=face.label, rating=self.plan.said(card), corner=corner)

    def _order_tabs(self) -> None:
        """Tab goes through the ranking, then through what waits."""
        ranked = [card.id for card in self.plan.ranked(self._cards)]
        order = [*ranked, *(card.id for card in self._cards if card.id not in ranked)]
        for before, after in pairwise(order):
            QWidget.setTabOrder(self._chips[before], self._chips[after])

    def _chosen(self, card: str) -> None:
        session = self._desk.session
        if card in session.snapshot.table("cards") and session.selection.cards != (card,):
            session.select(select.of_cards((CardId(card),), session.snapshot))

    def _left(self, _card: str) -> None:
        self._desk.canvas.escape()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unwanted(self, card: str) -> None:
        self._chosen(card)
        self._desk.canvas.delete_selection()

    def _asked(self, _card: str, at: QPoint) -> None:
        self._desk.canvas.menu_wanted.emit(at)

    # Rating

    def _nudge(self, card: str, dx: int, dy: int) -> None:
        found = next((c for c in self._cards if c.id == card), None)
        if found is None:
            return
        place = self.plan.place(found)
        if place is None:
            self._rate(found, (len(self.plan.columns) // 2, len(self.plan.rows) // 2))
            return
        x = min(max(place[0] + (dx if self.plan.moves_across else 0), 0), len(self.plan.columns) - 1)
        y = min(max(place[1] + dy, 0), len(self.plan.rows) - 1)
        if (x, y) != place:
            self._rate(found, (x, y))

    def _carried(self, card: str, at: QPointF) -> None:
        layout = self._layout
        if layout is None:
            return
        target = self._goal(card, at)
        if target != self._target:
            self._target = target
            self.update()

    def _goal(self, card: str, at: QPointF) -> Target:
        """The cell, or the tray, over which a card is carried."""
        layout, found = self._layout, next((c for c in self._cards if c.id == card), None)
        if layout is None or found is None:
            return None
        cell = layout.cell_at(at.x(), at.y())
        if cell is not None:
            place = self.plan.place(found)
            held = place[0] if place else 0
            return cell if self.plan.moves_across else (held, cell[1])
        return "tray" if at.y() < layout.board.y else None

    def _dropped(self, card: str, at: QPointF) -> None:
        target, self._target = self._goal(card, at), None
        found = next((c for c in self._cards if c.id == card), None)
        if found is not None and isinstance(target, tuple):
            self._rate(found, target)
        elif found is not None and target == "tray":
            self._rate(found, None)
        self._is_out_of_place = True
        self.refresh()

    def _rate(self, card: Card, place: tuple[int, int] | None) -> None:
        fields = self.plan.fields(*place) if place else self.plan.unrated
        if any(card.extras.get(name) != value for name, value in fields.items()):
            self._desk.session.attempt(set_card_fields, (card.id,), self.plan.undo, **fields)

    def _written(self, way: Exit) -> None:
        card, self._editing = self._editing, None
        text = self._editor.text
        self._editor.close_quietly()
        if card is None:
            return
        found = next((c for c in self._cards if c.id == card), None)
        if found is not None and found.text != text:
            self._desk.session.attempt(set_text, card, text)
        if way is not Exit.AWAY:
            self.focus_card(card)

    # Painting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.settle()
        self._desk.session.select(select.NOTHING)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._painting.colour("canvas"))
        if self._layout is not None:
            self._painting.paint(painter, self.plan, self._layout, self._cards, self._target)
        painter.end()
