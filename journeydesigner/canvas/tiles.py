"""Painted pieces of bands, kept for each zoom. A tile belongs to its band, in the band's own coordinates: where a
row grows, those below are only drawn lower down."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from journeydesigner.canvas.band_painter import BandPainter, band_height
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.scene_diff import Difference, Layer
from journeydesigner.layout.scene import Band, Scene

TILE_WIDTH = 512
TILE_HEIGHT = 256
_STRETCH = 256
_TIDIED = 16
BUDGET = 160 * 1024 * 1024
"""Bytes of pixels that are kept."""


class TileKey(NamedTuple):
    """``scale``: device pixels per scene pixel. ``column``, ``row`` count tiles from the band's upper left corner."""

    scale: float
    band: str
    layer: Layer
    column: int
    row: int


@dataclass
class Tile:
    """``stale`` (in pixels of the tile) is what is not painted yet, or no longer as it should be."""

    image: QImage
    stale: QRegion


class TileStore:
    """The tiles of one scene, the least recently shown dropped first."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()
        self._budget, self._bytes = budget, 0
        self._rubbish: list[Tile] = []

    def __len__(self) -> int:
        return len(self._tiles)

    @property
    def bytes(self) -> int:
        return self._bytes

    @property
    def bands(self) -> set[str]:
        """The bands that have tiles."""
        return {key.band for key in self._tiles}

    def is_ready(self, key: TileKey) -> bool:
        """Whether the whole tile is there as it should be."""
        tile = self._tiles.get(key)
        return tile is not None and tile.stale.isEmpty()

    def covers(self, key: TileKey, part: QRect) -> bool:
        """Whether ``part`` of a tile is as it should be."""
        tile = self._tiles.get(key)
        return tile is not None and not tile.stale.intersects(part)

    def whole(self, key: TileKey) -> QImage | None:
        """The tile's picture, if all of it is as it should be."""
        tile = self._tiles.get(key)
        if tile is None or not tile.stale.isEmpty():
            return None
        self._tiles.move_to_end(key)
        return tile.image

    def made(self, key: TileKey, part: QRect, scene: Scene, band: Band, painter: BandPainter, zoom: float) -> QImage:
        """The tile's picture, ``part`` of it painted where it has to be: what comes in sight bit by bit is so."""
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._new(key, scene, band)
        if tile.stale.intersects(part):
            _paint(tile, key, part, scene, band, painter, zoom)
        self._tiles.move_to_end(key)
        return tile.image

    def stretch(self, key: TileKey, scene: Scene, band: Band) -> QRect:
        """What of a tile to make next, when there is a little time."""
        tile = self._tiles.get(key)
        stale = tile.stale.boundingRect() if tile else QRect(QPoint(), _extent(key, scene, band).size())
        return QRect(stale.left(), stale.top(), min(stale.width(), _STRETCH), stale.height())

    def apply(self, change: Difference) -> None:
        """Mark what a new scene made stale, and drop what it no longer has."""
        for key in list(self._tiles):
            if key.band in change.gone:
                self._drop(key)
                continue
            if (key.band, key.layer) not in change.stale:
                continue
            rects = change.stale[(key.band, key.layer)]
            if rects is None:
                self._drop(key)
            else:
                for part in _within_tile(key, self._tiles[key], rects):
                    self._tiles[key].stale += part

    def fit(self, scene: Scene) -> None:
        """Drop tiles whose size no longer suits their band: its last row of tiles, after the band grew."""
        for key in list(self._tiles):
            band = scene.band_by_key.get(key.band)
            if band is None or self._tiles[key].image.size() != _extent(key, scene, band).size():
                self._drop(key)

    def clear(self) -> None:
        """Nothing is of use any more; the memory goes with ``tidy``: to give it all back takes longer than a frame."""
        self._rubbish += self._tiles.values()
        self._tiles.clear()
        self._bytes = 0

    def tidy(self) -> bool:
        """Give back some of what was cleared. Whether there is more."""
        del self._rubbish[-_TIDIED:]
        return bool(self._rubbish)

    def _new(self, key: TileKey, scene: Scene, band: Band) -> Tile:
        extent = _extent(key, scene, band)
        image = QImage(extent.size(), QImage.Format.Format_RGB32)
        tile = self._tiles[key] = Tile(image, QRegion(image.rect()))
        self._bytes += image.sizeInBytes()
        while self._bytes > self._budget and len(self._tiles) > 1:
            self._drop(next(iter(self._tiles)))
        return tile

    def _drop(self, key: TileKey) -> None:
        tile = self._tiles.pop(key)
        self._bytes -= tile.image.sizeInBytes()


def _extent(key: TileKey, scene: Scene, band: Band) -> QRect:
    """What a tile covers, in device pixels from the band's corner."""
    width = -int(-scene.width * key.scale // 1)
    left, top = key.column * TILE_WIDTH, key.row * TILE_HEIGHT
    return QRect(
        left, top, max(min(TILE_WIDTH, width - left), 1), max(min(TILE_HEIGHT, band_height(band, key.scale) - top), 1)
    )


def _within_tile(key: TileKey, tile: Tile, rects: list[Rect]) -> list[QRect]:
    """The parts of a tile that scene rectangles of its band touch."""
    whole = QRect(0, 0, tile.image.width(), tile.image.height())
    left, top, scale = key.column * TILE_WIDTH, key.row * TILE_HEIGHT, key.scale
    parts = [
        QRect(
            int(rect.x * scale) - left - 1,
            int(rect.y * scale) - top - 1,
            int(rect.w * scale) + 3,
            int(rect.h * scale) + 3,
        ).intersected(whole)
        for rect in rects
    ]
    return [part for part in parts if not part.isEmpty()]


def _paint(tile: Tile, key: TileKey, part: QRect, scene: Scene, band: Band, painter: BandPainter, zoom: float) -> None:
    left, top = key.column * TILE_WIDTH, key.row * TILE_HEIGHT
    wanted = tile.stale & part
    parts = rects_of(wanted) if 1 < wanted.rectCount() < 4 else [wanted.boundingRect()]
    brush = QPainter(tile.image)
    brush.translate(-left, -top)
    for rect in parts:
        painter.paint(brush, scene, band, key.layer, rect.translated(left, top), key.scale, zoom)
        tile.stale -= rect
    brush.end()


def rects_of(region: QRegion) -> list[QRect]:
    return [QRect(rect) for rect in region]  # pyright: ignore[reportGeneralTypeIssues]  QRegion is iterable in PySide6
