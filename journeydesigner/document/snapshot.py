"""A frozen view of the document: the living records, indexed as they are drawn.

Records that nothing touched keep their identity from one snapshot to the next, and so do the tuples of cells
in which nothing changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar, cast

from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.ids import (
    AgendaItemId,
    CardId,
    ChannelId,
    CommentId,
    ForecastId,
    LaneId,
    MapId,
    MetricId,
    OrganizationId,
    PersonaId,
    RecordId,
    StageId,
    StepId,
    VoteRoundId,
)
from journeydesigner.model.image_size import image_size
from journeydesigner.model.kept_state import KeptState
from journeydesigner.model.movement_records import EventRules, Movements
from journeydesigner.model.periods import period_key
from journeydesigner.model.records import (
    AgendaItem,
    Card,
    CardLink,
    Channel,
    Comment,
    Emotion,
    JourneyMap,
    Lane,
    Measurement,
    Metric,
    Organization,
    Persona,
    Record,
    SavedView,
    Stage,
    Step,
    Vote,
    VoteRound,
)

R = TypeVar("R", bound=Record)
StepKey = tuple[str, str, str, str]
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Quarantined:
    """A record that could not be read: kept in the document, shown as such, not drawn."""

    table: str
    record: RecordId
    why: str


@dataclass(frozen=True, eq=False)
class Index:
    """What a snapshot looks things up in. Only the builder makes one; ask the snapshot.

    ``known``: every readable record by table and id, the deleted ones too. ``children``: by table and parent id (the
    empty one where the table has no parent). ``cards_in``: by lane id, and the inboxes by map id. ``cells``: by lane
    and first step. ``series``: by metric and anchor. ``steps``: by map. ``positions``: of every known step its map
    and a key that sorts. ``homeless``: ids of the cards whose map is gone.
    """

    known: Mapping[str, Mapping[str, Record]] = field(default_factory=dict[str, Mapping[str, Record]])
    children: Mapping[str, Mapping[str, tuple[Record, ...]]] = field(
        default_factory=dict[str, Mapping[str, tuple[Record, ...]]]
    )
    cards_in: Mapping[str, tuple[Card, ...]] = field(default_factory=dict[str, tuple[Card, ...]])
    cells: Mapping[tuple[str, str], tuple[Card, ...]] = field(default_factory=dict[tuple[str, str], tuple[Card, ...]])
    series: Mapping[tuple[str, str], tuple[Measurement, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[Measurement, ...]]
    )
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict[str, tuple[Step, ...]])
    positions: Mapping[str, tuple[str, StepKey]] = field(default_factory=dict[str, tuple[str, StepKey]])
    homeless: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The journey as of one moment. All lookups by id raise KeyError for what is not part of it.

    ``assets`` are the document's own images, by content hash: they only ever become more.
    """

    tables: Mapping[str, Mapping[str, Record]] = field(default_factory=dict[str, Mapping[str, Record]])
    quarantine: Mapping[tuple[str, str], Quarantined] = field(default_factory=dict[tuple[str, str], Quarantined])
    index: Index = field(default_factory=Index, repr=False)
    assets: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)

    # Tables

    def table(self, name: str) -> Mapping[str, Record]:
        return self.tables.get(name, _NOTHING)

    def find(self, record: RecordId) -> Record | None:
        """The living record of this id, whatever its table."""
        for rows in self.tables.values():
            if record in rows:
                return rows[record]
        return None

    def image_size(self, asset: str) -> tuple[int, int] | None:
        """Width and height of an image, in pixels; None for one that is not there or cannot be read."""
        return image_size(self.assets.get(asset, b""))

    def organization(self, record: OrganizationId) -> Organization:
        return cast(Organization, self.table("organizations")[record])

    def persona(self, record: PersonaId) -> Persona:
        return cast(Persona, self.table("personas")[record])

    def channel(self, record: ChannelId) -> Channel:
        return cast(Channel, self.table("channels")[record])

    def map(self, record: MapId) -> JourneyMap:
        return cast(JourneyMap, self.table("maps")[record])

    def stage(self, record: StageId) -> Stage:
        return cast(Stage, self.table("stages")[record])

    def step(self, record: StepId) -> Step:
        return cast(Step, self.table("steps")[record])

    def lane(self, record: LaneId) -> Lane:
        return cast(Lane, self.table("lanes")[record])

    def card(self, record: CardId) -> Card:
        return cast(Card, self.table("cards")[record])

    def metric(self, record: MetricId) -> Metric:
        return cast(Metric, self.table("metrics")[record])

    # What belongs to what, in the order that a person sees

    @property
    def organizations(self) -> tuple[Organization, ...]:
        return self._of("organizations", "", Organization)

    @property
    def maps(self) -> tuple[JourneyMap, ...]:
        return tuple(m for o in self.organizations for m in self.maps_of(o.id))

    def maps_of(self, organization: OrganizationId) -> tuple[JourneyMap, ...]:
        return self._of("maps", organization, JourneyMap)

    def personas_of(self, organization: OrganizationId) -> tuple[Persona, ...]:
        return self._of("personas", organization, Persona)

    def channels_of(self, organization: OrganizationId) -> tuple[Channel, ...]:
        return self._of("channels", organization, Channel)

    def metrics_of(self, organization: OrganizationId) -> tuple[Metric, ...]:
        return self._of("metrics", organization, Metric)

    def stages_of(self, map_id: MapId) -> tuple[Stage, ...]:
        return self._of("stages", map_id, Stage)

    def lanes_of(self, map_id: MapId) -> tuple[Lane, ...]:
        return self._of("lanes", map_id, Lane)

    def steps_of(self, stage: StageId) -> tuple[Step, ...]:
        """At least one: a stage whose steps were all deleted apart from each other keeps its first."""
        return self._of("steps", stage, Step)

    def steps_in(self, map_id: MapId) -> tuple[Step, ...]:
        """All steps of a map, left to right."""
        return self.index.steps.get(map_id, ())

    def map_of_step(self, step: StepId) -> MapId:
        return self.stage(self.step(step).stage).map

    def cards_in(self, lane: LaneId) -> tuple[Card, ...]:
        """The cards placed in a lane, by order key; where their steps are is in their place."""
        return self.index.cards_in.get(lane, ())

    def cards_at(self, lane: LaneId, step: StepId) -> tuple[Card, ...]:
        """The cards of a lane that begin at a step, top to bottom."""
        return self.index.cells.get((lane, step), ())

    def inbox(self, map_id: MapId) -> tuple[Card, ...]:
        """Cards of a map without a place, in the order they came: unsorted notes, and, first, what lost its home.

        The organisation's first map also takes in what stood on maps that are gone.
        """
        return self.index.cards_in.get(map_id, ())

    @property
    def homeless(self) -> tuple[Card, ...]:
        """Cards whose map was deleted while somebody else worked on them; a map that is left shows them as its own."""
        cards = cast(Mapping[str, Card], self.table("cards"))
        return tuple(cards[card] for card in sorted(self.index.homeless))

    def emotions_of(self, lane: LaneId) -> tuple[Emotion, ...]:
        return self._of("emotions", lane, Emotion)

    @property
    def measured(self) -> Iterable[tuple[str, str]]:
        """Which metrics were measured at which anchors, whenever that was."""
        return self.index.series.keys()

    def measurements_of(self, metric: MetricId, anchor: RecordId) -> tuple[Measurement, ...]:
        """The history of a metric at an anchor, oldest first."""
        return self.index.series.get((metric, anchor), ())

    def history_of(self, metric: str) -> Iterator[Measurement]:
        """All measurements of a metric, at whatever anchor."""
        found = cast(Mapping[str, Measurement], self.table("measurements")).values()
        return (measurement for measurement in found if measurement.metric == metric)

    def links_of(self, map_id: MapId) -> tuple[CardLink, ...]:
        """The arrows between cards of a map, wherever these lie."""
        return self._of("card_links", map_id, CardLink)

    def comment(self, record: CommentId) -> Comment:
        return cast(Comment, self.table("comments")[record])

    def comments_of(self, map_id: MapId) -> tuple[Comment, ...]:
        """All that was said about a map and what stands on it; what was said about nothing that is left, too."""
        return self._of("comments", map_id, Comment)

    def saved_views_of(self, map_id: MapId) -> tuple[SavedView, ...]:
        return self._of("saved_views", map_id, SavedView)

    def vote_rounds_of(self, map_id: MapId) -> tuple[VoteRound, ...]:
        return self._of("vote_rounds", map_id, VoteRound)

    def votes_of(self, vote_round: VoteRoundId) -> tuple[Vote, ...]:
        return self._of("votes", vote_round, Vote)

    def vote_round(self, record: VoteRoundId) -> VoteRound:
        return cast(VoteRound, self.table("vote_rounds")[record])

    def agenda_item(self, record: AgendaItemId) -> AgendaItem:
        return cast(AgendaItem, self.table("agenda")[record])

    def agenda_of(self, map_id: MapId) -> tuple[AgendaItem, ...]:
        return self._of("agenda", map_id, AgendaItem)

    def rules_of(self, map_id: MapId) -> tuple[EventRules, ...]:
        """By which rules logs of events are read for a map."""
        return self._of("event_rules", map_id, EventRules)

    def movements_of(self, map_id: MapId) -> tuple[Movements, ...]:
        """What logs told of a map, oldest period first; of one period by the map's rules, the first rules last: so the
        last of all is what is shown where nothing else is asked for."""
        place = {rules.id: index for index, rules in enumerate(self.rules_of(map_id))}
        found = self._of("movements", map_id, Movements)
        return tuple(sorted(found, key=lambda m: (period_key(m.period), -place.get(m.rules, len(place)), m.id)))

    def forecast(self, record: ForecastId) -> Forecast:
        return cast(Forecast, self.table("forecasts")[record])

    def forecasts_of(self, map_id: MapId) -> tuple[Forecast, ...]:
        """What was forecast for a map, the latest last."""
        return tuple(sorted(self._of("forecasts", map_id, Forecast), key=lambda found: (found.made, found.id)))

    @property
    def kept_states(self) -> tuple[KeptState, ...]:
        """What was kept of the file under a name, newest first."""
        found = self._of("kept_states", "", KeptState)
        return tuple(sorted(found, key=lambda kept: (kept.made, kept.id), reverse=True))

    def children(self, table: str, parent: str) -> tuple[Record, ...]:
        """The records of ``table`` that belong to ``parent``, in order."""
        return self._of(table, parent, Record)

    def cards_of(self, map_id: str) -> Iterator[Card]:
        """All cards of a map, lane by lane, then its inbox."""
        for lane in self._of("lanes", map_id, Lane):
            yield from self.index.cards_in.get(lane.id, ())
        yield from self.index.cards_in.get(map_id, ())

    def _of(self, table: str, parent: str, _kind: type[R]) -> tuple[R, ...]:
        return cast("tuple[R, ...]", self.index.children.get(table, _NOTHING).get(parent, ()))
