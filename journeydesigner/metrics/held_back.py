"""Numbers that rest on too few customers: they are held back, and said so, which is neither nought nor no data."""

from journeydesigner.wording import _

K = 10
"""A count of fewer customers than this is not told, unless there are none at all."""


def few_text() -> str:
    """What stands where a count is held back: «< 10»."""
    return _("< {count}").format(count=K)


def too_few_text() -> str:
    """What stands where a rate or a length of time is held back."""
    return _("too few")
