"""What a person has settled so far on the way from a file to numbers on a map. Nothing of it is in the document yet."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.events.answers import Per
from journeydesigner.events.guesses import Kind
from journeydesigner.events.matching import Matching
from journeydesigner.events.preview import Preview
from journeydesigner.events.report import EventReport
from journeydesigner.events.rules import Columns, DateOrder
from journeydesigner.model.ids import MapId
from journeydesigner.model.movement_records import EventRules, FunnelMode
from journeydesigner.wording import _

DAY_S = 24 * 3600.0
WINDOW_S = 7 * DAY_S
INACTIVE_S = 14 * DAY_S


@dataclass(frozen=True, slots=True)
class Table:
    """A file and the first look at it."""

    path: Path
    seen: Preview

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.seen.columns)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return self.seen.rows


@dataclass(frozen=True, slots=True)
class StagePlan:
    """A stage of the map (``id`` is its id), or one that is proposed for a new map."""

    id: str
    title: str


@dataclass(frozen=True)
class Flow:
    """``map``: None for a new map that is drawn from the log. ``goal``: a stage's id. ``rules``: those stored with the
    map that fit the file. ``report``: the numbers, once they are counted by what stands above."""

    table: Table
    kind: Kind
    map: MapId | None
    columns: Columns
    dates: DateOrder = ""
    timezone: str = "UTC"
    stages: tuple[StagePlan, ...] = ()
    matching: Matching = field(default_factory=Matching)
    goal: str = ""
    window_s: float | None = WINDOW_S
    inactive_s: float = INACTIVE_S
    mode: FunnelMode = "best attempt"
    period: str = ""
    rules: EventRules | None = None
    known: frozenset[str] = frozenset()
    """Events that those rules tell of."""
    report: EventReport | None = None
    title: str = ""
    """Of a new map."""
    per: Per = "month"
    question: str = ""
    """Of answers that do not say what was asked, and of values that do not say of what KPI they are."""

    def with_(self, **fields: object) -> "Flow":
        """The same but for ``fields``; what was counted before is no longer true."""
        return replace(self, **{"report": None, **fields})  # type: ignore[arg-type]

    @property
    def counted_stages(self) -> tuple[StagePlan, ...]:
        """Those to which any event belongs, in this log or by the stored rules: the others would end every way through
        the map."""
        there = {*self.matching.coverage.by_stage, *(self.rules.stages if self.rules is not None else ())}
        return tuple(stage for stage in self.stages if stage.id in there)

    @property
    def new_events(self) -> tuple[str, ...]:
        """Events that the stored rules do not know."""
        return tuple(name for name, _n in self.matching.names if name not in self.known)

    @property
    def goal_stage(self) -> str:
        """The stage that customers are to reach: the last, unless another is chosen."""
        known = [stage.id for stage in self.counted_stages]
        return self.goal if self.goal in known else (known[-1] if known else "")


def stages_of_map(snapshot: Snapshot, map_id: MapId) -> tuple[StagePlan, ...]:
    """The stages of a map; one without a title by its place."""
    return tuple(
        StagePlan(stage.id, stage.title or _("Stage {number}").format(number=number))
        for number, stage in enumerate(snapshot.stages_of(map_id), 1)
    )
