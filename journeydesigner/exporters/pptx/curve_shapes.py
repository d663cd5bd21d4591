"""The stretches of a curve joined: a freeform for each run of one colour, instead of one for each step."""

from collections.abc import Iterable

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Command, Line, Path, Primitive

Point = tuple[float, float]
_NEAR = 0.35


def joined(nodes: Iterable[Node], label: str) -> tuple[Node, ...]:
    """``nodes`` of a curve's row, those that draw its curves as one; the others after it, as they were."""
    areas: list[Path] = []
    strokes: list[Path] = []
    others: list[Node] = []
    box: list[float] = []
    for node in nodes:
        if node.role is not Role.CURVE or node.label or not all(isinstance(p, Path | Line) for p in node.primitives):
            others.append(node)
            continue
        box += [node.x, node.x + node.w]
        for each in node.primitives:
            path = _as_path(each, node.x, node.y)
            (areas if path.fill is not None else strokes).append(path)
    if not box:
        return tuple(others)
    parts: tuple[Primitive, ...] = (*_merged_areas(areas), *_merged_strokes(strokes))
    node = Node("curve", Role.CURVE, "", 0, 0, max(box), 1, parts, label)
    return (node, *others)


def _as_path(each: Primitive, dx: float, dy: float) -> Path:
    if isinstance(each, Line):
        commands: tuple[Command, ...] = (("M", each.x1, each.y1), ("L", each.x2, each.y2))
        return Path(_shifted(commands, dx, dy), None, each.colour, each.width, each.dash)
    assert isinstance(each, Path)
    fill = each.fill
    if isinstance(fill, Gradient):
        fill = Gradient(fill.x0 + dx, fill.y0 + dy, fill.x1 + dx, fill.y1 + dy, fill.start, fill.end)
    return Path(_shifted(each.commands, dx, dy), fill, each.stroke, each.width, each.dash)


def _shifted(commands: tuple[Command, ...], dx: float, dy: float) -> tuple[Command, ...]:
    moved: list[Command] = []
    for command in commands:
        match command:
            case ("M", x, y):
                moved.append(("M", x + dx, y + dy))
            case ("L", x, y):
                moved.append(("L", x + dx, y + dy))
            case ("C", x1, y1, x2, y2, x, y):
                moved.append(("C", x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy))
            case _:
                moved.append(("Z",))
    return tuple(moved)


def _tone(colour: Colour) -> Colour:
    """One of a run of blended colours: what it is more of."""
    if colour.toward and colour.share >= 0.5:
        return Colour(colour.toward, colour.alpha)
    return Colour(colour.name, colour.alpha) if colour.toward else colour


def _merged_strokes(strokes: list[Path]) -> list[Path]:
    made: list[Path] = []
    for path in strokes:
        if path.stroke is None:
            continue
        colour = _tone(path.stroke) if not path.dash else path.stroke
        last = made[-1] if made else None
        alike = last is not None and (last.stroke, last.width, last.dash) == (colour, path.width, path.dash)
        if last is not None and alike and _near(_end(last.commands), _start(path.commands)):
            made[-1] = Path((*last.commands, *path.commands[1:]), None, colour, last.width, last.dash)
        else:
            made.append(Path(path.commands, None, colour, path.width, path.dash))
    return made


def _merged_areas(areas: list[Path]) -> list[Path]:
    """Areas of one side whose neighbours go on where they end: (M foot, L first, curves, L foot, Z)."""
    made: list[Path] = []
    for path in areas:
        last = made[-1] if made else None
        if last is not None and _is_same_run(last.fill, path.fill) and _goes_on(last.commands, path.commands):
            made[-1] = Path((*last.commands[:-2], *path.commands[2:]), last.fill)
        else:
            made.append(path)
    return made


def _is_same_run(one: object, other: object) -> bool:
    if not isinstance(one, Gradient) or not isinstance(other, Gradient):
        return one == other
    return (one.start, one.end, one.y0, one.y1) == (other.start, other.end, other.y0, other.y1)


def _goes_on(one: tuple[Command, ...], other: tuple[Command, ...]) -> bool:
    if len(one) < 5 or len(other) < 5 or one[-1][0] != "Z" or one[-2][0] != "L" or other[1][0] != "L":
        return False
    return _near(_end(one[:-2]), (other[1][1], other[1][2])) and _near(_end(one[:-1]), _start(other))


def _start(commands: tuple[Command, ...]) -> Point:
    first = commands[0]
    return (first[1], first[2]) if first[0] == "M" else (0.0, 0.0)


def _end(commands: tuple[Command, ...]) -> Point:
    match commands[-1]:
        case ("M", x, y) | ("L", x, y):
            return (x, y)
        case ("C", _x1, _y1, _x2, _y2, x, y):
            return (x, y)
        case _:
            return (0.0, 0.0)


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR
