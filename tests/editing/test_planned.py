"""Where customers really go beside where the map says they go."""

from itertools import pairwise

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.planned import Comparison, planned_against_actual
from journeydesigner.editing.planned_words import findings
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_stage
from journeydesigner.lanes.kinds import kind_with
from journeydesigner.model.ids import EventRulesId, MapId, StageId, movements_id
from journeydesigner.model.movement_records import Flow, Movements, StageMovements, TouchpointUse


@pytest.fixture
def walked() -> tuple[Document, MapId, list[StageId]]:
    """Three stages with a touchpoint each, and what customers did."""
    document = new_document()
    map_id = add_map(document, add_organization(document, "Shop"), "Buying")
    stages = [add_stage(document, map_id, title) for title in ("Look", "Cart", "Pay")]
    lane = add_lane_of(document, map_id, kind_with("is_of_channels"))
    cards = [
        add_card(document, lane, document.snapshot.steps_of(stage)[0].id, text)
        for stage, text in zip(stages, ("Shop", "App", "Desk"), strict=True)
    ]
    look, cart, pay = stages
    moves = [(None, look, 90), (None, cart, 10), (look, cart, 60), (look, pay, 20), (cart, look, 15), (cart, pay, 40),
             (pay, None, 60), (cart, None, 30), (look, None, 10), (pay, look, None)]  # fmt: skip
    made = Movements(
        id=movements_id(EventRulesId("rules-x"), "2026-10"), map=map_id, rules=EventRulesId("rules-x"),
        period="2026-10", first_day="2026-10-01", last_day="2026-10-31", customers=100, window_s=3600.0,
        stages=tuple(
            StageMovements(stage=stage, reached=n, at_all=n, returned=again, dwell_n=on)
            for stage, n, again, on in zip(stages, (90, 75, 60), (15, None, 0), (80, 55, None), strict=True)
        ),
        flows=tuple(Flow(source=a, target=b, n=n) for a, b, n in moves),
        touchpoints=(
            TouchpointUse(card=cards[0], events=0, customers=0), TouchpointUse(card=cards[1], events=None),
        ),
    )  # fmt: skip
    with document.change("Enter") as draft:
        draft.put(made)
    return document, map_id, stages


def compared(document: Document, map_id: MapId) -> Comparison:
    found = planned_against_actual(document.snapshot, map_id)
    assert found is not None
    return found


def test_without_counted_events_there_is_nothing_to_compare(walked: tuple[Document, MapId, list[StageId]]) -> None:
    document, map_id, _stages = walked
    assert planned_against_actual(document.snapshot, map_id, "2025") is None


def test_touchpoints_that_nobody_used_are_told_from_rare_ones_and_from_unknown_ones(
    walked: tuple[Document, MapId, list[StageId]],
) -> None:
    document, map_id, stages = walked
    found = compared(document, map_id)
    texts = [[document.snapshot.card(card).text for card in cards] for cards in (
        found.unused, found.rare, found.unmatched)]  # fmt: skip
    assert texts == [["Shop"], ["App"], ["Desk"]]
    assert found.empty_steps == (document.snapshot.steps_of(stages[0])[0].id,)


def test_a_stage_is_skipped_by_what_passes_over_it(walked: tuple[Document, MapId, list[StageId]]) -> None:
    document, map_id, stages = walked
    found = {each.stage: (each.moves, each.never) for each in compared(document, map_id).skipped}
    assert found == {stages[0]: (10, 10), stages[1]: (20, 25)}


def test_detours_are_the_moves_that_the_maps_order_does_not_have(
    walked: tuple[Document, MapId, list[StageId]],
) -> None:
    document, map_id, stages = walked
    found = [
        (each.source, each.target, each.n, each.share, each.is_back) for each in compared(document, map_id).detours
    ]
    assert found == [
        (stages[0], stages[2], 20, 20 / 80, False),
        (stages[1], stages[0], 15, 15 / 55, True),
    ]
    assert compared(document, map_id).as_planned == 100 / 135


def test_the_order_of_the_map_counts_as_it_is_now(walked: tuple[Document, MapId, list[StageId]]) -> None:
    """Stages put into another order make other detours; a life cycle goes from the last to the first again."""
    document, map_id, stages = walked
    with document.change("Turn") as draft:
        for stage, order in zip(reversed(stages), ("a", "b", "c"), strict=True):
            draft.patch("stages", stage, order=order)
        draft.patch("maps", map_id, is_cycle=True)
    found = {(each.source, each.target) for each in compared(document, map_id).detours}
    assert found == {(a, b) for a, b in pairwise(stages)}


def test_loops_and_returns_are_told_with_how_many(walked: tuple[Document, MapId, list[StageId]]) -> None:
    document, map_id, stages = walked
    found = compared(document, map_id)
    assert [(loop.stages, loop.n) for loop in found.loops] == [((stages[0], stages[1]), 15)]
    assert [(each.stage, each.n, each.share) for each in found.returned] == [(stages[0], 15, 15 / 90)]


def test_each_finding_is_a_sentence_and_leads_to_its_record(walked: tuple[Document, MapId, list[StageId]]) -> None:
    document, map_id, _stages = walked
    told = findings(document.snapshot, compared(document, map_id))
    assert {each.kind for each in told} == {
        "planned", "unused", "step", "skipped", "detour", "loop", "returned", "unmatched",
    }  # fmt: skip
    assert all(document.snapshot.find(each.record) and each.text.endswith(".") for each in told)


def test_a_deleted_stage_is_in_no_finding(walked: tuple[Document, MapId, list[StageId]]) -> None:
    document, map_id, stages = walked
    with document.change("Delete") as draft:
        draft.delete("stages", stages[1])
    found = compared(document, map_id)
    assert found.loops == () and [each.stage for each in found.skipped] == []
    assert found.as_planned == 1
