"""What is in sight: zooming by steps, fitting, and scrolling to what is selected."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from journeydesigner.canvas import camera as cameras
from journeydesigner.canvas.camera import Camera, Rect, Size
from journeydesigner.canvas.ornaments import rect_of_record
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.layout.scene import BandKind
from journeydesigner.model.ids import RecordId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


_MARGIN = 32.0
"""Of a map, in the scene: nothing stands there."""


class Sight:
    """Moves the camera of one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self.kept_free: Callable[[], QSize] = QSize
        """So much of the canvas's lower right corner is under what floats there (of an invalid size nothing)."""

    def selection_rect(self) -> QRect | None:
        """Where the selection is in the canvas's pixels, to hang a small bar on; None where nothing is selected."""
        if not self._canvas.has_map:
            return None
        whole = cameras.around(self._canvas.ornaments.selected_rects(self._canvas.board))
        if whole is None:
            return None
        pane = {
            SelectionKind.STAGE: self._canvas.viewport.headers,
            SelectionKind.STEP: self._canvas.viewport.headers,
            SelectionKind.LANE: self._canvas.viewport.labels,
        }.get(self._canvas.selection.kind, self._canvas.viewport.around)
        seen = self._canvas.viewport.rect_on_screen(whole, pane)
        return QRect(round(seen.x), round(seen.y), round(seen.w), round(seen.h))

    def reveal_selection(self) -> None:
        """Scroll as little as needed to see what is selected."""
        if not self._canvas.has_map or self._canvas.selection.kind is SelectionKind.NONE:
            return
        whole = cameras.around(self._canvas.ornaments.selected_rects(self._canvas.board)[-1:])
        if whole is not None:
            self.reveal(whole, is_label=self._canvas.selection.kind is SelectionKind.LANE)

    def reveal(self, rect: Rect, *, is_label: bool = False) -> None:
        """Scroll as little as needed to see a rectangle of the scene. Header rows are in sight however far one has
        scrolled down, and the label column, in which ``is_label`` says that it stands, however far across."""
        self._bring(rect, is_label=is_label)
        self._bring(rect, is_label=is_label)  # header rows that went up with the map leave more room than was known

    def reveal_any_of(self, records: Iterable[RecordId]) -> None:
        """Scroll to the first of what stands on the map, unless one of them is in sight already."""
        board = self._canvas.board
        found = {record: rect for record in records if (rect := rect_of_record(board, record)) is not None}
        ways = [(rect, record in board.snapshot.table("lanes")) for record, rect in found.items()]
        ways.sort(key=lambda way: (way[0].y, way[0].x))
        if ways and not any(self._showing(*way) == self._canvas.camera for way in ways):
            self.reveal(ways[0][0], is_label=ways[0][1])

    def _bring(self, rect: Rect, *, is_label: bool) -> None:
        seen = self._showing(rect, is_label)
        if seen != self._canvas.camera:
            self._canvas.look(seen)

    def _showing(self, rect: Rect, is_label: bool) -> Camera:
        """The camera that shows a rectangle, as near as can be to where it is."""
        window = self._canvas.viewport.open_window
        band = self._canvas.board.scene.band_at(rect.y + 1)
        if is_label:
            window = Rect(-1e6, window.y, 2e6, window.h)
        elif band is not None and band.kind.value in ("stages", "steps"):
            window = Rect(window.x, -1e6, window.w, 2e6)
        elif band is not None and band.kind is BandKind.TITLE:  # it stands above the headers, never under them
            window = Rect(0, 0, self._canvas.width(), self._canvas.height())
        seen = self._canvas.camera.showing(rect, window, 16.0)
        if self._is_under_corner(seen.rect_on_screen(rect)):
            above = Rect(window.x, window.y, window.w, window.h - self.kept_free().height())
            seen = self._canvas.camera.showing(rect, above, 16.0)
        return seen

    def _is_under_corner(self, seen: Rect) -> bool:
        """Whether something of a rectangle of the canvas is under what floats at the lower right."""
        kept = self.kept_free()
        if kept.isEmpty():
            return False
        left, top = self._canvas.width() - kept.width(), self._canvas.height() - kept.height()
        return seen.meets(Rect(left, top, kept.width(), kept.height()))

    def zoom_in(self) -> None:
        self._zoom_to(cameras.next_zoom(self._canvas.zoom, 1))

    def zoom_out(self) -> None:
        self._zoom_to(cameras.next_zoom(self._canvas.zoom, -1))

    def zoom_to_100(self) -> None:
        self._zoom_to(1.0)

    def zoom_to_fit(self) -> None:
        """The whole map; where something floats over its lower right corner, above that."""
        if self._canvas.has_map:
            scene, kept = self._canvas.board.scene, self.kept_free()
            whole, size = Rect(0, 0, scene.width, scene.height), Size(self._canvas.width(), self._canvas.height())
            fitting = cameras.fitted(whole, size, 0.0, most=1.5)
            last = Rect(scene.width - _MARGIN, scene.height - _MARGIN, 0, 0)
            corner = fitting.rect_on_screen(last)
            if corner.x > size.w - kept.width() and corner.y > size.h - kept.height():
                above = Size(size.w, size.h - kept.height() + _MARGIN * fitting.zoom)
                fitting = cameras.fitted(whole, above, 0.0, most=1.5)
            self._glide_to(fitting)

    def zoom_to_selection(self) -> None:
        whole = (
            cameras.around(self._canvas.ornaments.selected_rects(self._canvas.board)) if self._canvas.has_map else None
        )
        if whole is not None:
            window = self._canvas.viewport.open_window
            fitting = cameras.fitted(whole, Size(window.w, window.h), 48.0, most=2.0)
            self._glide_to(fitting.panned(-window.x, -window.y))

    def zoom_between(self, x: float, y: float) -> None:
        """From a small view to 100 % round a point of the canvas; from there to the whole map."""
        if self._canvas.zoom < 0.99:
            self._glide_to(self._canvas.camera.zoomed(1.0, x, y))
        else:
            self.zoom_to_fit()

    def set_zoom(self, zoom: float) -> None:
        """Zoom round the middle of the canvas, at once."""
        self._canvas.look(self._canvas.camera.zoomed(zoom, self._canvas.width() / 2, self._canvas.height() / 2))

    def _zoom_to(self, zoom: float) -> None:
        self._glide_to(self._canvas.camera.zoomed(zoom, self._canvas.width() / 2, self._canvas.height() / 2))

    def _glide_to(self, camera: Camera) -> None:
        self._canvas.glide.stop()
        if self._canvas.has_motion and self._canvas.isVisible():
            self._canvas.glide.go(self._canvas.camera, camera, Size(self._canvas.width(), self._canvas.height()))
        else:
            self._canvas.look(camera)
