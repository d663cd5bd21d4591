"""Long work off the window's thread, on plain data: it tells how far it is, and can be called off."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Progress = Callable[[float, str], None]
Job = Callable[[Progress], Any]


class Cancelled(Exception):  # noqa: N818  not an error: the person's wish
    """Raised inside a job that was called off."""


class Task(QThread):
    """One job. Exactly one of ``done``, ``failed`` and ``cancelled`` is told, on the thread that made the task."""

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._is_cancelled = False
        self.finished.connect(self.deleteLater)

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
            self.cancelled.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def _told(self, share: float, what: str) -> None:
        if self._is_cancelled:
            raise Cancelled
        self.progressed.emit(share, what)
