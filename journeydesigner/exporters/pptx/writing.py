"""Slides put into a presentation: titles into their placeholders, shapes, tables, charts and notes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.exporters.pptx.deck import title_size
from journeydesigner.exporters.pptx.house_template import FOOT_SIZE, NUMBER_FIELD
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.native import add_chart, add_table
from journeydesigner.exporters.pptx.native_columns import add_columns
from journeydesigner.exporters.pptx.package import Images, address
from journeydesigner.exporters.pptx.shapes import NAMESPACES, ShapeWriter
from journeydesigner.exporters.pptx.slide import Area, ColumnChart, Desk, Heading, Slide
from journeydesigner.exporters.pptx.words import Writer, attribute, clean, language_tag
from journeydesigner.lanes.pen import is_right_to_left

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_JUMP = "ppaction://hlinksldjump"
_TITLES = ("title", "ctrTitle")
_FEET = ("ftr", "sldNum")


@dataclass(frozen=True)
class Deck:
    """A presentation to be filled, with its two layouts. ``foot`` stands at the foot of each slide ("" for nothing)."""

    presentation: Any
    cover: Any
    content: Any
    desk: Desk
    ink: Ink
    foot: str = ""


def write(
    deck: Deck, slides: Sequence[Slide], assets: Mapping[str, bytes], day: date, done: Callable[[float], None]
) -> None:
    """Fill the deck. ``done`` is told the share written."""
    made = [deck.presentation.slides.add_slide(deck.cover if s.layout == "cover" else deck.content) for s in slides]
    keys = {slide.key: found for slide, found in zip(slides, made, strict=True)}
    images = Images(assets)
    for number, (slide, target) in enumerate(zip(slides, made, strict=True)):
        _Filler(deck, slide, target, keys, images, day).fill()
        done((number + 1) / len(slides))


def with_shapes(slide: Any, xml: str) -> Any:
    """The slide with more shapes, read anew as a whole: to move elements from one tree to another costs lxml the square
    of their number."""
    from pptx.opc.oxml import serialize_part_xml
    from pptx.oxml import parse_xml

    part = slide.part
    whole: bytes = serialize_part_xml(part._element)
    end = whole.rindex(b"</p:spTree>")
    part._element = parse_xml(whole[:end] + xml.encode() + whole[end:])
    part.__dict__.pop("slide", None)  # the library keeps the slide of the tree before
    return part.slide


class _Filler:
    """One slide while it is filled."""

    def __init__(
        self, deck: Deck, slide: Slide, target: Any, keys: Mapping[str, Any], images: Images, day: date
    ) -> None:  # fmt: skip
        self.deck, self.slide, self.target, self.keys, self.images, self.day = deck, slide, target, keys, images, day
        self.words = Writer(deck.ink, deck.desk.language)

    def fill(self) -> None:
        form = self.deck.desk.form
        parts = [*self._placeholders(), *self.slide.parts]
        writer = ShapeWriter(
            self.deck.ink, self.words, form.width, form.height, self._link,
            lambda picture: self.images.placed(self.target, picture),
        )  # fmt: skip
        shapes = [writer.part(part) for part in parts]
        arrows = [writer.connector(each) for each in self.slide.connectors]
        self.target = with_shapes(self.target, "".join((*arrows, *shapes)))
        for table in self.slide.tables:
            add_table(self.target, table, self.deck.ink, self.words)
        for chart in self.slide.charts:
            if isinstance(chart, ColumnChart):
                add_columns(self.target, chart, self.deck.ink, self.day)
            else:
                add_chart(self.target, chart, self.deck.ink, self.day)
        self._feet(self.target.shapes._spTree)
        if self.slide.notes.strip():
            frame = self.target.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = clean(self.slide.notes)

    def _link(self, link: str) -> tuple[str, str]:
        from pptx.opc.constants import RELATIONSHIP_TYPE

        if link.startswith("slide:"):
            found = self.keys.get(link.removeprefix("slide:"))
            return (self.target.part.relate_to(found.part, RELATIONSHIP_TYPE.SLIDE), _JUMP) if found else ("", "")
        if to := address(link):
            return self.target.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True), ""
        return "", ""

    # Placeholders

    def _placeholders(self) -> list[Node]:
        """Fill title and subtitle, take out the others; what has no place of its own is a part."""
        form, slide = self.deck.desk.form, self.slide
        is_cover = slide.layout == "cover"
        heading = form.cover_heading if is_cover else form.heading
        left: list[Node] = []
        has_title = has_subtitle = False
        for placeholder in list(self.target.placeholders):
            kind = placeholder._element.ph.get("type", "obj")
            if kind in _TITLES and not has_title:
                has_title = True
                self._set(placeholder, [slide.title], self._smaller(heading, slide.title))
            elif kind in ("subTitle", "body") and is_cover and not has_subtitle and slide.subtitle:
                has_subtitle = True
                self._set(placeholder, slide.subtitle.split("\n"), self._smaller(form.cover_subtitle, slide.subtitle))
            else:
                placeholder._element.getparent().remove(placeholder._element)
        pen = self.deck.desk.pen(12.0)
        if not has_title and slide.title:
            area = Area(form.room.x, max(form.room.y - 42, 4), form.room.w, 40)
            left.append(self._own(slide.title, pen.type.title, area, "title"))
        if is_cover and slide.subtitle and not has_subtitle:
            left.append(self._own(slide.subtitle, pen.type.context, form.room, "subtitle"))
        return left

    def _own(self, text: str, style: Any, area: Area, key: str) -> Node:
        block = self.deck.desk.pen(12.0).block(text, style, Colour("text"), 0, 0, area.w, balanced=False)
        return Node(key, Role.TITLE, "", area.x, area.y, area.w, block.height, (block.text,), text)

    def _smaller(self, heading: Heading, text: str) -> float:
        """The points of a text that would not fit as its layout has it; 0 where it fits."""
        size = title_size(self.deck.desk.pen(12.0), text, heading)
        return size if size < heading.size else 0.0

    def _set(self, placeholder: Any, lines: Sequence[str], points: float) -> None:
        from pptx.oxml import parse_xml

        body = placeholder._element.txBody
        for paragraph in list(body):
            if paragraph.tag.endswith("}p"):
                body.remove(paragraph)
        size = f' sz="{round(points * 100)}"' if points else ""
        for line in lines:
            said = clean(line).replace("\n", " ")
            tag = language_tag(said, self.deck.desk.language)
            spoken = f' lang="{tag}"' if tag else ""
            side = '<a:pPr algn="r" rtl="1"/>' if is_right_to_left(said) else ""
            run = f'<a:r><a:rPr{spoken}{size} dirty="0"/><a:t>{escape(said)}</a:t></a:r>' if said else ""
            body.append(parse_xml(f'<a:p xmlns:a="{_A}">{side}{run}</a:p>'))

    def _feet(self, tree: Any) -> None:
        """The slide's number, and in the house's own template the map's name, where the layout has places for them."""
        from pptx.oxml import parse_xml

        if self.slide.layout == "cover":
            return
        for number, placeholder in enumerate(self.deck.content.placeholders):
            kind = placeholder._element.ph.get("type", "obj")
            if kind not in _FEET or (kind == "ftr" and not self.deck.foot):
                continue
            own = placeholder._element.ph
            about = "".join(f' {name}="{attribute(own.get(name))}"' for name in ("type", "sz", "idx") if own.get(name))
            text = (
                f'<a:pPr algn="l"/><a:r><a:rPr sz="{FOOT_SIZE}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
                f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{escape(clean(self.deck.foot))}</a:t></a:r>'
            )
            if kind == "sldNum":
                count = self.deck.presentation.slides.index(self.target) + 1
                text = '<a:fld id="' + NUMBER_FIELD + f'" type="slidenum"><a:rPr/><a:t>{count}</a:t></a:fld>'
            tree.append(
                parse_xml(
                    f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{10 + number}" name="{attribute(placeholder.name)}"/>'
                    f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{about}/></p:nvPr></p:nvSpPr><p:spPr/>'
                    f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{text}</a:p></p:txBody></p:sp>"
                )
            )
