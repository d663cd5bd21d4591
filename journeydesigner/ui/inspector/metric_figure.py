"""A metric in one picture: name, latest value, change, sparkline, and a bar with the target's tick."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeydesigner.metrics.intervals import evidence_text
from journeydesigner.metrics.numbers import delta_text, period_text, target_text, value_text
from journeydesigner.metrics.trends import Trend, is_good, is_met, trend
from journeydesigner.model.records import Measurement, Metric
from journeydesigner.ui.controls.labels import breakable
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.theme import FONT_FAMILY
from journeydesigner.wording import _

_PAD = 13
_WIDTH = 268
_BODY = 87
"""Everything but the name and the line at the bottom."""
_ONE_LINE = 17
_NAME_FONT = (14, QFont.Weight.DemiBold)
_SMALL_FONT = (12, QFont.Weight.Normal)
_GOAL_FONT = (12, QFont.Weight.DemiBold)
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class MetricFigure(QWidget):
    """Painted; the same facts in words are its accessible description."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._metric: Metric | None = None
        self._trend = Trend(())
        self._evidence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_series(self, metric: Metric, series: Sequence[Measurement]) -> None:
        self._metric, self._trend = metric, trend(metric, series)
        self._evidence = evidence_text(metric, series[-1].result) if series else ""
        self.setAccessibleName(metric.name)
        self.setAccessibleDescription(self._in_words(metric))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self._height(_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self._height(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _height(self, width: int) -> int:
        return round(_BODY + self._name_height(width) + self._said_height(width))

    def _name_height(self, width: int) -> float:
        return _wrapped_height(_NAME_FONT, self._metric.name if self._metric else "", width - 2 * _PAD)

    def _said_height(self, width: int) -> float:
        return _wrapped_height(_SMALL_FONT, self._said(), self._said_room(width))

    def _said_room(self, width: int) -> float:
        goal = target_text(self._metric) if self._metric else ""
        return width - 2 * _PAD - QFontMetricsF(_font(*_GOAL_FONT)).horizontalAdvance(goal) - 8

    def _said(self) -> str:
        """What the value is made of, when it was measured, on how much it rests."""
        metric, latest = self._metric, self._trend.latest
        if latest is None:
            return metric.formula if metric and metric.formula else _("Enter a first value below")
        return ", ".join(filter(None, (metric.formula if metric else "", period_text(latest.period), self._evidence)))

    def _in_words(self, metric: Metric) -> str:
        latest = self._trend.latest
        if latest is None:
            return _("no data")
        parts = [f"{value_text(metric, latest.value)} ({period_text(latest.period)})"]
        if self._trend.delta is not None:
            parts.append(delta_text(metric, self._trend.points[0].value, latest.value))
        return ", ".join(filter(None, (*parts, self._evidence, target_text(metric))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        metric = self._metric
        if metric is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_name(painter, metric)
        painter.translate(0, self._name_height(self.width()) - _ONE_LINE)
        self._paint_words(painter, metric)
        if len(self._trend.points) > 1:
            self._paint_sparkline(painter, metric)
        self._paint_bar(painter, metric)
        painter.end()

    def _paint_name(self, painter: QPainter, metric: Metric) -> None:
        painter.setFont(_font(*_NAME_FONT))
        painter.setPen(self._look.colour("text"))
        painter.drawText(QRectF(_PAD, 11, self.width() - 2 * _PAD, self.height()), _WRAPPED, breakable(metric.name))

    def _paint_words(self, painter: QPainter, metric: Metric) -> None:
        look, latest = self._look, self._trend.latest
        painter.setPen(look.colour("text"))
        painter.setFont(_font(24, QFont.Weight.Bold))
        value = value_text(metric, latest.value if latest else None)
        painter.drawText(QPointF(_PAD, 58), value)
        after = _PAD + painter.fontMetrics().horizontalAdvance(value) + 10
        if latest is not None and self._trend.delta is not None:
            self._paint_delta(painter, metric, after)
        painter.setFont(_font(*_SMALL_FONT))
        painter.setPen(look.colour("text2"))
        said = QRectF(_PAD, 94, self._said_room(self.width()), self.height())
        painter.drawText(said, _WRAPPED, breakable(self._said()))
        painter.setFont(_font(*_GOAL_FONT))
        goal = target_text(metric)
        painter.drawText(QPointF(self.width() - _PAD - painter.fontMetrics().horizontalAdvance(goal), 106), goal)

    def _paint_delta(self, painter: QPainter, metric: Metric, x: float) -> None:
        points = self._trend.points
        change = self._trend.delta or 0.0
        colour = self._news(is_good(metric, change))
        painter.setFont(_font(13, QFont.Weight.DemiBold))
        painter.setPen(colour)
        name = "trending-up" if change > 0 else "trending-down" if change < 0 else "move-right"
        paint_icon(painter, self._look, name, colour, x, 44, 15)
        painter.drawText(QPointF(x + 19, 56.5), delta_text(metric, points[0].value, points[-1].value))

    def _paint_sparkline(self, painter: QPainter, metric: Metric) -> None:
        values = [point.value for point in self._trend.points]
        low, half = min(values), max(values) / 2 - min(values) / 2
        box = QRectF(self.width() - _PAD - 80, 36, 76, 24)
        rises = [(value / 2 - low / 2) / (half or 1.0) for value in values]
        step = box.width() / (len(values) - 1)
        dots = [QPointF(box.left() + step * i, box.bottom() - box.height() * rise) for i, rise in enumerate(rises)]
        colour = self._news(is_good(metric, self._trend.delta or 0.0))
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


def _wrapped_height(font: tuple[int, QFont.Weight], text: str, width: float) -> float:
    return QFontMetricsF(_font(*font)).boundingRect(QRectF(0, 0, width, 1e4), _WRAPPED, breakable(text)).height()


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
