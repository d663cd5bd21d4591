"""Shadows of a PDF, each drawn once and set wherever it recurs: a page of cards is full of the same ones.

Written out they are a third of what a page is drawn with. Qt's writer knows no such content of its own (a *form*, in
ISO 32000-1, 8.10): where one stands Qt draws a mark (``marks``), which names it in its place.
"""

from collections.abc import Iterator
from typing import Any

from journeydesigner.drawing import shadows
from journeydesigner.drawing.primitives import Shadow
from journeydesigner.drawing.theme import Rgba, Theme

_ROUND = 0.5522847498
"""Of a quarter circle's radius: how far the curve that stands for it reaches to its corner."""


class ShadowStamps:
    """The shadows of one document, numbered from 0."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._numbers: dict[Shadow, int] = {}

    def number_of(self, shadow: Shadow) -> int:
        return self._numbers.setdefault(shadow, len(self._numbers))

    def add_to(self, pdf: Any) -> None:
        """Enter them on all pages under the names that ``name_of`` gives."""
        if not self._numbers:
            return
        import pikepdf

        made = {f"/{name_of(number)}": self._stamp(pdf, shadow) for shadow, number in self._numbers.items()}
        for page in pdf.pages:
            known = page.Resources.get("/XObject", {})
            page.Resources.XObject = pikepdf.Dictionary({**dict(known.items()), **made})

    def _stamp(self, pdf: Any, shadow: Shadow) -> Any:
        import pikepdf

        layers = shadows.layers(shadow, self._theme)
        grow, down = max(each.grow for each in layers), max(each.down for each in layers)
        box = (shadow.x - grow, shadow.y - grow, shadow.x + shadow.w + grow, shadow.y + shadow.h + down + grow)
        states = {f"/A{each.rgba[3]}": {"/ca": round(each.rgba[3] / 255, 5)} for each in layers}
        return pdf.make_stream(
            "\n".join(part for layer in layers for part in _filled(shadow, layer)).encode(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[round(edge, 3) for edge in box],
            Resources=pikepdf.Dictionary({"/ExtGState": states}),
        )


def name_of(number: int) -> str:
    """What a page's content calls a shadow."""
    return f"Shadow{number}"


def _filled(shadow: Shadow, layer: shadows.Tinted) -> Iterator[str]:
    yield f"{_colour(layer.rgba)} rg /A{layer.rgba[3]} gs"
    grow = layer.grow
    left, top = shadow.x - grow, shadow.y + layer.down - grow
    width, height = shadow.w + 2 * grow, shadow.h + 2 * grow
    yield from _rounded(left, top, left + width, top + height, min(shadow.radius + grow, width / 2, height / 2))


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Iterator[str]:
    """A box with round corners, clockwise, filled."""
    ease = radius * (1 - _ROUND)
    yield _words("m", left + radius, top)
    yield _words("l", right - radius, top)
    yield _words("c", right - ease, top, right, top + ease, right, top + radius)
    yield _words("l", right, bottom - radius)
    yield _words("c", right, bottom - ease, right - ease, bottom, right - radius, bottom)
    yield _words("l", left + radius, bottom)
    yield _words("c", left + ease, bottom, left, bottom - ease, left, bottom - radius)
    yield _words("l", left, top + radius)
    yield _words("c", left, top + ease, left + ease, top, left + radius, top)
    yield "f"


def _words(operator: str, *numbers: float) -> str:
    return f"{' '.join(f'{number:.4f}'.rstrip('0').rstrip('.') for number in numbers)} {operator}"


def _colour(rgba: Rgba) -> str:
    return " ".join(f"{part / 255:.4f}" for part in rgba[:3])
