"""The text styles of one drawing as CSS classes, and the characters that are written in each cut of the typeface."""

from collections.abc import Iterable

from journeydesigner.drawing.text import TextStyle
from journeydesigner.drawing.typefaces import FALLBACKS, FAMILY, cuts

_OTHERS = ("Inter", "Segoe UI", "Helvetica Neue", "Arial")


class Lettering:
    """Which styles a drawing uses."""

    def __init__(self) -> None:
        self._names: dict[TextStyle, str] = {}
        self._used: dict[tuple[str, int, bool], set[str]] = {}

    @property
    def fallbacks(self) -> str:
        """All families that may be needed, as an attribute holds them."""
        return ",".join(_named(name) for name in (FAMILY, *_OTHERS, *FALLBACKS)) + ",sans-serif"

    def style(self, style: TextStyle, texts: Iterable[str]) -> str:
        """The name of the class for a style in which ``texts`` are written."""
        name = self._names.get(style)
        if name is None:
            name = self._names[style] = f"t{len(self._names) + 1}"
        for family in (*cuts(style), FAMILY):
            self._used.setdefault((family, style.weight, style.italic), set()).update(*texts)
        return name

    def styles(self, *, has_fonts: bool) -> str:
        """The style sheet; with the used part of each cut where ``has_fonts``."""
        rules = ["text{white-space:pre}"]
        if has_fonts:
            from journeydesigner.exporters.svg.faces import face_rule

            rules += [face_rule(*face, signs) for face, signs in sorted(self._used.items())]
        rules += [f".{name}{{{_css(style)}}}" for style, name in self._names.items()]
        return "".join(rules)


def _css(style: TextStyle) -> str:
    own = cuts(style)
    parts = [f"font-size:{style.size:g}px"]
    if style.weight != 400:
        parts.append(f"font-weight:{style.weight}")
    if style.italic:
        parts.append("font-style:italic")
    if style.spacing:
        parts.append(f"letter-spacing:{style.spacing:g}px")
    if own:
        names = (*own, FAMILY, *_OTHERS)
        parts.append("font-family:" + ",".join(_named(name) for name in names) + ",sans-serif")
    return ";".join(parts)


def _named(family: str) -> str:
    return f"'{family}'" if " " in family else family
