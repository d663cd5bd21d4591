"""How customers moved through the purchase of a home battery, as counted from the orders' and the app's events of two
quarters: totals alone, as a map keeps them."""

from collections.abc import Sequence

from journeydesigner.document.document import Document
from journeydesigner.model.ids import CardId, EventRulesId, MapId, StageId, movements_id, new_id
from journeydesigner.model.movement_records import (
    Cohort,
    EventMatch,
    EventRules,
    Flow,
    Movements,
    StageMovements,
    TouchpointUse,
    Variant,
)

_DAY = 24 * 3600.0
_WINDOW = 60 * _DAY
_SOURCE = "orders.csv, app-events.csv"
_EVENTS = (
    (0, "bill_opened"), (0, "campaign_click"), (1, "guide_"), (1, "calculator_"), (2, "offer_"), (2, "visit_"),
    (3, "contract_"), (4, "install_"), (4, "app_"),
)  # fmt: skip
"""By stage what its events begin with."""
_LAST_QUARTER = (580, 571, 455, 330, 141)
_STAGES: Sequence[tuple[int, int, int, int | None, float | None, float | None, float | None, int, int, int]] = (
    (600, 600, 560, 583, 0.4, 3.1, 0.6, 61, 571, 9),
    (597, 598, 544, 541, 4.2, 19.0, 5.1, 214, 21, 97),
    (491, 518, 402, 466, 11.3, 34.0, 9.4, 163, 0, 122),
    (371, 441, 287, 339, 5.6, 16.5, 6.2, 48, 0, 169),
    (174, 256, 131, 118, 21.0, 52.0, None, 12, 0, 0),
)
"""By stage: reached, at all, by first entry, completed visits, dwell in days (median, p90), days to the next stage,
came back, began here, abandoned here."""
_FLOWS = (
    (None, 0, 579), (None, 1, 21), (0, 1, 588), (0, 2, 12), (1, 2, 497), (2, 3, 366), (3, 4, 171), (1, 0, 43),
    (2, 1, 118), (3, 2, 37), (1, 3, 15), (0, None, 10), (1, None, 98), (2, None, 119), (3, None, 166), (4, None, 207),
)  # fmt: skip
_USES = {
    "Annual bill": (912, 571), "Web search": (1480, 402), "Comparison site": (866, 317), "Calculator": (1204, 489),
    "Offer PDF": (1033, 446), "Hotline": (388, 201), "Home visit": (352, 339), "Online contract": (412, 371),
    "Fitter team": (190, 174), "Scheduling call": (243, 152), "Energy app": (5120, 168),
}  # fmt: skip
_WAYS = (((0, 1, 2, 3, 4), 112), ((0, 1, 2), 96), ((0, 1, 2, 3), 88), ((0, 1), 74), ((0, 1, 2, 1, 2, 3, 4), 31))
_COHORTS = (("2026-04", 188, 61), ("2026-05", 197, 60), ("2026-06", 192, 57), ("2026-07", 206, 60))


def add_movements(document: Document, journey: MapId) -> None:
    """The rules by which the events are read, and what two quarters came to."""
    stages = [stage.id for stage in document.snapshot.stages_of(journey)]
    rules = EventRulesId(new_id("rules"))
    columns = {"case": "customer", "event": "event", "time": "at", "channel": "channel"}
    matches = tuple(EventMatch(how="prefix", text=text, stage=stages[place]) for place, text in _EVENTS)
    with document.change("Write sample") as draft:
        draft.put(
            EventRules(
                id=rules, map=journey, title="Orders and app events", columns=columns, stages=tuple(stages),
                matches=matches, goal=stages[-1], window_s=_WINDOW, timezone="Europe/Berlin",
            )
        )  # fmt: skip
        draft.put(_earlier(journey, rules, stages))
        draft.put(_latest(journey, rules, stages, _touchpoints(document, journey)))


def _touchpoints(document: Document, journey: MapId) -> tuple[TouchpointUse, ...]:
    named: dict[str, CardId] = {card.text: card.id for card in document.snapshot.cards_of(journey)}
    return tuple(TouchpointUse(card=named[text], events=n, customers=of) for text, (n, of) in _USES.items())


def _latest(
    journey: MapId, rules: EventRulesId, stages: Sequence[StageId], touchpoints: tuple[TouchpointUse, ...]
) -> Movements:
    return Movements(
        id=movements_id(rules, "2026-Q3"), map=journey, rules=rules, period="2026-Q3", source=_SOURCE,
        first_day="2026-07-01", last_day="2026-09-30", window_s=_WINDOW, rows=13908, mapped_rows=13686, customers=600,
        stages=tuple(map(_stage, stages, _STAGES)),
        flows=tuple(
            Flow(source=None if begins is None else stages[begins], target=None if ends is None else stages[ends], n=n)
            for begins, ends, n in _FLOWS
        ),
        self_loops=2214, touchpoints=touchpoints,
        variants=tuple(Variant(stages=tuple(stages[place] for place in way), n=n) for way, n in _WAYS),
        variants_in_all=74,
        cohorts=tuple(
            Cohort(month=month, begun=begun, converted=converted, is_mature=month < "2026-07")
            for month, begun, converted in _COHORTS
        ),
        converted=256, abandoned=253, still_open=91, switched=418,
    )  # fmt: skip


def _stage(
    stage: StageId,
    told: tuple[int, int, int, int | None, float | None, float | None, float | None, int, int, int],
) -> StageMovements:
    reached, at_all, first, visits, median, most, onward, back, began, abandoned = told
    return StageMovements(
        stage=stage, reached=reached, at_all=at_all, first_entry=first, dwell_n=visits, dwell_median_s=_seconds(median),
        dwell_p90_s=_seconds(most), next_n=visits if onward else None, next_median_s=_seconds(onward), returned=back,
        entries=began, exits=None, abandoned=abandoned if abandoned >= 10 else None,
    )  # fmt: skip


def _seconds(days: float | None) -> float | None:
    return None if days is None else days * _DAY


def _earlier(journey: MapId, rules: EventRulesId, stages: Sequence[StageId]) -> Movements:
    return Movements(
        id=movements_id(rules, "2026-Q2"), map=journey, rules=rules, period="2026-Q2",
        source=_SOURCE, first_day="2026-04-01", last_day="2026-06-30", window_s=_WINDOW, rows=12877,
        mapped_rows=12602, customers=_LAST_QUARTER[0],
        stages=tuple(StageMovements(stage=stage, reached=n) for stage, n in zip(stages, _LAST_QUARTER, strict=True)),
    )  # fmt: skip
