"""The last thing shown: the whole map at a glance. A click on a stage leads back to it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import Scene
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.screen_places import Places

_LARGEST = 1.6


class OverviewSlide:
    """Of one screen and theme."""

    def __init__(self, painter: ScenePainter, measurer: TextMeasurer, places: Places, options: LayoutOptions) -> None:
        self._painter, self._places = painter, places
        self._layout = MapLayout(measurer, options)
        self._scene: Scene | None = None

    def paint(self, painter: QPainter, snapshot: Snapshot, map_id: MapId) -> None:
        """The whole screen but for its bottom line."""
        self._scene = self._layout.scene(snapshot, map_id)
        area, scale = self._place(self._scene)
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(scale, scale)
        self._painter.paint_scene(painter, self._scene)
        painter.restore()

    def stage_at(self, point: QPointF) -> StageId | None:
        """The stage whose columns are at a point of the screen."""
        if self._scene is None:
            return None
        area, scale = self._place(self._scene)
        if not area.contains(point):
            return None
        column = self._scene.column_at((point.x() - area.x()) / scale)
        return column.stage if column else None

    def _place(self, scene: Scene) -> tuple[QRectF, float]:
        """Where the map is on the screen, and how large."""
        places = self._places
        scale = min(places.width / max(scene.width, 1), places.bottom / max(scene.height, 1), _LARGEST * places.unit)
        wide, high = scene.width * scale, scene.height * scale
        return QRectF((places.width - wide) / 2, (places.bottom - high) / 2, wide, high), scale
