"""Files of others on their way into a new journey: read off the window's thread, told while they last, called off."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journeydesigner.ui.background import Progress
from journeydesigner.ui.one_reading import OneReading
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.importers.registry import Imported

_PATIENCE_MS = 400
"""What is over by then needs no word."""


class Importing(OneReading):
    """``imported(Imported, Path)`` and ``refused(str)`` tell what came of a file; nothing does when the person called
    it off."""

    imported = Signal(object, object)
    refused = Signal(str)

    def __init__(self, toast: Toast, parent: QObject) -> None:
        super().__init__(toast, _PATIENCE_MS, parent)

    def expect(self) -> None:
        """The person looks for a file: have a reader ready by then."""
        from journeydesigner.importers.foreign import WARM
        from journeydesigner.reading.reader import warm

        warm(WARM)

    def take(self, path: Path) -> None:
        """Read a file; one that is being read is given up for it."""
        self._begin(path, _Reading(path))

    def _tell(self) -> None:
        said = _("Reading {name}").format(name=self._path.name)
        self._toast.show_progress(said, 0.0, Offer(_("Cancel"), self._call_off))

    def _call_off(self) -> None:
        self.cancel()
        self._toast.say(_("Import cancelled."))

    def _done(self, result: "Imported") -> None:
        if self._is_of_now():
            self.imported.emit(result, self._path)

    def _failed(self, error: Exception) -> None:
        from journeydesigner.importers.registry import ImportFailedError

        if not self._is_of_now():
            return
        if not isinstance(error, ImportFailedError):
            raise error
        self.refused.emit(str(error))


class _Reading:
    """A job for another thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> "Imported":
        from journeydesigner.importers.registry import import_file

        return import_file(self._path, progress=progress)
