"""Names of people and teams in running text: found as whole words, and replaced."""

import re
from collections.abc import Iterable, Mapping

GAP = "[…]"
"""Stands where a name was."""
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that write words without spaces between them."""


class Names:
    """What each name becomes in a text. Addresses of mail go, too: they are names."""

    def __init__(self, becomes: Mapping[str, str]) -> None:
        self.becomes = dict(becomes)
        self._by_key = {_key(name): other for name, other in becomes.items()}
        longest_first = sorted((name for name in becomes if name.strip()), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_as_word, longest_first))) if longest_first else None

    def out_of(self, text: str) -> str:
        """``text`` without the names. A single word counts only as it was written: Mark, not mark."""
        if "@" in text:
            text = _EMAIL.sub(GAP, text)
        return self._pattern.sub(self._other, text) if self._pattern else text

    def _other(self, found: re.Match[str]) -> str:
        return self._by_key.get(_key(found.group()), GAP)


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a person's name that may stand for it: Marta and Lindqvist of Marta Lindqvist."""
    words = [word.strip(".,()") for word in name.split()]
    if not 1 < len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return ()
    return tuple(word for word in words if len(word) > 2)


def is_common(word: str, texts: Iterable[str]) -> bool:
    """Whether a single word is also said in small letters: an ordinary one, no name."""
    small = word.lower()
    if " " in word.strip() or word == small:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(small)}(?!\w)", "\n".join(texts)))


def is_said(word: str, texts: Iterable[str]) -> bool:
    return bool(re.search(_as_word(word), "\n".join(texts)))


def _as_word(name: str) -> str:
    words = name.split()
    said = r"\s+".join(map(re.escape, words))
    if len(words) > 1:
        said = f"(?i:{said})"
    return said if _WITHOUT_SPACES.search(name) else rf"(?<!\w){said}(?!\w)"


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
