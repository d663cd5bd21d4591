"""The short way of the camera from one place to another. Where no motion is wanted it is there at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QVariantAnimation

from journeydesigner.canvas.camera import Camera, Size

MOTION_MS = 120


class Glide(QObject):
    """``look`` moves the camera."""

    def __init__(self, parent: QObject, look: Callable[[Camera], None]) -> None:
        super().__init__(parent)
        self._look = look
        self._start, self._goal, self._screen = Camera(), Camera(), Size(0, 0)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(MOTION_MS)
        self._animation.valueChanged.connect(self._on)

    def go(self, start: Camera, goal: Camera, screen: Size) -> None:
        """From ``start`` to ``goal``, seen on ``screen``."""
        self._animation.stop()
        self._start, self._goal, self._screen = start, goal, screen
        self._animation.start()

    def stop(self) -> None:
        self._animation.stop()

    def _on(self, share: float) -> None:
        if share >= 1.0:
            self._look(self._goal)
            return
        eased = 1 - (1 - share) ** 3
        zoom = self._start.zoom * (self._goal.zoom / self._start.zoom) ** eased
        # The scene point in the middle moves evenly, whatever the zoom does.
        w, h = self._screen.w / 2, self._screen.h / 2
        (x0, y0), (x1, y1) = self._start.to_scene(w, h), self._goal.to_scene(w, h)
        x, y = x0 + (x1 - x0) * eased, y0 + (y1 - y0) * eased
        self._look(Camera(zoom, round(x * zoom - w), round(y * zoom - h)))
