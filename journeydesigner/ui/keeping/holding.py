"""Holds the lock of the file that a window shows; without it the document is only looked at until it is free."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from journeydesigner import shipped
from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.disk import RealDisk
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import FileState, Opened, open_journey
from journeydesigner.files.keeping.lock import RENEW_EVERY_S, Holder, Lock, Taken, take
from journeydesigner.metrics.numbers import short_moment
from journeydesigner.ui.background import Cancelled, Progress, Task
from journeydesigner.ui.keeping.holders import name_of, refusal
from journeydesigner.ui.keeping.newest import show_newest
from journeydesigner.ui.keeping.standing_bar import StandingBar
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

_LOOK_AGAIN_MS = 3000
MATTER = "held"
NEWER = "newer"


class Holding(QObject):
    """Of one window. ``follow`` comes first; ``leave`` when the window closes."""

    def __init__(self, session: Session, settings: Settings, saving: Saving, bar: StandingBar, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._settings, self._saving = session, settings, saving
        self._bar, self._toast = bar, toast
        self._path: Path | None = None
        self._lock: Lock | None = None
        self._left: Lock | None = None
        """What was released last; what another ``Holding`` goes on with was not."""
        self._holder: Holder | None = None
        self._task: Task | None = None
        self._is_asked = False
        self.open_copy: Callable[[], object] | None = None
        """What ``Open a copy`` does; without it that is not offered."""
        self._renewing = QTimer(self)
        self._renewing.setInterval(RENEW_EVERY_S * 1000)
        self._renewing.timeout.connect(self._renew)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_AGAIN_MS)
        self._looking.timeout.connect(self._look_again)
        session.saved_changed.connect(self.follow)
        session.document_replaced.connect(self._keep_on)

    @property
    def holder(self) -> Holder | None:
        """Who has the session's file open, where that is somebody else."""
        return self._holder

    @property
    def lock(self) -> Lock | None:
        return self._lock

    def begin(self) -> None:
        """The window shows its first document."""
        self._keep_on()
        self.follow()

    def follow(self) -> None:
        """The session is at another file, perhaps: leave the one before, take this one."""
        path = self._session.path
        if path == self._path:
            return
        self.leave()
        self._path = path
        if path is None or _is_shipped(path) or self._session.is_read_only:
            return
        taken = take(path, self.own_name())
        if taken.holder is not None:
            self._look_at(taken.holder)
            return
        self._has(taken)
        is_protected = path.exists() and not RealDisk().is_writable(real_target(path))
        if is_protected or (path.exists() and not taken.lock_is_written):
            said = _("“{name}” can be read, not written, by you: what you change can be saved under another name.")
            self._toast.say(said.format(name=path.stem), Offer(_("Save as…"), self._saving.save_as), icon_name="eye")

    def _keep_on(self) -> None:
        """Another document is there, perhaps another reading of the same file."""
        session = self._session
        if session.is_read_only:  # it was read so: a newer program wrote it
            self._bar.stand(NEWER, session.why_read_only, icon_name="eye")
        else:
            self._bar.over(NEWER)
        if self._holder is not None and session.path == self._path:
            session.keep_as_it_is(self.why)

    def go_on_as(self, other: "Holding") -> None:
        """Hold what another one held, which this replaces."""
        path, lock, holder = other._path, other._lock, other._holder
        other._let_go()
        self._path = path
        self._keep_on()
        if holder is not None:
            self._look_at(holder)
        elif lock is not None:
            self._has(Taken(lock))

    def leave(self) -> None:
        """Hold nothing any more: others may have it."""
        lock = self._lock
        self._let_go()
        if lock is not None:
            self._left = lock
            lock.release()

    def own_name(self) -> str:
        """By what the person is known to others."""
        return self._settings.author

    def try_again(self) -> None:
        """See whether the file is free by now, and say it if it is not."""
        self._is_asked = True
        self._look_again()

    def _look_again(self) -> None:
        """On another thread: folders of others can be slow."""
        if self._holder is None or self._path is None or self._task is not None:
            return
        self._task = Task(_Again(self._path, self.own_name(), self._saving.state), self)
        self._task.done.connect(self._looked)
        self._task.finished.connect(self._task_over)
        self._task.start()

    def _let_go(self) -> None:
        """Forget the lock without releasing it."""
        was_looking = self._holder is not None
        self._path = self._lock = self._holder = None
        self._renewing.stop()
        self._looking.stop()
        self._bar.over(MATTER)
        if was_looking:
            self._session.keep_as_it_is(None)

    def _has(self, taken: Taken) -> None:
        assert taken.lock is not None
        self._lock = taken.lock
        if taken.lock.is_written:
            self._renewing.start()
        left = taken.left_behind
        if left is not None and (left.who or left.host):
            said = _("{who} had this file open since {when} and never closed it: it is yours now.")
            self._toast.say(said.format(who=name_of(left), when=short_moment(left.since)), icon_name="lock-open")

    def _look_at(self, holder: Holder) -> None:
        """Read only, until that one leaves."""
        self._holder = holder
        self._session.keep_as_it_is(self.why)
        self._stand()
        self._looking.start()

    def why(self) -> str:
        """The sentence with which everything that would write is refused."""
        return "" if self._holder is None else refusal(self._holder, self.own_name())

    def offers(self) -> tuple[Offer, ...]:
        """What can be done about it."""
        if self._holder is None:
            return ()
        copy = () if self.open_copy is None else (Offer(_("Open a copy"), self.open_copy),)
        return (*copy, Offer(_("Try again"), self.try_again))

    def _stand(self) -> None:
        self._bar.stand(MATTER, self.why(), *self.offers(), icon_name="eye")

    def _looked(self, again: "_Looked") -> None:
        if again.path != self._path or self._holder is None:
            if again.taken.lock is not None:
                again.taken.lock.release()
            return
        if again.taken.holder is not None:
            is_other = again.taken.holder.nonce != self._holder.nonce
            self._holder = again.taken.holder
            if is_other:
                self._stand()
            if self._is_asked:
                self._is_asked = False
                self._toast.say(_("{who} still has it open.").format(who=name_of(self._holder)), icon_name="eye")
            return
        left = self._holder
        self._let_go()
        self._path = again.path
        self._has(Taken(again.taken.lock))
        if again.opened is not None:
            show_newest(self._session, self._saving, again.opened)
        said = _("{who} has closed this file. It shows the newest, and you can edit it now.")
        self._toast.say(said.format(who=name_of(left)), icon_name="lock-open")

    def _task_over(self) -> None:
        self._task = None

    def _renew(self) -> None:
        if self._lock is not None and self._task is None:
            self._task = Task(_Renewing(self._lock), self)
            self._task.done.connect(self._renewed)
            self._task.finished.connect(self._task_over)
            self._task.start()

    def _renewed(self, outcome: "tuple[Lock, bool]") -> None:
        lock, is_ours = outcome
        if lock is not self._lock:
            if lock is self._left:
                lock.release()  # it was left meanwhile: what was renewed then would stay for ever
            return
        if is_ours:
            return
        self._lock = None
        self._renewing.stop()
        said = _("Somebody else has opened this file too: it seemed forgotten. What both of you save can be merged.")
        self._toast.say(said, icon_name="users", stays=True)


@dataclass(frozen=True)
class _Looked:
    path: Path
    taken: Taken
    opened: Opened | None


class _Again:
    """Tries to take a file, and reads it if it is another by now."""

    def __init__(self, path: Path, who: str, state: FileState | None) -> None:
        self._path, self._who, self._state = path, who, state

    def __call__(self, progress: Progress) -> _Looked:
        taken = take(self._path, self._who)
        try:
            progress(0.5, "")
        except Cancelled:
            if taken.lock is not None:
                taken.lock.release()  # nobody wants it any more
            raise
        opened: Opened | None = None
        if taken.lock is not None:
            with suppress(JourneyFileError):  # what is wrong with it the watcher tells
                opened = open_journey(self._path)
        return _Looked(self._path, taken, opened)


class _Renewing:
    def __init__(self, lock: Lock) -> None:
        self._lock = lock

    def __call__(self, _progress: Progress) -> tuple[Lock, bool]:
        return self._lock, self._lock.renew()


def _is_shipped(path: Path) -> bool:
    """Whether it is one of the program's own files, which nobody owns."""
    return path.resolve() in [sample.resolve() for sample in shipped.samples()]
