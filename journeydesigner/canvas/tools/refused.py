"""A drag of what stays where it is: it says why once, and does nothing."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.document.structure_lock import StructureLockedError


class Refused:
    cursor = Qt.CursorShape.ForbiddenCursor
    does_scroll = False

    def __init__(self, desk: Desk) -> None:
        locked = StructureLockedError(desk.document.snapshot.map(desk.board.map).title)
        desk.tell(desk.document.why_read_only or str(locked))

    def move(self, pointer: Pointer) -> None:
        pass

    def release(self, pointer: Pointer) -> None:
        pass

    def cancel(self) -> None:
        pass
