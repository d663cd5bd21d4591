"""Small views of bands: where text would be too small to read, prepared rectangles stand in for it.

What is prepared for a band is kept as long as the band does not change.
"""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeydesigner.canvas.band_index import OVERHANG
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Command, Disc, Icon, Line, Path, Primitive, Shadow, Text
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.scene import Band
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.paths import painter_path

READABLE = 6.4
"""The smallest text, in pixels of the screen, that is drawn as text."""
_BUCKET = 1024.0
Rects = dict[int, tuple[QColor, list[QRectF]]]


class CoarseStretch:
    """A stretch of a band: filled rectangles and thin lines by colour, in painting order, and nodes that are always
    drawn in full."""

    def __init__(self) -> None:
        self.grounds: Rects = {}
        self.lines: dict[int, tuple[QPen, list[QLineF]]] = {}
        self.fills: Rects = {}
        self.bars: Rects = {}
        self.curves: dict[int, tuple[QPen, QPainterPath]] = {}
        self.whole: list[Node] = []


class CoarseBands:
    """Prepared stretches by band."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[str, tuple[tuple[Node, ...], tuple[Node, ...], dict[int, CoarseStretch]]] = {}

    def paint(
        self,
        painter: QPainter,
        full: ScenePainter,
        band: Band,
        left: float,
        right: float,
        scale: float,
    ) -> None:
        """Paint the nodes between two x of the band, in band coordinates."""
        stretches = self._stretches(band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for bucket in _buckets(left, right):
            stretch = stretches.get(bucket)
            if stretch is None:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            _fill(painter, stretch.grounds)
            for pen, lines in stretch.lines.values():
                painter.setPen(pen)
                painter.drawLines(lines)
            painter.setPen(Qt.PenStyle.NoPen)
            _fill(painter, stretch.fills)
            _fill(painter, stretch.bars)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen, path in stretch.curves.values():
                painter.setPen(pen)
                painter.drawPath(path)
            if stretch.whole:
                full.paint_nodes(painter, readable(stretch.whole, scale))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def prepare(self, band: Band) -> None:
        """Have a band ready before it is asked for."""
        self._stretches(band)

    def forget(self) -> None:
        self._kept.clear()

    def _stretches(self, band: Band) -> dict[int, CoarseStretch]:
        kept = self._kept.get(band.key)
        if kept is None or kept[0] is not band.nodes or kept[1] is not band.ground:
            kept = self._kept[band.key] = (band.nodes, band.ground, self._prepare(band))
        return kept[2]

    def _prepare(self, band: Band) -> dict[int, CoarseStretch]:
        stretches: dict[int, CoarseStretch] = {}
        for node in band.ground:
            self._enter_ground(stretches, node)
        for node in band.nodes:
            for bucket in _buckets(node.x - OVERHANG, node.x + node.w + OVERHANG):
                self._enter(stretches.setdefault(bucket, CoarseStretch()), node)
        return stretches

    def _enter_ground(self, stretches: dict[int, CoarseStretch], node: Node) -> None:
        """A ground's surface and borders, those that run along the row cut at the stretches' ends."""
        for bucket in _buckets(node.x, node.x + node.w):
            stretch = stretches.setdefault(bucket, CoarseStretch())
            low, high = max(bucket * _BUCKET, node.x), min((bucket + 1) * _BUCKET, node.x + node.w)
            for part in node.primitives:
                match part:
                    case Box(_, y, _, h, fill) if isinstance(fill, Colour):
                        self._add(stretch.grounds, fill, QRectF(low, node.y + y, high - low, h))
                    case Path(commands, fill, None) if isinstance(fill, Colour):
                        area = _bounds(commands)
                        self._add(stretch.grounds, fill, QRectF(low, node.y + area.y(), high - low, area.height()))
                    case Line(x1, y1, x2, y2) if x1 == x2:
                        if low <= node.x + x1 < high:
                            self._add_line(stretch, part, QLineF(node.x + x1, node.y + y1, node.x + x1, node.y + y2))
                    case Line(_, y1, _, _):
                        self._add_line(stretch, part, QLineF(low, node.y + y1, high, node.y + y1))
                    case _:
                        pass

    def _add_line(self, stretch: CoarseStretch, line: Line, at: QLineF) -> None:
        """One pixel wide at any zoom; a dotted one is paler instead."""
        colour = line.colour.faded(line.colour.alpha * 0.5) if line.dash else line.colour
        rgba = self._theme.rgba(colour)
        key = hash(rgba)
        if key not in stretch.lines:
            stretch.lines[key] = (QPen(QColor(*rgba), 0), [])
        stretch.lines[key][1].append(at)

    def _enter(self, stretch: CoarseStretch, node: Node) -> None:
        if node.role is not Role.CARD and any(isinstance(part, Path) for part in node.primitives):
            if node.role is Role.CURVE:
                self._enter_curve(stretch, node)
            else:
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

    def _enter_curve(self, stretch: CoarseStretch, node: Node) -> None:
        """The line without the area under it; all of one colour in one path."""
        for part in node.primitives:
            if not isinstance(part, Path) or part.stroke is None:
                continue
            rgba = self._theme.rgba(part.stroke)
            _, whole = stretch.curves.setdefault(hash(rgba), (QPen(QColor(*rgba), part.width), QPainterPath()))
            whole.addPath(painter_path(part.commands).translated(node.x, node.y))

    def _add(self, rects: Rects, colour: Colour, rect: QRectF) -> None:
        red, green, blue, alpha = self._theme.rgba(colour)
        value = (red << 24) | (green << 16) | (blue << 8) | alpha
        rects.setdefault(value, (QColor(red, green, blue, alpha), []))[1].append(rect)


def _buckets(left: float, right: float) -> range:
    return range(int(left // _BUCKET), int(right // _BUCKET) + 1)


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


def readable(nodes: Iterable[Node], scale: float) -> list[Node]:
    """The nodes without text that would be too small to read."""
    found: list[Node] = []
    for node in nodes:
        parts = tuple(part for part in node.primitives if is_readable(part, scale))
        found.append(Node(node.key, node.role, node.record, node.x, node.y, node.w, node.h, parts))
    return found
