"""Nodes as native shapes: XML of our own, as a group costs the usual library time for each shape in it, squared.

A node with a ground becomes one shape with its text inside; what is drawn over it is grouped with it. Names,
alternative texts and links come from the node.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text
from journeydesigner.exporters.pptx import geometry
from journeydesigner.exporters.pptx.body import Body, Ground, alignment, run_of, split, text_rect
from journeydesigner.exporters.pptx.connectors import Connector
from journeydesigner.exporters.pptx.geometry import Rect, emu, rect_of
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.slide import Part
from journeydesigner.exporters.pptx.words import Paragraph, Writer, attribute
from journeydesigner.layout.arrow_shapes import INK as ARROW_INK
from journeydesigner.layout.arrow_shapes import LINE as ARROW_LINE
from journeydesigner.wording import _

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LONGEST_NAME = 80
_GROUND = "Ground"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Lines that nobody needs to hear of."""
_SLACK = 3.0
_CENTRED = (Role.QUOTE, Role.EMOTION, Role.PERSONA)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an image goes on: its relation, and what is cut off at (left, top, right, bottom) in thousandths of a
    percent."""

    relation: str
    crop: tuple[int, int, int, int]


@dataclass
class ShapeWriter:
    """The shapes of one slide. ``link`` gives the relation of an address ("" for one that leads nowhere) and the action
    it needs; ``image`` that of a picture (None: it cannot be shown)."""

    ink: Ink
    words: Writer
    width: float
    height: float
    link: Callable[[str], tuple[str, str]]
    image: Callable[[Picture], Placed | None]
    ids: "count[int]" = field(default_factory=lambda: count(100))
    cards: dict[str, int] = field(default_factory=dict[str, int])
    """The shapes that stand for cards, by record: what connectors hold on to."""

    def part(self, part: Part) -> str:
        return self._part(part)[0]

    def _part(self, part: Part) -> tuple[str, Rect | None]:
        """The XML, and the box that it takes."""
        if isinstance(part, Node):
            return self._node(part)
        made = [self._part(each) for each in part.parts]
        inner = "".join(xml for xml, _rect in made)
        rect = _around([rect for _xml, rect in made if rect is not None])
        return (self._group(part.name, part.label, inner, rect), rect) if rect else ("", None)

    # Nodes

    def _node(self, node: Node) -> tuple[str, Rect | None]:
        found = split(node)
        shadow = next((each for each in node.primitives if isinstance(each, Shadow)), None)
        shapes: list[tuple[str, Rect]] = []
        rest = [each for each in found.rest if not isinstance(each, Shadow)]
        is_alone = not rest or (found.ground is None and len(rest) == 1)
        name, said = _name(node), node.label
        if found.ground is not None:
            own = (name, said) if is_alone else (name, "")
            shapes.append(self._ground(node, found.ground, found.border, found.body, shadow, own))
        for each in rest:
            own = (name, said) if is_alone else ("", "")
            shapes.append(self._primitive(node, each, own))
        shapes = [shape for shape in shapes if shape[0]]
        rect = _around([rect for _xml, rect in shapes])
        if rect is None:
            return "", None
        inner = "".join(xml for xml, _rect in shapes)
        return (inner, rect) if is_alone else (self._group(name, said, inner, rect), rect)

    def _group(self, name: str, said: str, inner: str, rect: Rect) -> str:
        x, y, w, h = (emu(value) for value in rect)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{self._named(name, said)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f'<p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/></a:xfrm></p:grpSpPr>{inner}</p:grpSp>'
        )

    def connector(self, each: Connector) -> str:
        """An arrow from card to card; to be written after their shapes, and to be put under them."""
        number = next(self.ids)
        name = self._named(_("Arrow"), each.label, number=number)
        ends = ""
        for tag, record, site in (("stCxn", each.start, each.start_site), ("endCxn", each.end, each.end_site)):
            ends += f'<a:{tag} id="{self.cards[record]}" idx="{site}"/>' if record in self.cards else ""
        stroke = geometry.line(self.ink, ARROW_INK, ARROW_LINE, is_round=True)
        stroke = stroke.replace("</a:ln>", '<a:tailEnd type="triangle"/></a:ln>')
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{name}<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{geometry.connector(each.points)}{stroke}</p:spPr></p:cxnSp>"
        )

    def _named(self, name: str, said: str, link: str = "", *, number: int = 0) -> str:
        number = number or next(self.ids)
        label = attribute(name)[:_LONGEST_NAME] if "&" not in attribute(name) else attribute(name[:_LONGEST_NAME])
        described = f' descr="{attribute(said)}"' if said else ""
        click = ""
        if link:
            relation, action = self.link(link)
            act = f' action="{action}"' if action else ""
            click = f'<a:hlinkClick r:id="{relation}"{act}/>' if relation else ""
        more = click or ("" if said or name != _GROUND else _DECORATIVE)
        return f'<p:cNvPr id="{number}" name="{label or "Shape"} {number}"{described}>{more}</p:cNvPr>'

    def _ground(
        self,
        node: Node,
        ground: Ground,
        border: tuple[Colour, float, tuple[float, ...]] | None,
        body: Body | None,
        shadow: Shadow | None,
        own: tuple[str, str],
    ) -> tuple[str, Rect]:
        rect = self._within(rect_of(ground), node)
        stroke = border or ((ground.stroke, ground.width, _dash(ground)) if ground.stroke else None)
        outline = geometry.line(self.ink, *stroke) if stroke else geometry.line(self.ink, None, 0)
        look = _form(ground, rect) + self.ink.fill(ground.fill, rect_of(ground)) + outline
        if shadow is not None and not self.ink.theme.is_strong:
            look += _shadow(self.ink)
        number = next(self.ids)
        if node.record and isinstance(ground, Box):  # others have no places to hold on to
            self.cards.setdefault(node.record, number)
        return self._shape(own, rect, look, self._text(body), node.link, number=number), rect

    def _shape(
        self, own: tuple[str, str], rect: Rect, look: str, text: str, link: str = "", *, is_box: bool = False,
        number: int = 0,
    ) -> str:  # fmt: skip
        kind = ' txBox="1"' if is_box else ""
        return (
            f"<p:sp><p:nvSpPr>{self._named(*own, link, number=number)}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{geometry.placed(rect)}{look}</p:spPr>{text}</p:sp>"
        )

    def _text(self, body: Body | None) -> str:
        if body is None:
            return ""
        left, top, right, bottom = (emu(value) for value in body.insets)
        anchor, wrap = "ctr" if body.is_centred else "t", "square" if body.wraps else "none"
        return (
            f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{self.words.paragraphs(body.paragraphs)}</p:txBody>"
        )

    def _within(self, rect: Rect, node: Node) -> Rect:
        """A node's rectangle on the slide, no part of it beyond."""
        x, y, w, h = rect[0] + node.x, rect[1] + node.y, rect[2], rect[3]
        left, top = min(max(x, 0.0), self.width), min(max(y, 0.0), self.height)
        right, foot = min(max(x + w, left), self.width), min(max(y + h, top), self.height)
        return (left, top, right - left, foot - top)

    # Primitives

    def _primitive(self, node: Node, each: Primitive, own: tuple[str, str]) -> tuple[str, Rect]:
        match each:
            case Text():
                return self._free_text(node, each, own)
            case Shadow():
                return "", (0, 0, 0, 0)
            case Picture():
                return self._picture(node, each, own)
            case Line():
                return self._line(node, each, own)
            case Icon():
                rect = self._within(rect_of(each), node)
                stroke = geometry.line(self.ink, each.colour, each.width * each.size / 24, is_round=True)
                look = f"{geometry.icon_form(each)}<a:noFill/>{stroke}"
                return self._shape(_or(own, f"Icon {each.name}"), rect, look, self._text(None)), rect
            case Box() | Disc() | Path():
                rect = self._within(rect_of(each), node)
                is_round = isinstance(each, Path)
                stroke = geometry.line(self.ink, each.stroke, each.width, _dash(each), is_round=is_round)
                look = _form(each, rect) + self.ink.fill(each.fill, rect_of(each)) + stroke
                return self._shape(_or(own, "Shape"), rect, look, self._text(None)), rect

    def _free_text(self, node: Node, text: Text, own: tuple[str, str]) -> tuple[str, Rect]:
        """A text of its own: a box with some room beside its words."""
        x, y, w, h = text_rect(text)
        align = "ctr" if node.role in _CENTRED else alignment(text, None)
        end = x + w
        if align == "l" and x > node.w / 2 and 0 <= node.w - end <= 16:
            align = "r"
        if align == "l":
            w += _SLACK
        elif align == "ctr":
            x, w = x - _SLACK, w + 2 * _SLACK
        else:
            x, w = x - _SLACK, w + _SLACK
        rect = self._within((x, y, w, h), node)
        body = Body(
            (Paragraph((run_of(text),), align),), (0.0, 0.0, 0.0, 0.0), is_centred=False, wraps=len(text.lines) > 1
        )
        look = geometry.preset("rect") + "<a:noFill/><a:ln><a:noFill/></a:ln>"
        link = node.link if own[0] else ""
        return self._shape(_or(own, text.source), rect, look, self._text(body), link, is_box=True), rect

    def _line(self, node: Node, line: Line, own: tuple[str, str]) -> tuple[str, Rect]:
        rect = self._within(rect_of(line), node)
        flips = ' flipV="1"' if (line.x2 - line.x1) * (line.y2 - line.y1) < 0 else ""
        stroke = geometry.line(self.ink, line.colour, line.width, line.dash)
        xml = (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(*_or(own, 'Line'))}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{geometry.placed(rect, flips)}{geometry.preset('line')}{stroke}</p:spPr></p:cxnSp>"
        )
        return xml, rect

    def _picture(self, node: Node, picture: Picture, own: tuple[str, str]) -> tuple[str, Rect]:
        rect = self._within(rect_of(picture), node)
        found = self.image(picture)
        if found is None:
            frame = Box(0, 0, 1, 1, Colour("slate.fill"), Colour("slate.edge"))
            look = geometry.rounded(rect[2], rect[3], picture.radius) + self.ink.fill(frame.fill, rect)
            return self._shape(_or(own, picture.alt or "Picture"), rect, look, self._text(None)), rect
        left, top, right, foot = found.crop
        name, said = own[0] or picture.alt or "Picture", picture.alt or own[1] or node.label
        form = geometry.preset("ellipse") if picture.radius * 2 >= min(rect[2:]) - 1 else ""
        form = form or geometry.rounded(rect[2], rect[3], picture.radius)
        xml = (
            f'<p:pic><p:nvPicPr>{self._named(name, said)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{found.relation}"/>'
            f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{foot}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{geometry.placed(rect)}{form}</p:spPr></p:pic>"
        )
        return xml, rect


def _name(node: Node) -> str:
    return node.label or (_GROUND if node.role is Role.GROUND else node.role.value.capitalize())


def _or(own: tuple[str, str], name: str) -> tuple[str, str]:
    return (own[0] or name, own[1])


def _dash(each: Ground) -> tuple[float, ...]:
    return () if isinstance(each, Disc) else each.dash


def _form(each: Ground, rect: Rect) -> str:
    match each:
        case Box():
            return geometry.rounded(rect[2], rect[3], each.radius)
        case Disc():
            return geometry.preset("ellipse")
        case Path():
            return geometry.freeform(each.commands, rect_of(each), is_filled=each.fill is not None)


def _shadow(ink: Ink) -> str:
    (red, green, blue), (near, far) = ink.theme.shadow
    alpha = round((near + far) / 255 * 100_000)
    return (
        '<a:effectLst><a:outerShdw blurRad="25400" dist="12700" dir="5400000" algn="t" rotWithShape="0">'
        f'<a:srgbClr val="{red:02X}{green:02X}{blue:02X}"><a:alpha val="{alpha}"/></a:srgbClr>'
        "</a:outerShdw></a:effectLst>"
    )


def _around(rects: list[Rect]) -> Rect | None:
    if not rects:
        return None
    left, top = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    right, foot = max(rect[0] + rect[2] for rect in rects), max(rect[1] + rect[3] for rect in rects)
    return (left, top, right - left, foot - top)
