"""Saving: captured on the window's thread in a blink, written by another, told whether it worked."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from journeydesigner.document.clock import Version
from journeydesigner.drawing.theme import theme
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.errors import ChangedOutsideError, JourneyFileError
from journeydesigner.files.journey_file import FileState, open_journey, write_journey
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.preview import preview_png
from journeydesigner.ui.asking import Asking
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

SUFFIX = ".journey"
_PREVIEW_WIDTH = 640


def kinds() -> str:
    """The file filter of our own files."""
    return _("Journeys") + f" (*{SUFFIX})"


class Job(NamedTuple):
    """A save under way."""

    path: Path
    seen: Version
    then: Callable[[], object] | None


class Saving(QObject):
    """Saves a session's document. ``saving_changed`` tells when a save begins and ends."""

    saving_changed = Signal()

    def __init__(
        self, session: Session, settings: Settings, asking: Asking, toast: Toast, scene: Callable[[], Scene | None]
    ) -> None:
        super().__init__(session)
        self._session, self._settings, self._asking, self._toast = session, settings, asking, toast
        self._scene = scene
        self._state: FileState | None = None
        self._job: Job | None = None
        self._task: Task | None = None
        self._again = False

    @property
    def is_saving(self) -> bool:
        return self._job is not None

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self._asking = asking

    def opened(self, state: FileState | None) -> None:
        """The session shows another file, which was ``state`` when it was read."""
        self._state = state

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save where the document came from; ask where it came from nowhere. ``then`` is done after a success."""
        if self._session.path is None:
            self.save_as(then)
        elif self._job is not None:
            self._again = True
        else:
            self._begin(self._session.path, self._state, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Save to a file that the person chooses."""
        chosen = self._asking.path_to_write(_("Save as"), self._proposed(), kinds(), SUFFIX)
        if chosen is not None and self._job is None:
            self._begin(chosen, None, then)

    def wait(self) -> None:
        """Wait until a save under way is on the disk."""
        if self._task is not None:
            self._task.wait()

    def _begin(self, path: Path, expected: FileState | None, then: Callable[[], object] | None) -> None:
        captured = capture(self._session.document)
        self._job = Job(path, captured.seen, then)
        work = _Writing(captured, path, expected, self._scene(), self._brand())
        self._task = Task(work, self)
        self._task.done.connect(self._written)
        self._task.failed.connect(self._failed)
        self._task.start()
        self.saving_changed.emit()

    def _written(self, state: FileState) -> None:
        job, self._job, self._task = self._job, None, None
        assert job is not None
        self._state = state
        self._settings.remember(job.path)
        self._session.mark_saved(job.path, is_whole=self._session.document.version() == job.seen)
        self.saving_changed.emit()
        if self._again:
            self._again = False
            self.save(job.then)
        elif job.then is not None:
            job.then()

    def _failed(self, error: Exception) -> None:
        self._job, self._task, self._again = None, None, False
        self.saving_changed.emit()
        if isinstance(error, ChangedOutsideError):
            self._toast.say(
                str(error),
                Offer(_("Merge"), self._merge),
                Offer(_("Reload"), self._reload),
                Offer(_("Keep mine as a copy"), self.save_as),
                icon_name="triangle-alert",
                stays=True,
            )
            return
        if not isinstance(error, (JourneyFileError, OSError)):
            raise error
        self._toast.say(
            _("Not saved. {why}").format(why=error),
            Offer(_("Save as…"), self.save_as),
            Offer(_("Try again"), self.save),
            icon_name="triangle-alert",
            stays=True,
        )

    def _merge(self) -> None:
        """Join what somebody else wrote into what is open here, then save both."""
        path = self._session.path
        if path is None:
            return
        try:
            opened = open_journey(path)
            merged = self._session.document.merge(opened.document, _("Merge"))
        except (JourneyFileError, ValueError) as error:
            self._toast.say(_("Not merged. {why}").format(why=error), Offer(_("Save as…"), self.save_as), stays=True)
            return
        self._state = opened.state
        self.save()
        if merged.conflicts:
            count = len(merged.conflicts)
            self._toast.say(_("Merged. {n} fields were changed on both sides; the later one stands.").format(n=count))
        else:
            self._toast.say(_("Merged with what was changed elsewhere."))

    def _reload(self) -> None:
        path = self._session.path
        if path is None:
            return
        try:
            opened = open_journey(path)
        except JourneyFileError as error:
            self._toast.say(str(error), icon_name="triangle-alert")
            return
        self._session.replace(opened.document, path)
        self._state = opened.state

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
        self, captured: Captured, path: Path, expected: FileState | None, scene: Scene | None, brand: tuple[str, ...]
    ) -> None:
        self._captured, self._path, self._expected = captured, path, expected
        self._scene, self._brand = scene, brand

    def __call__(self, _progress: Progress) -> FileState:
        return write_journey(self._captured, self._path, self._preview(), expected=self._expected)

    def _preview(self) -> bytes | None:
        if self._scene is None:
            return None
        return preview_png(self._scene, theme("light", self._brand), self._captured.assets, _PREVIEW_WIDTH)


def file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_." else " " for c in title)
    return " ".join(kept.split())[:80].strip(" .") or _("Journey")
