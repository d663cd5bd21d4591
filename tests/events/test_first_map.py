"""The map that a log suggests: stages in the order of the log, touchpoints by use."""

from pathlib import Path

from journeydesigner.events.first_map import EventUse, first_map, proposed
from journeydesigner.events.matching import NEW
from journeydesigner.events.rules import Columns

SHOP = Path(__file__).parent / "fixtures" / "shop-events.csv.gz"


def uses(*found: tuple[str, float]) -> list[EventUse]:
    return [EventUse(name, 100 - number, 50, place) for number, (name, place) in enumerate(found)]


def test_events_that_come_at_about_the_same_place_share_a_stage() -> None:
    found = proposed(uses(("home", 0.0), ("search", 0.2), ("cart", 4.0), ("basket", 4.1), ("pay", 9.0)))
    assert [stage.events for stage in found.stages] == [("home", "search"), ("cart", "basket"), ("pay",)]


def test_a_common_beginning_of_the_names_tells_the_stages() -> None:
    found = proposed(uses(("pay/card", 8.0), ("shop/list", 0.0), ("shop/item", 7.0), ("pay/done", 9.0)))
    assert [(stage.title, stage.events) for stage in found.stages] == [
        ("Shop", ("shop/list", "shop/item")),
        ("Pay", ("pay/card", "pay/done")),
    ]


def test_rare_events_and_personal_names_are_not_proposed() -> None:
    rare = EventUse("rare", 5, 9, 1.0)
    odd = EventUse("mail max@example.org", 500, 400, 1.0)
    assert proposed([rare, odd]).stages == ()
    assert proposed([]).suggestions == {}


def test_of_very_many_events_the_commonest_are_touchpoints() -> None:
    found = proposed([EventUse(f"e{letter}", 1000 - number, 50, number / 10) for number, letter in enumerate(_many())])
    assert sum(len(stage.events) for stage in found.stages) == 40
    assert len(found.stages) == 5


def test_the_example_log_begins_with_the_catalogue_and_ends_with_the_purchase() -> None:
    found = first_map(SHOP, Columns("user_id", "event", "timestamp"))
    assert 3 <= len(found.stages) <= 5
    assert "catalog" in found.stages[0].events
    assert "purchase" in found.stages[-1].events
    suggested = found.suggestions["purchase"]
    assert (suggested.stage, suggested.touchpoint) == (f"new:{len(found.stages) - 1}", NEW)


def _many() -> list[str]:
    return [a + b for a in "abcdefghij" for b in "klmnop"]
