"""A hybrid logical clock: stamps follow the wall clock, yet never go back and always come after what was seen.

Kulkarni, Demirbas et al. 2014, "Logical Physical Clocks".
"""

import secrets
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

Peer = str
Moment = tuple[int, int]
Version = dict[Peer, Moment]
"""For each peer the latest moment of its writes that was seen."""

DAY_MS = 24 * 3600 * 1000


class Stamp(NamedTuple):
    """When and by whom: milliseconds since 1970, a counter within them, the writing peer. Sorts as later wins."""

    millis: int
    counter: int
    peer: Peer

    @property
    def moment(self) -> Moment:
        return (self.millis, self.counter)


def covers(version: Version, stamp: Stamp) -> bool:
    """Whether whoever has seen ``version`` has seen the write of ``stamp``."""
    seen = version.get(stamp.peer)
    return seen is not None and seen >= stamp.moment


def latest(stamps: Iterable[Stamp]) -> Stamp:
    """The one that wins; stamps of the same moment are told apart by their peers."""
    return max(stamps)


def new_peer() -> Peer:
    return secrets.token_hex(6)


def _wall_clock() -> int:
    return time.time_ns() // 1_000_000


class Clock:
    """Gives this peer's stamps, each later than all it gave or received before."""

    def __init__(self, peer: Peer | None = None, now: Callable[[], int] = _wall_clock) -> None:
        self.peer = peer or new_peer()
        self.peers = {self.peer}
        self._now = now
        self._last: Moment = (0, 0)

    def go_on_as_another(self) -> None:
        """Whoever writes from now on is another than before: all earlier stamps stay those of the earlier peer."""
        self.peer = new_peer()
        self.peers.add(self.peer)

    def tick(self) -> Stamp:
        millis, counter = self._last
        now = self._now()
        self._last = (now, 0) if now > millis else (millis, counter + 1)
        return Stamp(*self._last, self.peer)

    def receive(self, moment: Moment) -> None:
        """Later stamps of ours come after ``moment``."""
        self._last = max(self._last, moment)

    def is_far_ahead(self, stamp: Stamp) -> bool:
        """Whether the writer's clock was wrong by more than a day (to report; stamps are never altered)."""
        return stamp.millis > self._now() + DAY_MS
