"""The action sheet of maps: who does what by when, and what it should bring. Only reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.follow_up import (
    FollowUpValues,
    Progress,
    due_of,
    effect_metric_of,
    effect_of,
    progress_labels,
    progress_of,
)
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, JourneyMap, Lane, Metric, Stage, Step

_LAST = "9999"
_URGENCY = {"critical": 0, "high": 1, "medium": 2, "low": 3}


@dataclass(frozen=True, slots=True)
class Action:
    """A pain or an opportunity, where it stands. ``effect`` is in ``metric``'s unit, signed; None: nobody said."""

    card: Card
    map: JourneyMap
    lane: Lane
    stage: Stage
    step: Step
    owner: str
    due: str | None
    progress: Progress
    effect: float | None
    metric: Metric | None

    def is_late(self, today: date) -> bool:
        """Whether its day is over and it is not done."""
        return self.progress != "done" and self.due is not None and self.due < today.isoformat()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a list is how far, how much of it is late, and the first day to come on which something is due."""

    counts: Mapping[Progress, int]
    late: int
    next_due: str | None


def share_of(actions: Iterable[Action], today: date) -> Share:
    """``counts`` has every state of progress, in the order of its choices."""
    found = tuple(actions)
    counts: dict[Progress, int] = dict.fromkeys(progress_labels(), 0)
    for action in found:
        counts[action.progress] += 1
    late = sum(action.is_late(today) for action in found)
    days = [a.due for a in found if a.due and a.progress != "done" and not a.is_late(today)]
    return Share(counts, late, min(days, default=None))


def actions_of(snapshot: Snapshot, maps: Iterable[MapId], owner: str | None = None) -> tuple[Action, ...]:
    """The most urgent first: what is not done, by its day, then by what weighs most. ``owner``: only what that one,
    a department or a person, has to do, however the name is written; "" what nobody has."""
    wanted = None if owner is None else _same(owner)
    found = [action for map_id in maps for action in _of_map(snapshot, map_id)]
    return tuple(sorted((a for a in found if wanted is None or _same(a.owner) == wanted), key=_rank))


def by_owner(actions: Iterable[Action]) -> Mapping[str, tuple[Action, ...]]:
    """What each has to do, in the order given, by name as first written; "" is last, for what nobody has."""
    names: dict[str, str] = {}
    found: dict[str, list[Action]] = {}
    for action in actions:
        name = names.setdefault(_same(action.owner), action.owner.strip())
        found.setdefault(name, []).append(action)
    return {name: tuple(found[name]) for name in sorted(found, key=lambda name: (not name, name.casefold()))}


def _same(owner: str) -> str:
    return " ".join(owner.split()).casefold()


def _of_map(snapshot: Snapshot, map_id: MapId) -> Iterator[Action]:
    """Column by column, as the map shows them."""
    journey = snapshot.map(map_id)
    lanes = [lane for lane in snapshot.lanes_of(map_id) if issubclass(kind(lane.kind).values, FollowUpValues)]
    for step in snapshot.steps_in(map_id):
        stage = snapshot.stage(step.stage)
        for lane in lanes:
            for card in snapshot.cards_at(lane.id, step.id):
                metric = snapshot.table("metrics").get(effect_metric_of(card) or "")
                yield Action(
                    card, journey, lane, stage, step, card.owner, due_of(card), progress_of(card),
                    effect_of(card), metric if isinstance(metric, Metric) else None,
                )  # fmt: skip


def _rank(action: Action) -> tuple[bool, str, float]:
    """``sorted`` keeps the order of the map where all else is equal."""
    extras = action.card.extras
    impact, effort = extras.get("impact"), extras.get("effort")
    weight = float(_URGENCY.get(str(extras.get("severity")), 2))
    if isinstance(impact, int):
        weight = (effort if isinstance(effort, int) else 3) / max(impact, 1)
    return (action.progress == "done", action.due or _LAST, weight)
