"""The longest times for which the event loop serves nobody: each turn of it is timed, with what was being done."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent

from tests.benchmarks.application import application

GOAL_MS = 50.0
_QUIET_TURNS = 3
_QUIET_MS = 0.4
"""A turn below this did nothing."""


@dataclass(frozen=True)
class Stall:
    """One turn of the event loop: milliseconds of CPU of the thread that serves it, and by the wall clock."""

    cpu_ms: float
    wall_ms: float
    doing: str


class Watchdog:
    """Does what it is told, one act a turn, then lets the loop turn until it is quiet. Remembers all turns.

    CPU time is that of the window's own thread: it does not depend on what else the machine does. Only the clock tells
    of a window that waits, for the disk or for another thread of the program.
    """

    def __init__(self) -> None:
        self._app = application()
        self.turns: list[Stall] = []

    def does(self, doing: str, act: Callable[[], object], rest_ms: float = 60) -> None:
        """One act of a person, and what follows from it within ``rest_ms``, or until nothing follows any more."""
        self._turn(doing, act)
        self.rests(doing, rest_ms)

    def rests(self, doing: str, rest_ms: float) -> None:
        quiet, until = 0, time.perf_counter() + rest_ms / 1000
        while quiet < _QUIET_TURNS or time.perf_counter() < until:
            turn = self._turn(doing, None)
            quiet = quiet + 1 if turn.wall_ms < _QUIET_MS else 0
            if quiet:
                time.sleep(0.001)
            if time.perf_counter() > until + 2:
                break

    def waits(self, doing: str, is_over: Callable[[], bool], longest_s: float = 60) -> None:
        """Until a worker has done. Raises TimeoutError."""
        until = time.perf_counter() + longest_s
        while not is_over():
            self._turn(doing, None)
            time.sleep(0.001)
            if time.perf_counter() > until:
                raise TimeoutError(doing)

    def longest(self) -> dict[str, Stall]:
        """What the turns of each doing took at most, of CPU and by the clock: not always the same turn."""
        longest: dict[str, Stall] = {}
        for turn in self.turns:
            before = longest.get(turn.doing, turn)
            cpu_ms, wall_ms = max(before.cpu_ms, turn.cpu_ms), max(before.wall_ms, turn.wall_ms)
            longest[turn.doing] = Stall(cpu_ms, wall_ms, turn.doing)
        return longest

    def _turn(self, doing: str, act: Callable[[], object] | None) -> Stall:
        wall, cpu = time.perf_counter(), time.thread_time()
        if act is not None:
            act()
        self._app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        stall = Stall((time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000, doing)
        self.turns.append(stall)
        return stall
