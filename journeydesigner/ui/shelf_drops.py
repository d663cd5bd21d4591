"""A click on the shelf: as if the thing had been dropped on the selected step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from journeydesigner.canvas.inserting import step_of
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.ui.shelf import Shelf

if TYPE_CHECKING:
    from journeydesigner.canvas.dropping import Load


class ShelfDrops(QObject):
    """Leads the shelf's clicks to the canvas."""

    def __init__(self, shelf: Shelf, canvas: MapCanvas) -> None:
        super().__init__(shelf)
        self._canvas = canvas
        shelf.stage.connect(canvas.insert_stage_after)
        shelf.step.connect(canvas.insert_step_after)
        shelf.card.connect(self._add_card)
        shelf.touchpoint.connect(self._add_touchpoint)

    def _add_card(self, lane_kind: str) -> None:
        from journeydesigner.canvas.dropping import Load

        self._drop(Load("card", lane_kind=lane_kind))

    def _add_touchpoint(self, channel: str) -> None:
        from journeydesigner.canvas.dropping import Load

        self._drop(Load("touchpoint", channel=channel))

    def _drop(self, load: "Load") -> None:
        """On the selected step, or on the first one in sight."""
        canvas = self._canvas
        if not canvas.has_map:
            return
        step = step_of(canvas.board, canvas.selection)
        rect = canvas.board.rect_of_step(step) if step else None
        x = float(canvas.width()) / 2
        if rect is not None:
            x = canvas.camera.to_screen(rect.x + rect.w / 2, 0)[0]
        canvas.drop(load, QPointF(x, canvas.height() / 2))
