"""Dragging borders: a step's right one sets its width, a lane's lower one its height. A guide shows where it goes."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.borders import own_width, usual_width
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.overlay import Guide, Note
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.editing.columns import set_step_width
from journeydesigner.editing.rows import set_lane_height
from journeydesigner.model.ids import LaneId, StepId
from journeydesigner.model.parts import LEAST_HEIGHT, LEAST_WIDTH, MOST_HEIGHT, MOST_WIDTH
from journeydesigner.wording import _

_CATCH = 7.0
"""So near (screen pixels) to the usual width, or that of another column, a border goes there."""
_FAR = 100_000.0


class WidthDrag:
    """A column's right border; it catches at the usual width and at those of other columns."""

    cursor = Qt.CursorShape.SplitHCursor
    does_scroll = False

    def __init__(self, desk: Desk, start: Pointer, step: StepId) -> None:
        self._desk, self._step = desk, step
        column = desk.board.scene.columns[desk.board.column_of[step]]
        self._left, self._was = column.x, column.w
        self._usual = usual_width(desk.board, desk.options)
        self._grip = start.x - column.x - column.w

    def move(self, pointer: Pointer) -> None:
        width = self._width(pointer)
        lanes = self._desk.board.lane_bands
        top = self._desk.board.headers_top
        bottom = lanes[-1].y + lanes[-1].height if lanes else top + _FAR
        guide = self._desk.on_screen(Rect(self._left + width, top, 0, bottom - top))
        words = _("{width} px").format(width=round(width))
        if width == self._usual:
            words = _("{width} px, as usual").format(width=round(width))
        self._desk.show_items(Guide(guide), Note(words, pointer.screen_x + 14, pointer.screen_y - 34))

    def release(self, pointer: Pointer) -> None:
        width = self._width(pointer)
        self._desk.show_items()
        wanted = None if width == self._usual else round(own_width(width, self._desk.options))
        if wanted != self._desk.document.snapshot.step(self._step).width:
            set_step_width(self._desk.document, self._step, wanted)

    def cancel(self) -> None:
        self._desk.show_items()

    def _width(self, pointer: Pointer) -> float:
        width = pointer.x - self._grip - self._left
        others = [c.w for c in self._desk.board.scene.columns if c.step != self._step]
        near = _CATCH / self._desk.camera.zoom
        caught = min((self._usual, self._was, *others), key=lambda other: abs(other - width))
        if abs(caught - width) <= near:
            return caught
        return min(max(float(round(width)), LEAST_WIDTH), MOST_WIDTH)


class HeightDrag:
    """A lane's lower border. A lane is never lower than what stands in it: that is its least height."""

    cursor = Qt.CursorShape.SplitVCursor
    does_scroll = False

    def __init__(self, desk: Desk, start: Pointer, lane: LaneId) -> None:
        self._desk, self._lane = desk, lane
        band = desk.board.scene.band_by_key[lane]
        self._top, self._was = band.y, band.height
        self._grip = start.y - band.y - band.height

    def move(self, pointer: Pointer) -> None:
        board, height = self._desk.board, self._height(pointer)
        left = board.label_left
        guide = self._desk.on_screen(Rect(left, self._top + height, board.steps_right - left, 0))
        words = _("{height} px").format(height=round(height))
        self._desk.show_items(Guide(guide), Note(words, pointer.screen_x + 18, pointer.screen_y + 10))

    def release(self, pointer: Pointer) -> None:
        height = self._height(pointer)
        self._desk.show_items()
        if height != self._was:
            set_lane_height(self._desk.document, self._lane, height)

    def cancel(self) -> None:
        self._desk.show_items()

    def _height(self, pointer: Pointer) -> float:
        height = pointer.y - self._grip - self._top
        if abs(height - self._was) <= 2 / self._desk.camera.zoom:
            return self._was
        return min(max(float(round(height)), LEAST_HEIGHT), MOST_HEIGHT)
