"""Saving: captured on the window's thread in a blink, written by another, told whether it worked."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from journeydesigner.document.clock import Version
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.theme import theme
from journeydesigner.files.atomic_write import reason
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.disk import Disk, RealDisk
from journeydesigner.files.errors import ChangedOutsideError, JourneyFileError, UnconfirmedError
from journeydesigner.files.journey_file import FileState, write_journey
from journeydesigner.files.keeping.lock import holder_of
from journeydesigner.files.keeping.originals import keep_original
from journeydesigner.files.keeping.rotation import Rotation
from journeydesigner.layout.scene import Scene
from journeydesigner.ui.asking import Asking
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

_log = logging.getLogger(__name__)

SUFFIX = ".journey"
_PREVIEW_WIDTH = 640


def kinds() -> str:
    """The file filter of our own files."""
    return _("Journeys") + f" (*{SUFFIX})"


class Job(NamedTuple):
    """A save under way: of the document as it was at ``seen``."""

    document: Document
    path: Path
    seen: Version
    snapshot: Snapshot


class Done(NamedTuple):
    """A save that went well: what the file is now, and what went wrong beside it."""

    state: FileState
    warnings: tuple[str, ...]


class Saving(QObject):
    """Saves a session's document, one save at a time. ``saving_changed`` tells when a save begins and ends.

    What is wished for while a save runs is done after it, in its order: no wish is lost.
    """

    saving_changed = Signal()
    written = Signal(object, bool)
    """A save of the document that is shown went well, to this path; whether the file has all that it holds by now. Told
    before the session knows of it."""
    state_changed = Signal()
    """The file was read or written here: what it was before is no news any more."""

    def __init__(
        self, session: Session, settings: Settings, asking: Asking, toast: Toast, scene: Callable[[], Scene | None]
    ) -> None:
        super().__init__(session)
        self._session, self._settings, self._asking, self._toast = session, settings, asking, toast
        self._scene = scene
        self._state: FileState | None = None
        self._older = 0
        self._job: Job | None = None
        self._task: Task | None = None
        self._wished: list[Path | None] = []  # saves to come; None: to where the document is
        self._once_saved: list[Callable[[], object]] = []
        self._once_idle: list[Callable[[], object]] = []
        self._warned: tuple[str, ...] = ()
        self._complaint = ""  # why the last save failed, as a toast says it
        self.disk: Disk = RealDisk()
        self.may_copy: Callable[[], bool] = _always
        self.outside_offers: Callable[[], tuple[Offer, ...]] = _nothing  # where somebody else wrote it meanwhile
        session.document_replaced.connect(toast.hide)  # what it offers is about the document that went

    @property
    def is_saving(self) -> bool:
        return self._job is not None

    @property
    def state(self) -> FileState | None:
        """What the session's file was when it was last read or written."""
        return self._state

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self._asking = asking

    @property
    def older(self) -> int:
        """Of which older version the session's file still is; 0 for one of today's."""
        return self._older

    def opened(self, state: FileState | None, older: int = 0) -> None:
        """The session shows another file, which was ``state`` when it was read, and perhaps of an ``older`` version."""
        self._state, self._older = state, older
        self.state_changed.emit()

    def touched(self, state: FileState) -> None:
        """The file is what it was, and ``state`` is how the system now tells of it."""
        self.opened(state, self._older)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save where the document came from; ask where it came from nowhere.

        ``then`` is done after a success, once the file holds all edits, those made meanwhile too.
        """
        if self._session.is_read_only:
            self._session.trouble.emit(self._session.why_read_only)
        elif self._session.path is None and self._job is None:
            self.save_as(then)
        else:
            self._wish(None, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Save to a file that the person chooses."""
        if not self.may_copy():
            self._session.trouble.emit(self._session.why_read_only)
            return
        chosen = self._asking.path_to_write(_("Save as"), self._proposed(), kinds(), SUFFIX)
        is_ours = chosen == self._session.path and not self._session.is_read_only
        if chosen is not None and not is_ours and holder_of(chosen) is not None:
            said = _("“{name}” is open elsewhere; choose another name.").format(name=chosen.stem)
            self._toast.say(said, Offer(_("Save as…"), self.save_as), icon_name="triangle-alert", stays=True)
        elif chosen is not None:
            self._wish(chosen, then)

    def save_to(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Save to a file that nobody has to choose, and go on there."""
        self._wish(path, then)

    def when_idle(self, act: Callable[[], object]) -> None:
        """Do it once no save is under way any more, however that ended; now if there is none."""
        if self._job is None:
            act()
        else:
            self._once_idle.append(act)

    def stop(self) -> None:
        """Wait until a save under way is on the disk; nothing comes after it."""
        for waiting in (self._wished, self._once_saved, self._once_idle):
            waiting.clear()
        if self._task is not None:
            self._task.wait()

    def _wish(self, path: Path | None, then: Callable[[], object] | None) -> None:
        if then is not None:
            self._once_saved.append(then)
        if self._job is not None:
            self._wished.append(path)
        elif path is not None:
            self._begin(path, None)
        elif self._session.path is not None:
            self._begin(self._session.path, self._state)

    def _begin(self, path: Path, expected: FileState | None) -> None:
        captured = capture(self._session.document)
        self._job = Job(self._session.document, path, captured.seen, captured.snapshot)
        older = self._older if path == self._session.path else 0
        work = _Writing(captured, path, expected, self._scene(), self._brand(), self.disk, older)
        self._task = Task(work, self)
        self._task.done.connect(self._written)
        self._task.failed.connect(self._failed)
        self._task.start()
        self.saving_changed.emit()

    def _written(self, done: Done) -> None:
        job, self._job, self._task = self._job, None, None
        assert job is not None
        self._settings.remember(job.path)
        if self._session.document is job.document:
            self._state, self._older = done.state, 0
            is_whole = job.document.version() == job.seen
            self.written.emit(job.path, is_whole)
            self._session.mark_saved(job.path, is_whole=is_whole, written=job.snapshot)
            self.state_changed.emit()
        else:
            self._drop()
        self.saving_changed.emit()
        if self._complaint and self._toast.text == self._complaint:
            self._toast.hide()  # it is not so any more
        self._warn(done.warnings)
        self._go_on()

    def _warn(self, warnings: tuple[str, ...]) -> None:
        """Say what went wrong beside a save, once as long as it lasts."""
        if warnings and warnings != self._warned:
            self._toast.say(_("Saved.") + " " + " ".join(warnings), icon_name="triangle-alert", stays=True)
        self._warned = warnings

    def _failed(self, error: Exception) -> None:
        job, self._job, self._task = self._job, None, None
        assert job is not None
        # A file chosen meanwhile may still take it; the same one would only refuse again.
        self._wished = [path for path in self._wished if path is not None]
        is_shown = self._session.document is job.document
        if not is_shown or not self._wished:
            self._drop()
        if is_shown and not isinstance(error, ChangedOutsideError):
            self._session.mark_edited()
        if is_shown and isinstance(error, UnconfirmedError) and isinstance(error.state, FileState):
            self._state = error.state  # what stands there is ours, even so
        self.saving_changed.emit()
        is_known = isinstance(error, (JourneyFileError, OSError))
        if is_known and not self._wished:
            self._tell(error, is_shown)
        self._go_on()
        if not is_known:
            raise error

    def _drop(self) -> None:
        """Forget what was to follow a save that came to nothing."""
        self._wished.clear()
        self._once_saved.clear()

    def _go_on(self) -> None:
        """Do what waited for the end of a save, as far as no other save begins by it."""
        while self._wished and self._job is None:
            path = self._wished.pop(0)
            if path is not None or self._session.is_edited:
                self._wish(path, None)
        if self._once_saved and self._job is None and self._session.is_edited:
            self._wish(None, None)
        for waiting in (self._once_saved, self._once_idle):
            while waiting and self._job is None:
                waiting.pop(0)()

    def _tell(self, error: Exception, is_shown: bool) -> None:
        """Say why it was not saved, and what can be done about it while the document still is there."""
        if isinstance(error, ChangedOutsideError):
            said = str(error)
            offers = self.outside_offers()
        else:
            why = reason(error) if isinstance(error, OSError) else error
            said = _("Not saved. {why}").format(why=why)
            offers = (Offer(_("Save as…"), self.save_as), Offer(_("Try again"), self.save))
        self._complaint = said
        self._toast.say(said, *(offers if is_shown else ()), icon_name="triangle-alert", stays=True)

    def _proposed(self) -> Path:
        if self._session.path is not None:
            return self._session.path
        found = self._session.map
        return self._settings.folder / (file_name(found.title if found else "") + SUFFIX)

    def _brand(self) -> tuple[str, ...]:
        found = self._session.organization
        return found.brand if found else ()


class _Writing:
    """What the other thread does."""

    def __init__(
        self,
        captured: Captured,
        path: Path,
        expected: FileState | None,
        scene: Scene | None,
        brand: tuple[str, ...],
        disk: Disk,
        older: int,
    ) -> None:
        self._captured, self._path, self._expected, self._older = captured, path, expected, older
        self._scene, self._brand, self._disk = scene, brand, disk

    def __call__(self, _progress: Progress) -> Done:
        warnings: list[str] = []
        if self._older and (kept := keep_original(self._path, self._older)) is not None:
            warnings.append(_("The file as it was, of an older version, is kept as “{name}”.").format(name=kept.name))
        state = write_journey(
            self._captured,
            self._path,
            self._preview(),
            expected=self._expected,
            disk=self._disk,
            rotation=Rotation(disk=self._disk),
            warn=warnings.append,
        )
        return Done(state, tuple(warnings))

    def _preview(self) -> bytes | None:
        if self._scene is None:
            return None
        from journeydesigner.painting.preview import preview_png

        try:
            return preview_png(self._scene, theme("light", self._brand), self._captured.assets, _PREVIEW_WIDTH)
        except Exception:  # a picture that fails must not cost the work its save
            _log.warning("no preview of %s", self._captured.document_id, exc_info=True)
            return None


def _nothing() -> tuple[Offer, ...]:
    return ()


def _always() -> bool:
    return True


def file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_." else " " for c in title)
    return " ".join(kept.split())[:80].strip(" .") or _("Journey")
