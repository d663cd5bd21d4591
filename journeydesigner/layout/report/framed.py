"""A sheet of a map as a page of a book: with its number, at the foot."""

from collections.abc import Iterable
from dataclasses import replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.papers import points
from journeydesigner.layout.sheet import Page

_TEXT, _LEADING, _FOOT, _SIDE = 7.5, 10.0, 16.0, 28.0
"""Points. The map gives way to the foot where it reaches down to it."""
_BARE = 20.0
"""Scene pixels: the least that a map leaves bare above and below together which the foot may take."""


def framed(page: Page, pen: Pen, name: str, number: int, count: int) -> Page:
    """The same map, moved to where it stands on its paper, over the book's ``name`` and the page's number."""
    wide, high = points(page.width_mm), points(page.height_mm)
    scene = page.scene
    scale = min(page.scale, (high - _FOOT) / (scene.height - _BARE))
    x, y = (wide / scale - scene.width) / 2, ((high - _FOOT) / scale - scene.height) / 2
    bands = tuple(
        replace(
            band, y=band.y + y, ground=_moved(band.ground, x, 0.0), labels=_moved(band.labels, x, 0.0),
            nodes=_moved(band.nodes, x, 0.0),
        )
        for band in scene.bands
    )  # fmt: skip
    foot = _foot(pen, name, f"{number} / {count}", wide / scale, high / scale, scale)
    placed = replace(
        scene, width=wide / scale, height=high / scale, bands=bands, backdrop=_moved(scene.backdrop, x, y),
        under=_moved(scene.under, x, y), above=(*_moved(scene.above, x, y), foot),
    )  # fmt: skip
    return replace(page, scene=placed, scale=scale)


def _foot(pen: Pen, name: str, number: str, wide: float, high: float, scale: float) -> Node:
    style = TextStyle(_TEXT / scale, _LEADING / scale, 500)
    side, y = _SIDE / scale, high - (_FOOT + 4) / scale
    right = pen.word(number, style, Colour("text3"), wide - side, y, align="end")
    left = pen.word(" ".join(name.split()), style, Colour("text3"), side, y)
    has_room = left.width < wide - 2 * side - right.width - 40
    return Node("foot", Role.GROUND, "", 0, 0, wide, high, (left.text, right.text) if has_room else (right.text,))


def _moved(nodes: Iterable[Node], x: float, y: float) -> tuple[Node, ...]:
    return tuple(replace(node, x=node.x + x, y=node.y + y) for node in nodes)
