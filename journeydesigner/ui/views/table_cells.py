"""The map as rows and columns of text: which cards a cell lists, and how a screen reader says it. Knows no widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.emotion_points import point_of
from journeydesigner.lanes.curve_words import feeling_text, level_of
from journeydesigner.lanes.emotion import quoted
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import Card, CardFilter, Channel, Emotion, Lane, Metric, Stage, Step
from journeydesigner.wording import _


@dataclass(frozen=True)
class Cell:
    """``cards`` begin here, ``passing`` reach over it from the left; on a curve there is a ``point`` instead."""

    cards: tuple[Card, ...] = ()
    passing: tuple[Card, ...] = ()
    point: Emotion | None = None


EMPTY = Cell()


@dataclass
class MapTable:
    """One map of one snapshot as a table: lanes by steps."""

    snapshot: Snapshot
    map_id: MapId
    filter: CardFilter
    lanes: tuple[Lane, ...] = ()
    steps: tuple[Step, ...] = ()
    stages: tuple[tuple[Stage, int, int], ...] = ()
    """Each with its first and last column."""
    _passing: dict[LaneId, Mapping[StepId, tuple[Card, ...]]] = field(
        default_factory=dict[LaneId, Mapping[StepId, tuple[Card, ...]]]
    )

    def __post_init__(self) -> None:
        self.lanes = tuple(lane for lane in self.snapshot.lanes_of(self.map_id) if self.filter.keeps_lane(lane))
        steps: list[Step] = []
        stages: list[tuple[Stage, int, int]] = []
        for stage in self.snapshot.stages_of(self.map_id):
            own = self.snapshot.steps_of(stage.id)
            if own:
                stages.append((stage, len(steps), len(steps) + len(own) - 1))
                steps += own
        self.steps, self.stages = tuple(steps), tuple(stages)

    def cell(self, lane: Lane, step: Step) -> Cell:
        match way_of(lane):
            case Way.LINE:
                return EMPTY
            case Way.CURVE:
                return Cell(point=point_of(self.snapshot, lane.id, step.id, None))
            case Way.CARDS:
                cards = cards_and_notes(self.snapshot, lane.id, step.id)
                if not self.filter.is_empty():
                    cards = tuple(card for card in cards if self.filter.keeps_card(card))
                passing = self._reaching_over(lane.id).get(step.id, ())
                return Cell(cards, passing) if cards or passing else EMPTY

    def column_name(self, column: int) -> str:
        """«Interest, Learn»: the stage and the step of a column."""
        stage = next(stage for stage, first, last in self.stages if first <= column <= last)
        title = self.steps[column].title
        return ", ".join(filter(None, (stage.title, title))) or _("Step {number}").format(number=column + 1)

    def step_name(self, step: StepId) -> str:
        """What a step is called where its stage is not named beside it."""
        column = next((place for place, found in enumerate(self.steps) if found.id == step), -1)
        return (self.steps[column].title or self.column_name(column)) if column >= 0 else ""

    def lane_name(self, lane: Lane) -> str:
        return lane.title or kind(lane.kind).label

    def said(self, lane: Lane, cell: Cell, pen: Pen) -> str:
        """What a cell holds, in words."""
        if way_of(lane) is Way.LINE:
            return self.lane_name(lane)
        if cell.point is not None:
            return self.said_point(lane, cell.point, pen.language)
        found = kind(lane.kind)
        parts: list[str] = []
        if isinstance(found, CardLane):
            parts += [found.reads(card, self.facts(card, pen)) for card in cell.cards]
        parts += [_("continued: {text}").format(text=card.text) for card in cell.passing]
        return "; ".join(parts) or _("empty")

    def said_point(self, lane: Lane, point: Emotion, language: str) -> str:
        """«−1.5, Frustrated: “I need a degree.”»."""
        said = f"{feeling_text(point.value, language)}, {level_of(lane, point.value)}"
        return f"{said}: {quoted(point.quote)}" if point.quote.strip() else said

    def facts(self, card: Card, pen: Pen) -> Facts:
        """What a card refers to."""
        metric_id = metric_of(card)
        channel = self.snapshot.table("channels").get(card.channel) if card.channel else None
        metric = self.snapshot.table("metrics").get(metric_id) if metric_id else None
        series = self.snapshot.measurements_of(metric_id, anchor_of(card)) if metric_id else ()
        return Facts(
            pen,
            channel=channel if isinstance(channel, Channel) else None,
            metric=metric if isinstance(metric, Metric) else None,
            series=series,
        )

    def _reaching_over(self, lane: LaneId) -> Mapping[StepId, tuple[Card, ...]]:
        """The steps of a lane over which a card reaches that begins before, each with those cards."""
        known = self._passing.get(lane)
        if known is not None:
            return known
        places = {step.id: place for place, step in enumerate(self.steps)}
        found: dict[StepId, tuple[Card, ...]] = {}
        for card in self.snapshot.cards_in(lane):
            place = card.place
            if place is None or place.first == place.last or not self.filter.keeps_card(card):
                continue
            first, last = places.get(place.first, 0), places.get(place.last, -1)
            for step in self.steps[first + 1 : last + 1]:
                found[step.id] = (*found.get(step.id, ()), card)
        self._passing[lane] = found
        return found


def cards_and_notes(snapshot: Snapshot, lane: LaneId, step: StepId) -> tuple[Card, ...]:
    """The cards of a cell; after them the free notes that are anchored to it."""
    cards = snapshot.cards_at(lane, step)
    return tuple(sorted(cards, key=lambda card: card.place is not None and card.place.is_free))
