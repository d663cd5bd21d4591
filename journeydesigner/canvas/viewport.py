"""The view of one scene: its panes (contents, header rows, label column, corner, and what is seen round them), the
camera that moves them, and the filling of tiles when nothing else is to do. Knows nothing of editing."""

from math import floor
from time import perf_counter, thread_time

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.band_index import BandIndexes
from journeydesigner.canvas.band_painter import BandPainter
from journeydesigner.canvas.camera import Camera, Rect, Size
from journeydesigner.canvas.frame import frame_of, is_header, is_lane, is_no_header
from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.canvas.pane import Ornaments, Pane
from journeydesigner.canvas.scene_diff import Difference, Layer, painted_area
from journeydesigner.canvas.shade import Shade
from journeydesigner.canvas.sticky_texts import Sticky, StickyTexts, area
from journeydesigner.canvas.tiles import TileStore
from journeydesigner.layout.scene import Scene

FRAME_BUDGET = 0.003
"""Seconds of a frame that may go into filling tiles."""
_HELD_BUDGET = 0.012
"""The same while the old picture is kept: there is nothing else to see."""
_LARGE = 0.1
"""Of what is in sight."""
_LONGEST_HOLD = 0.1
"""Seconds of work, where one change follows the other, as in a drag: then the rest is painted at once."""
_LONGEST_DRESSING = 1.0
"""The same for another theme, when all widgets are dressed meanwhile."""
_SETTLE_MS = 60
_BEYOND = 512
"""How many pixels beyond the window tiles are prepared."""
STUCK_LEFT = 12
STUCK_TOP = 10


class Viewport(QWidget):
    """Shows ``scene`` through ``camera``. Header rows and label column stay in sight."""

    camera_changed = Signal()

    def __init__(self, parent: QWidget, painter: BandPainter, indexes: BandIndexes, ornaments: Ornaments) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.camera = Camera()
        self.tiles = TileStore()
        self.painter, self._indexes = painter, indexes
        self._sticky = (StickyTexts(painter.painter, indexes), StickyTexts(painter.painter, indexes))
        self.is_refining = False
        self.is_held = False
        self._held_until = 0.0
        self._past: tuple[object, ...] = ()
        """What painted in another theme: to let it go takes a while."""
        self.around = Pane(self, self, Layer.CONTENTS, is_no_header, ornaments)
        self.above = Pane(self, self, Layer.CONTENTS, is_no_header, ornaments)
        self.contents = Pane(self, self, Layer.CONTENTS, is_no_header, ornaments)
        self.labels = Pane(self, self, Layer.LABELS, is_lane, ornaments)
        self.headers = Pane(self, self, Layer.CONTENTS, is_header, ornaments)
        self.corner = Pane(self, self, Layer.LABELS, is_header, ornaments)
        self.shades = (Shade(self, is_upright=True), Shade(self, is_upright=False))
        # Qt keeps a move with no button down from whom the pointer is over, and from all behind, unless it is tracked.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._slices = NextTurn(self, self._fill)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._fill)

    @property
    def panes(self) -> tuple[Pane, ...]:
        return (self.contents, self.labels, self.headers, self.corner, self.above, self.around)

    def _covers(self) -> list[QRect]:
        """What lies over the view: small bars, the toast, the editor."""
        canvas = self.parentWidget()
        beside = canvas.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if canvas else []
        return [widget.geometry() for widget in beside if widget is not self and widget.isVisible()]

    # What it shows

    def show_scene(self, scene: Scene) -> None:
        """Another map: nothing of what was painted is of use."""
        self.scene = scene
        self.tiles.clear()
        self._stop_refining()
        self.painter.coarse.forget()
        self._indexes.forget(band.key for band in scene.bands)
        self.set_camera(self.camera)
        self.update_all()

    def replace_scene(self, scene: Scene, change: Difference) -> None:
        """The same map after an edit: only what ``change`` names is painted anew."""
        self.scene = scene
        if change.is_nothing:
            return
        self.tiles.apply(change)
        if change.frame_changed or change.moved_from is not None or change.gone:
            self.tiles.fit(scene)
            self._indexes.forget(band.key for band in scene.bands)
        if change.frame_changed or painted_area(change, scene, self._window) > _LARGE * self._window.w * self._window.h:
            self._hold()
        self.set_camera(self.camera)
        if change.frame_changed:
            self.update_all()
        else:
            self._update_changed(scene, change)
        self._fill_soon(0)

    def set_painter(self, painter: BandPainter) -> None:
        """Another theme."""
        self.painter, self._past = painter, (self.painter, self._sticky)
        self._sticky = (StickyTexts(painter.painter, self._indexes), StickyTexts(painter.painter, self._indexes))
        self.tiles.clear()
        self._stop_refining()
        self._hold(_LONGEST_DRESSING)
        self.update_all()

    def update_all(self) -> None:
        if not self.is_held:
            for pane in self.panes:
                pane.update()
        self._fill_soon(0)

    def _update_changed(self, scene: Scene, change: Difference) -> None:
        for (key, _layer), rects in change.stale.items():
            band = scene.band_by_key.get(key)
            if band is None:
                continue
            for rect in rects if rects is not None else [Rect(0, 0, scene.width, band.height)]:
                self.update_scene_rect(Rect(rect.x, rect.y + band.y, rect.w, rect.h))
        if change.moved_from is not None:
            below = Rect(0, change.moved_from, scene.width, scene.height - change.moved_from + 4000)
            self.update_scene_rect(below)

    def update_scene_rect(self, rect: Rect) -> None:
        """Paint a part anew; while the old picture is kept, all of it is painted in a moment."""
        if self.is_held:
            return
        for pane in self.panes:
            pane.update_scene_rect(rect)

    # Where it looks

    @property
    def quantum(self) -> int:
        """Scroll positions are multiples of it, so that they are whole device pixels."""
        ratio = self.devicePixelRatioF()
        return next((n for n in (1, 2, 4) if abs(n * ratio - round(n * ratio)) < 0.001), 1)

    @property
    def _window(self) -> Rect:
        """The part of the scene that is in sight."""
        zoom = self.camera.zoom
        return Rect(self.camera.x / zoom, self.camera.y / zoom, self.width() / zoom, self.height() / zoom)

    def set_camera(self, camera: Camera) -> None:
        """Look elsewhere, held within the scene."""
        scene = self.scene
        if scene is not None:
            camera = camera.held(Size(scene.width, scene.height), Size(self.width(), self.height()), self.quantum)
        is_other_zoom = camera.zoom != self.camera.zoom
        is_moved = camera != self.camera
        if is_other_zoom and not self.is_refining and len(self.tiles) and self.updatesEnabled():
            self.is_refining = True
            for pane in self.panes:
                if pane is not self.around:
                    pane.freeze()
        if not is_other_zoom and self._is_far(camera):
            self._hold()
        was, is_sideways = self.camera, camera.x != self.camera.x and not is_other_zoom
        before = self._stuck_area() if is_sideways else QRect()
        self.camera = camera
        self._arrange()
        if is_sideways and not self.is_held:
            self._unstick(before, QPoint(was.x - camera.x, was.y - camera.y))
        if is_moved:
            self.camera_changed.emit()
            self._fill_soon(_SETTLE_MS if self.is_refining else 0)

    def _is_far(self, camera: Camera) -> bool:
        """Whether nearly all that is to be seen from there is not in sight now."""
        x, y = abs(camera.x - self.camera.x), abs(camera.y - self.camera.y)
        return x > self.width() / 2 or y > self.height() / 2

    # Texts that stick to the label column

    @property
    def _label_edge(self) -> int:
        """The x of the zoomed map at which the label column ends."""
        return self.labels.x() + self.labels.width() + self.camera.x

    def _stuck(self, pane: Pane) -> tuple[Sticky, ...]:
        """What sticks in the headers, or in the contents (of which a strip lies under the shade)."""
        if self.scene is None or not self.labels.isVisibleTo(self):
            return ()
        pane = pane if pane is self.headers else self.contents
        top = pane.offset.y()
        sticky = self._sticky[pane is self.headers]
        return sticky.stuck(
            self.scene, self.camera.zoom, self._label_edge, top, top + pane.height(), self.devicePixelRatioF()
        )

    def _stuck_area(self) -> QRect:
        """Where in the view texts stick, in the contents and in the headers."""
        found = QRect()
        for pane in (self.contents, self.headers):
            part = area(self._stuck(pane), self._label_edge)
            found |= part.translated(pane.pos() - pane.offset) if not part.isEmpty() else part
        return found

    def _unstick(self, before: QRect, shift: QPoint) -> None:
        """The map was panned sideways: paint where texts stuck, which moved with the pixels, and where they stick."""
        touched = before.translated(shift.x(), 0) | before.translated(shift) | self._stuck_area()
        if not touched.isEmpty():
            for pane in (self.contents, self.headers, self.around):
                pane.update((touched & pane.geometry()).translated(-pane.pos()))

    def paint_stuck(self, painter: QPainter, pane: Pane, part: QRect) -> None:
        """Draw what of the texts that stick to the label column is in a part of a pane."""
        if self.is_refining or pane not in (self.contents, self.headers, self.around):
            return
        if pane is self.around and (part.right() < self.labels.geometry().right() or part.left() >= self.contents.x()):
            return
        stuck = self._stuck(pane)
        if stuck:
            self._sticky[pane is self.headers].paint(painter, pane, stuck, self.camera.zoom, self._label_edge, part)

    @property
    def open_window(self) -> Rect:
        """The part of the view that neither header rows nor label column cover."""
        left = self.labels.geometry().right() + 1 if self.labels.isVisible() else 0
        top = self.headers.geometry().bottom() + 1 if self.headers.isVisible() else 0
        return Rect(left, top, max(self.width() - left, 1), max(self.height() - top, 1))

    @property
    def is_title_hidden(self) -> bool:
        """Whether the header rows have gone up as far as they go."""
        return self.headers.isVisibleTo(self) and self.headers.y() == 0

    def pane_at(self, x: float, y: float) -> Pane:
        """The pane that shows a point of the view."""
        point = QPoint(int(x), int(y))
        for pane in (self.corner, self.headers, self.labels):
            if pane.isVisible() and pane.geometry().contains(point):
                return pane
        return self.around

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """The scene point that is seen at a point of the view."""
        pane = self.pane_at(x, y)
        zoom = self.camera.zoom
        return ((x - pane.x() + pane.offset.x()) / zoom, (y - pane.y() + pane.offset.y()) / zoom)

    def rect_on_screen(self, rect: Rect, pane: Pane | None = None) -> Rect:
        """Where a scene rectangle is in the view, as ``pane`` (None: the contents) shows it."""
        pane = pane or self.around
        seen = pane.rect_of(rect)
        return Rect(seen.x + pane.x(), seen.y + pane.y(), seen.w, seen.h)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.set_camera(self.camera)
        self._arrange()
        self._fill_soon(0)

    def _arrange(self) -> None:
        """Put each pane where it belongs, and let it look at its part of the scene."""
        scene, camera, covers, quantum = self.scene, self.camera, self._covers(), self.quantum
        self.around.place(self.rect(), QPoint(camera.x, camera.y), covers)
        frame = frame_of(scene) if scene else None
        for pane in (self.contents, self.labels, self.headers, self.corner, self.above):
            pane.setVisible(frame is not None)
        if frame is None:
            return
        zoom = camera.zoom
        sheet, steps = _held(frame.left * zoom, quantum), _held(frame.label_right * zoom, quantum)
        above, below, end = (_held(y * zoom, quantum) for y in (frame.top, frame.head_bottom, frame.bottom))
        stuck = max(0, _held(STUCK_LEFT, quantum) - (sheet - camera.x))
        fallen = max(0, _held(STUCK_TOP, quantum) - (above - camera.y))
        left = max(sheet - camera.x + stuck - _held(STUCK_LEFT, quantum), 0)
        top = max(above - camera.y + fallen - _held(STUCK_TOP, quantum), 0)
        right, bottom = steps - camera.x + stuck, below - camera.y + fallen
        columns, rows = QPoint(camera.x, camera.y - fallen), QPoint(camera.x - stuck, camera.y)
        end = max(min(end - camera.y + _held(8 * zoom, quantum), self.height()), bottom)
        # Nothing may lie over the contents: Qt shifts the pixels of a widget only where nothing else covers it.
        free_x, free_y = (
            _up(right + Shade.DEPTH * (stuck > 0), quantum),
            _up(bottom + Shade.DEPTH * (fallen > 0), quantum),
        )
        free = QRect(free_x, free_y, max(self.width() - free_x, 0), max(self.height() - free_y, 0))
        along = QPoint(camera.x, camera.y)
        places = [  # with the zoomed scene point at the view's own corner
            (self.corner, QRect(left, top, right - left, bottom - top), QPoint(rows.x(), columns.y())),
            (self.headers, QRect(right, top, max(self.width() - right, 0), bottom - top), columns),
            (self.labels, QRect(left, bottom, right - left, end - bottom), rows),
            (self.contents, free, along),
            (self.above, QRect(0, 0, self.width(), top), along),
        ]
        # For the same reason each pane moves to where the one before it has just gone away.
        goes_on = bottom > self.headers.geometry().bottom() + 1 or right > self.headers.x()
        for pane, geometry, offset in reversed(places) if goes_on else places:
            pane.place(geometry, offset + geometry.topLeft(), covers)
        self.shades[0].place(QRect(right, bottom, Shade.DEPTH, end - bottom), is_shown=stuck > 0)
        self.shades[1].place(QRect(right, bottom, self.width() - right, Shade.DEPTH), is_shown=fallen > 0)

    # Filling

    def _hold(self, longest: float = _LONGEST_HOLD) -> None:
        """All that is in sight looks different: keep the old picture until the new one is there, made in slices."""
        if self.is_held:
            if thread_time() > self._held_until:
                self._release()
        elif self.isVisible():
            self.is_held, self._held_until = True, thread_time() + longest
            self._fill_soon(0)

    def _release(self) -> None:
        if self.is_held:
            self.is_held = False
            self.update_all()

    def hideEvent(self, event: QHideEvent) -> None:
        self._release()
        super().hideEvent(event)

    def _stop_refining(self) -> None:
        was_refining, self.is_refining = self.is_refining, False
        for pane in self.panes:
            pane.thaw()
            if was_refining:  # where no band is there are no tiles either: the sheet's shadow was left out in the hurry
                pane.update()

    def _fill_soon(self, wait_ms: int) -> None:
        """Not in the turn of what changed: that has taken its time, and whoever waits is served first."""
        if wait_ms:
            self._slices.forget()
            self._settling.start(wait_ms)
        elif not self._slices.is_due:
            self._settling.stop()
            self._slices.soon()

    def _fill(self) -> None:
        """Make tiles for as long as a frame allows; then go on when nothing else is to do."""
        if thread_time() > self._held_until:
            self._release()
        if self.fill(_HELD_BUDGET if self.is_held else FRAME_BUDGET):
            self._fill_soon(0)

    def fill(self, seconds: float) -> bool:
        """Make missing tiles, those in sight first. Whether there are more."""
        scene, until = self.scene, perf_counter() + seconds
        if scene is None or not self.isVisible():
            self._release()
            return False
        for around in (0, _BEYOND):
            for pane in self.panes:
                for key, band, seen in pane.unready(around):
                    while not self.tiles.is_ready(key):
                        if perf_counter() >= until:
                            return True
                        stretch = self.tiles.stretch(key, scene, band)
                        self.tiles.made(key, stretch, scene, band, self.painter, self.camera.zoom)
                    if self.is_refining:
                        pane.update(seen)
            if around == 0:
                self._release()
            if around == 0 and self.is_refining:
                self._stop_refining()
                # A part that was painted while a neighbour was missing is coarse still, though its own tile is there.
                for pane in self.panes:
                    pane.update()
        if self._past:
            self._past = ()
            return True
        while self.tiles.tidy():
            if perf_counter() >= until:
                return True
        for band in scene.bands:
            if perf_counter() >= until:
                return True
            self.painter.coarse.prepare(band)
        return False


def _held(value: float, quantum: int) -> int:
    """The nearest multiple of ``quantum``."""
    return floor(value / quantum + 0.5) * quantum


def _up(value: int, quantum: int) -> int:
    return -(-value // quantum) * quantum
