"""How a metric developed: its values over time as a line, how sure each is as a band, the target, the n."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import floor, inf, log10

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.primitives import Box, Command, Line, Path, Primitive
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.charts.trend_labels import (
    ON_PAGE,
    Area,
    Measured,
    Place,
    TrendLook,
    period_labels,
    value_labels,
)
from journeydesigner.metrics.comparable import comparable
from journeydesigner.metrics.figures import figure
from journeydesigner.metrics.formulas import sample_size
from journeydesigner.metrics.intervals import interval_of
from journeydesigner.metrics.numbers import own_unit_text, target_text
from journeydesigner.metrics.time_units import told_like
from journeydesigner.model.records import Measurement, Metric

_TICKS = 4
_INSET, _RIGHT = 16.0, 14.0
_TAG_PAD = 7.0
_CAP = 7.0


def measured(tile: Tile, series: Sequence[Measurement]) -> tuple[Measured, ...]:
    """The values that a tile shows, with what each rests on."""
    metric = tile.metric
    if metric is None:
        return ()
    known = {each.period: each.result for each in comparable(metric, series)}
    return tuple(
        Measured(point, sample_size(known[point.period]), interval_of(metric, known[point.period]))
        for point in tile.trend.points
        if point.period in known
    )


def trend_height(plot: float, look: TrendLook) -> float:
    """How high the chart is whose lines stand ``plot`` apart, the highest from the lowest."""
    return 14 + plot + 2 * look.plain.leading + 12


def trend_chart(
    tile: Tile,
    series: Sequence[Measurement],
    area: tuple[float, float, float],
    plot: float,
    pen: Pen,
    look: TrendLook = ON_PAGE,
) -> tuple[Primitive, ...]:
    """Of a tile with values, in an ``area`` (left, top, width) whose plot is ``plot`` high.

    ``series`` are the measurements behind its points: their n and intervals.
    """
    metric, points = tile.metric, measured(tile, series)
    if metric is None or not points:
        return ()
    left, top, width = area[0] + look.axis, area[1], area[2]
    right, floor_y = area[0] + width, top + 14 + plot
    held = [each.point.value for each in points]
    told = told_like(metric, held[-1], *held)
    ticks = _ticks(metric, points, told, pen.language)
    low, high = ticks[0][0], ticks[-1][0]

    def at(value: float) -> float:
        return floor_y - (value / 2 - low / 2) / (high / 2 - low / 2) * plot

    def within(value: float) -> float:
        return min(max(at(value), floor_y - plot), floor_y)

    parts: list[Primitive] = []
    for tick, said in ticks:
        y = at(tick)
        parts.append(Line(left, y, right, y, Colour("line"), 1.0))
        parts.append(
            pen.word(said, look.plain, Colour("text3"), left - 8, y - look.plain.leading / 2, align="end").text
        )
    across = columns(len(points), area[0], width, look)
    places = [(x, at(each.point.value)) for x, each in zip(across, points, strict=True)]
    parts += _band(points, places, tile.tone, within)
    is_sure = any(each.interval for each in points)
    parts += _line(places, tile.tone, None if is_sure else floor_y, look)
    kept_free: list[Area] = []
    if metric.target is not None:
        y = at(metric.target)
        name = _target_name(metric, y, places, (left, right), floor_y, pen, look)
        parts += [Line(left, y, right, y, Colour("pos"), 1.5, (6.0, 4.0)), *_tag(metric, name, pen, look)]
        kept_free = [name, (left, y - 1, right - left, 2.0)]
    parts += value_labels(points, told, tile.tone, places, kept_free, floor_y, pen, look)
    return (*parts, *period_labels(points, places, pen, floor_y, look))


def columns(count: int, left: float, width: float, look: TrendLook) -> list[float]:
    """Where the values of so many periods stand across; a single one in the middle."""
    if count == 1:
        return [left + (width + look.axis - _RIGHT) / 2]
    step = (width - look.axis - _RIGHT - 2 * _INSET) / max(count - 1, 1)
    return [left + look.axis + _INSET + place * step for place in range(count)]


def _ticks(
    metric: Metric, points: Sequence[Measured], told: tuple[Metric, float], language: str
) -> list[tuple[float, str]]:
    """Round numbers round all values and the target, and what they are called; an interval reaches over them where it
    is much wider. None stands where no value can be: a share ends at 0 % and at 100 %, a scale at its ends."""
    values = [each.point.value for each in points] + ([metric.target] if metric.target is not None else [])
    ends = [end for each in points if each.interval for end in each.interval]
    low, high = min(values), max(values)
    room = (high - low) * 0.6
    if ends:
        low, high = max(min(low, *ends), low - room), min(max(high, *ends), high + room)
    as_told, size = told
    ends_at = _bounds(metric, values)
    ticks = nice_ticks(low * size, high * size)
    if metric.target is not None and metric.target * size > ticks[-1] - (ticks[-1] - ticks[0]) / 20:
        ticks.append(2 * ticks[-1] - ticks[-2])  # the target's name stands over its line
    held = [min(max(tick, ends_at[0] * size), ends_at[1] * size) for tick in ticks]
    held = [held[0], *(after for before, after in pairwise(held) if after - before > (ticks[1] - ticks[0]) * 1e-6)]
    return [(tick / size, said) for tick, said in zip(held, _told_true(as_told, held, language), strict=True)]


def _told_true(metric: Metric, ticks: Sequence[float], language: str) -> list[str]:
    """With as many decimals as it takes that each says where it stands, and no two the same."""
    said = [own_unit_text(metric, tick, language) for tick in ticks]
    for places in range(1, 5):
        if len(set(said)) == len(said) and all(_is_true(metric, tick, ticks) for tick in ticks):
            break
        metric = metric.model_copy(update={"decimals": places})
        said = [own_unit_text(metric, tick, language) for tick in ticks]
    return said


def _is_true(metric: Metric, tick: float, ticks: Sequence[float]) -> bool:
    """Whether what is said of a tick is where it stands, but for a fiftieth of a step."""
    found = figure(metric, tick)
    if found is None or found.letter or len(ticks) < 2:
        return True
    size = 100 if metric.unit == "percent" else 1
    return abs(found.amount - tick * size) <= abs(ticks[1] - ticks[0]) * size / 50


def _bounds(metric: Metric, values: Sequence[float]) -> tuple[float, float]:
    """Between which ends values of a metric can be: those of its scale, of a share 0 and 1, of a count or time 0; where
    a value lies beyond an end, there is none."""
    if metric.scale is not None:
        low, high = metric.scale
    elif metric.unit == "percent":
        low, high = 0.0, 1.0
    else:
        low, high = (-inf if metric.unit == "points" else 0.0), inf
    return (low if min(values) >= low else -inf), (high if max(values) <= high else inf)


def _band(
    points: Sequence[Measured], places: Sequence[Place], tone: Colour, at: Callable[[float], float]
) -> list[Primitive]:
    """Where the true value lies with 95 %: over all stretches of which both ends are known; a bar at a single value."""
    parts: list[Primitive] = []
    sure = [(x, each.interval) for (x, _y), each in zip(places, points, strict=True)]
    if len(sure) == 1 and (only := sure[0][1]) is not None:
        x, low, high = sure[0][0], at(only[0]), at(only[1])
        ends = [Line(x - _CAP, y, x + _CAP, y, tone.faded(0.5), 2.0) for y in (low, high)]
        parts += [Line(x, low, x, high, tone.faded(0.5), 2.0), *ends]
    for (x0, one), (x1, other) in pairwise(sure):
        if one is None or other is None:
            continue
        outline: tuple[Command, ...] = (
            ("M", x0, at(one[1])), ("L", x1, at(other[1])), ("L", x1, at(other[0])), ("L", x0, at(one[0])), ("Z",),
        )  # fmt: skip
        parts.append(Path(outline, tone.faded(0.14)))
    return parts


def _line(places: Sequence[Place], tone: Colour, floor_y: float | None, look: TrendLook) -> list[Primitive]:
    """Over an area that fades to the floor, where there is no band; a single value stands on a stem."""
    if len(places) == 1:
        x, y = places[0]
        return [] if floor_y is None else [Line(x, y, x, floor_y, tone.faded(0.5), look.line)]
    line: tuple[Command, ...] = (("M", *places[0]), *(("L", *place) for place in places[1:]))
    if floor_y is None:
        return [Path(line, None, tone, look.line)]
    area: tuple[Command, ...] = (*line, ("L", places[-1][0], floor_y), ("L", places[0][0], floor_y), ("Z",))
    fade = Gradient(places[0][0], min(y for _x, y in places), places[0][0], floor_y, tone.faded(0.14), tone.faded(0.0))
    return [Path(area, fade), Path(line, None, tone, look.line)]


def _target_name(
    metric: Metric, y: float, places: Sequence[Place], ends: tuple[float, float], floor_y: float, pen: Pen,
    look: TrendLook,
) -> Area:  # fmt: skip
    """Where the target's name stands."""
    tall = look.strong.leading + 2
    wide = pen.measurer.width(target_text(metric, pen.language), look.strong) + 2 * _TAG_PAD
    return (*_free(places, y, (wide, tall), ends, floor_y), wide, tall)


def _tag(metric: Metric, area: Area, pen: Pen, look: TrendLook) -> list[Primitive]:
    x, top, wide, tall = area
    said = target_text(metric, pen.language)
    return [
        Box(x, top, wide, tall, Colour("teal.fill"), radius=tall / 2),
        pen.word(said, look.strong, Colour("teal.ink"), x + _TAG_PAD, top + 1).text,
    ]


def _free(
    places: Sequence[Place], y: float, size: tuple[float, float], ends: tuple[float, float], floor_y: float
) -> Place:
    """Where the target's name stands on its line: over or under it, at one of its ends, clear of points and values."""
    wide, tall = size
    tried = [
        (x, top)
        for top in (y - tall - 3, y + 3)
        for x in (ends[1] - wide, ends[0], (ends[0] + ends[1] - wide) / 2)
    ]  # fmt: skip
    inside = [(x, top) for x, top in tried if top + tall <= floor_y] or tried

    def met(place: Place) -> int:
        x, top = place
        return sum(x - 22 < px < x + wide + 22 and top - 6 < py < top + tall + 20 for px, py in places)

    return min(inside, key=met)


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
