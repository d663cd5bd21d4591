"""A small picture of a map: for the file's preview and the thumbnails of the start window."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.painter import ScenePainter

_LONGEST = 16_000
"""Pixels; a map of a thousand lanes still gives a picture that other programs open."""


def scene_image(scene: Scene, theme: Theme, assets: Mapping[str, bytes], scale: float) -> QImage:
    """The whole map on the theme's canvas colour, ``scale`` pixels for each of the scene."""
    scale = min(scale, _LONGEST / max(scene.width, scene.height, 1.0))
    width, height = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(*theme.rgba(Colour("canvas"))))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        ScenePainter(theme, assets, detail=scale).paint_scene(painter, scene)
    finally:
        painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """``image`` as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  the stub wants bytes, Qt a str
    return bytes(buffer.data().data())


def preview_png(scene: Scene, theme: Theme, assets: Mapping[str, bytes], width: int) -> bytes:
    """The whole map as PNG, ``width`` pixels wide."""
    return png_bytes(scene_image(scene, theme, assets, width / max(scene.width, 1.0)))
