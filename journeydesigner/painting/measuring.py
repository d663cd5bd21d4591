"""How wide text is and where it breaks, asked of Qt with the fonts it is painted with."""

from functools import cache, lru_cache
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting import fonts

_HYPHENS = "-‐­–—"
_SPACES = " \t"
_TOLERANCE = 0.01
"""Sums of word widths differ from the width of a line by rounding, in pixels."""

Broken = tuple[tuple[str, float], ...]


class QtMeasurer:
    """A ``TextMeasurer``. Widths are cached: the words of a journey recur."""

    def width(self, text: str, style: TextStyle) -> float:
        """The advance width of one line of ``text``, in pixels."""
        return _width(text, style)

    def ascent(self, style: TextStyle) -> float:
        """From the top of a line box to the baseline; ascent and descent are centred in ``style.leading``."""
        return _ascent(style)

    def break_lines(self, text: str, style: TextStyle, width: float) -> Broken:
        """``text`` in lines no wider than ``width``, each with its width; spaces at a line's end are dropped."""
        lines: list[tuple[str, float]] = []
        for paragraph in text.splitlines() or [""]:
            lines += _broken(paragraph, style, width)
        return tuple(lines)


def _metrics(style: TextStyle) -> tuple[QFontMetricsF, float]:
    font, scale = fonts.font(style)
    return QFontMetricsF(font), scale


@lru_cache(maxsize=60_000)
def _width(text: str, style: TextStyle) -> float:
    metrics, scale = _metrics(style)
    return metrics.horizontalAdvance(text) * scale


@cache
def _ascent(style: TextStyle) -> float:
    metrics, scale = _metrics(style)
    return (style.leading + (metrics.ascent() - metrics.descent()) * scale) / 2


def _broken(paragraph: str, style: TextStyle, width: float) -> list[tuple[str, float]]:
    """One paragraph, filled greedily."""
    room = width + _TOLERANCE
    lines: list[tuple[str, float]] = []
    line, used, inked = "", 0.0, 0.0
    for piece, advance, ink in _measured(paragraph, style):
        if line and used + ink > room:
            lines.append((line.rstrip(_SPACES), inked))
            line, used = "", 0.0
        if not line and ink > room:
            *full, piece = _cut(piece, style, width)
            lines += [(part, _width(part, style)) for part in full]
            advance, ink = _width(piece, style), _width(piece.rstrip(_SPACES), style)
        inked = used + ink
        line += piece
        used += advance
    lines.append((line.rstrip(_SPACES), inked))
    return lines


@lru_cache(maxsize=20_000)
def _measured(paragraph: str, style: TextStyle) -> tuple[tuple[str, float, float], ...]:
    """The pieces of a paragraph, each with its width with and without the spaces at its end.

    A line is as wide as its pieces are together: the typeface has no kerning with the space.
    """
    return tuple((p, _width(p, style), _width(p.rstrip(_SPACES), style)) for p in _pieces(paragraph))


def _pieces(paragraph: str) -> tuple[str, ...]:
    """The shortest parts that a line may end with, spaces included; a hyphen is no place to break."""
    if paragraph.isascii():
        return _ascii_pieces(paragraph)
    pieces: list[str] = []
    held = ""
    for piece in _split(paragraph, QTextBoundaryFinder.BoundaryType.Line):
        held += piece
        if held[-1] not in _HYPHENS:
            pieces.append(held)
            held = ""
    return (*pieces, held) if held else tuple(pieces)


def _ascii_pieces(paragraph: str) -> tuple[str, ...]:
    """As above, without asking Qt: words with the spaces after them."""
    pieces: list[str] = []
    start = 0
    for place in range(1, len(paragraph)):
        if paragraph[place - 1] in _SPACES and paragraph[place] not in _SPACES:
            pieces.append(paragraph[start:place])
            start = place
    pieces.append(paragraph[start:])
    return tuple(pieces)


def _cut(word: str, style: TextStyle, width: float) -> list[str]:
    """A word wider than the column, in parts that fit; at least one character (as a person sees it) each.

    What must be cut anyway is cut after a hyphen, if there is one in the last part that fits.
    """
    parts: list[str] = []
    part = ""
    for character in _split(word, QTextBoundaryFinder.BoundaryType.Grapheme):
        if part and _width((part + character).rstrip(_SPACES), style) > width + _TOLERANCE:
            end = max(part.rfind(hyphen) for hyphen in _HYPHENS) + 1 or len(part)
            parts.append(part[:end])
            part = part[end:]
        part += character
    return [*parts, part]


def _split(text: str, boundary: QTextBoundaryFinder.BoundaryType) -> list[str]:
    """``text`` cut at every boundary of a kind. Qt counts in UTF-16, and at noncharacters it cuts within a pair."""
    finder = QTextBoundaryFinder(boundary, text)
    units = text.encode("utf-16-le", "surrogatepass")
    ends = [0]
    while (end := finder.toNextBoundary()) >= 0:
        is_within_pair = 0xD8 <= units[2 * end - 1] <= 0xDB and 2 * end < len(units)
        if not is_within_pair:
            ends.append(end)
    return [units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") for a, b in pairwise(ends)]
