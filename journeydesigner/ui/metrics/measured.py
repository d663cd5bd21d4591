"""The metrics that a map has, wherever on it they are measured: what the period chart and the table of all show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.metric_library import Spot, library
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.layout.charts.trend import measured
from journeydesigner.layout.charts.trend_figures import interval_cell
from journeydesigner.layout.charts.trend_labels import Measured
from journeydesigner.layout.standing_out import key_of
from journeydesigner.metrics.numbers import delta_text, grouped, period_text, value_text
from journeydesigner.metrics.trends import Trend, is_good, is_met
from journeydesigner.model.records import JourneyMap, Measurement, Metric
from journeydesigner.wording import _


@dataclass(frozen=True)
class Gauge:
    """A metric at a place of the map. ``where`` in words, "" for the whole map; it ``leads`` to its tile or place."""

    metric: Metric
    spot: Spot
    is_stale: bool
    where: str

    @property
    def key(self) -> str:
        """Tells it from all others of its map."""
        return f"{self.metric.id}/{self.spot.anchor}"

    @property
    def leads(self) -> str:
        return self.spot.tile or self.spot.anchor

    @property
    def tile(self) -> Tile:
        return Tile(self.metric.name, self.metric, self.spot.trend)

    @property
    def title(self) -> str:
        """«On-time installs · Post-sales»."""
        return " · ".join(filter(None, (self.metric.name, self.where)))

    def series(self, snapshot: Snapshot) -> tuple[Measurement, ...]:
        return snapshot.measurements_of(self.metric.id, self.spot.anchor)


def gauges_of(snapshot: Snapshot, journey: JourneyMap, today: date) -> tuple[Gauge, ...]:
    """All that are measured or shown on a map, in the order of the organisation's metrics and the map's columns."""
    return tuple(
        Gauge(listed.metric, spot, listed.is_stale, _where(spot, journey))
        for listed in library(snapshot, journey.organization, today)
        for spot in listed.spots
        if spot.map == journey.id and (spot.trend.points or spot.tile)
    )


def _where(spot: Spot, journey: JourneyMap) -> str:
    """The way to it on its own map."""
    if spot.anchor == spot.map:
        return ""
    words = spot.words[1:] if len(spot.words) > 1 and spot.words[0] == journey.title else spot.words
    return " › ".join(words)


def first_to_show(gauges: Sequence[Gauge]) -> Gauge | None:
    """The one farthest from its target of those with several values, else the first of these, else the first."""
    several = [gauge for gauge in gauges if len(gauge.spot.trend.points) > 1]
    return key_of(several or [gauge for gauge in gauges if gauge.spot.trend.points], lambda gauge: gauge.tile)


def all_figures(snapshot: Snapshot, gauges: Sequence[Gauge], language: str = "") -> Figures:
    """Every metric of the map with what it is by now: a row leads to its tile or its place."""
    headings = (
        _("Metric"), _("Where"), _("Value"), _("Change"), _("Target"), _("n"), _("95 % interval"), _("Period"),
        _("Review"),
    )  # fmt: skip
    rows = tuple(_row(snapshot, gauge, language) for gauge in gauges)
    return Figures(_("All metrics"), headings, rows, 2)


def _row(snapshot: Snapshot, gauge: Gauge, language: str) -> Row:
    metric, spot = gauge.metric, gauge.spot
    latest = spot.trend.latest
    last = _last(snapshot, gauge)
    value = latest.value if latest else None
    met = is_met(metric, value)
    cells = (
        Cell(metric.name), Cell(gauge.where or _("The whole map")),
        Cell(value_text(metric, value, language), value, "neg" if met is False else ""),
        _change(gauge, language),
        Cell("") if metric.target is None else Cell(value_text(metric, metric.target, language), metric.target),
        Cell("") if last is None or last.n is None else Cell(grouped(last.n, language), last.n),
        Cell("") if last is None else interval_cell(metric, last, language),
        Cell(period_text(latest.period) if latest else ""),
        Cell(_("due") if gauge.is_stale else "", tone="neg" if gauge.is_stale else ""),
    )  # fmt: skip
    return Row(cells, gauge.leads)


def _last(snapshot: Snapshot, gauge: Gauge) -> Measured | None:
    """What the latest value rests on."""
    latest = gauge.spot.trend.latest
    if latest is None:
        return None
    found = measured(replace(gauge.tile, trend=Trend((latest,))), gauge.series(snapshot))
    return found[0] if found else None


def _change(gauge: Gauge, language: str) -> Cell:
    """The change from the value before to the last."""
    points, metric = gauge.spot.trend.points, gauge.metric
    if len(points) < 2:
        return Cell("")
    before, last = points[-2].value, points[-1].value
    good = is_good(metric, last - before)
    return Cell(delta_text(metric, before, last, language), tone={True: "pos", False: "neg", None: ""}[good])


def change_words(gauge: Gauge, points: Sequence[Measured], language: str) -> str:
    """«−4 pt on Sep 2026»; empty with one value only."""
    if len(points) < 2:
        return ""
    before, last = points[-2].point, points[-1].point
    said = delta_text(gauge.metric, before.value, last.value, language)
    return _("{change} on {period}").format(change=said, period=period_text(before.period))
