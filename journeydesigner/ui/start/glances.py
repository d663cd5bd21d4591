"""What a list of journey files says of each: whose they are, how many maps, a small picture. Read off the window's
thread, and kept until the file is another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import open_journey
from journeydesigner.layout.glimpse import Glimpse, glimpse_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import MapKind
from journeydesigner.ui.background import Progress, Task
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class MapGlance:
    """One map of a file."""

    id: MapId
    title: str
    kind: MapKind
    organization: str
    glimpse: Glimpse


@dataclass(frozen=True, slots=True)
class Glance:
    """A file: its maps in its order, and the organisation of the first."""

    organization: str
    maps: tuple[MapGlance, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gives no glance; ``is_missing``: it is not where it was."""

    why: str
    is_missing: bool = False


class Glances(QObject):
    """``ready(path, glance)`` tells of each file, ``refused(path, unreadable)`` of each that cannot be read."""

    ready = Signal(str, object)
    refused = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks: list[Task] = []

    def read(self, paths: Sequence[Path]) -> None:
        """Look at files; those of an earlier call are still told."""
        if not paths:
            return
        task = Task(_Reading(tuple(paths)), self)
        task.done.connect(self._finished)
        task.finished.connect(self._forget)
        self._tasks.append(task)
        task.start()

    def stop(self) -> None:
        """Let what is under way come to an end; what it read is not told any more."""
        for task in self._tasks:
            task.done.disconnect(self._finished)
            task.cancel()
            task.wait()

    def _finished(self, found: "dict[str, Glance | Unreadable]") -> None:
        for path, glance in found.items():
            if isinstance(glance, Unreadable):
                self.refused.emit(path, glance)
            else:
                self.ready.emit(path, glance)

    def _forget(self) -> None:
        self._tasks = [task for task in self._tasks if task is not self.sender()]


class _Reading:
    """What the other thread does."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths

    def __call__(self, progress: Progress) -> "dict[str, Glance | Unreadable]":
        found: dict[str, Glance | Unreadable] = {}
        for place, path in enumerate(self._paths):
            progress(place / len(self._paths), path.name)
            found[str(path)] = glance_at(path)
        return found


def glance_at(path: Path) -> Glance | Unreadable:
    """What there is to see of a file; why, in a sentence, where there is nothing."""
    try:
        written = path.stat()
        return _glance(path, written.st_mtime_ns, written.st_size)
    except FileNotFoundError:
        return Unreadable(_("Not found any more"), is_missing=True)
    except JourneyFileError as error:
        return Unreadable(error.reason)  # which file it is stands there already
    except OSError as error:
        return Unreadable(_("“{name}” cannot be read: {why}.").format(name=path.name, why=error.strerror))


@lru_cache(64)
def _glance(path: Path, _mtime_ns: int, _size: int) -> Glance:
    """Raises JourneyFileError."""
    snapshot = open_journey(path).document.snapshot
    maps = tuple(
        MapGlance(
            found.id,
            found.title,
            found.kind,
            snapshot.organization(found.organization).name,
            glimpse_of(snapshot, found.id),
        )
        for found in snapshot.maps
    )
    named = maps[0].organization if maps else next((found.name for found in snapshot.organizations), "")
    return Glance(named, maps)
