"""An edited workbook comes back into the window: read by another thread, shown as changes, applied as one step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeydesigner.ui.asking import Asking
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journeydesigner.document.snapshot import Snapshot
    from journeydesigner.importers.workbook.book import Book
    from journeydesigner.importers.workbook.plan import Plan
    from journeydesigner.ui.look import Look
    from journeydesigner.ui.reading_back.changes_sheet import ChangesSheet

_SUFFIX = ".xlsx"


class ReadingBack(QObject):
    """One workbook at a time. ``host`` is what the sheet of changes lies over."""

    def __init__(
        self, look: "Look", session: Session, settings: Settings, asking: Asking, toast: Toast, host: "QWidget"
    ) -> None:
        super().__init__(session)
        self._look, self._session, self._settings = look, session, settings
        self._asking, self._toast, self._host = asking, toast, host
        self._task: Task | None = None
        self._book: Book | None = None
        self._sheet: ChangesSheet | None = None
        self._is_stale = False

    @property
    def sheet(self) -> "ChangesSheet | None":
        """The sheet of changes, while it is open."""
        return self._sheet

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self._asking = asking

    def browse(self) -> None:
        """Ask for a workbook, and show what was changed in it."""
        own = self._session.path.parent if self._session.path is not None else self._settings.folder
        kinds = f"{_('Excel workbook')} (*{_SUFFIX})"
        chosen = self._asking.path_to_open(_("Read back from Excel"), own, kinds)
        if chosen is not None:
            self.take(chosen)

    def take(self, path: Path) -> None:
        """Show what was changed in a workbook."""
        if self._task is None:
            self._run(_Reading(path, self._session.snapshot))

    def wait(self) -> None:
        """Until nothing is read any more."""
        if self._task is not None:
            self._task.wait()

    def _run(self, job: "_Reading") -> None:
        self._task = Task(job, self)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _done(self, read: "tuple[Book, Plan]") -> None:
        self._task = None
        self._book, plan = read
        if self._is_stale:
            self._plan_again(None)
            return
        if self._sheet is not None:
            self._sheet.show_plan(plan)
            return
        from journeydesigner.ui.reading_back.changes_sheet import ChangesSheet

        self._sheet = ChangesSheet(self._look, plan, self._host)
        self._sheet.wanted.connect(self._apply)
        self._sheet.left.connect(self._closed)
        self._session.changed.connect(self._plan_again)
        self._session.document_replaced.connect(self._sheet.leave)

    def _failed(self, error: Exception) -> None:
        from journeydesigner.importers.registry import ImportFailedError

        self._task = None
        if not isinstance(error, ImportFailedError):
            raise error
        self._toast.say(str(error), icon_name="triangle-alert", stays=True)

    def _plan_again(self, _changes: object) -> None:
        """The map was changed while the sheet is open: so may be what is left to change."""
        self._is_stale = self._task is not None
        if not self._is_stale and self._book is not None and self._sheet is not None:
            self._run(_Reading(self._book, self._session.snapshot))

    def _closed(self) -> None:
        if self._sheet is not None:
            self._session.changed.disconnect(self._plan_again)
            self._session.document_replaced.disconnect(self._sheet.leave)
        self._sheet = self._book = None
        self._is_stale = False

    def _apply(self, plan: "Plan") -> None:
        from journeydesigner.document.schema import InvalidRecordError
        from journeydesigner.document.structure_lock import StructureLockedError
        from journeydesigner.importers.workbook.applying import apply_plan

        if self._sheet is not None:
            self._sheet.leave()
        document = self._session.document
        try:
            apply_plan(document, plan)
        except (InvalidRecordError, StructureLockedError, KeyError) as error:
            why = _("it was changed meanwhile") if isinstance(error, KeyError) else error
            self._toast.say(_("Nothing was changed: {why}").format(why=why), icon_name="triangle-alert", stays=True)
            return
        count = len(plan.additions) + len(plan.edits) + len(plan.removals)
        said = n_("{count} change of “{name}” was taken over", "{count} changes of “{name}” were taken over", count)
        undo = Offer(_("Undo"), document.undo)
        self._toast.say(said.format(count=count, name=plan.name), undo, icon_name="circle-check", is_about_last=True)


class _Reading:
    """What the other thread does: read the workbook, unless it was, and plan."""

    def __init__(self, source: "Path | Book", snapshot: "Snapshot") -> None:
        self._source, self._snapshot = source, snapshot

    def __call__(self, progress: Progress) -> "tuple[Book, Plan]":
        from journeydesigner.exporters.workbook.origin import origin_form
        from journeydesigner.importers.workbook.book import read_book_at
        from journeydesigner.importers.workbook.planning import map_of, plan_of

        book = read_book_at(self._source, progress) if isinstance(self._source, Path) else self._source
        progress(0.6, book.name)
        map_id = map_of(book, self._snapshot)
        return book, plan_of(book, self._snapshot, map_id, origin_form(self._snapshot, map_id))
