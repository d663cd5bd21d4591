"""Pictures of maps and pages: for the file's preview, the thumbnails of the start window, and before an export."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.document.document import Document
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme, theme
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.papers import points
from journeydesigner.layout.ring import is_ring, ring_scene
from journeydesigner.layout.scene import Scene
from journeydesigner.layout.sheet import Page
from journeydesigner.painting.giving_way import giving_way
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.painter import ScenePainter

_LONGEST = 16_000
"""Pixels; a map of a thousand lanes still gives a picture that other programs open."""
_MOST = 150_000_000
"""Pixels in all: 600 MB while they are painted."""
_AT_ONCE = 2_000_000
"""Pixels that are filled without a pause: 2 ms, 10 where the memory is new."""


def held_scale(scene: Scene, scale: float) -> float:
    """``scale``, or the largest at which a picture of the scene is one that other programs open."""
    longest, area = max(scene.width, scene.height, 1.0), max(scene.width * scene.height, 1.0)
    return min(scale, _LONGEST / longest, (_MOST / area) ** 0.5)


def scene_image(
    scene: Scene, look: Theme, assets: Mapping[str, bytes], scale: float, *, is_transparent: bool = False
) -> QImage:
    """The whole map on its look's canvas colour, or on nothing; ``scale`` pixels for each of the scene, if that many
    can be (see ``held_scale``)."""
    scale = held_scale(scene, scale)
    width, height = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    forms = QImage.Format
    image = QImage(width, height, forms.Format_ARGB32_Premultiplied if is_transparent else forms.Format_RGB32)
    painter = QPainter(image)
    try:
        _fill(painter, image, QColor(0, 0, 0, 0) if is_transparent else QColor(*look.rgba(Colour("canvas"))))
        painter.scale(scale, scale)
        ScenePainter(look, assets, detail=scale).paint_scene(painter, scene)
    finally:
        painter.end()
    return image


def _fill(painter: QPainter, image: QImage, colour: QColor) -> None:
    """The whole image, bit by bit: for large ones the memory is had only now, for which the window would wait."""
    give_way = giving_way()
    rows = max(1, _AT_ONCE // image.width())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for row in range(0, image.height(), rows):
        painter.fillRect(0, row, image.width(), rows, colour)
        give_way()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def page_image(
    page: Page, look: Theme, assets: Mapping[str, bytes], width: int, progress: Callable[[float], None]
) -> QImage:
    """A sheet of paper with the scene in its middle, ``width`` pixels wide. ``progress`` is told the share done, and
    may raise to stop. For any thread."""
    across, down = points(page.width_mm), points(page.height_mm)
    scale = min(width / across, _LONGEST / max(across, down))
    image = QImage(max(1, round(across * scale)), max(1, round(down * scale)), QImage.Format.Format_RGB32)
    image.fill(QColor(*look.rgba(Colour("canvas"))))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        painter.translate((across - page.scene.width * page.scale) / 2, (down - page.scene.height * page.scale) / 2)
        painter.scale(page.scale, page.scale)
        for share in ScenePainter(look, assets, detail=scale * page.scale).painting_scene(painter, page.scene):
            progress(share)
    finally:
        painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """``image`` as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  the stub wants bytes, Qt a str
    return bytes(buffer.data().data())


def preview_png(scene: Scene, look: Theme, assets: Mapping[str, bytes], width: int) -> bytes:
    """The whole map as PNG, ``width`` pixels wide."""
    return png_bytes(scene_image(scene, look, assets, width / max(scene.width, 1.0)))


def document_preview(document: Document, width: int = 640) -> bytes | None:
    """The first map of a document as PNG, in its organisation's colours; None where there is no map yet.

    A life cycle is shown as its ring.
    """
    snapshot = document.snapshot
    if not snapshot.maps:
        return None
    shown = snapshot.maps[0]
    if is_ring(snapshot, shown.id):
        scene = ring_scene(snapshot, shown.id)
    else:
        scene = MapLayout(QtMeasurer()).scene(snapshot, shown.id)
    brand = snapshot.organization(shown.organization).brand
    return preview_png(scene, theme("light", brand), document.assets, width)
