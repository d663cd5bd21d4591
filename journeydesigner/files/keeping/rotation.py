"""Keeping earlier versions: which are written with a save, and which of them stay as they grow old."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journeydesigner.files.atomic_write import clear_away, read_whole, real_target, write_new
from journeydesigner.files.disk import Disk, RealDisk
from journeydesigner.files.keeping.backups import ABOUT, backups_folder, document_in, folder_of, name_of, told_by

NEWEST = 20
"""So many of a document stay whatever their age."""

_LAST_HOUR, _LAST_DAY, _LAST_MONTH, _LAST_YEAR = (
    timedelta(hours=1), timedelta(days=1), timedelta(days=31), timedelta(days=366),
)  # fmt: skip
MOST_OF_ONE = 256 * 1024 * 1024
MOST_OF_ALL = 1024 * 1024 * 1024
"""Bytes that the versions of one document, and of all, may take; the two newest stay even so."""

EVERY_S = 60 * 60
"""How often it is looked whether all take too much."""

_SURE = 2
_LOOKED = "looked-at"
_MOST_PATHS = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """A version in the folder of its document; ``size`` in bytes."""

    path: Path
    when: datetime
    size: int


@dataclass(frozen=True)
class Rotation:
    """Earlier versions in ``folder``. All here raises OSError: a save goes on without it, and says so."""

    folder: Path = field(default_factory=backups_folder)
    disk: Disk = field(default_factory=RealDisk)

    def keep_present(self, path: Path) -> None:
        """Keep what stands at ``path`` and is about to be replaced, unless it is kept already."""
        target = real_target(path)
        found = self.disk.stat(target)
        if found is None:
            return
        data = read_whole(self.disk, target, found)
        document_id = document_in(data)
        if document_id is not None:
            self._keep(document_id, data, datetime.fromtimestamp(found.st_mtime, UTC), target)

    def has(self, document_id: str, sha256: str) -> bool:
        """Whether a state of a document is kept."""
        return _is_among(self.disk.names(folder_of(document_id, self.folder)), sha256)

    def keep(self, document_id: str, data: bytes, path: Path, now: datetime | None = None) -> None:
        """Keep what was just saved to ``path``, then thin out."""
        now = now or datetime.now(UTC)
        self._keep(document_id, data, now, real_target(path))
        self.thin(document_id, now)

    def _keep(self, document_id: str, data: bytes, when: datetime, target: Path) -> None:
        there = folder_of(document_id, self.folder)
        sha256 = hashlib.sha256(data).hexdigest()
        names = self.disk.names(there)
        if not names:
            self.disk.make_folder(there)
        self._say_where(there, document_id, target)
        if _is_among(names, sha256):
            return
        self._put(there / name_of(when, sha256), data)

    def _say_where(self, there: Path, document_id: str, target: Path) -> None:
        """Write down where the document was saved to, if that is news."""
        about = there / ABOUT
        paths = self._paths(about)
        if paths[:1] == [str(target)]:
            return
        paths = [str(target), *(path for path in paths if path != str(target))][:_MOST_PATHS]
        said = json.dumps({"document": document_id, "paths": paths}, indent=1, sort_keys=True)
        self._put(about, said.encode("utf-8") + b"\n")

    def _paths(self, about: Path) -> list[str]:
        try:
            return [str(path) for path in json.loads(self.disk.read(about))["paths"]]
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return []

    def _put(self, path: Path, data: bytes) -> None:
        """Whole or not at all; nobody else may read it."""
        temp = path.with_name(path.name + ".tmp")
        try:
            self.disk.remove(temp)
            write_new(self.disk, temp, data, 0o600)
            self.disk.replace(temp, path)
        except OSError:
            clear_away(self.disk, temp)
            raise

    def thin(self, document_id: str, now: datetime) -> None:
        """Remove what grew too old or takes too much room."""
        there = folder_of(document_id, self.folder)
        ours = self._kept_in(there)
        gone = too_many(ours, now)
        left = [kept for kept in ours if kept not in gone]
        gone += beyond(left, MOST_OF_ONE, left[:_SURE])
        if self._is_time(now):
            sure = left[:_SURE]
            every = [kept for name in self.disk.names(self.folder) for kept in self._kept_in(self.folder / name)]
            gone += beyond([kept for kept in every if kept not in gone], MOST_OF_ALL, sure)
        for path in (*(kept.path for kept in gone), *self._cut_off(there, now)):
            self.disk.remove(path)

    def _cut_off(self, folder: Path, now: datetime) -> list[Path]:
        """What was being written when the program or the machine went down, long ago."""
        return [
            folder / name
            for name in self.disk.names(folder)
            if (told := told_by(name.removesuffix(".tmp"))) is not None
            and name.endswith(".tmp")
            and abs(now - told[0]) > _LAST_DAY
        ]

    def _is_time(self, now: datetime) -> bool:
        """Whether the room of all documents is to be looked at: there may be thousands of files."""
        mark = self.folder / _LOOKED
        found = self.disk.stat(mark)
        if found is not None and abs(now.timestamp() - found.st_mtime) < EVERY_S:
            return False
        self._put(mark, b"")
        return True

    def _kept_in(self, folder: Path) -> list[Kept]:
        """Newest first."""
        sizes = self.disk.sizes(folder)
        return [
            Kept(folder / name, told[0], sizes[name])
            for name in sorted(sizes, reverse=True)
            if (told := told_by(name)) is not None
        ]


def _is_among(names: Sequence[str], sha256: str) -> bool:
    return any((told := told_by(name)) is not None and told[1] == sha256[:16] for name in names)


def too_many(versions: Sequence[Kept], now: datetime) -> list[Kept]:
    """Those of a document that need not stay, of all that there are, newest first.

    The newest stay, and all of the last hour; then the last one of each hour of a day, of each day of a month, of each
    week of a year, of each month. A clock that was ahead counts as much as one that was behind.
    """
    gone: list[Kept] = []
    seen: set[tuple[object, ...]] = set()
    for place, kept in enumerate(versions):
        span = _span(kept.when.astimezone(), abs(now - kept.when))
        if span is not None and span in seen and place >= NEWEST:
            gone.append(kept)
        if span is not None:
            seen.add(span)
    return gone


def _span(when: datetime, age: timedelta) -> tuple[object, ...] | None:
    """The span of time of which one version is enough; None where each is wanted."""
    if age <= _LAST_HOUR:
        return None
    if age <= _LAST_DAY:
        return ("hour", when.date(), when.hour)
    if age <= _LAST_MONTH:
        return ("day", when.date())
    if age <= _LAST_YEAR:
        return ("week", *when.isocalendar()[:2])
    return ("month", when.year, when.month)


def beyond(versions: Sequence[Kept], most: int, sure: Sequence[Kept]) -> list[Kept]:
    """The oldest of ``versions`` that do not fit into ``most`` bytes together; never those that are ``sure``."""
    room = most - sum(kept.size for kept in sure)
    gone: list[Kept] = []
    for kept in sorted(versions, key=lambda kept: kept.when, reverse=True):
        if kept in sure:
            continue
        room -= kept.size
        if room < 0:
            gone.append(kept)
    return gone
