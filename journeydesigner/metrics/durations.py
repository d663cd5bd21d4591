"""Lengths of time in words, in the largest unit that still tells them: «45 s», «4 min», «3.2 h», «14 d»."""

from journeydesigner.metrics.figures import plain_places
from journeydesigner.metrics.numbers import NBSP, grouped
from journeydesigner.wording import _

_UNITS = ((86_400.0, 2 * 86_400.0), (3_600.0, 5_400.0), (60.0, 90.0), (1.0, 0.0))
"""Seconds of a unit, and from how many on it is taken: 90 s, 90 min and 48 h are still told in the smaller one."""


def duration_text(seconds: float, language: str = "") -> str:
    """A length of time as a person says it."""
    size = next((size for size, least in _UNITS if seconds >= least), 1.0)
    unit = {86_400.0: _("d"), 3_600.0: _("h"), 60.0: _("min"), 1.0: _("s")}[size]
    amount = seconds / size
    return grouped(amount, language, plain_places(amount)) + NBSP + unit
