"""A row of numbers under the steps, as it is drawn."""

from dataclasses import dataclass

from journeydesigner.drawing.nodes import Node
from journeydesigner.layout.charts.ribbon import Stretch
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.loop import stage_colour


@dataclass(frozen=True)
class FigureRow:
    """``name`` and ``about`` stand in the label column. ``nodes`` without primitives are places: what a pointer finds
    there, and what is read aloud."""

    icon: str
    name: str
    about: str
    height: float
    nodes: tuple[Node, ...]


def extent(frame: Frame, span: StageSpan) -> tuple[float, float]:
    """Where a stage begins and ends."""
    last = frame.columns[span.last]
    return frame.columns[span.first].x, last.x + last.w


def stretches(frame: Frame) -> tuple[Stretch, ...]:
    """The stages that are shown, from the board's left."""
    board = frame.board
    found: list[Stretch] = []
    for span in frame.stages:
        left, right = extent(frame, span)
        begins = span.first > 0 or not frame.is_begun
        ends = span.last + 1 < len(frame.columns) or not frame.goes_on
        found.append(Stretch(span.stage.id, left - board, right - left, stage_colour(frame, span), begins, ends))
    return tuple(found)
