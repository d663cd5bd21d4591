"""The values of a metric over time as a table: period, value, n, interval, what is aimed at."""

from collections.abc import Sequence

from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.layout.charts.trend_labels import Measured
from journeydesigner.metrics.intervals import interval_text
from journeydesigner.metrics.numbers import grouped, period_text, value_text
from journeydesigner.model.records import Metric
from journeydesigner.wording import _


def trend_figures(metric: Metric, points: Sequence[Measured], language: str = "") -> Figures:
    """Row by row the periods, oldest first."""
    rows = tuple(Row(_cells(metric, each, language)) for each in points)
    headings = (_("Period"), _("Value"), _("n"), _("95 % interval"), _("Target"))
    return Figures(metric.name, headings, rows)


def _cells(metric: Metric, each: Measured, language: str) -> tuple[Cell, ...]:
    n = Cell("") if each.n is None else Cell(grouped(each.n, language), each.n)
    target = Cell("") if metric.target is None else Cell(value_text(metric, metric.target, language), metric.target)
    value = Cell(value_text(metric, each.point.value, language), each.point.value)
    return Cell(period_text(each.point.period)), value, n, interval_cell(metric, each, language), target


def interval_cell(metric: Metric, each: Measured, language: str) -> Cell:
    """«79 % – 85 %»; empty where nothing tells it."""
    return Cell(interval_text(metric, each.interval, language))
