"""Long work off the window's thread, on plain data: it tells how far it is, and can be called off."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, SignalInstance

_log = logging.getLogger(__name__)
Progress = Callable[[float, str], None]
Job = Callable[[Progress], Any]


class Cancelled(Exception):  # noqa: N818  not an error: the person's wish
    """Raised inside a job that was called off."""


_running: set["Task"] = set()
"""No thread goes while it works, whoever wanted it: Qt would end the program. Nor does Python let go of one before Qt
has deleted it: another thread could do so in that very moment."""


class _Telling:
    """What a job tells how far it is; heard only while it works. What came of the job may keep this, and call it on any
    thread when the task has long gone."""

    def __init__(self) -> None:
        self.hears: Progress | None = None
        self.is_called_off = False

    def __call__(self, share: float, what: str) -> None:
        if self.is_called_off:
            raise Cancelled
        if (hears := self.hears) is not None:
            hears(share, what)


class Task(QThread):
    """One job. Exactly one of ``done``, ``failed`` and ``cancelled`` is told, on the thread that made the task; nothing
    once ``owner`` is gone, which calls it off."""

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job: Job, owner: QObject) -> None:
        super().__init__()
        self._job = job
        self._telling = _Telling()
        self._is_forsaken = False
        owner.destroyed.connect(self._forsake)
        self.finished.connect(self.deleteLater)

    def start(self, priority: QThread.Priority = QThread.Priority.InheritPriority) -> None:
        _running.add(self)
        self.destroyed.connect(partial(_running.discard, self))
        super().start(priority)

    def cancel(self) -> None:
        """The job ends the next time it tells its progress."""
        self._telling.is_called_off = True

    @property
    def is_called_off(self) -> bool:
        return self._telling.is_called_off

    def run(self) -> None:
        try:
            result = self._worked()
        except Cancelled:
            self._tell(self.cancelled)
        except Exception as error:  # who wants it tells the person; those who asked for less still find it in the log
            _log.info("work off the window's thread failed", exc_info=True)
            self._tell(self.failed, error)
        else:
            self._tell(self.done, result)

    def _worked(self) -> Any:
        self._telling.hears = self.progressed.emit
        try:
            return self._job(self._telling)
        finally:
            self._telling.hears = None

    def _tell(self, outcome: SignalInstance, *what: object) -> None:
        """Qt forgets the methods of an owner that is gone, not what else was connected for it."""
        if not self._is_forsaken:
            outcome.emit(*what)

    def _forsake(self) -> None:
        self._is_forsaken = True
        self.cancel()


def end_all() -> None:
    """Call off whatever is still under way, and wait for it: before the program ends."""
    for task in tuple(_running):
        task.cancel()
        task.wait()
