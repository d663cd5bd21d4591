"""The matrix itself: corners, scales and cards, with the tray of those not rated yet beside it."""

from itertools import pairwise

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.editor import Dress, Exit, InPlaceEditor
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Primitive, Shadow
from journeydesigner.drawing.text import TextStyle
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
from journeydesigner.ui.views.matrix_plan import Box, Layout, chip_width, laid_out, tray_chip_width
from journeydesigner.ui.views.priorities import Corner, Priorities
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _, n_

_GLIDE_MS = 120
_CORNER_NAME = TextStyle(14, 18, 600)
_CORNER_SAYS = TextStyle(12, 16, 400)
_AXIS = TextStyle(13, 18, 600)
_LEVEL = TextStyle(12, 16, 600, False, 0.0, True)


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
        self._room = (900.0, 600.0)
        self._target: tuple[int, int] | str | None = None
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
        return self._chips.get(CardId(card))

    def cell_box(self, x: int, y: int) -> QRectF:
        """Where a cell is, for whoever drops something there."""
        assert self._layout is not None, "the matrix is laid out"
        return _rect(self._layout.cells[(x, y)])

    def tray_box(self) -> QRectF:
        assert self._layout is not None, "the matrix is laid out"
        return _rect(self._layout.tray)

    def dress(self) -> None:
        session, look = self._desk.session, self._desk.look
        self.painter_of = ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())
        self._faces.clear()

    def use(self, plan: Priorities) -> None:
        """Be about something else."""
        self.settle()
        self.plan = plan
        self._faces.clear()
        self.refresh(moves=False)

    def fit(self, wide: float, tall: float) -> None:
        """What is in sight of it."""
        if (wide, tall) != self._room:
            self._room = (wide, tall)
            self.refresh(moves=False)

    def refresh(self, *, moves: bool = True) -> None:
        """Show the cards as they are now; those that were here already glide to where they stand."""
        session = self._desk.session
        cards = self.plan.cards(session.snapshot, session.map_id, session.filter) if session.map_id is not None else []
        made_of = (self.plan.kind, self._room, self.painter_of)
        is_same = self._made_of == made_of and list(map(id, cards)) == list(map(id, self._cards))
        if is_same and not self._is_out_of_place:
            return
        self._cards, self._made_of, self._is_out_of_place = cards, made_of, False
        there = {card.id for card in self._cards}
        for gone in self._chips.keys() - there:
            chip = self._chips.pop(gone)
            self._faces.pop(gone, None)
            chip.hide()
            chip.deleteLater()
        rated, waiting = [], []
        for card in self._cards:
            place = self.plan.place(card)
            face = self._face(card, chip_width(self.plan, self._room[0]) if place else tray_chip_width())
            if place is None:
                waiting.append((card.id, face.height))
            else:
                rated.append((card.id, place, face.height))
        self._layout = layout = laid_out(self.plan, rated, waiting, *self._room)
        self.setFixedSize(round(layout.width), round(max(layout.height, self._room[1])))
        for card in self._cards:
            self._place(card, layout.cards[card.id], moves=moves)
        self._order_tabs()
        self.follow()
        self.update()
        self.shown.emit(self.plan.ranked(self._cards))

    def follow(self) -> None:
        """Ring what is selected in all views."""
        selected = set(self._desk.session.selection.cards)
        for card, chip in self._chips.items():
            chip.select(card in selected)

    def focus_card(self, card: str) -> None:
        chip = self._chips.get(CardId(card))
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, card: str) -> bool:
        """Write a card's text in place."""
        chip, found = self._chips.get(CardId(card)), next((c for c in self._cards if c.id == card), None)
        if chip is None or found is None:
            return False
        family = family_of(found, kind(self.plan.kind).family)
        dress = Dress(
            type_scale().card, self._colour(f"{family}.fill"), self._colour(f"{family}.ink"), self._colour("accent"),
            TEXT_INSET, 10.0, 10.0,
        )  # fmt: skip
        self._editing = found.id
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

    def _place(self, card: Card, at: tuple[float, float], *, moves: bool) -> None:
        chip = self._chips.get(card.id)
        is_new = chip is None
        if chip is None:
            chip = self._chips[card.id] = self._new_chip(card.id)
        face = self._faces[card.id][1]
        chip.show_face(face, self.painter_of, self._spoken(card, face))
        goal = QPoint(round(at[0]) - MARGIN, round(at[1]) - MARGIN)
        if is_new or not moves or not self._desk.canvas.has_motion or not self.isVisible():
            chip.move(goal)
        elif chip.pos() != goal:
            glide = QPropertyAnimation(chip, b"pos", chip)
            glide.setDuration(_GLIDE_MS)
            glide.setEndValue(goal)
            glide.setEasingCurve(QEasingCurve.Type.OutCubic)
            glide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
        chip.show()

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

    def _goal(self, card: str, at: QPointF) -> tuple[int, int] | str | None:
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

    def _colour(self, name: str, alpha: float = 1.0) -> QColor:
        return QColor(*self.painter_of.theme.rgba(Colour(name, alpha)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._layout
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._colour("canvas"))
        if layout is not None:
            self._paint_sheet(painter, layout)
            for corner, box in layout.corners:
                self._paint_corner(painter, layout, corner, box)
            self._paint_lines(painter, layout)
            self._paint_axes(painter, layout)
            self._paint_tray(painter, layout)
            self._paint_target(painter, layout)
        painter.end()

    def _draw(self, painter: QPainter, *parts: Primitive) -> None:
        self.painter_of.paint_nodes(painter, (Node("part", Role.GROUND, "", 0, 0, 0, 0, parts),))

    def _paint_sheet(self, painter: QPainter, layout: Layout) -> None:
        board = layout.board
        self._draw(painter, Shadow(board.x, board.y, board.w, board.h, 16, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("surface"))
        painter.drawRoundedRect(_rect(board), 16, 16)

    def _paint_corner(self, painter: QPainter, layout: Layout, corner: Corner, box: Box) -> None:
        ground = Colour(f"{corner.family}.fill").mixed("surface", 0.45)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*self.painter_of.theme.rgba(ground)))
        painter.drawPath(_rounded_at_corner(layout.board, box))
        pen, ink, edge = self._pen, Colour(f"{corner.family}.ink"), Colour(f"{corner.family}.edge")
        name = pen.word(corner.name, _CORNER_NAME, ink, box.x + 38, box.y + 10)
        parts: list[Primitive] = [Icon(corner.icon, box.x + 14, box.y + 11, 17, edge), name.text]
        left = box.x + 38 + name.width + 10
        if left + pen.measurer.width(corner.says, _CORNER_SAYS) < box.x + box.w - 8:
            parts.append(pen.word(corner.says, _CORNER_SAYS, Colour("text2"), left, box.y + 11.5).text)
        self._draw(painter, *parts)

    def _paint_lines(self, painter: QPainter, layout: Layout) -> None:
        board = layout.board
        thin = QPen(self._colour("line2", 0.7), 1, Qt.PenStyle.DotLine)
        strong = QPen(self._colour("line2"), 1.5)
        splits_x = {corner.left for corner in self.plan.corners}
        splits_y = {corner.high for corner in self.plan.corners}
        for (x, y), cell in layout.cells.items():
            if y == 0 and x:
                painter.setPen(strong if x in splits_x else thin)
                painter.drawLine(QPointF(cell.x, board.y), QPointF(cell.x, board.y + board.h))
            if x == 0 and y < len(self.plan.rows) - 1:
                painter.setPen(strong if y in splits_y else thin)
                painter.drawLine(QPointF(board.x, cell.y), QPointF(board.x + board.w, cell.y))

    def _paint_axes(self, painter: QPainter, layout: Layout) -> None:
        board, pen = layout.board, self._pen
        text2, text3 = Colour("text2"), Colour("text3")
        parts: list[Primitive] = []
        for y, said in enumerate(self.plan.rows):
            cell = layout.cells[(0, y)]
            room = 40.0
            parts.append(
                pen.block(said, _LEVEL, text2, board.x - 8 - room, cell.y + cell.h / 2 - 8, room, align="end").text
            )
        for x, said in enumerate(self.plan.columns):
            cell = layout.cells[(x, 0)]
            top = board.y + board.h + 8
            parts.append(pen.word(said, _LEVEL, text2, cell.x + cell.w / 2, top, align="middle").text)
        across = pen.word(self.plan.across, _AXIS, Colour("text"), 0, 0)
        left = board.x + board.w / 2 - across.width / 2
        bottom = board.y + board.h + 29
        parts.append(pen.word(self.plan.across, _AXIS, Colour("text"), left, bottom).text)
        parts.append(Icon("arrow-right", left + across.width + 5, bottom + 1.5, 15, text3))
        self._draw(painter, *parts)
        up = pen.word(self.plan.up, _AXIS, Colour("text"), 0, 0)
        painter.save()
        painter.translate(board.x - 58, board.y + board.h / 2 + up.width / 2)
        painter.rotate(-90)
        self.painter_of.paint(painter, up.text)
        painter.restore()
        self._draw(painter, Icon("arrow-up", board.x - 57, board.y + board.h / 2 - up.width / 2 - 22, 15, text3))

    def _paint_tray(self, painter: QPainter, layout: Layout) -> None:
        tray, pen = layout.tray, self._pen
        is_goal = self._target == "tray"
        painter.setPen(QPen(self._colour("accent" if is_goal else "line2"), 2 if is_goal else 1, Qt.PenStyle.DashLine))
        painter.setBrush(self._colour("surface", 0.6))
        painter.drawRoundedRect(_rect(tray).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        waiting = [card for card in self._cards if self.plan.place(card) is None]
        says = (
            n_("Drag it onto the matrix", "Drag them onto the matrix", len(waiting))
            if waiting
            else _("Everything has its place. What is dragged here loses it.")
        )
        head = pen.word(_("Not rated yet"), _CORNER_NAME, Colour("text"), tray.x + 14, tray.y + 11)
        line = pen.word(says, _CORNER_SAYS, Colour("text2"), tray.x + 14 + head.width + 12, tray.y + 12.5)
        self._draw(painter, head.text, line.text)

    def _paint_target(self, painter: QPainter, layout: Layout) -> None:
        if not isinstance(self._target, tuple):
            return
        box = _rect(layout.cells[self._target]).adjusted(3, 3, -3, -3)
        painter.setBrush(self._colour("accent", 0.12))
        painter.setPen(QPen(self._colour("accent"), 2))
        painter.drawRoundedRect(box, 10, 10)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


def _rounded_at_corner(board: Box, box: Box) -> QPainterPath:
    """A corner's box, cut by the board's rounding."""
    whole, part = QPainterPath(), QPainterPath()
    whole.addRoundedRect(_rect(board), 16, 16)
    part.addRect(_rect(box))
    return whole.intersected(part)
