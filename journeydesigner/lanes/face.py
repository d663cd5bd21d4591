"""The face of a card: what is drawn of it, and the parts that many kinds have in common."""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Command, Disc, Path, Primitive, Shadow
from journeydesigner.lanes.pen import Pen

RADIUS = 8.0
EDGE = 3.0
PAD_X = 12.0
PAD_Y = 10.0
BORDER_SHARE = 0.28
STAR = 10.0
"""The radius of the moment of truth's disc."""
OVERHANG = 12.0
"""How far primitives may reach out of a card's box: its shadow, and the star at its corner."""
MOMENT_OF_TRUTH = "moment of truth"
TARGET_MET = "target met"
_ROUND = 0.5522847498
"""Handle length of a quarter circle as a cubic curve, for radius 1."""


@dataclass(frozen=True, slots=True)
class Face:
    """A card as drawn in a box ``width`` x ``height``; ``label`` is what a screen reader says.

    ``marks`` are signs that the legend explains; ``tally`` is (what counts, of how many) for the kind's pill.
    """

    width: float
    height: float
    primitives: tuple[Primitive, ...]
    label: str
    marks: frozenset[str] = frozenset()
    tally: tuple[int, int] = (0, 0)


@cache
def fill(family: str) -> Colour:
    return Colour(f"{family}.fill")


@cache
def edge(family: str) -> Colour:
    return Colour(f"{family}.edge")


@cache
def ink(family: str) -> Colour:
    return Colour(f"{family}.ink")


@cache
def border(family: str, share: float = BORDER_SHARE) -> Colour:
    return fill(family).mixed(f"{family}.edge", share)


@lru_cache(maxsize=4096)
def sheet(family: str, width: float, height: float) -> tuple[Primitive, ...]:
    """A card's ground: shadow, tinted fill, the edge inside the rounded corners, a border of the same hue.

    Kept: cards of one family and size have one ground.
    """
    return (
        Shadow(0, 0, width, height, RADIUS, 1),
        Box(0, 0, width, height, fill(family), radius=RADIUS),
        Path(_edge_outline(height), edge(family)),
        Box(0.5, 0.5, width - 1, height - 1, stroke=border(family), radius=RADIUS - 0.5),
    )


def _edge_outline(height: float) -> tuple[Command, ...]:
    """The strip ``EDGE`` wide at the left of a rounded box."""
    drop = RADIUS - sqrt(RADIUS**2 - (RADIUS - EDGE) ** 2)
    handle_x, handle_y = EDGE * 0.36, (RADIUS - drop) * 0.42
    return (
        ("M", EDGE, drop),
        ("C", handle_x, drop + (RADIUS - drop) * 0.26, 0.0, RADIUS - handle_y, 0.0, RADIUS),
        ("L", 0.0, height - RADIUS),
        ("C", 0.0, height - RADIUS + handle_y, handle_x, height - drop - (RADIUS - drop) * 0.26, EDGE, height - drop),
        ("Z",),
    )


@lru_cache(maxsize=64)
def star(width: float) -> tuple[Primitive, ...]:
    """The moment of truth: a golden disc on the top right corner."""
    x, y = width - 10.0, 1.0
    return (
        Disc(x, y, STAR - 0.5, Colour("yellow.fill"), Colour("yellow.edge"), 1.25),
        Path(star_outline(x, y + 0.5, 5.4), Colour("yellow.edge"), Colour("yellow.edge"), 0.75),
    )


def star_outline(cx: float, cy: float, r: float) -> tuple[Command, ...]:
    """A five-pointed star round (cx, cy), its points at ``r``."""
    from math import cos, pi, sin

    points = [
        (cx + radius * sin(angle), cy - radius * cos(angle))
        for index in range(10)
        for radius, angle in [(r if index % 2 == 0 else r * 0.5, index * pi / 5)]
    ]
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


def quarter(radius: float) -> float:
    """The handle length of a quarter circle of ``radius`` drawn as a cubic curve."""
    return _ROUND * radius


def tag_pills(
    pen: Pen, tags: tuple[str, ...], family: str, x: float, y: float, width: float
) -> tuple[tuple[Primitive, ...], float]:
    """Small pills from (x, y) on, wrapped within ``width``: the primitives and their height (0 without tags)."""
    style = pen.type.tag
    high = style.leading + 4
    parts: list[Primitive] = []
    left, top, bottom = x, y, y
    for tag in tags:
        block = pen.block(tag, style, ink(family), 0, 0, max(width - 12, 1))
        wide = block.width + 12
        if left > x and left + wide > x + width + 0.01:
            left, top = x, bottom + 4
        tall = max(high, block.height + 4)
        text = pen.block(tag, style, ink(family), left + 6, top + 1.5, block.width + 0.01).text
        parts += [Box(left, top, wide, tall, border(family, 0.18), radius=high / 2), text]
        left += wide + 6
        bottom = max(bottom, top + tall)
    return tuple(parts), bottom - y
