"""Bringing back what a journal holds: its edits joined onto the file as it is now, or onto what is kept beside it.

The edits are writes of registers with their stamps, so they join as a colleague's copy would: what the file has of them
already stays, what others wrote meanwhile is merged.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.clock import Moment, Peer, Version, new_peer
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Delta, Key, Put
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.atomic_write import backup_of
from journeydesigner.files.errors import CannotReadError, DamagedFileError, JourneyFileError
from journeydesigner.files.journey_file import FileState, Opened, open_journey
from journeydesigner.files.keeping.backups import versions_of
from journeydesigner.files.keeping.held_files import HeldElsewhereError, open_held
from journeydesigner.files.keeping.journal import BASE, EDITS, IMAGE
from journeydesigner.files.keeping.journal_lines import Edit, registers_after
from journeydesigner.files.keeping.left_behind import Content, LeftBehind, content_of, put_aside
from journeydesigner.files.record_forms import Json
from journeydesigner.wording import _


@dataclass(frozen=True)
class Recovered:
    """What a journal brought. ``path`` is the file that it belongs to, None where it has none; ``state`` is what that
    file is now. ``changes`` are those that can be undone, the oldest first. ``is_news``: the document holds what no
    file does. ``typing`` is what was being written. ``notes`` are sentences on what is not as one may think."""

    document: Document
    path: Path | None
    state: FileState | None
    changes: tuple[ChangeSet, ...]
    is_news: bool
    typing: Json
    notes: tuple[str, ...] = ()
    is_whole: bool = True
    """Whether all lines of the journal were sound."""
    before: Snapshot | None = None
    """What the ground of it all held, without the journal's edits."""


class Hold:
    """A journal that was left behind, held against others until ``release`` or ``finish``. Raises HeldElsewhereError,
    also where it is gone by now."""

    def __init__(self, left: LeftBehind, patience_s: float = 0.0) -> None:
        self.left = left
        try:
            self._handle = open_held(left.folder / EDITS, patience_s=patience_s)
        except OSError:
            raise HeldElsewhereError from None

    def release(self) -> None:
        """Leave it to whoever wants it next."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def finish(self, *, is_whole: bool = True) -> None:
        """All of it is safe elsewhere: it goes. One of which parts could not be read is put aside."""
        self.release()
        if is_whole:
            shutil.rmtree(self.left.folder, ignore_errors=True)
        else:
            put_aside(self.left.folder)

    def __enter__(self) -> "Hold":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def recovered(left: LeftBehind) -> Recovered:
    """What a journal holds, with nothing written anywhere. Raises JourneyFileError: why it cannot be had."""
    content = content_of(left.folder)
    about = content.about
    notes: list[str] = []
    ground = _ground(left, content, notes)
    document = ground.document
    before, shown_before = document.version(), document.snapshot
    document.assets |= _images(left.folder)
    delta = delta_of(content.edits, before, about.seen)
    document.apply(delta, _("Recovered"))
    if content.torn:
        notes.append(_("A part of the journal was damaged and is missing here."))
    return Recovered(
        document,
        about.path if ground.state is not None else None,
        ground.state,
        tuple(edit.changes for edit in content.edits),
        not ground.is_covering(document),
        content.typing,
        tuple(notes),
        not content.torn,
        shown_before,
    )


def delta_of(edits: Iterable[Edit], ground: Version, base: Version) -> Delta:
    """The edits as one delta, each register as the last of them left it.

    ``ground`` is what the document has seen to which it is to be applied, ``base`` what that had which was edited.
    Where the ground lacks some of the base, as an older copy does, what is missing must still count as unseen, to be
    merged some day: the edits of such a writer are then those of a new one.
    """
    renamed = {peer: new_peer() for peer, moment in base.items() if ground.get(peer, (0, 0)) < moment}
    puts: dict[Key, Put] = {}
    losers: dict[Key, list[Put]] = {}
    seen: Version = dict(base)
    authors: dict[str, str] = {}
    for edit in edits:
        for put in registers_after(edit):
            puts[put.key] = put = _by(put, renamed)
            losers.pop(put.key, None)
            seen[put.stamp.peer] = max(put.stamp.moment, seen.get(put.stamp.peer, (0, 0)))
        for loser in edit.losers:
            losers.setdefault(loser.key, []).append(_by(loser, renamed))
        seen |= edit.seen
        authors |= {renamed.get(peer, peer): name for peer, name in edit.authors.items()}
    vouched = {peer: moment for peer, moment in seen.items() if peer not in renamed}
    return Delta(tuple(puts.values()), vouched, tuple(put for lost in losers.values() for put in lost), authors)


def _by(put: Put, renamed: Mapping[Peer, Peer]) -> Put:
    stamp = put.stamp
    if stamp.peer not in renamed:
        return put
    return put._replace(stamp=stamp._replace(peer=renamed[stamp.peer]))


@dataclass(frozen=True)
class _Ground:
    """The document that was edited, and of its file, where that can be had, the state and what it has seen."""

    document: Document
    state: FileState | None = None
    seen: Version = field(default_factory=dict[Peer, Moment])

    def is_covering(self, document: Document) -> bool:
        """Whether the file has all that a document holds."""
        return self.state is not None and all(
            self.seen.get(peer, (0, 0)) >= moment for peer, moment in document.version().items()
        )


def _ground(left: LeftBehind, content: Content, notes: list[str]) -> _Ground:
    """Raises JourneyFileError."""
    about = content.about
    opened, why = _file(about.path, about.document_id)
    base = left.folder / BASE
    seen = opened.document.version() if opened is not None else {}
    if about.has_base and base.is_file():
        ground = open_journey(base).document
        if opened is None:
            return _Ground(ground)
        if opened.state is not None and opened.state.sha256 != about.sha256:
            ground.merge(opened.document, _("Merge"))
        return _Ground(ground, opened.state, seen)
    if opened is not None:
        return _Ground(opened.document, opened.state, seen)
    for path in _copies(content):
        copy = open_journey(path)
        if copy.document.id == about.document_id:
            notes.append(_("{why} What you see was made from its backup; save it where you want it.").format(why=why))
            return _Ground(copy.document)
    raise why or DamagedFileError(_("The journal does not say which journey it is of."))


def _file(path: Path | None, document_id: str) -> tuple[Opened | None, JourneyFileError | None]:
    """The document in its file; else why it cannot be had from there."""
    if path is None:
        return None, None
    try:
        opened = open_journey(path)
    except JourneyFileError as error:
        return None, error
    if opened.document.id != document_id:
        return None, CannotReadError(_("{path} holds another journey by now.").format(path=path))
    return opened, None


def _copies(content: Content) -> Iterator[Path]:
    """Copies of just the file that was edited, then others of its document."""
    about = content.about
    kept = [version.path for version in versions_of(about.document_id)]
    if about.path is not None:
        kept.append(backup_of(about.path))
    kept = [path for path in kept if path.is_file()]
    same = [path for path in kept if hashlib.sha256(path.read_bytes()).hexdigest() == about.sha256]
    yield from same
    yield from (path for path in kept if path not in same)


def _images(folder: Path) -> dict[str, bytes]:
    """The images beside a journal; one that is not what it is called is left out."""
    found: dict[str, bytes] = {}
    for path in folder.glob(f"*{IMAGE}"):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == path.name.removesuffix(IMAGE):
            found[hashlib.sha256(content).hexdigest()] = content
    return found
