"""How a KPI tile is drawn: name, number, sparkline, change and target; on how much the number rests, and that it is
older than it may be."""

from dataclasses import dataclass, replace
from datetime import date

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Path, Primitive, Shadow
from journeydesigner.lanes.face import PAD_X, RADIUS, border, edge, fill, ink
from journeydesigner.lanes.pen import Pen
from journeydesigner.metrics.intervals import evidence_text
from journeydesigner.metrics.numbers import delta_text, target_text, value_text
from journeydesigner.metrics.staleness import stale_text
from journeydesigner.metrics.trends import Trend, is_good, is_met
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Metric
from journeydesigner.wording import _

_HEIGHT = 100.0
_LABEL_TOP = 9.0
_NUMBER_GAP = 5.0
_CHANGE_GAP = 9.0
_FOOT = 14.0
_SPARK_WIDTH = 66.0
SPARK_HEIGHT = 24.0
_SPARK_TOP = 4.0
_SPARK_RIGHT = 14.0
_AREA_FOOT = 4.0
_ARROW = 16.0
_CHECK = 14.0
_NOTE_GAP = 4.0
_STALE_SIGN = 12.0
_STALE_PAD = 7.0


@dataclass(frozen=True, slots=True)
class Tile:
    """What a tile shows. ``result`` is what the latest value was computed from."""

    name: str
    metric: Metric | None
    trend: Trend
    result: Result | None = None

    @property
    def value(self) -> float | None:
        return self.trend.latest.value if self.trend.latest else None

    @property
    def is_met(self) -> bool | None:
        return is_met(self.metric, self.value) if self.metric else None

    def evidence(self, language: str) -> str:
        """On how much the value rests: «n = 138, 95 %: 64 % to 79 %»; "" where that is not known."""
        return evidence_text(self.metric, self.result, language) if self.metric and self.result else ""

    def stale(self, today: date | None) -> str:
        """Since when it was to be looked at again; "" where it is not older than it may be."""
        latest = self.trend.latest.period if self.trend.latest else ""
        return stale_text(self.metric, today, latest) if self.metric and today else ""

    @property
    def tone(self) -> Colour:
        """Teal where the development is good news, burnt orange where it is bad, else neutral."""
        if self.metric is None or self.trend.delta is None:
            return Colour("neu")
        return Colour({True: "pos", False: "neg", None: "neu"}[is_good(self.metric, self.trend.delta)])


def draw_tile(tile: Tile, width: float, pen: Pen) -> tuple[tuple[Primitive, ...], float]:
    """The tile's primitives and its height."""
    label = pen.block(tile.name, pen.type.tile_label, Colour("text2"), PAD_X, _LABEL_TOP, _room(width))
    number, spark, y = _number(tile, width, pen, _LABEL_TOP + label.height + _NUMBER_GAP)
    last, y = _last_line(tile, width, pen, y + _CHANGE_GAP)
    more, y = _notes(tile, width, pen, y)
    height = max(y + _FOOT, _HEIGHT)
    ground = (
        Shadow(0, 0, width, height, RADIUS, 1),
        Box(0.5, 0.5, width - 1, height - 1, Colour("surface"), Colour("line"), radius=RADIUS - 0.5),
    )
    return (*ground, label.text, *number, *spark, *last, *more), height


def _room(width: float) -> float:
    return max(width - 2 * PAD_X, 1.0)


def _number(tile: Tile, width: float, pen: Pen, y: float) -> tuple[tuple[Primitive, ...], tuple[Primitive, ...], float]:
    """The latest value with its sparkline at the right; no data is words, never a zero."""
    scale, room = pen.type, _room(width)
    if tile.metric is None or tile.value is None:
        said = _("no data") if tile.metric else _("no metric")
        lead = (scale.tile_number.leading - scale.card.leading) / 2
        block = pen.block(said, scale.card, Colour("text3"), PAD_X, y + lead, room)
        return (block.text,), (), y + max(scale.tile_number.leading, block.height)
    said = value_text(tile.metric, tile.value, pen.language)
    wide = pen.measurer.width(said, scale.tile_number)
    block = pen.block(said, scale.tile_number, Colour("text"), PAD_X, y, max(room, 1.0))
    left = room - min(wide, room) - 16
    spark: tuple[Primitive, ...] = ()
    if len(tile.trend.points) > 1 and left >= _SPARK_WIDTH / 2:
        spark_width = min(_SPARK_WIDTH, left)
        spark = sparkline(tile, width - _SPARK_RIGHT - spark_width, y + _SPARK_TOP, spark_width)
    return (block.text,), spark, y + block.height


def sparkline(tile: Tile, x: float, y: float, wide: float) -> tuple[Primitive, ...]:
    """The values as a line with an area under it and a dot at the end; equal values run along the middle."""
    values = [point.value for point in tile.trend.points]
    low, half = min(values), max(values) / 2 - min(values) / 2  # halved, else the widest extent is beyond all numbers
    step = wide / (len(values) - 1)
    heights = [(value / 2 - low / 2) / half if half else 0.5 for value in values]
    points = [(x + index * step, y + SPARK_HEIGHT * (1 - height)) for index, height in enumerate(heights)]
    first, *rest = points
    line: tuple[Command, ...] = (("M", *first), *(("L", *point) for point in rest))
    floor = y + SPARK_HEIGHT + _AREA_FOOT
    area: tuple[Command, ...] = (*line, ("L", points[-1][0], floor), ("L", first[0], floor), ("Z",))
    fade = Gradient(x, y, x, floor, tile.tone.faded(0.26), tile.tone.faded(0.0))
    end_x, end_y = points[-1]
    return (
        Path(area, fade),
        Path(line, None, tile.tone, 2.0),
        Disc(end_x, end_y, 4.25, tile.tone, Colour("surface"), 1.5),
    )


def _last_line(tile: Tile, width: float, pen: Pen, y: float) -> tuple[tuple[Primitive, ...], float]:
    """Arrow and change at the left, the target at the right; under each other where they do not fit."""
    if tile.metric is None:
        return (), y
    change, taken = _change(tile, pen, y)
    said = target_text(tile.metric, pen.language)
    if not said:
        return change, y + pen.type.tile_delta.leading
    style = replace(pen.type.tile_target, weight=600) if tile.is_met else pen.type.tile_target
    colour = Colour("pos" if tile.is_met else "text3")
    sign = _CHECK + 4 if tile.is_met else 0.0
    wide = pen.measurer.width(said, style)
    if taken and taken + 8 + sign + wide > _room(width):
        y += pen.type.tile_delta.leading + 2
    left = max(width - PAD_X - wide, PAD_X + sign)
    target = pen.block(said, style, colour, left, y, max(width - PAD_X - left, 1.0) + 0.5)
    check = (Icon("circle-check", left - sign, y + 1, _CHECK, colour),) if tile.is_met else ()
    return (*change, *check, target.text), y + max(target.height, pen.type.tile_delta.leading)


def _notes(tile: Tile, width: float, pen: Pen, y: float) -> tuple[tuple[Primitive, ...], float]:
    """On how much the value rests, and that it is older than it may be."""
    parts: list[Primitive] = []
    if said := tile.evidence(pen.language):
        y += _NOTE_GAP
        block = pen.block(said, pen.type.tile_target, Colour("text3"), PAD_X, y, _room(width))
        parts.append(block.text)
        y += block.height
    if said := tile.stale(pen.today):
        style, y = pen.type.tag, y + _NOTE_GAP
        left = PAD_X + _STALE_PAD + _STALE_SIGN + 4
        block = pen.block(said, style, ink("yellow"), left, y + 2, max(width - PAD_X - _STALE_PAD - left, 1.0))
        high, wide = block.height + 4, left + block.width + _STALE_PAD - PAD_X
        radius = min(high, style.leading + 4) / 2
        parts.append(Box(PAD_X, y, wide, high, fill("yellow"), border("yellow"), radius=radius))
        sign_y = y + 2 + (style.leading - _STALE_SIGN) / 2
        parts += [Icon("history", PAD_X + _STALE_PAD, sign_y, _STALE_SIGN, edge("yellow")), block.text]
        y += high
    return tuple(parts), y


def _change(tile: Tile, pen: Pen, y: float) -> tuple[tuple[Primitive, ...], float]:
    """The change since the first value shown, and how wide it is with its arrow."""
    found = tile.trend
    if tile.metric is None or found.delta is None:
        return (), 0.0
    arrow = "minus" if found.delta == 0 else "trending-up" if found.delta > 0 else "trending-down"
    said = delta_text(tile.metric, found.points[0].value, found.points[-1].value, pen.language)
    word = pen.word(said, pen.type.tile_delta, tile.tone, PAD_X + _ARROW + 3, y)
    sign = Icon(arrow, PAD_X, y + (pen.type.tile_delta.leading - _ARROW) / 2 + 0.5, _ARROW, tile.tone)
    return (sign, word.text), _ARROW + 3 + word.width
