from datetime import date

import pytest

from journeydesigner.editing.cards import add_card
from journeydesigner.editing.departments import Department, department, departments
from journeydesigner.editing.metric_library import add_from_catalogue, define
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.numbers import measure
from journeydesigner.editing.structure import add_lane, set_fields
from tests.editing.conftest import Board

TODAY = date(2026, 11, 22)


@pytest.fixture
def sales(board: Board) -> Department:
    """Sales has a pain and a KPI off target in the first stage, an owned lane, and a number of the whole map."""
    document, first = board.document, board.steps[0]
    add_card(document, board.lane("pain_points"), first, "Offers are late", owner="Sales", severity="critical")
    add_card(document, board.lane("pain_points"), first, "Too loud", owner="Service")
    add_card(document, board.lane("opportunities"), board.steps[3], "Call back", owner=" sales ")
    touchpoints = add_lane(document, board.map, "touchpoints", "Touchpoints")
    set_fields(document, "lanes", touchpoints, "x", owner="Sales")
    add_card(document, touchpoints, board.steps[2], "Phone")
    add_card(document, touchpoints, board.steps[2], "Web", owner="Digital")
    rate = add_from_catalogue(document, board.organization, "completion", "Offers in time")
    define(document, [rate], "x", owner="Sales", target=0.9)
    give_metric(document, board.stages[0], rate)
    measure(document, rate, board.stages[0], "2026-10", 0.7)
    nps = add_from_catalogue(document, board.organization, "nps", "NPS")
    define(document, [nps], "x", owner="Sales", target=40.0, review_date="2026-01-31")
    measure(document, nps, board.map, "2025-10", 45.0)
    return department(document.snapshot, board.map, "SALES", TODAY)


def test_a_department_has_its_cards_and_numbers_stage_by_stage(sales: Department) -> None:
    first, second, third = sales.stages
    assert [card.text for card in first.pains] == ["Offers are late"] and not first.is_empty
    assert [kpi.metric.name for kpi in first.kpis] == ["Offers in time"] and first.kpis[0].spot.met is False
    assert [card.text for card in second.touchpoints] == ["Phone"]
    assert [card.text for card in third.opportunities] == ["Call back"]
    assert sales.counts == (1, 1, 1)


def test_its_numbers_say_how_they_stand(sales: Department) -> None:
    assert [kpi.metric.name for kpi in sales.whole] == ["NPS"] and sales.whole[0].is_stale
    assert sales.off_target == (1, 2)
    assert sales.to_do.counts["open"] == 2


def test_everybody_who_owns_a_card_a_lane_or_a_metric_is_named_once(board: Board, sales: Department) -> None:
    assert departments(board.snapshot, board.map) == ("Digital", "Sales", "Service")


def test_of_nobody_there_is_the_journey_without_anything(board: Board, sales: Department) -> None:
    found = department(board.snapshot, board.map, "Nobody", TODAY)
    assert len(found.stages) == 3 and all(stage.is_empty for stage in found.stages) and found.off_target == (0, 0)
