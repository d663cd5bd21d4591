"""Lengths of time in words, in the largest unit that still tells them: «45 s», «4 min», «3.2 h», «14 d»."""

from journeydesigner.metrics.figures import plain_places, time_sign
from journeydesigner.metrics.numbers import NBSP, grouped
from journeydesigner.metrics.time_units import SECONDS_IN, unit_for


def duration_text(seconds: float, language: str = "") -> str:
    """A length of time as a person says it."""
    found = unit_for(max(seconds, 0.0))
    amount = seconds / SECONDS_IN[found]
    return grouped(amount, language, plain_places(amount)) + NBSP + time_sign(found)
