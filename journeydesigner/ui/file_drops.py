"""Files dropped on the window, or pasted: pictures and tables onto the map, journeys opened or put beside it.

They are read off the window's thread. Nothing is asked: what else could have been meant is offered afterwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.ids import MapId
from journeydesigner.ui.background import Job, Progress, Task
from journeydesigner.ui.front import Front
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.canvas.dropping import FilesDropped
    from journeydesigner.clipping.landing import Target
    from journeydesigner.clipping.readings import Reading
    from journeydesigner.document.document import Document


@dataclass(frozen=True)
class _Read:
    """What came of some files: the readings of each that is one, and why others are none."""

    found: "tuple[tuple[Reading, ...], ...]"
    refused: tuple[str, ...]


class FileDrops(QObject):
    """Takes files dropped anywhere on ``window``: what the canvas takes itself it tells by ``files_dropped``.

    ``workbook_came_back(Path)`` tells of a workbook that was exported from this journey, ``copy_came(Path)`` of
    another copy of it, ``numbers_came(Path, object)`` of a log, answers or KPI values, and what to call where it was
    meant as cards (None: it cannot be).
    """

    workbook_came_back = Signal(object)
    copy_came = Signal(object)
    numbers_came = Signal(object, object)

    def __init__(
        self, window: QWidget, session: Session, canvas: MapCanvas, front: Front, opening: Opening, toast: Toast
    ) -> None:
        super().__init__(window)
        self._session, self._canvas, self._front = session, canvas, front
        self._opening, self._toast = opening, toast
        self._waiting: tuple[tuple[Path, ...], Target | None] = ((), None)
        self._target: Target | None = None
        self._task: Task | None = None
        canvas.files_dropped.connect(self._dropped_on_map)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # a drag that enters is one, too
            paths = self._wanted(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                    self._later(paths, None)
                return True
        return super().eventFilter(watched, event)

    def _wanted(self, mime: QMimeData) -> tuple[Path, ...]:
        """The files, if any can be taken here (others are told then): without a map, one that is a journey, can be
        imported as one, or is a log of which one can be drawn."""
        from journeydesigner.canvas.dropping import can_be_dropped, files_in

        paths = files_in(mime)
        if not any(can_be_dropped(path) for path in paths):
            return ()
        if self._has_map():
            return paths
        return paths if len(paths) == 1 and self._can_begin(paths[0]) else ()

    def _is_log_to_draw(self, paths: tuple[Path, ...]) -> bool:
        """Whether a map can be drawn from what came: on the start page, or into a journey that has none."""
        from journeydesigner.events.guesses import is_only_a_log

        return not self._has_map() and len(paths) == 1 and is_only_a_log(paths[0])

    def _can_begin(self, path: Path) -> bool:
        from journeydesigner.events.guesses import may_be_numbers

        return self._opening.takes(path) or may_be_numbers(path) or self._is_log_to_draw((path,))

    def _has_map(self) -> bool:
        return self._front.has_started and self._canvas.has_map

    def _dropped_on_map(self, dropped: "FilesDropped") -> None:
        self._later(dropped.paths, dropped.target)

    def _later(self, paths: tuple[Path, ...], target: "Target | None") -> None:
        """Once the drop is over: the other program must not be kept waiting."""
        self._waiting = (paths, target)
        QTimer.singleShot(0, self._take)

    def _take(self) -> None:
        from journeydesigner.canvas.dropping import JOURNEY
        from journeydesigner.clipping.landing import Target
        from journeydesigner.events.guesses import is_only_a_log, may_be_numbers

        paths, target = self._waiting
        are_journeys = all(path.suffix.lower() == JOURNEY for path in paths)
        if self._is_log_to_draw(paths):
            self.numbers_came.emit(paths[0], None)
        elif not self._has_map() and may_be_numbers(paths[0]):
            self._run(_Recognising(paths[0]), partial(self._recognised_at_start, paths[0]))
        elif not self._has_map():
            self._opening.take(paths[0])
        elif are_journeys and len(paths) == 1:
            self._take_journey(paths[0])
        elif are_journeys:
            self._add_journeys(paths)
        elif len(paths) == 1 and self._is_ours(paths[0]):
            self.workbook_came_back.emit(paths[0])
        elif len(paths) == 1 and is_only_a_log(paths[0]):
            self.numbers_came.emit(paths[0], None)
        elif self._task is None:
            self._target = target or Target(self._canvas.board.map)
            if len(paths) == 1 and may_be_numbers(paths[0]):
                self._run(_Recognising(paths[0]), partial(self._recognised, paths))
            else:
                self._take_as_cards(paths)

    def _run(self, job: Job, then: Callable[[object], None]) -> None:
        task = self._task = Task(job, self)
        task.done.connect(then)
        task.failed.connect(self._failed)
        task.finished.connect(partial(self._task_over, task))
        task.start()

    def _recognised(self, paths: tuple[Path, ...], is_numbers: object) -> None:
        """A table can be for counting, or for cards: what it looks like is offered first."""
        if is_numbers:
            self.numbers_came.emit(paths[0], partial(self._take_as_cards, paths))
        else:
            self._take_as_cards(paths)

    def _recognised_at_start(self, path: Path, is_numbers: object) -> None:
        """A table that no importer reads can only be for counting."""
        if is_numbers or not self._opening.takes(path):
            self.numbers_came.emit(path, None)
        else:
            self._opening.take(path)

    def _take_as_cards(self, paths: tuple[Path, ...]) -> None:
        from journeydesigner.clipping.landing import is_empty

        if self._target is not None:
            is_empty_map = is_empty(self._session.document, self._target.map)
            self._run(_Reading(paths, is_empty_map, not self._target.is_place), self._read)

    def _is_ours(self, path: Path) -> bool:
        """Whether it is a workbook that was exported from a map of this journey."""
        if path.suffix.lower() != ".xlsx":
            return False
        from journeydesigner.importers.workbook.book import map_named_in

        return map_named_in(path) in self._session.snapshot.table("maps")

    # Pictures, tables, texts

    def _read(self, read: object) -> None:
        assert isinstance(read, _Read)
        target = self._target
        if target is None or target.map != self._canvas.map_id:
            return
        clips, refused = self._canvas.exchange.clips, " ".join(read.refused[:2])
        if len(read.found) == 1:
            clips.take_likeliest(read.found[0], target, refused)
        elif read.found:
            clips.take_all([readings[0] for readings in read.found], target, refused)
        elif refused:
            self._toast.say(refused, icon_name="triangle-alert")

    def _failed(self, error: object) -> None:
        self._toast.say(_("That file could not be read: {why}.").format(why=error), icon_name="triangle-alert")

    def _task_over(self, task: Task) -> None:
        if task is self._task:
            self._task = None

    # Journeys

    def _take_journey(self, path: Path) -> None:
        """A copy of what is open is looked at, to be merged. Another is opened at once where nothing unsaved is lost by
        it; else it is offered, as is to put its maps beside."""
        from journeydesigner.files.which_document import document_in

        if path != self._session.path and document_in(path) == self._session.document.id:
            self.copy_came.emit(path)
            return
        add = Offer(_("add its maps here"), _Adding(self, path))
        if self._session.is_edited:
            said = _("“{name}” is another journey").format(name=path.stem)
            self._toast.say(said, Offer(_("open it"), _Opening(self, path)), add, icon_name="folder-open", stays=True)
            return
        self._opening.open(path, partial(self._opened, path, self._session.path))

    def _opened(self, path: Path, before: Path | None) -> None:
        if before is not None and before != path:
            instead = Offer(_("add its maps to “{name}” instead").format(name=before.stem), _Adding(self, path, before))
            self._toast.say(_("Opened “{name}”").format(name=path.stem), instead, icon_name="folder-open")

    def open(self, path: Path) -> None:
        self._opening.open(path)

    def add_maps(self, path: Path, to: Path | None) -> None:
        """Put the maps of a file beside those of the open document, or of the file at ``to``, which is opened again."""
        from journeydesigner.files.taking_in import take_in

        if to is not None:
            self._opening.open(to, partial(self.add_maps, path, None))
            return
        if self._session.refuses():
            return
        try:
            other: Document = open_journey(path).document
        except JourneyFileError as error:
            self._toast.say(str(error), icon_name="triangle-alert", stays=True)
            return
        maps = take_in(self._session.document, other)
        said = n_("Added {count} map of “{name}”", "Added {count} maps of “{name}”", len(maps))
        self._added(maps, said.format(count=len(maps), name=path.stem))

    def _add_journeys(self, paths: Sequence[Path]) -> None:
        """Of several at once the maps are put beside, in one step; which of the files cannot be opened is told."""
        if self._session.refuses():
            return
        from journeydesigner.files.taking_in import take_in

        document = self._session.document
        maps: list[MapId] = []
        refused: list[str] = []
        with document.change(n_("Add map", "Add maps", len(paths))):
            for path in paths:
                try:
                    maps += take_in(document, open_journey(path).document)
                except JourneyFileError as error:
                    refused.append(str(error))
        if maps:
            said = n_("Added {count} map", "Added {count} maps", len(maps)).format(count=len(maps))
            self._added(maps, " ".join([f"{said}.", *refused[:2]]) if refused else said)
        else:
            self._toast.say(" ".join(refused[:2]), icon_name="triangle-alert", stays=True)

    def _added(self, maps: Sequence[MapId], said: str) -> None:
        if maps:
            self._session.show_map(maps[0])
        undo = Offer(_("Undo"), self._session.document.undo)
        self._toast.say(said, undo, icon_name="folder-open", is_about_last=True)


class _Recognising:
    """Whether a table is for counting: a job for another thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> bool:
        from journeydesigner.events.errors import EventsError
        from journeydesigner.events.guesses import is_surely_numbers, is_worth_a_look
        from journeydesigner.events.preview import preview

        try:
            return is_worth_a_look(self._path) and is_surely_numbers(preview(self._path, progress))
        except EventsError:
            return False


class _Reading:
    """Reads files: a job for another thread, on plain data."""

    def __init__(self, paths: Sequence[Path], is_empty_map: bool, is_beside: bool) -> None:
        self._paths = tuple(paths)
        self._is_empty_map, self._is_beside = is_empty_map, is_beside

    def __call__(self, progress: Progress) -> _Read:
        from journeydesigner.canvas.dropping import JOURNEY
        from journeydesigner.canvas.picture_files import SUFFIXES as PICTURES
        from journeydesigner.canvas.picture_files import NoPictureError, read_picture
        from journeydesigner.clipping.file_reading import SUFFIXES as TABLES_AND_TEXTS
        from journeydesigner.clipping.file_reading import UnreadableFileError, read_file
        from journeydesigner.clipping.readings import picture_reading
        from journeydesigner.events.guesses import is_only_a_log

        found: list[tuple[Reading, ...]] = []
        refused: list[str] = []
        for number, path in enumerate(self._paths):
            progress(number / len(self._paths), path.name)
            try:
                if path.suffix.lower() in PICTURES:
                    found.append((picture_reading(read_picture(path, progress)),))
                elif is_only_a_log(path):
                    refused.append(_("“{name}” is a log of events: drop it by itself.").format(name=path.name))
                elif path.suffix.lower() == JOURNEY:
                    refused.append(_("“{name}” is a journey: drop it by itself.").format(name=path.name))
                elif path.suffix.lower() not in TABLES_AND_TEXTS:
                    refused.append(_("“{name}” is of a kind that a map cannot take.").format(name=path.name))
                else:
                    wishes = {"is_empty_map": self._is_empty_map, "is_beside": self._is_beside}
                    found.append(read_file(path, **wishes, progress=progress))
            except (NoPictureError, UnreadableFileError) as error:
                refused.append(str(error))
        return _Read(tuple(found), tuple(refused))


class _Opening:
    def __init__(self, drops: FileDrops, path: Path) -> None:
        self._drops, self._path = drops, path

    def __call__(self) -> None:
        self._drops.open(self._path)


class _Adding:
    def __init__(self, drops: FileDrops, path: Path, to: Path | None = None) -> None:
        self._drops, self._path, self._to = drops, path, to

    def __call__(self) -> None:
        self._drops.add_maps(self._path, self._to)
