"""One part of the view: contents, header rows, label column, the corner between them, or what is round. Shows bands
from tiles, shifts pixels on panning, and paints itself what no tile has yet. Takes no mouse events: its canvas does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.band_painter import BandPainter, band_height, band_top
from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.scene_diff import Layer
from journeydesigner.canvas.tiles import TILE_HEIGHT, TILE_WIDTH, TileKey, TileStore, rects_of
from journeydesigner.layout.scene import Band, Scene


class Shown(Protocol):
    """What the panes of one view have in common."""

    @property
    def scene(self) -> Scene | None: ...
    @property
    def camera(self) -> Camera: ...
    @property
    def tiles(self) -> TileStore: ...
    @property
    def painter(self) -> BandPainter: ...
    def covers(self) -> list[QRect]:
        """What lies over the view, in its pixels."""
        ...

    def paint_stuck(self, painter: QPainter, pane: "Pane", part: QRect) -> None:
        """Draw what of the texts that stick to the label column is in a part of a pane."""
        ...

    @property
    def is_held(self) -> bool:
        """Whether the old picture is kept for a blink: then nothing is shifted, all is painted soon."""
        ...

    @property
    def is_refining(self) -> bool:
        """Whether a zoom is under way, so that what is not ready is shown from other zooms."""
        ...


class Row(NamedTuple):
    """A band and where it stands in the scene, in device pixels."""

    band: Band
    top: int
    height: int


Ornaments = Callable[[QPainter, "Pane"], None]


@dataclass(frozen=True)
class Frozen:
    """What a pane showed: ``scale`` and ``origin`` (zoomed scene point at its corner) in device pixels."""

    image: QImage
    scale: float
    origin: QPoint

    def within(self, area: QRect, top: int, scale: float) -> tuple[QRect, QRectF]:
        """Which part of ``area`` (device pixels of a band at ``top``, now at ``scale``) it shows, and where in it."""
        by = scale / self.scale
        x, y = self.origin.x() * by, self.origin.y() * by - top
        seen = QRectF(x, y, self.image.width() * by, self.image.height() * by)
        target = seen.toAlignedRect() if by >= 1 else seen.toRect()
        target = target.intersected(area)
        source = QRectF((target.x() - x) / by, (target.y() - y) / by, target.width() / by, target.height() / by)
        return target, source


class Pane(QWidget):
    """``offset`` is the zoomed scene point at its upper left corner, in its logical pixels."""

    def __init__(
        self, parent: QWidget, shown: Shown, layer: Layer, shows: Callable[[Band], bool], ornaments: Ornaments
    ) -> None:
        super().__init__(parent)
        self._shown, self._shows, self._ornaments = shown, shows, ornaments
        self.layer = layer
        self.offset = QPoint()
        self._zoom = 0.0
        self._frozen: Frozen | None = None
        self._rows: tuple[Scene, float, list[Row]] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Where it looks

    def place(self, geometry: QRect, offset: QPoint) -> None:
        """Take a place in the view and look at a part of the map; what is seen already is shifted, not painted."""
        shift = self.offset - offset
        is_other_zoom = self._zoom != self._shown.camera.zoom
        self.offset, self._zoom = offset, self._shown.camera.zoom
        if is_other_zoom:
            self.setGeometry(geometry)
            self.update()
            return
        # First to another place, then to another size: done at once Qt paints everything anew.
        if geometry.topLeft() != self.pos():
            self.move(geometry.topLeft())
        if geometry.size() != self.size():
            self.resize(geometry.size())
        if not shift.isNull() and not self._shown.is_held:
            self._shift(shift)

    def _shift(self, by: QPoint) -> None:
        """Shift the pixels seen. Under what lies over the map (a small bar, a toast) they are painted anew instead:
        a shift that met it would have Qt paint all."""
        over = [rect.translated(-self.pos()) & self.rect() for rect in self._shown.covers()]
        if not any(over):
            self.scroll(by.x(), by.y())
            return
        free = QRegion(self.rect())
        for rect in over:
            free -= rect
            self.update(rect)
        for rect in rects_of(free):
            if rect.width() > 2 * abs(by.x()) and rect.height() > 2 * abs(by.y()):
                self.scroll(by.x(), by.y(), rect)
            else:
                self.update(rect)

    def rect_of(self, rect: Rect) -> Rect:
        """A rectangle of the scene in this pane's pixels."""
        zoom = self._shown.camera.zoom
        return Rect(rect.x * zoom - self.offset.x(), rect.y * zoom - self.offset.y(), rect.w * zoom, rect.h * zoom)

    def update_scene_rect(self, rect: Rect) -> None:
        seen = self.rect_of(rect).grown(2)
        self.update(QRect(int(seen.x), int(seen.y), int(seen.w) + 2, int(seen.h) + 2))

    @property
    def rows(self) -> list[Row]:
        """The bands that the pane shows, and where they stand."""
        scene, scale = self._shown.scene, self._scale
        if scene is None:
            return []
        if self._rows is None or self._rows[0] is not scene or self._rows[1] != scale:
            rows = [
                Row(band, band_top(band, scale), band_height(band, scale)) for band in scene.bands if self._shows(band)
            ]
            self._rows = (scene, scale, rows)
        return self._rows[2]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.save()
        for part in rects_of(event.region()):
            # One rectangle after the other: within a clip of several Qt draws images many times slower.
            painter.setClipRect(part)
            painter.save()
            painter.scale(1 / ratio, 1 / ratio)
            self._paint_part(painter, _in_device_pixels(part, ratio))
            painter.restore()
        painter.restore()
        self._shown.paint_stuck(painter, self, event.rect())
        self._ornaments(painter, self)
        painter.end()

    @property
    def _scale(self) -> float:
        return self._shown.camera.zoom * self.devicePixelRatioF()

    @property
    def _origin(self) -> QPoint:
        """``offset`` in device pixels."""
        ratio = self.devicePixelRatioF()
        return QPoint(round(self.offset.x() * ratio), round(self.offset.y() * ratio))

    def _paint_part(self, painter: QPainter, part: QRect) -> None:
        scene, scale, origin = self._shown.scene, self._scale, self._origin
        if scene is None:
            painter.fillRect(part, self._shown.painter.canvas)
            return
        painter.translate(-origin)
        left, top = part.left() + origin.x(), part.top() + origin.y()
        right, bottom = left + part.width(), top + part.height()
        across = max(left, 0), min(right, ceil(scene.width * scale))
        found = [row for row in self.rows if row.top < bottom and top < row.top + row.height]
        if across[0] >= across[1]:
            found = []
        if not _is_filled(found, across, (left, right), (top, bottom)):
            bare = QRegion(left, top, part.width(), part.height())
            for row in found:
                bare -= QRect(across[0], row.top, across[1] - across[0], row.height)
            self._paint_bare(painter, scene, bare)
        for row in found:
            area = (across[0], max(top, row.top), across[1], min(bottom, row.top + row.height))
            self._paint_row(painter, scene, row, area)
        painter.translate(origin)

    def _paint_bare(self, painter: QPainter, scene: Scene, bare: QRegion) -> None:
        """Where no band is."""
        for area in rects_of(bare):
            painter.save()
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            self._shown.painter.paint_backdrop(
                painter, scene, area, 0.0, self._scale, is_coarse=self._shown.is_refining
            )
            self._shown.painter.paint_floating(painter, scene, self._scale)
            painter.restore()

    def _paint_row(self, painter: QPainter, scene: Scene, row: Row, area: tuple[int, int, int, int]) -> None:
        """``area``: left, top, right, bottom, in device pixels of the scene."""
        tiles, scale = self._shown.tiles, self._scale
        x0, y0, x1, y1 = area
        for down in range((y0 - row.top) // TILE_HEIGHT, (y1 - row.top - 1) // TILE_HEIGHT + 1):
            cell_y = row.top + down * TILE_HEIGHT
            y, high = max(y0, cell_y), min(y1, cell_y + TILE_HEIGHT) - max(y0, cell_y)
            for along in range(x0 // TILE_WIDTH, (x1 - 1) // TILE_WIDTH + 1):
                cell_x = along * TILE_WIDTH
                x, wide = max(x0, cell_x), min(x1, cell_x + TILE_WIDTH) - max(x0, cell_x)
                key = TileKey(scale, row.band.key, self.layer, along, down)
                within = QRect(x - cell_x, y - cell_y, wide, high)
                image = tiles.covering(key, within)
                if image is None:
                    if self._shown.is_refining:
                        painter.translate(0, row.top)
                        self._paint_frozen(painter, scene, row.band, row.top, QRect(x0, y0 - row.top, x1 - x0, y1 - y0))
                        painter.translate(0, -row.top)
                        return
                    image = tiles.made(key, within, scene, row.band, self._shown.painter, self._shown.camera.zoom)
                painter.drawImage(x, y, image, x - cell_x, y - cell_y, wide, high)

    # While zooming

    def freeze(self) -> None:
        """Keep what is seen now: while the zoom changes it is shown scaled, until there are tiles."""
        ratio = self.devicePixelRatioF()
        size = _in_device_pixels(self.rect(), ratio).size()
        if size.isEmpty() or not self.isVisible():
            return
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._paint_part(painter, image.rect())
        painter.end()
        self._frozen = Frozen(image, self._scale, self._origin)

    def thaw(self) -> None:
        self._frozen = None

    def _paint_frozen(self, painter: QPainter, scene: Scene, band: Band, top: int, area: QRect) -> None:
        """A part of a band as it was seen at the zoom before, and the coarse view where it was not seen."""
        target, source = self._frozen.within(area, top, self._scale) if self._frozen else (QRect(), QRectF())
        zoom = self._shown.camera.zoom
        for part in rects_of(QRegion(area) - QRegion(target)):
            self._shown.painter.paint(painter, scene, band, self.layer, part, self._scale, zoom, is_coarse=True)
        if self._frozen is not None and not target.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(QRectF(target), self._frozen.image, source)

    # Filling when idle

    def unready(self, around: int) -> Iterator[tuple[TileKey, Band, QRect]]:
        """Tiles that are missing or stale in sight and ``around`` pixels beyond: the key, the band, and where in the
        pane (logical pixels) the tile is."""
        scene, scale, origin, ratio = self._shown.scene, self._scale, self._origin, self.devicePixelRatioF()
        if scene is None or not self.isVisible():
            return
        window = _in_device_pixels(self.rect().adjusted(-around, -around, around, around), ratio).translated(origin)
        width = -int(-scene.width * scale // 1)
        for band, top, height in self.rows:
            area = QRect(0, top, width, height).intersected(window)
            if area.isEmpty():
                continue
            for key, cell in _cells(scale, band, self.layer, area.translated(0, -top)):
                if not self._shown.tiles.is_ready(key):
                    seen = cell.translated(0, top).translated(-origin)
                    yield key, band, QRect(
                        int(seen.left() / ratio) - 1, int(seen.top() / ratio) - 1,
                        int(seen.width() / ratio) + 3, int(seen.height() / ratio) + 3,
                    )  # fmt: skip


def _is_filled(rows: list[Row], across: tuple[int, int], sides: tuple[int, int], ends: tuple[int, int]) -> bool:
    """Whether rows leave nothing bare between two sides and two ends."""
    if across != sides or not rows or rows[0].top > ends[0] or rows[-1].top + rows[-1].height < ends[1]:
        return False
    return all(one.top + one.height >= other.top for one, other in pairwise(rows))


def _cells(scale: float, band: Band, layer: Layer, area: QRect) -> Iterator[tuple[TileKey, QRect]]:
    """The tiles that ``area`` (device pixels of the band) touches, and where each lies."""
    if area.isEmpty():
        return
    for row in range(area.top() // TILE_HEIGHT, area.bottom() // TILE_HEIGHT + 1):
        for column in range(area.left() // TILE_WIDTH, area.right() // TILE_WIDTH + 1):
            key = TileKey(scale, band.key, layer, column, row)
            yield key, QRect(column * TILE_WIDTH, row * TILE_HEIGHT, TILE_WIDTH, TILE_HEIGHT)


def _in_device_pixels(rect: QRect, ratio: float) -> QRect:
    """The device pixels that a rectangle of logical pixels touches."""
    left, top = int(rect.left() * ratio // 1), int(rect.top() * ratio // 1)
    right, bottom = -int(-(rect.left() + rect.width()) * ratio // 1), -int(-(rect.top() + rect.height()) * ratio // 1)
    return QRect(left, top, right - left, bottom - top)
