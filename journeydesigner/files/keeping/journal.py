"""The recovery journal: what was done to a document since its file was written, on the disk as it is done.

A listener of change sets. Each is handed to the system at once (it survives the end of the process) and synced within
a second by a thread of its own (it survives the end of power). Images, and of a document that no file holds a whole
copy, lie beside it. It begins anew when a file has all of it, and goes when nothing is left to recover.
"""

import os
import secrets
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.document.clock import Version
from journeydesigner.document.document import Document
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.disk import RealDisk
from journeydesigner.files.keeping.held_files import open_held
from journeydesigner.files.keeping.journal_lines import (
    EVEN,
    NEWS,
    About,
    Saved,
    about_form,
    edit_form,
    framed,
    saved_form,
    typing_form,
)
from journeydesigner.files.keeping.state_folder import make_private, state_folder
from journeydesigner.files.kept_states import contents_gone
from journeydesigner.files.record_forms import Json

EDITS, BASE, IMAGE = "edits.journal", "base.journey", ".image"
DISCARDED = "discarded"
SYNC_AFTER_S = 0.4
_PATIENCE_S = 10.0

Trouble = Callable[[Exception], None]
Write = Callable[[int, bytes], int]


def journals_folder() -> Path:
    """Where all of them are; it need not be there yet."""
    return state_folder() / "journals"


class Journal:
    """Of one document in one window. Made when there is something to keep: ``open_journal``.

    ``tell`` hears what keeps it from being written, once until it works again; from any thread.
    """

    def __init__(
        self, document: Document, about: About, folder: Path, handle: int, tell: Trouble, write: Write
    ) -> None:
        self.folder, self.about = folder, about
        self._document, self._handle, self._tell, self._write = document, handle, tell, write
        self._seen: Version = dict(document.registers.seen)
        self._kept: set[str] = set()
        self._waiting: list[bytes] = []
        """Lines that could not be written yet: they go before the next one."""
        self._is_in_trouble = False
        self._is_dirty = False
        self._is_typing = False
        self._lacks_parts = False
        """Of what lies beside it, something could not be written."""
        self.count = 0
        """Edits since its beginning, or since a file had all of them, or all were undone."""
        self.heard_of = 0
        """All edits since its beginning."""
        self._disk = RealDisk()
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._hurry = threading.Event()
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)

    # Beginning and ending

    def begin(self) -> None:
        """Write the head, and have the images and the base written by the other thread."""
        self._append(about_form(self.about))
        self._kept = set(self._document.assets)
        if self.about.has_base:
            captured = capture(self._document)
            self._jobs.put(lambda: self._keep_base(captured))
        else:
            self._jobs.put(self._settle)
        self._thread.start()

    def end(self, *, discard: bool = False) -> None:
        """Nothing is left to recover. ``discard``: the person let it go; it is put aside for a while all the same."""
        self.close()
        with suppress(OSError):
            if discard and (self.count or self.about.is_news):
                aside = self.folder.parent / DISCARDED
                make_private(aside)
                self.folder.rename(aside / self.folder.name)
                os.utime(aside / self.folder.name)
                return
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Leave it as it is, synced, for whoever starts next. Nothing is written to it any more."""
        if self._handle < 0:
            return
        self._hurry.set()
        self._jobs.put(None)
        self._thread.join(_PATIENCE_S)
        handle, self._handle = self._handle, -1
        with suppress(OSError):
            self._disk.sync(handle)
        os.close(handle)

    # What there is to keep

    def heard(self, changes: ChangeSet) -> None:
        """A listener of the document's. Never raises for what the disk does."""
        registers, peer = self._document.registers, self._document.clock.peer
        seen: Version = {}
        if changes.origin is Origin.REMOTE:
            seen = {peer: moment for peer, moment in registers.seen.items() if self._seen.get(peer) != moment}
            self._seen |= seen
        if len(self._document.assets) != len(self._kept):
            self._keep_images()
        self.count += 1
        self.heard_of += 1
        self._is_typing = False
        self._append(edit_form(changes, registers, seen, (peer, registers.authors.get(peer, ""))))

    def typing(self, form: Json) -> None:
        """What is being written, and where; nothing: it is no longer."""
        if form or self._is_typing:
            self._is_typing = bool(form)
            self._append(typing_form(form))

    def is_even(self) -> None:
        """All that was done is undone."""
        self.count = 0
        self._append(EVEN)

    def is_news(self) -> None:
        """No file has what it begins with; nothing to tell where a file is what it begins with."""
        if not self.about.has_base:
            return
        self.about = replace(self.about, is_news=True)
        self._append(NEWS)

    def saved(self, path: Path, sha256: str, *, since: int) -> None:
        """A file holds all but the last ``since`` edits; where that is none, the journal begins anew."""
        self.about = About(self.about.document_id, path.stem, path, sha256, seen=dict(self._document.registers.seen))
        self.count = since
        self._append(saved_form(Saved(path, sha256, since)))
        if since:
            return
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
        self._append(about_form(self.about))
        self._jobs.put(self._clear_away)
        gone = contents_gone(self._document.registers.tables)  # which the file has not, and an undo needs again
        self._kept = {name for name in self._document.assets if name not in gone}

    def flush(self) -> None:
        """Wait until all that was handed over is on the disk, but not for ever."""
        done = threading.Event()
        self._hurry.set()
        self._jobs.put(self._sync)
        self._jobs.put(done.set)
        done.wait(_PATIENCE_S)
        self._hurry.clear()

    def when_safe(self, act: Callable[[], object]) -> None:
        """Do it, on another thread, once all that was handed over is on the disk; never where that fails."""

        def safe() -> None:
            if self._waiting or self._lacks_parts:
                return
            self._sync()
            act()

        self._jobs.put(safe)

    # On the thread of the document

    def _append(self, form: Json) -> None:
        if self._handle < 0:
            return
        self._waiting.append(framed(form))
        data = b"".join(self._waiting)
        try:
            self._write_all(data)
        except OSError as error:
            self._trouble(error)
            return
        self._waiting.clear()
        self._is_in_trouble = False
        if not self._is_dirty:
            self._is_dirty = True
            self._jobs.put(self._sync_soon)

    def _write_all(self, data: bytes) -> None:
        """All of it, or nothing but a torn line, which the next one is told apart from. Raises OSError."""
        written = self._write(self._handle, data)
        while written < len(data):
            more = self._write(self._handle, data[written:])
            if more <= 0:
                raise OSError(f"{written} of {len(data)}")
            written += more

    def _trouble(self, error: Exception) -> None:
        if self._waiting and not self._waiting[0].startswith(b"\n"):
            self._waiting[0] = b"\n" + self._waiting[0]
        if not self._is_in_trouble:
            self._is_in_trouble = True
            self._tell(error)

    def _keep_images(self) -> None:
        for name, content in self._document.assets.items():
            if name not in self._kept:
                self._kept.add(name)
                self._jobs.put(lambda name=name, content=content: self._keep(name + IMAGE, lambda: content))

    # On the other thread

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as error:  # whatever it is: the person is told, and the work goes on
                self._tell(error)

    def _sync_soon(self) -> None:
        self._hurry.wait(SYNC_AFTER_S)
        self._sync()

    def _sync(self) -> None:
        self._is_dirty = False
        self._disk.sync(self._handle)

    def _keep_base(self, captured: Captured) -> None:
        from journeydesigner.files.journey_file import journey_bytes

        self._keep(BASE, lambda: journey_bytes(captured))
        self._settle()

    def _settle(self) -> None:
        self._sync()
        self._disk.sync_folder(self.folder)
        self._disk.sync_folder(self.folder.parent)

    def _keep(self, name: str, made: Callable[[], bytes]) -> None:
        """A file beside the journal: there whole, or not at all; then it is known that it is missing."""
        try:
            self._write_beside(self.folder / name, made())
        except Exception:
            self._lacks_parts = True
            raise

    def _write_beside(self, path: Path, content: bytes) -> None:
        beside = path.with_name(path.name + ".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
            self._disk.sync(handle)
        finally:
            os.close(handle)
        beside.replace(path)
        self._disk.sync_folder(self.folder)

    def _clear_away(self) -> None:
        """What a file holds by now need not lie here."""
        for path in [self.folder / BASE, *self.folder.glob(f"*{IMAGE}")]:
            path.unlink(missing_ok=True)
        self._lacks_parts = False


def open_journal(
    document: Document, about: About, tell: Trouble, *, folder: Path | None = None, write: Write = os.write
) -> Journal:
    """Begin a journal of what is done to ``document`` from now on. Raises OSError where none can be written."""
    parent = folder or journals_folder()
    make_private(parent)
    own = parent / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(6)}"
    own.mkdir(mode=0o700)
    try:
        handle = open_held(own / EDITS, is_new=True)
    except OSError:
        shutil.rmtree(own, ignore_errors=True)
        raise
    if sys.platform != "win32":
        own.chmod(0o700)
    journal = Journal(document, about, own, handle, tell, write)
    journal.begin()
    return journal
