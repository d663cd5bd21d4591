"""A journey file on its way into the window: a large one is read off the window's thread, told while it lasts, and can
be called off. What is open stays until it is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import Opened, open_journey
from journeydesigner.ui.background import Task
from journeydesigner.ui.keeping.looks import Reading
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

_AT_ONCE = 256 * 1024
"""So many bytes are read in a frame or two."""
_PATIENCE_MS = 300
"""What is over by then needs no word."""

Then = Callable[[Path, Opened], object]


def is_long(path: Path) -> bool:
    """Whether reading a file would hold up whoever waits for it."""
    try:
        return path.stat().st_size > _AT_ONCE
    except OSError:
        return False


class Arriving(QObject):
    """One file at a time. ``refused`` is told which file cannot be opened, and why."""

    def __init__(self, toast: Toast, refused: Callable[[Path, JourneyFileError], object], parent: QObject) -> None:
        super().__init__(parent)
        self._toast, self._refused = toast, refused
        self._task: Task | None = None
        self._path = Path()
        self._then: Then | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._tell)

    @property
    def is_reading(self) -> bool:
        return self._task is not None

    def take(self, path: Path, then: Then) -> None:
        """Read a file; one that is being read is given up for it."""
        self.cancel()
        if not is_long(path):
            self._read_now(path, then)
            return
        self._path, self._then = path, then
        self._task = task = Task(Reading(path, may_be_newer=True), self)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.start()
        self._patience.start()

    def cancel(self) -> None:
        """Give up the file that is being read; what is open stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._patience.stop()

    def _read_now(self, path: Path, then: Then) -> None:
        try:
            opened = open_journey(path, may_be_newer=True)
        except JourneyFileError as error:
            self._refused(path, error)
            return
        then(path, opened)

    def _tell(self) -> None:
        if self._task is not None:
            said = _("Opening “{name}”…").format(name=self._path.stem)
            self._toast.show_progress(said, None, Offer(_("Cancel"), self.cancel))

    def _done(self, opened: Opened) -> None:
        if self._is_of_now() and self._then is not None:
            self._then(self._path, opened)

    def _failed(self, error: Exception) -> None:
        if not self._is_of_now():
            return
        if not isinstance(error, JourneyFileError):
            raise error
        self._refused(self._path, error)

    def _is_of_now(self) -> bool:
        """Whether it is the file that is wanted now, which is read with this."""
        if self.sender() is not self._task:
            return False
        self._task = None
        self._patience.stop()
        self._toast.hide_progress()
        return True
