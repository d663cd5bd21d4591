"""Lengths of time as a person says them."""

import pytest

from journeydesigner.metrics.durations import duration_text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (45, "45 s"), (89, "89 s"), (240, "4 min"), (5_000, "83.3 min"), (9_000, "2.5 h"),
     (1_226_240, "14.2 d")],
)  # fmt: skip
def test_a_length_of_time_is_told_in_the_unit_that_fits(seconds: float, said: str) -> None:
    assert duration_text(seconds, "en").replace("\u00a0", " ") == said


def test_the_decimal_mark_is_that_of_the_language() -> None:
    assert duration_text(9_000, "de").replace("\u00a0", " ") == "2,5 h"
