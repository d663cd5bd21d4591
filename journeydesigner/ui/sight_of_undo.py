"""What is undone, or done again, is brought into sight: else nothing seems to happen where one looks."""

from PySide6.QtCore import QObject

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.model.ids import RecordId
from journeydesigner.ui.session import Session

_MOST = 24
"""Of more that changed at once something is in sight, or a person has seen it done; to look for all would take long."""
_ON_MAPS = ("cards", "emotions", "steps", "stages", "lanes")


class SightOfUndo(QObject):
    """Scrolls the map as little as needed, once it is laid out anew."""

    def __init__(self, session: Session, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._changed: tuple[RecordId, ...] = ()
        self._due = NextTurn(self, self._look)
        session.changed.connect(self._heard)

    def _heard(self, changes: ChangeSet) -> None:
        if changes.origin is not Origin.UNDO:
            self._due.forget()  # what is done now is where one looks
            return
        self._changed = tuple(record for table in _ON_MAPS for record in changes.touched.get(table, ()))
        if 0 < len(self._changed) <= _MOST:
            self._due.soon()

    def _look(self) -> None:
        canvas = self._canvas
        if canvas.showing.is_behind:
            self._due.soon()
        elif canvas.has_map and canvas.isVisible() and not (canvas.is_editing or canvas.hand.is_dragging):
            canvas.sight.reveal_any_of(self._changed)
