"""A map with what a log of events told of it."""

from journeydesigner.model.ids import EventRulesId, MovementsId
from journeydesigner.model.movement_records import EventRules, Flow, FunnelMode, Movements, StageMovements
from tests.layout.journeys import Journey

DAY = 24 * 3600.0
REACHED: tuple[int | None, ...] = (600, 597, 491, 371, 174)


def counted_journey(
    reached: tuple[int | None, ...] = REACHED, *, steps: int = 2, mode: FunnelMode = "best attempt", left_out: int = -1
) -> Journey:
    """A stage for each number of ``reached``; the one at ``left_out`` is not counted."""
    journey = Journey(len(reached), steps)
    count(journey, reached, mode, left_out)
    return journey


def count(journey: Journey, reached: tuple[int | None, ...], mode: FunnelMode = "best attempt", left_out: int = -1):
    stages = [stage.id for stage in journey.snapshot.stages_of(journey.map)]
    told = tuple(
        StageMovements(
            stage=stage, reached=n, at_all=n, dwell_n=n, dwell_median_s=2.1 * DAY, dwell_p90_s=9 * DAY,
            returned=None if n is None else n // 10,
        )
        for place, (stage, n) in enumerate(zip(stages, reached, strict=True))
        if place != left_out
    )  # fmt: skip
    flows = (
        Flow(target=stages[0], n=580),
        Flow(source=stages[0], target=stages[1], n=597),
        Flow(source=stages[1], target=stages[0], n=41),
        Flow(source=stages[1], target=stages[-1], n=None),
        Flow(source=stages[-1], n=160),
    )
    rules = EventRulesId("rules-1")
    with journey.document.change("Count") as draft:
        draft.put(EventRules(id=rules, map=journey.map, title="Shop", stages=tuple(stages), window_s=7 * DAY))
        draft.put(
            Movements(
                id=MovementsId("movements-1"), map=journey.map, rules=rules, period="2026-10", source="orders.csv",
                first_day="2026-10-01", last_day="2026-10-31", mode=mode, window_s=7 * DAY, rows=5000,
                mapped_rows=4920, customers=600, stages=told, flows=flows,
            )
        )  # fmt: skip
