"""The card that tells what stands behind a number, as primitives."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.editing.number_facts import NumberFacts
from journeydesigner.lanes.face import border, edge, fill, ink
from journeydesigner.lanes.metric_tile import SPARK_HEIGHT, Tile, sparkline
from journeydesigner.lanes.pen import Pen

WIDTH = 340.0
_PAD = 14.0
_LABEL = 132.0
_LEAST_TEXT = 140.0
"""In a narrow card labels leave at least so much for what they name."""
_GAP = 8.0
_ROW_GAP = 5.0
_SPARK = 88.0
_SIGN = 13.0


def facts_card(
    facts: NumberFacts, pen: Pen, tile: Tile | None = None, width: float = WIDTH
) -> tuple[tuple[Primitive, ...], float]:
    """What is drawn within ``width`` from (0, 0), without its ground, and its height. ``tile`` adds its development."""
    scale, room = pen.type, width - 2 * _PAD
    column = min(_LABEL, room - _LEAST_TEXT)
    title = pen.block(facts.title, scale.tile_label, Colour("text2"), _PAD, _PAD - 2, room)
    y = _PAD - 2 + title.height + 2
    has_line = tile is not None and len(tile.trend.points) > 1
    value = pen.block(facts.value, scale.tile_number, Colour("text"), _PAD, y, room - (_SPARK + 12) * has_line)
    parts: list[Primitive] = [title.text, value.text]
    if tile is not None and has_line:
        parts += sparkline(tile, width - _PAD - _SPARK, y + (value.height - SPARK_HEIGHT) / 2 - 1, _SPARK)
    y += value.height + _GAP
    if facts.warning:
        warned, high = _warning(facts.warning, pen, y, width)
        parts += warned
        y += high + _GAP
    if facts.about:
        about = pen.block(facts.about, scale.description, Colour("text2"), _PAD, y, room, balanced=False)
        parts.append(about.text)
        y += about.height + _GAP
    for fact in facts.facts:
        label = pen.block(fact.label, scale.description, Colour("text3"), _PAD, y, column - _GAP)
        left = _PAD + column
        text = pen.block(fact.text, scale.description, Colour("text"), left, y, width - _PAD - left, balanced=False)
        parts += [label.text, text.text]
        y += max(label.height, text.height) + _ROW_GAP
    return tuple(parts), y + _PAD - _ROW_GAP


def _warning(said: str, pen: Pen, y: float, width: float) -> tuple[list[Primitive], float]:
    style, left = pen.type.tile_delta, _PAD + 8 + _SIGN + 6
    block = pen.block(said, style, ink("yellow"), left, y + 4, width - _PAD - 8 - left)
    high = block.height + 8
    ground = Box(_PAD, y, width - 2 * _PAD, high, fill("yellow"), border("yellow"), radius=7)
    sign = Icon("triangle-alert", _PAD + 8, y + 4 + (style.leading - _SIGN) / 2, _SIGN, edge("yellow"))
    return [ground, sign, block.text], high
