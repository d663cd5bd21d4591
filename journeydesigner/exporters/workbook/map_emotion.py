"""The emotion lane: a native smooth line over the rows of its levels, the values and quotes under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.board import LABEL, LABEL_PX, Board
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.looks import Look
from journeydesigner.exporters.workbook.map_cells import QUOTES, VALUES, MapCell
from journeydesigner.model.records import Emotion, EmotionScale, Persona

_CURVE_HEIGHT = 200.0
_LEAST_LEVEL = 22.0
_NEUTRAL = 0.3
"""The share of half the scale round its middle in which a feeling is neither good nor bad."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One persona's points, by column of the grid; ``name`` is for those of nobody's own. ``is_judged``: its values
    are good or bad."""

    persona: Persona | None
    points: Mapping[int, Emotion]
    name: str = ""
    is_judged: bool = True

    def tone(self, value: float, scale: EmotionScale) -> str:
        """The name of the colour of a value."""
        return colour_name(value, scale) if self.is_judged else "neu"

    @property
    def label(self) -> str:
        return clean(self.persona.name) if self.persona else clean(self.name)


def write_emotion(
    board: Board, lane_id: str, heading: Sequence[Run], scale: EmotionScale, curves: Sequence[Curve]
) -> None:
    """Take the lane's rows: heading, one row for each level of the scale, then values and quotes by persona."""
    first = board.row + 1
    board.top_line(board.take(6)[0])
    _write_heading(board, heading)
    levels = _write_levels(board, scale)
    value_rows: list[int] = []
    for index, curve in enumerate(curves):
        ink = _line_colour(board, curve, index) if len(curves) > 1 else board.palette["text2"]
        value_rows.append(_write_curve(board, curve, scale, ink))
    board.take(6)
    board.rule(first + 1, board.row)
    board.cells.put(first, board.id_column, lane_id, Look())
    board.tell_label(lane_id, heading)
    if curves:
        _draw(board, levels, value_rows, curves, scale, heading[0].text)


def colour_name(value: float, scale: EmotionScale) -> str:
    """``pos``, ``neu`` or ``neg``: how a value on the scale feels."""
    share = (value - scale.middle) / (scale.high - scale.low) * 2
    if scale.direction == "down":
        share = -share
    return "neu" if abs(share) < _NEUTRAL else "pos" if share > 0 else "neg"


def _write_heading(board: Board, heading: Sequence[Run]) -> None:
    rows = board.take(max(22.0, text_fit.height(heading, LABEL_PX - 26) + 6))
    board.put(rows, (LABEL, LABEL), heading, Look(wrap=True, indent=1, vertical="top"))


def _levels(scale: EmotionScale) -> tuple[str, ...]:
    """The scale's labels, the best feeling first; an unlabelled scale has three nameless levels."""
    labels = scale.labels if len(scale.labels) > 1 else ("", *scale.labels, "") if scale.labels else ("", "", "")
    return labels if scale.direction == "down" else tuple(reversed(labels))


def _write_levels(board: Board, scale: EmotionScale) -> tuple[int, int]:
    """One row each, the label at the height where the curve has the level's value."""
    levels = _levels(scale)
    ink = board.palette["text2"]
    first = board.row + 1
    tallest = max(text_fit.height((Run(clean(label), 9, True),), LABEL_PX - 26) for label in levels)
    height = min(max(_CURVE_HEIGHT / len(levels), _LEAST_LEVEL, tallest + 4), 400.0)
    for label in levels:
        row, _ = board.take(height)
        look = Look(9, bold=True, ink=ink, indent=1, wrap=True)
        board.cells.put(row, LABEL, label or None, look)
    return first, board.row


def _write_curve(board: Board, curve: Curve, scale: EmotionScale, name_ink: str) -> int:
    """The row of values and, where anything was said, the row of quotes; gives the former."""
    palette = board.palette
    label = Run(curve.label, 9, True, ink=name_ink)
    row, last = board.take(max(18.0, text_fit.height((label,), LABEL_PX - 26) + 4))
    board.put((row, last), (LABEL, LABEL), (label,), Look(indent=1, wrap=True))
    number_format = '+0.0;"−"0.0;0.0' if scale.middle == 0 else "0.0"
    for step, emotion in curve.points.items():
        ink = palette[curve.tone(emotion.value, scale)]
        look = Look(9, bold=True, ink=ink, horizontal="center", number_format=number_format)
        board.cells.put(row, board.main(step), emotion.value, look)
        if not curve.name:
            _tell(board, _mark(VALUES, curve), step, emotion, "value", emotion.value)
    if not curve.name and curve.points:
        board.cells.put(row, board.id_column, _mark(VALUES, curve), Look())
    _write_quotes(board, curve)
    return row


def _mark(row: str, curve: Curve) -> str:
    """What the hidden column says in a curve's row: no other curve has its first point."""
    return row + next(iter(curve.points.values())).id


def _tell(board: Board, mark: str, step: int, emotion: Emotion, field: str, shown: str | float, *quotes: str) -> None:
    where = board.grid.steps[step].id
    board.told.append(MapCell(mark, 0, where, "emotions", emotion.id, field, shown, *quotes))


def _write_quotes(board: Board, curve: Curve) -> None:
    ink = board.palette["text2"]
    quotes = {step: Run(f"“{clean(e.quote)}”", 9, italic=True, ink=ink) for step, e in curve.points.items() if e.quote}
    if not quotes:
        return
    rows = board.take(max(board.height_of((run,), 0, 0) for run in quotes.values()) - 4)
    look = Look(wrap=True, horizontal="center", vertical="top")
    for step, run in quotes.items():
        board.put(rows, (board.main(step), board.main(step)), (run,), look)
        if not curve.name:
            _tell(board, _mark(QUOTES, curve), step, curve.points[step], "quote", run.text, "“", "”")
    if not curve.name:
        board.cells.put(rows[0], board.id_column, _mark(QUOTES, curve), Look())


# The chart


def _line_colour(board: Board, curve: Curve, index: int) -> str:
    if curve.persona and curve.persona.colour:
        return curve.persona.colour[1:].upper()
    return board.palette[("accent", "teal.edge", "violet.edge", "yellow.edge", "rose.edge")[index % 5]]


def _draw(
    board: Board,
    levels: tuple[int, int],
    value_rows: Sequence[int],
    curves: Sequence[Curve],
    scale: EmotionScale,
    lane: str,
) -> None:
    from openpyxl.chart import LineChart, Reference
    from openpyxl.chart.layout import Layout, ManualLayout
    from openpyxl.chart.series_factory import SeriesFactory

    chart: Any = LineChart()
    sheet = board.cells.sheet
    for index, (row, curve) in enumerate(zip(value_rows, curves, strict=True)):
        # From edge to edge, empty cells between: each step gets three of the chart's columns, its value the middle one.
        values = Reference(sheet, min_col=board.first, max_col=board.last, min_row=row, max_row=row)
        series = SeriesFactory(values, title=curve.label or None)
        _style(series, board, curve, index, scale, several=len(curves) > 1)
        chart.series.append(series)
    chart.display_blanks = "span"
    chart.legend = None
    chart.layout = Layout(
        manualLayout=ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0, y=0, w=1, h=1)
    )
    _style_axes(chart, board, scale)
    _place(chart, board, levels)
    names = ", ".join(curve.label for curve in curves if curve.label)
    chart.alt_text = f"{lane}: {names}" if names else lane
    sheet.add_chart(chart)


def _style(series: Any, board: Board, curve: Curve, index: int, scale: EmotionScale, *, several: bool) -> None:
    from openpyxl.chart.marker import DataPoint, Marker
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    def line(colour: str, width: int = 31750) -> LineProperties:
        return LineProperties(solidFill=colour, w=width)

    def marker(colour: str) -> Marker:
        shape = GraphicalProperties(solidFill="FFFFFF", ln=line(colour, 28575))
        return Marker(symbol="circle", size=11, spPr=shape)

    colour = _line_colour(board, curve, index) if several else board.palette["neu"]
    series.smooth = True
    series.graphicalProperties = GraphicalProperties(ln=line(colour))
    series.marker = marker(colour)
    if several:
        return
    for step, emotion in sorted(curve.points.items()):
        # The line that leads to a point takes the point's colour; LibreOffice paints the marker in it, too.
        ink = board.palette[curve.tone(emotion.value, scale)]
        point = DataPoint(idx=3 * step + 1, marker=marker(ink), spPr=GraphicalProperties(ln=line(ink)))
        series.dPt.append(point)


def _style_axes(chart: Any, board: Board, scale: EmotionScale) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    # Half a level beyond either end: labels stand beside their values, and smooth lines overshoot.
    margin = (scale.high - scale.low) / (len(_levels(scale)) - 1) / 2
    x, y = chart.x_axis, chart.y_axis
    y.scaling.min, y.scaling.max = scale.low - margin, scale.high + margin
    y.scaling.orientation = "maxMin" if scale.direction == "down" else "minMax"
    for axis in (x, y):
        axis.delete = False  # unset, newer Excel takes the axis for deleted and its bounds with it
        axis.tickLblPos = axis.majorTickMark = axis.minorTickMark = None
        axis.majorGridlines = None
        axis.title = None
    neutral = LineProperties(solidFill=board.palette["line2"], w=9525)
    x.graphicalProperties = GraphicalProperties(ln=neutral)
    y.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    x.crosses, x.crossesAt = None, scale.middle
    y.crossBetween = "between"
    nothing = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.graphical_properties = nothing
    chart.plot_area.graphicalProperties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.roundedCorners = False


def _place(chart: Any, board: Board, levels: tuple[int, int]) -> None:
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

    chart.anchor = TwoCellAnchor(
        editAs="twoCell",
        _from=AnchorMarker(col=board.first - 1, row=levels[0] - 1),
        to=AnchorMarker(col=board.last, row=levels[1]),
    )
