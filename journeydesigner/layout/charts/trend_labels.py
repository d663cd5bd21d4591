"""The words at a trend: each value at its point, over or under it, clear of line and target; the periods below with
their n."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Disc, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.metrics.intervals import Interval
from journeydesigner.metrics.numbers import grouped, month_name, own_unit_text
from journeydesigner.metrics.trends import Point
from journeydesigner.model.periods import first_day, grain
from journeydesigner.model.records import Metric
from journeydesigner.wording import _

_LABELLED = 8
"""With more values only the ends, the highest and the lowest have their number."""
_APART = 6.0
_LINE_ROOM = 3.0
Place = tuple[float, float]
Area = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class TrendLook:
    """The texts of a chart: ``plain`` for ticks and n, ``strong`` for values and periods; ``axis``: the ticks' room."""

    plain: TextStyle
    strong: TextStyle
    axis: float
    line: float = 2.0


ON_PAGE = TrendLook(TextStyle(11, 14, 500), TextStyle(11, 14, 600), 46.0)
ON_SCREEN = TrendLook(TextStyle(12, 17, 500, tabular=True), TextStyle(13, 18, 600, tabular=True), 48.0, 2.5)


@dataclass(frozen=True, slots=True)
class Measured:
    """A point of the chart with what it rests on: ``n`` people, 95 % between both ends of the interval."""

    point: Point
    n: float | None
    interval: Interval | None


def value_labels(
    points: Sequence[Measured], told: tuple[Metric, float], tone: Colour, places: Sequence[Place],
    kept_free: Sequence[Area], floor_y: float, pen: Pen, look: TrendLook,
) -> list[Primitive]:  # fmt: skip
    """A disc for each value, and what it is in the unit of ``told``: over it, or under it where it stands clearer of
    the line and of what is ``kept_free``."""
    metric, size = told
    values = [each.point.value for each in points]
    shown = set(range(len(places)))
    if len(places) > _LABELLED:
        shown = {0, len(places) - 1, values.index(min(values)), values.index(max(values))}
    words = [own_unit_text(metric, value * size, pen.language) for value in values]
    widths = [pen.measurer.width(said, look.strong) for said in words]
    parts: list[Primitive] = []
    end = -1e9
    free_until = places[-1][0] - widths[-1] / 2
    for number, ((x, y), said, wide) in enumerate(zip(places, words, widths, strict=True)):
        is_last = number == len(places) - 1
        parts.append(Disc(x, y, (4.5 if is_last else 3.5) * look.line / 2, tone, Colour("surface"), 1.5))
        if number in shown and (is_last or (x - wide / 2 > end and x + wide / 2 < free_until)):
            top, is_met = _top(places, number, wide, kept_free, floor_y, look)
            if is_met:
                ground = Colour("surface").faded(0.8)
                parts.append(Box(x - wide / 2 - 2, top + 1, wide + 4, look.strong.leading - 2, ground, radius=3))
            ink = Colour("text" if is_last else "text2")
            parts.append(pen.word(said, look.strong, ink, x, top, align="middle").text)
            end = x + wide / 2 + 2
    return parts


def _top(
    places: Sequence[Place], number: int, wide: float, kept_free: Sequence[Area], floor_y: float, look: TrendLook
) -> tuple[float, bool]:
    """Where the number of a point begins: over it, unless something is met there and less of it below; whether
    something is met all the same."""
    x, y = places[number]
    tall = look.strong.leading
    over, under = y - tall - _APART, y + _APART

    def met(top: float) -> int:
        area = (x - wide / 2, top, wide, tall)
        hit = sum(_meets(area, each) for each in kept_free) + sum(_crosses(area, *ends) for ends in pairwise(places))
        return hit + 2 * (top + tall > floor_y)

    top = min((over, under), key=met)
    return top, met(top) > 0


def _meets(one: Area, other: Area) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _crosses(area: Area, start: Place, end: Place) -> bool:
    """Whether the line between two points runs through the area, a little within its edges."""
    left, right = max(area[0], start[0]), min(area[0] + area[2], end[0])
    if left >= right:
        return False
    slope = (end[1] - start[1]) / (end[0] - start[0])
    ys = (start[1] + slope * (left - start[0]), start[1] + slope * (right - start[0]))
    return min(ys) < area[1] + area[3] - _LINE_ROOM and max(ys) > area[1] + _LINE_ROOM


def period_labels(
    points: Sequence[Measured], places: Sequence[Place], pen: Pen, floor_y: float, look: TrendLook
) -> list[Primitive]:
    """The latest period always has its name, those before as there is room; under a name the n, likewise."""
    named = _named(points, places, pen, look)
    parts: list[Primitive] = []
    for number, said in named.items():
        parts.append(pen.word(said, look.strong, Colour("text2"), places[number][0], floor_y + 6, align="middle").text)
    n_start = 1e9
    for number in reversed(named):
        n = points[number].n
        if n is None:
            continue
        under = _("n {count}").format(count=grouped(n, pen.language))
        half = pen.measurer.width(under, look.plain) / 2
        x = places[number][0]
        if x + half < n_start:
            y = floor_y + 6 + look.strong.leading
            parts.append(pen.word(under, look.plain, Colour("text3"), x, y, align="middle").text)
            n_start = x - half - 4
    return parts


def _named(points: Sequence[Measured], places: Sequence[Place], pen: Pen, look: TrendLook) -> dict[int, str]:
    """The periods that have room for their names, in their order: the latest always, then the first, then those
    between."""
    chosen = list(range(len(points)))
    while True:
        befores = [None, *(points[number].point for number in chosen)]
        said = {number: short_period(points[number].point, old) for number, old in zip(chosen, befores, strict=False)}
        halves = {number: pen.measurer.width(said[number], look.strong) / 2 for number in chosen}
        first, last = chosen[0], chosen[-1]
        end, start = places[first][0] + halves[first] + 4, places[last][0] - halves[last] - 4
        kept = [last] if first == last or start < end else [first, last]
        for number in reversed(chosen[1:-1]):
            x, half = places[number][0], halves[number]
            if end < x - half and x + half < start:
                kept.insert(-1 if len(kept) < 3 else 1, number)
                start = x - half - 4
        if kept == chosen:
            return said
        chosen = kept


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
