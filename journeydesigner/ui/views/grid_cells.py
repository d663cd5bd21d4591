"""How a cell of the table is painted: its ground, its blocks, rings round what is selected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.ui.views.cell_faces import PAD, without_text

if TYPE_CHECKING:
    from journeydesigner.ui.views.grid_table import GridTable

_LEAST_WIDTH = 150
Index = QModelIndex | QPersistentModelIndex


class GridCells(QStyledItemDelegate):
    """Paints a cell: its ground, its blocks, rings round what is selected."""

    def __init__(self, grid: "GridTable") -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_LEAST_WIDTH, round(self._grid.face_of(index.row(), index.column()).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid, rect = self._grid, option.rect  # type: ignore[attr-defined]
        lane = grid.grid.lane(index.row())
        if lane is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if way_of(lane) is Way.LINE:
            self._line(painter, rect)
        else:
            self._cell(painter, rect, index)
        painter.restore()

    def _cell(self, painter: QPainter, rect: QRect, index: Index) -> None:
        grid, at = self._grid, self._grid.session.selection
        painter.fillRect(rect, grid.colour("laneB" if index.row() % 2 else "laneA"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), grid.colour("line"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, grid.colour("line"))
        is_here = grid.currentIndex() == index
        if is_here and at.kind in (SelectionKind.CELL, SelectionKind.EMOTION) and not grid.written:
            self._ring(painter, QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5), 4)
        face = grid.face_in_time(index.row(), index.column())
        for block in face.blocks if face is not None else ():
            shown = without_text(block) if block.record == grid.written else block
            node = Node("block", Role.CARD, "", rect.x() + PAD, rect.y() + block.y, 0, block.height, shown.primitives)
            grid.painter_of.paint_nodes(painter, (node,))
            is_selected = block.record in at.ids and at.kind is SelectionKind.CARDS
            if (is_selected and (not block.is_passing or is_here)) or block.record == grid.written:
                box = QRectF(rect.x() + PAD, rect.y() + block.y, rect.width() - 2 * PAD, block.height)
                self._ring(painter, box.adjusted(-1, -1, 1, 1), 6)

    def _ring(self, painter: QPainter, box: QRectF, radius: float) -> None:
        grid = self._grid
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(grid.colour("accent"), 2))
        painter.drawRoundedRect(box, radius, radius)

    def _line(self, painter: QPainter, rect: QRect) -> None:
        grid = self._grid
        painter.fillRect(rect, grid.colour("laneB"))
        pen = QPen(grid.colour("text3"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        middle = rect.center().y() + 0.5
        painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right() + 1, middle))
