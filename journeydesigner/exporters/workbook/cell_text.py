"""Text as a cell can hold it: no character that XML forbids, no escape that Excel would read as another one."""

import re
from dataclasses import dataclass

CELL_LIMIT = 32_767
"""Characters in a cell; Excel calls a workbook damaged that has more."""

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x85")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DANGEROUS = frozenset("=+-@\t\r\n")


def clean(text: str) -> str:
    """``text`` without what a cell cannot hold: control characters, lone surrogates, non-characters."""
    if text.isascii() and text.isprintable():
        return text
    return _UNWANTED.sub("", _NEWLINES.sub("\n", text))


def escaped(text: str) -> str:
    """Clean text as it is written: Excel reads ``_x0041_`` as A unless its underscore is an escape itself."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def unescaped(text: str) -> str:
    """The text that ``escaped`` was given."""
    return text.replace("_x005F_", "_")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might take text for a formula when a person edits or re-imports it."""
    return text[:1] in _DANGEROUS if text else False


def pieces(text: str) -> list[str]:
    """Clean text cut to what one cell holds each."""
    return [text[start : start + CELL_LIMIT] for start in range(0, len(text), CELL_LIMIT)] or [""]


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph of a cell in one font: ``size`` in points, ``ink`` as RRGGBB."""

    text: str
    size: float = 10
    bold: bool = False
    italic: bool = False
    ink: str = "17202E"
