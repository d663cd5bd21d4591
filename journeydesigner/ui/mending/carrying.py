"""What this file carries besides the map, with counts; and a clean copy of it, without what the person unchecks."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import bytes_at, write_journey
from journeydesigner.files.keeping.windows import is_same_file
from journeydesigner.files.mending.carried import Carried, carried_in
from journeydesigner.files.mending.clean import WITH_HISTORY, clean_copy
from journeydesigner.files.mending.what import What
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.look import Look
from journeydesigner.ui.mending.list_sheet import ListRow, ListSheet
from journeydesigner.ui.saving import SUFFIX, kinds
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_ICONS = {
    What.HISTORY: "history", What.DELETED: "trash-2", What.VERSIONS: "bookmark", What.COMMENTS: "message-square",
    What.VOTES: "circle-dot", What.SOURCES: "link", What.IMAGES: "image", What.UNKNOWN: "info", What.PREVIEW: "eye",
}  # fmt: skip


def carrying_of(window: "MainWindow") -> "Carrying":
    """That of a window, made when it is first wanted."""
    return window.session.findChild(Carrying) or Carrying(window)


class Carrying(QObject):
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.session)
        self._window = window
        self._task: Task | None = None
        self.sheet: CarriedSheet | None = None

    def show(self) -> None:
        """What the open journey carries, as it would be saved now."""
        window = self._window
        window.settle()
        if self.sheet is not None or not window.possible.has_document():
            return
        document = window.session.document
        found = carried_in(document, _saved(window.session.path))
        self.sheet = sheet = CarriedSheet(window.look, window.session.name, found, window.front)
        sheet.left.connect(self._closed)
        sheet.wanted.connect(self._save)
        window.session.document_replaced.connect(sheet.leave)

    def _closed(self) -> None:
        if self.sheet is not None:
            self._window.session.document_replaced.disconnect(self.sheet.leave)
        self.sheet = None

    def _save(self, keep: frozenset[What]) -> None:
        window, path = self._window, self._window.session.path
        folder = path.parent if path is not None else window.settings.folder
        proposed = folder / (_("{name} (clean)").format(name=window.session.name) + SUFFIX)
        out = window.asking.path_to_write(_("Save a clean copy"), proposed, kinds(), SUFFIX)
        if out is None or self._task is not None:
            return
        if path is not None and is_same_file(out, path):
            said = _("“{name}” is the journey that is open. Save the copy to another file.").format(name=out.name)
            window.toast.say(said, icon_name="triangle-alert", stays=True)
            return
        copy = capture(clean_copy(window.session.document, keep))
        self._task = Task(_Writing(copy, out), self)
        self._task.done.connect(partial(self._done, keep))
        self._task.failed.connect(self._failed)
        self._task.start()

    def _done(self, keep: frozenset[What], out: Path) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.leave()
        said = _("Saved “{name}” without it. What is open is as it was.").format(name=out.name)
        if What.HISTORY not in keep:
            said = f"{said} {_('The copy does not merge with others.')}"
        window = self._window
        window.toast.say(said, Offer(_("Open it"), partial(window.opening.open, out)), icon_name="circle-check")

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, (JourneyFileError, OSError)):
            raise error
        self._window.toast.say(str(error), icon_name="triangle-alert", stays=True)


class CarriedSheet(ListSheet):
    """``wanted(frozenset of What)`` tells what a clean copy is to keep; ``left`` that the sheet was closed."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, look: Look, name: str, found: tuple[Carried, ...], host: QWidget) -> None:
        super().__init__(look, _("What this file carries"), name, host)
        self.rows: dict[What, ListRow] = {}
        for what in What:
            lines = [each.said for each in found if each.what is what]
            if lines:
                self.rows[what] = row = ListRow(look, _ICONS[what], "text2", word_of(what), *lines, is_chosen=True)
                row.switch.setToolTip(_("Take it out of a clean copy"))
                row.switch.clicked.connect(self._settle)
                self.column.addWidget(row)
        self.summary.set_whole(
            _("Besides the map, whoever has this file has what follows. A clean copy leaves out what is switched on.")
            if found
            else _("It carries nothing besides the map.")
        )
        cancel = self.button(_("Cancel"))
        cancel.clicked.connect(self.leave)
        self.save = self.button(_("Save a clean copy…"), is_main=True)
        self.save.clicked.connect(self._save)
        self._settle()
        self.finish()
        self.save.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def kept(self) -> frozenset[What]:
        """What a clean copy keeps."""
        return frozenset(what for what, row in self.rows.items() if not row.switch.isChecked())

    def let_go(self) -> None:
        self.left.emit()

    def _settle(self) -> None:
        """What hangs on the history goes with it; and what that means is said."""
        history = self.rows.get(What.HISTORY)
        goes = history is None or history.switch.isChecked()
        for what in WITH_HISTORY & self.rows.keys():
            switch = self.rows[what].switch
            if goes:
                switch.setChecked(True)
            switch.setEnabled(not goes)
        self.note.set_whole(
            _("The copy is a document of its own: it does not merge with copies that others have.")
            if goes
            else _("The copy stays the same document: a merge with others' copies brings back what they hold.")
        )

    def _save(self) -> None:
        self.wanted.emit(self.kept)


def word_of(what: What) -> str:
    match what:
        case What.HISTORY:
            return _("History")
        case What.DELETED:
            return _("What was deleted or overwritten")
        case What.VERSIONS:
            return _("Named snapshots")
        case What.COMMENTS:
            return _("Comments")
        case What.VOTES:
            return _("Voters' names")
        case What.SOURCES:
            return _("Sources")
        case What.IMAGES:
            return _("What images tell")
        case What.UNKNOWN:
            return _("What is not shown here")
        case What.PREVIEW:
            return _("Preview")


def _saved(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return bytes_at(path)
    except JourneyFileError:
        return None


class _Writing:
    """A job for another thread."""

    def __init__(self, captured: Captured, out: Path) -> None:
        self._captured, self._out = captured, out

    def __call__(self, _progress: Progress) -> Path:
        write_journey(self._captured, self._out)
        return self._out
