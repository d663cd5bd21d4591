"""Panning: the map follows the hand."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.tools.gesture import Desk, Pointer


class Pan:
    cursor = Qt.CursorShape.ClosedHandCursor
    does_scroll = False

    def __init__(self, desk: Desk, start: Pointer) -> None:
        self._desk, self._start, self._camera = desk, start, desk.camera

    def move(self, pointer: Pointer) -> None:
        dx, dy = self._start.screen_x - pointer.screen_x, self._start.screen_y - pointer.screen_y
        self._desk.look(self._camera.panned(dx, dy))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self._desk.look(self._camera)
