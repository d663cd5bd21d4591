"""What a log told of a map, as the record that is kept with it: aggregates alone, the small ones held back."""

from collections.abc import Mapping
from typing import Any

from journeydesigner.events.report import EventReport
from journeydesigner.events.told import END, START, Told
from journeydesigner.model.ids import CardId, EventRulesId, MapId, StageId, movements_id
from journeydesigner.model.movement_records import Cohort, Flow, Movements, StageMovements, TouchpointUse, Variant


def movements_from(
    report: EventReport,
    told: Told,
    map_id: MapId,
    rules: EventRulesId,
    stages: tuple[StageId, ...],
    touchpoints: Mapping[str, CardId],
    *,
    period: str,
    source: str,
) -> Movements:
    """``stages`` are those of the report's rules, ``touchpoints`` the cards of those that they name."""
    at: dict[int, StageId | None] = {START: None, END: None, **dict(enumerate(stages, 1))}
    rows, _cases, mapped, customers = report.totals
    is_told = told.count("customers") is not None or not customers
    uses: dict[CardId, TouchpointUse] = {}
    for number, use in enumerate(report.whose.uses):
        if (card := touchpoints.get(use.touchpoint)) is not None and card not in uses:
            counts = _counts(told, {"events": ("events", number), "customers": ("touched", number)})
            uses[card] = TouchpointUse(card=card, **counts)
    whole = {"customers": "customers", "converted": "converted", "abandoned": "abandoned", "still_open": "open",
             "switched": "switched", "self_loops": "loops"}  # fmt: skip
    return Movements(
        id=movements_id(rules, period),
        map=map_id,
        rules=rules,
        period=period,
        source=source,
        first_day=report.first_day,
        last_day=report.last_day,
        mode=report.rules.mode,
        window_s=report.rules.window_s,
        rows=rows if is_told else None,
        mapped_rows=mapped if is_told else None,
        **_counts(told, {name: (key,) for name, key in whole.items()}),
        stages=tuple(_stage(told, number, stage) for number, stage in enumerate(stages, 1)),
        flows=tuple(
            Flow(source=at[a or START], target=at[b or END], **_counts(told, {"n": ("flow", a or START, b or END)}))
            for a, b, _n in report.stage_transitions
        ),
        touchpoints=tuple(uses.values()),
        variants=tuple(
            Variant(stages=tuple(stages[stage - 1] for stage in way), n=n)
            for number, (way, n) in enumerate(told.ways)
            if told.count("way", number) is not None
        ),
        variants_in_all=report.variants[0] if is_told else None,
        cohorts=tuple(
            Cohort(month=month, is_mature=report.is_mature(month),
                   **_counts(told, {"begun": ("begun", month), "converted": ("came", month)}))
            for month, _begun, _came in report.cohorts
        ),
    )  # fmt: skip


def _stage(told: Told, number: int, stage: StageId) -> StageMovements:
    (dwell, slow), (wait, long) = told.dwell(number), told.to_next(number)
    keys: dict[str, tuple[str | int, ...]] = {
        "reached": ("reached", number), "at_all": ("at all", number), "first_entry": ("first", number),
        "dwell_n": ("dwell", number), "next_n": ("next", number), "returned": ("returned", number),
        "entries": ("flow", START, number), "exits": ("flow", number, END), "abandoned": ("last", number),
    }  # fmt: skip
    return StageMovements(
        stage=stage,
        dwell_median_s=dwell,
        dwell_p90_s=slow,
        next_median_s=wait,
        next_p90_s=long,
        **_counts(told, keys),
    )


def _counts(told: Told, keys: Mapping[str, tuple[str | int, ...]]) -> dict[str, Any]:
    """Fields of a record: its counts, and which of them are held back for the sake of others."""
    covers = tuple(name for name, key in keys.items() if told.covers(*key))
    return {**{name: told.count(*key) for name, key in keys.items()}, "covers": covers}
