"""What a log of events told about a map: the rules by which it is read, and what came of it. Aggregates alone.

Numbers that rest on too few customers are not here, nor those from which such ones would follow: None is "held back",
never nought (see ``events.suppression``). Times are seconds.
"""

from typing import Annotated, Literal

from pydantic import Field

from journeydesigner.model.ids import CardId, EventRulesId, MapId, MovementsId, StageId
from journeydesigner.model.parts import IsoDate, Part, Period, Record

How = Literal["exact", "prefix", "contains", "regex"]
"""How a text fits an event's name."""
FunnelMode = Literal["best attempt", "first entry", "any order", "strict order"]
"""How customers are counted through the stages: see ``events.funnels``."""
DateOrder = Literal["", "dmy", "mdy"]
"""Which of day and month comes first where both could; "" where it can be seen."""
Count = Annotated[int, Field(ge=0)]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Seconds = Annotated[float, Field(ge=0)]
TWO_WEEKS_S = 14 * 24 * 3600.0


class Counted(Part, frozen=True):
    """A part with counts. ``covers``: which of them are held back for the sake of others; they are none of the small
    ones themselves."""

    covers: tuple[str, ...] = ()

    def is_few(self, name: str) -> bool:
        """Whether a count is held back because it is small."""
        return getattr(self, name) is None and name not in self.covers


class EventMatch(Part, frozen=True):
    """Events whose name is, begins with, contains or matches ``text`` belong to a stage, and perhaps to a touchpoint
    on it. ``stage`` None: they are known to belong nowhere."""

    how: How
    text: str
    stage: StageId | None = None
    touchpoint: CardId | None = None


class EventRules(Record, frozen=True):
    """How the logs of one kind are read for a map, next month's too. ``columns``: what each is called in the log: case,
    event, time, and perhaps channel and value. ``stages`` in the order of the funnel.

    Of an event the exact match counts, else the first that fits. ``window_s`` (None: no end) is how long a customer may
    take through the funnel; without an event for ``inactive_s`` one who has not reached the ``goal`` has abandoned.
    """

    id: EventRulesId
    map: MapId
    title: str
    columns: dict[str, str] = Field(default_factory=dict)
    stages: tuple[StageId, ...] = ()
    matches: tuple[EventMatch, ...] = ()
    goal: StageId | None = None
    window_s: Seconds | None = None
    inactive_s: Seconds = TWO_WEEKS_S
    mode: FunnelMode = "best attempt"
    timezone: str = "UTC"
    dates: DateOrder = ""
    order: str = ""


class StageMovements(Counted, frozen=True):
    """What happened at a stage, in customers where nothing else is said.

    ``reached``: through the funnel, by its mode and window; ``at_all``: in any order, at any time; ``first_entry``: by
    the chain of first entries. ``dwell_n``: completed visits; ``next_n``: those who went on to the next stage.
    ``returned``: with two or more visits. ``entries`` and ``exits``: whose movements began and ended here;
    ``abandoned``: of those who abandoned, who were here last.
    """

    stage: StageId
    reached: Count | None = None
    at_all: Count | None = None
    first_entry: Count | None = None
    dwell_n: Count | None = None
    dwell_median_s: Seconds | None = None
    dwell_p90_s: Seconds | None = None
    next_n: Count | None = None
    next_median_s: Seconds | None = None
    next_p90_s: Seconds | None = None
    returned: Count | None = None
    entries: Count | None = None
    exits: Count | None = None
    abandoned: Count | None = None


class Flow(Counted, frozen=True):
    """How often one went from a stage (None: came from outside) to a stage (None: left)."""

    source: StageId | None = None
    target: StageId | None = None
    n: Count | None = None


class TouchpointUse(Counted, frozen=True):
    """How many events of how many customers a touchpoint had."""

    card: CardId
    events: Count | None = None
    customers: Count | None = None


class Variant(Counted, frozen=True):
    """A way through the stages, and how many customers took it."""

    stages: tuple[StageId, ...]
    n: Count | None = None


class Cohort(Counted, frozen=True):
    """Customers who began in a month (2026-11), and those of them who reached the goal. ``is_mature``: all of them had
    as long for it as the window gives; until then the share only grows."""

    month: Month
    begun: Count | None = None
    converted: Count | None = None
    is_mature: bool = True


class Movements(Record, Counted, frozen=True):
    """What one log told of one period. Its id derives from rules and period.

    ``source`` is what the log is called, without its path. ``mode`` and ``window_s`` are those by which it was counted,
    whatever the rules say by now. ``rows``: events read; ``mapped_rows``: those of a stage. ``flows``: moves between
    stages; ``self_loops``: an event after one of the same name. ``variants``: the commonest of ``variants_in_all``.
    ``switched``: customers who changed the channel.
    """

    id: MovementsId
    map: MapId
    rules: EventRulesId
    period: Period
    source: str = ""
    first_day: IsoDate
    last_day: IsoDate
    mode: FunnelMode = "best attempt"
    window_s: Seconds | None = None
    rows: Count | None = None
    mapped_rows: Count | None = None
    customers: Count | None = None
    stages: tuple[StageMovements, ...] = ()
    flows: tuple[Flow, ...] = ()
    self_loops: Count | None = None
    touchpoints: tuple[TouchpointUse, ...] = ()
    variants: tuple[Variant, ...] = ()
    variants_in_all: Count | None = None
    cohorts: tuple[Cohort, ...] = ()
    converted: Count | None = None
    abandoned: Count | None = None
    still_open: Count | None = None
    switched: Count | None = None

    @property
    def coverage(self) -> float | None:
        """The share of the events that belong to a stage."""
        return self.mapped_rows / self.rows if self.rows and self.mapped_rows is not None else None

    def moves_from(self) -> dict[StageId | None, int | None]:
        """How often one went on from each stage, to wherever; None where one of these flows is held back."""
        found: dict[StageId | None, int | None] = {}
        for flow in self.flows:
            known = found.get(flow.source, 0)
            found[flow.source] = None if known is None or flow.n is None else known + flow.n
        return found
