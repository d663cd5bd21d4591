"""A chart in the panel: painted from primitives, read aloud and copied as the table of its numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.drawing.primitives import Primitive
from journeydesigner.layout.charts.figures import Figures, as_tsv, in_words
from journeydesigner.painting.painter import HINTS
from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.wording import _

_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a chart that can be pointed at: what is said there, and the record it leads to ("" for none)."""

    box: QRectF
    said: str
    record: str = ""


@dataclass(frozen=True)
class Drawn:
    """A chart in a size."""

    primitives: tuple[Primitive, ...]
    spots: Sequence[Spot] = ()
    height: float | None = None
    """How high it turned out to be; None: as high as it was told."""


Draw = Callable[[float, float], Drawn]


class Chart(QWidget):
    """``chosen(str)`` tells the record of a place that was clicked, or at which Enter was pressed."""

    chosen = Signal(str)

    def __init__(self, easel: Easel, name: str, height: int) -> None:
        super().__init__()
        self._easel, self._wanted = easel, height
        self._draw: Draw | None = None
        self._drawn = Drawn(())
        self._figures: Figures | None = None
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setSizePolicy(policy)

    def show_chart(self, draw: Draw, figures: Figures) -> None:
        """Paint what ``draw`` gives for a width and a height; ``figures`` are the same numbers."""
        self._draw, self._figures = draw, figures
        self.setAccessibleDescription(in_words(figures))
        self._at = -1
        self._lay_out()

    @property
    def spots(self) -> Sequence[Spot]:
        return self._drawn.spots

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._wanted)

    def _lay_out(self) -> None:
        if self._draw is not None and self.width() > 1:
            self._drawn = self._draw(float(self.width()), float(max(self.height(), self._wanted)))
            if self._drawn.height is not None and round(self._drawn.height) != self._wanted:
                self._wanted = round(self._drawn.height)
                self.updateGeometry()
        self.update()

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        if self.hasFocus():
            box = self._drawn.spots[self._at].box if 0 <= self._at < len(self._drawn.spots) else QRectF(self.rect())
            painter.setPen(QPen(self._easel.look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHints(HINTS)
        for primitive in self._drawn.primitives:
            self._easel.painter.paint(painter, primitive)

    # Hand and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot and spot.record else Qt.CursorShape.ArrowCursor)
        if spot is not None and spot.said:
            QToolTip.showText(event.globalPosition().toPoint(), as_tip(spot.said), self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and spot.record:
            self.chosen.emit(spot.record)

    def _spot(self, at: QPointF) -> Spot | None:
        return next((spot for spot in reversed(self._drawn.spots) if spot.box.contains(at)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots, key = self._drawn.spots, Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif key in _NEXT and spots:
            self._at = min(max(self._at + _NEXT[key], 0), len(spots) - 1)
            announce(self, spots[self._at].said)
            self.update()
        elif key in _ENTER and 0 <= self._at < len(spots) and spots[self._at].record:
            self.chosen.emit(spots[self._at].record)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+C is for this chart, not for the map under it."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and event.matches(QKeySequence.StandardKey.Copy):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Copying

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(_("Copy as table"), self.copy_table)
        menu.addAction(_("Copy as picture"), self.copy_picture)
        menu.popup(event.globalPos())

    def copy_table(self) -> None:
        """The numbers, for a sheet."""
        if self._figures is not None:
            QGuiApplication.clipboard().setText(as_tsv(self._figures))
            announce(self, _("Copied as table"))

    def copy_picture(self) -> None:
        """As it is seen, at twice the size."""
        picture = QPixmap(self.size() * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(self._easel.look.colour("surface"))
        painter = QPainter(picture)
        self._paint(painter)
        painter.end()
        QGuiApplication.clipboard().setPixmap(picture)
