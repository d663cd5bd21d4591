"""Native tables and charts of lines: what a person edits as such, with the numbers in it."""

from datetime import date
from functools import partial
from typing import Any

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextStyle
from journeydesigner.exporters.pptx.geometry import emu
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.native_charts import placed_chart, rgb_of
from journeydesigner.exporters.pptx.slide import Chart, Table, TableCell
from journeydesigner.exporters.pptx.typeface import LEADING, PX_PER_PT
from journeydesigner.exporters.pptx.words import Paragraph, Run, Writer, clean

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def add_table(slide: Any, table: Table, ink: Ink, words: Writer) -> None:
    """A table of text cells; numbers at the right, a line under each row."""
    area = table.area
    rows = (table.header, *table.rows)
    frame = slide.shapes.add_table(len(rows), len(table.columns), emu(area.x), emu(area.y), emu(area.w), emu(area.h))
    frame.name = table.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.name)
    properties = frame.table._tbl.tblPr
    properties.set("bandRow", "0")
    properties.set("firstRow", "1")
    for style in properties:
        style.text = _NO_STYLE
    for column, width in zip(frame.table.columns, table.columns, strict=True):
        column.width = emu(width)
    for number, (row, height, cells) in enumerate(zip(frame.table.rows, table.heights, rows, strict=True)):
        row.height = emu(height)
        for cell, told in zip(row.cells, cells, strict=True):
            _fill_cell(cell._tc, told, table.size, ink, words, is_header=number == 0)


def _fill_cell(tc: Any, cell: TableCell, size: float, ink: Ink, words: Writer, *, is_header: bool) -> None:
    from pptx.oxml import parse_xml

    pixels = size * PX_PER_PT
    style = TextStyle(pixels, round(2 * pixels * LEADING) / 2, 700 if cell.is_bold else 400)
    colour = Colour("text2" if is_header else cell.colour)
    align = "r" if cell.is_right else "l"
    lines = clean(cell.text).split("\n")
    paragraphs = tuple(
        Paragraph((Run(line, _second(style) if n and cell.is_right else style, colour),), align)
        for n, line in enumerate(lines)
    )
    body = f'<a:txBody xmlns:a="{_A}"><a:bodyPr/><a:lstStyle/>{words.paragraphs(paragraphs)}</a:txBody>'
    line = ink.colour(Colour("line2" if is_header else "line"))
    none = "".join(f"<a:{name}><a:noFill/></a:{name}>" for name in ("lnL", "lnR", "lnT"))
    under = f'<a:lnB w="{12700 if is_header else 6350}"><a:solidFill>{line}</a:solidFill></a:lnB>'
    pad = f'marL="{emu(8)}" marR="{emu(8)}" marT="{emu(5)}" marB="{emu(5)}" anchor="ctr"'
    properties = f'<a:tcPr xmlns:a="{_A}" {pad}>{none}{under}<a:noFill/></a:tcPr>'
    for child in list(tc):
        tc.remove(child)
    tc.append(parse_xml(body))
    tc.append(parse_xml(properties))


def _second(style: TextStyle) -> TextStyle:
    """The period under a value."""
    size = max(style.size * 0.85, 9 * PX_PER_PT)
    return TextStyle(size, style.leading, 400)


def add_chart(slide: Any, chart: Chart, ink: Ink, day: date) -> None:
    """A line with a marker for each value, and the target as a dashed one."""
    series = [(chart.name, chart.values)]
    if chart.target is not None:
        series.append((chart.target_name, (chart.target,) * len(chart.values)))
    _dress(placed_chart(slide, "LINE_MARKERS", chart, chart.periods, series, day), chart, ink)


def _dress(made: Any, chart: Chart, ink: Ink) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Emu, Pt

    rgb = partial(rgb_of, ink)
    made.font.size, made.font.color.rgb = Pt(chart.size), rgb("text2")
    made.has_legend = False
    made.has_title = True
    paragraph = made.chart_title.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = clean(chart.name).replace("\n", " ")
    run.font.size, run.font.bold, run.font.color.rgb = Pt(chart.size + 2), True, rgb("text")
    made.chart_title.include_in_layout = False
    values, periods = made.value_axis, made.category_axis
    values.minimum_scale, values.maximum_scale = chart.low, chart.high
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.format, False
    values.major_gridlines.format.line.color.rgb, values.major_gridlines.format.line.width = rgb("line"), Emu(6350)
    values.format.line.fill.background()
    periods.format.line.color.rgb = rgb("line2")
    first, *rest = made.plots[0].series
    first.smooth = False
    first.format.line.color.rgb, first.format.line.width = rgb(chart.colour), Pt(2.25)
    first.marker.size = 6
    first.marker.format.fill.solid()
    first.marker.format.fill.fore_color.rgb = rgb(chart.colour)
    first.marker.format.line.color.rgb = rgb("surface")
    for target in rest:
        from pptx.enum.chart import XL_MARKER_STYLE

        target.smooth = False
        target.marker.style = XL_MARKER_STYLE.NONE
        target.format.line.color.rgb, target.format.line.width = rgb("text3"), Pt(1.25)
        target.format.line.dash_style = MSO_LINE.DASH
