"""The list of the metric library: one row for each metric, every field written in place."""

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journeydesigner.ui.controls.labels import breakable
from journeydesigner.ui.controls.sorting_head import Head, paint_heads
from journeydesigner.ui.controls.written_rows import RowEditor, write_by_rows
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.metric_library.model import LibraryModel
from journeydesigner.ui.session import Session
from journeydesigner.ui.shelf_mime import shelf_mime
from journeydesigner.ui.views.card_list_editors import CellChoice, CellLine, editor_of, show_in
from journeydesigner.wording import _

_PAD_X, _PAD_Y, _ICON = 10, 8, 15
_LEAST, _HEAD = 36, 34
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


class LibraryList(QTableView):
    """``delete_wanted`` tells the key, ``chosen`` that other metrics are selected, ``dragging`` that one is carried,
    and that it no longer is."""

    delete_wanted = Signal()
    dragging = Signal(bool)
    chosen = Signal()

    def __init__(self, session: Session, look: Look, model: LibraryModel) -> None:
        super().__init__()
        self.look, self.metrics = look, model
        self._pressed_at = QPoint()
        self.setObjectName("cardList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("The metrics of the organisation"))
        self.setHorizontalHeader(_Head(look, model, self))
        self.setModel(model)
        self.cells = _Cells(self, session)
        self.cells.refuses = session.refuses
        self.setItemDelegate(self.cells)
        write_by_rows(self)
        self.setTabKeyNavigation(False)  # Tab leads on to the buttons; from a cell that is written in, to the next cell
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, column.width)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)
        self.horizontalHeader().sectionResized.connect(self._fit)
        self.selectionModel().selectionChanged.connect(self._chosen)
        look.follow(self, self._dress)
        self._dress()

    @property
    def ids(self) -> list[str]:
        """The selected metrics, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [found.metric.id for row in rows if (found := self.metrics.listed(row)) is not None]

    def choose(self, metrics: list[str]) -> None:
        """Select these, and stand on the first."""
        rows = [row for metric in metrics if (row := self.metrics.row_of(metric)) >= 0]
        self.clearSelection()
        for row in rows:
            self.selectionModel().select(
                self.metrics.index(row, 0),
                self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows,
            )
        if rows:
            flags = self.selectionModel().SelectionFlag
            column = max(self.currentIndex().column(), 0)
            self.selectionModel().setCurrentIndex(self.metrics.index(rows[0], column), flags.NoUpdate)
            self.scrollTo(self.metrics.index(rows[0], 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.cells.write_in(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # closes the sheet
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Past a few pixels a row goes along with the mouse, to be dropped on the map."""
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if not event.buttons() & Qt.MouseButton.LeftButton or far < QApplication.startDragDistance():
            return
        found = self.metrics.listed(self.rowAt(self._pressed_at.y()))
        if found is not None and self.state() != QAbstractItemView.State.EditingState:
            self._drag(found.metric.id, self.rowAt(self._pressed_at.y()))

    def _drag(self, metric: str, row: int) -> None:
        self.dragging.emit(True)
        drag = QDrag(self)
        drag.setMimeData(shelf_mime(kind="metric", metric=metric))
        drag.setPixmap(self.viewport().grab(self.visualRect(self.metrics.index(row, 0))))
        drag.exec(Qt.DropAction.CopyAction)
        self.dragging.emit(False)

    def _chosen(self, *_what: object) -> None:
        self.chosen.emit()

    def _dress(self) -> None:
        self.setStyleSheet(
            f"QTableView#cardList {{ background: {self.look.colour('surface').name()}; border: 0; border-radius: 0; }}"
            "QTableView#cardList QLineEdit, QTableView#cardList QComboBox { border-radius: 0; min-height: 20px; }"
        )
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _fit(self, *_what: object) -> None:
        """Rows are as tall as their texts."""
        for row in range(self.metrics.rowCount()):
            self.setRowHeight(row, self._height(row))

    def _height(self, row: int) -> int:
        found, tall = self.metrics.listed(row), _LEAST
        if found is None:
            return tall
        measure = QFontMetricsF(self.font())
        for place, column in enumerate(self.metrics.columns):
            room = self.columnWidth(place) - 2 * _PAD_X - (_ICON + 5 if column.icon(found)[0] else 0)
            box = measure.boundingRect(QRectF(0, 0, room, 1e5), int(_WRAPPED), breakable(column.text(found)))
            tall = max(tall, round(box.height()) + 2 * _PAD_Y)
        return tall


class _Cells(RowEditor):
    """Paints texts in full; makes the editors."""

    def __init__(self, view: LibraryList, session: Session) -> None:
        super().__init__(view)
        self._view, self._session = view, session

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, look = self._view, self._view.look
        found = view.metrics.listed(index.row())
        if found is None:
            return
        column = view.metrics.columns[index.column()]
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.fillRect(rect, look.colour("selected" if is_selected else "laneB" if index.row() % 2 else "laneA"))
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), look.colour("line"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, colour = column.icon(found)
        left = rect.x() + _PAD_X
        if icon:
            paint_icon(painter, look, icon, look.colour(colour), left, rect.y() + _PAD_Y + 1, _ICON)
            left += _ICON + 5
        font = QFont(view.font())
        font.setWeight(QFont.Weight.DemiBold if column.name == "name" else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._ink(column.name, bool(column.fields), found.is_off_target))
        room = QRectF(left, rect.y() + _PAD_Y, rect.right() - left - _PAD_X, rect.height())
        painter.drawText(room, int(_WRAPPED), breakable(column.text(found)))
        if view.currentIndex() == index and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 3, 3)
        painter.restore()

    def _ink(self, name: str, is_written: bool, is_off: bool) -> QColor:
        look = self._view.look
        if name == "state" and is_off:
            return look.colour("neg")
        return look.colour("text" if name == "name" or is_written else "text2")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _LEAST)

    def make_editor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = self._view.metrics
        found, column = model.listed(index.row()), model.columns[index.column()]
        assert found is not None, "only a metric is edited"
        choices = column.choices(found.metric) if column.choices is not None else None
        made = editor_of(self._view.look, column.label, choices, parent)
        made.done.connect(self._done)
        return made

    def fill(self, editor: QWidget, index: Index) -> None:
        show_in(editor, self._view.metrics.data(index, Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, CellChoice):
            value: object = editor.value()
        else:
            value = editor.text().strip() if isinstance(editor, CellLine) else ""
        if value == self._view.metrics.data(index, Qt.ItemDataRole.EditRole):
            return
        try:
            model.setData(index, value)
        except ValueError as error:
            self._session.trouble.emit(str(error))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect  # type: ignore[attr-defined]
        editor.setGeometry(rect.x(), rect.y(), max(rect.width(), 160), max(min(rect.height(), 40), _LEAST))

    def _done(self) -> None:
        editor = self.sender()
        assert isinstance(editor, QWidget)
        self.commitData.emit(editor)
        self.close_open(editor)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


class _Head(QHeaderView):
    """A click sorts by the column: down, up, as the organisation has them."""

    def __init__(self, look: Look, model: LibraryModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._metrics = look, model
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(64)
        self.setToolTip(_("Click to sort"))
        self.sectionClicked.connect(self._sort)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEAD)

    def _sort(self, section: int) -> None:
        self._metrics.sort_by(self._metrics.columns[section].name)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        name, falls = self._metrics.sorted_by or ("", False)
        heads = [Head(column.label, falls if column.name == name else None) for column in self._metrics.columns]
        painter = QPainter(self.viewport())
        paint_heads(painter, self, self._look, heads)
        painter.end()
