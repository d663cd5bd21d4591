"""Who wrote what: the name that each peer's writer gave. Known to whoever has the file, and told beside its edits."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.document.clock import Stamp
from journeydesigner.model.clean_text import clean

if TYPE_CHECKING:
    from journeydesigner.document.document import Document

_LONGEST = 80
_MOST_MARKS = 3
"""So many accents on one letter are in use somewhere; more of them cover the lines above and below."""
_JOINERS = "\u200c\u200d"
"""Invisible, yet part of how names are written in Persian and in India."""


def author_of(document: "Document", stamp: Stamp) -> str:
    """The name of whoever wrote at ``stamp``; "" where nobody gave one."""
    return document.registers.authors.get(stamp.peer, "")


def last_author(document: "Document") -> str:
    """The name of whoever wrote last; "" where nobody gave one."""
    seen = document.version()
    last = max(seen, key=lambda peer: seen[peer], default=None)
    return "" if last is None else document.registers.authors.get(last, "")


def fit_name(name: str) -> str:
    """A name as one short line, without characters that change how the text around it reads."""
    shown = "".join(_fit(unicodedata.normalize("NFC", clean(name).text)))
    return " ".join(shown.split())[:_LONGEST].strip()


def _fit(name: str) -> Iterator[str]:
    marks = 0
    for character in name:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS and (category != "Cf" or character in _JOINERS):
            yield character
