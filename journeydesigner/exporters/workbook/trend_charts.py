"""The Trends sheet: a native line chart for each metric with a history, drawn from the cells of Measurements."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from journeydesigner.exporters.workbook import number_formats
from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.exporters.workbook.chart_looks import dress, dress_axes, dress_line
from journeydesigner.exporters.workbook.contents import Series
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.metrics.figures import VAST
from journeydesigner.metrics.trends import is_good
from journeydesigner.wording import _

_ACROSS = 3
_COLUMNS = 7
_ROWS = 13
_GAP = 1
_FIRST_ROW = 3


@dataclass(frozen=True, slots=True)
class Plotted:
    """A series and the rows of the Measurements sheet that hold it."""

    series: Series
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Those of the Measurements sheet that charts read: the period; values and targets, as they are and as told."""

    period: int
    values: tuple[int, int]
    told: tuple[int, int]


def draw_trends(sheet: Any, values: Any, plotted: Sequence[Plotted], columns: Columns, palette: Palette) -> None:
    """Charts in rows of three. ``values`` is the Measurements sheet."""
    from openpyxl.utils import get_column_letter

    for place, found in enumerate(plotted):
        chart = _chart(values, found, columns, palette)
        down, across = divmod(place, _ACROSS)
        _anchor(chart, 1 + across * (_COLUMNS + _GAP), _FIRST_ROW + down * (_ROWS + _GAP))
        sheet.add_chart(chart)
    rows = _FIRST_ROW + ceil(len(plotted) / _ACROSS) * (_ROWS + _GAP)
    sheet.print_area = f"A1:{get_column_letter(_ACROSS * (_COLUMNS + _GAP) + 1)}{rows}"


def _chart(values: Any, found: Plotted, columns: Columns, palette: Palette) -> Any:
    from openpyxl.chart import LineChart, Reference
    from openpyxl.chart.series_factory import SeriesFactory

    metric, trend = found.series.metric, found.series.trend
    _told, size = found.series.told
    numbers, targets = columns.values if size == 1.0 else columns.told
    delta = trend.delta
    tone = palette[{True: "pos", False: "neg", None: "neu"}[is_good(metric, delta) if delta is not None else None]]
    chart: Any = LineChart()
    line = SeriesFactory(
        Reference(values, min_col=numbers, min_row=found.first, max_row=found.last), title=clean(metric.name)
    )
    dress_line(line, tone, 25400)
    chart.series.append(line)
    if metric.target is not None:
        chart.series.append(_target_line(values, found, targets, palette))
    chart.set_categories(Reference(values, min_col=columns.period, min_row=found.first, max_row=found.last))
    chart.legend = None
    dress(chart, found.title, palette)
    _style_axes(chart, found, palette)
    return chart


def _target_line(values: Any, found: Plotted, column: int, palette: Palette) -> Any:
    from openpyxl.chart import Reference
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.series_factory import SeriesFactory
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    line = SeriesFactory(Reference(values, min_col=column, min_row=found.first, max_row=found.last), title=_("Target"))
    line.smooth = False
    line.marker = Marker(symbol="none")
    line.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=palette["neu"], w=15875, prstDash="dash")
    )
    return line


def _style_axes(chart: Any, found: Plotted, palette: Palette) -> None:
    dress_axes(chart, palette)
    metric, size = found.series.told
    shown = [point.value * size for point in found.series.all_values.points]
    if metric.target is not None:
        shown.append(metric.target * size)
    if max(map(abs, shown)) < VAST:  # else Excel chooses
        low, high, unit = nice_bounds(min(shown), max(shown))
        chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = low, high, unit
        chart.y_axis.number_format = number_formats.axis_format(metric, high, unit)


def nice_bounds(low: float, high: float) -> tuple[float, float, float]:
    """Bounds round the values and a step of 1, 2 or 5 times a power of ten that divides them into at most six.

    After Heckbert 1990, «Nice Numbers for Graph Labels» (Graphics Gems).
    """
    extent = high - low or abs(high) or 1.0
    rough = extent / 4
    power = 10.0 ** floor(log10(rough))
    unit = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    below = 0.0 if 0 <= low < unit else (ceil(low / unit) - 1) * unit
    return below, (floor(high / unit) + 1) * unit, unit


def _anchor(chart: Any, column: int, row: int) -> None:
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

    chart.anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=AnchorMarker(col=column, row=row),
        to=AnchorMarker(col=column + _COLUMNS, row=row + _ROWS),
    )
