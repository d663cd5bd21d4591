import pytest

from journeydesigner.editing.cards import add_card
from journeydesigner.editing.cost_to_serve import enter_cost_to_serve, served
from journeydesigner.editing.structure import add_channel, add_lane, set_fields
from journeydesigner.metrics.formulas import cost_to_serve, value_of
from journeydesigner.model.ids import CardId, EventRulesId, movements_id
from journeydesigner.model.movement_records import EventRules, Movements, TouchpointUse
from tests.editing.conftest import Board


def test_what_a_customer_costs_is_the_sum_over_channels_and_no_cost_is_not_nought() -> None:
    assert cost_to_serve({"phone": 30, "web": 200}, {"phone": 6.0, "web": 0.1}, 100) == pytest.approx(2.0)
    assert cost_to_serve({"phone": 30, "web": 200}, {"phone": 6.0}, 100) is None
    assert cost_to_serve({"phone": 30, "web": 0}, {"phone": 6.0}, 0) is None


@pytest.fixture
def counted(board: Board) -> tuple[str, str]:
    """A map with 100 customers in October, 30 calls and 200 visits of the web; the channels phone and web."""
    document = board.document
    phone, web = (add_channel(document, board.organization, name) for name in ("Phone", "Web"))
    lane = add_lane(document, board.map, "touchpoints", "Touchpoints")
    places = (("Call", phone), ("Site", web), ("Shop", web))
    cards = [add_card(document, lane, board.steps[0], name, channel=channel) for name, channel in places]
    rules = EventRulesId("event-rules-x")
    counts = zip(cards, (30, 200, None), strict=True)
    uses = [TouchpointUse(card=CardId(card), events=n, customers=n) for card, n in counts]
    with document.change("x") as draft:
        draft.put(EventRules(id=rules, map=board.map, title="Log"))
        draft.put(
            Movements(
                id=movements_id(rules, "2026-10"), map=board.map, rules=rules, period="2026-10", customers=100,
                touchpoints=tuple(uses), first_day="2026-10-01", last_day="2026-10-31",
            )
        )  # fmt: skip
    return phone, web


def test_the_cost_of_a_customer_is_entered_for_the_map_with_its_counts(board: Board, counted: tuple[str, str]) -> None:
    for channel, cost in zip(counted, (6.0, 0.1), strict=True):
        set_fields(board.document, "channels", channel, "x", unit_cost=cost)
    found, metric = enter_cost_to_serve(board.document, board.map)
    (measured,) = board.snapshot.measurements_of(metric, board.map)
    assert measured.period == "2026-10" and measured.result.counts == {"cost": pytest.approx(200.0), "customers": 100.0}
    assert value_of(board.snapshot.metric(metric), measured.result) == pytest.approx(2.0) == pytest.approx(found.value)
    assert found.held_back == 1 and board.document.undo_label == "Work out cost to serve"


def test_a_channel_without_a_cost_is_asked_for(board: Board, counted: tuple[str, str]) -> None:
    set_fields(board.document, "channels", counted[0], "x", unit_cost=6.0)
    with pytest.raises(ValueError, match="Web"):
        served(board.snapshot, board.map)


def test_without_a_log_the_contacts_are_not_known(board: Board) -> None:
    with pytest.raises(ValueError, match="No log"):
        served(board.snapshot, board.map)
