"""What a map's numbers have to tell before it is handed over: what is stale, held back, still open, or forecast."""

from collections.abc import Iterator
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_tables import forecast_tables
from journeydesigner.editing.movement_tables import LEAST_COVERAGE, MovementTables
from journeydesigner.editing.number_tables import is_held
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.metrics.comparable import comparable, why_not_with
from journeydesigner.metrics.formulas import value_of
from journeydesigner.metrics.numbers import date_text, period_text, share_text
from journeydesigner.metrics.staleness import is_stale
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, Measurement, Metric
from journeydesigner.wording import _, n_


def of_numbers(snapshot: Snapshot, map_id: MapId, today: date) -> Iterator[Finding]:
    """All of it is to know, nothing is lost."""
    yield from _what_is_stale(snapshot, map_id, today)
    if count := _set_apart(snapshot, map_id):
        said = n_(
            "{count} value was measured before its metric was defined anew: it is set apart, and left out.",
            "{count} values were measured before their metrics were defined anew: they are set apart, and left out.",
            count,
        )
        yield Finding(Gravity.NOTE, said.format(count=count), map_id)
    found = MovementTables(snapshot, map_id, is_latest=True)
    for of in found.movements:
        if of.coverage is not None and of.coverage < LEAST_COVERAGE:
            said = _("Only {share} of the events of {period} belong to a stage of the map.")
            yield Finding(
                Gravity.NOTE, said.format(share=share_text(of.coverage), period=period_text(of.period)), map_id
            )
        if any(not cohort.is_mature for cohort in of.cohorts):
            said = _("The latest months are still open: how many of them reach the goal can only grow.")
            yield Finding(Gravity.NOTE, said, map_id)
    if held := sum(is_held(cell) for table in found.all() for row in table.rows for cell in row.cells):
        said = n_(
            "{count} number is held back, since it rests on too few customers or would tell one that does.",
            "{count} numbers are held back, since they rest on too few customers or would tell one that does.",
            held,
        )
        yield Finding(Gravity.NOTE, said.format(count=held), map_id)
    if count := len(forecast_tables(snapshot, map_id)):
        said = n_(
            "{count} forecast goes with the map, marked as such.",
            "{count} forecasts go with the map, marked as such.",
            count,
        )
        yield Finding(Gravity.NOTE, said.format(count=count), map_id)


def _what_is_stale(snapshot: Snapshot, map_id: MapId, today: date) -> Iterator[Finding]:
    metrics = snapshot.table("metrics")
    for card in snapshot.cards_of(map_id):
        metric = metrics.get(metric_of(card) or "")
        if isinstance(metric, Metric) and card.place is not None and is_stale(metric, today, _latest(snapshot, card)):
            said = _("“{metric}” was to be reviewed by {date}: its value is marked as stale.")
            day = date_text(metric.review_date or "")
            yield Finding(Gravity.NOTE, said.format(metric=metric.name, date=day), card.id)


def _set_apart(snapshot: Snapshot, map_id: MapId) -> int:
    """How many values of the map are those of another version of their metric."""
    metrics = snapshot.table("metrics")
    places = {
        map_id, *(stage.id for stage in snapshot.stages_of(map_id)), *(step.id for step in snapshot.steps_in(map_id)),
        *(card.id for card in snapshot.cards_of(map_id)),
    }  # fmt: skip
    found = (m for m in snapshot.table("measurements").values() if isinstance(m, Measurement) and m.anchor in places)
    told = ((metrics.get(measurement.metric), measurement.result) for measurement in found)
    return sum(isinstance(metric, Metric) and bool(why_not_with(metric, result)) for metric, result in told)


def _latest(snapshot: Snapshot, card: Card) -> str:
    """The period of a tile's latest value; "" where it has none."""
    metric = snapshot.metric(metric_of(card))  # type: ignore[arg-type]  of a card that has one
    series = comparable(metric, snapshot.measurements_of(metric.id, anchor_of(card)))
    return next((each.period for each in reversed(series) if value_of(metric, each.result) is not None), "")
