"""The document that a window shows, with what is open and selected in it. Tells panels and canvas of every change.

Holds no facts of the journey: they are read from the document's snapshot.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.canvas.selection import NOTHING, Selection, surviving
from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.document.collector import search_all_again
from journeydesigner.document.document import Document
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.options import USUAL_NUMBERS
from journeydesigner.model.ids import MapId, OrganizationId, RecordId
from journeydesigner.model.records import CardFilter, JourneyMap, Organization
from journeydesigner.ui.recent_text import title_text
from journeydesigner.wording import _

T = TypeVar("T")


@dataclass(frozen=True)
class Earlier:
    """Another state of the document that what is open is compared with. ``title``: what that is called; ``when`` and
    ``author``: when it was written (ISO, "" where nobody knows) and by whom."""

    snapshot: Snapshot
    title: str
    when: str = ""
    author: str = ""


class Session(QObject):
    """One document in one window."""

    document_replaced = Signal()
    changed = Signal(object)
    map_changed = Signal()
    selection_changed = Signal()
    filter_changed = Signal()
    saved_changed = Signal()
    read_only_changed = Signal()
    earlier_changed = Signal()
    trouble = Signal(str)
    wanted = Signal(str)
    """An action, by its id, that a panel asks for."""

    def __init__(self, document: Document, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._unsubscribe: Callable[[], None] = document.subscribe(self._heard)
        self._path = path
        self._is_edited = False
        self._looking = NextTurn(self, self._look_whether_as_saved)
        self._saved: Snapshot | None = document.snapshot
        self._open = self._matters()
        self._map: MapId | None = _first_map(document.snapshot)
        self._selection: Selection = NOTHING
        self._looked_at: RecordId = ""
        self._filter = CardFilter()
        self._earlier: Earlier | None = None
        self.numbers = USUAL_NUMBERS
        """Those that the map shows beside its lanes, also in hand-outs."""
        self._is_hearing = False

    # What is open

    @property
    def document(self) -> Document:
        return self._document

    @property
    def snapshot(self) -> Snapshot:
        return self._document.snapshot

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def is_edited(self) -> bool:
        """Whether something changed since the file was opened or saved."""
        return self._is_edited and not (self._looking.is_due and self._is_as_saved())

    @property
    def name(self) -> str:
        """What the file is called; of one without a file, its first map."""
        if self._path is not None:
            return title_text(self._path)
        found = next(iter(self.snapshot.maps), None)
        return found.title if found else _("Untitled")

    def replace(self, document: Document, path: Path | None, *, stays: bool = False) -> None:
        """Show another document from now on; ``stays``: on the map that is shown, as far as that has it too."""
        self._unsubscribe()
        self._document, self._path = document, path
        self._unsubscribe = document.subscribe(self._heard)
        self._is_edited, self._saved, self._open = False, document.snapshot, self._matters()
        self._looking.forget()
        self._earlier = self._earlier if stays else None
        if stays and self._map in document.snapshot.table("maps"):
            assert self._map is not None
            self._selection = surviving(self._selection, document.snapshot, self._map)
            self._looked_at = self._looked_at if document.snapshot.find(self._looked_at) is not None else ""
        else:
            self._selection, self._looked_at = NOTHING, ""
            self._filter = CardFilter()
            self._map = _first_map(document.snapshot)
        self.document_replaced.emit()
        self.saved_changed.emit()
        search_all_again()

    def go_on_as(self, other: "Session") -> None:
        """Be where another session of the same document is: with its file, what it showed, and what was selected."""
        self._path, self._is_edited, self._saved = other._path, other.is_edited, other._saved
        self._open = other._open
        self._map, self._filter = other._map, other._filter
        self._selection, self._looked_at = other._selection, other._looked_at
        self._earlier, self.numbers = other._earlier, other.numbers

    def close(self) -> None:
        """Hear nothing more of the document."""
        self._unsubscribe()
        self._unsubscribe = _nothing

    def mark_saved(self, path: Path, *, is_whole: bool, written: Snapshot | None = None) -> None:
        """The document was written to ``path``, as ``written``; ``is_whole``: with all that it holds by now."""
        self._path = path
        self._looking.forget()
        self._is_edited = not is_whole
        self._saved, self._open = written, self._matters()
        self.saved_changed.emit()

    def mark_edited(self) -> None:
        """The document holds what no file has, such as an import."""
        self._looking.forget()
        self._is_edited, self._saved = True, None
        self.saved_changed.emit()

    # Whether it may be changed

    @property
    def is_read_only(self) -> bool:
        """Whether the document is only looked at: then every way to write is refused."""
        return self._document.is_read_only

    @property
    def why_read_only(self) -> str:
        """The sentence with which it is refused; "" where it is not."""
        return self._document.why_read_only

    def refuses(self) -> bool:
        """Whether nothing can be written; then it is told why, as ``trouble``."""
        if self.is_read_only:
            self.trouble.emit(self.why_read_only)
        return self.is_read_only

    def keep_as_it_is(self, why: Callable[[], str] | None) -> None:
        """Let nothing be written from now on, for the reason that ``why`` tells; with None, let it be again."""
        was = self.is_read_only
        self._document.keep_as_it_is(why)
        if was or why is not None:
            self.read_only_changed.emit()

    # Where in it

    @property
    def map_id(self) -> MapId | None:
        return self._map

    @property
    def map(self) -> JourneyMap | None:
        return None if self._map is None else self.snapshot.map(self._map)

    @property
    def organization(self) -> Organization | None:
        """The shown map's, else the file's first."""
        if self.map is not None:
            return self.snapshot.organization(self.map.organization)
        return next(iter(self.snapshot.organizations), None)

    @property
    def organization_id(self) -> OrganizationId | None:
        found = self.organization
        return None if found is None else found.id

    @property
    def selection(self) -> Selection:
        """What is selected on the canvas."""
        return self._selection

    @property
    def looked_at(self) -> RecordId:
        """The persona, organisation or note of the panels that the inspector shows; "" for the canvas's selection."""
        return self._looked_at

    @property
    def filter(self) -> CardFilter:
        """Which cards and lanes all views show of the map."""
        return self._filter

    def set_filter(self, wanted: CardFilter) -> None:
        """Show less, or more, of the map; another map begins with all of it."""
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit()

    @property
    def earlier(self) -> Earlier | None:
        """What the open document is compared with; None where it is not."""
        return self._earlier

    def compare_with(self, earlier: Earlier | None) -> None:
        """Show beside what is open what it was; with None no longer."""
        if earlier is not self._earlier:
            self._earlier = earlier
            self.earlier_changed.emit()

    def show_map(self, map_id: MapId | None) -> None:
        """Show another map; one that has gone, though something still offers it, is let be."""
        if map_id == self._map or (map_id is not None and map_id not in self.snapshot.table("maps")):
            return
        self._map = map_id
        self._selection, self._looked_at = NOTHING, ""
        self.set_filter(CardFilter())
        self.map_changed.emit()
        self.selection_changed.emit()

    def select(self, selection: Selection) -> None:
        """The canvas tells what is selected on it."""
        if selection != self._selection or self._looked_at:
            self._selection, self._looked_at = selection, ""
            self.selection_changed.emit()

    def look_at(self, record: RecordId) -> None:
        """Show a record that has no place on the map."""
        if record != self._looked_at:
            self._looked_at = record
            self.selection_changed.emit()

    # Writing

    def attempt(self, verb: Callable[..., T], *arguments: Any, **fields: Any) -> T | None:
        """Call an editing verb on the document; what it refuses is told as ``trouble``.

        Nothing is written while a change is being heard: a field that loses the focus because its record went. Where
        one of the records among the arguments has gone otherwise, while it was being written, that is told.
        """
        if self._is_hearing:
            return None
        try:
            return verb(self._document, *arguments, **fields)
        except InvalidRecordError as error:
            self.trouble.emit(_("That does not fit here: {why}.").format(why=error.why.rstrip(".")))
        except ValueError as error:
            self.trouble.emit(str(error))
        except KeyError as error:
            (missing,) = error.args
            if not _is_among(missing, arguments) or self.snapshot.find(missing) is not None:
                raise
            self.trouble.emit(_("Nothing was changed: that has been deleted meanwhile."))
        return None

    # Listening

    def _heard(self, changes: ChangeSet) -> None:
        self._looking.forget()
        is_undo = changes.origin is Origin.UNDO
        was_edited, self._is_edited = self._is_edited, not is_undo or changes.only_adds_cards or not self._is_as_saved()
        if is_undo and changes.only_adds_cards:  # perhaps very many: to read them has time
            self._looking.soon()
        self._is_hearing = True
        try:
            if not changes.only_adds_cards:
                self._forget_the_gone()
            self.changed.emit(changes)
            if was_edited != self._is_edited:
                self.saved_changed.emit()
        finally:
            self._is_hearing = False

    def _look_whether_as_saved(self) -> None:
        if self._is_as_saved():
            self._is_edited = False
            self.saved_changed.emit()

    def _is_as_saved(self) -> bool:
        """Whether an undo or redo led back to what the file holds."""
        saved, now = self._saved, self.snapshot
        return saved is not None and _is_same(saved, now) and self._open == self._matters()

    def _matters(self) -> frozenset[str]:
        """The conflicts that are open: a file without them lacks the values that lost, however the map looks."""
        return frozenset(conflict.matter for conflict in self._document.conflicts)

    def _forget_the_gone(self) -> None:
        """A map or record that was deleted is neither shown nor selected any more. All of it is forgotten before any of
        it is told: who hears of another map asks for what is selected."""
        is_there = self._map is not None and self._map in self.snapshot.table("maps")
        left = self._map if is_there else _first_map(self.snapshot)
        is_other, self._map = left != self._map, left
        kept = surviving(self._selection, self.snapshot, left) if left else NOTHING
        looked_at = self._looked_at if self.snapshot.find(self._looked_at) is not None else ""
        is_less = (kept, looked_at) != (self._selection, self._looked_at)
        self._selection, self._looked_at = kept, looked_at
        if is_other:
            self.set_filter(CardFilter())
            self.map_changed.emit()
        if is_less:
            self.selection_changed.emit()


def _is_among(record: object, arguments: Iterable[object]) -> bool:
    """Whether the arguments of a verb name the record, by itself or with others."""
    return any(record == each or (isinstance(each, tuple) and record in each) for each in arguments)


def _first_map(snapshot: Snapshot) -> MapId | None:
    return next((found.id for found in snapshot.maps), None)


def _is_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether both hold the same records. What did not change is shared between them, so this is quick."""
    if one.quarantine != other.quarantine:
        return False
    tables = [(one.table(name), other.table(name)) for name in {*one.tables, *other.tables}]
    return all(first is second or dict(first) == dict(second) for first, second in tables)


def _nothing() -> None:
    return None
