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
Key = tuple[float, int, int, float, float, int]
"""Scale, place within the pixel, width, height, number of the sheet."""


class CardSheets:
    """The pictures made so far with one painter, the least used dropped first."""

    def __init__(self, painter: ScenePainter) -> None:
        self._painter = painter
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._cuts: dict[str, tuple[Node, Sheet, Node, int]] = {}
        self._numbers: dict[Sheet, int] = {}
        """Sheets that are the same, by their parts: these are hashed once for each card, not each time it is drawn."""

    def paint(self, painter: QPainter, nodes: list[Node], scale: float) -> list[Node]:
        """Paint the sheets of the cards among ``nodes`` (``painter`` in device pixels); what is left to be painted."""
        rest: list[Node] = []
        for node in nodes:
            if node.role is not Role.CARD:
                rest.append(node)
                continue
            _, sheet, without, number = self._cut(node)
            if sheet:
                self._draw(painter, node, sheet, number, scale)
            rest.append(without)
        return rest

    def _cut(self, node: Node) -> tuple[Node, Sheet, Node, int]:
        """The card, its sheet, the card without it, and the sheet's number."""
        known = self._cuts.get(node.key)
        if known is None or known[0] is not node:
            sheet = tuple(takewhile(_is_common, node.primitives))
            without = replace(node, primitives=node.primitives[len(sheet) :])
            number = self._numbers.setdefault(sheet, len(self._numbers))
            known = self._cuts[node.key] = (node, sheet, without, number)
        return known

    def _draw(self, painter: QPainter, node: Node, sheet: Sheet, number: int, scale: float) -> None:
        left, top = node.x * scale, node.y * scale
        x, y = floor(left), floor(top)
        phase_x, phase_y = round((left - x) * _PHASES), round((top - y) * _PHASES)
        key = (scale, phase_x, phase_y, node.w, node.h, number)
        image = self._images.get(key)
        if image is None:
            image = self._images[key] = self._made(key, sheet)
            if len(self._images) > _MOST:
                self._images.popitem(last=False)
        margin = ceil(OVERHANG * scale)
        painter.drawImage(x - margin, y - margin, image)

    def _made(self, key: Key, sheet: Sheet) -> QImage:
        scale, phase_x, phase_y, wide, high, _ = key
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
