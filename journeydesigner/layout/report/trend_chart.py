"""How a metric developed, large: its name and latest value, the values over time with their n, and the target."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive, Shadow
from journeydesigner.lanes.face import RADIUS
from journeydesigner.lanes.metric_pill import spoken
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.charts.trend import trend_chart, trend_height
from journeydesigner.layout.charts.trend_labels import ON_PAGE
from journeydesigner.layout.report.styles import NUMBER, SMALL, SMALL_STRONG, SUBHEADING
from journeydesigner.layout.standing_out import TileAt
from journeydesigner.metrics.numbers import delta_text, value_text

_PAD = 14.0
_PLOT = 78.0
_ARROW = 16.0


def chart(found: TileAt, width: float, pen: Pen, key: str) -> Node:
    """A card with the trend of a metric, as wide as told."""
    tile = found.tile
    parts, y = _head(found, width, pen)
    if len(tile.trend.points) > 1:
        parts += trend_chart(tile, found.facts.series, (_PAD, y, width - 2 * _PAD), _PLOT, pen)
        y += trend_height(_PLOT, ON_PAGE) + 2
    y += _PAD - 6
    ground = (
        Shadow(0, 0, width, y, RADIUS, 1),
        Box(0.5, 0.5, width - 1, y - 1, Colour("surface"), Colour("line"), radius=RADIUS - 0.5),
    )
    return Node(key, Role.CHART, "", 0, 0, width, y, (*ground, *parts), chart_in_words(found, pen))


def chart_in_words(found: TileAt, pen: Pen) -> str:
    """«NPS: +46, +5, Oct 2026. Target +50. Jan 2026 +41, …»."""
    metric = found.tile.metric
    assert metric is not None
    values = (f"{point.period} {value_text(metric, point.value, pen.language)}" for point in found.tile.trend.points)
    return f"{spoken(found.tile, pen.language)}. {', '.join(values)}"


def _head(found: TileAt, width: float, pen: Pen) -> tuple[list[Primitive], float]:
    tile, metric = found.tile, found.tile.metric
    assert metric is not None
    said = value_text(metric, tile.value, pen.language)
    number = pen.word(
        said, NUMBER if tile.value is not None else SUBHEADING, Colour("text"), width - _PAD, _PAD - 4, align="end"
    )
    room = max(width - 2 * _PAD - number.width - 16, width / 3)
    name = pen.block(tile.name, SUBHEADING, Colour("text"), _PAD, _PAD, room, balanced=False)
    y = _PAD + name.height + 2
    parts: list[Primitive] = [name.text, number.text]
    where = " · ".join(part for part in (found.stage, found.step) if part.strip())
    if where:
        place = pen.block(where, SMALL, Colour("text3"), _PAD, y, room, balanced=False)
        parts.append(place.text)
        y += place.height
    below = _PAD - 4 + number.height
    if tile.trend.delta is not None:
        points, delta = tile.trend.points, tile.trend.delta
        change = delta_text(metric, points[0].value, points[-1].value, pen.language)
        word = pen.word(change, SMALL_STRONG, tile.tone, width - _PAD, below, align="end")
        arrow = "minus" if delta == 0 else "trending-up" if delta > 0 else "trending-down"
        parts += [Icon(arrow, width - _PAD - word.width - _ARROW - 4, below, _ARROW, tile.tone), word.text]
        below += SMALL.leading
    y = max(y, below) + 4
    return parts, y + 8
