"""Soft shadows as stacked translucent boxes: the same on screen, on paper and in SVG, and cheap (no blur anywhere)."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from journeydesigner.drawing.primitives import Shadow
from journeydesigner.drawing.theme import Rgb, Rgba, Theme


@dataclass(frozen=True, slots=True)
class Layer:
    """One box of a shadow: moved ``down``, grown by ``grow`` on each side; ``share`` of the near or far alpha."""

    down: float
    grow: float
    share: float
    near: bool = False


@dataclass(frozen=True, slots=True)
class Tinted:
    """One box of a shadow in a theme: moved ``down``, grown by ``grow`` on each side, its corners too."""

    down: float
    grow: float
    rgba: Rgba


_LAYERS: dict[Literal[1, 2, 3], tuple[Layer, ...]] = {
    1: (Layer(1.25, 0.25, 1.0, near=True), Layer(2.0, 1.0, 1.0)),
    2: (
        Layer(2.0, 0.5, 1.0, near=True),
        Layer(2.5, 2.0, 0.8),
        Layer(4.0, 4.5, 0.5),
        Layer(6.0, 7.5, 0.4),
        Layer(8.0, 11.0, 0.3),
    ),
    3: (
        Layer(2.0, 0.5, 1.0, near=True),
        Layer(5.0, 3.0, 1.0),
        Layer(9.0, 7.0, 0.8),
        Layer(13.0, 12.0, 0.6),
        Layer(17.0, 18.0, 0.4),
    ),
}


def reach(depth: Literal[1, 2, 3]) -> float:
    """How far a shadow goes beyond its box, in pixels."""
    return max(layer.down + layer.grow for layer in _LAYERS[depth])


def layers(shadow: Shadow, theme: Theme) -> tuple[Tinted, ...]:
    """What to fill, bottom first: boxes under that of the shadow, each moved and grown."""
    return _tinted(shadow.depth, *theme.shadow)


@cache
def _tinted(depth: Literal[1, 2, 3], ink: Rgb, alphas: tuple[int, int]) -> tuple[Tinted, ...]:
    near, far = alphas
    return tuple(
        Tinted(layer.down, layer.grow, (*ink, round((near if layer.near else far) * layer.share)))
        for layer in reversed(_LAYERS[depth])
    )
