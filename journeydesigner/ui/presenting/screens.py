"""Which window of a show goes on which screen."""

from collections.abc import Sequence
from typing import TypeVar

S = TypeVar("S")


def arranged(screens: Sequence[S], home: S) -> tuple[S, S | None]:
    """The screen for the room, and the one for who speaks (None: there is no other).

    Who speaks stays on ``home``, where the map was worked on; the room looks at the first of the others. ``home`` may
    have gone: then the first screen is home.
    """
    if len(screens) < 2:
        return (screens[0] if screens else home), None
    here = home if home in screens else screens[0]
    return next(screen for screen in screens if screen != here), here
