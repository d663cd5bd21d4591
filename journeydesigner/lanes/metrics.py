"""KPI tiles: a metric's latest value, how it developed, how far the target is."""

from collections.abc import Sequence
from typing import ClassVar

from journeydesigner.lanes.face import MOMENT_OF_TRUTH, TARGET_MET, Face, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, CardValues, Headings, Pill, Words
from journeydesigner.lanes.metric_pill import spoken
from journeydesigner.lanes.metric_tile import Tile, draw_tile
from journeydesigner.metrics.trends import Trend, trend
from journeydesigner.model.ids import MetricId, RecordId
from journeydesigner.model.records import Card, Measurement, Metric
from journeydesigner.wording import _, n_


class TileValues(CardValues, frozen=True):
    """``anchor``: where the metric is measured; None: at the tile itself."""

    references: ClassVar[frozenset[str]] = frozenset({"metric", "anchor"})

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


def tile_of(card: Card, facts: Facts) -> Tile:
    """What a tile shows. Its own text, where it has one, stands for the metric's name."""
    return _tile(card, facts.metric, facts.series)


def _tile(card: Card, metric: Metric | None, series: Sequence[Measurement]) -> Tile:
    name = card.text or (metric.name if metric else _("KPI"))
    return shown(name, metric, series) if metric else Tile(name, None, Trend(()))


def _words() -> Words:
    return Words(_("KPIs"), _("KPI"), _("How we measure it"), _("Which number tells how it goes here?"))


def _reads(card: Card, facts: Facts) -> str:
    """«Unaided awareness: 18 %, +3 pt, Oct 2026. Target 25 %»."""
    return spoken(tile_of(card, facts), facts.pen.language, facts.pen.today)


def map_tile(metric: Metric, series: Sequence[Measurement]) -> Tile:
    """What the title block says of a metric that is measured for the whole map."""
    return shown(metric.name, metric, series)


def shown(name: str, metric: Metric, series: Sequence[Measurement]) -> Tile:
    """A metric as a tile or a pill shows it, with the result that its latest value is of."""
    found = trend(metric, series)
    latest = found.latest.period if found.latest else ""
    return Tile(name, metric, found, next((one.result for one in reversed(series) if one.period == latest), None))


def tally_of(tile: Tile) -> tuple[int, int]:
    """Whether it is off target, of one that has a target and a value."""
    met = tile.is_met
    return (int(met is False), int(met is not None))


def _tally(card: Card, metric: Metric | None, series: Sequence[Measurement]) -> tuple[int, int]:
    return tally_of(_tile(card, metric, series))


def _face(card: Card, width: float, facts: Facts) -> Face:
    tile = tile_of(card, facts)
    primitives, height = draw_tile(tile, width, facts.pen)
    marks = {TARGET_MET} if tile.is_met else set[str]()
    if card.is_moment_of_truth:
        marks.add(MOMENT_OF_TRUTH)
        primitives = (*primitives, *star(width))
    tally = _tally(card, facts.metric, facts.series)
    return Face(width, height, primitives, _reads(card, facts), frozenset(marks), tally)


def _pill(counted: int, of: int) -> Pill | None:
    if not of:
        return None
    if counted:
        text = n_("{count} of {of} KPI off target", "{count} of {of} KPIs off target", of).format(count=counted, of=of)
    else:
        text = n_("{of} KPI on target", "All {of} KPIs on target", of).format(of=of)
    return Pill("chart-line", "slate", text)


KIND = CardLane(
    "metrics", _words, "chart-line", "slate", _face, _reads, TileValues,
    tally=_tally, pill=_pill, rank=1, is_in_legend=False, is_tile=True, falls_back="text",
    headings=Headings(110, (
        "metric", "kpi", "measure", "nps", "csat", "kennzahl", "messgrosse", "indicador", "metrica", "indicateur",
        "mesure", "指標", "数値",
    )),
)  # fmt: skip
