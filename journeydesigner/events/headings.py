"""Which column of a table is meant, by what it is called: in English, German and Spanish, however it is spelled."""

import re
from collections.abc import Collection, Sequence

_BETWEEN = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-Z])")


def words_of(heading: str) -> list[str]:
    """Its words: ``userId``, ``user_id`` and ``User ID`` are the same two."""
    return [word.casefold() for word in _BETWEEN.split(_HUMP.sub(" ", heading)) if word]


def called(columns: Sequence[str], names: Sequence[str], taken: Collection[str] = ()) -> str:
    """The column that is called by one of the names (the earlier ones first), else one with such a word in its name;
    "" for none."""
    free = {column: words_of(column) for column in columns if column not in taken}
    for name in names:
        if found := next((column for column, words in free.items() if words == words_of(name)), ""):
            return found
    return next((column for name in names for column, words in free.items() if name in words), "")
