"""Whoever paints off the window's thread gives way to the window.

Qt's painting lets go of Python's lock often, but takes it again before a thread that waits for it has woken: the window
would stand still until all is painted (the convoy effect: https://bugs.python.org/issue7946).
"""

import threading
import time
from collections.abc import Callable

_TURN_S = 0.004
"""As long as Python lets a thread work that others wait for (``sys.getswitchinterval``)."""
_PAUSE_S = 0.0001
"""Enough for one that waits to wake."""


def giving_way() -> Callable[[], None]:
    """What to call often while painting on this thread; on the main one, which waits for nobody, it does nothing."""
    return _work_on if threading.current_thread() is threading.main_thread() else _GivingWay()


def _work_on() -> None:
    pass


class _GivingWay:
    """Pauses for a moment every few milliseconds."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def __call__(self) -> None:
        if time.perf_counter() - self._since > _TURN_S:
            time.sleep(_PAUSE_S)
            self._since = time.perf_counter()
