"""A damaged file: what can be saved of it opens as a copy that is in no file yet, with the list of what was mended."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from journeydesigner.document.collector import collector_paused
from journeydesigner.files.errors import (
    CannotReadError,
    DamagedFileError,
    JourneyFileError,
    NotAJourneyError,
    UnsafeFileError,
)
from journeydesigner.files.mending.faults import Fault, Severity, severity_word
from journeydesigner.files.mending.repair import Checked, check_file
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.look import Look
from journeydesigner.ui.mending.list_sheet import ListRow, ListSheet
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _, n_

_MOST = 200
_ICONS = {
    Severity.LOST: ("circle-x", "danger"),
    Severity.MENDED: ("wrench", "text2"),
    Severity.LEFT: ("triangle-alert", "neg"),
}


class Salvaging(QObject):
    """``salvaged`` tells that what was saved of a file is shown."""

    salvaged = Signal()

    def __init__(
        self, session: Session, saving: Saving, toast: Toast, when_free: Callable[[Callable[[], object]], None]
    ) -> None:
        """``when_free`` does something once nothing unsaved would be lost by it."""
        super().__init__(session)
        self._session, self._saving, self._toast, self._when_free = session, saving, toast, when_free
        self._task: Task | None = None

    def offers(self, path: Path, error: JourneyFileError) -> tuple[Offer, ...]:
        """What to offer where a file was not opened: nothing where it is of a newer version, or cannot be read."""
        if isinstance(error, (DamagedFileError, UnsafeFileError)):
            return (Offer(_("Open what can be saved"), partial(self.open, path)),)
        return ()

    def open(self, path: Path) -> None:
        """Look at the file off the window's thread, and open what is left."""
        if self._task is not None:
            return
        self._task = Task(_Checking(path), self)
        self._task.done.connect(partial(self._found, path))
        self._task.failed.connect(partial(self._nothing, path))
        self._task.finished.connect(self._over)
        self._task.start()

    def _over(self) -> None:
        self._task = None

    def _found(self, path: Path, checked: Checked) -> None:
        self._when_free(partial(self._show, path, checked))

    def _nothing(self, path: Path, error: Exception) -> None:
        if not isinstance(error, (DamagedFileError, UnsafeFileError, NotAJourneyError, CannotReadError)):
            raise error
        said = _("Nothing of “{name}” can be saved. Open another copy of it.").format(name=path.name)
        self._toast.say(said, icon_name="triangle-alert", stays=True)

    def _show(self, path: Path, checked: Checked) -> None:
        self._session.replace(checked.document, None)
        self._saving.opened(None)
        self._session.mark_edited()
        self.salvaged.emit()
        lost = sum(fault.severity is Severity.LOST for fault in checked.faults)
        said = _("This is what could be saved of “{name}”; the file itself is as it was.").format(name=path.name)
        if lost:
            more = n_("{count} part of it is lost.", "{count} parts of it are lost.", lost).format(count=lost)
            said = f"{said} {more}"
        offers = (
            Offer(_("What was mended"), partial(self.list_faults, path.name, checked.faults)),
            Offer(_("Save as…"), self._saving.save_as),
        )
        self._toast.say(said, *offers, icon_name="wrench", stays=True)

    def list_faults(self, name: str, faults: tuple[Fault, ...]) -> None:
        """Show them, the worst first."""
        host = self._toast.parentWidget()
        if host is not None:
            FaultsSheet(self._toast.look, name, faults, host)


class FaultsSheet(ListSheet):
    """What was wrong with a file, and what became of it."""

    def __init__(self, look: Look, name: str, faults: tuple[Fault, ...], host: QWidget) -> None:
        super().__init__(look, _("What was mended"), name, host)
        counts = {severity: sum(fault.severity is severity for fault in faults) for severity in Severity}
        told = [f"{count} {severity_word(severity)}" for severity, count in counts.items() if count]
        self.summary.set_whole(" · ".join(told))
        for fault in faults[:_MOST]:
            icon, colour = _ICONS[fault.severity]
            self.column.addWidget(ListRow(look, icon, colour, fault.what))
        more = len(faults) - _MOST
        if more > 0:
            self.note.set_whole(n_("And {count} more.", "And {count} more.", more).format(count=more))
        close = self.button(_("Close"), is_main=True)
        close.clicked.connect(self.leave)
        self.finish()
        close.setFocus(Qt.FocusReason.TabFocusReason)


class _Checking:
    """A job for another thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, _progress: Progress) -> Checked:
        with collector_paused(ages=True):
            return check_file(self._path)
