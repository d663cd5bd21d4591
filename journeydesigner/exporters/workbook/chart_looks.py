"""How native charts look, the same on all sheets: quiet axes, a title at the left, a thin frame."""

from typing import Any

from journeydesigner.exporters.workbook.palette import Palette


def dress(chart: Any, title: str, palette: Palette) -> None:
    """Title, frame and alternative text."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart.display_blanks = "gap"
    chart.roundedCorners = False
    chart.title = _title(title, palette)
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(solidFill=palette["line"]))
    chart.alt_text = title


def dress_axes(chart: Any, palette: Palette) -> None:
    """Both axes of a chart, with grid lines only for the values."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False  # unset, newer Excel takes the axis for deleted
        axis.txPr = words(palette["text2"])
        axis.majorTickMark = axis.minorTickMark = None
        axis.tickLblPos = "low"
        axis.title = None
    chart.x_axis.number_format = "@"
    chart.x_axis.majorGridlines = None
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=palette["line2"]))
    if chart.y_axis.majorGridlines is not None:
        chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=palette["line"]))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))


def dress_line(series: Any, colour: str, width: int) -> None:
    """A straight line with a round mark at each value; ``width`` in EMU."""
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    series.smooth = False
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=colour, w=width))
    series.marker = Marker(
        symbol="circle", size=6,
        spPr=GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill="FFFFFF", w=9525)),
    )  # fmt: skip


def words(colour: str, size: int = 900) -> Any:
    """The look of a chart's words; ``size`` in hundredths of a point."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    look = _characters(colour, size)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=_characters(colour, size))])


def _title(text: str, palette: Palette) -> Any:
    from openpyxl.chart.layout import Layout, ManualLayout
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    look = _characters(palette["text"], 1100, bold=True)
    run = RegularTextRun(rPr=look, t=text or " ")
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])
    title = Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
    title.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.03, y=0.03))
    return title


def _characters(colour: str, size: int, *, bold: bool = False) -> Any:
    from openpyxl.drawing.text import CharacterProperties, Font

    return CharacterProperties(sz=size, b=bold, solidFill=colour, latin=Font(typeface="Arial"))
