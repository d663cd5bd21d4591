"""The table's headers: stages over steps, and the lanes at the left. They stay in sight, and grow with their words."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.primitives import Icon, Text
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.pen import Block, Pen
from journeydesigner.model.records import Lane, Stage
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.views.grid_model import GridModel

LANE_WIDTH = 176
_STAGE_PAD, _STEP_PAD, _LANE_PAD = 10.0, 10.0, 12.0
_LEAST_STAGE, _LEAST_STEP = 34.0, 32.0
_LANE_TEXT = 40.0
_LINE = 30.0


class _Header(QHeaderView):
    """``chosen(kind, id)`` and ``opened(kind, id)`` tell clicks and double clicks."""

    chosen = Signal(str, str)
    opened = Signal(str, str)

    def __init__(self, orientation: Qt.Orientation, model: GridModel, pen: Pen, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.grid, self.pen = model, pen
        self.painter: ScenePainter | None = None
        self.ringed: tuple[str, str] = ("", "")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def ring(self, what: str, record: str) -> None:
        """Mark the selected stage, step or lane."""
        if (what, record) != self.ringed:
            self.ringed = (what, record)
            self.viewport().update()

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        assert self.painter is not None
        return QColor(*self.painter.theme.rgba(Colour(name, alpha)))

    def record_at(self, x: int, y: int) -> tuple[str, str]:
        """What stands at a point: which kind of header, and its id; two empty words for nothing."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if self.cursor().shape() not in (Qt.CursorShape.SplitHCursor, Qt.CursorShape.SplitVCursor):
            found = self.record_at(at.x(), at.y())
            if found[1]:
                self.chosen.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.cursor().shape() in (Qt.CursorShape.SplitHCursor, Qt.CursorShape.SplitVCursor):
            super().mouseDoubleClickEvent(event)
            return
        at = event.position().toPoint()
        found = self.record_at(at.x(), at.y())
        if found[1]:
            self.opened.emit(*found)

    def draw_ring(self, painter: QPainter, box: QRectF, what: str, record: str) -> None:
        if (what, record) == self.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 5, 5)


class ColumnHeader(_Header):
    """Two rows: stages in their colours, steps below."""

    def __init__(self, model: GridModel, pen: Pen, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, pen, parent)
        self._stage_height, self._step_height = _LEAST_STAGE, _LEAST_STEP
        self.setMinimumSectionSize(120)
        self.sectionResized.connect(self._fit)
        model.headerDataChanged.connect(self._fit)
        model.modelReset.connect(self._fit)
        model.columnsInserted.connect(self._fit)
        model.columnsRemoved.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSectionSize(), round(self._stage_height + self._step_height))

    def stage_box(self, stage: str) -> QRectF:
        """Where a stage's words stand now, within what is in sight."""
        table = self.grid.table
        found = next((s for s in table.stages if s[0].id == stage), None) if table else None
        return self._stage_rect(*found) if found else QRectF()

    def step_box(self, step: str) -> QRectF:
        table = self.grid.table
        column = next((i for i, s in enumerate(table.steps) if s.id == step), -1) if table else -1
        if column < 0:
            return QRectF()
        return QRectF(
            self.sectionViewportPosition(column), self._stage_height, self.sectionSize(column), self._step_height
        )

    def record_at(self, x: int, y: int) -> tuple[str, str]:
        table, column = self.grid.table, self.logicalIndexAt(x)
        if table is None or not 0 <= column < len(table.steps):
            return ("", "")
        if y >= self._stage_height:
            return (SelectionKind.STEP, table.steps[column].id)
        stage = next(stage for stage, first, last in table.stages if first <= column <= last)
        return (SelectionKind.STAGE, stage.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        table = self.grid.table
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self.colour("laneB"))
        if table is not None and self.painter is not None:
            for place, (stage, first, last) in enumerate(table.stages):
                self._paint_stage(painter, stage, first, last, place, len(table.stages))
            for column, step in enumerate(table.steps):
                self._paint_step(painter, column, step.title, step.id)
        painter.setPen(QPen(self.colour("line2"), 1))
        bottom = self.viewport().height() - 0.5
        painter.drawLine(0, round(bottom), self.viewport().width(), round(bottom))
        painter.end()

    def _stage_rect(self, _stage: Stage, first: int, last: int) -> QRectF:
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        return QRectF(left, 0, right - left, self._stage_height)

    def _paint_stage(self, painter: QPainter, stage: Stage, first: int, last: int, place: int, count: int) -> None:
        box = self._stage_rect(stage, first, last)
        if box.right() < 0 or box.left() > self.viewport().width():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        ground = Colour(stage.colour or f"stage:{place}/{count}")
        painter.setBrush(self.colour(ground.name))
        painter.drawRect(box.adjusted(0 if place == 0 else 1, 0, 0, -1))
        left = max(box.left(), 0.0) + _STAGE_PAD
        room = min(box.right() - left, box.width()) - _STAGE_PAD
        block = self._stage_text(stage.title, ink_on(ground), box.width(), left, room)
        self._write(painter, block)
        self.draw_ring(painter, box, SelectionKind.STAGE, stage.id)

    def _stage_text(self, title: str, ink: Colour, span: float, left: float, room: float) -> Text:
        """Broken as its whole width asks, or as what of it is in sight, where that leaves a word's room."""
        style = self.pen.type.lane
        width = span - 2 * _STAGE_PAD
        height = self.pen.block(title, style, ink, 0, 0, max(width, 40), balanced=False).height
        top = (self._stage_height - height) / 2
        sight = max(room, min(width, self.pen.measurer.width(title, style)))
        return self.pen.block(title, style, ink, left, top, max(sight, 40), balanced=False).text

    def _paint_step(self, painter: QPainter, column: int, title: str, record: str) -> None:
        left, wide = self.sectionViewportPosition(column), self.sectionSize(column)
        if left + wide < 0 or left > self.viewport().width():
            return
        box = QRectF(left, self._stage_height, wide, self._step_height)
        painter.setPen(QPen(self.colour("line"), 1))
        painter.drawLine(round(box.right()) - 1, round(box.top()), round(box.right()) - 1, round(box.bottom()))
        style = self.pen.type.step
        room = max(wide - 2 * _STEP_PAD, 40)
        block = self.pen.block(title, style, Colour("text"), left + _STEP_PAD, 0, room, balanced=False)
        top = self._stage_height + (self._step_height - block.height) / 2
        self._write(
            painter,
            self.pen.block(title, style, Colour("text"), left + _STEP_PAD, top, room, balanced=False).text,
        )
        self.draw_ring(painter, box, SelectionKind.STEP, record)

    def _write(self, painter: QPainter, text: Text) -> None:
        assert self.painter is not None
        self.painter.paint(painter, text)

    def _fit(self) -> None:
        """As tall as the longest title needs."""
        table = self.grid.table
        stage, step = _LEAST_STAGE, _LEAST_STEP
        if table is not None and self.count() == len(table.steps):
            for found, first, last in table.stages:
                room = sum(self.sectionSize(column) for column in range(first, last + 1)) - 2 * _STAGE_PAD
                stage = max(stage, self._height(found.title, self.pen.type.lane, room) + 16)
            for column, found in enumerate(table.steps):
                room = self.sectionSize(column) - 2 * _STEP_PAD
                step = max(step, self._height(found.title, self.pen.type.step, room) + 16)
        if (stage, step) != (self._stage_height, self._step_height):
            self._stage_height, self._step_height = stage, step
            self.updateGeometry()
            self.geometriesChanged.emit()
        self.viewport().update()

    def _height(self, text: str, style: TextStyle, room: float) -> float:
        return self.pen.block(text, style, Colour("text"), 0, 0, max(room, 40), balanced=False).height


class LaneHeader(_Header):
    """Icon and name of each lane."""

    def __init__(self, model: GridModel, pen: Pen, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, model, pen, parent)
        self.setMinimumSectionSize(28)

    def sizeHint(self) -> QSize:
        return QSize(LANE_WIDTH, self.minimumSectionSize())

    def least_height(self, lane: Lane) -> float:
        """What a lane's name needs."""
        name = self._name_of(lane, 0)
        return max(_LINE, name.height + _LANE_PAD) if way_of(lane) is Way.LINE else name.height + 2 * _LANE_PAD

    def _name_of(self, lane: Lane, y: float) -> Block:
        """A lane's name with its first line at ``y``."""
        name, is_line = lane.title or kind(lane.kind).label, way_of(lane) is Way.LINE
        style = self.pen.type.divider if is_line else self.pen.type.lane
        colour = Colour("text3" if is_line else "text")
        return self.pen.block(
            name.upper() if is_line else name, style, colour, _LANE_TEXT, y, self._room, balanced=False
        )

    def lane_box(self, lane: str) -> QRectF:
        row = next((row for row in range(self.count()) if self._lane_id(row) == lane), -1)
        if row < 0:
            return QRectF()
        return QRectF(0, self.sectionViewportPosition(row), self.width(), self.sectionSize(row))

    def record_at(self, x: int, y: int) -> tuple[str, str]:
        row = self.logicalIndexAt(y)
        return (SelectionKind.LANE, self._lane_id(row)) if row >= 0 else ("", "")

    @property
    def _room(self) -> float:
        return LANE_WIDTH - _LANE_TEXT - 10

    def _lane_id(self, row: int) -> str:
        found = self.grid.lane(row)
        return found.id if found is not None else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self.colour("label"))
        for row in range(self.count()):
            top, tall = self.sectionViewportPosition(row), self.sectionSize(row)
            if top + tall >= event.rect().top() and top <= event.rect().bottom():
                self._paint_lane(painter, row, top, tall)
        painter.setPen(QPen(self.colour("line2"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.viewport().height())
        painter.end()

    def _paint_lane(self, painter: QPainter, row: int, top: float, tall: float) -> None:
        lane = self.grid.lane(row)
        if lane is None or self.painter is None:
            return
        painter.setPen(QPen(self.colour("line"), 1))
        painter.drawLine(0, round(top + tall) - 1, self.width(), round(top + tall) - 1)
        found = kind(lane.kind)
        is_line = way_of(lane) is Way.LINE
        if is_line:
            y = top + (tall - self._name_of(lane, 0).height) / 2
        else:
            y = max(min(top + _LANE_PAD, top + tall - 30), top + 6)
            y = max(y, min(float(_LANE_PAD), top + tall - 34))
        leading = (self.pen.type.divider if is_line else self.pen.type.lane).leading
        icon = Icon(
            lane.icon or found.icon, 14, y + (leading - 16) / 2, 16,
            Colour("text3") if is_line else Colour(f"{found.family}.edge"),
        )  # fmt: skip
        self.painter.paint(painter, icon)
        self.painter.paint(painter, self._name_of(lane, y).text)
        self.draw_ring(painter, QRectF(0, top, self.width(), tall), SelectionKind.LANE, lane.id)
