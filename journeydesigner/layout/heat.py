"""A metric's heat over a map: what it is at each stage and step, as a row of numbers, and as a tint of the columns
below them. Teal is better, burnt orange worse; the numbers and the legend say which is which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import cast

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.lanes.kinds import LegendEntry
from journeydesigner.layout.figure_row import FigureRow
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.metrics.metric_words import direction_word
from journeydesigner.metrics.numbers import period_text, target_text, value_text
from journeydesigner.metrics.trends import is_met, trend
from journeydesigner.model.ids import MapId, MetricId, RecordId, StepId
from journeydesigner.model.records import Card, Measurement, Metric, Stage
from journeydesigner.wording import _

HEAT = "heat"
_TOP = 8.0
_PAD = 8.0
_HIGH = 32.0
_CHECK = 14.0
_FAINTEST, _STRONGEST = 0.03, 0.1
_CELL_FAINTEST, _CELL_STRONGEST = 0.08, 0.34
_SWATCH = 44.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A value at the columns ``first`` .. ``last``. ``share``: how good it is among those shown, -1 .. 1."""

    anchor: RecordId
    first: int
    last: int
    value: float
    period: str
    share: float


@dataclass(frozen=True)
class Heat:
    """A metric at the columns of a frame, left to right."""

    metric: Metric
    spots: tuple[Spot, ...]


def heat_of(snapshot: Snapshot, frame: Frame, metric_id: MetricId) -> Heat | None:
    """The latest values of a metric at what a frame shows: of a step before those of what stands on it, and these
    before that of its stage. None for a metric that is not there."""
    metric = snapshot.table("metrics").get(metric_id)
    if not isinstance(metric, Metric):
        return None
    latest = _latest(snapshot, metric)
    at: list[RecordId | None] = [None] * len(frame.columns)
    for anchor, first, last in _anchors(snapshot, frame, latest):
        at[first : last + 1] = [anchor] * (last + 1 - first)
    runs: list[tuple[RecordId, int, int]] = []
    for anchor, group in groupby(range(len(at)), key=lambda column: at[column]):
        columns = list(group)
        if anchor is not None:
            runs.append((anchor, columns[0], columns[-1]))
    shares = _shares(metric, [latest[anchor][0] for anchor, _first, _last in runs])
    spots = (
        Spot(anchor, first, last, *latest[anchor], share)
        for (anchor, first, last), share in zip(runs, shares, strict=True)
    )
    return Heat(metric, tuple(spots))


def measured_on(snapshot: Snapshot, map_id: MapId) -> tuple[Metric, ...]:
    """The metrics that are known at a stage, a step or a card of a map, in the organisation's order."""
    found = {metric for metric, anchor in snapshot.measured if _is_on(snapshot, anchor, map_id)}
    metrics = snapshot.metrics_of(snapshot.map(map_id).organization)
    return tuple(metric for metric in metrics if metric.id in found)


def _is_on(snapshot: Snapshot, anchor: RecordId, map_id: MapId) -> bool:
    stage, card = snapshot.table("stages").get(anchor), snapshot.table("cards").get(anchor)
    if isinstance(stage, Stage):
        return stage.map == map_id
    if isinstance(card, Card):
        return card.map == map_id
    return anchor in snapshot.table("steps") and snapshot.map_of_step(StepId(anchor)) == map_id


def _latest(snapshot: Snapshot, metric: Metric) -> dict[RecordId, tuple[float, str]]:
    """By anchor the latest value and its period."""
    measured = cast("Iterator[Measurement]", iter(snapshot.table("measurements").values()))
    anchors = {found.anchor for found in measured if found.metric == metric.id}
    points = ((anchor, trend(metric, snapshot.measurements_of(metric.id, anchor)).latest) for anchor in anchors)
    return {anchor: (point.value, point.period) for anchor, point in points if point is not None}


def _anchors(
    snapshot: Snapshot, frame: Frame, latest: dict[RecordId, tuple[float, str]]
) -> Iterator[tuple[RecordId, int, int]]:
    """What a value is of, and over which columns; the more particular later."""
    for span in frame.stages:
        if span.stage.id in latest:
            yield span.stage.id, span.first, span.last
    cards = snapshot.table("cards")
    for anchor in sorted(latest):
        card = cards.get(anchor)
        if isinstance(card, Card) and card.map == frame.map.id:
            _whole, drawn = frame.place_in(card)
            if drawn is not None:
                yield anchor, *drawn
    for place, column in enumerate(frame.columns):
        if column.step in latest and not column.is_folded:
            yield column.step, place, place


def _shares(metric: Metric, values: Sequence[float]) -> list[float]:
    """How good each is, from its target (without one, from the middle of them) to the one that is farthest from it."""
    if not values:
        return []
    middle = metric.target if metric.target is not None else min(values) / 2 + max(values) / 2
    farthest = max(abs(value - middle) for value in values)
    sign = 1.0 if metric.direction == "up" else -1.0
    return [sign * (value - middle) / farthest if farthest else 0.0 for value in values]


def tint(share: float, faintest: float, strongest: float) -> Colour:
    colour = Colour("pos" if share >= 0 else "neg")
    return colour.faded(round(faintest + (strongest - faintest) * abs(share), 3))


def heat_row(frame: Frame, heat: Heat) -> FigureRow:
    """The row of the values."""
    metric = heat.metric
    periods = {spot.period for spot in heat.spots}
    when = period_text(periods.pop()) if len(periods) == 1 else ""
    about = "\n".join(filter(None, (direction_word(metric.direction), when)))
    nodes = [_cell(frame, metric, spot) for spot in heat.spots] or [_nothing(frame)]
    height = max(_HIGH, *(node.h for node in nodes))
    return FigureRow("palette", _("Heat: {metric}").format(metric=metric.name), about, height + 2 * _TOP, tuple(nodes))


def _cell(frame: Frame, metric: Metric, spot: Spot) -> Node:
    pen = frame.pen
    x, wide = frame.box(spot.first, spot.last)
    said, met = value_text(metric, spot.value, pen.language), is_met(metric, spot.value)
    sign = _CHECK + 4 if met else 0.0
    style = pen.type.pill
    room = max(wide - 2 * _PAD - sign, 1.0)
    tall = pen.block(said, style, Colour("text"), 0, 0, room).height
    high = max(_HIGH, tall + 8)
    block = pen.block(said, style, Colour("text"), _PAD + sign, (high - tall) / 2, room)
    fill = tint(spot.share, _CELL_FAINTEST, _CELL_STRONGEST)
    parts: list[Primitive] = [Box(0.5, 0.5, wide - 1, high - 1, fill, fill.faded(min(2 * fill.alpha, 1)), radius=7.5)]
    if met:
        parts.append(Icon("circle-check", _PAD, (high - _CHECK) / 2, _CHECK, Colour("pos")))
    parts.append(block.text)
    return Node(f"heat:{spot.anchor}", Role.FIGURE, "", x, _TOP, wide, high, tuple(parts), _said(frame, metric, spot))


def _said(frame: Frame, metric: Metric, spot: Spot) -> str:
    """«NPS, Install: +46, Oct 2026. Target +50»."""
    names = {span.step: span.title for span in frame.spans}
    first, last = frame.columns[spot.first].step, frame.columns[spot.last].steps[-1]
    where = " – ".join(dict.fromkeys(filter(None, (names.get(first), names.get(last)))))
    value = value_text(metric, spot.value, frame.pen.language)
    said = f"{metric.name}, {where}: {value}, {period_text(spot.period)}"
    return ". ".join(filter(None, (said, target_text(metric, frame.pen.language))))


def _nothing(frame: Frame) -> Node:
    said = _("Not measured at a stage or step of this map")
    wide = frame.columns[-1].x + frame.columns[-1].w - frame.board
    block = frame.pen.block(said, frame.pen.type.description, Colour("text3"), 12, 0, max(wide - 24, 1.0))
    return Node("heat:none", Role.FIGURE, "", frame.board, _TOP, wide, block.height, (block.text,), said)


def legend_entry(heat: Heat, language: str) -> LegendEntry:
    """«NPS: from −20 (worst) to +46 (best)», beside its colours."""
    metric = heat.metric
    best_first = sorted(heat.spots, key=lambda spot: spot.share)
    worst, best = (value_text(metric, spot.value, language) for spot in (best_first[0], best_first[-1]))
    if worst == best:
        label = f"{metric.name}: {best}"
    else:
        label = _("{metric}: from {worst} (worst) to {best} (best)").format(metric=metric.name, worst=worst, best=best)
    half = _SWATCH / 2
    left = Gradient(0, 0, half, 0, Colour("neg", _CELL_STRONGEST), Colour("neg", _CELL_FAINTEST))
    right = Gradient(half, 0, _SWATCH, 0, Colour("pos", _CELL_FAINTEST), Colour("pos", _CELL_STRONGEST))
    sign = (Box(0, 2, half, 14, left), Box(half, 2, half, 14, right))
    return LegendEntry(HEAT, label, sign, _SWATCH)


@dataclass
class HeatTints:
    """The bands with their columns tinted, from one layout to the next."""

    _kept: dict[str, tuple[Band, Heat, Band]] = field(default_factory=dict[str, tuple[Band, Heat, Band]])

    def on(self, bands: Sequence[Band], frame: Frame, heat: Heat | None) -> list[Band]:
        if heat is None or not heat.spots:
            self._kept.clear()
            return list(bands)
        return [self._tinted(band, frame, heat) if band.kind is BandKind.LANE else band for band in bands]

    def _tinted(self, band: Band, frame: Frame, heat: Heat) -> Band:
        known = self._kept.get(band.key)
        if known is not None and known[0] is band and known[1] is heat:
            return known[2]
        made = replace(band, ground=(*band.ground, _tints(band, frame, heat)))
        self._kept[band.key] = (band, heat, made)
        return made


def _tints(band: Band, frame: Frame, heat: Heat) -> Node:
    left, right = frame.columns[0].x, frame.columns[-1].x + frame.columns[-1].w
    parts: list[Primitive] = []
    for spot in heat.spots:
        x, end = frame.columns[spot.first].x, frame.columns[spot.last].x + frame.columns[spot.last].w
        parts.append(Box(x - left + 1, 0, end - x - 1, band.height, tint(spot.share, _FAINTEST, _STRONGEST)))
    return Node(f"tint:{band.key}", Role.GROUND, "", left, 0, right - left, band.height, tuple(parts))
