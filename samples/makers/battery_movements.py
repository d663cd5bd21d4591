"""How customers moved through the purchase of a home battery, as counted from the orders' and the app's events of two
quarters: totals alone, as a map keeps them."""

from collections.abc import Mapping, Sequence

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
_Told = tuple[int, int, int, int | None, float | None, float | None, float | None, int, int, int]
"""Of a stage: reached, at all, by first entry, completed visits, dwell in days (median, p90), days to the next stage,
came back, began here, abandoned here."""
_STAGES: Sequence[_Told] = (
    (600, 600, 560, 583, 0.4, 3.1, 0.6, 61, 579, 9),
    (597, 598, 544, 541, 4.2, 19.0, 5.1, 214, 21, 61),
    (491, 518, 402, 466, 11.3, 34.0, 9.4, 163, 0, 78),
    (371, 441, 287, 339, 5.6, 16.5, 6.2, 48, 0, 105),
    (174, 256, 131, 118, 21.0, 52.0, None, 12, 0, 0),
)
_EARLIER_STAGES: Sequence[_Told] = (
    (580, 580, 541, 562, 0.5, 3.4, 0.7, 57, 561, 8),
    (571, 573, 519, 515, 4.6, 20.5, 5.6, 203, 19, 63),
    (455, 483, 371, 428, 12.1, 36.5, 10.2, 149, 0, 87),
    (330, 398, 258, 301, 5.9, 17.8, 6.6, 41, 0, 110),
    (141, 211, 104, 96, 22.4, 55.0, None, 11, 0, 0),
)
_FLOWS = (
    (None, 0, 579), (None, 1, 21), (0, 1, 600), (0, 2, 12), (1, 2, 589), (1, 3, 15), (2, 3, 427), (3, 4, 262),
    (1, 0, 43), (2, 1, 118), (3, 2, 52), (4, 3, 14), (0, None, 10), (1, None, 92), (2, None, 108), (3, None, 142),
    (4, None, 248),
)  # fmt: skip
_EARLIER_FLOWS = (
    (None, 0, 561), (None, 1, 19), (0, 1, 578), (0, 2, 11), (1, 2, 557), (1, 3, 13), (2, 3, 385), (3, 4, 218),
    (1, 0, 40), (2, 1, 109), (3, 2, 44), (4, 3, 10), (0, None, 12), (1, None, 96), (2, None, 118), (3, None, 146),
    (4, None, 208),
)  # fmt: skip
_USES = {
    "Annual bill": (912, 571), "Web search": (1480, 402), "Comparison site": (866, 317), "Calculator": (1204, 489),
    "Offer PDF": (1033, 446), "Hotline": (388, 201), "Home visit": (352, 339), "Online contract": (412, 371),
    "Fitter team": (190, 174), "Scheduling call": (243, 152), "Energy app": (5120, 168),
}  # fmt: skip
_EARLIER_USES = {
    "Annual bill": (871, 548), "Web search": (1392, 377), "Comparison site": (838, 309), "Calculator": (1117, 452),
    "Offer PDF": (962, 411), "Hotline": (402, 214), "Home visit": (309, 297), "Online contract": (361, 330),
    "Fitter team": (154, 141), "Scheduling call": (221, 138), "Energy app": (4260, 137),
}  # fmt: skip
_WAYS = (((0, 1, 2, 3, 4), 112), ((0, 1, 2), 96), ((0, 1, 2, 3), 88), ((0, 1), 74), ((0, 1, 2, 1, 2, 3, 4), 31))
_EARLIER_WAYS = (
    ((0, 1, 2), 101), ((0, 1, 2, 3, 4), 91), ((0, 1), 83), ((0, 1, 2, 3), 79), ((0, 1, 2, 1, 2, 3, 4), 24),
)  # fmt: skip
_COHORTS = (("2026-07", 206, 98, True), ("2026-08", 201, 91, False), ("2026-09", 193, 67, False))
_EARLIER_COHORTS = (("2026-04", 196, 78, True), ("2026-05", 199, 74, False), ("2026-06", 185, 59, False))


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
        draft.put(_earlier(journey, rules, stages, _touchpoints(document, journey, _EARLIER_USES)))
        draft.put(_latest(journey, rules, stages, _touchpoints(document, journey, _USES)))


def _touchpoints(document: Document, journey: MapId, uses: Mapping[str, tuple[int, int]]) -> tuple[TouchpointUse, ...]:
    named: dict[str, CardId] = {card.text: card.id for card in document.snapshot.cards_of(journey)}
    return tuple(TouchpointUse(card=named[text], events=n, customers=of) for text, (n, of) in uses.items())


def _latest(
    journey: MapId, rules: EventRulesId, stages: Sequence[StageId], touchpoints: tuple[TouchpointUse, ...]
) -> Movements:
    return Movements(
        id=movements_id(rules, "2026-Q3"), map=journey, rules=rules, period="2026-Q3", source=_SOURCE,
        first_day="2026-07-01", last_day="2026-09-30", window_s=_WINDOW, rows=13908, mapped_rows=13686, customers=600,
        stages=tuple(map(_stage, stages, _STAGES)),
        flows=_flows(stages, _FLOWS), self_loops=2214, touchpoints=touchpoints,
        variants=_variants(stages, _WAYS), variants_in_all=74, cohorts=_cohorts(_COHORTS),
        converted=256, abandoned=253, still_open=91, switched=418,
    )  # fmt: skip


def _flows(stages: Sequence[StageId], told: Sequence[tuple[int | None, int | None, int]]) -> tuple[Flow, ...]:
    return tuple(
        Flow(source=None if begins is None else stages[begins], target=None if ends is None else stages[ends], n=n)
        for begins, ends, n in told
    )


def _variants(stages: Sequence[StageId], told: Sequence[tuple[tuple[int, ...], int]]) -> tuple[Variant, ...]:
    return tuple(Variant(stages=tuple(stages[place] for place in way), n=n) for way, n in told)


def _cohorts(told: Sequence[tuple[str, int, int, bool]]) -> tuple[Cohort, ...]:
    return tuple(
        Cohort(month=month, begun=begun, converted=converted, is_mature=is_mature)
        for month, begun, converted, is_mature in told
    )


def _stage(stage: StageId, told: _Told) -> StageMovements:
    reached, at_all, first, visits, median, most, onward, back, began, abandoned = told
    return StageMovements(
        stage=stage, reached=reached, at_all=at_all, first_entry=first, dwell_n=visits, dwell_median_s=_seconds(median),
        dwell_p90_s=_seconds(most), next_n=visits if onward else None, next_median_s=_seconds(onward), returned=back,
        entries=began, exits=None, abandoned=abandoned if abandoned >= 10 else None,
    )  # fmt: skip


def _seconds(days: float | None) -> float | None:
    return None if days is None else days * _DAY


def _earlier(
    journey: MapId, rules: EventRulesId, stages: Sequence[StageId], touchpoints: tuple[TouchpointUse, ...]
) -> Movements:
    return Movements(
        id=movements_id(rules, "2026-Q2"), map=journey, rules=rules, period="2026-Q2",
        source=_SOURCE, first_day="2026-04-01", last_day="2026-06-30", window_s=_WINDOW, rows=12877,
        mapped_rows=12602, customers=580,
        stages=tuple(map(_stage, stages, _EARLIER_STAGES)), flows=_flows(stages, _EARLIER_FLOWS),
        self_loops=2031, touchpoints=touchpoints, variants=_variants(stages, _EARLIER_WAYS), variants_in_all=69,
        cohorts=_cohorts(_EARLIER_COHORTS), converted=211, abandoned=268, still_open=101, switched=389,
    )  # fmt: skip
