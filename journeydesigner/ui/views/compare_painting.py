"""How two maps over each other are painted: rows with their cards and marks, names at the left, stages on top."""

from bisect import bisect_right

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.views.compare_rows import LABELS, LINE, Rows, Shown, Strip
from journeydesigner.ui.views.comparison import MARK_SIGNS, Comparison, Mark, mark_word
from journeydesigner.wording import _

STAGE, STEP = 36.0, 32.0
"""The heights of the two lines of the head."""
_HEAD_SIDE = 12.0
_FADED = 0.42
_BESIDE = 24.0
"""So far beside a card its badge and its ring may stand."""
_SIDE = TextStyle(11, 16, 600)
_STAGE_STYLE = TextStyle(14, 18, 600)


class ComparePainting:
    """What is painted: ``rows``, with a ring round the card ``ringed``, or round a ``cell``; ``is_only``: nothing fades
    into the ground."""

    def __init__(self, pen: Pen, painter: ScenePainter) -> None:
        self._pen, self.painter = pen, painter
        self.rows = Rows()
        self.ringed = ""
        self.cell: QRectF | None = None
        self.is_only = False

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        return QColor(*self.painter.theme.rgba(Colour(name, alpha)))

    def paint_rows(self, painter: QPainter, comparison: Comparison, seen: QRectF) -> None:
        """What of them is ``seen``."""
        wide = len(comparison.columns) * self.rows.column
        for strip in self.rows.strips:
            if strip.y > seen.bottom() or strip.y + strip.height < seen.top():
                continue
            self._paint_ground(painter, strip, wide, comparison, self._columns_in(comparison, seen))
            if way_of(strip.lane) is Way.LINE:
                continue
            painter.translate(0, strip.y)
            self.painter.paint_nodes(painter, strip.ground)
            self.painter.paint_nodes(painter, strip.nodes)
            painter.translate(0, -strip.y)
            for shown in strip.cards:
                if shown.box.right() + _BESIDE > seen.left() and shown.box.left() - _BESIDE < seen.right():
                    self._paint_card(painter, shown)

    def paint_cell(self, painter: QPainter) -> None:
        """The place of what is no card."""
        if self.cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colour("accent"), 2))
            painter.drawRoundedRect(self.cell.adjusted(3, 3, -3, -3), 8, 8)

    def _columns_in(self, comparison: Comparison, seen: QRectF) -> range:
        """The places of the columns that are seen."""
        first = max(int(seen.left() // self.rows.column), 0)
        return range(first, min(int(seen.right() // self.rows.column) + 1, len(comparison.columns)))

    def _paint_ground(
        self, painter: QPainter, strip: Strip, wide: float, comparison: Comparison, columns: range
    ) -> None:
        ground = "laneA" if strip.is_after else "laneB"
        painter.fillRect(QRectF(0, strip.y, wide, strip.height), self.colour(ground))
        edge = "line2" if strip.is_first else "line"
        painter.fillRect(QRectF(0, strip.y, wide, 1), self.colour(edge))
        if way_of(strip.lane) is Way.LINE:
            pen = QPen(self.colour("text3"), 1.5)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawLine(QPointF(0, strip.y + LINE / 2), QPointF(wide, strip.y + LINE / 2))
            return
        for place in columns:
            column = comparison.columns[place]
            if place:
                is_stage = comparison.stage_of(column).id != comparison.stage_of(comparison.columns[place - 1]).id
                line = QRectF(place * self.rows.column, strip.y, 1, strip.height)
                painter.fillRect(line, self.colour("line2" if is_stage else "line"))
            if (column.after if strip.is_after else column.before) is None and not strip.nodes:
                painter.fillRect(
                    QRectF(place * self.rows.column + 1, strip.y + 1, self.rows.column - 1, strip.height - 1),
                    QColor(self.colour("line", 0.45)),
                )

    def _paint_card(self, painter: QPainter, shown: Shown) -> None:
        box = shown.box
        if shown.mark is None and not self.is_only:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour("laneA"))
            painter.drawRoundedRect(box, 8, 8)  # the lines of the columns do not shine through
            painter.setOpacity(_FADED)
        node = Node("card", Role.CARD, "", box.x(), box.y(), box.width(), box.height(), shown.face.primitives)
        self.painter.paint_nodes(painter, (node,))
        painter.setOpacity(1.0)
        if shown.card == self.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 11, 11)
        if shown.mark is not None:
            family = MARK_SIGNS[shown.mark][1]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(self.colour(f"{family}.edge"), 1.75)
            if shown.mark is Mark.REMOVED:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(box, 8, 8)
            self._paint_badge(painter, shown, family)

    def _paint_badge(self, painter: QPainter, shown: Shown, family: str) -> None:
        assert shown.mark is not None
        word = mark_word(shown.mark)
        wide = self._pen.measurer.width(word, _SIDE) + 27
        x, y = shown.box.right() - wide - 8, shown.box.top() - 12
        text = self._pen.word(word, _SIDE, Colour("surface"), x + 20, y + 1.5)
        parts: tuple[Primitive, ...] = (
            Box(x, y, wide, 19, Colour(f"{family}.edge"), radius=9.5),
            Icon(MARK_SIGNS[shown.mark][0], x + 6, y + 3.5, 12, Colour("surface"), 2.6),
            text.text,
        )
        self.painter.paint_nodes(painter, (Node("badge", Role.CARD, "", 0, 0, 0, 0, parts),))

    def paint_labels(self, painter: QPainter, comparison: Comparison) -> None:
        for strip in self.rows.strips:
            self._paint_label(painter, strip, comparison)

    def _paint_label(self, painter: QPainter, strip: Strip, comparison: Comparison) -> None:
        found, lane = kind(strip.lane.kind), strip.lane
        painter.fillRect(QRectF(0, strip.y, LABELS, strip.height), self.colour("label"))
        edge = "line2" if strip.is_first else "line"
        painter.fillRect(QRectF(0, strip.y, LABELS, 1), self.colour(edge))
        parts: list[Primitive] = []
        y = strip.y + 10
        if way_of(lane) is Way.LINE:
            name = (lane.title or found.label).upper()
            parts.append(self._pen.word(name, _SIDE, Colour("text3"), 38, strip.y + (LINE - 16) / 2).text)
        else:
            if strip.is_first:
                colour = Colour(f"{found.family}.edge")
                parts.append(Icon(lane.icon or found.icon, 14, y + 1, 16, colour))
                mark = comparison.mark(lane.id)
                title = self._pen.block(
                    self._marked(lane.title or found.label, mark),
                    self._pen.type.lane,
                    Colour("text"),
                    38,
                    y,
                    LABELS - 48,
                    balanced=False,
                )
                parts.append(title.text)
                y += title.height + 3
            parts.append(
                self._pen.block(
                    self._side(strip, is_version=comparison.changes is not None),
                    _SIDE,
                    Colour("text2"),
                    38,
                    y,
                    LABELS - 46,
                ).text
            )
        self.painter.paint_nodes(painter, (Node("label", Role.LANE, "", 0, 0, 0, 0, tuple(parts)),))

    def _side(self, strip: Strip, *, is_version: bool) -> str:
        """Which map the row is of."""
        if strip.nodes and strip.pair.before is not None and strip.pair.after is not None:
            return _("Now, before behind it") if is_version else _("To be, as is behind it")
        if strip.is_same:
            return _("The same in both") if is_version else _("The same on both")
        if is_version:
            return _("Now") if strip.is_after else _("Before")
        return _("To be") if strip.is_after else _("As is")

    def paint_head(self, painter: QPainter, comparison: Comparison, seen: QRectF) -> None:
        """The stages and steps of the columns that are ``seen``."""
        stages: list[tuple[str, int, int]] = []
        for place, column in enumerate(comparison.columns):
            stage = comparison.stage_of(column)
            if stages and stages[-1][0] == stage.id:
                stages[-1] = (stage.id, stages[-1][1], place)
            else:
                stages.append((stage.id, place, place))
        for index, (stage, first, last) in enumerate(stages):
            found = comparison.stage_called(stage)
            box = QRectF(first * self.rows.column, 0, (last - first + 1) * self.rows.column, STAGE)
            if box.right() < seen.left() or box.left() > seen.right():
                continue
            own = Colour(found.colour or f"stage:{index}/{len(stages)}")
            painter.fillRect(box.adjusted(1 if index else 0, 0, 0, 0), self.colour(own.name))
            title = self._fitted(found.title, comparison.mark(stage), _STAGE_STYLE, box.width() - 2 * _HEAD_SIDE)
            text = self._pen.word(title, _STAGE_STYLE, ink_on(own), box.x() + _HEAD_SIDE, (STAGE - 18) / 2)
            self.painter.paint(painter, text.text)
        for place in self._columns_in(comparison, seen):
            column = comparison.columns[place]
            box = QRectF(place * self.rows.column, STAGE, self.rows.column, STEP)
            painter.fillRect(box, self.colour("laneB"))
            painter.fillRect(QRectF(box.right() - 1, box.top(), 1, STEP), self.colour("line"))
            mark = comparison.mark(column.step.id)
            colour = f"{MARK_SIGNS[mark][1]}.edge" if mark else "text"
            title = self._fitted(column.step.title, mark, self._pen.type.step, box.width() - 2 * _HEAD_SIDE)
            said = self._pen.word(title, self._pen.type.step, Colour(colour), box.x() + _HEAD_SIDE, STAGE + 8)
            self.painter.paint(painter, said.text)

    def _fitted(self, title: str, mark: Mark | None, style: TextStyle, room: float) -> str:
        """A name on one line: of a longer one the beginning, and always what is marked of it."""

        def beginning(end: int) -> str:
            return self._marked(f"{title[:end].rstrip()}…", mark)

        whole, width = self._marked(title, mark), self._pen.measurer.width
        if width(whole, style) <= room or not title:
            return whole
        return beginning(max(bisect_right(range(1, len(title)), room, key=lambda end: width(beginning(end), style)), 1))

    def _marked(self, title: str, mark: Mark | None) -> str:
        return f"{title} · {mark_word(mark)}" if mark is not None else title
