"""What a log told of a map, as the record that is kept with it: aggregates alone, the small ones held back."""

from collections.abc import Mapping

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
    count = told.count
    rows, _cases, mapped, customers = report.totals
    is_told = count("customers") is not None or not customers
    uses: dict[CardId, TouchpointUse] = {}
    for number, use in enumerate(report.whose.uses):
        if (card := touchpoints.get(use.touchpoint)) is not None and card not in uses:
            uses[card] = TouchpointUse(
                card=card, events=count("events", number), customers=count("touched", number)
            )  # fmt: skip
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
        customers=count("customers"),
        stages=tuple(_stage(told, number, stage) for number, stage in enumerate(stages, 1)),
        flows=tuple(
            Flow(source=at[a or START], target=at[b or END], n=count("flow", a or START, b or END))
            for a, b, _n in report.stage_transitions
        ),
        self_loops=count("loops"),
        touchpoints=tuple(uses.values()),
        variants=tuple(
            Variant(stages=tuple(stages[stage - 1] for stage in way), n=n)
            for number, (way, n) in enumerate(told.ways)
            if count("way", number) is not None
        ),
        variants_in_all=report.variants[0] if is_told else None,
        cohorts=tuple(
            Cohort(month=month, begun=count("begun", month), converted=count("came", month),
                   is_mature=report.is_mature(month))
            for month, _begun, _came in report.cohorts
        ),
        converted=count("converted"),
        abandoned=count("abandoned"),
        still_open=count("open"),
        switched=count("switched"),
    )  # fmt: skip


def _stage(told: Told, number: int, stage: StageId) -> StageMovements:
    count = told.count
    (dwell, slow), (wait, long) = told.dwell(number), told.to_next(number)
    return StageMovements(
        stage=stage,
        reached=count("reached", number),
        at_all=count("at all", number),
        first_entry=count("first", number),
        dwell_n=count("dwell", number),
        dwell_median_s=dwell,
        dwell_p90_s=slow,
        next_n=count("next", number),
        next_median_s=wait,
        next_p90_s=long,
        returned=count("returned", number),
        entries=count("flow", START, number),
        exits=count("flow", number, END),
        abandoned=count("last", number),
    )
