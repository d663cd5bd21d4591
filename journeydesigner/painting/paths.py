"""Path commands and icons as Qt's paths."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QPainterPath

from journeydesigner.drawing.icons import GRID, icon_paths
from journeydesigner.drawing.primitives import Command


def painter_path(commands: Iterable[Command], scale: float = 1.0) -> QPainterPath:
    path = QPainterPath()
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(x * scale, y * scale)
            case ("L", x, y):
                path.lineTo(x * scale, y * scale)
            case ("C", x1, y1, x2, y2, x, y):
                path.cubicTo(x1 * scale, y1 * scale, x2 * scale, y2 * scale, x * scale, y * scale)
            case ("Z",):
                path.closeSubpath()
    return path


@lru_cache(maxsize=1024)
def icon_path(name: str, size: float) -> QPainterPath:
    """All outlines of an icon, scaled; its corner is the origin."""
    path = QPainterPath()
    for commands in icon_paths(name):
        path.addPath(painter_path(commands, size / GRID))
    return path
