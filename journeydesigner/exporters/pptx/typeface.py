"""How wide text is on a slide, and where it breaks: in the typeface of the slides, which this machine may not have.

The widths of Arial's letters ship with the program; other families are told by how much wider they are at most. No Qt:
the same map gives the same slides, whatever fonts are installed.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.type_scale import TypeScale, type_scale
from journeydesigner.shipped import resource

DEFAULT_FAMILY = "Arial"
PX_PER_PT = 96 / 72
SMALLEST_PT = 9.0
LEADING = 1.22
_SLACK = 1 / 0.92
"""Widths are taken so much larger: renderers round otherwise, kern otherwise, and put other fonts in place of Arial."""
_WIDER: dict[str, float] = {
    "arial": 1.0, "helvetica": 1.0, "helvetica neue": 1.0, "liberation sans": 1.0, "calibri": 0.97, "carlito": 0.97,
    "calibri light": 0.97, "cambria": 0.98, "caladea": 0.98, "times new roman": 0.96, "garamond": 0.92, "aptos": 1.03,
    "aptos display": 1.0, "segoe ui": 1.04, "tahoma": 1.02, "trebuchet ms": 1.03, "georgia": 1.06, "roboto": 1.02,
    "lato": 1.0, "source sans pro": 0.97, "open sans": 1.08, "noto sans": 1.08, "inter": 1.1, "verdana": 1.2,
    "century gothic": 1.14, "montserrat": 1.2, "poppins": 1.18, "gill sans mt": 0.97, "franklin gothic book": 1.0,
    "arial narrow": 0.84, "arial nova": 1.0, "corbel": 0.99, "candara": 0.99, "bahnschrift": 1.0, "raleway": 1.08,
}  # fmt: skip
_UNKNOWN = 1.12
_TWIN = 1.08
"""How much wider than Arial the bundled typeface is, in which previews are painted."""
_SPACES = " \t"
_OPENING = "([{（「『【〔《〈“‘"
_CLOSING = "、。，．・：；？！）」』】〕》〉”’…ー)]},.;:!?%ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_PIECE = re.compile(r"[^ \t]*[ \t]*")

Broken = tuple[tuple[str, float], ...]


def is_known(family: str) -> bool:
    """Whether it is known how wide a family is."""
    return family.casefold() in _WIDER


@cache
def _widths(is_bold: bool) -> dict[str, float]:
    raw: dict[str, dict[str, str]] = json.loads(resource("fonts/arial_widths.json").read_text("utf-8"))
    cut = raw["Bold" if is_bold else "Regular"]
    return {letter: int(width) / 1000 for width, letters in cut.items() for letter in letters}


@lru_cache(maxsize=20_000)
def _other_width(letter: str) -> float:
    """A letter that Arial lacks, in em, by its script: rather too wide than too narrow."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.25 if ord(letter) >= 0x1F000 else 1.0
    if unicodedata.bidirectional(letter) in ("R", "AL"):
        return 0.66
    return 1.25 if ord(letter) >= 0x1F000 else 0.8


@dataclass(frozen=True, eq=False)
class SlideMeasurer:
    """A ``TextMeasurer`` for a family. Widths are rather too large, see ``_SLACK``."""

    family: str = DEFAULT_FAMILY
    _known: dict[tuple[str, bool], float] = field(default_factory=dict[tuple[str, bool], float])

    def width(self, text: str, style: TextStyle) -> float:
        """The width of one line, in pixels."""
        return style.size * self._ems(text, style.weight >= 600)

    def ascent(self, style: TextStyle) -> float:
        """From the top of a line box to the baseline."""
        return style.leading / 2 + style.size * 0.36

    def break_lines(self, text: str, style: TextStyle, width: float) -> Broken:
        """``text`` in lines no wider than ``width``; a word breaks only where it alone is wider."""
        lines: list[tuple[str, float]] = []
        for paragraph in text.splitlines() or [""]:
            lines += self._broken(paragraph, style, width)
        return tuple(lines)

    def _ems(self, text: str, is_bold: bool) -> float:
        known = self._known.get((text, is_bold))
        if known is None:
            if len(self._known) > 60_000:
                self._known.clear()
            known = self._known[(text, is_bold)] = self._summed(text, is_bold)
        return known

    def _summed(self, text: str, is_bold: bool) -> float:
        widths = _widths(is_bold)
        wider = _WIDER.get(self.family.casefold(), _UNKNOWN) * _SLACK
        return wider * sum(widths[letter] if letter in widths else _other_width(letter) for letter in text)

    def _broken(self, paragraph: str, style: TextStyle, width: float) -> list[tuple[str, float]]:
        lines: list[tuple[str, float]] = []
        line, used, inked = "", 0.0, 0.0
        for piece in _pieces(paragraph):
            ink = self.width(piece.rstrip(_SPACES), style)
            if line and used + ink > width + 0.01:
                lines.append((line.rstrip(_SPACES), inked))
                line, used = "", 0.0
            while not line and ink > width + 0.01 and len(piece) > 1:
                part = self._fitting(piece, style, width)
                lines.append((part, self.width(part, style)))
                piece = piece[len(part) :]
                ink = self.width(piece.rstrip(_SPACES), style)
            inked = used + ink
            line += piece
            used += self.width(piece, style)
        lines.append((line.rstrip(_SPACES), inked))
        return lines

    def _fitting(self, word: str, style: TextStyle, width: float) -> str:
        """The longest beginning of a word that fits; one character at least, with the marks on it."""
        end, used = 1, self.width(word[0], style)
        while end < len(word):
            used += self.width(word[end], style)
            if used > width:
                break
            end += 1
        while end < len(word) and unicodedata.category(word[end]) in ("Mn", "Me", "Cf"):
            end += 1
        return word[:end]


def _pieces(paragraph: str) -> Iterator[str]:
    """The shortest parts that a line may end with, spaces included: words, and East Asian letters."""
    for found in _PIECE.findall(paragraph):
        if found.isascii():
            if found:
                yield found
            continue
        held = ""
        for letter in found:
            may_break = held and letter not in _CLOSING and letter not in _SPACES and held[-1] not in _OPENING
            if may_break and (_is_wide(held[-1]) or _is_wide(letter)):
                yield held
                held = ""
            held += letter
        if held:
            yield held


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


@cache
def slide_type(card_pt: float, family: str = DEFAULT_FAMILY) -> TypeScale:
    """The styles of a map for slides with cards of ``card_pt`` points; none is smaller than 9 pt.

    Sizes are whole half points. The letters' spacing is for previews only, which are painted in another typeface.
    """
    normal = type_scale("normal")
    factor = card_pt * PX_PER_PT / normal.card.size
    tight = (_WIDER.get(family.casefold(), _UNKNOWN) - _TWIN) * 0.5

    def scaled(style: TextStyle, points: float | None = None) -> TextStyle:
        pt = max(round(2 * style.size * factor / PX_PER_PT) / 2 if points is None else points, SMALLEST_PT)
        size = pt * PX_PER_PT
        weight = 700 if style.weight >= 600 else 400
        return TextStyle(size, round(2 * size * LEADING) / 2, weight, style.italic, round(tight * size, 2))

    styles = {name: scaled(style) for name, style in vars(normal).items()}
    styles["tile_number"] = scaled(normal.tile_number, max(card_pt * 1.5, 15.0))
    styles["title"] = scaled(normal.title, 24.0)
    styles["context"] = scaled(normal.context, 12.0)
    styles["disc"] = scaled(normal.disc, 20.0)
    styles["divider"] = replace(scaled(normal.divider), weight=700)
    return TypeScale(**styles)
