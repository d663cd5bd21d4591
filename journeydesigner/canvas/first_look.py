"""How a map is seen at first: all of its steps where that can be read, else as many as can be, and the next one's
beginning. It follows the width of the canvas until somebody looks otherwise: a map is often shown before the canvas has
its place, and panels fold. Pure; knows no widget."""

from journeydesigner.canvas.camera import Camera
from journeydesigner.layout.scene import Scene

_WHOLE = 0.67
"""The smallest zoom for a map that is then seen whole."""
_PARTLY = 0.74
"""The same for one that is scrolled anyway: six steps on a laptop of 1366 px."""
_AIR, _PEEP = 16.0, 24.0
"""Screen pixels at the right: beside the last step; of a step that is not whole, so that it is seen to go on there."""


def first_zoom(scene: Scene, width: float) -> float:
    """At most 1. ``width``: of the canvas, in screen pixels."""
    if not scene.columns:
        return 1.0
    ends = [column.x + column.w for column in scene.columns]
    whole = (width - _AIR) / ends[-1]
    if whole >= _WHOLE:
        return min(whole, 1.0)
    zooms = [(width - _PEEP) / end for end in ends[:-1]]
    return min((min(zoom, 1.0) for zoom in zooms if zoom >= _PARTLY), default=_PARTLY)


class FirstLook:
    """At one map, on a canvas that may change its width."""

    def __init__(self) -> None:
        self._is_on = False

    def at(self, scene: Scene, width: float) -> Camera:
        """The map from its upper left."""
        self._is_on = True
        return Camera(first_zoom(scene, width))

    def looked(self, before: Camera, camera: Camera) -> None:
        """Somebody looks there: it is the first look still who only goes up or down. What is asked for as it is, is to
        stay so."""
        if camera == before or camera.x != 0 or camera.zoom != before.zoom:
            self._is_on = False

    def forget(self) -> None:
        self._is_on = False

    def followed(self, camera: Camera, scene: Scene, width: float) -> Camera | None:
        """The camera for another width; None where it stays."""
        if not self._is_on:
            return None
        zoom = first_zoom(scene, width)
        return camera.zoomed(zoom, 0, 0) if zoom != camera.zoom else None
