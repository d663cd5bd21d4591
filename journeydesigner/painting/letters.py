"""Which letters no font of this machine has: they would be printed as empty boxes."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QTextLayout

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting.fonts import font

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""Kinds of characters that are not drawn by themselves."""
_PRIVATE = "Co"
"""Means something in one font only: another has nothing there, or worse, something else."""


def lacking(text: str) -> tuple[str, ...]:
    """The letters of a text that nothing can draw, each once, in order. Needs a ``QGuiApplication``.

    A letter is what a person takes for one: with its accents, and a family or a flag of several signs is one picture.
    """
    if text.isascii():
        return ()
    return tuple(letter for letter in dict.fromkeys(_letters(text)) if not letter.isascii() and _is_lacking(letter))


def _letters(text: str) -> Iterator[str]:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts in these
    start = 0
    while (end := finder.toNextBoundary()) > 0:
        yield units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        start = end


@lru_cache(maxsize=20_000)
def _is_lacking(letter: str) -> bool:
    kinds = {unicodedata.category(sign) for sign in letter}
    if kinds <= _UNSEEN:
        return False
    if _PRIVATE in kinds:
        return True
    layout = QTextLayout(letter, _font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def _font() -> QFont:
    return font(TextStyle(12.0, 16.0))[0]
