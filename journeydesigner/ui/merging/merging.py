"""Merging the open journey with another copy of it: looked at first, then taken in as one step, conflicts shown."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeydesigner.document.collector import collector_paused
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.ui.background import Task
from journeydesigner.ui.merging.pill import ConflictsPill
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.document.document import Document, Merged
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.merging.conflicts_sheet import ConflictsSheet
    from journeydesigner.ui.merging.merge_sheet import MergeSheet
    from journeydesigner.ui.merging.reading import Outlook


class Merging(QObject):
    """Of one window; it lives as long as its session."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.session)
        self._window, self._session = window, window.session
        self._task: Task | None = None
        self._looking: Path | None = None
        self.sheet: MergeSheet | None = None
        """What would come, while the person looks at it."""
        self.conflicts: ConflictsSheet | None = None
        """The open conflicts, while they are shown."""
        self.pill = ConflictsPill(window.look, window.session)
        self.pill.clicked.connect(self.show_conflicts)
        window.top_bar.place_conflicts(self.pill)
        window.keeping.outside.merged.connect(self.tell)

    def browse(self) -> None:
        """Ask for a file, and show what it would bring."""
        from journeydesigner.ui.saving import kinds

        window, path = self._window, self._session.path
        folder = path.parent if path is not None else window.settings.folder
        chosen = window.asking.path_to_open(_("Merge with"), folder, kinds())
        if chosen is not None:
            self.take(chosen)

    def take(self, path: Path) -> None:
        """Show what a file would bring."""
        from journeydesigner.ui.merging.reading import LookingAhead

        self._window.settle()
        if self._task is not None:
            self._task.cancel()
        document = self._session.document
        self._looking = path
        task = self._task = Task(LookingAhead(path, capture(document), document.author), self)
        task.done.connect(partial(self._show, task, document))
        task.failed.connect(partial(self._refused, task))
        task.start()

    def wait(self) -> None:
        """Until nothing is read any more."""
        if self._task is not None:
            self._task.wait()

    def show_conflicts(self) -> None:
        """The sheet of the open conflicts; it is closed where it is open."""
        from journeydesigner.ui.merging.conflicts_sheet import ConflictsSheet

        if self.conflicts is not None:
            self.conflicts.leave()
            return
        self._window.settle()
        self.conflicts = ConflictsSheet(self._window.look, self._session, self._window.front)
        self.conflicts.left.connect(self._conflicts_left)
        self.conflicts.going.connect(self._go)

    def tell(self, merged: "Merged", name: str = "") -> None:
        """Say that a merge was done, and offer what can be done about it."""
        window, count = self._window, len(merged.conflicts)
        said = _("Merged with “{name}”.").format(name=name) if name else _("Merged with what was changed elsewhere.")
        undo = Offer(_("Undo"), window.undo)
        if not count:
            window.toast.say(said, undo, icon_name="git-merge", is_about_last=True)
            return
        more = n_(
            "In {count} place both sides had changed the same: the later value stands until you choose.",
            "In {count} places both sides had changed the same: the later values stand until you choose.",
            count,
        )
        show = Offer(_("Show conflicts"), self._show_if_closed)
        window.toast.say(f"{said} {more.format(count=count)}", show, undo, icon_name="git-merge", stays=True)

    # Looking ahead

    def _show(self, task: Task, document: "Document", outlook: "Outlook") -> None:
        from journeydesigner.ui.merging.merge_sheet import MergeSheet

        if task is not self._task:
            return
        self._task = None
        if self._session.document is not document:
            return  # another journey is shown by now
        if self.sheet is not None:
            self.sheet.leave()
        window = self._window
        if outlook.brings_nothing:
            said = _("“{name}” brings nothing new: all that was done in it is here already.")
            instead = Offer(_("open it"), partial(window.opening.open, outlook.path))
            window.toast.say(said.format(name=outlook.path.stem), instead, icon_name="git-merge")
            return
        self.sheet = MergeSheet(window.look, outlook, window.front)
        self.sheet.wanted.connect(self._merge)
        self.sheet.left.connect(self._left)
        self.sheet.opening.connect(self._open)
        self._session.document_replaced.connect(self.sheet.leave)

    def _refused(self, task: Task, error: Exception) -> None:
        if task is not self._task:
            return
        self._task = None
        if not isinstance(error, JourneyFileError):
            raise error
        self._window.toast.say(str(error), icon_name="triangle-alert", stays=True)

    def _left(self) -> None:
        if self.sheet is not None:
            self._session.document_replaced.disconnect(self.sheet.leave)
        self.sheet = None

    def _open(self, path: Path) -> None:
        if self.sheet is not None:
            self.sheet.leave()
        self._window.opening.open(path)

    def _merge(self, outlook: "Outlook") -> None:
        """Take in what was looked at: what was done here meanwhile stays, as in any merge."""
        from journeydesigner.files.taking_in import take_in

        if self.sheet is not None:
            self.sheet.leave()
        session, window = self._session, self._window
        other, name = outlook.opened.document, outlook.path.stem
        if session.is_read_only:
            session.trouble.emit(session.why_read_only)
            return
        if outlook.changes is None:
            maps = take_in(session.document, other)
            if maps:
                session.show_map(maps[0])
            said = n_("Added {count} map of “{name}”", "Added {count} maps of “{name}”", len(maps))
            undo = Offer(_("Undo"), window.undo)
            said = said.format(count=len(maps), name=name)
            window.toast.say(said, undo, icon_name="folder-open", is_about_last=True)
            return
        with collector_paused():
            merged = session.document.merge(other, _("Merge"), is_own=True)
        self.tell(merged, name)

    # Conflicts

    def _show_if_closed(self) -> None:
        if self.conflicts is None:
            self.show_conflicts()

    def _conflicts_left(self) -> None:
        self.conflicts = None

    def _go(self, record: str, map_id: str, sentence: str) -> None:
        """To what a conflict is about, with the way back."""
        window = self._window
        window.front.show_panes()
        window.reach.going.to(record, map_id or None)  # type: ignore[arg-type]
        back = Offer(_("Back to the conflicts"), self._show_if_closed)
        window.toast.say(sentence, back, icon_name="git-merge", stays=True)


def merging_of(window: "MainWindow") -> Merging:
    """That of a window."""
    found = window.session.findChild(Merging)
    return found if isinstance(found, Merging) else Merging(window)
