"""Ready pictures of what many cards have in common: shadow, fill, edge and border of one size and colour.

They are what takes the time in painting a card; with them a strip of the map that was never seen costs a few
milliseconds. What is left of a card (its text, icon, pills) is painted as ever.
"""

from collections import OrderedDict
from dataclasses import replace
from itertools import takewhile
from math import ceil, floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from journeydesigner.canvas.band_index import OVERHANG
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Path, Primitive, Shadow
from journeydesigner.painting.painter import ScenePainter

_MOST = 600
_PHASES = 8
"""Cards begin at so many places within a pixel."""

Sheet = tuple[Primitive, ...]
Key = tuple[float, int, int, float, float, Sheet]


class CardSheets:
    """The pictures made so far with one painter, the least used dropped first."""

    def __init__(self, painter: ScenePainter) -> None:
        self._painter = painter
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._cuts: dict[str, tuple[Node, Sheet, Node]] = {}

    def paint(self, painter: QPainter, nodes: list[Node], scale: float) -> list[Node]:
        """Paint the sheets of the cards among ``nodes`` (``painter`` in device pixels); what is left to be painted."""
        rest: list[Node] = []
        for node in nodes:
            sheet, without = self._cut(node)
            if sheet:
                self._draw(painter, node, sheet, scale)
            rest.append(without)
        return rest

    def _cut(self, node: Node) -> tuple[Sheet, Node]:
        if node.role is not Role.CARD:
            return (), node
        known = self._cuts.get(node.key)
        if known is None or known[0] is not node:
            sheet = tuple(takewhile(_is_common, node.primitives))
            without = replace(node, primitives=node.primitives[len(sheet) :])
            known = self._cuts[node.key] = (node, sheet, without)
        return known[1], known[2]

    def _draw(self, painter: QPainter, node: Node, sheet: Sheet, scale: float) -> None:
        left, top = node.x * scale, node.y * scale
        x, y = floor(left), floor(top)
        phase_x, phase_y = round((left - x) * _PHASES), round((top - y) * _PHASES)
        key = (scale, phase_x, phase_y, node.w, node.h, sheet)
        image = self._images.get(key)
        if image is None:
            image = self._images[key] = self._made(key)
            if len(self._images) > _MOST:
                self._images.popitem(last=False)
        margin = ceil(OVERHANG * scale)
        painter.drawImage(x - margin, y - margin, image)

    def _made(self, key: Key) -> QImage:
        scale, phase_x, phase_y, wide, high, sheet = key
        margin = ceil(OVERHANG * scale)
        image = QImage(
            ceil(wide * scale) + 2 * margin + 1,
            ceil(high * scale) + 2 * margin + 1,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.fill(Qt.GlobalColor.transparent)
        brush = QPainter(image)
        brush.translate(margin + phase_x / _PHASES, margin + phase_y / _PHASES)
        brush.scale(scale, scale)
        self._painter.paint_nodes(brush, (Node("sheet", Role.CARD, "", 0, 0, wide, high, sheet),))
        brush.end()
        return image

    def forget(self) -> None:
        self._cuts.clear()


def _is_common(part: Primitive) -> bool:
    return isinstance(part, Shadow | Box | Path | Disc)
