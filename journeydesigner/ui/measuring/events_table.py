"""The table in which events are matched with stages: by a click, a menu, a digit, by dragging; many at once."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.events_model import Column, EventsModel
from journeydesigner.wording import _

_ROW, _PAD = 36, 10
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
Index = QModelIndex | QPersistentModelIndex


class EventsTable(QTableView):
    """``menu_wanted(Column, QPoint)`` tells that the person wants to choose for the selected events, at a place of the
    screen; ``digit(int)`` and ``cleared`` that they did by key."""

    menu_wanted = Signal(object, QPoint)
    digit = Signal(int)
    cleared = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.events = EventsModel()
        self.setModel(self.events)
        self.setItemDelegate(_Cells(look, self))
        self.setAccessibleName(_("Events of the log"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFixedHeight(32)
        header.setStretchLastSection(True)
        look.changed.connect(self.viewport().update)

    @property
    def selected(self) -> tuple[str, ...]:
        """The events that are selected, from the top; without a selection the one where the keys are."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return tuple(self.events.name(row) for row in rows)

    def select_names(self, names: Sequence[str]) -> None:
        """Select those that are shown."""
        wanted = set(names)
        self.clearSelection()
        model = self.selectionModel()
        flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
        for row in range(self.events.rowCount()):
            if self.events.name(row) in wanted:
                model.select(self.events.index(row, 0), flags)

    def begin(self) -> None:
        """Put the keys on the first row."""
        if not self.currentIndex().isValid() and self.events.rowCount():
            self.setCurrentIndex(self.events.index(0, Column.STAGE))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._share_out(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        is_plain = not modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key in _OPENS or (key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier):
            self._open(self.currentIndex())
        elif key in _CLEARS:
            self.cleared.emit()
        elif is_plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.digit.emit(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on where an event belongs opens the choice, for all that are selected."""
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and index.isValid() and index.column() in (Column.STAGE, Column.TOUCHPOINT):
            is_selected = self.selectionModel().isRowSelected(index.row(), QModelIndex())
            flag = self.selectionModel().SelectionFlag
            how = flag.NoUpdate if is_selected else flag.ClearAndSelect | flag.Rows
            self.selectionModel().setCurrentIndex(index, how)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._open(index)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event) -> None:
        index = self.indexAt(event.pos())
        self._open(index if index.isValid() else self.currentIndex())

    def _open(self, index: Index) -> None:
        if index.isValid():
            column = Column.TOUCHPOINT if index.column() == Column.TOUCHPOINT else Column.STAGE
            rect = self.visualRect(self.events.index(index.row(), column))
            self.menu_wanted.emit(column, self.viewport().mapToGlobal(rect.bottomLeft()))

    def _share_out(self, width: int) -> None:
        """The columns take their shares of the room."""
        for column, share in ((Column.EVENT, 0.26), (Column.ROWS, 0.16), (Column.STAGE, 0.2), (Column.TOUCHPOINT, 0.2)):
            self.setColumnWidth(column, round(width * share))


class _Cells(QStyledItemDelegate):
    """Each cell on one line: what has no room is told by its tooltip."""

    def __init__(self, look: Look, table: EventsTable) -> None:
        super().__init__(table)
        self._look, self._table = look, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, table = self._look, self._table
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.colour("selected" if is_selected else "field"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        self._contents(painter, rect, index)
        if table.hasFocus() and table.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _contents(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        look, events = self._look, self._table.events
        row, column = index.row(), Column(index.column())
        text, inside = str(index.data() or ""), rect.adjusted(_PAD, 0, -_PAD, 0)
        home = events.home(row)
        match column:
            case Column.EVENT:
                if events.name(row) in events.matching.personal:
                    inside = self._icon(painter, inside, "shield-check", "neg")
                self._words(painter, inside, text, "text")
            case Column.ROWS:
                bar = QRectF(inside.x(), rect.bottom() - 7, inside.width() * events.share(row), 3)
                painter.fillRect(bar, look.colour("accent"))
                self._words(painter, inside.adjusted(0, -3, 0, -3), text, "text2")
            case Column.STAGE:
                self._stage(painter, inside, row, text)
            case Column.TOUCHPOINT:
                if home is not None and home[0].stage:
                    inside = self._chevron(painter, inside)
                self._words(painter, inside, text, "text")
            case Column.WHY:
                if home is not None and home[1] == "suggested":
                    inside = self._icon(painter, inside, "sparkles", "accent")
                self._words(painter, inside, text, "text2")

    def _stage(self, painter: QPainter, inside: QRectF, row: int, text: str) -> None:
        events, look = self._table.events, self._look
        inside = self._chevron(painter, inside)
        place = events.stage_place(row)
        square = QRectF(inside.x(), inside.center().y() - 6, 12, 12)
        if place is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(f"stage:{place}/{len(events.stages)}"))
        else:
            painter.setPen(QPen(look.colour("text3" if events.home(row) else "neg"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, 3, 3)
        tone = "text" if place is not None else "text3" if events.home(row) else "neg"
        self._words(painter, inside.adjusted(20, 0, 0, 0), text, tone)

    def _chevron(self, painter: QPainter, inside: QRectF) -> QRectF:
        """The sign that there is a choice, at the right; what is left for words."""
        colour = self._look.colour("text3")
        paint_icon(painter, self._look, "chevron-down", colour, inside.right() - 14, inside.center().y() - 7, 14)
        return inside.adjusted(0, 0, -18, 0)

    def _icon(self, painter: QPainter, inside: QRectF, name: str, colour: str) -> QRectF:
        paint_icon(painter, self._look, name, self._look.colour(colour), inside.x(), inside.center().y() - 7, 14)
        return inside.adjusted(20, 0, 0, 0)

    def _words(self, painter: QPainter, inside: QRectF, text: str, tone: str) -> None:
        painter.setPen(self._look.colour(tone))
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, round(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def helpEvent(self, event, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole text where it has no room, unless there is something to say of it."""
        tip = index.data(Qt.ItemDataRole.ToolTipRole) or str(index.data() or "")
        widget: QWidget = view.viewport()
        from PySide6.QtWidgets import QToolTip

        from journeydesigner.ui.controls.labels import as_tip

        QToolTip.showText(event.globalPos(), as_tip(tip), widget)
        return True
