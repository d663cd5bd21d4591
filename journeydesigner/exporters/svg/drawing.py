"""Primitives as SVG: a group for each node, text as text, gradients and clips as definitions. Pure; knows no Qt.

What is written is what the painter paints. Each line of text has the length that it was measured with, so that it stays
within its card where the typeface is not there; the part of the typeface that is used comes with the file.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from journeydesigner.drawing import shadows
from journeydesigner.drawing.colours import Colour, Fill, Gradient
from journeydesigner.drawing.icons import GRID, icon_paths
from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text
from journeydesigner.drawing.text import TextStyle
from journeydesigner.drawing.theme import Theme
from journeydesigner.exporters.svg.lettering import Lettering
from journeydesigner.exporters.svg.pictures import data_address
from journeydesigner.lanes.pen import is_right_to_left
from journeydesigner.layout.scene import Band, Scene

_NO_NAME = re.compile(r"[^\w.-]")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OFFICE = "Arial"
"""Narrower than the bundled typeface with which lines were broken: every line fits."""
_LEADS = ("http://", "https://", "mailto:")


class Drawing:
    """One SVG being put together. ``assets`` are images by content hash.

    ``has_fonts``: the used part of the typeface goes along; without it, the reader's own is taken. ``is_plain``: for
    Office, which knows neither style sheets nor lengths of text: each text says what it is set in, a typeface that
    every Office has. ``has_ids``: a node's group bears its record's id.
    """

    def __init__(
        self,
        theme: Theme,
        assets: Mapping[str, bytes],
        *,
        has_fonts: bool = True,
        is_plain: bool = False,
        has_ids: bool = True,
    ) -> None:
        self._theme, self._assets, self._has_fonts = theme, assets, has_fonts and not is_plain
        self._is_plain, self._has_ids = is_plain, has_ids
        self._out: list[str] = []
        self._defs: list[str] = []
        self._ids: set[str] = set()
        self._gradients: dict[Gradient, str] = {}
        self._paints: dict[Colour, tuple[str, str]] = {}
        self._icons: dict[str, str] = {}
        self._lettering = Lettering()

    # Whole

    def svg(
        self,
        width: float,
        height: float,
        *,
        title: str = "",
        language: str = "en",
        ground: str = "",
        x: float = 0.0,
        y: float = 0.0,
    ) -> str:
        """All that was added, as a file: the part from (``x``, ``y``) on, on a ground of that colour ("": none)."""
        box = " ".join(map(number, (x, y, width, height)))
        families = _OFFICE if self._is_plain else self._lettering.fallbacks
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{number(width)}" height="{number(height)}" viewBox="{box}" xml:lang={_quoted(language)} '
            f'role="img" aria-label={_quoted(title)} font-family="{families}">'
        )
        style = "" if self._is_plain else f"<style>{self._lettering.styles(has_fonts=self._has_fonts)}</style>"
        under = ""
        if ground:
            paint = self._paint("fill", Colour(ground))
            under = f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{paint}/>'
        parts = [
            '<?xml version="1.0" encoding="UTF-8"?>', head, f"<title>{_text(title)}</title>", style,
            f"<defs>{self.definitions()}</defs>" if self._defs else "", under, *self._out, "</svg>",
        ]  # fmt: skip
        return "\n".join(part for part in parts if part) + "\n"

    def taken(self) -> str:
        """What was added since the last time, for a drawing within another document."""
        found = "".join(self._out)
        self._out.clear()
        return found

    def definitions(self) -> str:
        """The gradients and clips that what was added refers to."""
        return "".join(self._defs)

    def style_rules(self) -> str:
        """The rules for the classes of its texts, without fonts."""
        return self._lettering.styles(has_fonts=False)

    def add_scene(self, scene: Scene) -> None:
        """The whole map, as the painter paints it."""
        self.add_nodes(scene.backdrop)
        for band in scene.bands:
            self._add_at(band, band.ground)
        self.add_nodes(scene.under)
        for band in scene.bands:
            self._add_at(band, band.nodes)
            self._add_at(band, band.labels)
        self.add_nodes(scene.above)

    def _add_at(self, band: Band, nodes: Iterable[Node]) -> None:
        self.add_nodes(nodes, down=band.y)

    def add_nodes(self, nodes: Iterable[Node], *, right: float = 0.0, down: float = 0.0) -> None:
        """Nodes where they stand, moved ``right`` and ``down``."""
        for node in nodes:
            self._add_node(node, node.x + right, node.y + down)

    def _add_node(self, node: Node, x: float, y: float) -> None:
        out = self._out
        leads = node.link if node.link.lower().startswith(_LEADS) else ""
        if leads:
            out.append(f'<a href={_quoted(leads)} xlink:href={_quoted(leads)} target="_blank">')
        name = f' role="group" aria-label={_quoted(node.label)}' if node.label and self._has_ids else ""
        called = f' id="{self._id(node)}" class="{node.role.value}"' if self._has_ids else ""
        out.append(f'<g{called} transform="translate({number(x)} {number(y)})"{name}>')
        if name:
            out.append(f"<title>{_text(node.label)}</title>")
        for primitive in node.primitives:
            self._add(primitive)
        out.append("</g>")
        if leads:
            out.append("</a>")

    def _id(self, node: Node) -> str:
        """The record's id for the node that shows it, else its key: unique, and a name as XML wants it."""
        wanted = _NO_NAME.sub("-", node.record or node.key)
        if wanted in self._ids:
            wanted = _NO_NAME.sub("-", node.key)
        if not wanted or not (wanted[0].isalpha() or wanted[0] == "_"):
            wanted = f"n-{wanted}"
        found, count = wanted, 1
        while found in self._ids:
            count += 1
            found = f"{wanted}-{count}"
        self._ids.add(found)
        return found

    # Primitives

    def _add(self, primitive: Primitive) -> None:
        match primitive:
            case Text():
                self._text(primitive)
            case Box():
                self._box(primitive)
            case Shadow():
                self._shadow(primitive)
            case Icon():
                self._icon(primitive)
            case Path():
                looks = self._looks(primitive.fill, primitive.stroke, primitive.width, primitive.dash, is_round=True)
                self._out.append(f'<path d="{path_data(primitive.commands)}"{looks}/>')
            case Line():
                p, looks = primitive, self._looks(None, primitive.colour, primitive.width, primitive.dash)
                ends = f'x1="{number(p.x1)}" y1="{number(p.y1)}" x2="{number(p.x2)}" y2="{number(p.y2)}"'
                self._out.append(f"<line {ends}{looks}/>")
            case Disc():
                p, looks = primitive, self._looks(primitive.fill, primitive.stroke, primitive.width)
                self._out.append(f'<circle cx="{number(p.cx)}" cy="{number(p.cy)}" r="{number(p.r)}"{looks}/>')
            case Picture():
                self._picture(primitive)
            case _:
                assert_never(primitive)

    def _box(self, box: Box) -> None:
        looks = self._looks(box.fill, box.stroke, box.width, box.dash)
        self._out.append(f"<rect {_area(box.x, box.y, box.w, box.h, box.radius)}{looks}/>")

    def _shadow(self, shadow: Shadow) -> None:
        for layer in shadows.layers(shadow, self._theme):
            grow = layer.grow
            area = _area(
                shadow.x - grow, shadow.y + layer.down - grow, shadow.w + 2 * grow, shadow.h + 2 * grow,
                shadow.radius + grow,
            )  # fmt: skip
            red, green, blue, alpha = layer.rgba
            paint = f'fill="#{red:02x}{green:02x}{blue:02x}" fill-opacity="{number(alpha / 255, 3)}"'
            self._out.append(f"<rect {area} {paint}/>")

    def _icon(self, icon: Icon) -> None:
        data = self._icons.get(icon.name)
        if data is None:
            data = self._icons[icon.name] = " ".join(path_data(path) for path in icon_paths(icon.name))
        scale = icon.size / GRID
        place = f"translate({number(icon.x)} {number(icon.y)}) scale({number(scale, 4)})"
        looks = self._looks(None, icon.colour, icon.width, is_round=True)
        self._out.append(f'<path transform="{place}" d="{data}"{looks}/>')

    def _picture(self, picture: Picture) -> None:
        address = data_address(self._assets.get(picture.asset, b""))
        area = _area(picture.x, picture.y, picture.w, picture.h, picture.radius)
        if not address:
            self._box(Box(picture.x, picture.y, picture.w, picture.h, Colour("slate.fill"), Colour("slate.edge"),
                          radius=picture.radius))  # fmt: skip
            return
        clip = ""
        if picture.radius:
            name = f"clip{len(self._defs) + 1}"
            self._defs.append(f'<clipPath id="{name}"><rect {area}/></clipPath>')
            clip = f' clip-path="url(#{name})"'
        place = _area(picture.x, picture.y, picture.w, picture.h)
        said = f"<title>{_text(picture.alt)}</title>" if picture.alt else ""
        self._out.append(
            f'<g{clip}><image {place} preserveAspectRatio="xMidYMid slice" href="{address}">{said}</image></g>'
        )

    def _text(self, text: Text) -> None:
        style, lines = text.style, [line for line in text.lines if line.text]
        if not lines:
            return
        name = self._lettering.style(style, [line.text for line in lines])
        looks = _plain_looks(style) if self._is_plain else f'class="{name}"'
        paint = self._paint("fill", text.colour)
        for line in lines:  # a text for each: not every program places lines within one
            is_backward = not line.text.isascii() and is_right_to_left(line.text)
            x, way = (line.x + line.width, ' direction="rtl"') if is_backward else (line.x, "")
            is_long = len(line.text) > 1 and line.width > 0 and not self._is_plain
            long = f' textLength="{number(line.width)}" lengthAdjust="spacingAndGlyphs"' if is_long else ""
            self._out.append(
                f'<text {looks} x="{number(x)}" y="{number(line.baseline)}"{long}{way}{paint}>{_text(line.text)}</text>'
            )

    # Paint

    def _looks(
        self,
        fill: Fill | None,
        stroke: Colour | None,
        width: float = 1.0,
        dash: tuple[float, ...] = (),
        *,
        is_round: bool = False,
    ) -> str:
        inside = self._fill(fill)
        if stroke is None:
            return inside
        outline = self._paint("stroke", stroke)
        if width != 1.0:
            outline += f' stroke-width="{number(width)}"'
        if dash:
            outline += f' stroke-dasharray="{" ".join(map(number, dash))}"'
        if is_round:
            outline += ' stroke-linecap="round" stroke-linejoin="round"'
        return inside + outline

    def _fill(self, fill: Fill | None) -> str:
        match fill:
            case None:
                return ' fill="none"'
            case Colour():
                return self._paint("fill", fill)
            case Gradient():
                return f' fill="url(#{self._gradient(fill)})"'

    def _gradient(self, gradient: Gradient) -> str:
        name = self._gradients.get(gradient)
        if name is None:
            name = self._gradients[gradient] = f"run{len(self._gradients) + 1}"
            stops = "".join(
                f'<stop offset="{place}"{self._paint("stop", colour, colour_name="stop-color")}/>'
                for place, colour in ((0, gradient.start), (1, gradient.end))
            )
            ends = " ".join(
                f'{key}="{number(value)}"'
                for key, value in zip(("x1", "y1", "x2", "y2"), (gradient.x0, gradient.y0, gradient.x1, gradient.y1),
                                      strict=True)
            )  # fmt: skip
            self._defs.append(
                f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'
            )
        return name

    def _paint(self, what: str, colour: Colour, *, colour_name: str = "") -> str:
        known = self._paints.get(colour)
        if known is None:
            known = self._paints[colour] = self._resolved(colour)
        value, opacity = known
        faded = f' {what}-opacity="{opacity}"' if opacity else ""
        return f' {colour_name or what}="{value}"{faded}'

    def _resolved(self, colour: Colour) -> tuple[str, str]:
        """A colour's value, and its opacity ("" for opaque)."""
        alpha = self._theme.rgba(colour)[3]
        return f"#{self._theme.hex(colour)}", number(alpha / 255, 3) if alpha < 255 else ""


@lru_cache(maxsize=1 << 15)
def number(value: float, digits: int = 2) -> str:
    """As short as it can be."""
    return f"{round(value, digits):.8g}"


def _plain_looks(style: TextStyle) -> str:
    """What a text is set in, as attributes."""
    weight = ' font-weight="bold"' if style.weight >= 600 else ""
    slant = ' font-style="italic"' if style.italic else ""
    return f'font-family="{_OFFICE}" font-size="{number(style.size)}"{weight}{slant}'


def path_data(commands: Iterable[Command]) -> str:
    """What the ``d`` of a path says."""
    return "".join(command[0] + " ".join(map(number, command[1:])) for command in commands)


def _area(x: float, y: float, w: float, h: float, radius: float = 0.0) -> str:
    held = min(radius, w / 2, h / 2)
    rounded = f' rx="{number(held)}"' if held > 0 else ""
    return f'x="{number(x)}" y="{number(y)}" width="{number(max(w, 0))}" height="{number(max(h, 0))}"{rounded}'


def _text(text: str) -> str:
    if text.isalnum():
        return text
    return escape(_UNFIT.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(_UNFIT.sub("", text))
