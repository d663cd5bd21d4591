"""The grounds of bands, cut into stretches: a map of five hundred steps has as many borders in each row, and a tile
shows two of them."""

from dataclasses import replace

from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Line, Primitive
from journeydesigner.layout.scene import Band

_STRETCH = 1024.0
_FEW = 24
"""A ground of so few parts is painted whole."""


class Grounds:
    """Cut grounds by band, kept as long as the ground stays."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[Node, ...], dict[int, tuple[Node, ...]]]] = {}

    def between(self, band: Band, left: float, right: float) -> tuple[Node, ...]:
        """The ground nodes with the parts that may show between two x."""
        if all(len(node.primitives) <= _FEW for node in band.ground):
            return band.ground
        kept = self._kept.get(band.key)
        if kept is None or kept[0] is not band.ground:
            kept = self._kept[band.key] = (band.ground, {})
        first, last = int(left // _STRETCH), int(right // _STRETCH)
        if last - first > 2:
            return band.ground
        nodes: list[Node] = []
        for stretch in range(first, last + 1):
            if stretch not in kept[1]:
                kept[1][stretch] = _cut(band.ground, stretch * _STRETCH, (stretch + 1) * _STRETCH)
            nodes += kept[1][stretch] if stretch == first else _borders(kept[1][stretch])
        return tuple(nodes)


def _cut(ground: tuple[Node, ...], left: float, right: float) -> tuple[Node, ...]:
    return tuple(
        replace(node, primitives=tuple(part for part in node.primitives if _shows(part, left - node.x, right - node.x)))
        for node in ground
    )


def _borders(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Only the upright lines: what lies under them has been painted with the stretch before."""
    return tuple(replace(node, primitives=tuple(filter(_is_upright, node.primitives))) for node in nodes)


def _is_upright(part: Primitive) -> bool:
    return isinstance(part, Line) and part.x1 == part.x2


def _shows(part: Primitive, left: float, right: float) -> bool:
    return not (isinstance(part, Line) and part.x1 == part.x2) or left - 4 <= part.x1 < right + 4
