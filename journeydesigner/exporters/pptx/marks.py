"""Small things that several slides have: chevrons, headings of rows, tiles of a key metric, words under a slide."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Path, Primitive, Shadow
from journeydesigner.drawing.text import TextStyle
from journeydesigner.exporters.pptx.slide import Area
from journeydesigner.lanes.face import RADIUS, Face, star
from journeydesigner.lanes.metric_pill import spoken
from journeydesigner.lanes.metric_tile import Tile, sparkline
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout import outlines
from journeydesigner.metrics.figures import change
from journeydesigner.metrics.numbers import delta_text, target_text, value_text
from journeydesigner.model.records import Metric, Stage
from journeydesigner.wording import _

_TIP = 14.0
_GAP = 4.0
_PAD = 14.0
_ARROW = 18.0
_CHECK = 14.0
_SPARK = 66.0


def stage_colour(stage: Stage, index: int, count: int) -> Colour:
    """A stage's own colour, else its place on the ramp."""
    return Colour(stage.colour or f"stage:{index}/{max(count, 1)}")


def chevron(area: Area, colour: Colour, texts: tuple[Primitive, ...], *, key: str, label: str, link: str,
            has_notch: bool, has_tip: bool, tip: float = _TIP) -> Node:  # fmt: skip
    """A stage's arrow in ``area``; its tip reaches into the next one's notch."""
    w, h = area.w, area.h
    start, end = _GAP / 2 if has_notch else 0.0, w - _GAP / 2 if has_tip else w
    outline = outlines.chevron(start, end, h, tip, has_notch=has_notch, has_tip=has_tip)
    parts = (Path(outline, colour), *texts)
    return Node(key, Role.STAGE, "", area.x, area.y, w, h, parts, label, link)


def words(
    pen: Pen, source: str, style: TextStyle, colour: Colour, area: Area, *, key: str, role: Role = Role.TITLE
) -> Node:
    """A text by itself, as wide as ``area``; the node is as tall as its lines."""
    block = pen.block(source, style, colour, 0, 0, area.w, balanced=False)
    return Node(key, role, "", area.x, area.y, area.w, block.height, (block.text,), source)


def gap_text(metric: Metric, value: float, language: str) -> str:
    """«7 pt short», «2.2 d over»: how far a value is from a target that it misses."""
    assert metric.target is not None
    if change(metric, metric.target, value) is None:
        return ""
    said = delta_text(metric, metric.target, value, language).lstrip("+\u2212-")
    return _("{gap} short").format(gap=said) if value < metric.target else _("{gap} over").format(gap=said)


def key_tile(tile: Tile, width: float, pen: Pen, key: str, label: TextStyle) -> Node:
    """A KPI as an overview shows it: name, number and change, target and how far it is."""
    x, y = _PAD, 10.0
    room = max(width - 2 * _PAD, 1.0)
    name = pen.block(tile.name, label, Colour("text"), x, y, room)
    parts: list[Primitive] = [name.text]
    y += name.height + 4
    scale = pen.type
    metric, value, points = tile.metric, tile.value, tile.trend.points
    if metric is None or value is None:
        block = pen.block(_("no data") if metric else _("no metric"), scale.card, Colour("text3"), x, y + 4, room)
        return _tile_node(tile, [*parts, block.text], width, y + 4 + block.height + 12, pen, key)
    number = pen.block(value_text(metric, value, pen.language), scale.tile_number, Colour("text"), x, y, room)
    parts.append(number.text)
    below = y + number.height + 4
    if tile.trend.delta is not None:
        said = delta_text(metric, points[0].value, points[-1].value, pen.language)
        arrow = "minus" if tile.trend.delta == 0 else "trending-up" if tile.trend.delta > 0 else "trending-down"
        wide = pen.measurer.width(said, scale.tile_delta)
        left, top = x + number.width + 12, y + (number.height - scale.tile_delta.leading) / 2 + 1
        if left + _ARROW + 4 + wide > width - 6:
            left, top = x, below
            below += scale.tile_delta.leading + 4
        parts.append(Icon(arrow, left, top + (scale.tile_delta.leading - _ARROW) / 2, _ARROW, tile.tone))
        parts.append(pen.word(said, scale.tile_delta, tile.tone, left + _ARROW + 4, top).text)
    if target := target_text(metric, pen.language):
        style, colour = scale.tile_target, Colour("text2")
        block = pen.block(target, style, colour, x, below, room)
        parts.append(block.text)
        said = _("met") if tile.is_met else gap_text(metric, value, pen.language)
        bold = scale.tile_delta
        wide = pen.measurer.width(said, bold)
        tone = Colour("pos" if tile.is_met else "neg")
        if x + block.width + 10 + wide > width - _PAD:
            below += block.height + 2
            parts.append(pen.word(said, bold, tone, x, below).text)
        else:
            parts.append(pen.word(said, bold, tone, width - _PAD - wide, below).text)
        below += bold.leading
    return _tile_node(tile, parts, width, below + 12, pen, key)


def flat_tile(tile: Tile, width: float, pen: Pen, *, has_star: bool) -> Face:
    """A KPI as a stage's slide shows it, low and wide: name and target, under them number, change and sparkline."""
    scale, x = pen.type, 12.0
    room = max(width - 2 * x, 1.0)
    metric, value, points = tile.metric, tile.value, tile.trend.points
    target = target_text(metric, pen.language) if metric is not None else ""
    style, tone = scale.tile_target, Colour("pos" if tile.is_met else "text3")
    wide = pen.measurer.width(target, style) + (_CHECK + 4 if tile.is_met else 0) if target else 0.0
    is_beside = bool(target) and pen.measurer.width(tile.name, scale.tile_label) + wide + 14 <= room
    name = pen.block(tile.name, scale.tile_label, Colour("text2"), x, 8, room)
    parts: list[Primitive] = [name.text]
    y = 8 + name.height + 2
    if metric is None or value is None:
        block = pen.block(_("no data") if metric else _("no metric"), scale.card, Colour("text3"), x, y, room)
        parts.append(block.text)
        y += block.height
    else:
        number = pen.block(value_text(metric, value, pen.language), scale.tile_number, Colour("text"), x, y, room)
        parts.append(number.text)
        end = x + number.width + 12
        if tile.trend.delta is not None:
            said = delta_text(metric, points[0].value, points[-1].value, pen.language)
            arrow = "minus" if tile.trend.delta == 0 else "trending-up" if tile.trend.delta > 0 else "trending-down"
            top = y + (number.height - scale.tile_delta.leading) / 2 + 1
            if end + _ARROW + 4 + pen.measurer.width(said, scale.tile_delta) > width - 8:
                y += number.height
                end, top = x, y
            word = pen.word(said, scale.tile_delta, tile.tone, end + _ARROW + 4, top)
            parts += [Icon(arrow, end, top + (scale.tile_delta.leading - _ARROW) / 2, _ARROW, tile.tone), word.text]
            end += _ARROW + 4 + word.width + 12
        if len(points) > 1 and width - x - end >= _SPARK:
            parts += sparkline(tile, width - x - _SPARK, y + 1, _SPARK)
        y += number.height
    if target:
        top = 8.0 if is_beside else y + 2
        left = width - x - wide if is_beside else x
        if tile.is_met:
            parts.append(Icon("circle-check", left, top + (style.leading - _CHECK) / 2, _CHECK, tone))
            left += _CHECK + 4
        block = pen.block(target, style, tone, left, top, width - x - left + 0.5)
        parts.append(block.text)
        y = y if is_beside else top + block.height
    node = _tile_node(tile, parts, width, y + 8, pen, "")
    crown = star(width) if has_star else ()
    return Face(width, y + 8, (*node.primitives, *crown), node.label)


def _tile_node(tile: Tile, parts: list[Primitive], width: float, height: float, pen: Pen, key: str) -> Node:
    ground = (
        Shadow(0, 0, width, height, RADIUS, 1),
        Box(0.5, 0.5, width - 1, height - 1, Colour("surface"), Colour("line2"), radius=RADIUS - 0.5),
    )
    said = spoken(tile, pen.language)
    return Node(key, Role.CARD, "", 0, 0, width, height, (*ground, *parts), said)
