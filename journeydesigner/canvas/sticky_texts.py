"""Texts of cards, stages and steps that the label column cuts stick to the visible edge, as far as there is room.

Only the few that lie across that edge are drawn anew, each from a picture of its text on the ground it stands on.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.canvas.band_index import BandIndexes
from journeydesigner.canvas.pane import Pane
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Line, Path, Picture, Primitive, Text
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.painting.painter import ScenePainter

_PAD = 8.0
"""From the visible edge to the text, in scene pixels."""
_RIGHT = 8.0
"""From the text to the right end of what it stands on, at least."""
_TIP = 10.0
"""A chevron's text keeps this much more away from its tip."""
_LEAST_ZOOM = 0.35
_MOST = 120
_MOST_KNOWN = 4_000


@dataclass(frozen=True, slots=True)
class Sliding:
    """What of a node can slide, and on what: ``left`` .. ``bottom`` are its extent in the node, ``room`` is how far."""

    node: Node
    parts: tuple[Primitive, ...]
    fill: Colour
    left: float
    top: float
    right: float
    bottom: float
    room: float


@dataclass(frozen=True, slots=True)
class Sticky:
    """A text that has slid: where on the zoomed map (logical pixels) it stands, and where it ends."""

    text: Sliding
    x: float
    y: float
    right: float
    tall: float


class StickyTexts:
    """Of one scene painter: another theme has others."""

    def __init__(self, painter: ScenePainter, indexes: BandIndexes) -> None:
        self._painter, self._indexes = painter, indexes
        self._pictures: OrderedDict[tuple[str, float], tuple[Node, QImage]] = OrderedDict()
        self._colours: dict[Colour, QColor] = {}
        self._sliding: dict[str, tuple[Node, Sliding | None]] = {}
        self._found: tuple[tuple[object, ...], tuple[Sticky, ...]] = ((), ())

    def stuck(self, scene: Scene, zoom: float, edge: int, above: int, below: int, ratio: float) -> tuple[Sticky, ...]:
        """The texts that stick to ``edge``, an x of the zoomed map, in the rows between two of its heights."""
        made_of = (scene, zoom, edge, above, below, ratio)
        if self._found[0] == made_of:
            return self._found[1]
        found: list[Sticky] = []
        if zoom >= _LEAST_ZOOM and edge > scene.label_right * zoom:
            x, top, bottom = edge / zoom, above / zoom, below / zoom
            for band in scene.bands:
                if band.y < bottom and top < band.y + band.height:
                    found += self._in_band(band, x, (top - band.y, bottom - band.y), zoom, ratio)
        if found and scene.above:  # what floats over a text lies over it: that text stays where it is
            over = [(node.x * zoom, node.y * zoom, (node.x + node.w) * zoom, (node.y + node.h) * zoom)
                    for node in scene.above]  # fmt: skip
            found = [sticky for sticky in found if not any(_meets(sticky, edge, rect) for rect in over)]
        self._found = (made_of, tuple(found))
        return self._found[1]

    def _in_band(self, band: Band, x: float, seen: tuple[float, float], zoom: float, ratio: float) -> list[Sticky]:
        found: list[Sticky] = []
        for node in self._indexes.contents(band).between(x, x):
            if not node.x < x < node.x + node.w or node.y > seen[1] or node.y + node.h < seen[0]:
                continue
            text = self._sliding_of(node)
            by = min(x + _PAD - node.x - text.left, text.room) if text is not None else 0.0
            if text is not None and by >= 0.5:
                left = round((node.x + text.left + by) * zoom * ratio) / ratio
                high = round((band.y + node.y + text.top) * zoom * ratio) / ratio
                right = left + (text.right - text.left) * zoom + 1
                found.append(Sticky(text, left, high, right, (text.bottom - text.top) * zoom))
        return found

    def _sliding_of(self, node: Node) -> Sliding | None:
        known = self._sliding.get(node.key)
        if known is None or known[0] is not node:
            if len(self._sliding) > _MOST_KNOWN:
                self._sliding.clear()
            known = self._sliding[node.key] = (node, _sliding(node))
        return known[1]

    def paint(
        self, painter: QPainter, pane: Pane, stuck: tuple[Sticky, ...], zoom: float, edge: int, part: QRect
    ) -> None:
        """Draw texts, from ``edge`` on, in a part of a pane."""
        x, y, ratio = pane.offset.x(), pane.offset.y(), pane.devicePixelRatioF()
        left, top, right, bottom = x + part.left(), y + part.top(), x + part.right() + 1, y + part.bottom() + 1
        if right <= edge:
            return
        for sticky in stuck:
            if sticky.right > left and sticky.y < bottom and top < sticky.y + sticky.tall:
                ground = QRectF(edge - x, sticky.y - y, sticky.right - edge, sticky.tall)
                painter.fillRect(ground, self._colour(sticky.text.fill))
                painter.drawImage(QPointF(sticky.x - x, sticky.y - y), self._picture(sticky.text, zoom, ratio))

    def _picture(self, text: Sliding, zoom: float, ratio: float) -> QImage:
        key = (text.node.key, zoom * ratio)
        known = self._pictures.get(key)
        if known is not None and known[0] is text.node:
            self._pictures.move_to_end(key)
            return known[1]
        wide, tall = (text.right - text.left) * zoom * ratio, (text.bottom - text.top) * zoom * ratio
        image = QImage(ceil(wide) + 1, ceil(tall), QImage.Format.Format_RGB32)
        image.fill(self._colour(text.fill))
        image.setDevicePixelRatio(ratio)
        brush = QPainter(image)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.scale(zoom, zoom)
        brush.translate(-text.left, -text.top)
        self._painter.paint_nodes(brush, (replace(text.node, x=0.0, y=0.0, primitives=text.parts),))
        brush.end()
        self._pictures[key] = (text.node, image)
        if len(self._pictures) > _MOST:
            self._pictures.popitem(last=False)
        return image

    def _colour(self, fill: Colour) -> QColor:
        known = self._colours.get(fill)
        if known is None:
            known = self._colours[fill] = QColor(*self._painter.theme.rgba(fill))
        return known


def area(stuck: tuple[Sticky, ...], edge: int) -> QRect:
    """Where on the zoomed map texts stick, from ``edge`` on."""
    if not stuck:
        return QRect()
    top = int(min(sticky.y for sticky in stuck)) - 1
    bottom = ceil(max(sticky.y + sticky.tall for sticky in stuck)) + 1
    right = ceil(max(sticky.right for sticky in stuck)) + 1
    return QRect(edge, top, max(right - edge, 0), bottom - top)


def _meets(sticky: Sticky, edge: int, rect: tuple[float, float, float, float]) -> bool:
    """Whether a rectangle (left, top, right, bottom) of the zoomed map lies over where a text would stick."""
    left, top, right, bottom = rect
    return left < sticky.right and edge < right and top < sticky.y + sticky.tall and sticky.y < bottom


def _sliding(node: Node) -> Sliding | None:
    """What of a node can slide; None where nothing can."""
    if node.role not in (Role.CARD, Role.STAGE, Role.STEP):
        return None
    fill = Colour("laneB") if node.role is Role.STEP else _ground_of(node)
    parts = tuple(part for part in node.primitives if isinstance(part, Text | Icon) or _is_pill(part, node))
    parts = tuple(part for part in parts if _extent(part)[1] >= 0)  # what stands on the upper border stays there
    if fill is None or not any(isinstance(part, Text) for part in parts) or _has_pictures(node):
        return None
    extents = [_extent(part) for part in parts]
    left, top = min(e[0] for e in extents), min(e[1] for e in extents)
    right, bottom = max(e[2] for e in extents), max(e[3] for e in extents)
    room = node.w - _RIGHT - (_TIP if node.role is Role.STAGE else 0.0) - right
    if room < 0.5:
        return None
    return Sliding(node, parts, fill, left, max(top - 1, 1.0), right, min(bottom + 1, node.h - 1), room)


def _ground_of(node: Node) -> Colour | None:
    """The plain colour under a node's text."""
    for part in node.primitives:
        if isinstance(part, Box | Path) and isinstance(part.fill, Colour):
            return part.fill
    return None


def _is_pill(part: Primitive, node: Node) -> bool:
    """A tag's ground, not the card's own."""
    return isinstance(part, Box) and part.radius >= 4 and part.h <= 26 and part.w < node.w - 8 and part.y > 0


def _has_pictures(node: Node) -> bool:
    """A drawing, such as a sparkline, is read as a whole: nothing slides over it."""
    return any(
        isinstance(part, Picture | Line) or (isinstance(part, Path) and part.stroke is not None)
        for part in node.primitives
    )


def _extent(part: Primitive) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, an icon or a box."""
    match part:
        case Text(lines=lines, style=style) if lines:
            top = lines[0].baseline - style.size
            return (
                min(line.x for line in lines), top,
                max(line.x + line.width for line in lines), lines[-1].baseline + style.size * 0.4,
            )  # fmt: skip
        case Icon(x=x, y=y, size=size):
            return (x, y, x + size, y + size)
        case Box(x=x, y=y, w=w, h=h):
            return (x, y, x + w, y + h)
        case _:
            return (0.0, 0.0, 0.0, 0.0)
