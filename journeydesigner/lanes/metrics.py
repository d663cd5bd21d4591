"""KPI tiles: a metric's latest value, how it developed, how far the target is."""

from dataclasses import replace

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Path, Primitive, Shadow
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, PAD_X, PAD_Y, RADIUS, TARGET_MET, Face, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, CardValues, Pill, Words
from journeydesigner.metrics.numbers import delta_text, period_text, target_text, value_text
from journeydesigner.metrics.trends import Trend, is_good, is_met, trend
from journeydesigner.model.ids import MetricId, RecordId
from journeydesigner.model.records import Card, Metric
from journeydesigner.wording import _, n_

_SPARK_WIDTH = 66.0
_SPARK_HEIGHT = 24.0
_ICON = 14.0


class TileValues(CardValues, frozen=True):
    """``anchor``: where the metric is measured; None: at the tile itself."""

    metric: str | None = None
    anchor: str | None = None


def metric_of(card: Card) -> MetricId | None:
    """The metric that a tile shows."""
    found = card.extras.get("metric")
    return MetricId(found) if isinstance(found, str) else None


def anchor_of(card: Card) -> RecordId:
    """The record at which a tile's metric is measured: its anchor, else the tile itself."""
    found = card.extras.get("anchor")
    return found if isinstance(found, str) and found else card.id


def _words() -> Words:
    return Words(_("KPIs"), _("KPI"), _("How we measure it"), _("Which number tells how it goes here?"))


def _reads(card: Card, facts: Facts) -> str:
    """«Unaided awareness: 18 %, +3 pt, Oct 2026. Target 25 %»."""
    metric = facts.metric
    if metric is None:
        return f"{_('KPI')}: {card.text or _('no metric')}"
    language = facts.pen.language
    found = trend(metric, facts.series)
    latest = found.latest
    parts = [value_text(metric, latest.value if latest else None, language)]
    if latest is not None and found.delta is not None:
        parts.append(delta_text(metric, found.points[0].value, latest.value, language))
    if latest is not None:
        parts.append(period_text(latest.period))
    said = f"{card.text or metric.name}: {', '.join(parts)}"
    target = target_text(metric, language)
    if is_met(metric, latest.value if latest else None):
        target = _("{target}, met").format(target=target)
    return f"{said}. {target}" if target else said


def _face(card: Card, width: float, facts: Facts) -> Face:
    metric, pen = facts.metric, facts.pen
    scale, room = pen.type, max(width - 2 * PAD_X, 1.0)
    name = card.text or (metric.name if metric else _("no metric"))
    label = pen.block(name, scale.tile_label, Colour("text2"), PAD_X, 9, room)
    found = trend(metric, facts.series) if metric else Trend(())
    value = found.latest.value if found.latest else None
    parts: list[Primitive] = [label.text]
    y = 9 + label.height + 4
    shown = value_text(metric, value, pen.language) if metric else _("no data")
    style, colour = (scale.tile_number, "text") if value is not None else (scale.card, "text3")
    figure = pen.word(shown, style, Colour(colour), PAD_X, y + (scale.tile_number.leading - style.leading) / 2)
    spark_room = room - figure.width - 16
    if value is None or figure.width > room:
        figure = pen.block(shown, style, Colour(colour), PAD_X, y, room)
        spark_room = 0.0
    parts.append(figure.text)
    tone = _tone(metric, found)
    if len(found.points) > 1 and spark_room >= _SPARK_WIDTH / 2:
        wide = min(_SPARK_WIDTH, spark_room)
        parts += _sparkline(found, width - PAD_X - 2 - wide, y + 0.5, wide, tone)
    y += max(scale.tile_number.leading, figure.height) + 2
    last, y = _last_line(metric, found, facts, width, y, tone)
    parts += last
    height = max(y + PAD_Y, 100.0)
    met = is_met(metric, value) if metric else None
    marks = {TARGET_MET} if met else set[str]()
    crown: tuple[Primitive, ...] = ()
    if card.is_moment_of_truth:
        marks, crown = marks | {MOMENT_OF_TRUTH}, star(width)
    return Face(
        width, height, (*_tile(width, height), *parts, *crown), _reads(card, facts), frozenset(marks),
        (int(met is False), int(met is not None)),
    )  # fmt: skip


def _tile(width: float, height: float) -> tuple[Primitive, ...]:
    return (
        Shadow(0, 0, width, height, RADIUS, 1),
        Box(0.5, 0.5, width - 1, height - 1, Colour("surface"), Colour("line"), radius=RADIUS - 0.5),
    )


def _tone(metric: Metric | None, found: Trend) -> Colour:
    """Teal where the development is good news, burnt orange where it is bad, else neutral."""
    if metric is None or found.delta is None:
        return Colour("neu")
    return {True: Colour("pos"), False: Colour("neg"), None: Colour("neu")}[is_good(metric, found.delta)]


def _sparkline(found: Trend, x: float, y: float, wide: float, tone: Colour) -> list[Primitive]:
    """The values as a line with an area under it and a dot at the end."""
    values = [point.value for point in found.points]
    low, high = min(values), max(values)
    extent = high - low or 1.0
    step = wide / (len(values) - 1)
    flat = 0.5 if high == low else 0.0
    points = [
        (x + index * step, y + _SPARK_HEIGHT * (1 - (value - low) / extent - flat))
        for index, value in enumerate(values)
    ]
    first, *rest = points
    line: tuple[Command, ...] = (("M", *first), *(("L", *point) for point in rest))
    floor = y + _SPARK_HEIGHT + 3
    area: tuple[Command, ...] = (*line, ("L", points[-1][0], floor), ("L", first[0], floor), ("Z",))
    fade = Gradient(x, y, x, floor, tone.faded(0.24), tone.faded(0.0))
    end_x, end_y = points[-1]
    return [
        Path(area, fade),
        Path(line, None, tone, 2.0),
        Disc(end_x, end_y, 4.0, tone, Colour("surface"), 1.5),
    ]


def _last_line(
    metric: Metric | None, found: Trend, facts: Facts, width: float, y: float, tone: Colour
) -> tuple[list[Primitive], float]:
    """Arrow and change at the left, the target at the right; under each other where they do not fit."""
    pen = facts.pen
    parts: list[Primitive] = []
    if metric is None:
        return parts, y
    taken = 0.0
    if found.delta is not None and found.latest is not None:
        arrow = "minus" if found.delta == 0 else "trending-up" if found.delta > 0 else "trending-down"
        parts.append(Icon(arrow, PAD_X, y + 1, _ICON, tone))
        said = delta_text(metric, found.points[0].value, found.latest.value, pen.language)
        change = pen.word(said, pen.type.tile_delta, tone, PAD_X + _ICON + 5, y)
        parts.append(change.text)
        taken = _ICON + 5 + change.width + 8
    met = is_met(metric, found.latest.value if found.latest else None)
    said = target_text(metric, pen.language)
    if said:
        style = pen.type.tile_target
        if met:
            style = replace(style, weight=600)
        colour = Colour("pos" if met else "text2")
        sign = _ICON + 5 if met else 0.0
        wide = pen.measurer.width(said, style)
        if taken and taken + sign + wide > width - 2 * PAD_X:
            y += pen.type.tile_delta.leading + 2
        left = max(width - PAD_X - wide, PAD_X + sign)
        target = pen.block(said, style, colour, left, y, max(width - PAD_X - left, 1) + 0.5)
        if met:
            parts.append(Icon("circle-check", left - sign, y + 1, _ICON, colour))
        parts.append(target.text)
        y += target.height - pen.type.tile_target.leading
    return parts, y + pen.type.tile_delta.leading


def _pill(counted: int, of: int) -> Pill | None:
    if not of:
        return None
    text = n_("{count} of {of} KPI off target", "{count} of {of} KPIs off target", of).format(count=counted, of=of)
    return Pill("chart-line", "slate", text)


KIND = CardLane(
    "metrics", _words, "chart-line", "slate", _face, _reads, TileValues, pill=_pill, rank=1, is_in_legend=False
)
