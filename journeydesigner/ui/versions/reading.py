"""Reads versions by another thread: which there are, what each changed, how the chosen one looks.

One thing at a time, what the person waits for first. Another wish calls off what is under way; what comes of it
nevertheless is thrown away.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.versions import Looked, Version, kept_versions, look_at, newest_first, saved_versions
from journeydesigner.model.ids import MapId
from journeydesigner.ui.background import Job, Progress, Task
from journeydesigner.ui.hand_outs.looking_ahead import Painted, Seen, paint_page

NOW = ""
"""The key of the present state among the versions."""
_FAR = 5
"""How many damaged versions are passed over."""
_KEPT = 4
"""So many versions that were read are kept: the next wish is mostly about their neighbours."""


@dataclass(frozen=True)
class Present:
    """The open journey as of one moment. ``assets`` are the document's own: they only ever become more."""

    version: Version
    snapshot: Snapshot
    assets: Mapping[str, bytes]
    path: Path | None
    looked: Looked


@dataclass(frozen=True)
class Told:
    """What a row says of its version: who wrote it, and what it changed. ``why``: it cannot be read."""

    author: str = ""
    changed: str = ""
    why: str = ""


@dataclass(frozen=True)
class Shown:
    """A version as it is looked at: ``map_id`` of its maps is what ``seen`` shows. ``since`` is what changed until now;
    of the present state there is nothing."""

    looked: Looked
    since: str
    map_id: MapId | None
    seen: Seen | None


@dataclass(frozen=True)
class Wish:
    """What is to be looked at, and how: the map if the version has it, in the theme ``look``."""

    version: Version
    map_id: MapId | None
    look: str


class Reading(QObject):
    """``listed(tuple[Version, ...])``: all versions, the present one first; ``told(str, Told)`` of each that was asked
    about; ``shown(Shown)`` and ``painted(Painted)`` of the one that is looked at, or ``refused(Version, str)``."""

    listed = Signal(object)
    told = Signal(str, object)
    shown = Signal(object)
    painted = Signal(object)
    refused = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._present: Present | None = None
        self._is_listing = False
        self._versions: tuple[Version, ...] = ()
        self._wish: Wish | None = None
        self._wanted_rows: tuple[str, ...] = ()
        self._rows: dict[tuple[str, str], Told] = {}
        self._seen: Seen | None = None
        self._pictures: list[tuple[int, int]] = []
        self._shelf = Shelf()
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def list(self, present: Present) -> None:
        """Find out which versions there are; again, where the journey changed meanwhile."""
        self._present, self._is_listing = present, True
        self._rows = {pair: told for pair, told in self._rows.items() if NOW not in pair}
        self._shelf.forget(NOW)
        self._go_on()

    def look(self, wish: Wish) -> None:
        """Show a version."""
        self._wish, self._seen, self._pictures = wish, None, []
        if self._task is not None:
            self._task.cancel()
        self._go_on()

    def tell(self, keys: Sequence[str]) -> None:
        """Find out what these versions changed: those in sight."""
        self._wanted_rows = tuple(keys)
        self._go_on()

    def paint(self, page: int, width: int) -> None:
        """A picture of the page that is shown, ``width`` pixels wide."""
        self._pictures = [(page, width)]
        self._go_on()

    def stop(self) -> None:
        """Come to an end: nobody wants to see any more."""
        self._is_listing, self._wish, self._wanted_rows, self._pictures = False, None, (), []
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    def _go_on(self) -> None:
        """Begin with what is to be done next, unless something is under way."""
        if self._task is not None or self._present is None:
            return
        job = self._next_job(self._present)
        if job is None:
            return
        self._task = task = Task(job, self)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._ended)
        task.start()

    def _next_job(self, present: Present) -> Job | None:
        if self._is_listing:
            self._is_listing = False
            return _Listing(present)
        if self._wish is not None:
            wish, self._wish = self._wish, None
            return _Looking(present, wish, self._shelf)
        if self._seen is not None and self._pictures:
            return _Painting(self._seen, *self._pictures.pop(0))
        for place, version in enumerate(self._versions):
            earlier = self._versions[place + 1 :]
            if version.key in self._wanted_rows and _pair(version, earlier) not in self._rows:
                return _Telling(present, version, earlier, self._shelf)
        return None

    def _done(self, result: object) -> None:
        is_wanted = self._task is not None and not self._task.is_called_off
        self._task = None
        match result:
            case _Row():
                self._rows[result.pair] = result.told
                self.told.emit(result.pair[0], result.told)
            case Shown() if is_wanted:
                self._seen = result.seen
                self.shown.emit(result)
            case Painted() if is_wanted:
                self.painted.emit(result)
            case _Refused() if is_wanted:
                self.refused.emit(result.version, result.why)
            case tuple():
                self._versions = result
                self.listed.emit(result)
            case _:
                pass
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._go_on()
        raise error

    def _ended(self) -> None:
        self._task = None
        self._go_on()


class Shelf:
    """The versions that were read last. One job at a time uses it."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Looked | JourneyFileError] = OrderedDict()
        self.last: tuple[Snapshot, MapId, str, Seen] | None = None
        """What was laid out last: of which state, which map, in which theme."""

    def read(self, present: Present, version: Version) -> Looked:
        """Raises JourneyFileError, each time anew."""
        if version.key == NOW:
            return present.looked
        if version.key not in self._held:
            try:
                self._held[version.key] = look_at(version, present.assets)
            except JourneyFileError as error:
                self._held[version.key] = error
        found = self._held[version.key]
        self._held.move_to_end(version.key)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)
        if isinstance(found, JourneyFileError):
            raise found
        return found

    def forget(self, key: str) -> None:
        self._held.pop(key, None)


class _Listing:
    def __init__(self, present: Present) -> None:
        self._present = present

    def __call__(self, _progress: Progress) -> tuple[Version, ...]:
        present = self._present
        saved = saved_versions(present.path) if present.path is not None else ()
        kept = kept_versions(present.snapshot, present.version.document_id, present.assets)
        return (present.version, *newest_first(kept, saved))


@dataclass(frozen=True)
class _Refused:
    version: Version
    why: str


class _Looking:
    def __init__(self, present: Present, wish: Wish, shelf: Shelf) -> None:
        self._present, self._wish, self._shelf = present, wish, shelf

    def __call__(self, progress: Progress) -> "Shown | _Refused":
        from journeydesigner.editing.revisions import changes_between, headline

        version = self._wish.version
        try:
            looked = self._shelf.read(self._present, version)
        except JourneyFileError as error:
            return _Refused(version, str(error))
        progress(0.2, "")
        since = ""
        if version.key != NOW and version.document_id == self._present.version.document_id:
            since = headline(changes_between(looked.snapshot, self._present.snapshot))
        progress(0.4, "")
        maps = {found.id for found in looked.snapshot.maps}
        first = next((found.id for found in looked.snapshot.maps), None)
        map_id = self._wish.map_id if self._wish.map_id in maps else first
        return Shown(looked, since, map_id, None if map_id is None else self._seen(looked, map_id, progress))

    def _seen(self, looked: Looked, map_id: MapId, progress: Progress) -> Seen:
        from journeydesigner.drawing.theme import theme
        from journeydesigner.exporters.common.sheets import map_sheets
        from journeydesigner.exporters.registry import ExportRequest

        snapshot, look, last = looked.snapshot, self._wish.look, self._shelf.last
        if last is not None and last[0] is snapshot and last[1:3] == (map_id, look):
            return last[3]
        brand = snapshot.organization(snapshot.map(map_id).organization).brand
        request = ExportRequest(snapshot, snapshot.assets, map_id, Path(), progress=progress)
        seen = Seen(map_sheets(request, "fit"), theme(look, brand), snapshot.assets, ())
        self._shelf.last = (snapshot, map_id, look, seen)
        return seen


class _Painting:
    def __init__(self, seen: Seen, page: int, width: int) -> None:
        self._seen, self._page, self._width = seen, page, width

    def __call__(self, progress: Progress) -> Painted:
        return paint_page(self._seen, self._page, self._width, progress)


def _pair(version: Version, earlier: Sequence[Version]) -> tuple[str, str]:
    """A version and the one before it: so long as these are what they are, so is what is told of it."""
    return version.key, earlier[0].key if earlier else "-"


@dataclass(frozen=True)
class _Row:
    pair: tuple[str, str]
    told: Told


class _Telling:
    def __init__(self, present: Present, version: Version, earlier: Sequence[Version], shelf: Shelf) -> None:
        self._present, self._version, self._earlier, self._shelf = present, version, earlier, shelf

    def __call__(self, progress: Progress) -> _Row:
        return _Row(_pair(self._version, self._earlier), self._told(progress))

    def _told(self, progress: Progress) -> Told:
        from journeydesigner.editing.revisions import changes_between, headline

        try:
            now = self._shelf.read(self._present, self._version)
        except JourneyFileError as error:
            return Told(why=str(error))
        progress(0.4, "")
        earlier = self._before(now.version)
        if earlier is None:
            return Told(now.author())
        progress(0.7, "")
        changes = changes_between(earlier.snapshot, now.snapshot)
        return Told(now.author(earlier), headline(changes) if changes or not self._version.title else "")

    def _before(self, version: Version) -> Looked | None:
        """The last version before it that can be compared with it."""
        for before in self._earlier[:_FAR]:
            if before.document_id == version.document_id:
                with suppress(JourneyFileError):
                    return self._shelf.read(self._present, before)
        return None
