"""What comes into the window: files, imports, templates, a blank map. What cannot be read leaves all as it was."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.blank_map import add_blank_map
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_channel, add_organization
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.fresh_copies import fresh_start
from journeydesigner.files.journey_file import Opened
from journeydesigner.files.keeping.lock import holder_of
from journeydesigner.files.keeping.windows import bring_forward, is_same_file
from journeydesigner.files.templates import new_from_file, new_from_template
from journeydesigner.model.ids import MapId
from journeydesigner.ui.asking import Answer, Asking
from journeydesigner.ui.importing import Importing
from journeydesigner.ui.keeping.arriving import Arriving
from journeydesigner.ui.mending.salvaging import Salvaging
from journeydesigner.ui.saving import SUFFIX, Saving, kinds
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.own_templates import OwnTemplates
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.ui.versions.rescuing import Rescuing
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.importers.registry import Imported

BLANK = "blank"


class Opening(QObject):
    """``began`` tells that another document is shown and the person may start on it."""

    began = Signal()

    def __init__(self, session: Session, settings: Settings, asking: Asking, saving: Saving, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._settings, self._asking = session, settings, asking
        self._saving, self._toast = saving, toast
        self._next: Callable[[], object] | None = None
        self.templates = OwnTemplates(session, toast)
        self.salvaging = Salvaging(session, saving, toast, self.when_free)
        self.salvaging.salvaged.connect(self.began)
        self.rescuing = Rescuing(session, saving, toast, self.when_free, self.salvaging.offers)
        self.rescuing.restored.connect(self.began)
        self.importing = Importing(toast, self)
        self.importing.imported.connect(self._imported)
        self.importing.refused.connect(self._refused)
        self.arriving = Arriving(toast, self._unreadable, self)

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self._asking = asking

    def browse(self) -> None:
        """Ask for a journey, and open it."""
        chosen = self._asking.path_to_open(_("Open"), self._folder(), kinds())
        if chosen is not None:
            self.open(chosen)

    def browse_import(self) -> None:
        """Ask for a file of another format, and import it."""
        self.importing.expect()
        chosen = self._asking.path_to_open(_("Import"), self._folder(), import_kinds())
        if chosen is not None:
            self.import_from(chosen)

    def take(self, path: Path) -> None:
        """Open or import, as the file's suffix says."""
        if path.suffix.lower() == SUFFIX:
            self.open(path)
        else:
            self.import_from(path)

    def takes(self, path: Path) -> bool:
        """Whether a file is a journey or can be imported as one."""
        from journeydesigner.importers.registry import importers

        known = {SUFFIX, *(suffix for importer in importers() for suffix in importer.suffixes)}
        return path.suffix.lower() in known

    def open(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Show a file; ``then`` is done once it is shown. One that is shown already, here or in another window of this
        person, comes forward."""
        if self._session.path is not None and is_same_file(path, self._session.path):
            self._come_forward(then)
        else:
            self.when_free(partial(self._open, path, then))

    def import_from(self, path: Path) -> None:
        self.when_free(_Later(self.importing.take, path))

    def begin(self, template: str, *, has_examples: bool = False) -> None:
        """A new journey from a template, shipped (with its example cards if wanted) or one's own, or a blank one."""
        self.when_free(_Later(self._begin_with_examples if has_examples else self._begin, template))

    def begin_empty(self, then: Callable[[], object]) -> None:
        """A new journey without any map, into which ``then`` draws one."""
        self.when_free(partial(self._begin_empty, then))

    def take_over(self, imported: "Imported") -> None:
        """A new journey that was made of a text; nothing of it is in a file yet."""
        self.when_free(_Later(self._take_over, imported))

    def take_copy(self, document: Document, said: str) -> None:
        """A journey that is in no file of its own; ``said`` is told of it."""
        self.when_free(_Later(self._take_copy, (document, said)))

    def show_unsaved(self, document: Document) -> None:
        """A document that no file holds, such as one that was recovered; what is open may go."""
        self._show_new(document)
        self._session.mark_edited()

    def make_twin(self, map_id: MapId, path: Path | None) -> None:
        """A to-be twin of a map of the open journey, or of the file at ``path``, which is opened for it."""
        if path is None or path == self._session.path:
            self._twin(map_id)
        else:
            self.open(path, _Later(self._twin_of_opened, map_id))

    @property
    def snapshot(self) -> Snapshot:
        """What is open."""
        return self._session.snapshot

    def when_free(self, act: Callable[[], object]) -> None:
        """Do it once no save runs and nothing unsaved would be lost by it; not at all if the person thinks better."""
        if self._saving.is_saving:
            self._saving.when_idle(_Later(self.when_free, act))
            return
        if not self._session.is_edited:
            act()
            return
        answer = self._asking.about_unsaved(self._session.name)
        if answer is Answer.SAVE:
            self._saving.save(then=_Later(self.when_free, act))
        elif answer is Answer.DISCARD:
            act()

    def _come_forward(self, then: Callable[[], object] | None) -> None:
        self.began.emit()
        if then is not None:
            then()

    def _open(self, path: Path, then: Callable[[], object] | None = None) -> None:
        holder = holder_of(path)
        if holder is not None and bring_forward(path, holder):
            said = _("“{name}” is open in another window, which is in front now.").format(name=path.stem)
            self._toast.say(said, icon_name="eye")
            return
        self.arriving.take(path, lambda read, opened: self._arrived(read, opened, then))

    def _arrived(self, path: Path, opened: Opened, then: Callable[[], object] | None) -> None:
        """It was read; of a large file the person may have gone on with what is open meanwhile."""
        self.when_free(partial(self._show, path, opened, then))

    def _unreadable(self, path: Path, error: JourneyFileError) -> None:
        self.rescuing.tell(path, error)

    def _show(self, path: Path, opened: Opened, then: Callable[[], object] | None) -> None:
        self._session.replace(opened.document, path)
        self._saving.opened(opened.state, opened.older)
        self._settings.remember(path)
        self.began.emit()
        if opened.notes:
            if not self._session.is_read_only:
                self._session.mark_edited()
            self._toast.say(" ".join(opened.notes), icon_name="wrench", stays=True)
        if then is not None:
            then()

    def _imported(self, imported: "Imported", path: Path) -> None:
        """What was read meanwhile; the person may have gone on with what is open."""
        self.when_free(_Later(self._show_imported, (imported, path)))

    def _show_imported(self, read: "tuple[Imported, Path]") -> None:
        imported, path = read
        self._show_new(imported.document)
        self._session.mark_edited()
        said = _("Imported {name}.").format(name=path.name)
        more = len(imported.report) - 3
        notes = list(imported.report[:3])
        if more > 0:
            notes.append(n_("{n} more remark.", "{n} more remarks.", more).format(n=more))
        self._toast.say(" ".join([said, *notes]), icon_name="log-in", stays=bool(notes))

    def _begin(self, template: str) -> None:
        try:
            document = _begun(template)
        except JourneyFileError as error:
            self._refused(str(error))
            return
        self._show_new(document)

    def _begin_with_examples(self, template: str) -> None:
        try:
            document = new_from_template(template, has_examples=True)
        except JourneyFileError as error:
            self._refused(str(error))
            return
        self._show_new(document)
        bare = Offer(_("Start without them"), _Later(self.begin, template))
        self._toast.say(_("Every example card is tagged “example”."), bare, icon_name="tag")

    def _begin_empty(self, then: Callable[[], object]) -> None:
        self._show_new(fresh_start(new_document()))
        then()

    def _take_over(self, imported: "Imported") -> None:
        self.show_unsaved(imported.document)

    def _take_copy(self, copy: tuple[Document, str]) -> None:
        document, said = copy
        self._show_new(document)
        self._session.mark_edited()
        self._toast.say(said, Offer(_("Save as…"), self._saving.save_as), icon_name="copy", stays=True)

    def _twin_of_opened(self, map_id: MapId) -> None:
        if map_id in self._session.snapshot.table("maps"):
            self._twin(map_id)

    def _twin(self, map_id: MapId) -> None:
        """Made in the open journey, and shown."""
        made = self._session.attempt(add_twin, map_id)
        if made is not None:
            self.began.emit()
            self._session.show_map(made)

    def _show_new(self, document: Document) -> None:
        self._session.replace(document, None)
        self._saving.opened(None)
        self.began.emit()

    def _refused(self, why: str) -> None:
        self._toast.say(why, icon_name="triangle-alert", stays=True)

    def _folder(self) -> Path:
        return self._session.path.parent if self._session.path else self._settings.folder


class _Later:
    """A call with its argument, for when it can be made."""

    def __init__(self, act: Callable[..., object], argument: object) -> None:
        self._act, self._argument = act, argument

    def __call__(self) -> None:
        self._act(self._argument)


def blank_journey() -> Document:
    """One stage, one step, four lanes, the usual channels; nothing to undo."""
    document = new_document()
    with document.change(_("New map")):
        organization = add_organization(document, _("My organisation"))
        for name, icon_name in (
            (_("Web"), "globe"), (_("App"), "smartphone"), (_("E-mail"), "mail"), (_("Phone"), "phone"),
            (_("Visit"), "users"),
        ):  # fmt: skip
            add_channel(document, organization, name, icon_name)
        add_blank_map(document, organization)
    return fresh_start(document)


def _begun(template: str) -> Document:
    """A new document of a template: ``BLANK``, a shipped one's name, the path of a person's own. Raises
    JourneyFileError."""
    if template == BLANK:
        return blank_journey()
    return new_from_file(Path(template)) if template.endswith(SUFFIX) else new_from_template(template)


def import_kinds() -> str:
    """The file filter of all importers, together and one by one."""
    from journeydesigner.importers.registry import importers

    found = importers()
    every = " ".join(f"*{suffix}" for importer in found for suffix in importer.suffixes)
    single = [f"{importer.label} ({' '.join('*' + suffix for suffix in importer.suffixes)})" for importer in found]
    return ";;".join([_("All that can be imported") + f" ({every})", *single])
