"""Themes: from colour names to values. Knows the tokens and an organisation's brand, no painter."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from journeydesigner.drawing.colours import Colour
from journeydesigner.shipped import resource

Rgb = tuple[int, int, int]
Rgba = tuple[int, int, int, int]
NAMES = ("light", "dark", "contrast", "contrast-dark")
_BORDER = 0.25
"""From this share of its edge's colour on a tint is a card's border; less of it is a ground with text on it."""
_READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of a text."""
_INKS: tuple[tuple[int, int, int], ...] = ((255, 255, 255), (0x17, 0x20, 0x2E))
_MIDDLE = 0.45
"""So far along a gradient stands what is written on it."""
FAMILIES = ("slate", "blue", "yellow", "teal", "rose", "green", "violet")


@dataclass(frozen=True)
class Theme:
    """Resolves colours. ``brand`` replaces the stage ramp where the organisation has colours of its own."""

    name: str
    tokens: Mapping[str, Rgb]
    ramp: tuple[Rgb, ...]
    shadow: tuple[Rgb, tuple[int, int]]
    is_strong: bool = False
    """High contrast: no thin line is a tint only."""

    def rgba(self, colour: Colour) -> Rgba:
        """Red, green, blue, alpha, each 0..255. Raises KeyError for a name that no theme has."""
        red, green, blue = self._rgb(colour.name)
        if colour.toward and colour.share:
            other = self._rgb(colour.toward)
            is_border = self.is_strong and colour.toward.endswith(".edge") and colour.share >= _BORDER
            red, green, blue = _mix((red, green, blue), other, 1.0 if is_border else colour.share)
        return (red, green, blue, round(255 * colour.alpha))

    def hex(self, colour: Colour) -> str:
        """``RRGGBB``, alpha left out."""
        red, green, blue, _ = self.rgba(colour)
        return f"{red:02X}{green:02X}{blue:02X}"

    def _rgb(self, name: str) -> Rgb:
        if name.startswith("#"):
            return parse_hex(name)
        if name.startswith("stage:"):
            index, _, count = name.removeprefix("stage:").partition("/")
            return along(self.ramp, int(index), int(count))
        if name.startswith("on:"):
            start, _, end = name.removeprefix("on:").partition("+")
            ground = self._rgb(start)
            return self._ink_on(_mix(ground, self._rgb(end), _MIDDLE) if end else ground)
        return self.tokens[name]

    def _ink_on(self, ground: Rgb) -> Rgb:
        """The ink of stages, or where that is not read on a colour that a person chose, the one that is read best."""
        ink = self.tokens["stage_text"]
        return ink if contrast(ground, ink) >= _READABLE else max((ink, *_INKS), key=partial(contrast, ground))


def parse_hex(text: str) -> Rgb:
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def luminance(rgb: Rgb) -> float:
    """0 (black) .. 1 (white). Source: WCAG 2.2, relative luminance."""
    parts = [v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """1 .. 21. Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def along(ramp: tuple[Rgb, ...], index: int, count: int) -> Rgb:
    """The colour of the ``index``-th of ``count`` stages, evenly along the ramp."""
    if count <= 1 or len(ramp) == 1:
        return ramp[0]
    place = index * (len(ramp) - 1) / (count - 1)
    low = min(int(place), len(ramp) - 2)
    return _mix(ramp[low], ramp[low + 1], place - low)


def _mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


@cache
def theme(name: str, brand: tuple[str, ...] = ()) -> Theme:
    """The theme of one of ``NAMES``, its stages in the brand's colours where there are any; with high contrast they
    keep colours of which it is known that they can be read."""
    raw: dict[str, Any] = json.loads(resource("tokens.json").read_text("utf-8"))[name]
    tokens = {key: parse_hex(value) for key, value in raw.items() if isinstance(value, str)}
    for family, parts in raw["families"].items():
        tokens |= {f"{family}.{part}": parse_hex(value) for part, value in parts.items()}
    is_strong = name.startswith("contrast")
    ramp = tuple(parse_hex(value) for value in ((not is_strong and brand) or raw["stages"]))
    red, green, blue = raw["shadow"]
    near, far = raw["shadow_a"]
    return Theme(name, tokens, ramp, ((red, green, blue), (near, far)), is_strong)
