"""Work in a copy of a file that somebody else has open: it merges into that file once it is free."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import Opened
from journeydesigner.files.keeping.lock import Holder, holder_of
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.keeping.looks import Reading
from journeydesigner.ui.keeping.outside import Outside
from journeydesigner.ui.keeping.standing_bar import StandingBar
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.saving import Saving, file_name
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

_LOOK_AGAIN_MS = 5000
MATTER = "copy"


def copy_of(path: Path, who: str) -> Path:
    """Where somebody's copy of a file stands: beside it, under a name that is free."""
    mark = file_name(who) if who else _("copy")
    names = (f"{path.stem} ({mark}{number}){path.suffix}" for number in ("", *(f" {n}" for n in range(2, 1000))))
    return next(found for name in names if not (found := path.with_name(name)).exists())


class Copying(QObject):
    """Of one window: from the copy until it is merged, put off, or another file is opened."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        saving: Saving,
        opening: Opening,
        outside: Outside,
        bar: StandingBar,
        toast: Toast,
    ) -> None:
        super().__init__(session)
        self._session, self._settings, self._saving, self._opening = session, settings, saving, opening
        self._outside, self._bar, self._toast = outside, bar, toast
        self._origin: Path | None = None
        self._copy: Path | None = None
        self._task: Task | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_AGAIN_MS)
        self._looking.timeout.connect(self.look)
        session.saved_changed.connect(self._follow)

    @property
    def origin(self) -> Path | None:
        """Of which file a copy is worked in."""
        return self._origin

    def begin(self) -> None:
        """Save what is shown as a copy beside its file, and go on in that."""
        path = self._session.path
        if path is None:
            return
        self._origin, self._copy = path, copy_of(path, self._settings.author)
        self._saving.save_to(self._copy, self._has_begun)

    def look(self) -> None:
        """See whether the file is free by now."""
        if self._origin is not None and self._task is None:
            self._task = Task(_Asking(self._origin), self)
            self._task.done.connect(self._looked)
            self._task.finished.connect(self._over)
            self._task.start()

    def merge_back(self) -> None:
        """Save the copy, open the file that it is of, and join the copy into that."""
        if self._session.is_edited:
            self._saving.save(self.merge_back)
            return
        origin, copy = self._origin, self._session.path
        if origin is None or copy is None:
            return
        self._copy = copy
        self._opening.open(origin, self._merge)

    def end(self) -> None:
        """Let the copy be a file of its own."""
        self._origin = self._copy = None
        self._looking.stop()
        self._bar.over(MATTER)

    def _has_begun(self) -> None:
        if self._origin is None or self._copy is None or self._session.path != self._copy:
            return
        self._looking.start()
        said = _("You are working in a copy, “{copy}”. When “{name}” is free, it can be merged into that.")
        self._toast.say(said.format(copy=self._copy.stem, name=self._origin.stem), icon_name="copy")

    def _follow(self) -> None:
        """Another file is shown, by no doing of this."""
        if self._looking.isActive() and self._session.path not in (self._copy, self._origin):
            self.end()

    def _looked(self, holder: Holder | None) -> None:
        if self._origin is None or self._session.path != self._copy:
            return
        if holder is not None:
            self._bar.over(MATTER)
            return
        said = _("“{name}” is free again: your copy can be merged into it.").format(name=self._origin.stem)
        merge, later = Offer(_("Merge my copy"), self.merge_back), Offer(_("Keep it apart"), self.end)
        self._bar.stand(MATTER, said, merge, later, icon_name="git-merge")

    def _over(self) -> None:
        self._task = None

    def _merge(self) -> None:
        copy = self._copy
        self.end()
        if copy is None:
            return
        task = Task(Reading(copy), self)
        task.done.connect(self._join)
        task.failed.connect(self._failed)
        task.start()

    def _join(self, opened: Opened) -> None:
        session = self._session
        if session.is_read_only:
            self._toast.say(session.why_read_only, icon_name="eye")
            return
        try:
            merged = session.document.merge(opened.document, _("Merge"), is_own=True)
        except ValueError as error:
            self._toast.say(_("Not merged. {why}").format(why=error), icon_name="triangle-alert", stays=True)
            return
        self._outside.merged.emit(merged)
        if not merged.conflicts:
            said = _("Your copy is merged into this file; save it, and the copy can go.")
            self._toast.say(said, icon_name="git-merge")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, JourneyFileError):
            raise error
        self._toast.say(str(error), icon_name="triangle-alert", stays=True)


class _Asking:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, _progress: Progress) -> Holder | None:
        return holder_of(self._path)
