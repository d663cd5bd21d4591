"""What the canvas shows: one map of a document, laid out anew after every change set, painted where it differs.

Behind another view the map lags: it is laid out again in slices when nobody types, or when somebody asks for it. So it
does in sight, for a blink, where very much of a large map changed at once; the old picture stays meanwhile.
"""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.arriving import Arriving
from journeydesigner.canvas.band_index import BandIndexes
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.first_look import FirstLook
from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.canvas.scene_diff import difference
from journeydesigner.canvas.selection import NOTHING
from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.collector import set_aside
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId, MapId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


_PAUSE_MS = 150
"""After a change that is seen elsewhere, before the map is laid out in spare time."""
_SLICE_MS = 8
_MUCH_MS = 12
"""The same in sight, where somebody waits for it."""
_LARGE = 400
"""From so many cards on a change of the structure is laid out in slices."""
_MANY = 24
"""So many records that changed at once are laid out in slices, too."""


class Showing:
    """The map of one canvas. ``indexes`` find what its bands show."""

    def __init__(self, canvas: "MapCanvas", document: Document, layout: MapLayout) -> None:
        self._canvas = canvas
        self.document, self.layout_of = document, layout
        self.map: MapId | None = None
        self._board: Board | None = None
        self.first_look = FirstLook()
        self._is_behind = False
        self.indexes = BandIndexes()
        self._is_supposed = False
        self._laid_out_for: Snapshot | None = None
        self._arriving = Arriving()
        self._slices = NextTurn(canvas, self._lay_slice)
        self._is_ready = False
        """Whether all rows are laid out, and only to be put together."""
        self._afterwards: list[Callable[[], None]] = []
        self._is_hearing = False
        """Whether a change is being told: nobody may write then."""
        self._after_hearing = NextTurn(canvas, self._act_afterwards)
        self._unsubscribe: Callable[[], None] | None = None
        self._pause = QTimer(canvas)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._use_spare_time)

    @property
    def seen(self) -> Board | None:
        """The map as it was laid out last: what is painted of it."""
        return self._board

    @property
    def is_behind(self) -> bool:
        """Whether the document says more than is laid out."""
        return self._is_behind

    @property
    def board(self) -> Board | None:
        """The map as laid out for the document as it is now; None while none is shown."""
        self.catch_up()
        return self._board

    @property
    def has_board(self) -> bool:
        return self._board is not None

    def catch_up(self) -> None:
        """Lay out what changed while the map was out of sight, or is being laid out in slices."""
        if self._is_behind:
            self._lay_out_now()

    def let_come(self, cards: Iterable[CardId]) -> None:
        """Where one of ``cards`` is of many that are still to come, lay out all of them: somebody acts on it."""
        if self._arriving.holds(cards):
            self._arriving.forget()
            self._lay_out_now()

    def when_laid_out(self, act: Callable[[], None]) -> None:
        """Do something on the map as the document has it: now, or as soon as it is laid out."""
        if self._is_behind:
            self._afterwards.append(act)
        else:
            act()

    def begin(self) -> None:
        """Follow the document, from when the canvas has all its parts."""
        self._unsubscribe = self.document.subscribe(self._document_changed)
        self._canvas.destroyed.connect(self._unsubscribe)

    def show(self, map_id: MapId | None) -> None:
        """A map of the document from its upper left (None: none), with nothing selected."""
        canvas, viewport = self._canvas, self._canvas.viewport
        self._arriving.forget()
        self._slices.forget()
        self._afterwards.clear()
        self.map, self._board, self._is_behind = map_id, None, False
        canvas.select(NOTHING)
        if map_id is not None:
            self._board = self._laid_out(self.document.snapshot, map_id)
            viewport.show_scene(self._board.scene)
            viewport.set_camera(self.first_look.at(self._board.scene, canvas.width()))
        else:
            self.first_look.forget()
            viewport.scene = None
            viewport.tiles.clear()
            viewport.set_camera(Camera())
            viewport.update_all()

    def follow_width(self) -> None:
        """The canvas has another width: a map at which nobody looked otherwise yet is shown anew as at first."""
        if self._board is not None:
            canvas = self._canvas
            camera = self.first_look.followed(canvas.camera, self._board.scene, canvas.width())
            if camera is not None:
                canvas.viewport.set_camera(camera)

    def change_document(self, document: Document) -> None:
        """Work on another document; no map is shown until one is chosen."""
        self._canvas.show_map(None)
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.document = document
        self._unsubscribe = document.subscribe(self._document_changed)

    def refresh(self) -> None:
        """Lay out anew, a large map in slices: the layout's options changed, or an image came."""
        if self.map is not None and self._canvas.isVisible() and len(self.document.snapshot.table("cards")) >= _LARGE:
            self._is_behind = True
            self._slices.soon()
        else:
            self._lay_out_now()

    def _lay_out_now(self) -> None:
        if self.map is not None:
            self._relay(self._canvas.writing.supposed() or self.document.snapshot)

    def preview(self, snapshot: Snapshot | None) -> bool:
        """Lay out as if the document read so, until called with None. Whether that is another view."""
        if snapshot is None and not self._is_supposed:
            return False
        self._is_supposed = snapshot is not None
        if snapshot is None and self._is_behind:
            return True
        if snapshot is not None or self._laid_out_for is not self.document.snapshot:
            self._relay(snapshot or self.document.snapshot)
        return True

    def _laid_out(self, snapshot: Snapshot, map_id: MapId) -> Board:
        scene = self._canvas.writing.without_text(self.layout_of.scene(snapshot, map_id))
        return Board(snapshot, map_id, scene, self.indexes)

    def _document_changed(self, changes: ChangeSet) -> None:
        self._is_hearing = True
        try:
            self._follow(changes)
        finally:
            self._is_hearing = False

    def _follow(self, changes: ChangeSet) -> None:
        if self.map is None:
            return
        canvas = self._canvas
        is_coming = self._arriving.notice(changes)
        if is_coming and changes.only_adds_cards:
            canvas.writing.document_changed()
            self._slices.soon()  # what was there is as it was; even to read what came has time until then
            return
        snapshot = self.document.snapshot
        if self.map not in snapshot.table("maps"):
            canvas.show_map(None)
            return
        canvas.writing.document_changed()
        canvas.voting.document_changed()
        if is_coming:
            self._slices.soon()
        elif canvas.isHidden() and canvas.parentWidget() is not None and not canvas.is_editing:
            self._is_behind = True
            self._pause.start(_PAUSE_MS)
        elif self._is_much(changes, snapshot):
            self._is_behind = True
            self._slices.soon()
        else:
            self._relay(canvas.writing.supposed() or snapshot)
        canvas.select(select.surviving(canvas.selection, snapshot, self.map))

    def _is_much(self, changes: ChangeSet, snapshot: Snapshot) -> bool:
        """Whether a change lays so much out anew that nobody should have to wait for all of it."""
        if len(snapshot.table("cards")) < _LARGE and len(changes.touched.get("cards", ())) < _LARGE:
            return False
        return changes.structure_changed or any(len(ids) > _MANY for ids in changes.touched.values())

    def _lay_slice(self) -> None:
        """Some of what changed; when all of it is laid out it is painted, and the next of what came begins."""
        if self.map is None or self.map not in self.document.snapshot.table("maps"):
            return
        until = perf_counter() + _MUCH_MS / 1000
        is_coming = self._arriving.begin_slice(self.document.snapshot)
        snapshot = self._arriving.shown(self._canvas.writing.supposed() or self.document.snapshot)
        was_ready = self._is_ready
        self._is_ready = self.layout_of.prepare(snapshot, self.map, lambda: perf_counter() > until)
        if self._is_ready and (was_ready or perf_counter() < until):  # else it is put together in a turn of its own
            self._is_ready = False
            self._lay_out_now()
            self._arriving.end_slice()
            if is_coming:
                set_aside()
        if self._is_behind or self._arriving.has_more:
            self._slices.soon()

    def _use_spare_time(self) -> None:
        if not self._is_behind or self.map is None or self.map not in self.document.snapshot.table("maps"):
            return
        until = perf_counter() + _SLICE_MS / 1000
        if self.layout_of.prepare(self.document.snapshot, self.map, lambda: perf_counter() > until):
            self.catch_up()
        else:
            self._pause.start(0)

    def _relay(self, snapshot: Snapshot) -> None:
        """Lay the map out and paint what differs; one that was deleted meanwhile is left as it is until it goes."""
        if self.map is None or self.map not in snapshot.table("maps"):
            return
        canvas, before, was_behind = self._canvas, self._board, self._is_behind
        self._is_behind, self._laid_out_for = False, None if canvas.is_editing else snapshot
        snapshot = self._arriving.shown(snapshot)
        places = canvas.ornament_places()
        board = self._board = self._laid_out(snapshot, self.map)
        if before is None:
            canvas.viewport.show_scene(board.scene)
        else:
            canvas.viewport.replace_scene(board.scene, difference(before.scene, board.scene))
        canvas.repaint_ornaments(places)
        canvas.writing.place()
        canvas.view_changed.emit()
        if was_behind:
            canvas.caught_up.emit()
        if self._is_hearing:
            self._after_hearing.soon()
        else:
            self._act_afterwards()

    def _act_afterwards(self) -> None:
        """What waited until the map is laid out."""
        for act in self._afterwards[:]:
            self._afterwards.remove(act)
            act()
