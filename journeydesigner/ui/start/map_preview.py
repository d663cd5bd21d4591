"""A map as it will look, fitted to the width there is. It cannot be worked on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from journeydesigner.document.document import Document
from journeydesigner.drawing.theme import theme
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.look import Look

_SMALLEST, _LARGEST = 0.4, 1.0
"""Scales: a longer map is scrolled sideways, a short one is not blown up."""


class MapPreview(QScrollArea):
    """Empty until ``show_document``; ``is_faint`` shows it as an example only."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = _Sheet(look)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)

    def show_document(self, document: Document, *, is_faint: bool) -> None:
        """The document's first map."""
        snapshot = document.snapshot
        shown = snapshot.maps[0]
        brand = snapshot.organization(shown.organization).brand
        self._sheet.show_scene(MapLayout(QtMeasurer()).scene(snapshot, shown.id), brand, is_faint)


class _Sheet(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._scene: Scene | None = None
        self._brand: tuple[str, ...] = ()
        self._is_faint = False
        self._kept = QPixmap()
        self._made_of: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_scene(self, scene: Scene, brand: tuple[str, ...], is_faint: bool) -> None:
        self._scene, self._brand, self._is_faint = scene, brand, is_faint
        self.setMinimumWidth(round(scene.width * _SMALLEST))
        self.updateGeometry()
        self._grow()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene is None:
            return
        painter = QPainter(self)
        if self._is_faint:
            painter.setOpacity(0.5)
        painter.drawPixmap(0, 0, self._drawn(self._scene))
        painter.end()

    def _scale(self, scene: Scene) -> float:
        return max(_SMALLEST, min(_LARGEST, self.width() / scene.width))

    def _grow(self) -> None:
        if self._scene is not None:
            self.setMinimumHeight(round(self._scene.height * self._scale(self._scene)))

    def _drawn(self, scene: Scene) -> QPixmap:
        scale, ratio = self._scale(scene), self.devicePixelRatioF()
        made_of = (scene, scale, ratio, self._look.name)
        if self._made_of != made_of:
            self._made_of = made_of
            self._kept = QPixmap(round(scene.width * scale * ratio), round(scene.height * scale * ratio))
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            painter.scale(scale * ratio, scale * ratio)
            look = theme(self._look.name, self._brand)
            ScenePainter(look, {}, detail=scale * ratio).paint_scene(painter, scene)
            painter.end()
            self._kept.setDevicePixelRatio(ratio)
        return self._kept
