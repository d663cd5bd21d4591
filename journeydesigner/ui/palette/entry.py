"""What the palette lists, and how well an entry answers what was typed. Knows no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from journeydesigner.editing.searching import folded

_WHOLE, _START, _WORD, _INSIDE, _LETTERS = 100.0, 80.0, 60.0, 35.0, 10.0


@dataclass(frozen=True)
class Entry:
    """``key`` names it from one opening to the next. ``also`` are words it is found by that are not shown."""

    key: str
    group: str
    text: str
    act: Callable[[], object]
    detail: str = ""
    icon: str = ""
    shortcut: str = ""
    also: str = ""


def score(query: str, entry: Entry) -> float | None:
    """How well ``entry`` answers: every word of ``query`` must be in it; None where one is not."""
    text, also = folded(entry.text), folded(f"{entry.also} {entry.detail} {entry.group}")
    whole = folded(query).strip()
    total = _WHOLE if text == whole else 0.0
    for word in whole.split():
        found = _score_of_word(word, text)
        if found is None:
            found = 20.0 if word in also else None
        if found is None:
            return None
        total += found
    return total - 0.1 * len(text)


def best(query: str, entries: Iterable[Entry], most: int) -> list[Entry]:
    """The ``most`` best answers, best first; of equals the one that stands first."""
    scored = [(found, entry) for entry in entries if (found := score(query, entry)) is not None]
    scored.sort(key=lambda each: -each[0])
    return [entry for _score, entry in scored[:most]]


def spots(query: str, text: str) -> Sequence[tuple[int, int]]:
    """Where in ``text`` the words of ``query`` stand: (start, end), to be lit."""
    low = text.casefold()
    if len(low) != len(text):
        return ()
    found: list[tuple[int, int]] = []
    for word in query.casefold().split():
        start = low.find(word)
        if start >= 0:
            found.append((start, start + len(word)))
    return found


def _score_of_word(word: str, text: str) -> float | None:
    if text.startswith(word):
        return _START
    place = text.find(word)
    if place > 0:
        return _INSIDE if text[place - 1].isalnum() else _WORD
    return _LETTERS if len(word) > 1 and _are_initials(word, text) else None


def _are_initials(letters: str, text: str) -> bool:
    """Whether ``letters`` begin the words of ``text``, one after the other: «mi» for «Move to inbox»."""
    initials = [word[0] for word in text.split() if word]
    rest = iter(initials)
    return all(letter in rest for letter in letters)
