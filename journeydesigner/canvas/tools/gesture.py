"""What all gestures have in common: the pointer they follow, the desk they work on, their ways out."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.gaps import Gap
from journeydesigner.canvas.overlay import Item, Sprite
from journeydesigner.canvas.selection import Selection
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.model.ids import CardId, RecordId

DRAG_DISTANCE = 4.0
"""How far the pointer goes before a press becomes a drag, in screen pixels."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, on screen (canvas pixels) and in the scene, and which keys are held."""

    screen_x: float
    screen_y: float
    x: float
    y: float
    is_shift: bool = False
    is_ctrl: bool = False
    is_alt: bool = False


def copies(pointer: Pointer) -> bool:
    """Whether a drag of cards leaves them where they are and takes copies."""
    return pointer.is_ctrl or pointer.is_alt


class Desk(Protocol):
    """What a gesture may use of the canvas: it shows by ``preview`` and ``show_items``, and writes only on release."""

    @property
    def document(self) -> Document: ...
    @property
    def board(self) -> Board: ...
    @property
    def selection(self) -> Selection: ...
    @property
    def camera(self) -> Camera: ...
    @property
    def options(self) -> LayoutOptions:
        """How the map is laid out."""
        ...

    @property
    def window(self) -> Rect:
        """The part of the canvas beside and below its headers, in its pixels."""
        ...

    def select(self, selection: Selection) -> None: ...
    def look(self, camera: Camera) -> None: ...
    def show_items(self, *items: Item) -> None:
        """Show these over the map until the next call."""
        ...

    def preview(self, snapshot: Snapshot | None) -> None:
        """Lay the map out as if the document read so (None: as it does)."""
        ...

    @property
    def is_locked(self) -> bool:
        """Whether the map's stages, steps and lanes stay as they are."""
        ...

    def tell(self, words: str) -> None:
        """Say something in passing."""
        ...

    def show_comments(self, record: RecordId) -> None:
        """Show what was said about a record."""
        ...

    def follow_pill(self, pill: str) -> None:
        """Go to the next of what a pill of the title counts."""
        ...

    def begin_linked(self, source: CardId, gap: Gap) -> None:
        """Write a new card in a gap, to which an arrow leads from ``source``."""
        ...

    def on_screen(self, rect: Rect) -> Rect: ...
    def sprite_of(self, card: CardId, count: int, pointer: Pointer, lane: str | None) -> Sprite:
        """The card as it looks while dragged over a lane, held at ``pointer``."""
        ...

    def sprite_at(self, card: CardId, rect: Rect) -> Sprite:
        """The card as it is, lifted, over a rectangle of the screen."""
        ...


class Gesture(Protocol):
    """A drag under way."""

    cursor: Qt.CursorShape
    does_scroll: bool
    """Whether the map scrolls where the pointer comes near the window's edges."""

    def move(self, pointer: Pointer) -> None: ...
    def release(self, pointer: Pointer) -> None:
        """The way out that commits: one verb, one undo step."""
        ...

    def cancel(self) -> None:
        """The way out that leaves everything as it was."""
        ...
