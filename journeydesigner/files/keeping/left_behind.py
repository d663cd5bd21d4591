"""The journals that no living process writes: what was not saved when a program ended, and what was let go of late."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from journeydesigner.files.errors import DamagedFileError, JourneyFileError, NewerVersionError
from journeydesigner.files.keeping.held_files import GLANCE_S, HeldElsewhereError, is_living, open_held
from journeydesigner.files.keeping.journal import BASE, DISCARDED, EDITS, journals_folder
from journeydesigner.files.keeping.journal_lines import About, Edit, Even, News, Saved, Typing, line_of, read_lines
from journeydesigner.files.keeping.state_folder import make_private
from journeydesigner.files.record_forms import Json
from journeydesigner.wording import _

ASIDE = "damaged"
MAX_JOURNAL = 256 * 1024 * 1024
KEPT_DAYS = 7
_PUT_OFF = "put off"
_BEGINNING_S = 60
_LONGEST_HEAD = 1024 * 1024
_OTHERS_LOOK_S = 0.1
"""How long another window may look into one before it counts as somebody's who works on it."""
_LATEST = 2.0**32
"""Seconds since 1970: what is beyond was written by no clock."""


@dataclass(frozen=True)
class Content:
    """What a journal says. ``torn`` lines in its middle were left out; ``typing`` is what was being written."""

    about: About
    edits: tuple[Edit, ...]
    since: int
    """How many of the edits, counted from the end, no file has."""
    typing: Json = field(default_factory=dict[str, Any])
    torn: int = 0


@dataclass(frozen=True)
class LeftBehind:
    """A journal that can be recovered. ``when`` something was last written to it."""

    folder: Path
    about: About
    edits: int
    when: datetime
    is_discarded: bool = False
    is_put_off: bool = False

    @property
    def id(self) -> str:
        return self.folder.name


@dataclass(frozen=True)
class Refused:
    """A journal that cannot be read: why, in a sentence. It was put aside, to ``folder``."""

    folder: Path
    why: str


@dataclass(frozen=True)
class Found:
    """All that was left behind, the latest first."""

    journals: tuple[LeftBehind, ...] = ()
    refused: tuple[Refused, ...] = ()


def left_behind(folder: Path | None = None) -> Found:
    """Look for them. Reads their files: ask on another thread."""
    parent = folder or journals_folder()
    journals: list[LeftBehind] = []
    refused: list[Refused] = []
    for own, is_discarded in _folders(parent):
        try:
            handle = open_held(own / EDITS, patience_s=_OTHERS_LOOK_S)
        except (HeldElsewhereError, OSError):
            continue
        try:
            found = _looked_at(own, is_discarded)
        except JourneyFileError as error:
            refused.append(_refused(own, error))
        else:
            if found is not None:
                journals.append(found)
        finally:
            os.close(handle)
    followed = {name for each in journals for name in each.about.follows}
    journals = [each for each in journals if each.id not in followed]
    return Found(tuple(sorted(journals, key=lambda each: each.when, reverse=True)), tuple(refused))


def content_of(own: Path) -> Content:
    """What the journal in a folder says. Raises JourneyFileError where it says nothing that can be trusted."""
    path = own / EDITS
    try:
        if path.stat().st_size > MAX_JOURNAL:
            raise DamagedFileError(_("The journal is larger than any that this program writes."))
        data = path.read_bytes()
    except OSError as error:
        raise DamagedFileError(_("The journal cannot be read ({why}).").format(why=error.strerror or error)) from None
    return _content(data)


def _content(data: bytes) -> Content:
    about: About | None = None
    edits: list[Edit] = []
    typing: Json = {}
    since = torn = 0
    lines = list(read_lines(data))
    known: set[bytes] = set()
    for place, content in enumerate(lines):
        if content is not None and content in known:
            continue  # what a full disk took only in part was written once more
        if content is None:
            torn += place < len(lines) - 1 or data.endswith(b"\n")  # the last one was being written
            continue
        match line_of(content):
            case About() as about:
                edits, since, typing = [], 0, {}
            case Edit() as edit:
                known.add(content)
                edits.append(edit)
                since, typing = since + 1, {}
            case Saved(path, sha256, kept) if about is not None:
                about = replace(about, path=path, sha256=sha256)
                since = min(kept, len(edits))  # more than before it, where all was undone while it was saved
            case Even():
                since = 0
            case News() if about is not None:
                about = replace(about, is_news=True)
            case Typing(form):
                typing = form
            case _:
                pass
    if about is None:
        raise DamagedFileError(_("The journal does not say which journey it is of."))
    return Content(about, tuple(edits), since, typing, torn)


def delete(left: LeftBehind) -> None:
    """For good. Raises HeldElsewhereError where somebody has it, and OSError."""
    os.close(open_held(left.folder / EDITS, patience_s=GLANCE_S))
    shutil.rmtree(left.folder)


def put_off(left: LeftBehind) -> None:
    """Remember that a person has seen it and wants to decide later. Raises OSError."""
    (left.folder / _PUT_OFF).touch(mode=0o600)


def clear_old(folder: Path | None = None, now: Callable[[], float] = time.time) -> None:
    """What a person let go of longer than a week ago goes."""
    parent = folder or journals_folder()
    for own, is_discarded in _folders(parent):
        with suppress(OSError):
            if is_discarded and now() - own.stat().st_mtime > KEPT_DAYS * 24 * 3600:
                shutil.rmtree(own)


def _folders(parent: Path) -> Iterator[tuple[Path, bool]]:
    for folder in (parent, parent / DISCARDED):
        with suppress(OSError):
            yield from ((own, folder is not parent) for own in sorted(folder.iterdir()) if (own / EDITS).is_file())


def _looked_at(own: Path, is_discarded: bool) -> LeftBehind | None:
    """None for one that holds nothing, which goes, and for one of a living process. Raises JourneyFileError."""
    written = (own / EDITS).stat()
    if _is_unbegun(own / EDITS):
        if time.time() - written.st_mtime > _BEGINNING_S:
            shutil.rmtree(own, ignore_errors=True)  # it ended while it began
        return None
    found = content_of(own)
    about = found.about
    if not is_discarded and is_living(about.process, about.birth):
        return None
    if not found.since and not found.typing and not about.is_news:
        shutil.rmtree(own, ignore_errors=True)
        return None
    if about.has_base and about.path is None and not (own / BASE).is_file():
        raise DamagedFileError(_("The journal ended before the journey that it is of was written beside it."))
    when = max((edit.at for edit in found.edits[-1:]), default=written.st_mtime)
    moment = datetime.fromtimestamp(min(when, _LATEST), UTC)
    return LeftBehind(own, about, found.since, moment, is_discarded, (own / _PUT_OFF).exists())


def _is_unbegun(path: Path) -> bool:
    """Whether not even the first line is there: nothing, half of it, or the zeros that a power cut leaves."""
    with path.open("rb") as file:
        begin = file.read(_LONGEST_HEAD)
    return not begin.strip(b"\0") or (b"\n" not in begin and len(begin) < _LONGEST_HEAD)


def _refused(own: Path, error: JourneyFileError) -> Refused:
    """What cannot be read now may be of use to somebody who can; a newer version finds its own where it was."""
    kept = own if isinstance(error, NewerVersionError) else put_aside(own)
    why = _("Work that was not saved cannot be recovered. {why} It is kept in {folder}.")
    return Refused(kept, why.format(why=error, folder=kept))


def put_aside(own: Path) -> Path:
    """Keep a journal where it is offered no more; its folder then."""
    aside = own.parent / ASIDE / own.name
    try:
        make_private(aside.parent)
        own.rename(aside)
    except OSError:
        return own
    return aside
