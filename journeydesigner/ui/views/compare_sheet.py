"""Both maps over each other, in one scroll: what is shown, where a hand is on it, and what keys do."""

from collections.abc import Iterator
from math import inf
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from journeydesigner.editing.record_words import NOWHERE, Where
from journeydesigner.lanes.pen import Pen
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.views.change_words import told_changes
from journeydesigner.ui.views.compare_painting import STAGE, STEP, ComparePainting
from journeydesigner.ui.views.compare_rows import LABELS, CompareRows, Rows, Shown
from journeydesigner.ui.views.comparison import Comparison
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _

_HEAD = STAGE + STEP
_SLICE_S = 0.008


class CompareSheet(QAbstractScrollArea):
    """``chosen(str)`` tells a card that was clicked, ``opened(str)`` one that was double-clicked."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Both maps"))
        self._desk = desk
        self._comparison: Comparison | None = None
        self._coming: Iterator[Rows | None] | None = None
        self._made = Rows()
        """What is laid out by now."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self._rows = CompareRows(pen)
        self._painting = ComparePainting(pen, self._painter())
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.dress()

    # Showing

    def dress(self) -> None:
        self._painting.painter = self._painter()
        self.viewport().update()

    def write_with(self, pen: Pen) -> None:
        """Write in another language, from the next comparison on."""
        self._rows = CompareRows(pen)

    def _painter(self) -> ScenePainter:
        session, look = self._desk.session, self._desk.look
        return ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())

    def show_comparison(self, comparison: Comparison | None, *, only: bool) -> None:
        """Draw two maps; ``only``: what is the same on both is left out."""
        self._comparison, self._painting.is_only = comparison, only
        self._lay_out()

    def ring(self, card: str) -> None:
        """Mark the selected card."""
        self._painting.ringed, self._painting.cell = card, None
        self.viewport().update()

    def reveal(self, record: str, where: Where = NOWHERE) -> None:
        """Scroll to a card, else to the place where a record is."""
        box = self._box_of(record, where)
        while box is None and self._coming is not None:
            self._go_on()
            box = self._box_of(record, where)
        self._painting.cell = box if box is not None and self._shown(record) is None else None
        self.viewport().update()
        if box is None:
            return
        head = _HEAD
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        wide, tall = self.viewport().width() - LABELS, self.viewport().height() - head
        if not across.value() <= box.left() - 12 <= box.right() + 12 <= across.value() + wide:
            across.setValue(round(box.center().x() - wide / 2) if box.width() < wide else round(box.left()))
        if not down.value() <= box.top() - 30 <= box.bottom() + 12 <= down.value() + tall:
            down.setValue(round(box.center().y() - tall / 2) if box.height() < tall else round(box.top()))

    def _shown(self, card: str) -> Shown | None:
        """A card as drawn; of one that is in both rows, as it is now."""
        found = [shown for shown in self._painting.rows.cards() if shown.card == card]
        return found[-1] if found else None

    def _box_of(self, record: str, where: Where) -> QRectF | None:
        """Of a card, else of the cell, column or row that ``where`` names; None where that is not laid out yet, or
        nothing here."""
        shown = self._shown(record)
        if shown is not None or self._comparison is None:
            return shown.box if shown is not None else None
        rows, comparison = self._painting.rows, self._comparison
        columns = [
            place for place, column in enumerate(comparison.columns) for step in (column.before, column.after)
            if step is not None and (where.step == step.id or (not where.step and where.stage == step.stage))
        ]  # fmt: skip
        strips = [strip for strip in rows.strips if strip.lane.id == where.lane]
        if (where.lane and not strips) or not (columns or strips):
            return None
        first, last = (min(columns), max(columns)) if columns else (0, len(comparison.columns) - 1)
        top = strips[0].y if strips else 0.0
        bottom = strips[-1].y + strips[-1].height if strips else rows.height
        return QRectF(first * rows.column, top, (last - first + 1) * rows.column, bottom - top)

    @property
    def rows(self) -> Rows:
        """All of them."""
        self._go_on(inf)
        return self._painting.rows

    def shown_cards(self) -> tuple[Shown, ...]:
        """All cards as drawn, from the top down."""
        return self.rows.cards()

    def _lay_out(self) -> None:
        room = self.viewport().width() - LABELS
        wanted, only = self._desk.session.filter, self._painting.is_only
        self._made = Rows()
        self._coming = self._rows.laid_out(self._comparison, wanted, room, only=only)
        self._go_on()

    def _go_on(self, for_s: float = _SLICE_S) -> None:
        """Lay out lane by lane, the rest when nothing else is to do. What was there before stays until there is enough
        for what is in sight."""
        if self._coming is None:
            return
        end = perf_counter() + for_s
        while perf_counter() < end:
            try:
                self._made = next(self._coming) or self._made
            except StopIteration:
                self._coming = None
                break
        else:
            self._later.start()
        made, sight = self._made, self.verticalScrollBar().value() + self.viewport().height()
        is_enough = self._coming is None or made.height > sight or not self._painting.rows.strips
        if is_enough and made is not self._painting.rows:
            before, self._painting.rows = self._painting.rows, made
            self._set_bars()
            if not _looks_the_same(before, made, sight):
                self.viewport().update()

    def _set_bars(self) -> None:
        columns = len(self._comparison.columns) if self._comparison else 0
        wide, tall = self.viewport().width() - LABELS, self.viewport().height() - _HEAD
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(columns * self._painting.rows.column - wide)))
        across.setPageStep(round(max(wide, 1)))
        least = down.maximum() if self._coming is not None else 0  # nothing moves while the rest is on its way
        down.setRange(0, max(least, round(self._painting.rows.height + 24 - tall)))
        down.setPageStep(round(max(tall, 1)))
        across.setSingleStep(24)
        down.setSingleStep(24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, self._painting.colour("canvas"))
        if self._comparison is not None:
            x, y = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            painter.save()
            painter.setClipRect(area.adjusted(LABELS, _HEAD, 0, 0))
            painter.translate(LABELS + x, _HEAD + y)
            self._painting.paint_rows(painter, self._comparison, QRectF(-x, -y, area.width(), area.height()))
            self._painting.paint_cell(painter)
            painter.restore()
            painter.save()
            painter.setClipRect(area.adjusted(0, _HEAD, LABELS - area.width(), 0))
            painter.translate(0, _HEAD + y)
            self._painting.paint_labels(painter, self._comparison)
            painter.restore()
            painter.save()
            painter.setClipRect(QRectF(LABELS, 0, area.width() - LABELS, _HEAD))
            painter.translate(LABELS + x, 0)
            self._painting.paint_head(painter, self._comparison, QRectF(-x, 0, area.width(), _HEAD))
            painter.restore()
            painter.fillRect(QRectF(0, 0, LABELS, _HEAD), self._painting.colour("label"))
            painter.fillRect(QRectF(LABELS - 1, 0, 1, area.height()), self._painting.colour("line2"))
            painter.fillRect(QRectF(0, _HEAD - 1, area.width(), 1), self._painting.colour("line2"))
        painter.end()

    # Hand and keys

    def hit(self, x: float, y: float) -> Shown | None:
        """The card under a point of the viewport."""
        if x < LABELS or y < _HEAD:
            return None
        at = QPointF(x - LABELS + self.horizontalScrollBar().value(), y - _HEAD + self.verticalScrollBar().value())
        return next((shown for shown in self._painting.rows.cards() if shown.box.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position().x(), event.position().y())
        self.chosen.emit(found.card if found else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position().x(), event.position().y())
        if found is not None:
            self.opened.emit(found.card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position().x(), event.position().y())
        told = told_changes(self._comparison, found.card) if found and self._comparison else ""
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


def _looks_the_same(before: Rows, after: Rows, sight: float) -> bool:
    """Whether the same strips stand above ``sight``: what came lies below it."""
    seen = [[strip for strip in rows.strips if strip.y < sight] for rows in (before, after)]
    is_same = len(seen[0]) == len(seen[1]) and all(a is b for a, b in zip(*seen, strict=True))
    return is_same and before.column == after.column and before.height > sight
