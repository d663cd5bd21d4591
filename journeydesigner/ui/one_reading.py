"""One file at a time on its way into the window, read off the window's thread: told while it lasts, called off."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journeydesigner.ui.background import Job, Task
from journeydesigner.ui.toast import Toast


class OneReading(QObject):
    """Whoever derives from it says what is being read (``_tell``), once that has taken ``patience_ms``, and what came
    of it (``_done``, ``_failed``), asking ``_is_of_now`` first."""

    def __init__(self, toast: Toast, patience_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._toast = toast
        self._path = Path()
        self._task: Task | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._tell_of_it)

    @property
    def is_reading(self) -> bool:
        return self._task is not None

    def cancel(self) -> None:
        """Give up the file that is being read; what is open stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._patience.stop()

    def _begin(self, path: Path, job: Job) -> None:
        """One that is being read is given up for it."""
        self.cancel()
        self._path = path
        self._task = task = Task(job, self)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._is_of_now)
        task.start()
        self._patience.start()

    def _tell_of_it(self) -> None:
        if self._task is not None:
            self._tell()

    def _tell(self) -> None:
        """It lasts."""

    def _done(self, _result: Any) -> None:
        """It was read."""

    def _failed(self, _error: Exception) -> None:
        """It cannot be read."""

    def _is_of_now(self) -> bool:
        """Whether it is the file that is wanted now, which is read with this."""
        if self.sender() is not self._task:
            return False
        self._task = None
        self._patience.stop()
        return True
