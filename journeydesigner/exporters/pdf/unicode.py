"""Which characters a PDF's glyphs stand for, mended where Qt's tables name a twin of the character meant."""

import re
import unicodedata

_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>(?=[ \]])")
_LISTS = re.compile(rb"\[[^\]]*\]")
_TAB, _SPACE, _NOTHING, _UNSEEN = 0x0009, 0x0020, 0x0000, 0x200B
_TWINS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
"""Radicals, compatibility ideographs and presentation forms: each glyph is that of a common character, too."""


def mended(table: bytes) -> bytes:
    """A ``ToUnicode`` table with spaces as spaces and common characters for their twins."""
    return _LISTS.sub(lambda found: _CODE.sub(_better, found[0]), table)


def _better(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16)
    return b"<" + _meant(code).encode("utf-16-be").hex().upper().encode() + b">"


def _meant(code: int) -> str:
    """Qt takes the lowest character that a font draws with a glyph: a tab for a space, a radical for an ideograph."""
    if code == _TAB:
        return chr(_SPACE)
    if code == _NOTHING:
        return chr(_UNSEEN)
    if any(low <= code <= high for low, high in _TWINS):
        # A ligature stays one character: readers turn its letters round with the rest of a right-to-left word.
        meant = unicodedata.normalize("NFKC", chr(code))
        return meant if len(meant) == 1 else chr(code)
    return chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"
