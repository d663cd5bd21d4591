"""The likeness of a native column chart in a preview."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Line, Primitive
from journeydesigner.exporters.pptx.slide import ColumnChart
from journeydesigner.lanes.pen import Pen
from journeydesigner.metrics.numbers import NBSP, grouped


def column_node(chart: ColumnChart, pen: Pen) -> Node:
    """What a preview shows of the chart."""
    area = chart.area
    title = pen.block(chart.name, pen.type.lane, Colour("text"), 8, 4, area.w - 16, balanced=False)
    style = pen.type.tag
    top, foot = title.height + 16 + style.leading, area.h - 12 - style.leading
    parts: list[Primitive] = [title.text, Line(16, foot, area.w - 16, foot, Colour("line2"), 1.0)]
    room = (area.w - 32) / max(len(chart.categories), 1)
    wide = room * 0.62 / max(len(chart.series), 1)
    for place, name in enumerate(chart.categories):
        left = 16 + room * place
        parts.append(pen.word(name, style, Colour("text2"), left + room / 2, foot + 6, align="middle").text)
        for number, series in enumerate(chart.series):
            value = series.values[place]
            if value is None:
                continue
            x, high = left + room * 0.19 + number * wide, (foot - top) * value / chart.most
            colour = Colour("neg" if place in series.marked else series.colour)
            is_open = series.is_forecast or place in series.open
            fill, edge = (colour.faded(0.25), colour) if is_open else (colour, None)
            parts.append(Box(x, foot - high, max(wide - 2, 1.0), high, fill, edge))
            if chart.has_labels:
                said, y = _said(value, chart.format, pen.language), foot - high - style.leading - 2
                parts.append(pen.word(said, style, Colour("text"), x + wide / 2, y, align="middle").text)
    return Node(f"chart:{chart.name}", Role.CARD, "", area.x, area.y, area.w, area.h, tuple(parts), chart.label)


def _said(value: float, number_format: str, language: str) -> str:
    if number_format.endswith("%"):
        return grouped(100 * value, language, 1) + NBSP + "%"
    return grouped(value, language)
