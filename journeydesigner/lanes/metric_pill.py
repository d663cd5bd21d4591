"""A KPI of the whole map, in one line of the title block: name, number, change and target."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.metrics.numbers import delta_text, period_text, target_text, value_text
from journeydesigner.wording import _

_HEIGHT = 34.0
_PAD = 16.0
_GAP = 12.0
_NAME_GAP = 8.0
_ARROW = 16.0
_CHECK = 14.0
_LEAST_NAME = 96.0


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the pill, perhaps behind an icon."""

    text: str
    style: TextStyle
    colour: Colour
    icon: str = ""
    size: float = 0.0


def draw_pill(tile: Tile, pen: Pen, room: float) -> tuple[tuple[Primitive, ...], float, float]:
    """The pill's primitives, width and height; the name takes several lines where it is too long for ``room``."""
    words = _words(tile, pen)
    tail = sum(_width(word, pen) for word in words) + _GAP * (len(words) - 1)
    style = pen.type.tile_label
    widest = max(room - 2 * _PAD - _NAME_GAP - tail, _LEAST_NAME)
    name = pen.block(tile.name, style, Colour("text2"), _PAD, 0, widest)
    height = max(_HEIGHT, name.height + _HEIGHT - style.leading)
    name = pen.block(tile.name, style, Colour("text2"), _PAD, (height - name.height) / 2, widest)
    parts: list[Primitive] = [name.text]
    x = _PAD + name.width + _NAME_GAP
    for word in words:
        left = x
        if word.icon:
            parts.append(Icon(word.icon, left, (height - word.size) / 2, word.size, word.colour))
            left += word.size + 4
        parts.append(pen.word(word.text, word.style, word.colour, left, (height - word.style.leading) / 2).text)
        x += _width(word, pen) + _GAP
    wide = float(ceil(x - _GAP + _PAD))
    ground = Box(0.5, 0.5, wide - 1, height - 1, Colour("surface"), Colour("line2"), radius=_HEIGHT / 2 - 0.5)
    return (ground, *parts), wide, height


def _width(word: _Word, pen: Pen) -> float:
    return pen.measurer.width(word.text, word.style) + (word.size + 4 if word.icon else 0.0)


def _words(tile: Tile, pen: Pen) -> list[_Word]:
    """Number, change and target, on how much they rest and how old they are, as far as that is known."""
    scale, metric, points = pen.type, tile.metric, tile.trend.points
    if metric is None:
        return [_Word(_("no metric"), scale.card, Colour("text3"))]
    words = [_Word(value_text(metric, tile.value, pen.language), scale.pill, Colour("text"))]
    if (delta := tile.trend.delta) is not None:
        arrow = "minus" if delta == 0 else "trending-up" if delta > 0 else "trending-down"
        said = delta_text(metric, points[0].value, points[-1].value, pen.language)
        words.append(_Word(said, scale.tile_delta, tile.tone, arrow, _ARROW))
    if target := target_text(metric, pen.language):
        sign = ("circle-check", _CHECK) if tile.is_met else ("", 0.0)
        words.append(_Word(target, scale.tile_target, Colour("pos" if tile.is_met else "text3"), *sign))
    if evidence := tile.evidence(pen.language):
        words.append(_Word(evidence, scale.tile_target, Colour("text3")))
    if stale := tile.stale(pen.today):
        words.append(_Word(stale, scale.tile_delta, Colour("yellow.edge"), "history", _CHECK))
    return words


def spoken(tile: Tile, language: str, today: date | None = None) -> str:
    """«NPS: +46, +5, Oct 2026. Target +50, met. n = 96»."""
    if tile.metric is None:
        return f"{tile.name}: {_('no metric')}"
    parts, points = [value_text(tile.metric, tile.value, language)], tile.trend.points
    if len(points) > 1:
        parts.append(delta_text(tile.metric, points[0].value, points[-1].value, language))
    if points:
        parts.append(period_text(points[-1].period))
    said, target = f"{tile.name}: {', '.join(parts)}", target_text(tile.metric, language)
    if tile.is_met:
        target = _("{target}, met").format(target=target)
    return ". ".join(filter(None, (said, target, tile.evidence(language), tile.stale(today))))
