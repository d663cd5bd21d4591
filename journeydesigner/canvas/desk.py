"""The desk of one canvas: what gestures may use of it, and nothing else."""

from typing import TYPE_CHECKING

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.gaps import Gap
from journeydesigner.canvas.overlay import Item, Sprite
from journeydesigner.canvas.selection import Selection
from journeydesigner.canvas.sprites import Sprites
from journeydesigner.canvas.tools.gesture import Pointer
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import is_locked
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.model.ids import CardId, RecordId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class CanvasDesk:
    """Shows previews on its canvas, and passes on what is selected and looked at."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._sprites = Sprites()

    @property
    def document(self) -> Document:
        return self._canvas.document

    @property
    def board(self) -> Board:
        return self._canvas.board

    @property
    def selection(self) -> Selection:
        return self._canvas.selection

    @property
    def camera(self) -> Camera:
        return self._canvas.camera

    @property
    def window(self) -> Rect:
        return self._canvas.viewport.open_window

    @property
    def options(self) -> LayoutOptions:
        return self._canvas.layout_of.options

    @property
    def is_locked(self) -> bool:
        return is_locked(self.document.snapshot, self.board.map)

    def select(self, selection: Selection) -> None:
        self._canvas.select(selection)

    def look(self, camera: Camera) -> None:
        self._canvas.look(camera)

    def tell(self, words: str) -> None:
        self._canvas.tell(words)

    def preview(self, snapshot: Snapshot | None) -> None:
        self._canvas.preview(snapshot)

    def show_items(self, *items: Item) -> None:
        self._canvas.overlay.show_items(items)
        if not items:
            self._sprites.forget()

    def on_screen(self, rect: Rect) -> Rect:
        return self._canvas.viewport.rect_on_screen(rect)

    def show_comments(self, record: RecordId) -> None:
        self._canvas.select_record(record)
        self._canvas.comment_wanted.emit(record)

    def follow_pill(self, pill: str) -> None:
        self._canvas.standing_out.follow(pill)

    def begin_linked(self, source: CardId, gap: Gap) -> None:
        self._canvas.linking.begin_card(source, gap)

    def sprite_of(self, card: CardId, count: int, pointer: Pointer, lane: str | None) -> Sprite:
        return self._sprites.sprite(self._canvas, card, count, pointer, lane)

    def sprite_at(self, card: CardId, rect: Rect) -> Sprite:
        return self._sprites.lifted(self._canvas, card, rect)
