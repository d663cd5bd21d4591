"""The records of a journey: frozen, flat, each field one register of the document.

References are ids. A field that this version does not know is kept (``extra="allow"``) and written back: lane
kinds keep their own card fields there, too. ``TABLES`` names every table and its record type, in the order in
which the public form (``show --json``) lists them.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.ids import (
    CardId,
    ChannelId,
    EmotionId,
    LaneId,
    MapId,
    OrganizationId,
    PersonaId,
    SavedViewId,
    StageId,
    StepId,
)
from journeydesigner.model.kept_state import KeptState
from journeydesigner.model.metric_records import Measurement, Metric
from journeydesigner.model.movement_records import EventRules, Movements
from journeydesigner.model.parts import (
    AssetHash,
    ColumnWidth,
    Direction,
    EvidenceKind,
    HexColour,
    IsoDate,
    LaneHeight,
    MapKind,
    Part,
    Record,
    Status,
)  # fmt: skip
from journeydesigner.model.workshop_records import AgendaItem, CardLink, Comment, Vote, VoteRound
from journeydesigner.wording import _


class Organization(Record, frozen=True):
    """Whose journeys they are. ``brand`` colours replace the stage ramp; ``logo`` is an asset."""

    id: OrganizationId
    name: str
    logo: AssetHash | None = None
    brand: tuple[HexColour, ...] = ()
    order: str = ""


class Channel(Record, frozen=True):
    """A medium of the organisation, with the name of a bundled icon. ``unit_cost``: what one contact costs."""

    id: ChannelId
    organization: OrganizationId
    name: str
    icon: str = "globe"
    unit_cost: Annotated[float, Field(ge=0)] | None = None
    order: str = ""


class Persona(Record, frozen=True):
    """An archetype standing for a group. ``colour`` tints its disc and curve."""

    id: PersonaId
    organization: OrganizationId
    name: str
    role: str = ""
    age: int | None = None
    photo: AssetHash | None = None
    quote: str = ""
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    colour: HexColour | None = None
    order: str = ""


class Research(Part, frozen=True):
    """What a map rests on, counted: 14 interviews."""

    n: int
    what: str


class JourneyMap(Record, frozen=True):
    """One journey, told from one persona's view. ``as_is`` is the map that a to-be map came from.

    ``is_cycle``: the last stage leads back to the first. ``is_locked``: its stages, steps and lanes stay as they are.
    """

    id: MapId
    organization: OrganizationId
    title: str
    kind: MapKind = "as-is"
    scenario: str = ""
    persona: PersonaId | None = None
    owner: str = ""
    status: Status = "draft"
    review_date: IsoDate | None = None
    research: tuple[Research, ...] = ()
    as_is: MapId | None = None
    version: str = ""
    version_date: IsoDate | None = None
    author: str = ""
    language: str = "en"
    is_cycle: bool = False
    is_locked: bool = False
    order: str = ""


class Stage(Record, frozen=True):
    """A column group. ``question`` is the customer's guiding question, printed under the title.

    ``twin_of``, here and below: on a to-be map, what of the as-is map it was copied from.
    """

    id: StageId
    map: MapId
    title: str
    question: str = ""
    colour: HexColour | None = None
    is_collapsed: bool = False
    twin_of: StageId | None = None
    order: str = ""


class Step(Record, frozen=True):
    """A column. Its title is hidden while it is its stage's only step and has none. ``width`` None: the layout's."""

    id: StepId
    stage: StageId
    title: str = ""
    width: ColumnWidth | None = None
    twin_of: StepId | None = None
    order: str = ""


class EmotionScale(Part, frozen=True):
    """A lane's own scale: ``low`` .. ``high`` are values; ``labels`` name evenly spaced levels from low to high."""

    low: float = -2.0
    high: float = 2.0
    labels: tuple[str, ...] = ("Frustrated", "Neutral", "Delighted")
    direction: Direction = "up"

    @model_validator(mode="after")
    def _has_extent(self) -> Self:
        if self.low >= self.high:
            raise ValueError(_("a scale's low end must be under its high end"))
        return self

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


class Lane(Record, frozen=True):
    """A row of one kind of information. ``kind`` names a module of the lanes room. ``height`` is a minimum (None: the
    layout's). On a curve, ``personas`` are whose are shown (none: everybody's who has points), and ``shows_as_is``
    draws what the as-is map had behind a to-be map's. ``owner``: whose its cards are that say nothing else."""

    id: LaneId
    map: MapId
    kind: str
    title: str
    description: str = ""
    owner: str = ""
    icon: str = ""
    scale: EmotionScale | None = None
    height: LaneHeight | None = None
    is_collapsed: bool = False
    personas: tuple[PersonaId, ...] = ()
    shows_as_is: bool = False
    twin_of: LaneId | None = None
    order: str = ""


class Place(Part, frozen=True):
    """Where a card stands: one register, so that a move is atomic. ``first`` .. ``last`` are steps of the map.

    With an ``offset`` it is a free note: it floats over the map, so far (px at 100 %) right of and below the upper
    left corner of the cell (lane, first), and takes no room in it.
    """

    lane: LaneId
    first: StepId
    last: StepId
    order: str
    offset: tuple[float, float] | None = None

    @property
    def is_free(self) -> bool:
        return self.offset is not None


class Evidence(Part, frozen=True):
    """How we know: ``n`` of ``of`` said or did so, from ``source``."""

    kind: EvidenceKind
    source: str = ""
    n: int | None = None
    of: int | None = None


class MergedCard(Part, frozen=True):
    """A card that became part of another: what it said, and where it stood."""

    card: CardId
    text: str
    place: Place | None = None


class Card(Record, frozen=True):
    """Content in a cell; without a place it lies in its map's inbox. A lane kind's values are extra fields.

    ``inbox_order`` sorts the inbox, as ``place.order`` sorts a lane; what came there by no one's hand has none.
    ``personas`` are whom it concerns (none: everybody). ``came_from`` is where a discarded card stood; ``merged`` are
    the cards that went into this one.
    """

    id: CardId
    map: MapId
    place: Place | None = None
    text: str = ""
    channel: ChannelId | None = None
    owner: str = ""
    colour: str = ""
    evidence: Evidence | None = None
    is_moment_of_truth: bool = False
    image: AssetHash | None = None
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    came_from: Place | None = None
    merged: tuple[MergedCard, ...] = ()
    twin_of: CardId | None = None
    inbox_order: str = ""

    @property
    def sort_key(self) -> tuple[str, str]:
        """Where it sorts among the cards of its lane, or of its inbox."""
        return (self.place.order if self.place else self.inbox_order, self.id)


class CardFilter(Part, frozen=True):
    """Which cards and lanes are shown: those that suit one of each that is named; of what is not named, all."""

    personas: tuple[PersonaId, ...] = ()
    tags: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    lanes: tuple[LaneId, ...] = ()

    def is_empty(self) -> bool:
        return not (self.personas or self.tags or self.owners or self.lanes)

    def keeps_card(self, card: Card) -> bool:
        """Whether a card is shown, in a lane that is."""
        return (
            (not self.tags or not set(self.tags).isdisjoint(card.tags))
            and (not self.owners or card.owner in self.owners)
            and (not self.personas or not card.personas or not set(self.personas).isdisjoint(card.personas))
        )

    def keeps_lane(self, lane: Lane) -> bool:
        return not self.lanes or lane.id in self.lanes


class SavedView(Record, frozen=True):
    """A filter of a map under a name."""

    id: SavedViewId
    map: MapId
    name: str
    filter: CardFilter
    order: str = ""


class Emotion(Record, frozen=True):
    """How ``persona`` (None: the map's) feels at a step, on the lane's own scale. Its id derives from its key."""

    id: EmotionId
    lane: LaneId
    step: StepId
    persona: PersonaId | None = None
    value: float
    quote: str = ""


class Settlement(Record, frozen=True):
    """A person's word that a conflict is settled; its id is the conflict's."""

    settled: bool = True


TABLES: dict[str, type[Record]] = {
    "organizations": Organization,
    "channels": Channel,
    "personas": Persona,
    "maps": JourneyMap,
    "stages": Stage,
    "steps": Step,
    "lanes": Lane,
    "cards": Card,
    "emotions": Emotion,
    "metrics": Metric,
    "measurements": Measurement,
    "card_links": CardLink,
    "comments": Comment,
    "saved_views": SavedView,
    "vote_rounds": VoteRound,
    "votes": Vote,
    "agenda": AgendaItem,
    "settlements": Settlement,
    "kept_states": KeptState,
    "event_rules": EventRules,
    "movements": Movements,
    "forecasts": Forecast,
}

PARENTS: dict[str, dict[str, str]] = {
    "channels": {"organization": "organizations"},
    "personas": {"organization": "organizations"},
    "maps": {"organization": "organizations"},
    "stages": {"map": "maps"},
    "steps": {"stage": "stages"},
    "lanes": {"map": "maps"},
    "cards": {"map": "maps"},
    "emotions": {"lane": "lanes", "step": "steps"},
    "metrics": {"organization": "organizations"},
    "measurements": {"metric": "metrics"},
    "card_links": {"map": "maps", "source": "cards", "target": "cards"},
    "comments": {"map": "maps"},
    "saved_views": {"map": "maps"},
    "vote_rounds": {"map": "maps"},
    "votes": {"round": "vote_rounds", "card": "cards"},
    "agenda": {"map": "maps"},
    "event_rules": {"map": "maps"},
    "movements": {"map": "maps"},
    "forecasts": {"map": "maps"},
}
"""Field -> table of the record without which a record is not part of any journey."""

ELEMENT_FIELDS: dict[str, tuple[str, ...]] = {"cards": ("tags", "links", "personas")}
"""Fields that are sets: each element is a register of its own (``tags/self-service``)."""


def table_of(record: Record) -> str:
    """The name of the table that ``record`` belongs to."""
    return _TABLE_OF[type(record)]


_TABLE_OF: dict[type[Record], str] = {kind: name for name, kind in TABLES.items()}
