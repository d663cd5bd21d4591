"""The comments of one window: where they open, and how many there are to read."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.model.ids import RecordId
from journeydesigner.ui.controls.round_corners import round_corners
from journeydesigner.ui.going import Going
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings

if TYPE_CHECKING:
    from journeydesigner.ui.comments.comments_panel import CommentsPanel

_BESIDE = 12


class Commenting(QObject):
    """Pins on the map are clicked on the canvas; all comments open from the menu."""

    def __init__(
        self, window: QWidget, look: Look, session: Session, settings: Settings, canvas: MapCanvas, going: Going
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._session, self._settings = window, look, session, settings
        self._canvas, self._going = canvas, going
        canvas.comment_wanted.connect(self.open_for)

    @cached_property
    def panel(self) -> "CommentsPanel":
        from journeydesigner.ui.comments.comments_panel import CommentsPanel

        panel = CommentsPanel(self._look, self._session, self._settings, self._window)
        round_corners(panel)
        panel.wanted.connect(self._go)
        return panel

    def open_for(self, record: RecordId) -> None:
        """What was said about a record, beside it."""
        self._going.to(record, None)
        rect = self._canvas.selection_rect()
        canvas = self._canvas
        point = QPoint(canvas.width() // 2, 80)
        if rect is not None:
            point = QPoint(rect.right() + _BESIDE, rect.y())
        self.panel.open_for(record, canvas.mapToGlobal(point))

    def open_all(self) -> None:
        """Everything that was said about the map."""
        canvas = self._canvas
        self.panel.open_all(canvas.mapToGlobal(QPoint(canvas.width() - 360, 12)))

    def _go(self, record: str) -> None:
        self._going.to(record, self._session.map_id)
