"""A drawing along a whole map, cut into pieces: a tile of the canvas paints the pieces that it meets and no others."""

from dataclasses import replace

from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Box, Disc, Icon, Line, Path, Picture, Primitive, Shadow
from journeydesigner.layout.moved import moved

_LONG = 4096.0
_STRETCH = 1024.0


def in_stretches(node: Node) -> tuple[Node, ...]:
    """``node``, and where it is long the pieces of its drawing, left to right, with keys that begin with its own: what
    lies over all of them stays with it, and so does its label. Each holds what begins in its stretch."""
    if node.w <= _LONG:
        return (node,)
    whole: list[Primitive] = []
    pieces: dict[int, list[tuple[Primitive, float, float]]] = {}
    for part in node.primitives:
        left, right = _extent(part)
        if right - left > _STRETCH:
            whole.append(part)
        else:
            pieces.setdefault(int(left // _STRETCH), []).append((part, left, right))
    made = [replace(node, primitives=tuple(whole))]
    for place, parts in sorted(pieces.items()):
        left, right = min(each[1] for each in parts), max(each[2] for each in parts)
        drawn = tuple(moved(part, -left, 0.0) for part, _left, _right in parts)
        made.append(
            replace(node, key=f"{node.key}/{place}", x=node.x + left, w=right - left, primitives=drawn, label="")
        )
    return tuple(made)


def _extent(part: Primitive) -> tuple[float, float]:
    """From where to where it reaches across."""
    match part:
        case Box() | Picture() | Shadow():
            return part.x, part.x + part.w
        case Icon():
            return part.x, part.x + part.size
        case Line():
            return min(part.x1, part.x2), max(part.x1, part.x2)
        case Disc():
            return part.cx - part.r, part.cx + part.r
        case Path():
            xs = [x for _, *values in part.commands for x in values[::2]]
            return (min(xs), max(xs)) if xs else (0.0, 0.0)
        case _:
            lines = part.lines
            return min((line.x for line in lines), default=0.0), max(
                (line.x + line.width for line in lines), default=0.0
            )
