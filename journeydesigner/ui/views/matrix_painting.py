"""How the matrix is painted under its cards: corners, scales, the tray of those not rated, and where one is let go."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Primitive, Shadow
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.records import Card
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.views.matrix_plan import Box, Layout
from journeydesigner.ui.views.priorities import Corner, Priorities
from journeydesigner.wording import _, n_

_CORNER_NAME = TextStyle(14, 18, 600)
_CORNER_SAYS = TextStyle(12, 16, 400)
_AXIS = TextStyle(13, 18, 600)
LEVEL = TextStyle(12, 16, 600, False, 0.0, True)
LEVEL_ROOM, _UP = 52.0, 71.0
"""Left of the board: how wide a level's name may be, and from where the scale's name goes up."""
Target = tuple[int, int] | str | None
"""Over what a card is carried: a cell, the ``tray``, or nothing."""


class MatrixPainting:
    def __init__(self, pen: Pen, painter: ScenePainter) -> None:
        self._pen, self.painter = pen, painter

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        return QColor(*self.painter.theme.rgba(Colour(name, alpha)))

    def paint(self, painter: QPainter, plan: Priorities, layout: Layout, cards: Sequence[Card], target: Target) -> None:
        self._paint_sheet(painter, layout)
        for corner, box in layout.corners:
            self._paint_corner(painter, layout, corner, box)
        self._paint_lines(painter, plan, layout)
        self._paint_axes(painter, plan, layout)
        self._paint_tray(painter, plan, layout, cards, is_goal=target == "tray")
        if isinstance(target, tuple):
            self._paint_target(painter, layout.cells[target])

    def _draw(self, painter: QPainter, *parts: Primitive) -> None:
        self.painter.paint_nodes(painter, (Node("part", Role.GROUND, "", 0, 0, 0, 0, parts),))

    def _paint_sheet(self, painter: QPainter, layout: Layout) -> None:
        board = layout.board
        self._draw(painter, Shadow(board.x, board.y, board.w, board.h, 16, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("surface"))
        painter.drawRoundedRect(rect_of(board), 16, 16)

    def _paint_corner(self, painter: QPainter, layout: Layout, corner: Corner, box: Box) -> None:
        ground = Colour(f"{corner.family}.fill").mixed("surface", 0.45)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*self.painter.theme.rgba(ground)))
        painter.drawPath(_rounded_at_corner(layout.board, box))
        pen, ink, edge = self._pen, Colour(f"{corner.family}.ink"), Colour(f"{corner.family}.edge")
        name = pen.word(corner.name, _CORNER_NAME, ink, box.x + 38, box.y + 10)
        parts: list[Primitive] = [Icon(corner.icon, box.x + 14, box.y + 11, 17, edge), name.text]
        left = box.x + 38 + name.width + 10
        if left + pen.measurer.width(corner.says, _CORNER_SAYS) < box.x + box.w - 8:
            parts.append(pen.word(corner.says, _CORNER_SAYS, Colour("text2"), left, box.y + 11.5).text)
        self._draw(painter, *parts)

    def _paint_lines(self, painter: QPainter, plan: Priorities, layout: Layout) -> None:
        board = layout.board
        thin = QPen(self.colour("line2", 0.7), 1, Qt.PenStyle.DotLine)
        strong = QPen(self.colour("line2"), 1.5)
        splits_x = {corner.left for corner in plan.corners}
        splits_y = {corner.high for corner in plan.corners}
        for (x, y), cell in layout.cells.items():
            if y == 0 and x:
                painter.setPen(strong if x in splits_x else thin)
                painter.drawLine(QPointF(cell.x, board.y), QPointF(cell.x, board.y + board.h))
            if x == 0 and y < len(plan.rows) - 1:
                painter.setPen(strong if y in splits_y else thin)
                painter.drawLine(QPointF(board.x, cell.y), QPointF(board.x + board.w, cell.y))

    def _paint_axes(self, painter: QPainter, plan: Priorities, layout: Layout) -> None:
        board, pen = layout.board, self._pen
        text2, text3 = Colour("text2"), Colour("text3")
        parts: list[Primitive] = []
        for y, said in enumerate(plan.rows):
            cell = layout.cells[(0, y)]
            left, middle = board.x - 8 - LEVEL_ROOM, cell.y + cell.h / 2
            parts.append(pen.block(said, LEVEL, text2, left, middle - 8, LEVEL_ROOM, align="end").text)
        for x, said in enumerate(plan.columns):
            cell = layout.cells[(x, 0)]
            top = board.y + board.h + 8
            parts.append(pen.word(said, LEVEL, text2, cell.x + cell.w / 2, top, align="middle").text)
        across = pen.word(plan.across, _AXIS, Colour("text"), 0, 0)
        left = board.x + board.w / 2 - across.width / 2
        bottom = board.y + board.h + 29
        parts.append(pen.word(plan.across, _AXIS, Colour("text"), left, bottom).text)
        parts.append(Icon("arrow-right", left + across.width + 5, bottom + 1.5, 15, text3))
        self._draw(painter, *parts)
        up = pen.word(plan.up, _AXIS, Colour("text"), 0, 0)
        painter.save()
        painter.translate(board.x - _UP, board.y + board.h / 2 + up.width / 2)
        painter.rotate(-90)
        self.painter.paint(painter, up.text)
        painter.restore()
        self._draw(painter, Icon("arrow-up", board.x - _UP + 1, board.y + board.h / 2 - up.width / 2 - 22, 15, text3))

    def _paint_tray(
        self, painter: QPainter, plan: Priorities, layout: Layout, cards: Sequence[Card], *, is_goal: bool
    ) -> None:
        tray, pen = layout.tray, self._pen
        painter.setPen(QPen(self.colour("accent" if is_goal else "line2"), 2 if is_goal else 1, Qt.PenStyle.DashLine))
        painter.setBrush(self.colour("surface", 0.6))
        painter.drawRoundedRect(rect_of(tray).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        waiting = [card for card in cards if plan.place(card) is None]
        says = (
            n_("Drag it onto the matrix", "Drag them onto the matrix", len(waiting))
            if waiting
            else _("Everything has its place. What is dragged here loses it.")
        )
        head = pen.word(_("Not rated yet"), _CORNER_NAME, Colour("text"), tray.x + 14, tray.y + 11)
        words = layout.tray_words
        if words.w < tray.w:
            line = pen.block(says, _CORNER_SAYS, Colour("text2"), words.x + 14, words.y + 31, words.w - 24)
        else:
            line = pen.word(says, _CORNER_SAYS, Colour("text2"), tray.x + 14 + head.width + 12, tray.y + 12.5)
        self._draw(painter, head.text, line.text)

    def _paint_target(self, painter: QPainter, cell: Box) -> None:
        box = rect_of(cell).adjusted(3, 3, -3, -3)
        painter.setBrush(self.colour("accent", 0.12))
        painter.setPen(QPen(self.colour("accent"), 2))
        painter.drawRoundedRect(box, 10, 10)


def rect_of(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


def _rounded_at_corner(board: Box, box: Box) -> QPainterPath:
    """A corner's box, cut by the board's rounding."""
    whole, part = QPainterPath(), QPainterPath()
    whole.addRoundedRect(rect_of(board), 16, 16)
    part.addRect(rect_of(box))
    return whole.intersected(part)
