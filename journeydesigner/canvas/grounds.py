"""The grounds of bands, cut into stretches: a map of five hundred steps has as many borders in each row, and a tile
shows two of them."""

from dataclasses import replace

from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Box, Line, Path, Primitive
from journeydesigner.layout.scene import Band

_STRETCH = 256.0
_BESIDE = 4.0
"""So far from a stretch a line may still show in it."""
_WHOLE = (0, -1)
_FEW = 6
"""A ground of so few parts is painted whole."""


Known = dict[tuple[int, int], tuple[Node, ...]]
"""What of a ground shows from one stretch to another."""


class Grounds:
    """Cut grounds by band, kept as long as the ground stays."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[Node, ...], Known]] = {}

    def between(self, band: Band, left: float, right: float) -> tuple[Node, ...]:
        """The ground nodes with the parts that may show between two x."""
        kept = self._kept.get(band.key)
        if kept is None or kept[0] is not band.ground:
            kept = self._kept[band.key] = (band.ground, {_WHOLE: _squared(band.ground)})
        first, last = int(left // _STRETCH), int(right // _STRETCH)
        return kept[1].get((first, last)) or _joined(kept[1], first, last)


def _joined(known: Known, first: int, last: int) -> tuple[Node, ...]:
    """What shows from one stretch to another, entered in ``known``."""
    whole = known[_WHOLE]
    if last - first > 8 or all(len(node.primitives) <= _FEW for node in whole):
        return whole
    nodes: list[Node] = []
    for stretch in range(first, last + 1):
        if (stretch, stretch) not in known:
            known[stretch, stretch] = _cut(whole, stretch * _STRETCH, (stretch + 1) * _STRETCH)
        cut = known[stretch, stretch]
        nodes += cut if stretch == first else _borders(cut, stretch * _STRETCH + _BESIDE)
    known[first, last] = tuple(nodes)
    return known[first, last]


def _squared(ground: tuple[Node, ...]) -> tuple[Node, ...]:
    """Outlines without round corners as plain rectangles, which are painted in a fraction of the time."""
    return tuple(replace(node, primitives=tuple(map(_as_box, node.primitives))) for node in ground)


def _as_box(part: Primitive) -> Primitive:
    if not isinstance(part, Path) or part.stroke is not None:
        return part
    values = [value for _, *values in part.commands for value in values]
    xs, ys = set(values[::2]), set(values[1::2])
    if len(xs) != 2 or len(ys) != 2:
        return part
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), part.fill)


def _cut(ground: tuple[Node, ...], left: float, right: float) -> tuple[Node, ...]:
    return tuple(
        replace(node, primitives=tuple(part for part in node.primitives if _shows(part, left - node.x, right - node.x)))
        for node in ground
    )


def _borders(nodes: tuple[Node, ...], left: float) -> tuple[Node, ...]:
    """Only the upright lines from ``left`` on: what lies under them, and those nearer to the stretch before, has been
    painted with that one. A line that is painted twice is darker."""
    return tuple(
        replace(node, primitives=tuple(part for part in node.primitives if _is_upright_from(part, left - node.x)))
        for node in nodes
    )


def _is_upright_from(part: Primitive, left: float) -> bool:
    return isinstance(part, Line) and part.x1 == part.x2 and part.x1 >= left


def _shows(part: Primitive, left: float, right: float) -> bool:
    return not (isinstance(part, Line) and part.x1 == part.x2) or left - _BESIDE <= part.x1 < right + _BESIDE
