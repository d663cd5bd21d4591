"""The time since the show began: counts up, can be held and begun anew."""

from collections.abc import Callable
from time import monotonic


class Stopwatch:
    """``now`` is a clock in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._before = 0.0
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        return self._since is not None

    @property
    def seconds(self) -> float:
        return self._before + (self._now() - self._since if self._since is not None else 0.0)

    def start(self) -> None:
        if self._since is None:
            self._since = self._now()

    def pause(self) -> None:
        self._before, self._since = self.seconds, None

    def toggle(self) -> None:
        if self.is_running:
            self.pause()
        else:
            self.start()

    def reset(self) -> None:
        """Back to zero; it runs on if it ran."""
        self._before = 0.0
        if self._since is not None:
            self._since = self._now()


def clock_text(seconds: float) -> str:
    """«12:40», «1:02:05», and «-0:30» where more time went by than there was."""
    sign, whole = ("-", -int(seconds // 1)) if seconds < 0 else ("", int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"
