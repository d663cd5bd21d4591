"""Native column charts: what a person edits as such, with the numbers in it."""

from datetime import date
from typing import Any

from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.native_charts import placed_chart, rgb_of
from journeydesigner.exporters.pptx.slide import ColumnChart, Columns


def add_columns(slide: Any, chart: ColumnChart, ink: Ink, day: date) -> None:
    """Columns side by side, each with its number; a number that is held back leaves its place empty."""
    series = ((told.name, told.values) for told in chart.series)
    made = placed_chart(slide, "COLUMN_CLUSTERED", chart, chart.categories, series, day)
    _dress(made, chart, ink)
    _number_axes(made)


def _number_axes(made: Any) -> None:
    """The library gives the axes of columns negative ids (1.0), which the schema does not know."""
    for part in made._chartSpace.iter():
        if part.tag.endswith(("}axId", "}crossAx")):
            part.set("val", part.get("val").lstrip("-"))


def _dress(made: Any, chart: ColumnChart, ink: Ink) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION
    from pptx.util import Emu, Pt

    made.font.size, made.font.color.rgb = Pt(chart.size), rgb_of(ink, "text2")
    made.has_title = False
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    values, names = made.value_axis, made.category_axis
    values.visible = not chart.has_labels
    values.has_major_gridlines = not chart.has_labels
    if not chart.has_labels:
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.format, False
        values.major_gridlines.format.line.color.rgb = rgb_of(ink, "line")
        values.format.line.fill.background()
    values.minimum_scale, values.maximum_scale = 0, chart.most * 1.2
    names.format.line.color.rgb, names.format.line.width = rgb_of(ink, "line2"), Emu(9525)
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 55, -8
    if chart.has_labels:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, chart.format, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold, labels.font.color.rgb = Pt(chart.size), True, rgb_of(ink, "text")
    for series, told in zip(plot.series, chart.series, strict=True):
        series.invert_if_negative = False
        _fill(series.format, ink, told.colour, is_hatched=told.is_forecast)
        _points(series, told, ink)


def _points(series: Any, told: Columns, ink: Ink) -> None:
    for place in sorted(told.marked | told.open):
        colour = "neg" if place in told.marked else told.colour
        _fill(series.points[place].format, ink, colour, is_hatched=place in told.open)


def _fill(look: Any, ink: Ink, colour: str, *, is_hatched: bool) -> None:
    from pptx.enum.dml import MSO_PATTERN
    from pptx.util import Pt

    if not is_hatched:
        look.fill.solid()
        look.fill.fore_color.rgb = rgb_of(ink, colour)
        return
    look.fill.patterned()
    look.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    look.fill.fore_color.rgb, look.fill.back_color.rgb = rgb_of(ink, colour), rgb_of(ink, "surface")
    look.line.color.rgb, look.line.width = rgb_of(ink, colour), Pt(0.75)
