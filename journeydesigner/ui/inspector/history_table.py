"""The history of a metric at one anchor as a table to type into: one row for each period, the last one empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journeydesigner.editing.measurements import forget_measurement, move_measurement
from journeydesigner.editing.numbers import measure
from journeydesigner.metrics.comparable import as_measured, why_not_with
from journeydesigner.metrics.formulas import SQUARES, count_names, score, value_of
from journeydesigner.metrics.metric_words import count_word
from journeydesigner.metrics.numbers import own_unit_text
from journeydesigner.metrics.typed_numbers import number
from journeydesigner.model.ids import MetricId, RecordId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Measurement, Metric
from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.controls.one_editor import OneEditor
from journeydesigner.ui.controls.text_fields import percentage, whole
from journeydesigner.ui.inspector.periods import period_of
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_ROW = 26
_PERIOD_ROOM = 22
"""Round a period in its cell, so that it is seen whole while it is typed."""
_STAYS = QAbstractItemDelegate.EndEditHint.NoHint
_GOING_ON = (
    QAbstractItemDelegate.EndEditHint.EditNextItem,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem,
    QAbstractItemDelegate.EndEditHint.SubmitModelCache,
)
"""Tab, Shift+Tab, Return."""


class HistoryTable(QTableWidget):
    """Columns: period; the raw counts where the metric is computed from such, else n; value.

    A typed cell is one undoable step. Delete takes the selected periods out. Rows are in the order of their periods,
    so a row may move by what is typed in it: Tab and Return go on from where its record stands then.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._metric: Metric | None = None
        self._anchor: RecordId = ""
        self._series: tuple[Measurement, ...] = ()
        self._is_filling = False
        self._written: str | None = None
        """The period of the record that was typed into last, until the editor closes."""
        self._refused: str | None = None
        """What was typed there and could not be understood."""
        self.setAccessibleName(_("History of the metric"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(30)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.cells = OneEditor(self)
        self.cells.refuses = session.refuses
        self.setItemDelegate(self.cells)
        self._pressed = False
        self.itemChanged.connect(self._typed)

    def show_series(self, metric: Metric, anchor: RecordId, series: tuple[Measurement, ...]) -> None:
        if (metric, anchor, series) == (self._metric, self._anchor, self._series):
            return
        self._metric, self._anchor, self._series = metric, anchor, series
        self._is_filling = True
        try:
            self._fill(metric)
        finally:
            self._is_filling = False
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + (len(series) + 1) * _ROW + 4)

    @property
    def count_columns(self) -> tuple[str, ...]:
        """The raw counts that this metric is computed from."""
        return count_names(self._metric.kind, self._metric.unit) if self._metric else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._forget_selected()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._pressed = index.isValid() and index == self.currentIndex() and index in self.selectedIndexes()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into the cell where one is already writes in it: at once, where Qt would wait for another click."""
        super().mouseReleaseEvent(event)
        if self._pressed and self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.cells.write_in(self.currentIndex())
        self._pressed = False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on from the record that was written, wherever it stands by now; stay at what was refused."""
        edited = self.indexAt(editor.geometry().center())
        is_meant = hint in _GOING_ON and edited == self.currentIndex()
        written, refused, self._written, self._refused = self._written, self._refused, None, None
        super().closeEditor(editor, _STAYS if is_meant else hint)
        if not is_meant:
            return
        rows = [found.period for found in self._series]
        row = rows.index(written) if written in rows else edited.row()
        if refused is not None:
            self._again(row, edited.column(), refused)
        elif hint == QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            self._go(*self._before(row, edited.column()), is_editing=True)
        else:
            is_tab = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
            self._go(*self._after(row, edited.column(), is_tab=is_tab), is_editing=is_tab)

    @property
    def _last_typed(self) -> int:
        """The last column that is typed when a row is entered: not a value that is computed."""
        return len(self.count_columns) or self.columnCount() - 1

    def _after(self, row: int, column: int, *, is_tab: bool) -> tuple[int, int]:
        """The next cell; at the end of a row the next row's period, or with Return that of a new row."""
        if column < self._last_typed:
            return row, column + 1
        return (min(row + 1, self.rowCount() - 1) if is_tab else self.rowCount() - 1), 0

    def _before(self, row: int, column: int) -> tuple[int, int]:
        return (row, column - 1) if column else (max(row - 1, 0), self._last_typed if row else 0)

    def _go(self, row: int, column: int, *, is_editing: bool) -> None:
        self.setCurrentCell(row, column)
        if is_editing:
            self.cells.write_in(self.currentIndex())

    def _again(self, row: int, column: int, text: str) -> None:
        """Open the cell with what was typed, to be mended."""
        self._go(row, column, is_editing=True)
        for line in self.viewport().findChildren(QLineEdit):
            if line.isVisible():
                line.setText(text)
                line.selectAll()

    def _fill(self, metric: Metric) -> None:
        counts = self.count_columns
        names = [_("Period"), *(_count_head(name) for name in counts), *(() if counts else (_("n"),)), _("Value")]
        self.setColumnCount(len(names))
        self.setHorizontalHeaderLabels(names)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        shown = (names[0], "0000-00", *(found.period for found in self._series))
        self.setColumnWidth(0, max(map(self.fontMetrics().horizontalAdvance, shown)) + _PERIOD_ROOM)
        self.setRowCount(len(self._series) + 1)
        for row, found in enumerate(self._series):
            self._set_row(row, self._texts(metric, found))
        self._set_row(len(self._series), [""] * len(names))
        for row, found in enumerate(self._series):
            if (item := self.item(row, len(names) - 1)) is not None:
                item.setToolTip(as_tip(why_not_with(metric, found.result)))
        for column, name in enumerate(counts, start=1):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setToolTip(name.replace("_", " "))

    def _texts(self, metric: Metric, found: Measurement) -> list[str]:
        counts = self.count_columns
        if counts:
            middle = [_count_text(found.result.counts[n]) if n in found.result.counts else "" for n in counts]
        else:
            middle = ["" if found.result.n is None else str(found.result.n)]
        was = as_measured(metric, found.result)
        value = value_of(was, found.result)
        said = "" if value is None else own_unit_text(was, value)
        return [found.period, *middle, f"({said})" if said and why_not_with(metric, found.result) else said]

    def _set_row(self, row: int, texts: list[str]) -> None:
        """Items stay where they are: one of them may be open for typing."""
        for column, text in enumerate(texts):
            item = self.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
            item.setText(text)

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._is_filling or self._metric is None:
            return
        try:
            self._write(item.row(), item.column())
        except ValueError as error:
            self._refused = item.text()
            self._session.trouble.emit(str(error))
        self._series, anchor, metric = (), self._anchor, self._metric
        self._anchor = ""
        self.show_series(metric, anchor, self._session.snapshot.measurements_of(metric.id, anchor))

    def _write(self, row: int, column: int) -> None:
        """Enter what the row says now. Raises ValueError for what cannot be understood."""
        metric = self._metric
        assert metric is not None
        before = self._series[row] if row < len(self._series) else None
        self._written = before.period if before is not None else None
        typed_period = self._text(row, 0)
        if not typed_period and (before is not None or not column):
            return
        period = period_of(typed_period)
        is_there = any(found.period == period for found in self._series)
        if before is not None and period != before.period:
            if is_there:
                raise ValueError(_("{period} is there already.").format(period=period))
            self._session.attempt(move_measurement, before.id, period)
            self._written = period
            return
        if before is None and is_there:
            if column:
                raise ValueError(_("{period} is there already: write a period first.").format(period=period))
            self._written = period
            return
        value, n, counts = self._result(row, column, before)
        if before is None and value is None and n is None and not counts and column:
            return
        self._session.attempt(measure, MetricId(metric.id), self._anchor, period, value, n=n, counts=counts)
        self._written = period

    def _result(
        self, row: int, column: int, before: Measurement | None
    ) -> tuple[float | None, int | None, dict[str, float]]:
        metric = self._metric
        assert metric is not None
        names, last = self.count_columns, self.columnCount() - 1
        result = before.result if before else Result()
        value, n, counts = result.value, result.n, dict(result.counts)
        computed = score(metric, counts)
        if column == last:
            value = _value(metric, self._text(row, last))
            if computed is not None:
                value, counts = self._instead(metric, value, computed, counts)
        elif names and column:
            typed = number(self._text(row, column), ())
            counts.pop(names[column - 1], None)
            counts.pop(SQUARES, None)  # they were those of other answers
            if typed is not None:
                counts[names[column - 1]] = typed
            if computed is not None:
                value = None  # what the counts gave goes with them; what was entered stays until all are there
        elif column == 1:
            n = whole(self._text(row, 1))
        return value, n, counts

    def _instead(
        self, metric: Metric, value: float | None, computed: float, counts: dict[str, float]
    ) -> tuple[float | None, dict[str, float]]:
        """A value typed where the counts give one: they stay if it is theirs, else they go, and that is told."""
        if value is None:
            self._session.trouble.emit(_("This value is computed from its counts; delete those to be without it."))
            return computed, counts
        if own_unit_text(metric, value) == own_unit_text(metric, computed):
            return computed, counts
        self._session.trouble.emit(_("The counts gave another value and were taken out; undo brings them back."))
        return value, {}

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _forget_selected(self) -> None:
        rows = {index.row() for index in self.selectedIndexes()}
        gone = [self._series[row].id for row in sorted(rows) if row < len(self._series)]
        if gone:
            self._session.attempt(forget_measurement, gone)


def _value(metric: Metric, text: str) -> float | None:
    """A value in the metric's unit, which may be written behind it. Raises ValueError."""
    if metric.unit == "percent":
        return percentage(text)
    shown = own_unit_text(metric, 1.0).split("\u00a0")
    return number(text, (*shown[1:], _("pt")))


def _count_text(count: float) -> str:
    """All digits of a count: what is shown is what is typed on."""
    return str(int(count)) if count.is_integer() else repr(count)


def _count_head(name: str) -> str:
    """A word that a narrow column has room for."""
    short = {"promoters": _("Prom."), "passives": _("Pass."), "detractors": _("Detr.")}
    return short.get(name) or count_word(name)
