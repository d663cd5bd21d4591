"""Which letters no font of this machine has: they would be printed as empty boxes."""

import unicodedata
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout

from journeydesigner.drawing.text import TextStyle
from journeydesigner.painting.fonts import font

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
"""Kinds of letters that are not drawn by themselves."""


def lacking(text: str) -> tuple[str, ...]:
    """The letters of a text that nothing can draw, each once, in order. Needs a ``QGuiApplication``."""
    if text.isascii():
        return ()
    return tuple(letter for letter in dict.fromkeys(text) if not letter.isascii() and _is_lacking(letter))


@lru_cache(maxsize=20_000)
def _is_lacking(letter: str) -> bool:
    if unicodedata.category(letter) in _UNSEEN:
        return False
    layout = QTextLayout(letter, _font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def _font() -> QFont:
    return font(TextStyle(12.0, 16.0))[0]
