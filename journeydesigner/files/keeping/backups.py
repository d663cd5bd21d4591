"""Earlier versions of a journey, on this machine: what was saved here, and what was replaced by it.

They are ordinary journey files under the user's state folder, in a folder for each document, so that they are found
again when the file was moved or renamed, and when it is damaged or gone. The one ``.backup`` beside the file belongs
to them for whoever looks for them. Who wrote a version, and what is in it, only the file itself tells.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from journeydesigner.files.atomic_write import backup_of, real_target
from journeydesigner.files.container import Container
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.keeping.state_folder import state_folder

ABOUT = "document.json"
"""In each document's folder: its id, and where it was saved to."""

_NAME = re.compile(r"(\d{8}T\d{12})Z-([0-9a-f]{16})\.journey")
_PARTS = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{6})")
_WHEN = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A file that can be opened. ``when`` it was saved, with its time zone; ``size`` in bytes."""

    path: Path
    when: datetime
    size: int
    document_id: str


def backups_folder() -> Path:
    """Where all of them are; it need not be there yet."""
    return state_folder() / "backups"


def folder_of(document_id: str, folder: Path | None = None) -> Path:
    """Where those of one document are. Ids come out of files: they are no names for folders."""
    return (folder or backups_folder()) / hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def name_of(when: datetime, sha256: str) -> str:
    """What a version is called there: in the order of their times."""
    return f"{when.astimezone(UTC).strftime(_WHEN)}Z-{sha256[:16]}.journey"


def told_by(name: str) -> tuple[datetime, str] | None:
    """When a version was saved, and how its sha256 begins; None for what is no version."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction = map(int, _PARTS.findall(found[1])[0])
    try:
        return datetime(year, month, day, hour, minute, second, fraction, UTC), found[2]
    except ValueError:
        return None


def earlier_versions(path: Path | str, folder: Path | None = None) -> tuple[EarlierVersion, ...]:
    """Those of the file at ``path``, newest first, without the one that it holds now. Reads the file: for a large one,
    ask on another thread.

    They are those of its document; where the file is damaged or gone, those of the documents that were saved there.
    The ``.backup`` beside it may be of another document, which was saved over.
    """
    target = real_target(Path(path))
    now, document_id = _read(target)
    documents = {document_id} if document_id is not None else set(_saved_at(target, folder))
    known = {sha: version for document in documents for sha, version in _versions(document, folder)}
    beside = backup_of(target)
    sha, backup_id = _read(beside)
    if backup_id is not None and sha not in known:
        found = beside.stat()
        known[sha] = EarlierVersion(beside, _time(found.st_mtime), found.st_size, backup_id)
    known.pop(now, None)
    return _newest_first(known.values())


def versions_of(document_id: str, folder: Path | None = None) -> tuple[EarlierVersion, ...]:
    """All that is kept of a document, newest first; the present state of its file is mostly among them."""
    return _newest_first(version for _sha, version in _versions(document_id, folder))


def _newest_first(versions: Iterable[EarlierVersion]) -> tuple[EarlierVersion, ...]:
    return tuple(sorted(versions, key=lambda version: version.when, reverse=True))


def _versions(document_id: str, folder: Path | None) -> Iterator[tuple[str, EarlierVersion]]:
    """With the beginning of each one's sha256."""
    there = folder_of(document_id, folder)
    try:
        found = list(there.iterdir())
    except OSError:
        return
    for path in found:
        told = told_by(path.name)
        try:
            size = path.stat().st_size
        except OSError:
            continue
        if told is not None:
            yield told[1], EarlierVersion(path, told[0], size, document_id)


def _read(path: Path) -> tuple[str, str | None]:
    """How the sha256 of a file begins, and its document's id: None where it is no sound journey."""
    try:
        data = path.read_bytes()
    except OSError:
        return "", None
    return hashlib.sha256(data).hexdigest()[:16], document_in(data)


def document_in(data: bytes) -> str | None:
    """The id of the document in a journey file's bytes, as its manifest names it."""
    try:
        manifest: Any = json.loads(Container(data).read("manifest.json"))
    except (JourneyFileError, ValueError):
        return None
    found = cast("dict[str, Any]", manifest).get("document") if isinstance(manifest, dict) else None
    return found if isinstance(found, str) and found else None


def _saved_at(target: Path, folder: Path | None) -> Iterator[str]:
    """The documents that were saved to a path."""
    try:
        folders = list((folder or backups_folder()).iterdir())
    except OSError:
        return
    for found in folders:
        document_id, paths = about(found)
        if document_id and str(target) in paths:
            yield document_id


def about(folder: Path) -> tuple[str, tuple[str, ...]]:
    """The document whose versions are in ``folder``, and where it was saved to, last first; "" where nobody knows."""
    try:
        told: Any = json.loads((folder / ABOUT).read_bytes())
        return str(told["document"]), tuple(str(path) for path in told["paths"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ()


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
