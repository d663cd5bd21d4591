"""Files of others on their way into a new journey: read off the window's thread, told while they last, called off."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.importers.registry import Imported

_PATIENCE_MS = 400
"""What is over by then needs no word."""


class Importing(QObject):
    """One file at a time. ``imported(Imported, Path)`` and ``refused(str)`` tell what came of it; nothing does when the
    person called it off."""

    imported = Signal(object, object)
    refused = Signal(str)

    def __init__(self, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._toast = toast
        self._task: Task | None = None
        self._path = Path()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._tell)

    def expect(self) -> None:
        """The person looks for a file: have a reader ready by then."""
        from journeydesigner.importers.foreign import WARM
        from journeydesigner.reading.reader import warm

        warm(WARM)

    def take(self, path: Path) -> None:
        """Read a file; one that is being read is given up for it."""
        self.cancel()
        self._path = path
        self._task = task = Task(_Reading(path), self)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        task.start()
        self._patience.start()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._patience.stop()

    @property
    def is_reading(self) -> bool:
        return self._task is not None

    def _tell(self) -> None:
        if self._task is not None:
            said = _("Reading {name}").format(name=self._path.name)
            self._toast.show_progress(said, 0.0, Offer(_("Cancel"), self._call_off))

    def _call_off(self) -> None:
        self.cancel()
        self._toast.say(_("Import cancelled."))

    def _done(self, imported: "Imported") -> None:
        if self._is_of_now():
            self.imported.emit(imported, self._path)

    def _failed(self, error: Exception) -> None:
        from journeydesigner.importers.registry import ImportFailedError

        if not self._is_of_now():
            return
        if not isinstance(error, ImportFailedError):
            raise error
        self.refused.emit(str(error))

    def _cancelled(self) -> None:
        self._is_of_now()

    def _is_of_now(self) -> bool:
        """Whether it is the file that is wanted now, which is read with this."""
        if self.sender() is not self._task:
            return False
        self._task = None
        self._patience.stop()
        return True


class _Reading:
    """A job for another thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> "Imported":
        from journeydesigner.importers.registry import import_file

        return import_file(self._path, progress=progress)
