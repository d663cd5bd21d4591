"""Long work on a log: how far it is, told also from within one long query, and calling it off within a blink.

    found = run(lambda course: ..., progress=told, cancelled=wished)

The work has a thread of its own; whoever asked waits here, tells the progress and hears whether it is still wanted.
"""

import threading
import time
from collections.abc import Callable
from math import exp
from typing import TYPE_CHECKING, TypeVar

from journeydesigner.events.errors import CancelledError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Found = TypeVar("Found")
_BLINK = 0.05
"""Seconds between two looks at how far the work is and whether it is still wanted."""
_MOST_BY_PACE = 0.95
Progress = Callable[[float, str], None]
"""Told every blink how much is done, 0..1, and what is being done; whatever it raises calls the work off."""
Cancelled = Callable[[], bool]


def unheard(_share: float, _words: str) -> None:
    """Nobody listens."""


def never() -> bool:
    """Nobody calls it off."""
    return False


class Course:
    """How far one piece of work is. Its parts follow each other; what the database does within one moves it, too."""

    def __init__(self) -> None:
        self._connection: DuckDBPyConnection | None = None
        self._lock = threading.Lock()
        self._begun, self._end, self._within = 0.0, 0.0, 0.0
        self._clock = self._part_clock = time.monotonic()
        self._is_off = threading.Event()
        self.words = ""

    def watch(self, connection: "DuckDBPyConnection | None") -> None:
        """From now on, work is what this connection does; None: it is closed."""
        with self._lock:
            self._connection = connection

    def part(self, end: float, words: str = "") -> None:
        """What comes now brings the whole to ``end`` (0..1). Raises CancelledError where it is not wanted any more."""
        self._begun, self._within, self._end = self._end, 0.0, max(end, self._end)
        self._part_clock = time.monotonic()
        self.words = words or self.words
        self.check()

    def went(self, share: float) -> None:
        """So much of this part is done (0..1). Raises CancelledError where it is not wanted any more."""
        self._within = min(max(share, self._within), 1.0)
        self.check()

    def check(self) -> None:
        """Raises CancelledError where the work is not wanted any more."""
        if self._is_off.is_set():
            raise CancelledError

    @property
    def share(self) -> float:
        """How much is done, 0..1; it never goes back.

        While it sorts, the database does not know how far it is: then the pace so far tells what may be done by now.
        """
        with self._lock:
            told = self._connection.query_progress() / 100 if self._connection is not None else 0.0
        self._within = max(self._within, min(told, 1.0), self._by_pace())
        return self._begun + (self._end - self._begun) * self._within

    def _by_pace(self) -> float:
        before = self._part_clock - self._clock
        if self._begun <= 0 or before <= 0:
            return 0.0
        expected = before / self._begun * (self._end - self._begun)
        return _MOST_BY_PACE * (1 - exp(-(time.monotonic() - self._part_clock) / max(expected, _BLINK)))

    def call_off(self) -> None:
        """What the database does now ends; Python's part ends at its next look."""
        self._is_off.set()
        with self._lock:
            if self._connection is not None:
                self._connection.interrupt()


def run(work: Callable[[Course], Found], progress: Progress = unheard, cancelled: Cancelled = never) -> Found:
    """What ``work`` finds; what it raises comes through. Raises CancelledError once ``cancelled`` says so."""
    course = Course()
    found: list[Found] = []
    failed: list[BaseException] = []

    def worked() -> None:
        try:
            found.append(work(course))
        except BaseException as error:  # handed to whoever waits
            failed.append(error)
        finally:
            ended.set()

    ended = threading.Event()  # a thread that is joined counts as ended where Ctrl+C comes meanwhile (bpo-45274)
    threading.Thread(target=worked, name="events", daemon=True).start()
    try:
        while not ended.wait(_BLINK):
            if cancelled():
                raise CancelledError
            progress(course.share, course.words)
    except BaseException:
        course.call_off()
        while not ended.wait(_BLINK / 2):  # an order to stop counts for the query that runs, not for the next one
            course.call_off()
        raise
    if failed:
        raise failed[0]
    return found[0]
