"""A journey file on its way into the window: a large one is read off the window's thread, told while it lasts, and can
be called off. What is open stays until it is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import Opened, open_journey
from journeydesigner.ui.keeping.looks import Reading
from journeydesigner.ui.one_reading import OneReading
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


class Arriving(OneReading):
    """``refused`` is told which file cannot be opened, and why."""

    def __init__(self, toast: Toast, refused: Callable[[Path, JourneyFileError], object], parent: QObject) -> None:
        super().__init__(toast, _PATIENCE_MS, parent)
        self._refused = refused
        self._then: Then | None = None

    def take(self, path: Path, then: Then) -> None:
        """Read a file; one that is being read is given up for it."""
        if not is_long(path):
            self.cancel()
            self._read_now(path, then)
            return
        self._then = then
        self._begin(path, Reading(path, may_be_newer=True))

    def _read_now(self, path: Path, then: Then) -> None:
        try:
            opened = open_journey(path, may_be_newer=True)
        except JourneyFileError as error:
            self._refused(path, error)
            return
        then(path, opened)

    def _tell(self) -> None:
        said = _("Opening “{name}”…").format(name=self._path.stem)
        self._toast.show_progress(said, None, Offer(_("Cancel"), self.cancel))

    def _done(self, result: Opened) -> None:
        if self._is_of_now() and self._then is not None:
            self._toast.hide_progress()
            self._then(self._path, result)

    def _failed(self, error: Exception) -> None:
        if not self._is_of_now():
            return
        self._toast.hide_progress()
        if not isinstance(error, JourneyFileError):
            raise error
        self._refused(self._path, error)
