"""Periods of the calendar: which there are, and their order."""

import pytest

from journeydesigner.model.periods import first_day, period_key


def test_periods_of_any_grain_sort_by_their_first_day_the_longer_one_after():
    mixed = ["2026-Q1", "2026", "2026-12", "2026-05", "2026-01", "2026-W01", "2026-01-01", "2025-Q4", "2026-02-03"]
    assert sorted(mixed, key=period_key) == [
        "2025-Q4", "2026-W01", "2026-01-01", "2026-01", "2026-Q1", "2026", "2026-02-03", "2026-05", "2026-12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "period", ["2026-13", "2026-00", "2026-W99", "2026-W00", "2025-W53", "2026-10-45", "2026-02-29", "0000"]
)
def test_a_period_that_no_calendar_has_is_refused_with_a_sentence(period):
    with pytest.raises(ValueError, match=f"“{period}” is no period of the calendar: write 2026"):
        first_day(period)
