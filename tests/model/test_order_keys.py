"""Between any two keys another fits, whatever the keys are."""

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.model.order_keys import between, spread

inserts = st.lists(st.integers(0, 1000), max_size=60)


@given(inserts)
def test_keys_inserted_anywhere_keep_their_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before, after = (keys[at - 1] if at else None), (keys[at] if at < len(keys) else None)
        keys.insert(at, between(before, after))
    assert keys == sorted(set(keys))


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_key_comes_after_its_lower_bound_whatever_others_wrote(one: str, other: str) -> None:
    assert between(one, other) > one


@given(st.text("019AZaz", min_size=1, max_size=6), st.text("19AZaz", min_size=1, max_size=6))
def test_a_key_fits_between_any_two_that_leave_room(one: str, other: str) -> None:
    low, high = sorted((one, other + "V"))
    if low < high and not high.startswith(low + "0"):
        assert low < between(low, high) < high


def test_a_thousand_appended_keys_stay_short() -> None:
    key: str | None = None
    for _ in range(1000):
        key = between(key, None)
    assert key is not None and len(key) < 120


@given(st.integers(0, 200))
def test_keys_made_together_ascend_between_the_bounds(count: int) -> None:
    keys = spread(count, "A", "C")
    assert len(keys) == count
    assert ["A", *keys, "C"] == sorted({"A", "C", *keys})


def test_keys_made_together_by_two_people_do_not_interleave() -> None:
    ann, bob = spread(5, "A", "B"), spread(5, "A", "B")
    assert sorted([*ann, *bob]) in ([*ann, *bob], [*bob, *ann])
