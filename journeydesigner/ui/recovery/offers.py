"""What was not saved when the program ended: looked for, kept in sight, brought back, put off or deleted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.keeping.held_files import GLANCE_S, HeldElsewhereError
from journeydesigner.files.keeping.left_behind import LeftBehind, delete, put_off
from journeydesigner.files.keeping.recovering import Hold, Recovered, recovered
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.recovery.sight import Looking, Seen, Sight
from journeydesigner.wording import _


class Offers(QObject):
    """``changed`` tells that there are others now. ``came_back(hold, recovered, sight)`` that one was read, to be
    shown: who hears it finishes or releases the hold. ``refused`` tells a sentence."""

    changed = Signal()
    came_back = Signal(object, object, object)
    refused = Signal(str)

    def __init__(self, parent: QObject, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._sights: tuple[Sight, ...] = ()
        self._looking: Task | None = None
        self._reading: Task | None = None
        self._wanted: Sight | None = None
        self._wants_again = self._wants_all = False

    @property
    def all(self) -> tuple[Sight, ...]:
        """The latest first, also those put off and those let go of."""
        return self._sights

    @property
    def open(self) -> tuple[Sight, ...]:
        """Those of which a person has not yet decided anything."""
        return tuple(each for each in self._sights if not each.left.is_put_off and not each.left.is_discarded)

    def of(self, document_id: str) -> Sight | None:
        """The latest of those of a document that are open."""
        return next((each for each in self.open if each.left.about.document_id == document_id), None)

    def look(self, *, wants_all: bool = False) -> None:
        """See what there is; what is found is told by ``changed``. ``wants_all``: look also into what was put off."""
        self._wants_all = self._wants_all or wants_all
        if self._looking is not None:
            self._wants_again = True
            return
        self._looking = Task(Looking(self._folder, self._sights, wants_all=self._wants_all), self)
        self._wants_all = False
        self._looking.done.connect(self._seen)
        self._looking.failed.connect(self._failed)
        self._looking.finished.connect(self._looked)
        self._looking.start()

    def recover(self, sight: Sight) -> None:
        """Read one again, with whatever its file holds by now; ``came_back`` tells it."""
        if self._reading is not None:
            return
        self._wanted = sight
        self._reading = Task(_Reading(sight.left), self)
        self._reading.done.connect(self._read)
        self._reading.failed.connect(self._not_read)
        self._reading.finished.connect(self._reading_over)
        self._reading.start()

    def put_off(self, sight: Sight) -> None:
        """It is kept, and waits until it is asked for."""
        self._attempt(put_off, sight)
        self.look()

    def delete(self, sight: Sight) -> None:
        """For good."""
        self._attempt(delete, sight)
        self._drop(sight)

    def wait(self) -> None:
        """Until nothing is read any more."""
        for task in (self._looking, self._reading):
            if task is not None:
                task.cancel()
                task.wait()

    def _attempt(self, act: Callable[[LeftBehind], object], sight: Sight) -> None:
        try:
            act(sight.left)
        except HeldElsewhereError:
            self._gone(sight)
        except OSError as error:
            self.refused.emit(_("That did not work ({what}).").format(what=error.strerror or error))

    def _gone(self, sight: Sight) -> None:
        self.refused.emit(_("“{name}” was recovered in another window.").format(name=sight.left.about.name))
        self._drop(sight)

    def _drop(self, sight: Sight) -> None:
        self._sights = tuple(each for each in self._sights if each.left.id != sight.left.id)
        self.changed.emit()

    def _seen(self, seen: Seen) -> None:
        self._sights = seen.sights
        self.changed.emit()
        if seen.refused:
            self.refused.emit(" ".join(seen.refused))

    def _looked(self) -> None:
        self._looking = None
        if self._wants_again:
            self._wants_again = False
            self.look()

    def _read(self, read: tuple[Hold, Recovered]) -> None:
        assert self._wanted is not None
        sight = self._wanted
        self._drop(sight)
        self.came_back.emit(*read, sight)

    def _not_read(self, error: Exception) -> None:
        assert self._wanted is not None
        if isinstance(error, HeldElsewhereError):
            self._gone(self._wanted)
        else:
            self._failed(error)

    def _reading_over(self) -> None:
        self._reading = self._wanted = None

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, JourneyFileError):
            raise error
        self.refused.emit(str(error))


class _Reading:
    """What the other thread does: hold it, though another window may just be looking into it, and read it."""

    def __init__(self, left: LeftBehind) -> None:
        self._left = left

    def __call__(self, _progress: Progress) -> tuple[Hold, Recovered]:
        hold = Hold(self._left, GLANCE_S)
        try:
            return hold, recovered(self._left)
        except BaseException:
            hold.release()
            raise
