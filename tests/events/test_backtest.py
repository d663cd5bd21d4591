"""What was forecast from the first part of a log is held against the rest of it."""

import pytest

from journeydesigner.events.backtest import backtest, furthest
from tests.figures.backtest import KINDS, LEAST, coverage, example, held, without_doubt

DAY = 86_400_000_000


def test_the_interval_of_the_example_log_holds_what_came():
    found = example()
    assert len(found) == 6
    assert coverage(found) >= LEAST


def test_the_interval_holds_at_least_nine_in_ten_of_generated_logs():
    found = [one for kind in KINDS for one in held(kind, 20)]
    assert coverage(found) >= LEAST


def test_rates_taken_as_exact_would_promise_too_much_where_months_differ():
    found = held("months differ", 25)
    assert without_doubt(found) < coverage(found)


@pytest.mark.parametrize(
    ("visits", "window_s", "reached"),
    [
        ([(0, 1), (1, 2), (2, 3)], None, 3),
        ([(0, 2), (1, 3)], None, 0),
        ([(0, 1), (5, 2), (7, 1), (20, 3)], 14e-6, 2),
        ([(0, 1), (5, 1), (7, 2), (18, 3)], 14e-6, 3),
    ],
)
def test_a_customer_gets_as_far_as_the_best_attempt_within_the_window(
    visits: list[tuple[int, int]], window_s: float | None, reached: int
):
    assert furthest(visits, window_s) == reached


def test_customers_who_were_not_followed_long_enough_are_on_neither_side():
    early = [[(day * DAY, 1), (day * DAY + 1, 2)] for day in range(60)]
    late = [[(day * DAY, 1)] for day in range(60, 100)]
    found = backtest([*early, *late], 2, 7 * 86_400.0)
    assert found is not None
    assert found.base.stages[0].customers == 63
    assert found.coming == 23


def test_a_log_too_small_to_be_cut_gives_nothing():
    assert backtest([], 2, 3600.0) is None
    assert backtest([[(0, 1)]], 2, 3600.0) is None
