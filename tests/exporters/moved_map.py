"""A map of five stages with the movements of the example log, as they are kept: small numbers held back."""

import json
from pathlib import Path
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_stage
from journeydesigner.model.forecast_records import Forecast, ForecastBase, ForecastRange, ForecastStage, Lever
from journeydesigner.model.ids import CardId, EventRulesId, ForecastId, MapId, MovementsId, StageId, new_id
from journeydesigner.model.movement_records import (
    Cohort,
    EventRules,
    Flow,
    Movements,
    StageMovements,
    TouchpointUse,
    Variant,
)

TITLES = ("Discover", "Evaluate", "Cart", "Checkout", "Pay")
_EXPECTED = Path(__file__).parents[1] / "events/fixtures/shop-events.expected.json"
WEEK_S = 604_800.0


def moved_map(*, reached: tuple[int | None, ...] | None = None, periods: tuple[str, ...] = ("2024",)) -> Document:
    """``reached``: other numbers of the funnel than those of the log."""
    document = new_document()
    map_id = add_map(document, add_organization(document, "Shop"), "Buying")
    stages = tuple(add_stage(document, map_id, title) for title in TITLES)
    lane = add_lane_of(document, map_id, "touchpoints")
    snapshot = document.snapshot
    cards = tuple(
        add_card(document, lane, snapshot.steps_of(stage)[0].id, text=text)
        for stage, text in zip(stages, ("Catalogue", "Product page", "Basket", "Address form", "Receipt"), strict=True)
    )
    with document.change("Enter movements") as draft:
        rules = EventRules(
            id=EventRulesId(new_id("rules")), map=map_id, title="Web shop", stages=stages, window_s=WEEK_S
        )
        draft.put(rules)
        for period in periods:
            draft.put(_movements(map_id, rules, stages, cards, period, reached))
    return document


def _movements(
    map_id: MapId, rules: EventRules, stages: tuple[StageId, ...], cards: tuple[CardId, ...], period: str,
    reached: tuple[int | None, ...] | None,
) -> Movements:  # fmt: skip
    found: dict[str, Any] = json.loads(_EXPECTED.read_text())["results"]
    ids = {"START": None, "END": None} | {str(place): stage for place, stage in enumerate(stages, 1)}
    funnel = reached or tuple(found["funnel_best_attempt_window"])
    waits = [*found["time_to_next_step"], [0, None, None]]
    return Movements(
        id=MovementsId(new_id("movements")), map=map_id, rules=rules.id, period=period, source="shop-events.csv.gz",
        first_day="2024-01-22", last_day="2024-06-30", window_s=WEEK_S, rows=31106, mapped_rows=29850, customers=600,
        stages=tuple(
            StageMovements(
                stage=stage, reached=funnel[k], at_all=found["reach_any_order"][k],
                dwell_n=found["dwell_visit"][str(k + 1)][1], dwell_median_s=found["dwell_visit"][str(k + 1)][2],
                dwell_p90_s=found["dwell_visit"][str(k + 1)][3], next_n=waits[k][0], next_median_s=waits[k][1],
                next_p90_s=waits[k][2] if waits[k][0] >= 50 else None,
                returned=found["revisit_cases"][str(k + 1)],
                entries=_told(found["stage_transitions"].get(f"START>{k + 1}", 0)),
                exits=_told(found["stage_transitions"].get(f"{k + 1}>END", 0)),
                abandoned=_told(found["abandoned_last_stage"].get(str(k + 1), 0)),
            )
            for k, stage in enumerate(stages)
        ),
        flows=tuple(
            Flow(source=ids[way.split(">")[0]], target=ids[way.split(">")[1]], n=_told(n))
            for way, n in found["stage_transitions"].items()
        ),
        self_loops=found["self_loops"],
        touchpoints=tuple(
            TouchpointUse(card=card, events=events, customers=customers)
            for card, events, customers in zip(
                cards, (9000, 7000, None, 40, 0), (590, 580, None, 12, 0), strict=True
            )
        ),
        variants=(Variant(stages=stages[:2], n=34), Variant(stages=(*stages, stages[0]), n=None, covers=("n",))),
        variants_in_all=554,
        cohorts=tuple(
            Cohort(month=month, begun=_told(begun), converted=_told(n), is_mature=month < "2024-05")
            for month, (begun, n) in found["monthly"].items()
        ),
        converted=328, abandoned=133, still_open=139, switched=180,
    )  # fmt: skip


def _told(n: int) -> int | None:
    return None if 0 < n < 10 else n


def with_forecast(document: Document) -> Document:
    """The same with a forecast on its map."""
    map_id = document.snapshot.maps[0].id
    stages = [stage.id for stage in document.snapshot.stages_of(map_id)]
    measured = (600, 597, 491, 371, 174)
    expected = (600.0, 597.0, 491.0, 371.0, 223.0)
    with document.change("Keep forecast") as draft:
        draft.put(
            Forecast(
                id=ForecastId(new_id("forecast")), map=map_id, made="2026-11-21T10:00:00Z", author="Ana",
                base=ForecastBase(
                    map=map_id, period="2024", words="Customers, loose order, best attempt, within 7 d",
                    stages=tuple(stages), customers=measured,
                ),
                levers=(Lever(stage=stages[4], what="conversion", assumed=0.6, measured=174 / 371),),
                results=tuple(
                    ForecastStage(stage=stage, n=n, low=n - 20.4, high=n + 20.4, measured=was)
                    for stage, n, was in zip(stages, expected, measured, strict=True)
                ),
                revenue=ForecastRange(value=22_300.0, low=20_260.0, high=24_340.0), currency="EUR",
                method="Customers of the first stage times the rates; binomial intervals.",
            )
        )  # fmt: skip
    return document
