"""Both maps over each other, painted: one row of cards as it is, one as it is to be, in the same columns."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import ColumnSpan, RowFacts
from journeydesigner.lanes.kinds import CardLane, RowLane, kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.as_is import as_is_of
from journeydesigner.model.ids import CardId, StepId
from journeydesigner.model.records import Card, CardFilter, Lane
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.views.comparison import MARK_SIGNS, Comparison, LanePair, Mark, mark_word
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.ui.views.table_cells import MapTable
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _

_LABELS = 176.0
_COLUMN, _NARROWEST = 200.0, 160.0
_STAGE, _STEP = 36.0, 32.0
_PAD, _GAP, _BADGE = 8.0, 8.0, 20.0
_LEAST = 52.0
_CURVE = 200.0
_LINE = 30.0
_FADED = 0.42
_SIDE = TextStyle(11, 16, 600)
_STAGE_STYLE = TextStyle(14, 18, 600)


@dataclass(frozen=True)
class Shown:
    """A card where it is drawn, in the sheet's coordinates."""

    card: CardId
    mark: Mark | None
    box: QRectF
    face: Face


@dataclass(frozen=True)
class Strip:
    """A lane of one map, or both curves of a lane: from ``y`` on, ``height`` tall."""

    pair: LanePair
    lane: Lane
    is_after: bool
    y: float
    height: float
    is_first: bool
    cards: tuple[Shown, ...] = ()
    nodes: tuple[Node, ...] = ()
    ground: tuple[Node, ...] = ()
    is_same: bool = False
    """Whether it stands for both maps."""


class CompareSheet(QAbstractScrollArea):
    """``chosen(str)`` tells a card that was clicked, ``opened(str)`` one that was double-clicked."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__()
        self.setObjectName("compareSheet")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("As-is and to-be"))
        self._desk, self._pen = desk, pen
        self._comparison: Comparison | None = None
        self._strips: tuple[Strip, ...] = ()
        self._only = False
        self._ringed = ""
        self._height, self._column = 0.0, _COLUMN
        self._faces: dict[CardId, tuple[object, Face]] = {}
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.dress()

    # Showing

    def dress(self) -> None:
        session, look = self._desk.session, self._desk.look
        self._painter = ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())
        self.viewport().update()

    def show_comparison(self, comparison: Comparison | None, *, only: bool) -> None:
        """Draw two maps; ``only``: what is the same on both is left out."""
        self._comparison, self._only = comparison, only
        self._lay_out()

    def ring(self, card: str) -> None:
        """Mark the selected card."""
        self._ringed = card
        self.viewport().update()

    def reveal(self, card: str) -> None:
        """Scroll to a card."""
        found = next((shown for strip in self._strips for shown in strip.cards if shown.card == card), None)
        if found is None:
            return
        box, head = found.box, self._head
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        wide, tall = self.viewport().width() - _LABELS, self.viewport().height() - head
        if not across.value() <= box.left() - 12 <= box.right() + 12 <= across.value() + wide:
            across.setValue(round(box.center().x() - wide / 2))
        if not down.value() <= box.top() - 30 <= box.bottom() + 12 <= down.value() + tall:
            down.setValue(round(box.center().y() - tall / 2))

    def shown_cards(self) -> tuple[Shown, ...]:
        """All cards as drawn, from the top down."""
        return tuple(shown for strip in self._strips for shown in strip.cards)

    # Laying out

    @property
    def _head(self) -> float:
        return _STAGE + _STEP

    def _lay_out(self) -> None:
        comparison = self._comparison
        if comparison is None or not comparison.columns:
            self._strips, self._height = (), 0.0
        else:
            room = self.viewport().width() - _LABELS
            self._column = max(_NARROWEST, min(260.0, room / len(comparison.columns)))
            strips: list[Strip] = []
            y = 0.0
            for pair in comparison.lanes:
                for strip in self._of_lane(comparison, pair, y):
                    strips.append(strip)
                    y += strip.height
            self._strips, self._height = tuple(strips), y
        self._set_bars()
        self.viewport().update()

    def _of_lane(self, comparison: Comparison, pair: LanePair, y: float) -> list[Strip]:
        """The rows of a lane; none where only differences are wanted and it has none."""
        wanted = self._desk.session.filter
        match way_of(pair.lane):
            case Way.LINE:
                return [] if self._only else [Strip(pair, pair.lane, True, y, _LINE, True)]
            case Way.CURVE:
                return self._curves(comparison, pair, y)
            case Way.CARDS:
                rows: list[Strip] = []
                is_same = _is_same(comparison, pair)
                for lane, is_after in ((pair.before, False), (pair.after, True)):
                    if lane is None or (is_same and not is_after):
                        continue
                    cards, height = self._placed(comparison, lane, wanted, y, is_after=is_after)
                    if cards or not self._only:
                        rows.append(Strip(pair, lane, is_after, y, height, not rows, cards, is_same=is_same))
                        y += height
                return rows

    def _placed(
        self, comparison: Comparison, lane: Lane, wanted: CardFilter, y: float, *, is_after: bool
    ) -> tuple[tuple[Shown, ...], float]:
        """The cards of a lane, each under those that stand in its columns before it; and the row's height."""
        found = kind(lane.kind)
        if not isinstance(found, CardLane):
            return (), _LEAST
        columns = {
            step.id: place
            for place, pair in enumerate(comparison.columns)
            if (step := pair.after if is_after else pair.before) is not None
        }
        table = MapTable(comparison.snapshot, comparison.to_be if is_after else comparison.as_is, wanted)
        filled: dict[int, float] = {}
        shown: list[Shown] = []
        bottom = 0.0
        for card in comparison.snapshot.cards_in(lane.id):
            span = _span(card, columns)
            mark = comparison.mark(card.id)
            if span is None or not wanted.keeps_card(card) or (self._only and mark is None):
                continue
            first, last = span
            face = self._face(table, found, card, (last - first + 1) * self._column - 2 * _PAD)
            top = max(filled.get(column, _PAD) for column in range(first, last + 1)) + (_BADGE - 6 if mark else 0)
            box = QRectF(first * self._column + _PAD, y + top, face.width, face.height)
            shown.append(Shown(card.id, mark, box, face))
            for column in range(first, last + 1):
                filled[column] = top + face.height + _GAP
            bottom = max(bottom, top + face.height)
        return tuple(shown), max(_LEAST, bottom + _PAD + 4)

    def _face(self, table: MapTable, found: CardLane, card: Card, width: float) -> Face:
        facts = table.facts(card, self._pen)
        made_of = (card, width, facts.channel, facts.metric, facts.series)
        known = self._faces.get(card.id)
        if known is None or known[0] != made_of:
            known = self._faces[card.id] = (made_of, found.face(card, width, facts))
        return known[1]

    def _curves(self, comparison: Comparison, pair: LanePair, y: float) -> list[Strip]:
        """The to-be curve with the as-is curve behind it; the one there is, where there is one."""
        lane = pair.lane
        is_after = pair.after is not None
        if self._only and not _differs(comparison, pair):
            return []
        found = kind(lane.kind)
        assert isinstance(found, RowLane), "a curve draws its row"
        spans = tuple(
            ColumnSpan(step.id, place * self._column, self._column)
            for place, column in enumerate(comparison.columns)
            if (step := column.after if is_after else column.before) is not None
        )
        snapshot = comparison.snapshot
        journey = snapshot.map(comparison.to_be if is_after else comparison.as_is)
        before = as_is_of(snapshot, lane.model_copy(update={"shows_as_is": True})) if pair.before and is_after else None
        drawing = found.row(
            RowFacts(
                pen=self._pen, lane=lane, columns=spans, left=0.0, right=len(comparison.columns) * self._column,
                label_x=-_LABELS, height=_CURVE, emotions=snapshot.emotions_of(lane.id), persona=journey.persona,
                personas=snapshot.table("personas"),  # type: ignore[arg-type]
                as_is=before.at(snapshot.steps_in(journey.id)) if before else (),
                as_is_scale=before.scale if before else None,
            )
        )  # fmt: skip
        return [Strip(pair, lane, is_after, y, drawing.height, True, (), drawing.nodes, drawing.ground)]

    def _set_bars(self) -> None:
        columns = len(self._comparison.columns) if self._comparison else 0
        wide, tall = self.viewport().width() - _LABELS, self.viewport().height() - self._head
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(columns * self._column - wide)))
        across.setPageStep(round(max(wide, 1)))
        down.setRange(0, max(0, round(self._height + 24 - tall)))
        down.setPageStep(round(max(tall, 1)))
        across.setSingleStep(24)
        down.setSingleStep(24)

    # Painting

    def _colour(self, name: str, alpha: float = 1.0) -> QColor:
        return QColor(*self._painter.theme.rgba(Colour(name, alpha)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, self._colour("canvas"))
        if self._comparison is not None:
            x, y = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            painter.save()
            painter.setClipRect(area.adjusted(_LABELS, self._head, 0, 0))
            painter.translate(_LABELS + x, self._head + y)
            self._paint_rows(painter, self._comparison)
            painter.restore()
            painter.save()
            painter.setClipRect(area.adjusted(0, self._head, _LABELS - area.width(), 0))
            painter.translate(0, self._head + y)
            for strip in self._strips:
                self._paint_label(painter, strip)
            painter.restore()
            painter.save()
            painter.setClipRect(QRectF(_LABELS, 0, area.width() - _LABELS, self._head))
            painter.translate(_LABELS + x, 0)
            self._paint_head(painter, self._comparison)
            painter.restore()
            painter.fillRect(QRectF(0, 0, _LABELS, self._head), self._colour("label"))
            painter.fillRect(QRectF(_LABELS - 1, 0, 1, area.height()), self._colour("line2"))
            painter.fillRect(QRectF(0, self._head - 1, area.width(), 1), self._colour("line2"))
        painter.end()

    def _paint_rows(self, painter: QPainter, comparison: Comparison) -> None:
        wide = len(comparison.columns) * self._column
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        for strip in self._strips:
            if strip.y > bottom or strip.y + strip.height < top:
                continue
            self._paint_ground(painter, strip, wide, comparison)
            if way_of(strip.lane) is Way.LINE:
                continue
            painter.translate(0, strip.y)
            self._painter.paint_nodes(painter, strip.ground)
            self._painter.paint_nodes(painter, strip.nodes)
            painter.translate(0, -strip.y)
            for shown in strip.cards:
                self._paint_card(painter, shown)

    def _paint_ground(self, painter: QPainter, strip: Strip, wide: float, comparison: Comparison) -> None:
        ground = "laneA" if strip.is_after else "laneB"
        painter.fillRect(QRectF(0, strip.y, wide, strip.height), self._colour(ground))
        edge = "line2" if strip.is_first else "line"
        painter.fillRect(QRectF(0, strip.y, wide, 1), self._colour(edge))
        if way_of(strip.lane) is Way.LINE:
            pen = QPen(self._colour("text3"), 1.5)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawLine(QPointF(0, strip.y + _LINE / 2), QPointF(wide, strip.y + _LINE / 2))
            return
        for place, column in enumerate(comparison.columns):
            if place:
                is_stage = comparison.stage_of(column).id != comparison.stage_of(comparison.columns[place - 1]).id
                line = QRectF(place * self._column, strip.y, 1, strip.height)
                painter.fillRect(line, self._colour("line2" if is_stage else "line"))
            if (column.after if strip.is_after else column.before) is None and not strip.nodes:
                painter.fillRect(
                    QRectF(place * self._column + 1, strip.y + 1, self._column - 1, strip.height - 1),
                    QColor(self._colour("line", 0.45)),
                )

    def _paint_card(self, painter: QPainter, shown: Shown) -> None:
        box = shown.box
        if shown.mark is None and not self._only:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour("laneA"))
            painter.drawRoundedRect(box, 8, 8)  # the lines of the columns do not shine through
            painter.setOpacity(_FADED)
        node = Node("card", Role.CARD, "", box.x(), box.y(), box.width(), box.height(), shown.face.primitives)
        self._painter.paint_nodes(painter, (node,))
        painter.setOpacity(1.0)
        if shown.card == self._ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 11, 11)
        if shown.mark is not None:
            family = MARK_SIGNS[shown.mark][1]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(self._colour(f"{family}.edge"), 1.75)
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
        self._painter.paint_nodes(painter, (Node("badge", Role.CARD, "", 0, 0, 0, 0, parts),))

    def _paint_label(self, painter: QPainter, strip: Strip) -> None:
        found, lane = kind(strip.lane.kind), strip.lane
        painter.fillRect(QRectF(0, strip.y, _LABELS, strip.height), self._colour("label"))
        edge = "line2" if strip.is_first else "line"
        painter.fillRect(QRectF(0, strip.y, _LABELS, 1), self._colour(edge))
        parts: list[Primitive] = []
        y = strip.y + 10
        if way_of(lane) is Way.LINE:
            name = (lane.title or found.label).upper()
            parts.append(self._pen.word(name, _SIDE, Colour("text3"), 38, strip.y + (_LINE - 16) / 2).text)
        else:
            if strip.is_first:
                colour = Colour(f"{found.family}.edge")
                parts.append(Icon(lane.icon or found.icon, 14, y + 1, 16, colour))
                title = self._pen.block(
                    lane.title or found.label, self._pen.type.lane, Colour("text"), 38, y, _LABELS - 48, balanced=False
                )
                parts.append(title.text)
                y += title.height + 3
            parts.append(self._pen.block(self._side(strip), _SIDE, Colour("text2"), 38, y, _LABELS - 46).text)
        self._painter.paint_nodes(painter, (Node("label", Role.LANE, "", 0, 0, 0, 0, tuple(parts)),))

    def _side(self, strip: Strip) -> str:
        """Which map the row is of."""
        if strip.nodes and strip.pair.before is not None and strip.pair.after is not None:
            return _("To be, as is behind it")
        if strip.is_same:
            return _("The same on both")
        return _("To be") if strip.is_after else _("As is")

    def _paint_head(self, painter: QPainter, comparison: Comparison) -> None:
        stages: list[tuple[str, int, int]] = []
        for place, column in enumerate(comparison.columns):
            stage = comparison.stage_of(column)
            if stages and stages[-1][0] == stage.id:
                stages[-1] = (stage.id, stages[-1][1], place)
            else:
                stages.append((stage.id, place, place))
        for index, (stage, first, last) in enumerate(stages):
            found = comparison.snapshot.table("stages")[stage]
            box = QRectF(first * self._column, 0, (last - first + 1) * self._column, _STAGE)
            own = str(getattr(found, "colour", "") or f"stage:{index}/{len(stages)}")
            painter.fillRect(box.adjusted(1 if index else 0, 0, 0, 0), self._colour(own))
            title = self._marked(str(getattr(found, "title", "")), comparison.mark(stage))
            text = self._pen.word(title, _STAGE_STYLE, Colour("stage_text"), box.x() + 12, (_STAGE - 18) / 2)
            self._painter.paint(painter, text.text)
        for place, column in enumerate(comparison.columns):
            box = QRectF(place * self._column, _STAGE, self._column, _STEP)
            painter.fillRect(box, self._colour("laneB"))
            painter.fillRect(QRectF(box.right() - 1, box.top(), 1, _STEP), self._colour("line"))
            mark = comparison.mark(column.step.id)
            colour = f"{MARK_SIGNS[mark][1]}.edge" if mark else "text"
            title = self._marked(column.step.title, mark)
            said = self._pen.word(title, self._pen.type.step, Colour(colour), box.x() + 12, _STAGE + 8)
            self._painter.paint(painter, said.text)

    def _marked(self, title: str, mark: Mark | None) -> str:
        return f"{title} · {mark_word(mark)}" if mark is not None else title

    # Hand and keys

    def hit(self, x: float, y: float) -> Shown | None:
        """The card under a point of the viewport."""
        if x < _LABELS or y < self._head:
            return None
        at = QPointF(
            x - _LABELS + self.horizontalScrollBar().value(), y - self._head + self.verticalScrollBar().value()
        )
        return next((s for strip in self._strips for s in strip.cards if s.box.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position().x(), event.position().y())
        self.chosen.emit(found.card if found else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position().x(), event.position().y())
        if found is not None:
            self.opened.emit(found.card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position().x(), event.position().y())
        told = _told(self._comparison, found) if found and self._comparison else ""
        if told:
            QToolTip.showText(event.globalPosition().toPoint(), as_tip(told), self)
        else:
            QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bars = {
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -48), Qt.Key.Key_Right: (self.horizontalScrollBar(), 48),
            Qt.Key.Key_Up: (self.verticalScrollBar(), -48), Qt.Key.Key_Down: (self.verticalScrollBar(), 48),
        }  # fmt: skip
        found = bars.get(Qt.Key(event.key()))
        if found is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            found[0].setValue(found[0].value() + found[1])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


def _span(card: Card, columns: dict[StepId, int]) -> tuple[int, int] | None:
    """First and last column of a card; None for one that stands in none of them."""
    place = card.place
    if place is None or place.first not in columns:
        return None
    return columns[place.first], max(columns.get(place.last, columns[place.first]), columns[place.first])


def _differs(comparison: Comparison, pair: LanePair) -> bool:
    """Whether a curve has points that differ."""
    lanes = [lane for lane in (pair.before, pair.after) if lane is not None]
    points = (point for lane in lanes for point in comparison.snapshot.emotions_of(lane.id))
    return any(comparison.mark(point.id) is not None for point in points)


def _is_same(comparison: Comparison, pair: LanePair) -> bool:
    """Whether a lane has the same cards on both maps: one row says it."""
    if pair.before is None or pair.after is None or comparison.mark(pair.after.id) is not None:
        return False
    cards = (*comparison.snapshot.cards_in(pair.before.id), *comparison.snapshot.cards_in(pair.after.id))
    return not any(comparison.mark(card.id) for card in cards)


def _told(comparison: Comparison, shown: Shown) -> str:
    """What changed in a card, field by field."""
    here = comparison.found.twins.get(shown.card, shown.card)
    changes = comparison.found.changed.get(here, ())
    lines = [f"{change.field}: {change.before!s} → {change.after!s}" for change in changes]
    return "\n".join(lines)
