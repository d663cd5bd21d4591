"""The outlines of shapes as DrawingML: boxes, discs, freeforms with points, and the lines round them."""

from collections.abc import Iterable, Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.icons import GRID, icon_paths
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Line, Path, Picture
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.slide import EMU_PER_PX

_FINE = 100
"""Units of a freeform in a pixel."""

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


def emu(pixels: float) -> int:
    return round(pixels * EMU_PER_PX)


def bounds(commands: Iterable[Command]) -> Rect:
    """The box round an outline's points, handles left out where the curve cannot reach them: it never does wholly."""
    xs: list[float] = []
    ys: list[float] = []
    at = (0.0, 0.0)
    for command in commands:
        match command:
            case ("M", x, y) | ("L", x, y):
                at = (x, y)
                points = [at]
            case ("C", x1, y1, x2, y2, x, y):
                points = list(_along(at, (x1, y1), (x2, y2), (x, y)))
                at = (x, y)
            case _:
                points = []
        xs += [x for x, _y in points]
        ys += [y for _x, y in points]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


Point = tuple[float, float]


def _along(p0: Point, p1: Point, p2: Point, p3: Point) -> Iterable[Point]:
    for step in range(9):
        t = step / 8
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])


def rect_of(primitive: Box | Disc | Path | Icon | Line | Picture) -> Rect:
    """Where a primitive stands, its stroke left out."""
    match primitive:
        case Box() | Picture():
            return (primitive.x, primitive.y, primitive.w, primitive.h)
        case Disc():
            r = primitive.r
            return (primitive.cx - r, primitive.cy - r, 2 * r, 2 * r)
        case Path():
            return bounds(primitive.commands)
        case Icon():
            return (primitive.x, primitive.y, primitive.size, primitive.size)
        case Line():
            x, y = min(primitive.x1, primitive.x2), min(primitive.y1, primitive.y2)
            return (x, y, abs(primitive.x2 - primitive.x1), abs(primitive.y2 - primitive.y1))


def placed(rect: Rect, flips: str = "") -> str:
    x, y, w, h = rect
    return f'<a:xfrm{flips}><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(w)}" cy="{emu(h)}"/></a:xfrm>'


def preset(name: str, adjust: float | None = None) -> str:
    guide = f'<a:gd name="adj" fmla="val {round(adjust * 100_000)}"/>' if adjust is not None else ""
    return f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def rounded(w: float, h: float, radius: float) -> str:
    """A box, its corners round."""
    least = min(w, h)
    if radius <= 0 or least <= 0:
        return preset("rect")
    return preset("roundRect", min(radius / least, 0.5))


def freeform(commands: Iterable[Command], rect: Rect, *, is_filled: bool) -> str:
    """A freeform with points over its own box."""
    x, y, w, h = rect
    body = _commands(commands, x, y, _FINE)
    return _custom(body, round(w * _FINE), round(h * _FINE), is_filled=is_filled)


def icon_form(icon: Icon) -> str:
    """A bundled icon: its strokes as one freeform."""
    body = "".join(_commands(path, 0.0, 0.0, 1000) for path in icon_paths(icon.name))
    return _custom(body, round(GRID * 1000), round(GRID * 1000), is_filled=False)


def _custom(body: str, wide: int, high: int, *, is_filled: bool) -> str:
    fill = "" if is_filled else ' fill="none"'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{max(wide, 0)}" h="{max(high, 0)}"{fill}>{body}</a:path></a:pathLst></a:custGeom>'
    )


def _commands(commands: Iterable[Command], left: float, top: float, fine: int) -> str:
    parts: list[str] = []
    for command in commands:
        match command:
            case ("M", x, y):
                parts.append(f"<a:moveTo>{_point(x - left, y - top, fine)}</a:moveTo>")
            case ("L", x, y):
                parts.append(f"<a:lnTo>{_point(x - left, y - top, fine)}</a:lnTo>")
            case ("C", x1, y1, x2, y2, x, y):
                points = "".join(_point(a - left, b - top, fine) for a, b in ((x1, y1), (x2, y2), (x, y)))
                parts.append(f"<a:cubicBezTo>{points}</a:cubicBezTo>")
            case _:
                parts.append("<a:close/>")
    return "".join(parts)


def _point(x: float, y: float, fine: int) -> str:
    return f'<a:pt x="{round(x * fine)}" y="{round(y * fine)}"/>'


def line(ink: Ink, colour: Colour | None, width: float, dash: tuple[float, ...] = (), *, is_round: bool = False) -> str:
    """The line round a shape; ``width`` in pixels."""
    if colour is None or width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    style = ""
    if dash:
        name = "sysDot" if dash[0] <= 1.6 * width else "sysDash" if dash[0] <= 3.2 * width else "dash"
        style = f'<a:prstDash val="{name}"/>'
    cap = ' cap="rnd"' if is_round else ""
    join = "<a:round/>" if is_round else ""
    fill = f"<a:solidFill>{ink.colour(colour)}</a:solidFill>"
    return f'<a:ln w="{emu(width)}"{cap}>{fill}{style}{join}</a:ln>'


def connector(points: Sequence[tuple[float, float]]) -> str:
    """Where a connector lies and how it goes through its corners: straight, or with two bends."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    wide, high = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    if len(points) == 2:
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        return placed((left, top, wide, high), flips) + preset("straightConnector1")
    bend = points[1]
    if bend[1] == y1:  # it leaves its card sideways
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        wide = max(wide, 1.0)
        share = (bend[0] - x1) / (wide if x2 >= x1 else -wide)
        return placed((left, top, wide, high), flips) + _bent(share)
    # Upright ones are sideways ones that were turned round their middle.
    turn = ' rot="5400000"' if y2 > y1 else ' rot="16200000"'
    flips = ' flipV="1"' if (x2 > x1) == (y2 > y1) else ""
    box = (left + wide / 2 - high / 2, top + high / 2 - wide / 2, high, wide)
    return placed(box, turn + flips) + _bent((bend[1] - y1) / (y2 - y1))


def _bent(share: float) -> str:
    guide = f'<a:gd name="adj1" fmla="val {round(share * 100_000)}"/>'
    return f'<a:prstGeom prst="bentConnector3"><a:avLst>{guide}</a:avLst></a:prstGeom>'
