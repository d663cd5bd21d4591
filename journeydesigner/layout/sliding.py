"""Text that stays in sight: what a card or a chevron says slides within it to the edge of what covers its left.

The texts keep their lines: they only move, as far as the widest of them has room at the right.
"""

from dataclasses import replace
from itertools import takewhile

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Path, Picture, Primitive, Shadow, Text
from journeydesigner.layout.moved import moved

_RIGHT: dict[Role, float] = {Role.STAGE: 22.0, Role.STEP: 12.0, Role.CARD: 12.0}
"""What stays free at the right, by role: a chevron's tip, a card's padding."""
_LEFT: dict[Role, float] = {Role.STAGE: 16.0, Role.STEP: 12.0, Role.CARD: 12.0}
"""What stays free between the edge and the texts."""


def slide(node: Node, edge: float) -> float:
    """How far what a node says is to move right so that it begins after ``edge``, an x in the node's own scene: 0 where
    nothing is cut, or where there is no room."""
    if node.role not in _RIGHT or not node.x < edge < node.x + node.w:
        return 0.0
    texts = [part for part in node.primitives if isinstance(part, Text) and part.lines]
    if not texts:
        return 0.0
    left = min(_left(part) for part in _content(node))
    right = max(line.x + line.width for text in texts for line in text.lines)
    wanted = edge - node.x + _LEFT[node.role] - left
    room = node.w - _RIGHT[node.role] - right
    return max(min(wanted, room), 0.0)


def slid(node: Node, by: float) -> Node:
    """The node with what it says so far to the right; its ground stays."""
    if by <= 0:
        return node
    content = _content(node)
    kept = node.primitives[: len(node.primitives) - len(content)]
    return replace(
        node, primitives=(*kept, *(part if _is_fixed(node, part) else moved(part, by, 0.0) for part in content))
    )


def _content(node: Node) -> tuple[Primitive, ...]:
    """What stands on the ground of a node: shadow, fill, edge and border come first."""
    ground = tuple(takewhile(lambda part: isinstance(part, Shadow | Box | Path), node.primitives))
    return node.primitives[len(ground) :]


def _is_fixed(node: Node, part: Primitive) -> bool:
    """Signs at a card's upper right corner stay there."""
    return not isinstance(part, Text) and _left(part) > node.w - 24.0


def _left(part: Primitive) -> float:
    match part:
        case Text():
            return min((line.x for line in part.lines), default=0.0)
        case Box() | Picture() | Shadow():
            return part.x
        case Path():
            return min((command[-2] for command in part.commands if len(command) > 1), default=0.0)
        case _:
            return getattr(part, "x", getattr(part, "cx", getattr(part, "x1", 0.0)))
