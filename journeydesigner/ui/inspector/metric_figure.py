"""A metric in one picture: name, latest value, change, sparkline, and a bar with the target's tick."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeydesigner.metrics.numbers import delta_text, period_text, target_text, value_text
from journeydesigner.metrics.trends import Trend, is_good, is_met, trend
from journeydesigner.model.records import Measurement, Metric
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.theme import FONT_FAMILY
from journeydesigner.wording import _

_PAD = 13
_HEIGHT = 118


class MetricFigure(QWidget):
    """Painted; the same facts in words are its accessible description."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._metric: Metric | None = None
        self._trend = Trend(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_series(self, metric: Metric, series: Sequence[Measurement]) -> None:
        self._metric, self._trend = metric, trend(metric, series)
        self.setAccessibleName(metric.name)
        self.setAccessibleDescription(self._in_words(metric))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(268, _HEIGHT)

    def _in_words(self, metric: Metric) -> str:
        latest = self._trend.latest
        if latest is None:
            return _("no data")
        parts = [f"{value_text(metric, latest.value)} ({period_text(latest.period)})"]
        if self._trend.delta is not None:
            parts.append(delta_text(metric, self._trend.points[0].value, latest.value))
        return ", ".join(filter(None, (*parts, target_text(metric))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        metric = self._metric
        if metric is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, metric)
        if len(self._trend.points) > 1:
            self._paint_sparkline(painter, metric)
        self._paint_bar(painter, metric)
        painter.end()

    def _paint_words(self, painter: QPainter, metric: Metric) -> None:
        look, latest = self._look, self._trend.latest
        wide = self.width() - 2 * _PAD
        painter.setFont(_font(14, QFont.Weight.DemiBold))
        painter.setPen(look.colour("text"))
        name = painter.fontMetrics().elidedText(metric.name, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QPointF(_PAD, 25), name)
        painter.setFont(_font(24, QFont.Weight.Bold))
        value = value_text(metric, latest.value if latest else None)
        painter.drawText(QPointF(_PAD, 58), value)
        after = _PAD + painter.fontMetrics().horizontalAdvance(value) + 10
        if latest is not None and self._trend.delta is not None:
            self._paint_delta(painter, metric, after)
        painter.setFont(_font(12))
        painter.setPen(look.colour("text2"))
        said = metric.formula or (period_text(latest.period) if latest else _("Enter a first value below"))
        painter.drawText(
            QPointF(_PAD, 106), painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, wide - 84)
        )
        painter.setFont(_font(12, QFont.Weight.DemiBold))
        goal = target_text(metric)
        painter.drawText(QPointF(self.width() - _PAD - painter.fontMetrics().horizontalAdvance(goal), 106), goal)

    def _paint_delta(self, painter: QPainter, metric: Metric, x: float) -> None:
        points = self._trend.points
        change = points[-1].value - points[0].value
        colour = self._news(is_good(metric, change))
        painter.setFont(_font(13, QFont.Weight.DemiBold))
        painter.setPen(colour)
        name = "trending-up" if change > 0 else "trending-down" if change < 0 else "move-right"
        paint_icon(painter, self._look, name, colour, x, 44, 15)
        painter.drawText(QPointF(x + 19, 56.5), delta_text(metric, points[0].value, points[-1].value))

    def _paint_sparkline(self, painter: QPainter, metric: Metric) -> None:
        values = [point.value for point in self._trend.points]
        low, high = min(values), max(values)
        box = QRectF(self.width() - _PAD - 80, 36, 76, 24)
        extent = (high - low) or 1.0
        dots = [
            QPointF(box.left() + box.width() * i / (len(values) - 1), box.bottom() - box.height() * (v - low) / extent)
            for i, v in enumerate(values)
        ]
        colour = self._news(is_good(metric, values[-1] - values[0]))
        line = QPainterPath(dots[0])
        for dot in dots[1:]:
            line.lineTo(dot)
        area = QPainterPath(line)
        area.lineTo(dots[-1].x(), box.bottom() + 5)
        area.lineTo(dots[0].x(), box.bottom() + 5)
        fade = QLinearGradient(0, box.top(), 0, box.bottom() + 5)
        strong, none = QColor(colour), QColor(colour)
        strong.setAlphaF(0.22)
        none.setAlphaF(0.0)
        fade.setColorAt(0, strong)
        fade.setColorAt(1, none)
        painter.fillPath(area, fade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(dots[-1], 3.4, 3.4)

    def _paint_bar(self, painter: QPainter, metric: Metric) -> None:
        low, high = _extent(metric, [point.value for point in self._trend.points])
        track = QRectF(_PAD, 76, self.width() - 2 * _PAD, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("soft"))
        painter.drawRoundedRect(track, 3, 3)
        latest = self._trend.latest
        if latest is not None:
            filled = QRectF(track)
            filled.setWidth(max(6.0, track.width() * _share(latest.value, low, high)))
            painter.setBrush(self._news(is_met(metric, latest.value)))
            painter.drawRoundedRect(filled, 3, 3)
        if metric.target is not None:
            x = track.left() + track.width() * _share(metric.target, low, high)
            painter.setBrush(self._look.colour("text"))
            painter.drawRect(QRectF(x - 1, track.top() - 4, 2, 14))

    def _news(self, good: bool | None) -> QColor:
        return self._look.colour("accent" if good is None else "pos" if good else "neg")


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _extent(metric: Metric, values: list[float]) -> tuple[float, float]:
    """From where to where the bar reaches: the unit's or the metric's own scale, else a little beyond all values."""
    if metric.scale is not None and metric.scale[0] < metric.scale[1]:
        return metric.scale
    if metric.unit == "percent":
        return (0.0, 1.0)
    if metric.kind == "nps":
        return (-100.0, 100.0)
    top = max([*values, metric.target or 0.0, 0.0])
    low = min([*values, metric.target or 0.0, 0.0])
    return (low, top + (top - low or 1.0) * 0.12)


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
