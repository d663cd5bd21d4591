"""The map as a grid of cells: lanes by steps, each cell lists its cards. Keys are those of the map."""

from time import perf_counter
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
)

from journeydesigner.canvas import keys, navigation
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.ids import CardId, LaneId, MapId, StepId
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.cell_faces import LEAST, PAD, Block, CellFace, CellFaces
from journeydesigner.ui.views.grid_cells import GridCells
from journeydesigner.ui.views.grid_headers import LANE_WIDTH, ColumnHeader, LaneHeader
from journeydesigner.ui.views.grid_model import GridModel
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.ui.views.row_heights import RowHeights
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _

_NARROWEST, _WIDEST = 150, 280
_DRAFT_ROOM = 28.0
_ROW = 88
"""The height of a row that is not measured yet."""
_AT_ONCE_S = 0.008
"""For measuring or painting without a break."""

Index = QModelIndex | QPersistentModelIndex


class GridTable(QTableView):
    """``typed(str)``, ``edit_wanted`` and ``input_wanted`` ask for the editor; ``moved`` tells that cells moved."""

    typed = Signal(str)
    edit_wanted = Signal()
    input_wanted = Signal(object)
    moved = Signal()

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__()
        self._desk, self.pen = desk, pen
        self.grid = GridModel(pen)
        self.faces = CellFaces(pen)
        self.written = ""
        """The record whose text stands in the editor."""
        self._is_following = False
        self._has_own_widths = False
        self._paint_until = 0.0
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.timeout.connect(self.viewport().update)
        self._map: MapId | None = None
        self._build()

    def _build(self) -> None:
        self.setObjectName("grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("The map as a table"))
        self.columns, self.lanes = ColumnHeader(self.grid, self.pen, self), LaneHeader(self.grid, self.pen, self)
        self.setHorizontalHeader(self.columns)
        self.setVerticalHeader(self.lanes)
        self.setModel(self.grid)
        self.setItemDelegate(GridCells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMouseTracking(True)
        self.lanes.setFixedWidth(LANE_WIDTH)
        for header in (self.columns, self.lanes):
            header.chosen.connect(self._header_chosen)
            header.opened.connect(self._header_opened)
        self.columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.lanes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.lanes.setDefaultSectionSize(_ROW)
        self.columns.sectionResized.connect(self._column_resized)
        self.heights = RowHeights(self)
        for signal in (self.grid.rowsInserted, self.grid.columnsInserted, self.grid.columnsRemoved):
            signal.connect(self.heights.refit)
        self.grid.dataChanged.connect(self._cells_changed)
        self.grid.headerDataChanged.connect(self.heights.refit)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.moved)
        self._dress()

    # Showing

    def show_map(self, map_id: MapId | None) -> None:
        session, is_other = self._desk.session, map_id != self._map
        self._map = map_id
        self._dress()
        self.grid.show(session.snapshot, map_id, session.filter)
        if is_other:
            self._has_own_widths = False
            self.scrollToTop()
            self.horizontalScrollBar().setValue(0)
        self._fit_columns()
        self.heights.refit()
        self.heights.fit_now()
        self.follow()

    def preview(self, snapshot: Snapshot | None) -> None:
        """Show the map as if the document read so; as it is for None."""
        self.grid.show(snapshot or self._desk.session.snapshot, self._map, self._desk.session.filter)
        self.heights.fit_now()

    def restyle(self) -> None:
        self._dress()
        self.viewport().update()
        self.columns.viewport().update()
        self.lanes.viewport().update()

    def _dress(self) -> None:
        session, look = self._desk.session, self._desk.look
        self.painter_of = ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())
        self.columns.painter = self.lanes.painter = self.painter_of
        surface, label = self.colour("surface").name(), self.colour("label").name()
        sheet = (
            f"QTableView#grid {{ background: {surface}; border: 0; border-radius: 0; outline: 0; }}"
            f" QTableCornerButton::section {{ background: {label}; border: 0; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        return QColor(*self.painter_of.theme.rgba(Colour(name, alpha)))

    @property
    def session(self) -> Session:
        return self._desk.session

    # Places

    def header_at(self, header: QHeaderView) -> QPointF:
        """Where a header's corner is in the table."""
        return QPointF(header.pos())

    def face_of(self, row: int, column: int) -> CellFace:
        lane, table = self.grid.lane(row), self.grid.table
        if lane is None or table is None:
            return CellFace((), LEAST)
        return self.faces.face(table, lane, column, self.grid.cell_at(row, column), self.columnWidth(column))

    def face_in_time(self, row: int, column: int) -> CellFace | None:
        """For painting: None while drawing it would hold up what else is in sight. It is painted in the next turn."""
        lane, table = self.grid.lane(row), self.grid.table
        is_known = lane is None or table is None or self.faces.knows(table, lane, column)
        if not is_known and perf_counter() > self._paint_until:
            self._repaint.start()
            return None
        return self.face_of(row, column)

    def block_of(self, record: str, lane: LaneId | None, step: StepId | None) -> Block | None:
        index = self.grid.index_of(lane, step)
        if not index.isValid():
            return None
        return next((b for b in self.face_of(index.row(), index.column()).blocks if b.record == record), None)

    def rect_of(self, record: str, lane: LaneId, step: StepId) -> QRectF | None:
        """Where a block stands in the viewport; for one that is not there yet, the place of the first in its cell."""
        index = self.grid.index_of(lane, step)
        if not index.isValid():
            return None
        cell, block = QRectF(self.visualRect(index)), self.block_of(record, lane, step)
        y, high = (block.y, block.height) if block is not None else (PAD, _DRAFT_ROOM)
        return QRectF(cell.x() + PAD, cell.y() + y, cell.width() - 2 * PAD, high)

    def hit(self, point: QPoint) -> tuple[QModelIndex, Block | None]:
        """The cell under a point, and what of it."""
        index = self.indexAt(point)
        if not index.isValid():
            return index, None
        y = point.y() - self.visualRect(index).y()
        blocks = self.face_of(index.row(), index.column()).blocks
        return index, next((b for b in blocks if b.y <= y <= b.y + b.height), None)

    # The selection of all views

    def follow(self) -> None:
        """Show what the session says is selected."""
        at = self._desk.session.selection
        is_header = at.kind in (SelectionKind.STAGE, SelectionKind.STEP, SelectionKind.LANE)
        for header in (self.columns, self.lanes):
            header.ring(at.kind if is_header else "", (at.id or "") if is_header else "")
        index = self.grid.index_of(at.lane, at.step)
        self._is_following = True
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_following = False
        self.reveal_selection()
        self.viewport().update()

    def reveal_selection(self) -> None:
        """Scroll to what is selected, no further than need be."""
        at = self._desk.session.selection
        index, table = self.grid.index_of(at.lane, at.step), self.grid.table
        if index.isValid():
            self.heights.fit_row(index.row(), perf_counter() + _AT_ONCE_S)
            self.scrollTo(index)
        elif table is not None and at.kind in (SelectionKind.STAGE, SelectionKind.STEP):
            columns = [i for i, s in enumerate(table.steps) if at.id in (s.id, s.stage)]
            if columns and self.grid.rowCount():
                top = self.verticalScrollBar().value()
                self.scrollTo(self.grid.index(0, columns[0]))
                self.verticalScrollBar().setValue(top)
        elif at.kind is SelectionKind.LANE and self.grid.columnCount():
            row = next((r for r in range(self.grid.rowCount()) if getattr(self.grid.lane(r), "id", "") == at.id), -1)
            if row >= 0:
                left = self.horizontalScrollBar().value()
                self.scrollTo(self.grid.index(row, 0))
                self.horizontalScrollBar().setValue(left)

    def _choose(self, index: QModelIndex, block: Block | None, *, adds: bool = False) -> None:
        session, lane, step = self._desk.session, self.grid.lane(index.row()), self.grid.step(index.column())
        if lane is None or step is None:
            return
        wanted: Selection
        if way_of(lane) is Way.CURVE:
            wanted = navigation.emotion_at(self._desk.canvas.board, lane.id, step)
        elif block is None or block.record not in session.snapshot.table("cards"):  # one that is only being written
            wanted = select.of_cell(lane.id, step)
        elif adds:
            wanted = select.toggled(session.selection, CardId(block.record), session.snapshot)
        else:
            wanted = select.of_cards((CardId(block.record),), session.snapshot, step)
        session.select(wanted)

    def _header_chosen(self, what: str, record: str) -> None:
        self._desk.session.select(select.of_header(SelectionKind(what), record))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _header_opened(self, what: str, record: str) -> None:
        self._header_chosen(what, record)
        self.edit_wanted.emit()

    # Sizes

    def _fit_columns(self) -> None:
        """All steps in sight where they have room, none narrower than reads well."""
        count = self.grid.columnCount()
        if not count or self._has_own_widths:
            return
        room = self.viewport().width()
        wide = max(_NARROWEST, min(_WIDEST, room // count))
        self.columns.blockSignals(True)
        for column in range(count):
            self.columns.resizeSection(column, wide)
        self.columns.blockSignals(False)
        self.columns.sectionResized.emit(0, wide, wide)

    def _column_resized(self, _column: int, before: int, after: int) -> None:
        self._has_own_widths = self._has_own_widths or before != after
        self.heights.refit()

    def _cells_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.heights.unfit(range(first.row(), last.row() + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_until = perf_counter() + _AT_ONCE_S
        super().paintEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            self._page(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif not keys.act(cast(keys.Keyed, _Keys(self, self._desk)), event):
            event.ignore()

    def _page(self, direction: int) -> None:
        way = (
            QAbstractItemView.CursorAction.MovePageUp if direction < 0 else QAbstractItemView.CursorAction.MovePageDown
        )
        index = self.moveCursor(way, Qt.KeyboardModifier.NoModifier)
        lane, step = self.grid.lane(index.row()), self.grid.step(index.column())
        if lane is not None and step is not None:
            self._desk.session.select(navigation.landing(self._desk.canvas.board, lane.id, step))

    def event(self, event) -> bool:
        return keys.take_text(event) or super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes to the next step: F6 leaves."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() or event.preeditString():
            self.input_wanted.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._desk.session.selection.kind is SelectionKind.NONE and self._desk.canvas.has_map:
            self._desk.canvas.go_to_corner(-1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        index, block = self.hit(event.position().toPoint())
        if index.isValid():
            held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            self._choose(index, block, adds=bool(held))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index, block = self.hit(event.position().toPoint())
        if index.isValid():
            self._choose(index, block)
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, block = self.hit(event.pos())
        if index.isValid():
            lane = self.grid.lane(index.row())
            if block is None or block.record not in self._desk.session.selection.cards or lane is None:
                self._choose(index, block)
            self._desk.canvas.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_columns()
        self.moved.emit()


class _Keys:
    """The keys of the map: what they do is done by the canvas, to the selection that all views share; what is written
    is written here."""

    def __init__(self, grid: GridTable, desk: Desk) -> None:
        self._grid, self._desk = grid, desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk.canvas, name)

    def edit_selection(self) -> None:
        self._grid.edit_wanted.emit()

    def type_text(self, text: str) -> None:
        self._grid.typed.emit(text)
