"""Native charts of movements and forecasts, drawn from the cells of their sheets.

A cell that holds words, as a held back number does, would be drawn as nought: a chart takes the longest run of rows
that all have numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.exporters.workbook import number_formats
from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.exporters.workbook.chart_looks import dress, dress_axes, dress_line, words
from journeydesigner.exporters.workbook.palette import Palette
from journeydesigner.exporters.workbook.tables import Entry
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from journeydesigner.exporters.workbook.trend_charts import nice_bounds
from journeydesigner.metrics.numbers import period_text
from journeydesigner.wording import _

_MOST_LABELS = 16
_ROWS_BELOW = 30
"""Under a longer table nobody would find a chart: it stands at the right."""
_COLUMNS_PX, _HEIGHT_PX = 860, 340
_OVER_BARS = 1.6
_UNDER_LINE, _OVER_LINE = -2.2, 1.25
"""Columns take the lower three fifths of a chart, a line over them the rest: no number stands on another."""
Run = tuple[int, int]
"""The first and last row of cells, as the sheet counts."""


@dataclass(frozen=True)
class Drawn:
    """A tidy sheet, and the one of the workbook that shows it."""

    sheet: Sheet
    made: Any
    palette: Palette

    def column(self, key: str) -> int:
        """Where a column stands, from 1."""
        return next(place for place, column in enumerate(self.sheet.columns, 1) if column.key == key)

    def value(self, row: int, key: str) -> Any:
        return self.sheet.entries[row - 2].values[self.column(key) - 1]

    def run(self, keys: Sequence[str], wanted: Callable[[Entry], bool]) -> Run | None:
        """The longest run of rows that are wanted and have a number in each of the columns."""
        places = [self.column(key) - 1 for key in keys]
        best: Run | None = None
        start: int | None = None
        for row, entry in enumerate((*self.sheet.entries, None), start=2):
            fits = entry is not None and wanted(entry) and all(_is_number(entry.values[place]) for place in places)
            if fits:
                start = row if start is None else start
            elif start is not None:
                if best is None or row - start > best[1] - best[0] + 1:
                    best = start, row - 1
                start = None
        return best if best and best[1] > best[0] else None

    def refer(self, key: str, rows: Run) -> Any:
        from openpyxl.chart import Reference

        return Reference(self.made, min_col=self.column(key), min_row=rows[0], max_row=rows[1])


def draw_charts(sheet: Sheet, made: Any, palette: Palette) -> None:
    """The charts of a sheet, if it is one that has any."""
    draw = {"Funnel": _funnel, "Cohorts": _cohorts, "Matrix": _matrix, "Times": _times, "Forecast": _forecast}
    if sheet.table in draw:
        charts = draw[sheet.table](Drawn(sheet, made, palette))
        for number, chart in enumerate(charts):
            _place(chart, Drawn(sheet, made, palette), number)
            made.add_chart(chart)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _latest(drawn: Drawn, key: str = "period") -> Callable[[Entry], bool]:
    """Whether a row is of the first period (or forecast) of the sheet, which is the latest."""
    place = drawn.column(key) - 1
    first = drawn.sheet.entries[0].values[place] if drawn.sheet.entries else None
    return lambda entry: entry.values[place] == first


def _funnel(drawn: Drawn) -> list[Any]:
    """Customers as columns, the share that came from the stage before as a line over them."""
    rows = drawn.run(("n",), _latest(drawn))
    if rows is None:
        return []
    bars = _bars(drawn, [("n", drawn.palette["blue.edge"])], rows, "stage")
    for row in range(rows[0], rows[1] + 1):
        if drawn.value(row, "worst"):
            _paint_point(bars.series[0], row - rows[0], drawn.palette["neg"])
    title = _("Customers at each stage, {period}: {words}").format(
        period=period_text(drawn.value(rows[0], "period")), words=drawn.value(rows[0], "words")
    )
    return [_with_line(drawn, bars, ("n", "from previous"), rows, title)]


def _cohorts(drawn: Drawn) -> list[Any]:
    """Who began as columns, the share that reached the goal as a line; months that are still open are hatched."""
    rows = drawn.run(("begun", "share"), _latest(drawn))
    if rows is None:
        return []
    bars = _bars(drawn, [("begun", drawn.palette["slate.edge"])], rows, "month")
    for row in range(rows[0], rows[1] + 1):
        if drawn.value(row, "mature"):
            _hatch_point(bars.series[0], row - rows[0], drawn.palette["slate.edge"])
    title = _("Customers by the month they began in, and the share that reached the goal; hatched: still open")
    return [_with_line(drawn, bars, ("begun", "share"), rows, title)]


def _matrix(drawn: Drawn) -> list[Any]:
    """Where people go from each stage, stacked; the cells are shaded by how many went."""
    from openpyxl.formatting.rule import ColorScaleRule
    from openpyxl.utils import get_column_letter

    keys = [column.key for column in drawn.sheet.columns if column.key.startswith("to ")]
    last_row, first, last = len(drawn.sheet.entries) + 1, drawn.column(keys[0]), drawn.column(keys[-1])
    shade = ColorScaleRule("min", None, "FFFFFF", "max", None, drawn.palette.border("blue"))
    cells = f"{get_column_letter(first)}2:{get_column_letter(last)}{last_row}"
    drawn.made.conditional_formatting.add(cells, shade)
    count = len(keys) - 1
    colours = [drawn.palette.stage(place, count, None) for place in range(count)] + [drawn.palette["slate.edge"]]
    chart = _bars(drawn, list(zip(keys, colours, strict=True)), (2, last_row), "from")
    chart.type, chart.grouping, chart.overlap = "bar", "percentStacked", 100
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.number_format = "0%"
    dress(chart, _("Where people go from each stage"), drawn.palette)
    return [_with_legend(chart, drawn.palette)]


def _times(drawn: Drawn) -> list[Any]:
    rows = drawn.run(("dwell",), _latest(drawn))
    if rows is None:
        return []
    chart = _bars(drawn, [("dwell", drawn.palette["teal.edge"])], rows, "stage")
    column = drawn.sheet.columns[drawn.column("dwell") - 1]
    most = max(drawn.value(row, "dwell") for row in range(rows[0], rows[1] + 1))
    _low, high, unit = nice_bounds(0.0, most)
    chart.y_axis.scaling.max, chart.y_axis.majorUnit = high, unit
    chart.y_axis.number_format = number_formats.plain_format(unit)
    _label(chart.series[0], drawn.palette["text"], column.number_format)
    dress(chart, column.name, drawn.palette)
    return [chart]


def _forecast(drawn: Drawn) -> list[Any]:
    """Measured customers beside those forecast, with the interval; hatched, as a forecast is."""
    is_latest, what, sort = _latest(drawn, "forecast"), drawn.column("what") - 1, drawn.column("sort") - 1
    first = drawn.sheet.entries[0]

    def wanted(entry: Entry) -> bool:
        return (
            is_latest(entry) and entry.values[what] == first.values[what] and entry.values[sort] == first.values[sort]
        )

    rows = drawn.run(("expected", "low", "high"), wanted)
    if rows is None:
        return []
    told = [("measured", drawn.palette["blue.edge"]), ("expected", drawn.palette["yellow.edge"])]
    chart = _bars(drawn, told, rows, "stage")
    _hatch(chart.series[1], drawn.palette["yellow.edge"])
    chart.series[1].errBars = _interval(drawn, rows)
    chart.visible_cells_only = False  # the lengths of the error bars stand in hidden columns
    dress(chart, _("Forecast, not measured: customers, with the 95 % interval"), drawn.palette)
    return [_with_legend(chart, drawn.palette)]


# Parts of charts


def _bars(drawn: Drawn, told: Sequence[tuple[str, str]], rows: Run, names_of: str) -> Any:
    """Columns for each of ``told`` (key, colour)."""
    from openpyxl.chart import BarChart

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "col", "clustered", 60
    for key, colour in told:
        chart.series.append(_series(drawn, key, rows, colour))
    chart.set_categories(drawn.refer(names_of, rows))
    chart.legend = None
    dress_axes(chart, drawn.palette)
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.scaling.min = 0
    return chart


def _series(drawn: Drawn, key: str, rows: Run, colour: str) -> Any:
    from openpyxl.chart.series_factory import SeriesFactory
    from openpyxl.chart.shapes import GraphicalProperties

    name = drawn.sheet.columns[drawn.column(key) - 1].name
    made: Any = SeriesFactory(drawn.refer(key, rows), title=clean(name))
    made.graphicalProperties = GraphicalProperties(solidFill=colour)
    made.invertIfNegative = False
    return made


def _with_line(drawn: Drawn, bars: Any, keys: tuple[str, str], rows: Run, title: str) -> Any:
    """The bars with a share as a line above them, each value beside its point: they are kept apart by two axes, of
    which the line's is not shown. ``keys``: of the bars and of the line."""
    from openpyxl.chart import LineChart

    line: Any = LineChart()
    line.series.append(_line(drawn, keys[1], rows, drawn.palette["violet.edge"]))
    line.y_axis.axId = 200
    line.y_axis.majorGridlines = None
    dress_axes(line, drawn.palette)
    line.y_axis.crosses = "max"  # a deleted axis would put the line onto the columns' own in LibreOffice
    line.y_axis.number_format, line.y_axis.tickLblPos = ";;;", None
    line.y_axis.scaling.min, line.y_axis.scaling.max = _UNDER_LINE, _OVER_LINE
    most = max(drawn.value(row, keys[0]) for row in range(rows[0], rows[1] + 1))
    _low, high, unit = nice_bounds(0.0, most * _OVER_BARS)
    bars.y_axis.scaling.max, bars.y_axis.majorUnit = high, unit
    if rows[1] - rows[0] < _MOST_LABELS:
        _label(bars.series[0], drawn.palette["text"], "#,##0")
        _label(line.series[0], drawn.palette["violet.edge"], "0.0 %", where="t")
    bars += line
    dress(bars, title, drawn.palette)
    return _with_legend(bars, drawn.palette)


def _line(drawn: Drawn, key: str, rows: Run, colour: str) -> Any:
    made = _series(drawn, key, rows, colour)
    made.invertIfNegative = None
    dress_line(made, colour, 22225)
    return made


def _interval(drawn: Drawn, rows: Run) -> Any:
    """The ends of the interval as the columns' error bars."""
    from openpyxl.chart.data_source import NumDataSource, NumRef
    from openpyxl.chart.error_bar import ErrorBars
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    plus, minus = (NumDataSource(numRef=NumRef(f=str(drawn.refer(key, rows)))) for key in ("plus", "minus"))
    return ErrorBars(
        errBarType="both", errValType="cust", noEndCap=False, plus=plus, minus=minus,
        spPr=GraphicalProperties(ln=LineProperties(solidFill=drawn.palette["text"], w=12700)),
    )  # fmt: skip


def _with_legend(chart: Any, palette: Palette) -> Any:
    from openpyxl.chart.legend import Legend

    chart.legend = Legend()
    chart.legend.position = "b"
    chart.legend.txPr = words(palette["text2"])
    return chart


def _label(series: Any, colour: str, number_format: str, where: str = "outEnd") -> None:
    from openpyxl.chart.label import DataLabelList

    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False,
        dLblPos=where, numFmt=number_format, txPr=words(colour),
    )  # fmt: skip


def _paint_point(series: Any, place: int, colour: str) -> None:
    from openpyxl.chart.marker import DataPoint
    from openpyxl.chart.shapes import GraphicalProperties

    series.data_points.append(DataPoint(idx=place, invertIfNegative=False, spPr=GraphicalProperties(solidFill=colour)))


def _hatch_point(series: Any, place: int, colour: str) -> None:
    from openpyxl.chart.marker import DataPoint

    series.data_points.append(DataPoint(idx=place, invertIfNegative=False, spPr=_hatched(colour)))


def _hatch(series: Any, colour: str) -> None:
    series.graphicalProperties = _hatched(colour)


def _hatched(colour: str) -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.colors import ColorChoice
    from openpyxl.drawing.fill import PatternFillProperties
    from openpyxl.drawing.line import LineProperties

    of: Any = ColorChoice
    fill = PatternFillProperties(prst="wdUpDiag", fgClr=of(srgbClr=colour), bgClr=of(srgbClr="FFFFFF"))
    return GraphicalProperties(pattFill=fill, ln=LineProperties(solidFill=colour, w=9525))


def _place(chart: Any, drawn: Drawn, number: int) -> None:
    """Under the table, or at its right where it is long."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D
    from openpyxl.utils.units import pixels_to_EMU

    rows = len(drawn.sheet.entries)
    is_below = rows <= _ROWS_BELOW
    row = rows + 2 if is_below else 1 + 18 * number
    column = drawn.sheet.keys if is_below else len(drawn.sheet.columns) + 1  # printed pages repeat the keys
    size = XDRPositiveSize2D(pixels_to_EMU(_COLUMNS_PX), pixels_to_EMU(_HEIGHT_PX))
    chart.anchor = OneCellAnchor(_from=AnchorMarker(col=column, row=row), ext=size)
