"""One part of the view: contents, header rows, label column, the corner between them, or what is round. Shows bands
from tiles, shifts pixels on panning, and paints itself what no tile has yet. Takes no mouse events: its canvas does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
Area = tuple[int, int, int, int]
"""Left, top, right and bottom in device pixels of the scene."""
_INTERSECT = Qt.ClipOperation.IntersectClip


@dataclass(frozen=True)
class Frozen:
    """What a pane showed: ``scale`` and ``origin`` (zoomed scene point at its corner) in device pixels."""

    image: QImage
    scale: float
    origin: QPoint

    def within(self, area: QRect, scale: float) -> tuple[QRect, QRectF]:
        """Which part of ``area`` (device pixels of the scene, now at ``scale``) it shows, and where in it."""
        by = scale / self.scale
        x, y = self.origin.x() * by, self.origin.y() * by
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

    def place(self, geometry: QRect, offset: QPoint, covers: list[QRect]) -> None:
        """Take a place in the view and look at a part of the map; what is seen already is shifted, not painted.

        ``covers``: what lies over the view, in its pixels.
        """
        shift = self.offset - offset
        is_other_zoom = self._zoom != self._shown.camera.zoom
        self.offset, self._zoom = offset, self._shown.camera.zoom
        if is_other_zoom:
            self.setGeometry(geometry)
            self.update()
            return
        # First to another place, then to another size: done at once Qt paints everything anew.
        before = self.geometry()
        if geometry != before:
            if geometry.topLeft() != before.topLeft():
                self.move(geometry.topLeft())
            if geometry.size() != before.size():
                self.resize(geometry.size())
        if not shift.isNull() and not self._shown.is_held:
            self._shift(shift, covers)

    def _shift(self, by: QPoint, covers: list[QRect]) -> None:
        """Shift the pixels seen. Under what lies over the map (a small bar, a toast) they are painted anew instead:
        a shift that met it would have Qt paint all."""
        over = [rect.translated(-self.pos()) & self.rect() for rect in covers]
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
            self._shown.paint_stuck(painter, self, part)
        painter.restore()
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
        for area in _bare(found, across, (left, top, right, bottom)):
            self._paint_bare(painter, scene, area)
        if self._shown.is_refining:
            self._paint_hurried(painter, scene, found, (across[0], top, across[1], bottom))
        else:
            for row in found:
                area = (across[0], max(top, row.top), across[1], min(bottom, row.top + row.height))
                self._paint_row(painter, scene, row, area, scale)
        painter.translate(origin)

    def _paint_bare(self, painter: QPainter, scene: Scene, area: QRect) -> None:
        """Where no band is."""
        painter.save()
        painter.setClipRect(area, _INTERSECT)
        self._shown.painter.paint_backdrop(painter, scene, area, 0.0, self._scale, is_coarse=self._shown.is_refining)
        self._shown.painter.paint_floating(painter, scene, self._scale)
        painter.restore()

    def _paint_row(self, painter: QPainter, scene: Scene, row: Row, area: Area, scale: float) -> None:
        shown, tiles, band = self._shown, self._shown.tiles, row.band
        for along, down, x, y, left, top, wide, high in _cells_in(row, area):
            key = TileKey(scale, band.key, self.layer, along, down)
            image = tiles.whole(key)
            if image is None:
                part = QRect(left, top, wide, high)
                image = tiles.made(key, part, scene, band, shown.painter, shown.camera.zoom)
            painter.drawImage(x, y, image, left, top, wide, high)

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

    def _paint_hurried(self, painter: QPainter, scene: Scene, rows: list[Row], area: Area) -> None:
        """Rows whose tiles are all there, the others as they were seen at the zoom before, and coarse beside that."""
        left, top, right, bottom = area
        ready: list[tuple[Row, Area]] = []
        missing: list[tuple[Row, Area]] = []
        for row in rows:
            part = (left, max(top, row.top), right, min(bottom, row.top + row.height))
            (ready if self._is_ready(row, part) else missing).append((row, part))
        if missing:
            target, source = QRect(), QRectF()
            if self._frozen is not None:
                target, source = self._frozen.within(QRect(left, top, right - left, bottom - top), self._scale)
            for row, part in missing:
                self._paint_coarse(painter, scene, row, _beside(target, part))
            if self._frozen is not None and not target.isEmpty():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
                painter.drawImage(QRectF(target), self._frozen.image, source)
        for row, part in ready:
            self._paint_row(painter, scene, row, part, self._scale)

    def _is_ready(self, row: Row, area: Area) -> bool:
        tiles, scale = self._shown.tiles, self._scale
        return all(
            tiles.covers(TileKey(scale, row.band.key, self.layer, along, down), QRect(x, y, wide, high))
            for along, down, _, _, x, y, wide, high in _cells_in(row, area)
        )

    def _paint_coarse(self, painter: QPainter, scene: Scene, row: Row, parts: list[QRect]) -> None:
        shown = self._shown
        painter.translate(0, row.top)
        for part in parts:
            part.translate(0, -row.top)
            shown.painter.paint(
                painter, scene, row.band, self.layer, part, self._scale, shown.camera.zoom, is_coarse=True
            )
        painter.translate(0, -row.top)

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


def _bare(rows: list[Row], across: tuple[int, int], area: Area) -> list[QRect]:
    """What rows that reach ``across`` leave bare of an area."""
    left, top, right, bottom = area
    if not rows:
        return [QRect(left, top, right - left, bottom - top)]
    ends = [top, *(row.top + row.height for row in rows)]
    starts = [*(row.top for row in rows), bottom]
    gaps = [(across[0], end, across[1], start) for end, start in zip(ends, starts, strict=True)]
    sides = ((left, top, across[0], bottom), (across[1], top, right, bottom))
    return [QRect(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in (*sides, *gaps) if x0 < x1 and y0 < y1]


def _beside(covered: QRect, area: Area) -> list[QRect]:
    """What a rectangle does not cover of an area."""
    left, top, right, bottom = area
    x0, x1 = max(left, covered.left()), min(right, covered.left() + covered.width())
    y0, y1 = max(top, covered.top()), min(bottom, covered.top() + covered.height())
    if x0 >= x1 or y0 >= y1:
        return [QRect(left, top, right - left, bottom - top)]
    parts = ((left, top, right, y0), (left, y0, x0, y1), (x1, y0, right, y1), (left, y1, right, bottom))
    return [QRect(a, b, c - a, d - b) for a, b, c, d in parts if a < c and b < d]


def _cells_in(row: Row, area: Area) -> Iterator[tuple[int, int, int, int, int, int, int, int]]:
    """Column and row of each tile that an area of a band's row touches, where in the scene what it has of the area
    begins, and which part of the tile that is."""
    left, top, right, bottom = area
    for down in range((top - row.top) // TILE_HEIGHT, (bottom - row.top - 1) // TILE_HEIGHT + 1):
        tile_y = row.top + down * TILE_HEIGHT
        y = max(top, tile_y)
        high = min(bottom, tile_y + TILE_HEIGHT) - y
        for along in range(left // TILE_WIDTH, (right - 1) // TILE_WIDTH + 1):
            tile_x = along * TILE_WIDTH
            x = max(left, tile_x)
            yield along, down, x, y, x - tile_x, y - tile_y, min(right, tile_x + TILE_WIDTH) - x, high


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
