"""Who said it and when, as chats write it before or above what was said: found line by line, to be left out.

Only what is certainly that: a line with a time in it is a line like any other.
"""

import re
from collections.abc import Sequence

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\xa0]?(?:[aApP]\.?[mM]\.?|[صم]))?"
_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[A-Za-zÀ-ÿ]{3,10}\.?,? \d{1,2}(?:,? \d{4})?|[A-Za-zÀ-ÿ]{4,12})"
_HAS_CLOCK = re.compile(r"\d[:.]\d\d")
_WHEN = rf"(?:{_DAY}[,،]?\s+)?{_CLOCK}(?:,\s*{_DAY})?"
_WHO = r"[^\s:\[\]][^:\n\[\]]{0,40}?"
_BRACKETED = re.compile(rf"^\[{_WHEN}\]\s*")
_SPEAKER = re.compile(rf"^{_WHO}:\s+(?=\S)")
_EXPORTED = re.compile(rf"^\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}[,،]?\s+{_CLOCK}\s+[-–—]\s+(?:{_WHO}:\s+)?(?=\S)")
"""«14.03.26, 10:32 - Anna: », as a phone exports a chat."""
_MEETING = re.compile(rf"^{_CLOCK}\s+From\s+{_WHO}(?:\s+to\s+{_WHO})?\s*:\s+(?=\S)", re.IGNORECASE)
_PLAIN = re.compile(rf"^{_CLOCK}\s+[A-Z]{_WHO[7:]}:\s+(?=\S)")
_ABOVE = re.compile(rf"^{_WHO}(?:\s*\[{_WHEN}\]|(?:\t|[ \xa0]{{2,}}){_WHEN})$")
"""«Anna Schmidt  10:32 AM», «Anna Schmidt [10:32]»: a line of its own above what was said."""
_TIME_ONLY = re.compile(rf"^\[?{_WHEN}\]?$")
_BARE_TIME = re.compile(r"\[?\d{1,2}[:.]\d{2}\]?")
"""Beside times that say more: of who goes on, with no name above it."""
_NAME = re.compile(r"^\w[\w.'’-]*,?(?: [\w.'’()-]+){0,3}$")
_LEFT_OUT = re.compile(r"<[^<>]{4,40}>")
"""«<Media omitted>», where a phone exports a chat without its pictures."""
_DIRECTION = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_EDITED = re.compile(r"\((?:edited|bearbeitet|editado|modifié)\)$", re.IGNORECASE)


def without_chat(lines: Sequence[str]) -> list[str]:
    """The lines without who and when; a line that says only that is empty. The count of lines stays."""
    if not any(_HAS_CLOCK.search(line) for line in lines):
        return [_EDITED.sub("", line) if line.endswith(")") else line for line in lines]
    bare = [line.translate(_DIRECTION).strip() for line in lines]
    gone = _headers(bare)
    is_log = sum(bool(_PLAIN.match(line)) for line in bare) > 1
    return ["" if place in gone else _said(line, bare[place], is_log=is_log) for place, line in enumerate(lines)]


def _said(line: str, bare: str, *, is_log: bool) -> str:
    for sign in (_EXPORTED, _MEETING, *((_PLAIN,) if is_log else ())):
        if found := sign.match(bare):
            return _spoken(bare[found.end() :])
    found = _BRACKETED.match(bare)
    if found and found.end() < len(bare):
        rest = bare[found.end() :]
        speaker = _SPEAKER.match(rest)
        return _spoken(rest[speaker.end() :] if speaker else rest)
    return _EDITED.sub("", line)


def _spoken(text: str) -> str:
    return "" if _LEFT_OUT.fullmatch(text) else _EDITED.sub("", text)


def _headers(lines: Sequence[str]) -> set[int]:
    """Which lines stand above what was said and say nothing themselves."""
    found: set[int] = set()
    above = [place for place, line in enumerate(lines) if _ABOVE.match(line)]
    if above and (len(above) > 1 or above[0] == 0) and len(lines) > len(above):
        found |= set(above)
    times = [place for place, line in enumerate(lines) if _TIME_ONLY.match(line)]
    bare = {place for place in times if _BARE_TIME.fullmatch(lines[place])}
    named = times if len(bare) == len(times) else [place for place in times if place not in bare]
    for place in named:
        if place > 0 and place + 1 < len(lines) and _NAME.match(lines[place - 1]):
            found |= {place - 1, place}
    if found.intersection(times):  # who goes on has only the time above it
        found |= set(times)
    stamped = [place for place, line in enumerate(lines) if _BRACKETED.match(line)]
    if stamped and all(_is_header(lines, place) for place in stamped):
        found |= set(stamped)
    return found


def _is_header(lines: Sequence[str], place: int) -> bool:
    """«[10:32] Anna Schmidt» with what she said below it."""
    rest = _BRACKETED.sub("", lines[place])
    follows = place + 1 < len(lines) and not _BRACKETED.match(lines[place + 1])
    return follows and (not rest or bool(_NAME.match(rest)))
