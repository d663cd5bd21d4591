"""Earlier versions of the open journey: shown, restored, opened as copies; the present one kept under a name."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from journeydesigner.canvas.selection import TABLES, SelectionKind
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import StructureLockedError
from journeydesigner.editing.kept_states import delete_state, rename_state, set_state_note
from journeydesigner.editing.locking import unlock_map
from journeydesigner.editing.restoring import images_of, part_of, restore
from journeydesigner.files.captured import Captured, capture
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.kept_states import content_of, keep_state
from journeydesigner.files.versions import Looked, Version, document_of
from journeydesigner.metrics.numbers import moment_text
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.controls.choice_field import Option
from journeydesigner.ui.toast import Offer
from journeydesigner.ui.versions.reading import NOW, Present
from journeydesigner.ui.versions.said import title_of
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.versions.versions_sheet import VersionsSheet

_NAME_FIELDS = ("title", "text")
_SHOWN = 40
_MANY = 1500
"""From so many cards on it takes a moment, and that is said first."""
_SIGHT_MS = 40
"""So long it takes until that is in sight."""


def versions_of(window: "MainWindow") -> "Versions":
    """Those of a window, made when they are first wanted; they live as long as its session."""
    return window.session.findChild(Versions) or Versions(window)


class Versions(QObject):
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.session)
        self._window, self._session, self._toast = window, window.session, window.toast
        self._sheet: VersionsSheet | None = None
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)

    @property
    def sheet(self) -> "VersionsSheet | None":
        """The sheet of earlier versions, while it is open."""
        return self._sheet

    def show(self) -> None:
        """Open the sheet; close it where it is open."""
        if self._sheet is not None:
            self._sheet.leave()
            return
        from journeydesigner.ui.versions.versions_sheet import VersionsSheet

        window, session = self._window, self._session
        window.settle()
        sheet = self._sheet = VersionsSheet(
            window.look, self._present(), session.name, session.map_id, self._parts, window.front
        )
        sheet.restored.connect(self._restore)
        sheet.compared.connect(self._compare)
        sheet.copied.connect(self._copy)
        sheet.named.connect(self._name)
        sheet.removed.connect(self._remove)
        sheet.noted.connect(self._note)
        sheet.left.connect(self._closed)
        session.changed.connect(self._changed)
        session.saved_changed.connect(self._changed)
        session.document_replaced.connect(sheet.leave)
        self._toast.move_to(sheet.looked.pages)

    def ask_name(self) -> None:
        """Ask how the present state is to be called, right under the file's name."""
        from journeydesigner.ui.versions.name_popup import NamePopup

        window = self._window
        window.settle()
        if self._session.is_read_only:
            self._toast.say(self._session.why_read_only, icon_name="eye")
            return
        popup = NamePopup(_suggested(), window)
        popup.wanted.connect(self.keep)
        button = window.top_bar.file_button
        popup.open_at(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def keep(self, name: str, note: str = "") -> None:
        """Keep the present state under a name."""
        made = datetime.now(UTC)
        author = self._session.document.author
        self._pack(_Packing(capture(self._session.document)), partial(self._keep, name, note, made, author))

    # The sheet

    def _present(self) -> Present:
        document = self._session.document
        version = Version(datetime.now(UTC), 0, document.id)
        looked = Looked(version, document.snapshot, document.version(), dict(document.registers.authors))
        return Present(version, document.snapshot, document.assets, self._session.path, looked)

    def _changed(self, *_what: object) -> None:
        self._soon.start(0)

    def _refresh(self) -> None:
        if self._sheet is not None:
            self._sheet.refresh(self._present())

    def _closed(self) -> None:
        if self._sheet is not None:
            self._session.changed.disconnect(self._changed)
            self._session.saved_changed.disconnect(self._changed)
            self._session.document_replaced.disconnect(self._sheet.leave)
            self._toast.move_to(self._window.views)
        self._sheet = None

    def _parts(self, wanted: Snapshot) -> Sequence[Option]:
        """What of a version can be restored: all of it, the map that is shown, what is selected on it."""
        session = self._session
        parts = [Option("", _("Everything"))]
        found = session.map
        if found is not None and found.id in wanted.table("maps") and len(session.snapshot.maps) > 1:
            parts.append(Option(f"maps/{found.id}", _("Only this map")))
        selection = session.selection
        table = "cards" if selection.kind is SelectionKind.CARDS else TABLES.get(selection.kind)
        record = wanted.table(table).get(selection.id or "") if table is not None else None
        if record is not None:
            name = next((" ".join(str(getattr(record, field, "")).split()) for field in _NAME_FIELDS if
                         getattr(record, field, "")), "")  # fmt: skip
            shown = name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
            parts.append(Option(f"{table}/{record.id}", _only(table or "", shown)))
        return parts

    # Restoring

    def _restore(self, looked: Looked, part: str) -> None:
        session = self._session
        if session.is_read_only:
            self._toast.say(session.why_read_only, icon_name="eye")
            return
        if self._sheet is not None:
            self._sheet.leave()
        if len(looked.snapshot.table("cards")) < _MANY:
            self._restore_now(looked, part)
            return
        self._toast.show_progress(_("Restoring…"), None)
        QTimer.singleShot(_SIGHT_MS, self, partial(self._restore_in, session.document, looked, part))

    def _restore_in(self, document: Document, looked: Looked, part: str) -> None:
        """Nothing, where another journey is open by now."""
        if self._session.document is document:
            self._restore_now(looked, part)

    def _restore_now(self, looked: Looked, part: str) -> None:
        session = self._session
        document, label = session.document, _("Restore {version}").format(version=title_of(looked.version))
        table, _slash, record = part.partition("/")
        only = part_of(document.snapshot, looked.snapshot, table, record) if part else None
        try:
            written = restore(document, looked.snapshot, label, only)
        except StructureLockedError as error:
            unlock = Offer(_("Unlock and restore"), partial(self._unlock_and_restore, looked, part))
            self._toast.say(str(error), unlock, icon_name="lock", stays=True)
            return
        except ValueError as error:
            self._toast.say(str(error), icon_name="triangle-alert")
            return
        if not written:
            self._toast.say(_("Nothing had changed since then."), icon_name="info")
            return
        said = _("Restored: {version}").format(version=title_of(looked.version))
        self._toast.say(said, Offer(_("Undo"), document.undo), icon_name="history", is_about_last=True)

    def _unlock_and_restore(self, looked: Looked, part: str) -> None:
        for found in self._session.snapshot.maps:
            if found.is_locked:
                self._session.attempt(unlock_map, found.id)
        self._restore(looked, part)

    def _compare(self, looked: Looked) -> None:
        from journeydesigner.ui.comparing import comparing_of

        if self._sheet is not None:
            self._sheet.leave()
        version = looked.version
        comparing_of(self._window).compare_with(
            looked.snapshot, title_of(version), when=version.when.isoformat(), author=looked.author()
        )

    def _copy(self, version: Version) -> None:
        try:
            document = document_of(version, self._session.document.assets)
        except JourneyFileError as error:
            self._toast.say(str(error), icon_name="triangle-alert")
            return
        said = _("This is a copy of “{name}” as of {when}. Save it where you want it.").format(
            name=self._session.name, when=moment_text(version.when)
        )
        self._window.opening.take_copy(document, said)

    # Names

    def _name(self, version: Version, name: str) -> None:
        if version.key == NOW:
            self.keep(name)
        elif version.state is not None:
            self._session.attempt(rename_state, version.state, name)
        else:
            self._pack(_Packing(version), partial(self._keep, name, "", version.when, ""))

    def _note(self, version: Version, note: str) -> None:
        if version.state is not None:
            self._session.attempt(set_state_note, version.state, note)

    def _remove(self, version: Version) -> None:
        if version.state is None:
            return
        document = self._session.document
        self._session.attempt(delete_state, version.state)
        if version.state not in document.snapshot.table("kept_states"):
            said = _("Snapshot deleted: {name}").format(name=title_of(version))
            self._toast.say(said, Offer(_("Undo"), document.undo), icon_name="trash-2", is_about_last=True)

    def _pack(self, packing: "_Packing", then: "Callable[[_Packed], None]") -> None:
        """Make of a state what the file keeps of it, on another thread."""
        if self._task is not None:
            return
        self._task = Task(packing, self)
        self._task.done.connect(then)
        self._task.failed.connect(self._not_packed)
        self._task.finished.connect(self._packed)
        self._task.start()

    def _packed(self) -> None:
        self._task = None

    def _not_packed(self, error: Exception) -> None:
        if not isinstance(error, JourneyFileError):
            raise error
        self._toast.say(str(error), icon_name="triangle-alert")

    def _keep(self, name: str, note: str, made: datetime, author: str, packed: "_Packed") -> None:
        document = self._session.document
        if packed.document_id != document.id:
            return  # another journey is shown by now
        if packed.snapshot is not None:
            document.assets.update(dict(images_of(packed.snapshot, document.assets)))
        kept = self._session.attempt(
            keep_state, name, made, note=note, author=author or packed.author, content=packed.content
        )
        if kept is not None:
            said = _("Snapshot kept: {name}").format(name=name)
            offers = () if self._sheet is not None else (Offer(_("Show"), self.show),)
            self._toast.say(said, *offers, icon_name="bookmark")


class _Packed:
    """A state as the file keeps it; ``snapshot`` is that of an earlier version, whose images come with it."""

    def __init__(self, document_id: str, content: bytes, author: str, snapshot: Snapshot | None) -> None:
        self.document_id, self.content, self.author, self.snapshot = document_id, content, author, snapshot


class _Packing:
    def __init__(self, source: "Captured | Version") -> None:
        self._source = source

    def __call__(self, _progress: Progress) -> _Packed:
        source = self._source
        if isinstance(source, Captured):
            return _Packed(source.document_id, content_of(source), "", None)
        document = document_of(source, {})
        looked = Looked(source, document.snapshot, document.version(), dict(document.registers.authors))
        return _Packed(document.id, content_of(capture(document)), looked.author(), document.snapshot)


def _suggested() -> tuple[str, ...]:
    """The moment first: it is always right."""
    return (moment_text(datetime.now(UTC)), _("End of workshop"), _("Before the review"), _("As presented"))


def _only(table: str, name: str) -> str:
    match table:
        case "stages":
            said = _("Only the stage “{name}”")
        case "steps":
            said = _("Only the step “{name}”")
        case "lanes":
            said = _("Only the lane “{name}”")
        case _:
            said = _("Only the card “{name}”")
    return said.format(name=name)
