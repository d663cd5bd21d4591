"""How many rows of a log belong to which stage, as one bar: what is left is seen at once."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeydesigner.events.matching import Coverage
from journeydesigner.events.report import WARN_BELOW
from journeydesigner.metrics.numbers import grouped
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.flow import StagePlan
from journeydesigner.wording import _

_BAR, _HEIGHT = 12.0, 20


class CoverageBar(QWidget):
    """A part for each stage in its colour, a pale one for what is ignored, hatching for what belongs nowhere yet, and
    a mark at the share from which on the numbers are to be trusted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._coverage = Coverage({}, 0, 0)
        self._stages: tuple[StagePlan, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def show_coverage(self, coverage: Coverage, stages: Sequence[StagePlan]) -> None:
        self._coverage, self._stages = coverage, tuple(stages)
        self.setAccessibleName(coverage_words(coverage))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, coverage = self._look, self._coverage
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, (self.height() - _BAR) / 2, self.width(), _BAR)
        path = QPainterPath()
        path.addRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(whole, look.colour("soft"))
        x = whole.x()
        for place, stage in enumerate(self._stages):
            x = self._part(painter, x, coverage.by_stage.get(stage.id, 0), f"stage:{place}/{len(self._stages)}")
        left = self._part(painter, x, coverage.ignored, "line2")
        if coverage.open:
            rest = QRectF(left, whole.y(), whole.right() - left, _BAR)
            painter.fillRect(rest, QBrush(look.colour("neg"), Qt.BrushStyle.BDiagPattern))
        painter.restore()
        mark = round(whole.width() * WARN_BELOW) + 0.5
        painter.setPen(QPen(look.colour("text"), 1.5))
        painter.drawLine(round(mark), 0, round(mark), self.height())
        painter.end()

    def _part(self, painter: QPainter, x: float, rows: int, colour: str) -> float:
        width = self.width() * rows / self._coverage.rows if self._coverage.rows else 0.0
        if width:
            top = (self.height() - _BAR) / 2
            painter.fillRect(QRectF(x, top, max(width - 1, 0.5), _BAR), self._look.colour(colour))
        return x + width


def percent(share: float) -> str:
    """A share with one decimal, never rounded up to all or down to nothing."""
    shown = round(100 * share, 1)
    if shown >= 100 and share < 1:
        shown = 99.9
    if shown <= 0 and share > 0:
        shown = 0.1
    return _("{n} %").format(n=grouped(shown, decimals=1))


def coverage_words(coverage: Coverage) -> str:
    """The bar in a sentence."""
    if not coverage.rows:
        return _("The log has no rows.")
    said = _("{share} of {rows} rows belong to a stage").format(
        share=percent(coverage.share), rows=grouped(coverage.rows)
    )
    more: list[str] = []
    if coverage.ignored:
        more.append(_("{share} ignored").format(share=percent(coverage.ignored / coverage.rows)))
    if coverage.open:
        more.append(_("{share} nowhere yet").format(share=percent(coverage.open / coverage.rows)))
    return " · ".join([said, *more])
