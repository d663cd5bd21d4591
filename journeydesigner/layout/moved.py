"""Primitives at another place."""

from dataclasses import replace
from typing import assert_never

from journeydesigner.drawing.colours import Fill, Gradient
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text


def moved(part: Primitive, x: float, y: float) -> Primitive:
    """``part``, so far to the right and down."""
    match part:
        case Box():
            return replace(part, x=part.x + x, y=part.y + y, fill=_moved_fill(part.fill, x, y))
        case Icon() | Picture() | Shadow():
            return replace(part, x=part.x + x, y=part.y + y)
        case Line():
            return replace(part, x1=part.x1 + x, y1=part.y1 + y, x2=part.x2 + x, y2=part.y2 + y)
        case Disc():
            return replace(part, cx=part.cx + x, cy=part.cy + y, fill=_moved_fill(part.fill, x, y))
        case Path():
            commands = tuple(_moved_command(command, x, y) for command in part.commands)
            return replace(part, commands=commands, fill=_moved_fill(part.fill, x, y))
        case Text():
            lines = tuple(replace(line, x=line.x + x, baseline=line.baseline + y) for line in part.lines)
            return replace(part, lines=lines)
        case _:
            assert_never(part)


def _moved_fill(fill: Fill | None, x: float, y: float) -> Fill | None:
    if isinstance(fill, Gradient):
        return replace(fill, x0=fill.x0 + x, y0=fill.y0 + y, x1=fill.x1 + x, y1=fill.y1 + y)
    return fill


def _moved_command(command: Command, x: float, y: float) -> Command:
    match command:
        case ("Z",):
            return command
        case ("M", x0, y0):
            return ("M", x0 + x, y0 + y)
        case ("L", x0, y0):
            return ("L", x0 + x, y0 + y)
        case ("C", x1, y1, x2, y2, x3, y3):
            return ("C", x1 + x, y1 + y, x2 + x, y2 + y, x3 + x, y3 + y)
