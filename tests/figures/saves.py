"""A place to save to, with an earlier save in it, and what must be true of it whatever happened to the next one."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.files.atomic_write import backup_of
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.disk import Disk
from journeydesigner.files.errors import (
    CannotReadError,
    CannotWriteError,
    KeptBesideError,
    UnconfirmedError,
)
from journeydesigner.files.journey_file import FileState, journey_bytes, read_journey, write_journey
from journeydesigner.files.keeping.backups import earlier_versions, versions_of
from journeydesigner.files.keeping.rotation import Rotation
from tests.files.small import small_document

Shape = Callable[[Disk], Disk]
"""What kind of file system it is."""


def series(count: int) -> tuple[list[Captured], list[bytes]]:
    """A document after so many edits, each time captured, and as the bytes of its file."""
    document: Document = small_document()
    captured: list[Captured] = []
    for number in range(count):
        cards.add_note(document, document.snapshot.maps[0].id, f"Edit {number} " + "x" * 200)
        captured.append(capture(document))
    return captured, [journey_bytes(one) for one in captured]


@dataclass(frozen=True)
class Outcome:
    """How a save ended: ``error`` is None where it said that it was saved."""

    error: Exception | None
    warnings: tuple[str, ...]


class Place:
    """A folder with ``map.journey``, saved twice (``is_new``: never), and a folder of earlier versions."""

    def __init__(
        self, folder: Path, *, is_new: bool = False, shape: Callable[[Disk], Disk] = lambda disk: disk
    ) -> None:
        self.captured, self.bytes = series(3)
        self.is_new, self._shape = is_new, shape
        self._seed, self._folder = folder / "seed", folder / "now"
        self.path = self._folder / "map.journey"
        self.state: FileState | None = None
        (self._seed / "state").mkdir(parents=True)
        if not is_new:
            for captured in self.captured[:2]:
                rotation = Rotation(self._seed / "state")
                write_journey(captured, self._seed / "map.journey", rotation=rotation)
        self.old = None if is_new else self.bytes[1]
        self.new = self.bytes[2]
        assert all(not read_journey(data).notes for data in self.bytes)

    def afresh(self) -> None:
        """As it was before any fault."""
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._seed, self._folder)
        if not self.is_new:
            found = self.path.stat()
            sha256 = _sha256(self.bytes[1])
            self.state = FileState(found.st_size, found.st_mtime_ns, (found.st_dev, found.st_ino), sha256)

    def save(self, disk: Disk) -> Outcome:
        """Save the third state; only errors that a person is told may come out of it."""
        warnings: list[str] = []
        disk = self._shape(disk)
        rotation = Rotation(self._folder / "state", disk)
        try:
            write_journey(
                self.captured[2],
                self.path,
                expected=self.state,
                disk=disk,
                rotation=rotation,
                warn=warnings.append,
            )
        except (CannotWriteError, CannotReadError) as error:
            return Outcome(error, tuple(warnings))
        return Outcome(None, tuple(warnings))

    def check(self, outcome: Outcome | None) -> None:
        """What must be so afterwards; ``outcome`` None: the program was killed. AssertionError says what is not."""
        now = self.path.read_bytes() if self.path.exists() else None
        error = outcome.error if outcome else None
        if outcome is None:
            assert now in (self.old, self.new), "neither the old document nor the new one"
        elif error is None or isinstance(error, UnconfirmedError):
            assert now == self.new, "called saved, and is not"
        else:
            assert now == self.old, f"called not saved ({error}), and the file is another"
            assert "\n" not in str(error)
        if isinstance(error, KeptBesideError):
            assert error.kept.read_bytes() == self.new, "what was said to be kept is not whole"
        self._check_versions(outcome)
        self._check_next(error)

    def _check_versions(self, outcome: Outcome | None) -> None:
        whole = set(self.bytes)
        state = self._folder / "state"
        backup = backup_of(self.path)
        assert not backup.exists() or backup.read_bytes() in whole, "the backup is not whole"
        found = {version.path.read_bytes() for version in versions_of("doc-small", state)}
        assert found <= whole, "an earlier version is not whole"
        listed = {version.path.read_bytes() for version in earlier_versions(self.path, state)}
        assert listed <= whole
        if outcome is not None and outcome.error is None and not outcome.warnings and self.old is not None:
            assert {self.bytes[0], self.old} <= listed | found, "an earlier version was lost and nobody told"
            assert self.new in found

    def _check_next(self, error: Exception | None) -> None:
        """Nothing that is left stands in the way of the next save, nor is taken for somebody else's."""
        if error is None:
            return
        state = error.state if isinstance(error, UnconfirmedError) else self.state
        assert state is None or isinstance(state, FileState)
        write_journey(self.captured[2], self.path, expected=state)
        assert self.path.read_bytes() == self.new


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
