"""How a funnel was counted, in words: what stands beside each of its numbers."""

from typing import assert_never

from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.movement_records import FunnelMode
from journeydesigner.wording import _


def funnel_words(mode: FunnelMode, window_s: float | None) -> str:
    """What is counted, how, and how long one may take: one sentence without its full stop."""
    return _("Customers, {how}").format(how=how_words(mode, window_s))


def how_words(mode: FunnelMode, window_s: float | None) -> str:
    """The way of counting and its window, as they read within a sentence."""
    how = mode_words(mode)
    if mode == "any order":  # which has no beginning from which a window could run
        return how
    if window_s is None:
        return _("{how}, no time limit").format(how=how)
    return _("{how}, within {time}").format(how=how, time=span(window_s))


def mode_words(mode: FunnelMode) -> str:
    """A mode as it reads within a sentence."""
    match mode:
        case "best attempt":
            return _("loose order, best attempt")
        case "first entry":
            return _("loose order, from the first entry")
        case "any order":
            return _("any order")
        case "strict order":
            return _("strict order, nothing between")
        case _:
            assert_never(mode)


def span(seconds: float) -> str:
    """A length of time as short as it is exact: 7 d, 36 h, 90 s."""
    for size, said in ((86400, _("{n} d")), (3600, _("{n} h")), (60, _("{n} min"))):
        if seconds % size == 0:
            return said.format(n=grouped(seconds / size))
    return _("{n} s").format(n=grouped(seconds))
