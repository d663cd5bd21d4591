"""What is under the pointer, and the rings and the like that are painted anew when it, or the selection, changes."""

from typing import TYPE_CHECKING

from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.hit import Hit
from journeydesigner.canvas.scene_diff import together

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_BEYOND_PX = 10
_LEAST_HEIGHT = 80.0


class Hovering:
    """Tells the canvas's ornaments what to show, and paints where they were and where they are."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def hover(self, hit: Hit | None) -> None:
        ornaments = self._canvas.ornaments
        if hit == ornaments.hover:
            return
        places = self.ornament_places()
        ornaments.hover = hit
        self.repaint_ornaments(places)

    def hide_buttons(self) -> None:
        """The pointer is elsewhere, or busy."""
        self._canvas.plus.hide_all()
        self._canvas.folds.hide_all()

    def ornament_places(self) -> list[Rect]:
        """Where in the scene rings and the like are now; out of sight there are none."""
        seen = self._canvas.showing.seen
        return self._canvas.ornaments.places(seen) if seen is not None and not self._canvas.isHidden() else []

    def repaint_ornaments(self, before: list[Rect]) -> None:
        """Paint where they are, and where they were."""
        beyond = _BEYOND_PX / self._canvas.zoom
        for rect in together([*before, *self.ornament_places()]):
            tall = Rect(rect.x, rect.y, rect.w, max(rect.h, _LEAST_HEIGHT))
            self._canvas.viewport.update_scene_rect(tall.grown(beyond))
