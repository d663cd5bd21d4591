"""The folder in which a log is laid while it is counted: of this process alone, gone afterwards; what a process that
was ended left behind goes when the next one begins."""

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from journeydesigner.events.errors import EventsError
from journeydesigner.files.keeping.held_files import HeldElsewhereError, open_held
from journeydesigner.wording import _

PREFIX = "journey-events-"
_HELD = "in-use"
_BEGINNING_S = 60.0
"""So long a folder may be without the file that holds it: its process has just begun."""


class Spill:
    """One such folder."""

    def __init__(self) -> None:
        clean_up()
        try:
            self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            self._handle = open_held(self.folder / _HELD, is_new=True)
        except OSError as error:
            said = _("There is no room for a temporary folder in {folder} ({why}).")
            raise EventsError(said.format(folder=tempfile.gettempdir(), why=error.strerror or error)) from None

    def remove(self) -> None:
        """With all that is in it."""
        os.close(self._handle)
        shutil.rmtree(self.folder, ignore_errors=True)


def clean_up(parent: Path | None = None) -> None:
    """Remove the folders that no living process holds."""
    for folder in (parent or Path(tempfile.gettempdir())).glob(PREFIX + "*"):
        with suppress(OSError, HeldElsewhereError):
            if _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether the process that made a folder is gone. Raises HeldElsewhereError where it is not."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        os.close(open_held(folder / _HELD))
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _BEGINNING_S
    return True
