"""How much room text takes in a cell: a model on the wide side, since Excel and LibreOffice wrap by their own fonts.

The widths are Helvetica's (Adobe font metrics; Arial and Liberation Sans are metric twins), widened for the
fonts that stand in where neither is installed.
"""

import math
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from journeydesigner.exporters.workbook.cell_text import Run

_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTHS = {chr(32 + place): int(width) for place, width in enumerate(_ASCII.split())}
_WIDENED = 1.12
_BOLD = 1.07
_LEADING = 1.38
"""Line pitch over font size, of the tallest of the usual stand-ins."""
PX_PER_POINT = 96 / 72


def pixels(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in pixels at 100 %."""
    return _thousandths(text) * size * PX_PER_POINT / 1000 * _WIDENED * (_BOLD if bold else 1)


def line_count(text: str, size: float, bold: bool, width: float) -> int:
    """Lines that ``text`` takes in ``width`` pixels; a word that is wider breaks."""
    return sum(_lines_of(line, size, bold, max(width, size)) for line in text.split("\n"))


def height(runs: Iterable[Run], width: float) -> float:
    """The points that the runs, one below the other, take in ``width`` pixels."""
    return sum(line_count(run.text, run.size, run.bold, width) * run.size * _LEADING for run in runs)


def _lines_of(line: str, size: float, bold: bool, width: float) -> int:
    lines, used = 1, 0.0
    space = pixels(" ", size, bold)
    for word in line.split(" "):
        needed = pixels(word, size, bold)
        if used and used + space + needed <= width:
            used += space + needed
            continue
        if used:
            lines += 1
        more = max(0, math.ceil(needed / width) - 1)
        lines += more
        used = needed - more * width if more else needed
    return lines


@lru_cache(maxsize=20_000)
def _thousandths(word: str) -> int:
    return sum(_WIDTHS.get(char) or _width_of(char) for char in word)


@lru_cache(maxsize=4_000)
def _width_of(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1050
    base = unicodedata.normalize("NFD", char)[0]
    return _WIDTHS.get(base, 720)
