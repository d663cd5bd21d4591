"""Cards of a row made equally tall: their grounds grow, their contents stay."""

from dataclasses import replace

from journeydesigner.drawing.primitives import Box, Command, Path, Primitive, Shadow


def grown(primitives: tuple[Primitive, ...], height: float, more: float) -> tuple[Primitive, ...]:
    """What is nearly as tall as the node (``height``) becomes ``more`` taller."""
    return tuple(_grown(each, height, more) for each in primitives)


def _grown(each: Primitive, height: float, more: float) -> Primitive:
    if isinstance(each, Box | Shadow) and each.h >= height - 2:
        return replace(each, h=each.h + more)
    if isinstance(each, Path) and each.fill is not None:
        ys = [y for command in each.commands for y in command[2::2] if isinstance(y, float | int)]
        if ys and max(ys) - min(ys) >= 0.6 * height:
            return replace(each, commands=tuple(_lowered(command, height / 2, more) for command in each.commands))
    return each


def _lowered(command: Command, middle: float, more: float) -> Command:
    """A command whose points in the lower half go down."""

    def down(y: float) -> float:
        return y + more if y > middle else y

    match command:
        case ("M", x, y):
            return ("M", x, down(y))
        case ("L", x, y):
            return ("L", x, down(y))
        case ("C", x1, y1, x2, y2, x, y):
            return ("C", x1, down(y1), x2, down(y2), x, down(y))
        case _:
            return ("Z",)
