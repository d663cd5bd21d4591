"""The way to a record, wherever in the file it is: its map is shown, it is selected and scrolled into sight."""

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.model.records import Card, Comment
from journeydesigner.ui.session import Session


class Going:
    """Of one window."""

    def __init__(self, session: Session, canvas: MapCanvas) -> None:
        self._session, self._canvas = session, canvas

    def to(self, record: RecordId, map_id: MapId | None) -> None:
        """Show ``record``; what has no place on a map is shown by the inspector. What is gone by now is left alone."""
        session = self._session
        if map_id is not None and map_id in session.snapshot.table("maps"):
            session.show_map(map_id)
        found = session.snapshot.find(record)
        if isinstance(found, Comment):
            found = session.snapshot.find(found.anchor)
        if found is None:
            return
        if isinstance(found, Card) and found.place is None:
            session.look_at(found.id)
        elif found.id in session.snapshot.table("maps"):
            self._canvas.escape()
        elif not self._canvas.select_record(found.id):
            session.look_at(found.id)
