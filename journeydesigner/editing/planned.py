"""Where customers really go beside where the map says they go.

The map says: its stages one after another, from the first to the last (in a life cycle from the last to the first
again), by the touchpoints that stand there. Everything is read off the latest movements, so what is held back is not
here; nothing is said of stages, steps and touchpoints that the rules do not name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.kinds import kind
from journeydesigner.metrics.funnel_words import funnel_words
from journeydesigner.metrics.held_back import K
from journeydesigner.model.ids import CardId, MapId, StageId, StepId
from journeydesigner.model.movement_records import Flow, Movements
from journeydesigner.model.records import Card


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stage that was passed over: in ``moves`` from before it to behind it (or, of the first ones, by beginning
    behind it), and by ``never`` customers at any time (None: held back, also where it is the small difference of two
    counts that may be told)."""

    stage: StageId
    moves: int
    never: int | None


@dataclass(frozen=True, slots=True)
class Detour:
    """``n`` moves from stage to stage that the map's order does not have, of all moves on from the first (``share``;
    None where some of them are held back). ``is_back``: to an earlier stage."""

    source: StageId
    target: StageId
    n: int
    share: float | None
    is_back: bool


@dataclass(frozen=True, slots=True)
class Loop:
    """Two stages between which customers go to and fro: at least ``n`` times each way."""

    stages: tuple[StageId, StageId]
    n: int


@dataclass(frozen=True, slots=True)
class Returned:
    """``n`` customers came back to a stage they had left, a ``share`` of all who were there (None: held back)."""

    stage: StageId
    n: int
    share: float | None


@dataclass(frozen=True)
class Comparison:
    """``as_planned``: of the moves between stages that are told, the share that the map's order has (None: there are
    none). ``unused``: touchpoints that the rules name and no customer used; ``rare``: those that fewer did than may be
    told. ``unmatched``: touchpoints that no rule names, of which nothing is known. ``empty_steps``: steps all of whose
    touchpoints are ``unused``. The most frequent first. ``words``: how it was counted."""

    map: MapId
    period: str
    source: str
    words: str
    as_planned: float | None
    unused: tuple[CardId, ...]
    rare: tuple[CardId, ...]
    unmatched: tuple[CardId, ...]
    empty_steps: tuple[StepId, ...]
    skipped: tuple[Skipped, ...]
    detours: tuple[Detour, ...]
    loops: tuple[Loop, ...]
    returned: tuple[Returned, ...]


def planned_against_actual(snapshot: Snapshot, map_id: MapId, period: str = "") -> Comparison | None:
    """The comparison for a period ("": the latest); None where no events were counted."""
    movements = _latest(snapshot, map_id, period)
    if movements is None:
        return None
    counted = {stage.stage for stage in movements.stages}
    order = [stage.id for stage in snapshot.stages_of(map_id) if stage.id in counted]
    planned = {*pairwise(order), *([(order[-1], order[0])] if snapshot.map(map_id).is_cycle and order else [])}
    moves = [flow for flow in movements.flows if flow.source in order and flow.target in order and flow.n]
    unused, rare, unmatched, empty = _of_touchpoints(snapshot, map_id, movements)
    return Comparison(
        map=map_id,
        period=movements.period,
        source=movements.source,
        words=funnel_words(movements.mode, movements.window_s),
        as_planned=_share_of(moves, planned),
        unused=unused,
        rare=rare,
        unmatched=unmatched,
        empty_steps=empty,
        skipped=tuple(sorted(_skipped(movements, order, planned), key=lambda each: -each.moves)),
        detours=tuple(sorted(_detours(movements, order, planned), key=lambda each: -each.n)),
        loops=tuple(sorted(_loops(moves, order), key=lambda each: -each.n)),
        returned=tuple(sorted(_returned(movements, order), key=lambda each: -(each.share or 0))),
    )


def _latest(snapshot: Snapshot, map_id: MapId, period: str) -> Movements | None:
    found = [one for one in snapshot.movements_of(map_id) if period in ("", one.period)]
    return found[-1] if found else None


_Pairs = set[tuple[StageId, StageId]]


def _share_of(moves: Sequence[Flow], planned: _Pairs) -> float | None:
    total = sum(flow.n or 0 for flow in moves)
    return sum(flow.n or 0 for flow in moves if (flow.source, flow.target) in planned) / total if total else None


def _skipped(movements: Movements, order: Sequence[StageId], planned: _Pairs) -> Iterator[Skipped]:
    place = {stage: number for number, stage in enumerate(order)}
    never = {
        each.stage: missed
        for each in movements.stages
        if each.at_all is not None and movements.customers is not None
        if (missed := movements.customers - each.at_all) == 0 or missed >= K
    }
    over = dict.fromkeys(order, 0)
    for flow in movements.flows:
        source, target, n = flow.source, flow.target, flow.n
        if n is None or target is None or target not in place or (source is not None and source not in place):
            continue
        start = -1 if source is None else place[source]
        if (source, target) not in planned:
            for stage in order[start + 1 : place[target]]:
                over[stage] += n
    return (Skipped(stage, n, never.get(stage)) for stage, n in over.items() if n)


def _detours(movements: Movements, order: Sequence[StageId], planned: _Pairs) -> Iterator[Detour]:
    place = {stage: number for number, stage in enumerate(order)}
    left = {each.stage: each.dwell_n for each in movements.stages}  # a visit that is over went on somewhere
    for flow in movements.flows:
        source, target, n = flow.source, flow.target, flow.n
        if source is None or target is None or source not in place or target not in place:
            continue
        if n and (source, target) not in planned:
            whole = left[source]
            yield Detour(source, target, n, n / whole if whole else None, place[target] < place[source])


def _loops(moves: Sequence[Flow], order: Sequence[StageId]) -> Iterator[Loop]:
    found = {(flow.source, flow.target): flow.n or 0 for flow in moves}
    for number, one in enumerate(order):
        for other in order[number + 1 :]:
            if n := min(found.get((one, other), 0), found.get((other, one), 0)):
                yield Loop((one, other), n)


def _returned(movements: Movements, order: Sequence[StageId]) -> Iterator[Returned]:
    for each in movements.stages:
        if each.stage in order and each.returned:
            yield Returned(each.stage, each.returned, each.returned / each.at_all if each.at_all else None)


_Touchpoints = tuple[tuple[CardId, ...], tuple[CardId, ...], tuple[CardId, ...], tuple[StepId, ...]]


def _of_touchpoints(snapshot: Snapshot, map_id: MapId, movements: Movements) -> _Touchpoints:
    """Those unused, rarely used and unmatched, and the steps that are left with none."""
    used = {use.card: use.customers for use in movements.touchpoints}
    cards = list(_touchpoints(snapshot, map_id))
    unused = {card.id for card in cards if used.get(card.id) == 0}
    rare = tuple(card.id for card in cards if card.id in used and used[card.id] is None)
    unmatched = tuple(card.id for card in cards if card.id not in used)
    at_step: dict[StepId, list[CardId]] = {}
    for card in cards:
        if card.place is not None:
            at_step.setdefault(card.place.first, []).append(card.id)
    steps = snapshot.steps_in(map_id)
    empty = tuple(step.id for step in steps if step.id in at_step and unused.issuperset(at_step[step.id]))
    return tuple(card.id for card in cards if card.id in unused), rare, unmatched, empty


def _touchpoints(snapshot: Snapshot, map_id: MapId) -> Iterator[Card]:
    for lane in snapshot.lanes_of(map_id):
        if getattr(kind(lane.kind), "is_of_channels", False):
            yield from (card for card in snapshot.cards_in(lane.id) if card.place is not None)
