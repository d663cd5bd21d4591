"""What one map's workbook tells, gathered once: its cards in order, the people, and every series of measurements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.emotion_axis import Axis
from journeydesigner.lanes.kinds import kind, scale_of
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.layout.as_is import as_is_of
from journeydesigner.layout.grid import Grid, Slot
from journeydesigner.layout.grid_of import grid_of
from journeydesigner.metrics.comparable import comparable
from journeydesigner.metrics.figures import places_of
from journeydesigner.metrics.time_units import told_like
from journeydesigner.metrics.trends import Trend, is_met, trend
from journeydesigner.model import periods
from journeydesigner.model.ids import CardId, ChannelId, MapId, MetricId, PersonaId, RecordId, StageId, StepId
from journeydesigner.model.records import (
    Card,
    Channel,
    Emotion,
    JourneyMap,
    Lane,
    Measurement,
    Metric,
    Organization,
    Persona,
    Stage,
    Step,
)

FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: dates before this day would be off by one."""


@dataclass(frozen=True)
class Series:
    """A metric at an anchor: its measurements, oldest first (perhaps none)."""

    metric: Metric
    anchor: RecordId
    measurements: tuple[Measurement, ...]

    @property
    def trend(self) -> Trend:
        """The values that a tile shows."""
        return trend(self.metric, self.measurements)

    @cached_property
    def last(self) -> Measurement | None:
        """The measurement of the latest value that a tile shows."""
        latest = self.trend.latest
        return next((each for each in self.measurements if latest and each.period == latest.period), None)

    @cached_property
    def most_precise(self) -> float | None:
        """The value that needs most decimals: all of a series are told with as many."""
        values = [point.value for point in self.all_values.points]
        return max(values, key=lambda value: places_of(self.metric, value), default=None)

    @cached_property
    def told(self) -> tuple[Metric, float]:
        """The metric in the unit in which all its values are told beside the latest, and the factor that brings one
        there: 1 but for lengths of time that are unwieldy in their own unit."""
        values = [point.value for point in self.all_values.points]
        target = [self.metric.target] if self.metric.target is not None else []
        return told_like(self.metric, *reversed(values), *target) if values else (self.metric, 1.0)

    def as_told(self, value: float | None) -> float | None:
        """A value in the unit of ``told``; None where that is its own."""
        size = self.told[1]
        return None if value is None or size == 1.0 else float(f"{value * size:.12g}")

    @property
    def all_values(self) -> Trend:
        return trend(self.metric, self.measurements, max(len(self.measurements), 1))


@dataclass(frozen=True, slots=True)
class Where:
    """What an anchor is on this map: its stage and step titles, and its own name."""

    stage: str
    step: str
    name: str
    step_id: str = ""


class Contents:
    """The records of one map. Raises KeyError for a map that is not there."""

    def __init__(self, snapshot: Snapshot, map_id: MapId) -> None:
        self.snapshot = snapshot
        self.map: JourneyMap = snapshot.map(map_id)
        self.organization: Organization = snapshot.organization(self.map.organization)
        self.grid: Grid = grid_of(snapshot, map_id)

    @cached_property
    def stage_of(self) -> Mapping[StepId, Stage]:
        return {
            self.grid.steps[index].id: span.stage
            for span in self.grid.stages
            for index in range(span.first, span.last + 1)
        }

    @cached_property
    def column_of(self) -> Mapping[StepId, int]:
        return {step.id: index for index, step in enumerate(self.grid.steps)}

    @cached_property
    def placed(self) -> tuple[tuple[Lane, Slot], ...]:
        """Every card on the map, lane by lane, from the left to the right."""
        return tuple(
            (row.lane, slot)
            for row in self.grid.rows
            for slot in sorted(row.slots, key=lambda slot: (slot.first, slot.track, slot.last))
        )

    @cached_property
    def inbox(self) -> tuple[Card, ...]:
        return self.snapshot.inbox(self.map.id)

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """The organisation's, the map's own first."""
        found = self.snapshot.personas_of(self.organization.id)
        return tuple(sorted(found, key=lambda persona: persona.id != self.map.persona))

    def persona(self, record: PersonaId | None) -> Persona | None:
        return next((persona for persona in self.personas if persona.id == record), None)

    def channel(self, record: ChannelId | None) -> Channel | None:
        found = self.snapshot.table("channels").get(record) if record else None
        return found if isinstance(found, Channel) else None

    def metric(self, card: Card) -> Metric | None:
        """The metric that a tile shows."""
        return self.known_metric(metric_of(card))

    def known_metric(self, record: MetricId | None) -> Metric | None:
        found = self.snapshot.table("metrics").get(record or "")
        return found if isinstance(found, Metric) else None

    def tile(self, card: Card) -> Series | None:
        """The series that a KPI tile shows."""
        metric = self.metric(card)
        anchor = anchor_of(card)
        return Series(metric, anchor, self._measured(metric.id, anchor)) if metric else None

    def met(self, card: Card) -> bool | None:
        """Whether a tile's metric meets its target; None where that cannot be said."""
        tile = self.tile(card)
        latest = tile.trend.latest if tile else None
        return is_met(tile.metric, latest.value) if tile and latest else None

    @cached_property
    def emotion_lanes(self) -> tuple[Lane, ...]:
        return tuple(row.lane for row in self.grid.rows if kind(row.lane.kind).is_curve)

    def emotions(self, lane: Lane) -> dict[PersonaId | None, dict[int, Emotion]]:
        """By persona, the map's own first, what stands at each column."""
        found: dict[PersonaId | None, dict[int, Emotion]] = {}
        for emotion in self.snapshot.emotions_of(lane.id):
            column = self.column_of.get(emotion.step)
            who = emotion.persona or self.map.persona
            if column is not None and (not lane.personas or who in lane.personas):
                found.setdefault(who, {}).setdefault(column, emotion)
        ranks = {persona.id: rank for rank, persona in enumerate(self.personas)}
        return dict(sorted(found.items(), key=lambda item: (ranks.get(item[0] or PersonaId(""), -1), item[0] or "")))

    def as_is(self, lane: Lane) -> dict[int, Emotion]:
        """Where the lane shows what the as-is map had: that, by column, on this lane's scale."""
        before = as_is_of(self.snapshot, lane)
        if before is None:
            return {}
        own, other = Axis(scale_of(lane), 0, 1), Axis(before.scale, 0, 1)
        return {
            self.column_of[emotion.step]: emotion.model_copy(update={"value": own.value_of(other.mood(emotion.value))})
            for emotion in before.at(self.grid.steps)
            if emotion.step in self.column_of
        }

    @cached_property
    def feelings(self) -> Mapping[int, float]:
        """Column -> the value of the map's own persona in the first emotion lane that has one."""
        for lane in (lane for lane in self.emotion_lanes if kind(lane.kind).is_judged):
            curves = self.emotions(lane)
            own = curves.get(self.map.persona) or next(iter(curves.values()), {})
            if own:
                return {column: emotion.value for column, emotion in own.items()}
        return {}

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every metric at every place of this map where it is shown or was measured."""
        places = self._places
        keys: dict[tuple[str, str], None] = {}
        for _lane, slot in self.placed:
            if self.metric(slot.card):
                keys[(metric_of(slot.card) or "", anchor_of(slot.card))] = None
        for measurement in self.snapshot.table("measurements").values():
            if isinstance(measurement, Measurement) and measurement.anchor in places:
                keys[(measurement.metric, measurement.anchor)] = None
        ranks = {metric.id: rank for rank, metric in enumerate(self.snapshot.metrics_of(self.organization.id))}
        found = sorted(keys, key=lambda key: (ranks.get(MetricId(key[0]), len(ranks)), places.get(key[1], 0), key))
        return tuple(
            Series(self.snapshot.metric(MetricId(metric)), anchor, self._measured(metric, anchor))
            for metric, anchor in found
        )

    def _measured(self, metric: str, anchor: str) -> tuple[Measurement, ...]:
        """Not what was measured as another version of the metric: charts and columns hold one alone."""
        found = self.snapshot.measurements_of(MetricId(metric), anchor)
        return comparable(self.snapshot.metric(MetricId(metric)), found)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Ids of the map, its stages, steps and cards -> their rank from the left."""
        found: dict[str, int] = {self.map.id: -1}
        for span in self.grid.stages:
            found[span.stage.id] = span.first
        for index, step in enumerate(self.grid.steps):
            found[step.id] = index
        for _lane, slot in self.placed:
            found[slot.card.id] = slot.first
        for card in self.inbox:
            found[card.id] = len(self.grid.steps)
        return found

    def where(self, anchor: RecordId) -> Where:
        """What an anchor is and where it stands; an anchor off this map has only its id."""
        table = self.snapshot
        if anchor == self.map.id:
            return Where("", "", self.map.title)
        if anchor in table.table("stages"):
            title = table.stage(StageId(anchor)).title
            return Where(title, "", title)
        if anchor in table.table("steps"):
            return self._where_of_step(table.step(StepId(anchor)), "")
        if anchor in table.table("cards"):
            card = table.card(CardId(anchor))
            name = card.text
            first = card.place and self.column_of.get(card.place.first)
            return Where("", "", name or anchor) if first is None else self._where_of_step(self.grid.steps[first], name)
        return Where("", "", anchor)

    def _where_of_step(self, step: Step, name: str) -> Where:
        stage = self.stage_of.get(step.id)
        return Where(
            stage.title if stage else "", step.title, name or step.title or (stage.title if stage else ""), step.id
        )


def first_day(period: str) -> date | None:
    """The first day of a period; None for one that no calendar, or not that of Excel, has."""
    try:
        day = periods.first_day(period)
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None


def as_date(iso: str | None) -> date | None:
    """An ISO date as a date; None where the calendar has no such day."""
    return first_day(iso) if iso else None
