"""A file that cannot be opened offers its earlier versions, where it is said."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.errors import JourneyFileError, NewerVersionError
from journeydesigner.files.journey_file import FileState
from journeydesigner.files.versions import Version, document_of, saved_versions
from journeydesigner.metrics.numbers import moment_text, short_moment
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _


@dataclass(frozen=True)
class _Found:
    """The earlier versions of a file, and what the file was that could not be opened (None: it is gone)."""

    versions: tuple[Version, ...]
    state: FileState | None


class Rescuing(QObject):
    """``restored`` tells that an earlier version is shown in the place of what could not be opened."""

    restored = Signal()

    def __init__(
        self,
        session: Session,
        saving: Saving,
        toast: Toast,
        when_free: Callable[[Callable[[], object]], None],
        further: Callable[[Path, JourneyFileError], tuple[Offer, ...]],
    ) -> None:
        """``when_free`` does something once nothing unsaved would be lost by it; ``further``: what else is offered."""
        super().__init__(session)
        self._further = further
        self._when_free = when_free
        self._session, self._saving, self._toast = session, saving, toast
        self._task: Task | None = None

    def tell(self, path: Path, error: JourneyFileError) -> None:
        """Say why a file was not opened, and offer what there is of it."""
        further = self._further(path, error)
        self._toast.say(str(error), *further, icon_name="triangle-alert", stays=True)
        if self._task is not None or isinstance(error, NewerVersionError):
            return
        self._task = Task(_Looking(path), self)
        self._task.done.connect(partial(self._offer, path, str(error), error.reason, further))
        self._task.finished.connect(self._looked)
        self._task.start()

    def _looked(self) -> None:
        self._task = None

    def _offer(self, path: Path, why: str, reason: str, further: Sequence[Offer], found: _Found) -> None:
        if self._toast.text != why or not found.versions:
            return
        moments: dict[str, int] = {}  # two of one minute would be offered with the same words
        for at, version in enumerate(found.versions):
            moments.setdefault(short_moment(version.when), at)
        offers = [
            Offer(
                text.format(when=when),
                partial(self._when_free, self._restoring(path, found, at)),
            )
            for text, (when, at) in zip(
                (_("Restore the version of {when}"), _("That of {when}")), moments.items(), strict=False
            )
        ]
        said = _("“{name}” cannot be opened. {why}").format(name=path.name, why=reason)
        self._toast.say(said, *offers, *further, icon_name="triangle-alert", stays=True)

    def _restoring(self, path: Path, found: _Found, at: int) -> Callable[[], object]:
        return partial(self._restore, path, found.versions[at:], found.state)

    def _restore(self, path: Path, versions: Sequence[Version], state: FileState | None) -> None:
        """The first of these that can be opened takes the place of the file, once it is saved: of that which could not
        be opened, not of what somebody else put there meanwhile."""
        for version in versions:
            try:
                document = document_of(version, {})
            except JourneyFileError:
                continue
            self._session.replace(document, path)
            self._saving.opened(state)
            self._session.mark_edited()
            self.restored.emit()
            said = _("This is “{name}” as of {when}. Save it to put it in the place of what cannot be opened.")
            said = said.format(name=path.name, when=moment_text(version.when))
            self._toast.say(said, Offer(_("Save"), self._saving.save), icon_name="history", stays=True)
            return
        said = _("None of the earlier versions of {name} can be opened.").format(name=path.name)
        self._toast.say(said, icon_name="triangle-alert", stays=True)


class _Looking:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, _progress: Progress) -> _Found:
        return _Found(saved_versions(self._path), self._state())

    def _state(self) -> FileState | None:
        target = real_target(self._path)
        try:
            was = target.stat()
            return FileState.of(was, hashlib.sha256(target.read_bytes()).hexdigest())
        except OSError:
            return None
