"""Watches the file that a window shows, and says when somebody else wrote, moved or removed it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.journey_file import FileState, Opened
from journeydesigner.ui.background import Task
from journeydesigner.ui.keeping.looks import Found, Look, Seen
from journeydesigner.ui.keeping.newest import show_newest
from journeydesigner.ui.keeping.outside import Outside
from journeydesigner.ui.keeping.standing_bar import StandingBar
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

_SETTLED_MS = 300
"""Files are written in several steps: it is looked at when nothing happened for so long."""
_POLL_MS = 5000
"""Folders on other machines tell nothing of what happens in them."""
_TO_BE_SURE = 2
"""So often in a row a file must be missing or unreadable: others replace it by removing it first."""
MATTER = "outside"


class Watching(QObject):
    """Of one window. Own saves are no news."""

    def __init__(self, session: Session, saving: Saving, outside: Outside, bar: StandingBar, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._saving, self._outside = session, saving, outside
        self._bar, self._toast = bar, toast
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look_soon)
        self._watcher.directoryChanged.connect(self.look_soon)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.look)
        self._polling = QTimer(self)
        self._polling.setInterval(_POLL_MS)
        self._polling.timeout.connect(self.look)
        self._polling.start()
        self._task: Task | None = None
        self._told: Found = Found.SAME
        self._missed = 0
        self._lacking: Snapshot | None = None  # what was saved in a file that is gone
        self._who, self._is_newer = "", False
        self._when = datetime.now()
        saving.state_changed.connect(self._forget)
        session.saved_changed.connect(self._follow)
        self._follow()

    def look_soon(self) -> None:
        """Something happened in the folder."""
        self._settled.start()

    def look(self) -> None:
        """See what the file is now."""
        path, state = self._session.path, self._saving.state
        if path is None or state is None or self._task is not None or self._saving.is_saving:
            return
        self._task = Task(Look(path, state), self)
        self._task.done.connect(self._seen)
        self._task.finished.connect(self._over)
        self._task.start()

    def stop(self) -> None:
        """Look no more."""
        self._polling.stop()
        self._settled.stop()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def _follow(self) -> None:
        """Watch the session's file and its folder; both names where it is a link. What is offered may be other now."""
        path = self._session.path
        wanted: set[str] = set()
        if path is not None:
            target = real_target(path)
            there = {path, target, path.absolute().parent, target.parent}
            wanted = {str(each) for each in there if each.exists()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if path is not None and str(path) not in watched:
            self.look_soon()  # between its reading and now, too
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))
        if self._told is Found.CHANGED:
            self._stand()

    def _forget(self) -> None:
        self._told, self._missed, self._lacking = Found.SAME, 0, None
        self._bar.over(MATTER)

    def _over(self) -> None:
        self._task = None

    def _seen(self, seen: Seen) -> None:
        if seen.path != self._session.path or seen.before is not self._saving.state or self._saving.is_saving:
            return  # it was read or written here meanwhile
        self._follow()
        match seen.found:
            case Found.SAME:
                self._same(seen.state)
            case Found.CHANGED:
                assert seen.opened is not None
                self._changed(seen.opened)
            case Found.GONE | Found.FOLDER_GONE | Found.UNREADABLE:
                self._missing(seen.found)

    def _same(self, state: FileState | None) -> None:
        session, lacking = self._session, self._lacking
        if state is not None:
            self._saving.touched(state)
        self._forget()
        if lacking is session.snapshot and session.path is not None:  # it is back, and nothing was done meanwhile
            session.mark_saved(session.path, is_whole=True, written=lacking)

    def _changed(self, opened: Opened) -> None:
        self._missed = 0
        who = _writers(opened, self._session)
        if self._session.is_read_only and not self._session.is_edited:
            show_newest(self._session, self._saving, opened)
            said = _("{who} has saved: you see the newest.").format(who=who) if who else _("You see the newest.")
            self._toast.say(said, icon_name="refresh-cw")
            return
        if self._told is not Found.CHANGED:
            self._when = datetime.now()
        self._told, self._who = Found.CHANGED, who
        self._is_newer = opened.document.is_read_only
        self._stand()

    def _stand(self) -> None:
        name, time = self._name(), f"{self._when:%H:%M}"
        if self._who:
            said = _("{who} has changed “{name}” meanwhile, at {time}.").format(who=self._who, name=name, time=time)
        else:
            said = _("“{name}” was changed outside this window, at {time}.").format(name=name, time=time)
        offers = self._outside.offers(is_newer=self._is_newer)
        self._bar.stand(MATTER, said, *offers, icon_name="refresh-cw")

    def _missing(self, found: Found) -> None:
        self._missed += 1
        if self._missed < _TO_BE_SURE:
            QTimer.singleShot(2 * _SETTLED_MS, self, self.look)
            return
        if found is self._told:
            return
        self._told = found
        if not self._session.is_read_only and not self._session.is_edited:
            self._lacking = self._session.snapshot
            self._session.mark_edited()  # no file holds it: neither «Saved» nor closed without a word
        name = self._name()
        match found:
            case Found.FOLDER_GONE:
                said = _("The folder of “{name}” is not there any more. What you see is all here: save it elsewhere.")
                offers = (self._save_as(),)
            case Found.GONE:
                said = _("“{name}” is not there any more: moved, renamed or deleted. Saving writes it again.")
                offers = (Offer(_("Save again"), self._write_again), self._save_as())
            case _:
                said = _("“{name}” was overwritten by something that is no sound journey. What you see is all here.")
                offers = (self._save_as(),)
        self._bar.stand(MATTER, said.format(name=name), *offers, icon_name="triangle-alert")

    def _write_again(self) -> None:
        self._bar.over(MATTER)
        self._told = Found.SAME
        self._saving.save()

    def _save_as(self) -> Offer:
        return Offer(_("Save as…"), self._saving.save_as)

    def _name(self) -> str:
        return (self._session.path or Path()).stem


def _writers(opened: Opened, session: Session) -> str:
    """Who wrote what we have not seen, as far as they gave their names."""
    mine, authors = session.document.version(), opened.document.registers.authors
    news = [peer for peer, moment in opened.document.version().items() if peer not in mine or mine[peer] < moment]
    return ", ".join(sorted({authors[peer] for peer in news if authors.get(peer)})[:3])
