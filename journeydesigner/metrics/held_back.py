"""Numbers that rest on too few customers: they are held back, and said so, which is neither nought nor no data. So is
any number from which such a one would follow, however great it is itself."""

from journeydesigner.model.movement_records import Counted
from journeydesigner.wording import _

K = 10
"""A count of fewer customers than this is not told, unless there are none at all."""


def few_text() -> str:
    """What stands where a count is held back: «< 10»."""
    return _("< {count}").format(count=K)


def held_text() -> str:
    """What stands where a count is held back that may be a great one: it would tell another that is too small."""
    return _("held back")


def held_count_text(counted: Counted, name: str) -> str:
    """What stands for a count that is held back: that it is too small, or that it would tell one that is."""
    return few_text() if counted.is_few(name) else held_text()


def too_few_text() -> str:
    """What stands where a rate or a length of time is held back."""
    return _("too few")
