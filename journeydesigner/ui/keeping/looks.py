"""Work for another thread: a file is read, or looked at whether it still is what was read or written here."""

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import FileState, Opened, open_journey
from journeydesigner.ui.background import Progress


class Reading:
    """Reads a file; one to be looked at only may be newer than what this program understands."""

    def __init__(self, path: Path, *, may_be_newer: bool = False) -> None:
        self._path, self._may_be_newer = path, may_be_newer

    def __call__(self, _progress: Progress) -> Opened:
        return open_journey(self._path, may_be_newer=self._may_be_newer)


class Found(Enum):
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    FOLDER_GONE = "folder gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Seen:
    """What was found at ``path``, beside what it was (``before``). Of one that is the same but was touched, ``state``
    is what it is now; one that was changed is ``opened``."""

    path: Path
    before: FileState
    found: Found
    state: FileState | None = None
    opened: Opened | None = None


class Look:
    """Sizes and times are asked first, contents only where these differ: a clock that jumped is no news."""

    def __init__(self, path: Path, before: FileState) -> None:
        self._path, self._before = path, before

    def __call__(self, _progress: Progress) -> Seen:
        path, before = self._path, self._before
        target = real_target(path)
        try:
            now = target.stat()
            touched = FileState.of(now, before.sha256)
            if touched == before:
                return Seen(path, before, Found.SAME)
            data = target.read_bytes()
        except FileNotFoundError:
            return Seen(path, before, Found.GONE if target.parent.is_dir() else Found.FOLDER_GONE)
        except OSError:
            return Seen(path, before, Found.UNREADABLE if target.parent.is_dir() else Found.FOLDER_GONE)
        if hashlib.sha256(data).hexdigest() == before.sha256:
            return Seen(path, before, Found.SAME, touched)
        try:
            opened = open_journey(path, may_be_newer=True)
        except JourneyFileError:
            return Seen(path, before, Found.UNREADABLE)
        if opened.state is not None and opened.state.sha256 == before.sha256:
            return Seen(path, before, Found.SAME, opened.state)
        return Seen(path, before, Found.CHANGED, opened.state, opened)
