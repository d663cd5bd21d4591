"""What events could mean on a map, and how far they are matched, without a window."""

from journeydesigner import shipped
from journeydesigner.events.matching import IGNORED, NEW, Home, Matching, Rule, title_of
from journeydesigner.events.suggestions import Suggestion, Target, suggest, targets_of
from journeydesigner.files.journey_file import open_journey

TARGETS = (
    Target("stage", "Awareness", "s1"),
    Target("stage", "Cart", "s2"),
    Target("touchpoint", "Product page", "s1", "c1"),
    Target("touchpoint", "Cart", "s2", "c2"),
)


def test_names_are_compared_by_their_words() -> None:
    found = suggest(["add_to_cart", "Cart", "productPage", "product-page", "zzz", "42"], TARGETS)
    assert {name: (each.stage, each.touchpoint) for name, each in found.items()} == {
        "add_to_cart": ("s2", "c2"),
        "Cart": ("s2", "c2"),
        "productPage": ("s1", "c1"),
        "product-page": ("s1", "c1"),
    }
    assert all(each.score == 100 for each in found.values())


def test_a_touchpoint_says_more_than_a_stage_of_the_same_name() -> None:
    assert suggest(["cart"], TARGETS)["cart"].of == "touchpoint"
    assert suggest(["cart"], TARGETS[:2])["cart"].of == "stage"


def test_words_that_every_name_has_mean_nothing() -> None:
    assert "go_to" not in suggest(["go_to"], (Target("stage", "Back to the shop", "s1"),))


def test_a_map_offers_its_stages_steps_touchpoints_and_lonely_channels() -> None:
    snapshot = open_journey(shipped.sample("home-battery.journey")).document.snapshot
    found = targets_of(snapshot, snapshot.maps[0].id)
    assert {"stage", "step", "touchpoint"} <= {target.of for target in found}
    cards = {card.id for card in snapshot.cards_of(snapshot.maps[0].id)}
    assert {target.touchpoint for target in found if target.of in ("touchpoint", "channel")} <= cards


def matching(**more: object) -> Matching:
    names = (("home", 50), ("shop/a", 20), ("shop/b", 10), ("other", 20))
    return Matching(names=names, **more)  # type: ignore[arg-type]


def test_a_choice_wins_over_a_rule_and_that_over_a_suggestion() -> None:
    rules = (Rule("prefix", "shop/", Home("s2")),)
    suggestions = {name: Suggestion("s1", "", 90.0, "stage", "x") for name in ("home", "shop/a", "shop/b")}
    found = matching(rules=rules, suggestions=suggestions, chosen={"shop/b": Home("s3")}).homes
    assert found == {
        "home": (Home("s1"), "suggested"),
        "shop/a": (Home("s2"), "rule"),
        "shop/b": (Home("s3"), "chosen"),
    }


def test_a_weak_suggestion_is_only_shown() -> None:
    weak = {"home": Suggestion("s1", "", 79.0, "stage", "x")}
    assert matching(suggestions=weak).homes == {}


def test_coverage_counts_rows_and_tells_ignored_ones_from_those_without_a_place() -> None:
    found = matching(chosen={"home": Home("s1"), "other": IGNORED}, beyond=100).coverage
    assert (found.by_stage, found.ignored, found.open, found.rows) == ({"s1": 50}, 20, 130, 200)
    assert found.share == 0.25


def test_events_without_a_place_become_touchpoints_but_not_those_with_personal_names() -> None:
    names = (("home", 5), ("mail to max@example.org", 3), ("chat", 2))
    made = Matching(names=names, chosen={"home": Home("s1")}).with_touchpoints_of_unmatched("s2")
    assert made.unmapped == ("mail to max@example.org",)
    assert made.homes["chat"] == (Home("s2", NEW), "chosen")


def test_a_personal_name_is_never_matched_by_itself() -> None:
    name = "order 4711 of max@example.org"
    suggestions = {name: Suggestion("s1", "", 100.0, "stage", "Order")}
    assert Matching(names=((name, 3),), suggestions=suggestions).homes == {}


def test_a_touchpoint_to_be_made_goes_with_its_event_to_another_stage() -> None:
    begun = matching(chosen={"home": Home("s1", NEW), "other": Home("s1", "c1")})
    moved = begun.with_stage(["home", "other"], "s2").homes
    assert moved["home"][0] == Home("s2", NEW)
    assert moved["other"][0] == Home("s2")


def test_what_is_taken_back_is_matched_by_the_rules_again() -> None:
    rules = (Rule("contains", "a", Home("s2")), Rule("prefix", "shop", Home("s3")))
    begun = matching(rules=rules, chosen={"shop/a": Home("s1")})
    assert begun.with_home(["shop/a"], None).homes["shop/a"] == (Home("s2"), "rule")
    assert begun.homes["shop/b"] == (Home("s3"), "rule")


def test_events_that_this_month_s_log_has_not_are_remembered() -> None:
    single, _rules = matching(chosen={"gone": Home("s9"), "home": Home("s1")}).settled()
    assert single == {"gone": Home("s9"), "home": Home("s1")}


def test_touchpoints_are_called_by_the_words_of_their_events() -> None:
    assert [title_of(name) for name in ("cart/add_to_cart", "productView", "客户注册", "///", "web/")] == [
        "Add to cart", "Product view", "客户注册", "///", "Web",
    ]  # fmt: skip
