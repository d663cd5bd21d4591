"""How a metric developed, large: its name and latest value, the values over time with their n, and the target."""

from collections.abc import Mapping, Sequence
from math import floor, log10

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Line, Path, Primitive, Shadow
from journeydesigner.lanes.face import RADIUS
from journeydesigner.lanes.metric_pill import spoken
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.report.styles import MICRO, MICRO_STRONG, NUMBER, SMALL, SMALL_STRONG, SUBHEADING
from journeydesigner.layout.standing_out import TileAt
from journeydesigner.metrics.numbers import delta_text, grouped, month_name, target_text, value_text
from journeydesigner.metrics.trends import Point
from journeydesigner.model.periods import first_day, grain
from journeydesigner.wording import _

_PAD = 14.0
_PLOT = 78.0
_AXIS = 46.0
_TICKS = 4
_ARROW = 16.0
_LABELLED = 8
"""With more values only the ends, the highest and the lowest have their number."""


def chart(found: TileAt, width: float, pen: Pen, key: str) -> Node:
    """A card with the trend of a metric, as wide as told."""
    tile = found.tile
    parts, y = _head(found, width, pen)
    if len(tile.trend.points) > 1:
        parts += _plot(found, width, pen, y)
        y += _PLOT + 2 * MICRO.leading + 16
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


def _plot(found: TileAt, width: float, pen: Pen, top: float) -> list[Primitive]:
    """Ticks at the left, the values as a line over a fading area, periods and n below, the target as a dashed line."""
    tile, metric = found.tile, found.tile.metric
    assert metric is not None
    points = tile.trend.points
    values = [point.value for point in points] + ([metric.target] if metric.target is not None else [])
    ticks = nice_ticks(min(values), max(values))
    low, high = ticks[0], ticks[-1]
    left, right, floor_y = _PAD + _AXIS, width - _PAD - 14, top + 14 + _PLOT

    def at(value: float) -> float:
        return floor_y - (value / 2 - low / 2) / (high / 2 - low / 2) * _PLOT

    parts: list[Primitive] = []
    for tick in ticks:
        y = at(tick)
        parts.append(Line(left, y, width - _PAD, y, Colour("line"), 1.0))
        said = value_text(metric, tick, pen.language)
        parts.append(pen.word(said, MICRO, Colour("text3"), left - 8, y - MICRO.leading / 2, align="end").text)
    inset = 16.0
    step = (right - left - 2 * inset) / (len(points) - 1)
    places = [(left + inset + number * step, at(point.value)) for number, point in enumerate(points)]
    line: tuple[Command, ...] = (("M", *places[0]), *(("L", *place) for place in places[1:]))
    area: tuple[Command, ...] = (*line, ("L", places[-1][0], floor_y), ("L", places[0][0], floor_y), ("Z",))
    fade = Gradient(left, min(y for _x, y in places), left, floor_y, tile.tone.faded(0.18), tile.tone.faded(0.0))
    parts += [Path(area, fade), Path(line, None, tile.tone, 2.0)]
    if metric.target is not None:
        y = at(metric.target)
        parts.append(Line(left, y, width - _PAD, y, Colour("pos"), 1.5, (6.0, 4.0)))
        said = target_text(metric, pen.language)
        wide = pen.measurer.width(said, MICRO_STRONG) + 14
        tag_x, tag_y = _free(places, y, wide, (left, width - _PAD), floor_y)
        parts.append(Box(tag_x, tag_y, wide, 16, Colour("teal.fill"), radius=8))
        parts.append(pen.word(said, MICRO_STRONG, Colour("teal.ink"), tag_x + 7, tag_y + 1).text)
    parts += _values(tile, places, pen)
    return [*parts, *_periods(found, places, pen, floor_y)]


def _free(
    places: Sequence[tuple[float, float]], y: float, wide: float, ends: tuple[float, float], floor_y: float
) -> tuple[float, float]:
    """Where the target's name stands on its line: over or under it, at one of its ends, clear of points and values."""
    tried = [(x, top) for top in (y - 19, y + 3) for x in (ends[1] - wide, ends[0], (ends[0] + ends[1] - wide) / 2)]
    inside = [(x, top) for x, top in tried if top + 16 <= floor_y]

    def met(place: tuple[float, float]) -> int:
        x, top = place
        return sum(x - 22 < px < x + wide + 22 and top - 6 < py < top + 36 for px, py in places)

    return min(inside, key=met)


def _values(tile: Tile, places: Sequence[tuple[float, float]], pen: Pen) -> list[Primitive]:
    metric, points = tile.metric, tile.trend.points
    assert metric is not None
    values = [point.value for point in points]
    told = set(range(len(points)))
    if len(points) > _LABELLED:
        told = {0, len(points) - 1, values.index(min(values)), values.index(max(values))}
    parts: list[Primitive] = []
    end = -1e9
    last = pen.measurer.width(value_text(metric, points[-1].value, pen.language), MICRO_STRONG)
    free_until = places[-1][0] - last / 2
    for number, ((x, y), point) in enumerate(zip(places, points, strict=True)):
        is_last = number == len(points) - 1
        parts.append(Disc(x, y, 4.5 if is_last else 3.5, tile.tone, Colour("surface"), 1.5))
        if number in told:
            said = value_text(metric, point.value, pen.language)
            wide = pen.measurer.width(said, MICRO_STRONG)
            if is_last or (x - wide / 2 > end and x + wide / 2 < free_until):
                style = MICRO_STRONG
                parts.append(
                    pen.word(said, style, Colour("text" if is_last else "text2"), x, y - 20, align="middle").text
                )
                end = x + wide / 2 + 2
    return parts


def _periods(found: TileAt, places: Sequence[tuple[float, float]], pen: Pen, floor_y: float) -> list[Primitive]:
    counts: Mapping[str, int | None] = {each.period: each.result.n for each in found.facts.series}
    parts: list[Primitive] = []
    end = -1e9
    points = found.tile.trend.points
    for number, ((x, _y), point) in enumerate(zip(places, points, strict=True)):
        n = counts.get(point.period)
        under = _("n {count}").format(count=grouped(n, pen.language)) if n is not None else ""
        said = short_period(point, points[number - 1] if number else None)
        wide = max(pen.measurer.width(text, MICRO) for text in (said, under))
        if x - wide / 2 < end:
            continue
        parts.append(pen.word(said, MICRO_STRONG, Colour("text2"), x, floor_y + 6, align="middle").text)
        if under:
            parts.append(pen.word(under, MICRO, Colour("text3"), x, floor_y + 6 + MICRO.leading, align="middle").text)
        end = x + wide / 2 + 4
    return parts


def short_period(point: Point, before: Point | None) -> str:
    """A period where its neighbours are beside it: the month alone, with the year where that changes."""
    day, year = first_day(point.period), point.period[:4]
    match grain(point.period):
        case "year":
            return year
        case "quarter" | "week":
            said = point.period[5:]
        case "month":
            said = month_name(day.month)
        case _:
            said = f"{day.day} {month_name(day.month)}"
    return said if before is not None and before.period[:4] == year else f"{said} {year[2:]}"


def nice_ticks(low: float, high: float, count: int = _TICKS) -> list[float]:
    """Round numbers, evenly spaced, from at most ``low`` to at least ``high``."""
    if not high > low:
        low, high = low - (abs(low) * 0.1 or 1.0), high + (abs(high) * 0.1 or 1.0)
    raw = high / count - low / count
    size = 10.0 ** floor(log10(raw)) if raw > 1e-300 else 1e-300
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw * 0.999)
    start = floor(low / step + 1e-9)
    ticks = [start * step]
    while ticks[-1] < high - step * 1e-6 and len(ticks) < 3 * count:
        start += 1
        ticks.append(start * step)
    return ticks
