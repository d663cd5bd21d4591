"""What floats over the rows or runs between them: free notes and the arrows between cards. Pure: reads the scene."""

from itertools import pairwise
from math import hypot

from journeydesigner.canvas.camera import Rect
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Path, Text
from journeydesigner.layout.scene import Scene
from journeydesigner.model.ids import CardId, RecordId

Point = tuple[float, float]
_PIECES = 12
"""A curve counts as so many straight pieces."""


def note_at(scene: Scene, x: float, y: float) -> Node | None:
    """The topmost free note under a point."""
    return next((node for node in reversed(scene.above) if _is_note(node) and rect_of(node).contains(x, y)), None)


def link_at(scene: Scene, x: float, y: float, near: float) -> Node | None:
    """The arrow that runs within ``near`` of a point, or whose label is there."""
    for node in reversed(scene.under):
        is_near = node.role is Role.LINK and bool(node.record) and rect_of(node).grown(near).contains(x, y)
        if is_near and _runs_near(node, x - node.x, y - node.y, near):
            return node
    return None


def note_of(scene: Scene, card: CardId) -> Node | None:
    node = scene.floating.get(card)
    return node if node is not None and _is_note(node) else None


def link_of(scene: Scene, record: RecordId) -> Node | None:
    node = scene.floating.get(record)
    return node if node is not None and node.role is Role.LINK else None


def notes_within(scene: Scene, rect: Rect) -> list[CardId]:
    """The free notes that a rectangle touches."""
    return [CardId(node.record) for node in scene.above if _is_note(node) and rect_of(node).meets(rect)]


def rect_of(node: Node) -> Rect:
    """The box of a node that stands in scene coordinates."""
    return Rect(node.x, node.y, node.w, node.h)


def way_of_link(node: Node) -> list[list[Point]]:
    """The strokes of an arrow, as straight pieces in scene coordinates."""
    strokes = [part.commands for part in node.primitives if isinstance(part, Path) and part.stroke is not None]
    return [[(x + node.x, y + node.y) for x, y in _flattened(commands)] for commands in strokes]


def middle_of_link(node: Node) -> Point:
    """Where along an arrow its label stands: in the middle of its way."""
    ways = way_of_link(node)
    points = max(ways, key=_length) if ways else [(node.x + node.w / 2, node.y + node.h / 2)]
    left = _length(points) / 2
    for one, other in pairwise(points):
        piece = hypot(other[0] - one[0], other[1] - one[1])
        if piece and left <= piece:
            share = left / piece
            return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
        left -= piece
    return points[-1]


def _is_note(node: Node) -> bool:
    return node.role is Role.NOTE and bool(node.record)


def _runs_near(node: Node, x: float, y: float, near: float) -> bool:
    for part in node.primitives:
        if isinstance(part, Text) and part.lines and _text_rect(part).grown(near).contains(x, y):
            return True
        if isinstance(part, Path) and part.stroke is not None:
            pieces = pairwise(_flattened(part.commands))
            if any(_distance((x, y), one, other) <= near for one, other in pieces):
                return True
    return False


def _text_rect(text: Text) -> Rect:
    left = min(line.x for line in text.lines)
    right = max(line.x + line.width for line in text.lines)
    top = text.lines[0].baseline - text.style.size
    return Rect(left, top, right - left, text.lines[-1].baseline - top + text.style.size / 3)


def _flattened(commands: tuple[Command, ...]) -> list[Point]:
    points: list[Point] = []
    for command in commands:
        match command:
            case ("M", x, y) | ("L", x, y):
                points.append((x, y))
            case ("C", x1, y1, x2, y2, x, y) if points:
                start = points[-1]
                for piece in range(1, _PIECES + 1):
                    points.append(_on_curve(start, (x1, y1), (x2, y2), (x, y), piece / _PIECES))
            case _:
                points.append(points[0])
    return points


def _on_curve(start: Point, one: Point, other: Point, end: Point, t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    x = a * start[0] + b * one[0] + c * other[0] + d * end[0]
    return (x, a * start[1] + b * one[1] + c * other[1] + d * end[1])


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to a straight piece."""
    wide, tall = other[0] - one[0], other[1] - one[1]
    length = wide * wide + tall * tall
    t = ((point[0] - one[0]) * wide + (point[1] - one[1]) * tall) / length if length else 0.0
    t = min(max(t, 0.0), 1.0)
    return hypot(point[0] - one[0] - t * wide, point[1] - one[1] - t * tall)


def _length(points: list[Point]) -> float:
    return sum(hypot(other[0] - one[0], other[1] - one[1]) for one, other in pairwise(points))
