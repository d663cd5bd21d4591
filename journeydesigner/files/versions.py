"""The earlier versions of a journey in one list: those kept in the file under a name, and those that were saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from journeydesigner.document.clock import Version as Seen
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.errors import CannotReadError, DamagedFileError, JourneyFileError
from journeydesigner.files.journey_file import read_journey
from journeydesigner.files.keeping.backups import earlier_versions
from journeydesigner.files.kept_states import read_state, registers_kept
from journeydesigner.model.ids import KeptStateId
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class Version:
    """A state that can be looked at and restored. ``state`` and ``content`` are of one that is kept in the file under
    its ``title``; ``path`` is of one that was saved. ``size`` in bytes. ``document_id``: whose state it is."""

    when: datetime
    size: int
    document_id: str
    title: str = ""
    note: str = ""
    author: str = ""
    state: KeptStateId | None = None
    content: str = ""
    path: Path | None = None

    @property
    def key(self) -> str:
        """What tells it from all others of a journey; "" of its present state."""
        return self.state or (str(self.path) if self.path is not None else "")


@dataclass(frozen=True)
class Looked:
    """A version that was read. ``seen`` and ``authors`` tell who had written until then; nothing of a kept one."""

    version: Version
    snapshot: Snapshot
    seen: Seen = field(default_factory=dict[str, tuple[int, int]])
    authors: Mapping[str, str] = field(default_factory=dict[str, str])

    def author(self, before: "Looked | None" = None) -> str:
        """Who wrote it: all who wrote since the version ``before`` it, else who wrote last; "" where nobody knows."""
        if self.version.author or not self.seen:
            return self.version.author
        earlier = before.seen if before is not None and before.seen else None
        peers = [p for p, moment in self.seen.items() if earlier is not None and moment > earlier.get(p, (0, 0))]
        peers = peers or [max(self.seen, key=lambda peer: self.seen[peer])]
        return ", ".join(sorted({name for peer in peers if (name := self.authors.get(peer, ""))}))


def kept_versions(snapshot: Snapshot, document_id: str, assets: Mapping[str, bytes]) -> tuple[Version, ...]:
    """The states that a file keeps under a name, newest first."""
    return tuple(
        Version(
            when=_moment(kept.made),
            size=len(assets.get(kept.content, b"")),
            document_id=document_id,
            title=kept.title,
            note=kept.note,
            author=kept.author,
            state=kept.id,
            content=kept.content,
        )
        for kept in snapshot.kept_states
    )


def saved_versions(path: Path) -> tuple[Version, ...]:
    """What was saved to ``path`` before, newest first. Reads that file: for large ones ask on another thread."""
    return tuple(
        Version(when=found.when, size=found.size, document_id=found.document_id, path=found.path)
        for found in earlier_versions(path)
    )


def newest_first(*lists: tuple[Version, ...]) -> tuple[Version, ...]:
    return tuple(sorted((v for found in lists for v in found), key=lambda v: (v.when, v.key), reverse=True))


def look_at(version: Version, assets: Mapping[str, bytes]) -> Looked:
    """Read a version; ``assets`` are those of the file that keeps it. Any thread may. Raises JourneyFileError."""
    if version.path is None:
        return Looked(version, read_state(_content(version, assets), version.document_id, assets))
    found = _opened(version.path)
    return Looked(version, found.snapshot, found.version(), dict(found.registers.authors))


def document_of(version: Version, assets: Mapping[str, bytes]) -> Document:
    """A version as a document to work on: of the same id, so that it can be merged. Raises JourneyFileError."""
    if version.path is not None:
        return _opened(version.path)
    registers = registers_kept(_content(version, assets), version.document_id)
    return new_document(document_id=version.document_id, registers=registers, assets=assets)


def _content(version: Version, assets: Mapping[str, bytes]) -> bytes:
    try:
        return assets[version.content]
    except KeyError:
        raise DamagedFileError(_("What this snapshot held is not in the file any more.")) from None


def _opened(path: Path) -> Document:
    try:
        return read_journey(path.read_bytes()).document
    except OSError as error:
        raise CannotReadError(
            _("{path} cannot be read ({why}); check that you may.").format(path=path, why=error.strerror or error)
        ) from None
    except JourneyFileError:
        raise
    except Exception as error:  # whatever a damaged file holds that nobody thought of
        raise DamagedFileError(_("It holds something unexpected ({why}).").format(why=repr(error))) from error


def _moment(made: str) -> datetime:
    """``made`` may have no seconds."""
    return datetime.fromisoformat(made.removesuffix("Z")).replace(tzinfo=UTC)
