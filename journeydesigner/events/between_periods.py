"""What of a log must not be told because other periods of the same rules are told already: a year less eleven of its
months is the twelfth; the same log with one customer more tells of that customer.

Periods are laid side by side where their days overlap. What would follow is held back in the period that is entered;
where that holds it back already, in the period that would give it away.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeydesigner.events.privacy import is_told
from journeydesigner.events.report import EventReport
from journeydesigner.events.suppression import Key
from journeydesigner.events.told import END, START, Told
from journeydesigner.model.ids import CardId, StageId
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.periods import grain

_TOGETHER = (
    ("flow", "dwell"), ("last",), ("begun", "came"), ("touched", "events"), ("loops",), ("switched",),
    ("at all", "returned", "first", "next"), ("customers", "converted", "abandoned", "open"),
)  # fmt: skip
"""Counts that add up with each other: where one of them is to go from a period whose log is no longer there, so do
the others."""
_STAGES = {
    "at_all": "at all", "first_entry": "first", "dwell_n": "dwell", "next_n": "next", "returned": "returned",
    "abandoned": "last",
}  # fmt: skip
_WHOLE = {
    "customers": "customers", "converted": "converted", "abandoned": "abandoned", "still_open": "open",
    "switched": "switched", "self_loops": "loops",
}  # fmt: skip
Values = Mapping[Key, int | None]


@dataclass(frozen=True)
class Span:
    """The counts of a period, by key; None: held back. Days as 2026-11-22."""

    period: str
    first: str
    last: str
    values: Values

    def holds(self, other: "Span") -> bool:
        """Whether the other's days are among these, and there are more."""
        return self.first <= other.first and other.last <= self.last and self.days != other.days

    def meets(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> tuple[str, str]:
        return self.first, self.last


def values_of(movements: Movements, stages: Sequence[StageId], cards: Sequence[CardId | None]) -> dict[Key, int | None]:
    """The counts of stored movements by the keys of ``Told``; the funnel's are not among them: what it loses from one
    period to the next is told like what it loses from stage to stage. ``cards``: those of the rules' touchpoints."""
    place = {stage: number for number, stage in enumerate(stages, 1)}
    found: dict[Key, int | None] = {(key,): getattr(movements, name) for name, key in _WHOLE.items()}
    for stage in movements.stages:
        if stage.stage in place:
            found |= {(key, place[stage.stage]): getattr(stage, name) for name, key in _STAGES.items()}
    for flow in movements.flows:
        ends = START if flow.source is None else place.get(flow.source), END if flow.target is None else place.get(
            flow.target)  # fmt: skip
        if None not in ends:
            found["flow", *ends] = flow.n
    for cohort in movements.cohorts:
        found |= {("begun", cohort.month): cohort.begun, ("came", cohort.month): cohort.converted}
    for use in movements.touchpoints:
        if use.card in cards:
            number = cards.index(use.card)
            found |= {("touched", number): use.customers, ("events", number): use.events}
    return found


def given_away(made: Span, exact: Mapping[Key, int], others: Iterable[Span]) -> tuple[set[Key], dict[str, set[Key]]]:
    """Which counts of the new period ``made`` are not to be told either, and which of the other periods (by period) no
    longer. ``exact``: the new one's counts as they are."""
    near = [other for other in others if other.meets(made)]
    own = {key for other in near for key, n in other.values.items() if n is not None and _is_near(n, exact.get(key, 0))}
    theirs: dict[str, set[Key]] = {}
    for whole in [made, *near]:
        parts = [span for span in [made, *near] if whole.holds(span)]
        for kind in {grain(span.period) for span in parts}:
            row = [span for span in parts if grain(span.period) == kind]
            if whole is made or made in row:
                _look(made, whole, row, own, theirs)
    known = {key for key in own if key in exact}
    return known, {period: _with_kin(keys, near, period) for period, keys in theirs.items()}


def _look(made: Span, whole: Span, parts: Sequence[Span], own: set[Key], theirs: dict[str, set[Key]]) -> None:
    """Where a whole and all but one of its parts are told, that one is; where all are, what is left over is."""
    for key in {key for span in (whole, *parts) for key in span.values}:
        total = whole.values.get(key, 0)
        held = [span for span in parts if span.values.get(key, 0) is None]
        if total is None or len(held) > 1:
            continue
        if not held:
            if _is_near(total, sum(span.values.get(key, 0) or 0 for span in parts)):
                own.add(key)
        elif held[0] is made:
            theirs.setdefault(whole.period, set()).add(key)
        else:
            own.add(key)


def _is_near(one: int, other: int) -> bool:
    """Whether the difference tells of too few."""
    return not is_told(abs(one - other))


def _with_kin(keys: set[Key], spans: Iterable[Span], period: str) -> set[Key]:
    """The counts that add up with these, too."""
    kinds = {kind for together in _TOGETHER for kind in together if any(kind_of(key) in together for key in keys)}
    return {key for span in spans if span.period == period for key in span.values if kind_of(key) in kinds}


def kind_of(key: Key) -> str:
    """What a key counts."""
    return str(key[0]) if isinstance(key, tuple) else str(key)


def without(
    movements: Movements, keys: set[Key], stages: Sequence[StageId], cards: Sequence[CardId | None]
) -> Movements:
    """Stored movements that tell these counts no longer."""
    place = {stage: number for number, stage in enumerate(stages, 1)}

    def bare(names: Mapping[str, tuple[str | int, ...]], covers: tuple[str, ...]) -> dict[str, object]:
        gone = [name for name, key in names.items() if key in keys]
        return {**dict.fromkeys(gone), "covers": tuple(dict.fromkeys((*covers, *gone)))} if gone else {}

    rows = [
        each.model_copy(update=bare({name: (key, place.get(each.stage, 0)) for name, key in _STAGES.items()} | {
            "entries": ("flow", START, place.get(each.stage, 0)), "exits": ("flow", place.get(each.stage, 0), END)},
            each.covers))
        for each in movements.stages
    ]  # fmt: skip
    flows = [
        each.model_copy(update=bare({"n": (
            "flow", START if each.source is None else place.get(each.source, 0),
            END if each.target is None else place.get(each.target, 0))}, each.covers))
        for each in movements.flows
    ]  # fmt: skip
    cohorts = [
        each.model_copy(update=bare({"begun": ("begun", each.month), "converted": ("came", each.month)}, each.covers))
        for each in movements.cohorts
    ]
    uses = [
        each.model_copy(update=bare({"customers": ("touched", cards.index(each.card)),
                                     "events": ("events", cards.index(each.card))}, each.covers))
        if each.card in cards else each
        for each in movements.touchpoints
    ]  # fmt: skip
    changes = bare({name: (key,) for name, key in _WHOLE.items()}, movements.covers)
    return movements.model_copy(
        update={**changes, "stages": tuple(rows), "flows": tuple(flows), "cohorts": tuple(cohorts),
                "touchpoints": tuple(uses), "variants": () if changes else movements.variants}
    )  # fmt: skip


def span_of(movements: Movements, stages: Sequence[StageId], cards: Sequence[CardId | None]) -> Span:
    return Span(
        movements.period, movements.first_day, movements.last_day, values_of(movements, stages, cards)
    )  # fmt: skip


def settled(
    report: EventReport, make: Callable[[Told], Movements], others: Sequence[Span], stages: Sequence[StageId],
    cards: Sequence[CardId | None],
) -> tuple[Told, Movements, dict[str, set[Key]]]:  # fmt: skip
    """What of a report may be told beside the other periods, the movements that ``make`` makes of it, and what those
    others may tell no longer, by period. What is held back for one sum may be asked for by another: until none is."""
    also: set[Key] = set()
    while True:
        told = Told(report, also)
        made = make(told)
        own, theirs = given_away(span_of(made, stages, cards), told.exact, others)
        if own <= also:
            return told, made, theirs
        also |= own
