"""Drops from the shelf, the inbox and other programs: what shows meanwhile, and what is written after."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from journeydesigner.canvas import dropping
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.clipboard import clip_of
from journeydesigner.canvas.selection import TABLES
from journeydesigner.canvas.tools.gesture import Pointer
from journeydesigner.model.ids import CardId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class Drops:
    """What comes onto one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def enter(self, event: QDragEnterEvent) -> None:
        if self._canvas.has_map and dropping.load_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        load = dropping.load_of(event.mimeData())
        if load is None or not self._canvas.has_map:
            return
        items = dropping.landing_items(self._canvas.desk, load, self._drop_pointer(event.position()))
        self._canvas.show_items(*items)
        event.acceptProposedAction()

    def leave(self, event: QDragLeaveEvent) -> None:
        self._canvas.show_items()

    def dropped(self, event: QDropEvent) -> None:
        self._canvas.show_items()
        load = dropping.load_of(event.mimeData())
        if load is None or not self._canvas.has_map:
            return
        event.acceptProposedAction()
        if load.kind == "outside":
            self._take(event.mimeData(), self._drop_pointer(event.position()))
        else:
            self.drop(load, event.position())

    def _take(self, mime: QMimeData, pointer: Pointer) -> None:
        """What comes from another program, as a paste of it where it was let go. Files are read by whom they concern:
        a journey is opened, not pasted."""
        canvas = self._canvas
        canvas.writing.finish()
        target = dropping.target_at(canvas.board, pointer)
        canvas.activateWindow()
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if files := dropping.files_in(mime):
            canvas.files_dropped.emit(dropping.FilesDropped(files, target))
        else:
            canvas.exchange.clips.take_clip(clip_of(mime), target)

    def drop(self, load: dropping.Load, at: QPointF) -> None:
        """Put a load where it lands under a point of the canvas, and begin to write it where it is to be written."""
        if self._canvas.writing.refuses():
            return
        dropped = self._canvas.attempt(dropping.drop, self._canvas.desk, load, self._drop_pointer(at))
        if dropped is None:
            self._canvas.message.emit(_("There is no place for that here."))
            return
        self._canvas.activateWindow()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._after_drop(load, dropped)

    def _after_drop(self, load: dropping.Load, dropped: dropping.Dropped) -> None:
        if dropped.kind in TABLES:
            self._canvas.headers.name(dropped.kind, dropped.record)
        elif dropped.record:
            card = CardId(dropped.record)
            self._canvas.select(select.of_cards((card,), self._canvas.document.snapshot))
            self._canvas.reveal_selection()
            if load.kind not in ("note", "metric"):
                self._canvas.writing.begin(self._canvas.writing.typist.card_task(card), is_all_selected=True)
        elif dropped.lane is not None and dropped.step is not None:
            self._canvas.select(select.of_cell(dropped.lane, dropped.step))
            task = self._canvas.writing.typist.new_card_task(
                dropped.lane, dropped.step, dropped.index, dict(dropped.fields), dropped.text
            )
            self._canvas.writing.begin(task, is_all_selected=True)

    def _drop_pointer(self, at: QPointF) -> Pointer:
        return Pointer(at.x(), at.y(), *self._canvas.camera.to_scene(at.x(), at.y()))
