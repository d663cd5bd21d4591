"""Paints any part of a scene, band by band, in device pixels. The tiles are filled by it, and what no tile has yet."""

from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from journeydesigner.canvas.band_index import OVERHANG, BandIndex, BandIndexes
from journeydesigner.canvas.card_sheets import CardSheets
from journeydesigner.canvas.coarse import CoarseBands, readable
from journeydesigner.canvas.grounds import Grounds
from journeydesigner.canvas.scene_diff import Layer
from journeydesigner.canvas.sheet_slices import SheetSlices
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.painting.painter import ScenePainter

_CORNER = 18.0
"""The sheet's round corners reach so far into it."""
_SHADOW = 28.0
"""And its shadow so far out of it."""
COARSE_BELOW = 0.2
"""Under this zoom rectangles stand in for text for good: no letter is two pixels wide. While zooming they do at any."""


class BandPainter:
    """A painter of bands for one theme."""

    def __init__(self, theme: Theme, painter: ScenePainter, indexes: BandIndexes) -> None:
        self.theme, self.painter, self.indexes = theme, painter, indexes
        self.coarse = CoarseBands(theme)
        self.sheets = CardSheets(painter)
        self._grounds = Grounds()
        self.canvas = QColor(*theme.rgba(Colour("canvas")))
        self.surface = QColor(*theme.rgba(Colour("surface")))
        self._sheets = SheetSlices(painter, self.canvas)

    def paint(
        self,
        painter: QPainter,
        scene: Scene,
        band: Band,
        layer: Layer,
        part: QRect,
        scale: float,
        zoom: float,
        *,
        is_coarse: bool = False,
    ) -> None:
        """Paint ``part`` (device pixels, from the band's upper left corner, where the painter's origin is).

        ``scale``: device pixels per scene pixel; ``zoom``: screen pixels per scene pixel; ``is_coarse``: in a hurry.
        """
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        if _is_inside_sheet(scene, part, band, scale):
            if band.kind is not BandKind.LANE:  # the ground of a lane covers it
                painter.fillRect(part, self.surface)
        else:
            self.paint_backdrop(painter, scene, part, band.y, scale, is_coarse=is_coarse)
        left, right = part.left() / scale, (part.right() + 1) / scale
        if (is_coarse or zoom < COARSE_BELOW) and layer is Layer.CONTENTS:
            painter.scale(scale, _stretched(band.height, scale))
            self.coarse.paint(painter, self.painter, band, left, right, zoom)
            for index in (self.indexes.under(scene, band), self.indexes.above(scene, band)):
                self.painter.paint_nodes(painter, readable(index.between(left, right), zoom))
        elif is_coarse:
            painter.scale(scale, _stretched(band.height, scale))
            self.painter.paint_nodes(painter, self._grounds.between(band, left, left))
        else:
            self._paint_fully(painter, scene, band, layer, part, scale)
        painter.restore()

    def _paint_fully(
        self, painter: QPainter, scene: Scene, band: Band, layer: Layer, part: QRect, scale: float
    ) -> None:
        left, right = part.left() / scale, (part.right() + 1) / scale
        painter.save()
        painter.scale(scale, _stretched(band.height, scale))
        self.painter.paint_nodes(painter, self._grounds.between(band, left, right))
        painter.restore()
        if layer is Layer.LABELS:
            self._paint_nodes(painter, self.indexes.labels(band), part, scale)
            return
        self._paint_part(painter, self.indexes.under(scene, band), band, part, scale)
        self._paint_nodes(painter, self.indexes.contents(band), part, scale)
        self._paint_part(painter, self.indexes.above(scene, band), band, part, scale)

    def _paint_part(self, painter: QPainter, index: BandIndex, band: Band, part: QRect, scale: float) -> None:
        """Of what reaches over bands, this one's part: where bands stand on whole pixels, it does not."""
        if index.nodes:
            rest = band.y * scale - band_top(band, scale)
            painter.translate(0.0, rest)
            self._paint_nodes(painter, index, part, scale)
            painter.translate(0.0, -rest)

    def _paint_nodes(self, painter: QPainter, index: BandIndex, part: QRect, scale: float) -> None:
        """The nodes that show in ``part``; the painter is in device pixels."""
        if not index.nodes:
            return
        left, right = part.left() / scale, (part.right() + 1) / scale
        top, bottom = part.top() / scale - OVERHANG, (part.bottom() + 1) / scale + OVERHANG
        nodes = [node for node in index.between(left, right) if node.y < bottom and top < node.y + node.h]
        rest = self.sheets.paint(painter, nodes, scale)
        painter.save()
        painter.scale(scale, scale)
        self.painter.paint_nodes(painter, rest)
        painter.restore()

    def paint_floating(self, painter: QPainter, scene: Scene, scale: float) -> None:
        """Free notes where no band is; the painter's origin, in device pixels, is the scene's."""
        if scene.above:
            painter.save()
            painter.scale(scale, scale)
            self.painter.paint_nodes(painter, scene.above)
            painter.restore()

    def paint_backdrop(
        self, painter: QPainter, scene: Scene, part: QRect, top: float, scale: float, *, is_coarse: bool = False
    ) -> None:
        """The canvas and the sheet on it; the painter's origin is at height ``top`` of the scene."""
        painter.fillRect(part, self.canvas)
        area = QRectF(part.x() / scale, part.y() / scale + top, part.width() / scale, part.height() / scale)
        for node in scene.backdrop:
            sheet = QRectF(node.x, node.y, node.w, node.h)
            if not sheet.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW).intersects(area):
                continue
            if is_coarse:
                seen = sheet.intersected(area)
                corner = QPointF(seen.x() * scale, (seen.y() - top) * scale)
                painter.fillRect(QRectF(corner, seen.size() * scale), self.surface)
            else:
                self._sheets.paint(painter, node, part, area, scale)


def _is_inside_sheet(scene: Scene, part: QRect, band: Band, scale: float) -> bool:
    """Whether nothing but the sheet's plain surface lies under a part of a band."""
    left, right = part.left() / scale - _CORNER, (part.right() + 1) / scale + _CORNER
    top, bottom = band.y + part.top() / scale - _CORNER, band.y + (part.bottom() + 1) / scale + _CORNER
    return any(
        node.x <= left and right <= node.x + node.w and node.y <= top and bottom <= node.y + node.h
        for node in scene.backdrop
    )


def band_height(band: Band, scale: float) -> int:
    """A band's height in whole device pixels, never too small: the next one paints over what is too much."""
    return ceil(band.height * scale - 0.001)


def band_top(band: Band, scale: float) -> int:
    """Where a band begins, in whole device pixels of the scene."""
    return floor(band.y * scale + 0.5)


def _stretched(height: float, scale: float) -> float:
    """The vertical scale at which a ground fills its band's whole pixels."""
    return ceil(height * scale - 0.001) / height if height else scale
