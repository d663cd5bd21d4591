"""The latest forecast that was kept on a to-be map, under its steps: in yellow boxes with a dashed edge and in words,
so that nobody takes it for something measured."""

from collections.abc import Iterator

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Primitive
from journeydesigner.editing.forecast_words import expected_lines
from journeydesigner.lanes.face import edge, fill, ink
from journeydesigner.lanes.pen import Block
from journeydesigner.layout.figure_row import FigureRow, extent
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.grid import StageSpan
from journeydesigner.metrics.numbers import grouped
from journeydesigner.metrics.what_if_words import made_text, mark
from journeydesigner.model.forecast_records import Forecast, ForecastStage
from journeydesigner.wording import _

FORECAST = "forecast"
_TOP = 12.0
_PAD = 8.0
_INSET = 6.0
_DASH = (5.0, 4.0)


def forecast_row(frame: Frame, forecast: Forecast) -> FigureRow:
    """A box for each stage of which something is expected."""
    told = {stage.stage: stage for stage in forecast.results}
    spans = [span for span in frame.stages if span.stage.id in told]
    height = max((_height(frame, span, told[span.stage.id]) for span in spans), default=0.0)
    nodes = tuple(_box(frame, span, told[span.stage.id], height) for span in spans)
    about = "\n".join((_("Not a measurement"), made_text(forecast.made, forecast.author)))
    return FigureRow("sparkles", _("Forecast"), about, height + 2 * _TOP, nodes)


def _lines(frame: Frame, found: ForecastStage) -> Iterator[tuple[str, str]]:
    """The name of a style, and what is written in it."""
    language = frame.pen.language
    yield "number", grouped(found.n, language)
    yield from (("small", line) for line in expected_lines(found, language))


def _height(frame: Frame, span: StageSpan, found: ForecastStage) -> float:
    left, right = extent(frame, span)
    room = max(right - left - 2 * (_INSET + _PAD), 1.0)
    lines = _lines(frame, found)
    return 2 * _PAD + sum(_set(frame, name, text, 0.0, 0.0, room).height for name, text in lines)


def _box(frame: Frame, span: StageSpan, found: ForecastStage, height: float) -> Node:
    left, right = extent(frame, span)
    wide = right - left - 2 * _INSET
    box = Box(0.75, 0.75, wide - 1.5, height - 1.5, fill("yellow"), edge("yellow"), 1.5, 8.0, _DASH)
    parts: list[Primitive] = [box]
    y = _PAD
    for name, text in _lines(frame, found):
        block = _set(frame, name, text, _PAD, y, max(wide - 2 * _PAD, 1.0))
        parts.append(block.text)
        y += block.height
    words = ", ".join(text for _name, text in _lines(frame, found))
    said = f"{mark()}. {span.stage.title}: {words}"
    return Node(f"forecast:{found.stage}", Role.FIGURE, "", left + _INSET, _TOP, wide, height, tuple(parts), said)


def _set(frame: Frame, name: str, text: str, x: float, y: float, room: float) -> Block:
    style = frame.pen.type.tile_number if name == "number" else frame.pen.type.tag
    return frame.pen.block(text, style, ink("yellow"), x, y, room, align="middle")
