"""Small views of bands: where text would be too small to read, prepared rectangles stand in for it.

What is prepared for a band is kept as long as the band does not change.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from journeydesigner.canvas.band_index import OVERHANG
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Path, Primitive, Shadow, Text
from journeydesigner.drawing.theme import Theme
from journeydesigner.painting.painter import ScenePainter

READABLE = 6.4
"""The smallest text, in pixels of the screen, that is drawn as text."""
_BUCKET = 2048.0
Rects = dict[int, tuple[QColor, list[QRectF]]]


class CoarseStretch:
    """A stretch of a band: filled rectangles by colour, in painting order, and nodes that are always drawn in full."""

    def __init__(self) -> None:
        self.fills: Rects = {}
        self.bars: Rects = {}
        self.whole: list[Node] = []


class CoarseBands:
    """Prepared stretches by band."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[str, str], tuple[tuple[Node, ...], dict[int, CoarseStretch]]] = {}

    def paint(
        self,
        painter: QPainter,
        full: ScenePainter,
        key: tuple[str, str],
        nodes: tuple[Node, ...],
        left: float,
        right: float,
        scale: float,
    ) -> None:
        """Paint the nodes between two x of the band, in band coordinates."""
        stretches = self._stretches(key, nodes)
        for bucket in range(int(left // _BUCKET), int(right // _BUCKET) + 1):
            stretch = stretches.get(bucket)
            if stretch is None:
                continue
            _fill(painter, stretch.fills)
            _fill(painter, stretch.bars)
            if stretch.whole:
                full.paint_nodes(painter, _readable(stretch.whole, scale))

    def forget(self) -> None:
        self._kept.clear()

    def _stretches(self, key: tuple[str, str], nodes: tuple[Node, ...]) -> dict[int, CoarseStretch]:
        kept = self._kept.get(key)
        if kept is None or kept[0] is not nodes:
            kept = self._kept[key] = (nodes, self._prepare(nodes))
        return kept[1]

    def _prepare(self, nodes: tuple[Node, ...]) -> dict[int, CoarseStretch]:
        stretches: dict[int, CoarseStretch] = {}
        for node in nodes:
            first, last = int((node.x - OVERHANG) // _BUCKET), int((node.x + node.w + OVERHANG) // _BUCKET)
            for bucket in range(first, last + 1):
                self._enter(stretches.setdefault(bucket, CoarseStretch()), node)
        return stretches

    def _enter(self, stretch: CoarseStretch, node: Node) -> None:
        if node.role is not Role.CARD and any(isinstance(part, Path) for part in node.primitives):
            stretch.whole.append(node)
            return
        for part in node.primitives:
            match part:
                case Box(x, y, w, h, fill) if isinstance(fill, Colour):
                    self._add(stretch.fills, fill, QRectF(node.x + x, node.y + y, w, h))
                case Disc(cx, cy, r, fill) if isinstance(fill, Colour):
                    self._add(stretch.fills, fill, QRectF(node.x + cx - r, node.y + cy - r, 2 * r, 2 * r))
                case Path(commands, fill, None) if isinstance(fill, Colour):
                    self._add(stretch.fills, fill, _bounds(commands).translated(node.x, node.y))
                case Text(_, lines, style, colour):
                    for line in lines:
                        top = node.y + line.baseline - style.size * 0.6
                        bar = QRectF(node.x + line.x, top, line.width, style.size * 0.5)
                        self._add(stretch.bars, colour.faded(colour.alpha * 0.45), bar)
                case _:
                    pass

    def _add(self, rects: Rects, colour: Colour, rect: QRectF) -> None:
        red, green, blue, alpha = self._theme.rgba(colour)
        value = (red << 24) | (green << 16) | (blue << 8) | alpha
        rects.setdefault(value, (QColor(red, green, blue, alpha), []))[1].append(rect)


def _fill(painter: QPainter, rects: Rects) -> None:
    for colour, found in rects.values():
        painter.setBrush(colour)
        painter.drawRects(found)


def _bounds(commands: tuple[Command, ...]) -> QRectF:
    """The box of an outline's points."""
    points = [(float(values[-2]), float(values[-1])) for _, *values in commands if values]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def is_readable(part: Primitive, scale: float) -> bool:
    return not isinstance(part, Text | Icon | Shadow) or (
        isinstance(part, Text) and part.style.size * scale >= READABLE
    )


def _readable(nodes: list[Node], scale: float) -> list[Node]:
    """The nodes without text that would be too small to read."""
    found: list[Node] = []
    for node in nodes:
        parts = tuple(part for part in node.primitives if is_readable(part, scale))
        found.append(Node(node.key, node.role, node.record, node.x, node.y, node.w, node.h, parts))
    return found
