"""A journey as one department has it: whose cards, metrics and lanes they are, and what of a map is one owner's, stage
by stage, with its numbers. Only reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.action_sheet import Share, actions_of, share_of
from journeydesigner.editing.metric_library import Listed, Spot, library
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.metrics import metric_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.records import Card, Lane, Record, Stage

_PAINS, _IDEAS = "pain_points", "opportunities"


@dataclass(frozen=True, slots=True)
class Kpi:
    """A metric at one place of a map."""

    metric: Metric
    spot: Spot
    is_stale: bool


@dataclass(frozen=True, slots=True)
class DepartmentStage:
    """What of a stage is the department's, by column. ``others`` are its cards of any other lane."""

    stage: Stage
    touchpoints: tuple[Card, ...] = ()
    pains: tuple[Card, ...] = ()
    opportunities: tuple[Card, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    others: tuple[Card, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.touchpoints or self.pains or self.opportunities or self.kpis or self.others)


@dataclass(frozen=True, slots=True)
class Department:
    """``whole``: its numbers of the map as a whole; ``to_do``: how far its pains and opportunities are."""

    name: str
    stages: tuple[DepartmentStage, ...]
    whole: tuple[Kpi, ...]
    to_do: Share

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        return (*self.whole, *(kpi for stage in self.stages for kpi in stage.kpis))

    @property
    def off_target(self) -> tuple[int, int]:
        """How many of its KPIs are off target, of those with a target and a value."""
        judged = [kpi for kpi in self.kpis if kpi.spot.met is not None]
        return sum(kpi.spot.met is False for kpi in judged), len(judged)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Its touchpoints, pains and opportunities."""
        return (
            sum(len(stage.touchpoints) for stage in self.stages),
            sum(len(stage.pains) for stage in self.stages),
            sum(len(stage.opportunities) for stage in self.stages),
        )


def departments(snapshot: Snapshot, map_id: MapId) -> tuple[str, ...]:
    """The names of all who own something of a map: a card, a lane, a metric that is measured there, or play a role.
    Each once, by alphabet."""
    organization = snapshot.map(map_id).organization
    lanes = snapshot.lanes_of(map_id)
    cards = [card for card in snapshot.cards_of(map_id) if card.place is not None]
    metrics = snapshot.metrics_of(organization)
    return names_of((*(owner_of(snapshot, card) for card in cards), *(lane.owner for lane in lanes),
                     *(metric.owner for metric in metrics)))  # fmt: skip


def names_of(owners: Iterable[str]) -> tuple[str, ...]:
    """Each name once, as it is written first, by alphabet."""
    found: dict[str, str] = {}
    for owner in owners:
        if name := owner.strip():
            found.setdefault(same_name(name), name)
    return tuple(found[key] for key in sorted(found))


def department(snapshot: Snapshot, map_id: MapId, owner: str, today: date) -> Department:
    """What of a map is one owner's, however the name is written; stages where nothing is stay, so that one sees the
    journey. Raises KeyError for a map that is not there."""
    wanted = same_name(owner)
    lanes = snapshot.lanes_of(map_id)
    numbers = tuple(_kpis(snapshot, map_id, wanted, library(snapshot, snapshot.map(map_id).organization, today)))
    stages = tuple(_stage(snapshot, stage, lanes, wanted, numbers) for stage in snapshot.stages_of(map_id))
    own = [action for action in actions_of(snapshot, (map_id,)) if _is_of(snapshot, action.card, wanted)]
    return Department(
        owner.strip(), stages, tuple(kpi for kpi in numbers if kpi.spot.stage is None), share_of(own, today)
    )


def owner_of(snapshot: Snapshot, record: Record) -> str:
    """Whose a card, a lane or a metric is, "" for nobody's. A tile is its metric's owner's, a role its own; what says
    nothing of itself is its lane's owner's."""
    if isinstance(record, Metric | Lane):
        return record.owner
    if not isinstance(record, Card):
        return ""
    if record.owner or record.place is None or record.place.lane not in snapshot.table("lanes"):
        return record.owner
    lane = snapshot.lane(record.place.lane)
    if kind(lane.kind).is_tile:
        metric = snapshot.table("metrics").get(metric_of(record) or "")
        return (metric.owner if isinstance(metric, Metric) else "") or lane.owner
    return (record.text if getattr(kind(lane.kind), "counts_owned", False) else "") or lane.owner


def same_name(name: str) -> str:
    """What is equal of names that are the same, however they are written."""
    return " ".join(name.split()).casefold()


def _is_of(snapshot: Snapshot, record: Record, wanted: str) -> bool:
    return same_name(owner_of(snapshot, record)) == wanted


def _kpis(snapshot: Snapshot, map_id: MapId, wanted: str, listed: tuple[Listed, ...]) -> Iterator[Kpi]:
    for found in listed:
        for spot in found.spots:
            if spot.map != map_id:
                continue
            tile = snapshot.card(spot.tile) if spot.tile else None
            record: Record = tile if tile is not None and owner_of(snapshot, tile) else found.metric
            if _is_of(snapshot, record, wanted):
                yield Kpi(found.metric, spot, found.is_stale)


def _stage(
    snapshot: Snapshot, stage: Stage, lanes: tuple[Lane, ...], wanted: str, numbers: tuple[Kpi, ...]
) -> DepartmentStage:
    steps = snapshot.steps_of(stage.id)
    found: dict[str, list[Card]] = {"touchpoints": [], "pains": [], "opportunities": [], "others": []}
    for lane in lanes:
        its = kind(lane.kind)
        if its.is_tile:
            continue
        group = (
            "touchpoints" if its.is_of_channels else "pains" if lane.kind == _PAINS
            else "opportunities" if lane.kind == _IDEAS else "others"
        )  # fmt: skip
        for step in steps:
            found[group] += [card for card in snapshot.cards_at(lane.id, step.id) if _is_of(snapshot, card, wanted)]
    return DepartmentStage(
        stage, tuple(found["touchpoints"]), tuple(found["pains"]), tuple(found["opportunities"]),
        tuple(kpi for kpi in numbers if kpi.spot.stage == stage.id), tuple(found["others"]),
    )  # fmt: skip
