"""Comparing what is open with another state of it: a file, an earlier version, a snapshot. The view shows it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journeydesigner.document.authors import last_author
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.session import Earlier
from journeydesigner.ui.views.view import MAP
from journeydesigner.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeydesigner.layout.report.change_sheet import TwoVersions
    from journeydesigner.model.kept_state import KeptState
    from journeydesigner.ui.hand_outs.printing import Printing
    from journeydesigner.ui.main_window import MainWindow

_VIEW = "compare"
_PAPER = "A4"


def comparing_of(window: "MainWindow") -> "Comparing":
    """That of a window, made when it is first wanted; it lives as long as its session."""
    return window.session.findChild(Comparing) or Comparing(window)


class Comparing(QObject):
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.session)
        self._window, self._session = window, window.session
        self._came_from = MAP
        self._task: Task | None = None
        self._printing: Printing | None = None

    @property
    def is_on(self) -> bool:
        return self._session.earlier is not None

    def compare_with(self, before: Snapshot, title: str, *, when: str = "", author: str = "") -> None:
        """Show the open document beside ``before``, an earlier state of it that is called ``title``.

        ``when``: when that was written (ISO), and by whom, where one knows.
        """
        window, stack = self._window, self._window.views
        window.settle()
        if not self.is_on and stack.current != _VIEW:
            self._came_from = stack.current
        if self._session.map_id is None:
            window.toast.say(_("There is no map to compare; draw one first."))
            return
        self._session.compare_with(Earlier(before, title, when, author))
        stack.open(_VIEW)

    def browse(self) -> None:
        """Ask for a file, and compare with it."""
        from journeydesigner.ui.saving import kinds

        window = self._window
        path = self._session.path
        folder = path.parent if path is not None else window.settings.folder
        chosen = window.asking.path_to_open(_("Compare with"), folder, kinds())
        if chosen is not None:
            self.compare_with_file(chosen)

    def compare_with_file(self, path: Path, title: str = "") -> None:
        """Read a file, off the window's thread, and compare with it; ``title``: what that state is called, if not as
        the file. Another document is compared by what is called alike."""
        self._read_by(_FileReading(path, title or path.name, self._session.document.id, self._session.snapshot))

    def compare_with_state(self, state: "KeptState") -> None:
        """Compare with a snapshot that the file keeps."""
        document = self._session.document
        self._read_by(_StateReading(state, document.id, document.assets))

    def _read_by(self, job: "Callable[[Progress], _Found]") -> None:
        if self._task is not None:
            self._task.cancel()
        task = self._task = Task(job, self)
        task.done.connect(partial(self._read, task))
        task.failed.connect(partial(self._refused, task))
        task.start()
        QTimer.singleShot(0, self, self._get_ready)

    def _get_ready(self) -> None:
        """The view is made while what it is going to show is read."""
        if self._task is not None and self._session.map_id is not None:
            self._window.views.prepare_view(_VIEW)

    # Handing it over

    def export_sheet(self, suffix: str) -> None:
        """Ask where to, and write what changed there."""
        from journeydesigner.exporters.common.change_sheets import change_sheet_as
        from journeydesigner.ui.hand_outs.wishes import Wishes

        two = self._two()
        if two is not None:
            window = self._window
            window.settle()
            name = _("{title}, changes").format(title=self._session.name)
            window.exporting.export(change_sheet_as(suffix, two), name=name, wishes=Wishes(paper=_PAPER))

    def print_sheet(self) -> None:
        """Print what changed; the system asks where."""
        from journeydesigner.exporters.common.change_sheets import change_sheet_as
        from journeydesigner.ui.hand_outs.printing import Printing

        two = self._two()
        if two is None or (self._printing is not None and self._printing.is_busy):
            return
        self._printing = Printing(self._session, self._window.toast, self._window)
        self._printing.exporter = change_sheet_as(".pdf", two)
        self._printing.ask()

    def _two(self) -> "TwoVersions | None":
        """Both versions, of all maps."""
        from journeydesigner.layout.report.change_sheet import TwoVersions, Version

        session, earlier = self._session, self._session.earlier
        if earlier is None:
            return None
        before = Version(earlier.snapshot, earlier.title, earlier.when, earlier.author)
        name = session.path.name if session.path is not None else session.name
        now = datetime.now(UTC).isoformat(timespec="minutes")
        return TwoVersions(before, Version(session.snapshot, name, now, session.document.author))

    # Ending

    def close(self) -> None:
        """Back to where one was."""
        if not self.is_on:
            return
        stack, back = self._window.views, self._came_from
        is_shown = stack.current == _VIEW
        self._came_from = MAP
        if is_shown:
            stack.open(back if back in {view.name for view in stack.offered()} else MAP)
        self._session.compare_with(None)

    def _read(self, task: Task, found: "_Found") -> None:
        if task is not self._task:
            return
        self._task = None
        earlier, is_same_document = found
        self.compare_with(earlier.snapshot, earlier.title, when=earlier.when, author=earlier.author)
        if not is_same_document:
            said = _("“{name}” is another document: what is called alike is compared.")
            self._window.toast.say(said.format(name=earlier.title), icon_name="git-merge")

    def _refused(self, task: Task, error: Exception) -> None:
        from journeydesigner.files.errors import JourneyFileError

        if task is not self._task:
            return
        self._task = None
        if not isinstance(error, (JourneyFileError, OSError)):
            raise error
        said = (
            str(error) if isinstance(error, JourneyFileError) else _("It could not be read ({why}).").format(why=error)
        )
        self._window.toast.say(said, icon_name="triangle-alert", stays=True)


_Found = tuple[Earlier, bool]
"""A state, and whether it is one of the same document."""


class _FileReading:
    """Reads the state of a file, as far as this document can be compared with it."""

    def __init__(self, path: Path, title: str, document_id: str, own: Snapshot) -> None:
        self._path, self._title, self._document_id, self._own = path, title, document_id, own

    def __call__(self, _tell: Progress) -> _Found:
        from journeydesigner.editing.revisions.by_name import under_ids_of
        from journeydesigner.files.journey_file import open_journey

        document = open_journey(self._path).document
        is_same = document.id == self._document_id
        snapshot = document.snapshot if is_same else under_ids_of(document.snapshot, self._own)
        written = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        return Earlier(snapshot, self._title, written.isoformat(), last_author(document)), is_same


class _StateReading:
    """Reads a snapshot that is kept in the file."""

    def __init__(self, state: "KeptState", document_id: str, assets: Mapping[str, bytes]) -> None:
        self._state, self._document_id, self._assets = state, document_id, assets

    def __call__(self, _tell: Progress) -> _Found:
        from journeydesigner.files.kept_states import read_state

        state = self._state
        snapshot = read_state(self._assets.get(state.content, b""), self._document_id, self._assets)
        return Earlier(snapshot, state.title, state.made, state.author), True
