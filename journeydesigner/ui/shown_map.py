"""The session's map on the canvas, in the organisation's colours; what is selected there, told to the session."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from journeydesigner.canvas.access.speaking import Speaking
from journeydesigner.canvas.facts_panel import FactsPanel
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import Selection
from journeydesigner.document.changes import ChangeSet
from journeydesigner.drawing.theme import Theme, theme
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.ring import is_ring, ring_scene
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.look import Look
from journeydesigner.ui.redressing import Redressing
from journeydesigner.ui.session import Session


class ShownMap(QObject):
    """``changed`` tells that other things may be possible now: another map, selection or record."""

    changed = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session)
        self._session, self._look = session, look
        self._layout = MapLayout(QtMeasurer(), LayoutOptions(marks=True))
        self.canvas = MapCanvas(session.document, self._layout, self._theme())
        self.speaking = Speaking(self.canvas)
        self.facts = FactsPanel(self.canvas)
        session.document_replaced.connect(self.show)
        session.map_changed.connect(self.show)
        session.changed.connect(self._heard)
        session.selection_changed.connect(self._follow)
        session.filter_changed.connect(self._filter)
        self.canvas.selection_changed.connect(self._selected)
        self._redressing = Redressing(look, self.canvas.viewport, self)
        look.changing.connect(self._redressing.hold)
        look.changed.connect(self._dress)

    def show(self) -> None:
        """Show the map that the session is at; one that was shown already, of an older reading of it, from there."""
        before, camera = self.canvas.map_id, self.canvas.camera
        selection = self._session.selection
        if self.canvas.document is not self._session.document:
            self.canvas.set_document(self._session.document)
        self.canvas.set_theme(self._theme())
        self.canvas.show_map(self._session.map_id)
        if before is not None and before == self._session.map_id:
            self.canvas.look(camera)
            self.canvas.select(selection)
        self.changed.emit()

    def scene(self) -> Scene | None:
        """What a small picture of the map shows: the map as laid out, or the ring of a life cycle."""
        if not self.canvas.has_map:
            return None
        board = self.canvas.board
        return ring_scene(board.snapshot, board.map) if is_ring(board.snapshot, board.map) else board.scene

    def begin(self) -> None:
        """To work: in the first cell of a map that no file has yet."""
        if self._session.path is None and self.canvas.has_map:
            self.canvas.go_to_corner(-1)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self, **options: object) -> None:
        """Lay the map out by other options from now on (see ``LayoutOptions``)."""
        self._layout.set_options(replace(self._layout.options, **options))  # type: ignore[arg-type]
        self.canvas.refresh()

    def _filter(self) -> None:
        wanted = self._session.filter
        self.lay_out(filter=None if wanted.is_empty() else wanted)

    def _heard(self, changes: ChangeSet) -> None:
        if "organizations" in changes.touched:
            self.canvas.set_theme(self._theme())
        self.changed.emit()

    def _follow(self) -> None:
        """Something was selected in another view."""
        if self.canvas.has_map and self.canvas.map_id == self._session.map_id:
            self.canvas.select(self._session.selection)

    def _selected(self, selection: Selection) -> None:
        self._session.select(selection)
        self.changed.emit()

    def _theme(self) -> Theme:
        found = self._session.organization
        return theme(self._look.name, found.brand if found else ())

    def _dress(self) -> None:
        self._redressing.dress()
        self.canvas.set_theme(self._theme())
