"""Sets text: breaks it, balances it, places its lines. The one way in which lanes and layout come to text."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Text
from journeydesigner.drawing.text import TextLine, TextMeasurer, TextStyle
from journeydesigner.lanes.type_scale import TypeScale

Align = Literal["start", "middle", "end"]
Broken = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Text that was set: ``width`` of its widest line, ``height`` of all its lines."""

    text: Text
    width: float
    height: float


@dataclass(frozen=True, eq=False, slots=True)
class Pen:
    """What text is written with: a measurer, the styles of a preset, and the language of numbers."""

    measurer: TextMeasurer
    type: TypeScale
    language: str = "en"

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
        if align == "start" and is_right_to_left(source):
            align = "end"
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[align]
        baseline = y + self.measurer.ascent(style)
        placed = tuple(
            TextLine(text, x + share * (width - wide), baseline + index * style.leading, wide)
            for index, (text, wide) in enumerate(lines)
        )
        return Block(Text(source, placed, style, colour), max(wide for _, wide in lines), len(lines) * style.leading)

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
        broken = self.measurer.break_lines(source, style, width)
        if len(broken) < 2:
            return broken
        if " ".join(line for line, _ in broken) == source:
            narrow = self.measurer.break_lines(source, style, self._narrowest(source, style, len(broken), width))
            if len(narrow) == len(broken):
                return narrow
        return self._narrowed(source, style, broken)

    def _narrowest(self, source: str, style: TextStyle, count: int, width: float) -> float:
        """The least width at which ``source``, broken at spaces, takes ``count`` lines; from its words' widths."""
        space = self.measurer.width(" ", style)
        words = [self.measurer.width(word, style) for word in source.split(" ")]
        low, high = max(*words, (sum(words) + space * (len(words) - count)) / count), width
        while high - low > 0.5:
            middle = (low + high) / 2
            if _line_count(words, space, middle) > count:
                low = middle
            else:
                high = middle
        return high + 0.5

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


def _line_count(words: list[float], space: float, width: float) -> int:
    """How many lines words of these widths take."""
    count, used = 1, words[0]
    for word in words[1:]:
        if used + space + word > width:
            count, used = count + 1, word
        else:
            used += space + word
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
