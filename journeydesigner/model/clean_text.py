"""The one boundary for text from outside: what no file format can carry is taken out, and counted."""

import re
from typing import NamedTuple

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line feed, halves of surrogate pairs, and two code points that are no characters."""


class Cleaned(NamedTuple):
    """The text, and how many characters were taken out of it."""

    text: str
    removed: int


def clean(text: str) -> Cleaned:
    """``text`` without what cannot be stored or shown. Line ends become line feeds, which counts as nothing removed."""
    if text.isprintable():
        return Cleaned(text, 0)
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return Cleaned(*_UNFIT.subn("", unified))
