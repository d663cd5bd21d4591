"""Shapes of a slide against the library that builds the same ones through its API: cards in groups, in a lane's group.

A card is a rounded box with its text inside, its edge as a freeform, and an icon as one. ``turbo_add_enabled`` spares
the library a search for the next free id. It still measures every group anew for each shape in it, so that beyond some
hundred shapes only ours are built: they are to take as much longer as there are more.
"""

from collections.abc import Iterator
from typing import Any

from journeydesigner.drawing.icons import icon_paths
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Path, Text
from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.pptx.geometry import emu, rect_of
from journeydesigner.exporters.pptx.house_template import house_form
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.shapes import ShapeWriter
from journeydesigner.exporters.pptx.slide import Desk, Group
from journeydesigner.exporters.pptx.words import Writer
from journeydesigner.exporters.pptx.writing import with_shapes
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kinds
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card
from tests.benchmarks.results import Result
from tests.benchmarks.timing import cpu_ms, side_by_side

_SHAPES_OF_A_CARD = 3
_SMALL, _LARGE = 500, 5_000
_TEXT = "Compares two offers side by side, late in the evening"


def slides(is_quick: bool) -> Iterator[Result]:
    few, many = _lane(_SMALL), _lane(_LARGE)
    runs = 1 if is_quick else 5
    yield Result("pptx shapes", _SMALL, *side_by_side(lambda: _ours(few), lambda: _bare(few), runs), 0.1)
    small, large = cpu_ms(lambda: _ours(few), max(runs, 3)), cpu_ms(lambda: _ours(many), runs)
    yield Result("pptx shapes, linear", _LARGE, large, small * _LARGE / _SMALL, 1.25)


def _lane(shapes: int) -> Group:
    """A lane's group of so many shapes, laid out."""
    found = kinds()["pain_points"]
    assert isinstance(found, CardLane)
    pen = Desk(house_form(False)).pen(10.0)
    nodes: list[Node] = []
    for number in range(shapes // _SHAPES_OF_A_CARD):
        card = Card(id=CardId(f"c{number}"), map=MapId("m"), text=f"{_TEXT} {number}")
        face = found.face(card, 200.0, Facts(pen))
        x, y = 200.0 * (number % 5), 3.0 * (number // 5 % 180)
        nodes.append(Node(card.id, Role.CARD, card.id, x, y, face.width, face.height, face.primitives, face.label))
    return Group("Pain points", "What gets in the way", tuple(nodes))


def _blank() -> Any:
    from pptx import Presentation

    deck: Any = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[6])


def _ours(lane: Group) -> None:
    ink = Ink(theme("light"))
    writer = ShapeWriter(ink, Writer(ink, "en"), 1280, 720, lambda _link: ("", ""), lambda _picture: None)
    with_shapes(_blank(), writer.part(lane))


def _bare(lane: Group) -> None:
    shapes: Any = _blank().shapes
    shapes.turbo_add_enabled = True
    group = shapes.add_group_shape()
    group.name = lane.name
    group.shapes.turbo_add_enabled = True
    for node in lane.parts:
        assert isinstance(node, Node)
        _bare_card(group.shapes.add_group_shape(), node)


def _bare_card(group: Any, node: Node) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    group.name = node.label
    group.shapes.turbo_add_enabled = True
    box = group.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, emu(node.x), emu(node.y), emu(node.w), emu(node.h))
    box.adjustments[0] = 8 / min(node.w, node.h)
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0xFD, 0xE9, 0xEE)
    box.line.color.rgb = RGBColor(0xE8, 0xB0, 0xC0)
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left, frame.margin_top = emu(37), emu(10)
    run = frame.paragraphs[0].add_run()
    run.text = next(each.source for each in node.primitives if isinstance(each, Text))
    run.font.size, run.font.bold = Pt(10), False
    run.font.color.rgb = RGBColor(0x5F, 0x12, 0x29)
    for each in node.primitives:
        if isinstance(each, Path):
            x, y, w, h = rect_of(each)
            left, top = x + node.x, y + node.y
            _bare_freeform(group, [[(left, top), (left + w, top), (left, top + h)]])
        elif isinstance(each, Icon):
            scale, left, top = each.size / 24, each.x + node.x, each.y + node.y
            points = [
                [(left + command[-2] * scale, top + command[-1] * scale) for command in path if len(command) > 1]
                for path in icon_paths(each.name)
            ]
            _bare_freeform(group, points)


def _bare_freeform(group: Any, outlines: list[list[tuple[float, float]]]) -> None:
    """Straight lines: the library's freeforms have no curves."""
    from pptx.dml.color import RGBColor

    first, *rest = outlines
    builder = group.shapes.build_freeform(emu(first[0][0]), emu(first[0][1]), scale=1.0)
    builder.add_line_segments([(emu(x), emu(y)) for x, y in first[1:]], close=False)
    for outline in rest:
        builder.move_to(emu(outline[0][0]), emu(outline[0][1]))
        builder.add_line_segments([(emu(x), emu(y)) for x, y in outline[1:]], close=False)
    builder.convert_to_shape().line.color.rgb = RGBColor(0xB3, 0x20, 0x4A)
