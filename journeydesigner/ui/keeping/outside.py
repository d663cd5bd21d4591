"""What can be done when somebody else wrote the file that is shown: join both, see theirs, keep both. None of it loses
anything."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeydesigner.document.structure_lock import StructureLockedError
from journeydesigner.editing.restoring import restore
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import Opened
from journeydesigner.ui.background import Task
from journeydesigner.ui.keeping.looks import Reading
from journeydesigner.ui.keeping.newest import show_newest
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _


class Outside(QObject):
    """``merged`` tells what a merge brought (a ``Merged``), once both are joined."""

    merged = Signal(object)

    def __init__(self, session: Session, saving: Saving, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._saving, self._toast = session, saving, toast
        self._task: Task | None = None
        self._then: Callable[[Opened], None] = self._merge

    def offers(self, *, is_newer: bool = False) -> tuple[Offer, ...]:
        """What can be done now: where nothing was edited here, there is nothing to join or to keep; what a newer
        program wrote can be shown, not joined."""
        if not self._session.is_edited:
            return (Offer(_("Show the newest"), self.reload),)
        if is_newer:
            return (Offer(_("Keep mine as a copy"), self._saving.save_as),)
        return (
            Offer(_("Merge"), self.merge),
            Offer(_("Reload"), self.reload),
            Offer(_("Keep mine as a copy"), self._saving.save_as),
        )

    def merge(self) -> None:
        """Join what somebody else wrote into what is open here, then save both."""
        self._read(self._merge)

    def reload(self) -> None:
        """Show what the file says. What was edited here and is in no file can be brought back by undo."""
        self._read(self._reload)

    def _read(self, then: Callable[[Opened], None]) -> None:
        """Read the file on another thread, after a save that is under way."""
        if self._saving.is_saving:
            self._saving.when_idle(partial(self._read, then))
            return
        path = self._session.path
        if path is None or self._task is not None:
            return
        self._then = then
        self._task = Task(Reading(path, may_be_newer=True), self)
        self._task.done.connect(partial(self._have, path))
        self._task.failed.connect(self._failed)
        self._task.finished.connect(self._over)
        self._task.start()

    def _have(self, path: Path, opened: Opened) -> None:
        if path != self._session.path:
            return
        if (
            opened.document.is_read_only and self._session.is_edited
        ):  # joined and saved, it would lose what is new in it
            self._toast.say(opened.document.why_read_only, self._save_as(), icon_name="triangle-alert", stays=True)
            return
        self._then(opened)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, JourneyFileError):
            raise error
        self._toast.say(str(error), self._save_as(), icon_name="triangle-alert", stays=True)

    def _over(self) -> None:
        self._task = None

    def _merge(self, opened: Opened) -> None:
        try:
            merged = self._session.document.merge(opened.document, _("Merge"), is_own=True)
        except ValueError as error:
            self._toast.say(_("Not merged. {why}").format(why=error), self._save_as(), stays=True)
            return
        self._saving.opened(opened.state, opened.older)
        self._saving.save()
        self.merged.emit(merged)

    def _reload(self, opened: Opened) -> None:
        session = self._session
        if not session.is_edited:
            show_newest(session, self._saving, opened)
            self._toast.say(_("You see the newest."), icon_name="refresh-cw")
            return
        if opened.document.id != session.document.id:
            self._toast.say(_("Another journey stands there by now."), self._save_as(), stays=True)
            return
        try:
            session.document.merge(opened.document, _("Reload"))
            restore(session.document, opened.document.snapshot, _("Reload"))
        except StructureLockedError as error:
            self._toast.say(str(error), self._save_as(), icon_name="triangle-alert", stays=True)
            return
        path = session.path
        assert path is not None
        session.mark_saved(path, is_whole=True, written=session.snapshot)
        self._saving.opened(opened.state, opened.older)
        back = Offer(_("Bring mine back"), session.document.undo)
        said = _("You see what the file says. What you had changed is one undo away.")
        self._toast.say(said, back, icon_name="refresh-cw", is_about_last=True)

    def _save_as(self) -> Offer:
        return Offer(_("Save as…"), self._saving.save_as)
