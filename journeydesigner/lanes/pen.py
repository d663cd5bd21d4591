"""Sets text: breaks it, balances it, places its lines. The one way in which lanes and layout come to text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Text
from journeydesigner.drawing.text import TextLine, TextMeasurer, TextStyle
from journeydesigner.lanes.type_scale import TypeScale

Align = Literal["start", "middle", "end"]
Broken = tuple[tuple[str, float], ...]
_MOST_WORDS = 20_000
_SLACK = 0.5
"""Pixels that a balanced line may be wider than need be."""


@dataclass(frozen=True, slots=True)
class Block:
    """Text that was set: ``width`` of its widest line, ``height`` of all its lines."""

    text: Text
    width: float
    height: float


@dataclass(frozen=True, eq=False, slots=True)
class Pen:
    """What text is written with: a measurer, the styles of a preset, and the language of numbers. ``today`` is the day
    for which it is written (None: no number is told to be out of date).

    The widths of words are kept, for each style by themselves: they are asked for more than anything else.
    """

    measurer: TextMeasurer
    type: TypeScale
    language: str = "en"
    today: date | None = None
    _widths: dict[TextStyle, dict[str, float]] = field(default_factory=dict[TextStyle, dict[str, float]])

    def block(
        self,
        source: str,
        style: TextStyle,
        colour: Colour,
        x: float,
        y: float,
        width: float,
        *,
        align: Align = "start",
        balanced: bool = True,
    ) -> Block:
        """``source`` in lines no wider than ``width`` from (x, y) down; balanced: no wider than its lines need.

        ``align`` is within ``width``; what is written from right to left begins at the right.
        """
        lines = self.lines(source, style, width) if balanced else self.measurer.break_lines(source, style, width)
        if align == "start" and not source.isascii() and is_right_to_left(source):
            align = "end"
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[align]
        baseline, leading = y + self.measurer.ascent(style), style.leading
        placed: list[TextLine] = []
        widest = 0.0
        for text, wide in lines:
            placed.append(TextLine(text, x + share * (width - wide) if share else x, baseline, wide))
            baseline += leading
            widest = max(widest, wide)
        return Block(Text(source, tuple(placed), style, colour), widest, len(lines) * leading)

    def word(
        self, source: str, style: TextStyle, colour: Colour, x: float, y: float, *, align: Align = "start"
    ) -> Block:
        """One line, however wide; ``align``: which of its ends, or its middle, is at ``x``."""
        wide = self.measurer.width(source, style)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[align] * wide
        line = TextLine(source, left, y + self.measurer.ascent(style), wide)
        return Block(Text(source, (line,), style, colour), wide, style.leading)

    def lines(self, source: str, style: TextStyle, width: float) -> Broken:
        """``source`` broken to as few lines as ``width`` allows, at the narrowest width that needs no more."""
        words = source.split(" ")
        widths = self._word_widths(words, style) if _is_plain(source, words) else []
        if widths and max(widths) <= width:
            return _balanced(words, widths, self._word_widths([" "], style)[0], width)
        broken = self.measurer.break_lines(source, style, width)
        if len(broken) < 2:
            return broken
        if " ".join(line for line, _ in broken) == source:
            widths = self._word_widths(words, style)
            narrowest = _narrowest(widths, self._word_widths([" "], style)[0], len(broken), width)
            narrow = self.measurer.break_lines(source, style, narrowest)
            if len(narrow) == len(broken):
                return narrow
        return self._narrowed(source, style, broken)

    def _word_widths(self, words: Sequence[str], style: TextStyle) -> list[float]:
        known = self._widths.get(style)
        if known is None or len(known) > _MOST_WORDS:
            known = self._widths[style] = {}
        found: list[float] = []
        for word in words:
            wide = known.get(word)
            if wide is None:
                wide = known[word] = self.measurer.width(word, style)
            found.append(wide)
        return found

    def _narrowed(self, source: str, style: TextStyle, broken: Broken) -> Broken:
        """The same for text that breaks elsewhere, too: by trying."""
        low = max(sum(wide for _, wide in broken) / len(broken), 1.0)
        high = max(wide for _, wide in broken)
        while high - low > 1.0:
            middle = (low + high) / 2
            tried = self.measurer.break_lines(source, style, middle)
            widest = max(wide for _, wide in tried)
            if len(tried) > len(broken) or widest > middle + 0.5 or _breaks_words(tried, broken):
                low = middle
            else:
                broken, high = tried, min(widest, middle)
        return broken


def _is_plain(source: str, words: Sequence[str]) -> bool:
    """Whether every measurer breaks ``source`` at its single spaces and nowhere else."""
    return source.isascii() and source.isprintable() and "" not in words


def _balanced(words: Sequence[str], widths: Sequence[float], space: float, width: float) -> Broken:
    """Words, none wider than ``width``, in as few lines as that takes, these as narrow as may be."""
    count = _line_count(widths, space, width)
    if count == 1:
        return ((" ".join(words), sum(widths) + space * (len(words) - 1)),)
    room = _narrowest(widths, space, count, width)
    lines: list[tuple[str, float]] = []
    start, used = 0, widths[0]
    for index in range(1, len(words)):
        wide = used + space + widths[index]
        if wide > room:
            lines.append((" ".join(words[start:index]), used))
            start, wide = index, widths[index]
        used = wide
    lines.append((" ".join(words[start:]), used))
    return tuple(lines)


def _narrowest(widths: Sequence[float], space: float, count: int, width: float) -> float:
    """The least width, up to half a pixel more, at which words of these widths take ``count`` lines."""
    if count == 2:
        return _narrowest_pair(widths, space) + _SLACK
    low = max(*widths, (sum(widths) + space * (len(widths) - count)) / count)
    high = width
    while high - low > _SLACK:
        middle = (low + high) / 2
        if _line_count(widths, space, middle) > count:
            low = middle
        else:
            high = middle
    return high + _SLACK


def _narrowest_pair(widths: Sequence[float], space: float) -> float:
    """The same for two lines: the wider one where they differ least."""
    rest = sum(widths) + space * (len(widths) - 2)
    first = -space
    best = rest
    for wide in widths[:-1]:
        first += space + wide
        best = min(best, max(first, rest - first))
        if 2 * first > rest:
            break
    return best


def _line_count(widths: Sequence[float], space: float, room: float) -> int:
    """How many lines words of these widths take."""
    count, used = 1, -space
    for wide in widths:
        used += space + wide
        if used > room:
            count, used = count + 1, wide
    return count


def _breaks_words(tried: Broken, broken: Broken) -> bool:
    """Whether ``tried`` cut a word that ``broken`` left whole: fewer spaces were swallowed at line ends."""
    return sum(len(text) for text, _ in tried) > sum(len(text) for text, _ in broken)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode's rule P2)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False
