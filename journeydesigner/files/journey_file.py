"""Opening and saving ``.journey`` files: a zip of manifest, public form, stamps, images and a preview."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, cast

from journeydesigner import __version__
from journeydesigner.document.clock import Clock
from journeydesigner.document.collector import collector_paused
from journeydesigner.document.document import Document
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.atomic_write import Warn, real_target, reason, write_file
from journeydesigner.files.captured import Captured, capture, keep_clock_parts
from journeydesigner.files.clock_form import clock_form
from journeydesigner.files.container import Container, pack
from journeydesigner.files.disk import Disk, RealDisk
from journeydesigner.files.errors import (
    CannotReadError,
    CannotWriteError,
    ChangedOutsideError,
    DamagedFileError,
    JourneyFileError,
    NotAJourneyError,
    UnconfirmedError,
)
from journeydesigner.files.far_ahead import far_ahead_in
from journeydesigner.files.json_text import decode, decode_known, encode, encode_form, fit_to_keep
from journeydesigner.files.keeping.backups import earlier_versions
from journeydesigner.files.keeping.rotation import Rotation
from journeydesigner.files.kept_states import contents_gone
from journeydesigner.files.migrations import migrate
from journeydesigner.files.newer import as_far_as_understood, newer_program, refusal, too_new
from journeydesigner.files.public_form import FORMAT, VERSION
from journeydesigner.files.reading_back import ReadBack, check_head, registers_of, tells_as_stamped
from journeydesigner.files.sound import complaints
from journeydesigner.files.stamps import Clockwork, read_clock
from journeydesigner.files.told import form_bytes, remember, told
from journeydesigner.wording import _, n_

MANIFEST, FORM, CLOCK, PREVIEW, ASSETS = "manifest.json", "journey.json", "clock.json", "preview.png", "assets/"
MAX_FILE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file was when we last read or wrote it, to know later whether somebody else changed it."""

    size: int
    mtime_ns: int
    file_id: tuple[int, int]
    sha256: str

    @classmethod
    def of(cls, was: os.stat_result, sha256: str) -> "FileState":
        return cls(was.st_size, was.st_mtime_ns, (was.st_dev, was.st_ino), sha256)


@dataclass(frozen=True)
class Opened:
    """A document from a file. ``notes`` are sentences on what was mended or found edited; none: all is sound."""

    document: Document
    notes: tuple[str, ...] = ()
    state: FileState | None = None
    damage: tuple[str, ...] = ()
    """Those of the notes that tell of what is lost."""
    older: int = 0
    """Of which older version the file is; 0 for one of today's. The first save keeps it as it was."""


def open_journey(path: Path | str, *, may_be_newer: bool = False) -> Opened:
    """The journey in a file. Raises JourneyFileError: one sentence on what is wrong, where, and what to do.

    ``may_be_newer``: one that a newer program wrote is read as far as it is understood; its document then is read-only.
    """
    path = Path(path)
    data, was = _bytes_with_stat(path)
    try:
        with collector_paused(ages=True):
            opened = read_parts(Container(data), may_be_newer=may_be_newer)
    except DamagedFileError as error:
        said = _("{path} cannot be opened. {why}").format(path=path, why=_advice(error, path))
        raise DamagedFileError(said, str(error)) from None
    except JourneyFileError as error:
        raise type(error)(_("{path} cannot be opened. {why}").format(path=path, why=error), str(error)) from None
    except Exception as error:  # whatever a file holds that nobody thought of: the person is told, the window stays
        odd = DamagedFileError(_("It holds something unexpected ({why}).").format(why=repr(error)))
        said = _("{path} cannot be opened. {why}").format(path=path, why=_advice(odd, path))
        raise DamagedFileError(said, str(odd)) from error
    return replace(opened, state=FileState.of(was, hashlib.sha256(data).hexdigest()))


def save_journey(
    document: Document,
    path: Path | str,
    preview: bytes | None = None,
    *,
    expected: FileState | None = None,
    rotation: Rotation | None = None,
    warn: Warn | None = None,
) -> FileState:
    """Save on this thread: ``write_journey(capture(document), ...)``."""
    return write_journey(capture(document), path, preview, expected=expected, rotation=rotation, warn=warn)


def write_journey(
    captured: Captured,
    path: Path | str,
    preview: bytes | None = None,
    *,
    expected: FileState | None = None,
    disk: Disk | None = None,
    rotation: Rotation | None = None,
    warn: Warn | None = None,
) -> FileState:
    """Write a captured document; any thread may. The file's previous version is kept beside it as backup, and, where
    there is a ``rotation``, among the earlier versions with the one that is written. A save that went well tells
    ``warn`` what could not be kept.

    ``expected`` is what the file was when we last saw it. Raises ChangedOutsideError where it is another now,
    CannotWriteError where it could not be written: the old file then stands as it was, but for UnconfirmedError.
    """
    path, disk = Path(path), disk or RealDisk()

    def look() -> None:
        if expected is not None:
            _refuse_changed(path, expected, disk)

    troubles: list[str] = []
    look()
    data = journey_bytes(captured, preview)
    if rotation is not None:
        _keep_aside(lambda: _keep_present(rotation, captured.document_id, path, expected), troubles)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        written = write_file(path, data, keep_backup=True, disk=disk, before=look, warn=troubles.append)
    except UnconfirmedError as error:
        error.state = FileState(len(data), 0, (0, 0), sha256)
        raise
    if rotation is not None:
        _keep_aside(lambda: rotation.keep(captured.document_id, data, path), troubles)
    if warn is not None:
        for said in dict.fromkeys(troubles):
            warn(said)
    return FileState.of(written.was, sha256)


def _keep_present(rotation: Rotation, document_id: str, path: Path, expected: FileState | None) -> None:
    """What was saved from here is kept already, and need not be read again to know it."""
    if expected is None or not rotation.has(document_id, expected.sha256):
        rotation.keep_present(path)


def _keep_aside(keep: Callable[[], None], troubles: list[str]) -> None:
    try:
        keep()
    except OSError as error:
        troubles.append(_("Earlier versions are not kept at the moment ({why}).").format(why=reason(error)))


def journey_bytes(captured: Captured, preview: bytes | None = None) -> bytes:
    """The whole file. The same document gives the same bytes.

    Raises CannotWriteError where that is a file that would not be opened again.
    """
    with collector_paused(ages=True):
        items = told(captured)
        members = {FORM: form_bytes(captured, items), CLOCK: encode(clock_form(captured, items))}
    if preview is not None:
        members[PREVIEW] = preview
    gone = contents_gone(captured.tables)
    for name, content in sorted(captured.assets.items()):
        if name in gone:
            continue
        members[ASSETS + name if _is_hash(name) else name] = content
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "app": f"Journey Designer {__version__}",
        "document": captured.document_id,
        "members": {name: hashlib.sha256(content).hexdigest() for name, content in members.items()},
    }
    data = pack({MANIFEST: encode(manifest), **members})
    _refuse_what_cannot_be_opened(data)
    return data


def _refuse_what_cannot_be_opened(data: bytes) -> None:
    try:
        Container(data)
        if len(data) <= MAX_FILE:
            return
        why = _("It would be larger than 256 MB.")
    except JourneyFileError as error:
        why = str(error)
    raise CannotWriteError(
        _("The journey was not saved, for it could not be opened again. {why} Take large images or texts out.").format(
            why=why
        )
    )


class Parts(Protocol):
    """A file's parts by name: a ``Container``, or what was saved of a damaged one (``mending.salvage``)."""

    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """A part's content. Raises DamagedFileError."""
        ...


def read_journey(data: bytes) -> Opened:
    """The journey in a file's bytes. Raises JourneyFileError."""
    return read_parts(Container(data))


def read_parts(container: Parts, *, is_torn: bool = False, may_be_newer: bool = False) -> Opened:
    """The journey in a file's parts; ``is_torn``: what differs from the stamps is damage, no edit. Raises
    JourneyFileError."""
    program = newer_program(container.read(MANIFEST)) if MANIFEST in container.names else None
    if program is None:
        return _read(container, is_torn=is_torn)
    if not may_be_newer:
        raise too_new(program)
    opened = as_far_as_understood(program, lambda: _read(container, is_newer=True))
    opened.document.keep_as_it_is(lambda: refusal(program))
    return Opened(opened.document)


def _read(container: Parts, *, is_torn: bool = False, is_newer: bool = False) -> Opened:
    if MANIFEST not in container.names and FORM not in container.names:
        raise NotAJourneyError(_("It is a zip, but no journey file."))
    notes: list[str] = []
    hashes, saved_as = _manifest(container, notes)
    content = container.read(FORM)
    read_form, is_canonical = decode_known(content, FORM, encode_form)
    fit = fit_to_keep(content, read_form)
    if fit is not read_form:
        notes.append(_("Characters that no text can hold were taken out of the texts."))
    head = check_head(fit)
    older = head["version"] if head["version"] < VERSION else 0
    form = head if is_newer else migrate(head)
    if saved_as not in (None, form["document"]):
        notes.append(_("It names another document than it was saved as: it does not merge with other copies."))
    clockwork, is_matching = _clock(container, hashes, notes)
    clock = Clock()
    for moment in clockwork.version.values():
        clock.receive(moment)
    is_as_written = is_matching and hashlib.sha256(content).hexdigest() == hashes.get(FORM)
    trusted = is_as_written and fit is read_form and tells_as_stamped(form, clockwork)
    read = registers_of(form, clockwork, trusted=trusted, stamp=clock.tick, is_torn=is_torn)
    notes += _edit_notes(read)
    notes += read.losses
    document = new_document(  # writes as another than the clock above: who edited the file by hand is not who opens it
        document_id=form["document"], registers=read.registers, assets=_assets(container, hashes, notes)
    )
    keep_clock_parts(document, clockwork.further)
    if said := far_ahead_in(document.registers, document.clock):
        notes.append(said)
    notes += complaints(document, form, thoroughly=not trusted)
    if trusted and is_canonical:
        remember(capture(document), content, clockwork)
    return Opened(document, tuple(notes), damage=tuple(read.losses), older=older)


def bytes_at(path: Path) -> bytes:
    """A file's content, within the size of a journey. Raises CannotReadError and NotAJourneyError."""
    return _bytes_with_stat(path)[0]


def _bytes_with_stat(path: Path) -> tuple[bytes, os.stat_result]:
    """Also what the system told of the file before it was read: told afterwards, it would be of what somebody else
    wrote meanwhile, and that would then be saved over as if it were ours."""
    try:
        if path.is_dir():
            raise CannotReadError(_("{path} is a folder; choose a journey file in it.").format(path=path))
        was = path.stat()
        if was.st_size > MAX_FILE:
            raise NotAJourneyError(_("{path} is larger than 256 MB and no journey file.").format(path=path))
        return path.read_bytes(), was
    except FileNotFoundError:
        raise CannotReadError(_("{path} is not there; check its name.").format(path=path)) from None
    except OSError as error:
        raise CannotReadError(
            _("{path} cannot be read ({why}); check that you may.").format(path=path, why=error.strerror or error)
        ) from None


def _advice(error: DamagedFileError, path: Path) -> str:
    """The error with what to do: where there is an earlier version, the newest one, and of when it is."""
    newest = next(iter(earlier_versions(path)), None)
    if newest is None:
        return _("{why} Open another copy of it.").format(why=error)
    return _("{why} Restore the backup of {when:%Y-%m-%d %H:%M}: {backup}").format(
        why=error, when=newest.when.astimezone(), backup=newest.path
    )


def _manifest(container: Parts, notes: list[str]) -> tuple[Mapping[str, str], object]:
    """The hashes of the members as they were written, and of which document; None where that is not said."""
    if MANIFEST not in container.names:
        notes.append(_("The manifest is missing; everything in the file was taken as written by hand."))
        return {}, None
    manifest: Any = decode(container.read(MANIFEST), MANIFEST)
    found = cast(dict[str, Any], manifest) if isinstance(manifest, dict) else {}
    if found.get("format") != FORMAT:
        raise NotAJourneyError(_("It is a zip, but no journey file."))
    if type(found.get("version")) is not int:
        raise DamagedFileError(_("Its manifest names no version."))
    hashes = found.get("members")
    return cast(dict[str, str], hashes) if isinstance(hashes, dict) else {}, found.get("document")


def _clock(container: Parts, hashes: Mapping[str, str], notes: list[str]) -> tuple[Clockwork, bool]:
    """The clock part, and whether it is the one that was written."""
    nothing = Clockwork({}, {})
    if CLOCK not in container.names:
        notes.append(_("The file has no stamps: everything in it counts as written now."))
        return nothing, False
    try:
        content = container.read(CLOCK)
        form = fit_to_keep(content, decode(content, CLOCK))
        return read_clock(form), hashlib.sha256(content).hexdigest() == hashes.get(CLOCK)
    except DamagedFileError as error:
        notes.append(_("{why} Everything in the file counts as written now.").format(why=error))
        return nothing, False


def _edit_notes(read: ReadBack) -> list[str]:
    if not read.edits:
        return []
    count = len(read.edits)
    head = n_("{count} record was edited by hand:", "{count} records were edited by hand:", count)
    return [head.format(count=count) + " " + "; ".join(read.edits[:20]) + (" …" if count > 20 else "")]


def _assets(container: Parts, hashes: Mapping[str, str], notes: list[str]) -> dict[str, bytes]:
    """Images by hash, and members that this version does not know by their names; damaged ones are noted."""
    found: dict[str, bytes] = {}
    for name in container.names:
        if name in (MANIFEST, FORM, CLOCK):
            continue
        try:
            content = container.read(name)
        except DamagedFileError as error:
            notes.append(_("{why} It was left out.").format(why=error))
            continue
        asset = name.removeprefix(ASSETS)
        if _is_nearly_ours(name):  # beside the true one, a file would hold a name twice
            notes.append(_("The part {name} was left out: its name is nearly that of another.").format(name=name))
        elif name.startswith(ASSETS) and hashlib.sha256(content).hexdigest() != asset:
            notes.append(_("The image {name} is not the one that was put in; it was left out.").format(name=name))
        elif name != PREVIEW:
            found[asset if name.startswith(ASSETS) else name] = content
    missing = sorted(hashes.keys() - set(container.names) - {FORM, CLOCK})
    notes += [_("The part {name} is missing from the file.").format(name=name) for name in missing]
    return found


def _is_nearly_ours(name: str) -> bool:
    """Whether a part's name differs in nothing but capitals from one that we give."""
    folded = name.casefold()
    is_ours = folded in (MANIFEST, FORM, CLOCK, PREVIEW) or folded.startswith(ASSETS)
    return is_ours and name not in (MANIFEST, FORM, CLOCK, PREVIEW) and not name.startswith(ASSETS)


def _is_hash(name: str) -> bool:
    return len(name) == 64 and all(character in "0123456789abcdef" for character in name)


def _refuse_changed(path: Path, expected: FileState, disk: Disk) -> None:
    target = real_target(path)
    try:
        now = disk.stat(target)
        if now is None or FileState.of(now, expected.sha256) == expected:
            return
        is_other = now.st_size != expected.size or hashlib.sha256(disk.read(target)).hexdigest() != expected.sha256
    except OSError as error:
        raise CannotReadError(
            _("{path} cannot be read ({why}); check that you may.").format(path=path, why=reason(error))
        ) from None
    if is_other:
        raise ChangedOutsideError(
            _("{path} was changed by someone else since you opened it; merge, reload, or keep yours as a copy.").format(
                path=path
            )
        )
