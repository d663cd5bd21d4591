"""A table of figures in a card: as tall as its rows, one of them marked; a row leads to its place on the map."""

from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextStyle
from journeydesigner.layout.charts.figures import Cell, Figures, Row, as_tsv
from journeydesigner.layout.moved import moved
from journeydesigner.ui.metrics.card import CELL_PAD
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.wording import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STYLE = TextStyle(13, 18, 500, tabular=True)
STRONG = TextStyle(13, 18, 600, tabular=True)
_SWATCH = 12
_SWATCH_ROOM = 22
_LEAST_WORDS = 96


class FiguresModel(QAbstractTableModel):
    """Gives a table of figures to the view."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = Figures("", (), ())
        self._is_broken = False

    def heading(self, column: int) -> str:
        """As it is shown: in two lines where columns are narrow."""
        said = self.figures.headings[column]
        return _in_two(said) if self._is_broken and column >= self.figures.words else said

    def break_headings(self, *, is_broken: bool) -> None:
        """Those over numbers."""
        if is_broken != self._is_broken:
            self._is_broken = is_broken
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self.figures.headings) - 1, 0))

    def show_figures(self, figures: Figures) -> None:
        self.beginResetModel()
        self.figures = figures
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.figures.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.figures.headings)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        cell = self.figures.rows[index.row()].cells[index.column()]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return cell.text
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if index.column() < self.figures.words else _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == _ROLE.DisplayRole:
            return self.heading(section)
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if section < self.figures.words else _RIGHT
        return None


def _shared(widths: list[int], room: int) -> list[int]:
    """``room`` for columns that want ``widths``: what is too much or too little is that of the broad ones."""
    broad = sum(wide for wide in widths if wide > _LEAST_WORDS)
    if not broad:
        return [*widths[:-1], max(widths[-1], room - sum(widths[:-1]))] if widths else []
    left = room - (sum(widths) - broad)
    return [max(left * wide // broad, _LEAST_WORDS) if wide > _LEAST_WORDS else wide for wide in widths]


def _in_two(text: str) -> str:
    """Broken where both lines are most alike."""
    words = text.split(" ")
    places = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return "\n".join(min(places, key=lambda lines: max(map(len, lines)))) if places else text


class FigureTable(QTableView):
    """``chosen(str)`` tells the record of a row that was clicked, or on which Enter was pressed.

    ``row_height`` px at least; with ``scrolls`` it is as tall as it is given, else as its rows.
    """

    chosen = Signal(str)

    def __init__(self, easel: Easel, name: str, row_height: int = 34, *, scrolls: bool = False) -> None:
        super().__init__()
        self.easel, self._row_height, self._scrolls = easel, row_height, scrolls
        self.figures_model = FiguresModel()
        self.setModel(self.figures_model)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setObjectName("figures")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Figures) -> None:
        """Show them; what was current stays so, by its record."""
        if figures == self.figures_model.figures:
            return
        here = self._row(self.currentIndex())
        self.figures_model.show_figures(figures)
        self._fit()
        place = next((n for n, row in enumerate(figures.rows) if here is not None and row.record == here.record), 0)
        if figures.rows:
            self.selectionModel().setCurrentIndex(
                self.model().index(place, 0), self.selectionModel().SelectionFlag.NoUpdate
            )

    def _row(self, index: QModelIndex) -> Row | None:
        rows = self.figures_model.figures.rows
        return rows[index.row()] if index.isValid() and index.row() < len(rows) else None

    # Sizes

    def _fit(self) -> None:
        """Numbers are as broad as they need, the words share the rest; what does not fit on a line takes several."""
        figures = self.figures_model.figures
        columns = range(len(figures.headings))
        words = min(figures.words, len(columns))
        for is_broken in (False, True):
            self.figures_model.break_headings(is_broken=is_broken)
            widths = [self._breadth(figures, column) for column in columns]
            room, wanted = self.viewport().width() - sum(widths[words:]), sum(widths[:words])
            if room >= wanted:
                break
        for column, wide in enumerate((*_shared(widths[:words], room), *widths[words:])):
            self.setColumnWidth(column, wide)
        for number, row in enumerate(figures.rows):
            self.setRowHeight(number, self._height_of(row, words))
        if not self._scrolls:
            tall = sum(self.rowHeight(number) for number in range(len(figures.rows)))
            bar = self.horizontalScrollBar()
            extra = bar.sizeHint().height() if sum(map(self.columnWidth, range(len(widths)))) > self.width() else 0
            self.setFixedHeight(max(self.horizontalHeader().sizeHint().height(), 0) + tall + extra)

    def _breadth(self, figures: Figures, column: int) -> int:
        """What a column needs at most for one line."""
        advance = self.horizontalHeader().fontMetrics().horizontalAdvance
        head = max(advance(line) for line in self.figures_model.heading(column).split("\n"))
        width = self.easel.pen.measurer.width
        texts = {(row.cells[column].text, _style_of(row.cells[column])) for row in figures.rows}
        swatch = _SWATCH_ROOM if column == 0 and any(row.colour for row in figures.rows) else 0
        return max([head, *(ceil(width(*text)) + swatch for text in texts)]) + 2 * CELL_PAD + 6

    def _height_of(self, row: Row, words: int) -> int:
        tall, pen = self._row_height, self.easel.pen
        for column in range(words):
            room = self.columnWidth(column) - 2 * CELL_PAD - (_SWATCH_ROOM if column == 0 and row.colour else 0)
            lines = len(pen.lines(row.cells[column].text, STYLE, float(max(room, 24))))
            if lines > 1:
                tall = max(tall, round(lines * STYLE.leading) + 12)
        return tall

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.figures_model.figures.rows:
            self._fit()

    # Hand and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self._row(self.indexAt(event.position().toPoint()))
        leads = row is not None and bool(row.record)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._row(self.indexAt(event.position().toPoint()))
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and is_plain and row is not None and row.record:
            self.chosen.emit(row.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and row.record:
            self.chosen.emit(row.record)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+C and Ctrl+A are for this table, not for the map under it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
            if any(event.matches(key) for key in keys):
                event.accept()
                return True
        return super().event(event)

    def copy_table(self) -> None:
        """The selected rows, or all, for a sheet."""
        figures = self.figures_model.figures
        places = sorted({index.row() for index in self.selectedIndexes()})
        rows = tuple(figures.rows[place] for place in places) if len(places) > 1 else figures.rows
        QGuiApplication.clipboard().setText(as_tsv(figures, rows))
        announce(self, _("Copied as table"))


def _style_of(cell: Cell) -> TextStyle:
    return STRONG if cell.tone else STYLE


class _Cells(QStyledItemDelegate):
    """Paints the cells: flat, a hairline under each row, the marked row on its tint."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(40, self._table.rowHeight(_index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, figures = self._table.easel.look, self._table.figures_model.figures
        row = figures.rows[index.row()]
        cell, area, column = row.cells[index.column()], option.rect, index.column()  # type: ignore[attr-defined]
        is_first, is_last = column == 0, column == len(figures.headings) - 1
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(row, is_selected=bool(state & QStyle.StateFlag.State_Selected))
        if ground is not None:
            self._fill(painter, area, ground, is_first=is_first, is_last=is_last)
        elif index.row() < len(figures.rows) - 1:
            painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), look.colour("line"))
        box = area.adjusted(CELL_PAD, 0, -CELL_PAD, 0)
        if is_first and row.colour is not None:
            swatch = QRectF(box.left(), area.center().y() - _SWATCH / 2 + 0.5, _SWATCH, _SWATCH)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(*self._table.easel.painter.theme.rgba(row.colour)))
            painter.drawRoundedRect(swatch, 3, 3)
            box = box.adjusted(_SWATCH_ROOM, 0, 0, 0)
        ink = Colour(look.colour(cell.tone or ("text3" if row.mark == "faint" else "text")).name())
        pen, style = self._table.easel.pen, _style_of(cell)
        if column < figures.words:
            block = pen.block(cell.text, style, ink, box.left(), 0, float(max(box.width(), 24)))
            text = moved(block.text, 0, box.top() + (box.height() - block.height) / 2)
        else:
            y = box.top() + (box.height() - style.leading) / 2
            text = pen.word(cell.text, style, ink, box.left() + box.width(), y, align="end").text
        self._table.easel.painter.paint(painter, text)
        if state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _ground(self, row: Row, *, is_selected: bool) -> QColor | None:
        look = self._table.easel.look
        if is_selected:
            return look.colour("selected")
        return look.colour("rose.fill") if row.mark == "worst" else None

    def _fill(self, painter: QPainter, area: QRect, ground: QColor, *, is_first: bool, is_last: bool) -> None:
        """The row's tint, round at both ends."""
        painter.save()
        painter.setClipRect(area)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        reach = QRectF(area).adjusted(0 if is_first else -20, 1, 0 if is_last else 20, -1)
        painter.drawRoundedRect(reach, 6, 6)
        painter.restore()
