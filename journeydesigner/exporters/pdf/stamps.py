"""What recurs on the pages of a PDF, drawn once and set wherever it stands: a map is full of the same cards.

Written out each time, the grounds of cards (shadow, box, edge, icon) are most of what a page is drawn with. Qt's writer
knows nothing of the kind (a *form*, in ISO 32000-1, 8.10): where one stands Qt draws a mark (``marks``), which names
it in its place. It looks as ``ScenePainter`` paints it.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from journeydesigner.drawing import shadows
from journeydesigner.drawing.colours import Gradient
from journeydesigner.drawing.icons import GRID, icon_paths
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text
from journeydesigner.drawing.theme import Rgba, Theme
from journeydesigner.layout.outlines import box_outline

_SHARP, _SOFT = "0 J 0 j 2 M", "1 J 1 j 2 M"
"""Ends and joins of lines."""
_OPERATORS = {"M": "%.3f %.3f m", "L": "%.3f %.3f l", "C": "%.3f %.3f %.3f %.3f %.3f %.3f c", "Z": "h"}


class Stamps:
    """The stamps of one document, numbered from 0."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._numbers: dict[tuple[Primitive, ...], int] = {}

    def number_of(self, primitives: tuple[Primitive, ...]) -> int:
        return self._numbers.setdefault(primitives, len(self._numbers))

    def add_to(self, pdf: Any) -> None:
        """Enter them on all pages under the names that ``name_of`` gives."""
        if not self._numbers:
            return
        import pikepdf

        made = {f"/{name_of(number)}": self._stamp(pdf, drawn) for drawn, number in self._numbers.items()}
        for page in pdf.pages:
            known = page.Resources.get("/XObject", {})
            page.Resources.XObject = pikepdf.Dictionary({**dict(known.items()), **made})

    def _stamp(self, pdf: Any, primitives: tuple[Primitive, ...]) -> Any:
        import pikepdf

        pen = _Pen(self._theme)
        for primitive in primitives:
            pen.draw(primitive)
        states = {f"/A{alpha}": {"/ca": round(alpha / 255, 5), "/CA": round(alpha / 255, 5)} for alpha in pen.alphas}
        return pdf.make_stream(
            "\n".join(pen.written).encode(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=pen.area,
            Resources=pikepdf.Dictionary({"/ExtGState": states}),
        )


def name_of(number: int) -> str:
    """What a page's content calls a stamp."""
    return f"Stamp{number}"


def ground_of(primitives: tuple[Primitive, ...]) -> tuple[Primitive, ...]:
    """What a node that casts a shadow begins with, and others like it too: all up to its first words."""
    if not primitives or not isinstance(primitives[0], Shadow):
        return ()
    return tuple(takewhile(_is_plain, primitives))


def _is_plain(primitive: Primitive) -> bool:
    match primitive:
        case Text() | Picture():
            return False
        case Box() | Disc() | Path():
            return not isinstance(primitive.fill, Gradient)
        case Icon() | Line() | Shadow():
            return True


class _Pen:
    """Writes primitives as operators, in their own coordinates. ``written`` and ``alphas`` grow; ``area`` holds all."""

    def __init__(self, theme: Theme) -> None:
        self.written: list[str] = []
        self.alphas: set[int] = set()
        self._theme = theme
        self._alpha = -1
        self._edges: list[tuple[float, float, float, float]] = []

    @property
    def area(self) -> list[float]:
        """Left, top, right, bottom of what was drawn."""
        lefts, tops, rights, bottoms = zip(*self._edges, strict=True)
        return [round(edge, 3) for edge in (min(lefts), min(tops), max(rights), max(bottoms))]

    def draw(self, primitive: Primitive) -> None:
        match primitive:
            case Shadow():
                for layer in shadows.layers(primitive, self._theme):
                    grow = layer.grow
                    size = (primitive.w + 2 * grow, primitive.h + 2 * grow)
                    at = (primitive.x - grow, primitive.y + layer.down - grow)
                    self._fill(_rounded(*at, *size, primitive.radius + grow), layer.rgba)
            case Box():
                path = _rounded(primitive.x, primitive.y, primitive.w, primitive.h, primitive.radius)
                self._closed(path, primitive, primitive.dash, _SHARP)
            case Disc():
                across = 2 * primitive.r
                path = _rounded(primitive.cx - primitive.r, primitive.cy - primitive.r, across, across, primitive.r)
                self._closed(path, primitive, (), _SHARP)
            case Path():
                self._closed(primitive.commands, primitive, primitive.dash, _SOFT)
            case Icon():
                scale = primitive.size / GRID
                path = [_placed(each, primitive, scale) for outline in icon_paths(primitive.name) for each in outline]
                self._stroke(path, self._theme.rgba(primitive.colour), primitive.width * scale, (), _SOFT)
            case Line():
                ends: Sequence[Command] = (("M", primitive.x1, primitive.y1), ("L", primitive.x2, primitive.y2))
                self._stroke(ends, self._theme.rgba(primitive.colour), primitive.width, primitive.dash, _SHARP)
            case Text() | Picture():
                pass  # no part of a ground

    def _closed(self, path: Sequence[Command], shape: Box | Disc | Path, dash: tuple[float, ...], ends: str) -> None:
        if shape.fill is not None and not isinstance(shape.fill, Gradient):
            self._fill(path, self._theme.rgba(shape.fill))
        if shape.stroke is not None:
            self._stroke(path, self._theme.rgba(shape.stroke), shape.width, dash, ends)

    def _fill(self, path: Sequence[Command], ink: Rgba) -> None:
        self._at(path, ink[3], 0.0)
        self.written += (f"{_colour(ink)} rg", *map(_words, path), "f*")

    def _stroke(self, path: Sequence[Command], ink: Rgba, width: float, dash: tuple[float, ...], ends: str) -> None:
        self._at(path, ink[3], width)
        self.written.append(f"{_colour(ink)} RG {_number(width)} w {ends} [{_numbers(*dash)}] 0 d")
        self.written += (*map(_words, path), "S")

    def _at(self, path: Sequence[Command], alpha: int, reach: float) -> None:
        """Take note of where and how densely is painted."""
        xs = [x for command in path for x in command[1::2] if isinstance(x, float | int)]
        ys = [y for command in path for y in command[2::2] if isinstance(y, float | int)]
        self._edges.append((min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach))
        if alpha != self._alpha:
            self._alpha = alpha
            self.alphas.add(alpha)
            self.written.append(f"/A{alpha} gs")


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> Sequence[Command]:
    within = min(radius, width / 2, height / 2)
    return box_outline(x, y, width, height, within, within)


def _placed(command: Command, icon: Icon, scale: float) -> Command:
    """A command of an icon's grid, where the icon stands."""
    match command:
        case ("M", x, y):
            return ("M", icon.x + x * scale, icon.y + y * scale)
        case ("L", x, y):
            return ("L", icon.x + x * scale, icon.y + y * scale)
        case ("C", x1, y1, x2, y2, x, y):
            first = (icon.x + x1 * scale, icon.y + y1 * scale)
            second = (icon.x + x2 * scale, icon.y + y2 * scale)
            return ("C", *first, *second, icon.x + x * scale, icon.y + y * scale)
        case ("Z",):
            return command


def _words(command: Command) -> str:
    return _OPERATORS[command[0]] % command[1:]


def _numbers(*values: float) -> str:
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    return f"{value:.4f}"


def _colour(rgba: Rgba) -> str:
    return _numbers(*(part / 255 for part in rgba[:3]))
