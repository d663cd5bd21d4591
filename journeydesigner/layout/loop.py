"""The way back of a life cycle: a slim arrow over the chevrons, from the last stage round to the first."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Line, Path, Primitive
from journeydesigner.lanes.face import quarter
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.grid import StageSpan
from journeydesigner.wording import _

LOOP_HEIGHT = 22.0
"""The chevrons of a life cycle stand so far lower."""
_Y = 5.0
_WIDTH = 2.5
_RADIUS = 8.0
_IN = 30.0
"""The arrow goes up and comes down so far within the last and the first chevron."""
_HEAD = 8.0
_HALF_HEAD = 5.0
_AIR = 2.0


def is_loop(frame: Frame) -> bool:
    return frame.map.is_cycle and bool(frame.stages)


def stage_colour(frame: Frame, span: StageSpan) -> Colour:
    """Its own, else its place's on the ramp."""
    place = frame.stage_places[span.stage.id]
    return Colour(span.stage.colour or f"stage:{place}/{frame.stage_count}")


def loop_node(frame: Frame, first: str, last: str) -> Node:
    """The arrow over the chevrons, each stretch in the colour of the stage below it. ``first`` and ``last`` are the
    titles of the map's stages: where these are on another sheet it runs on to the board's end."""
    left, right = frame.columns[0].x, frame.columns[-1].x + frame.columns[-1].w
    is_start, is_end = frame.before is None, frame.after is None
    start, end = (_IN if is_start else 0.0), right - left - (_IN if is_end else 0.0)
    parts: list[Primitive] = []
    for span in frame.stages:
        x0 = max(frame.columns[span.first].x - left, start + (_RADIUS if is_start else 0.0))
        last_column = frame.columns[span.last]
        x1 = min(last_column.x + last_column.w - left, end - (_RADIUS if is_end else 0.0))
        if x0 < x1:
            parts.append(Line(x0, _Y, x1, _Y, stage_colour(frame, span), _WIDTH))
    if is_end:
        parts.append(Path(_hook(end, -1.0, LOOP_HEIGHT), None, stage_colour(frame, frame.stages[-1]), _WIDTH))
    if is_start:
        colour, tip = stage_colour(frame, frame.stages[0]), LOOP_HEIGHT - _AIR
        head: tuple[Command, ...] = (
            ("M", start, tip), ("L", start - _HALF_HEAD, tip - _HEAD), ("L", start + _HALF_HEAD, tip - _HEAD), ("Z",),
        )  # fmt: skip
        parts += [Path(_hook(start, 1.0, tip - _HEAD + 1), None, colour, _WIDTH), Path(head, colour)]
    said = _("“{last}” leads back to “{first}”").format(last=last, first=first)
    return Node("loop", Role.LOOP, "", left, 0, right - left, LOOP_HEIGHT, tuple(parts), said)


def _hook(x: float, towards: float, bottom: float) -> tuple[Command, ...]:
    """From the line down to ``bottom`` at ``x``; ``towards`` the middle of the board."""
    rest = _RADIUS - quarter(_RADIUS)
    return (
        ("M", x + towards * _RADIUS, _Y),
        ("C", x + towards * rest, _Y, x, _Y + rest, x, _Y + _RADIUS),
        ("L", x, bottom),
    )
