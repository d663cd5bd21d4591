"""Long work off the window's thread, on plain data: it tells how far it is, and can be called off."""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, SignalInstance

_log = logging.getLogger(__name__)
Progress = Callable[[float, str], None]
Job = Callable[[Progress], Any]


class Cancelled(Exception):  # noqa: N818  not an error: the person's wish
    """Raised inside a job that was called off."""


_running: set["Task"] = set()
"""No thread goes while it works, whoever wanted it: Qt would end the program."""


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
        self._is_cancelled = self._is_forsaken = False
        owner.destroyed.connect(self._forsake)
        self.finished.connect(self._end)

    def start(self, priority: QThread.Priority = QThread.Priority.InheritPriority) -> None:
        _running.add(self)
        super().start(priority)

    def cancel(self) -> None:
        """The job ends the next time it tells its progress."""
        self._is_cancelled = True

    @property
    def is_called_off(self) -> bool:
        return self._is_cancelled

    def run(self) -> None:
        try:
            result = self._job(self._told)
        except Cancelled:
            self._tell(self.cancelled)
        except Exception as error:  # who wants it tells the person; those who asked for less still find it in the log
            _log.info("work off the window's thread failed", exc_info=True)
            self._tell(self.failed, error)
        else:
            self._tell(self.done, result)

    def _tell(self, outcome: SignalInstance, *what: object) -> None:
        """Qt forgets the methods of an owner that is gone, not what else was connected for it."""
        if not self._is_forsaken:
            outcome.emit(*what)

    def _forsake(self) -> None:
        self._is_forsaken = True
        self.cancel()

    def _end(self) -> None:
        _running.discard(self)
        self.deleteLater()

    def _told(self, share: float, what: str) -> None:
        if self._is_cancelled:
            raise Cancelled
        self.progressed.emit(share, what)


def end_all() -> None:
    """Call off whatever is still under way, and wait for it: before the program ends."""
    for task in tuple(_running):
        task.cancel()
        task.wait()
