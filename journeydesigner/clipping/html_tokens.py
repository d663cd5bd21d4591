"""HTML as tags and text, in one pass that costs no more than its length, whatever is in it.

(The standard library's parser reads some torn input again for each of its signs: minutes for a megabyte.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"(/?)([a-zA-Z][^\s/>]{0,60})")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LONGEST_TAG = 64 * 1024
_RAW = frozenset({"style", "script", "title", "textarea", "noscript", "template"})
SKIP = "x-skip"
"""A tag of ours around what Word draws in place of a list's bullet."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; its name in small letters."""

    name: str
    is_end: bool
    raw: str = ""

    def attribute(self, wanted: str) -> str:
        """An attribute's value, "" where there is none."""
        if wanted not in self.raw.lower():
            return ""
        for name, double, single, bare in _ATTRIBUTE.findall(self.raw[:_LONGEST_TAG]):
            if name.lower() == wanted:
                return unescape(double or single or bare)
        return ""


def tokens(source: str) -> Iterator[Tag | str]:
    """Tags and the text between them. Comments, declarations and the contents of scripts and styles are left out."""
    at = 0
    lower = source.lower()
    while at < len(source):
        start = source.find("<", at)
        if start < 0:
            yield unescape(source[at:])
            return
        if start > at:
            yield unescape(source[at:start])
        if source.startswith("<!--", start):
            at = _after(source, "-->", start + 4)
        elif source.startswith(("<!", "<?"), start):
            at = _after(source, ">", start)
            if lower.startswith("<![if !supportlists", start):
                yield Tag(SKIP, False)
            elif lower.startswith("<![endif", start):
                yield Tag(SKIP, True)
        elif found := _TAG.match(source, start + 1):
            end = _end_of_tag(source, found.end())
            if end < 0:
                yield unescape(source[start:])
                return
            name, is_end = found[2].lower(), bool(found[1])
            yield Tag(name, is_end, source[found.end() : end])
            at = end + 1
            if name in _RAW and not is_end:
                close = lower.find(f"</{name}", at)
                at = close if close >= 0 else len(source)
        else:
            yield "<"
            at = start + 1


def _after(source: str, sign: str, start: int) -> int:
    end = source.find(sign, start)
    return end + len(sign) if end >= 0 else len(source)


def _end_of_tag(source: str, start: int) -> int:
    """Where the tag ends: at the next ``>`` that stands in no quotes; at the very next one where quotes are torn."""
    first = end = source.find(">", start)
    for _try in range(8):
        if end < 0:
            return first
        part = source[start:end]
        if part.count('"') % 2 == 0 or len(part) > _LONGEST_TAG:
            return end if len(part) <= _LONGEST_TAG else first
        end = source.find(">", end + 1, start + _LONGEST_TAG)
    return first
