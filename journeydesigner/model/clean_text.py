"""The one boundary for text from outside: what no file format can carry is taken out, and counted."""

import re
from typing import Any, NamedTuple, cast

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


def cleaned(value: Any) -> Any:
    """A JSON-like value with all texts in it clean, the names of its fields too."""
    if isinstance(value, str):
        return value if value.isprintable() else clean(value).text
    if isinstance(value, dict):
        return {cleaned(name): cleaned(item) for name, item in cast(dict[Any, Any], value).items()}
    if isinstance(value, list):
        return [cleaned(item) for item in cast(list[Any], value)]
    if isinstance(value, tuple):
        return tuple(cleaned(item) for item in cast(tuple[Any, ...], value))
    return value
