"""Plain text as lines, each a card, without what lists and chats put before them; and as an indented outline."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice

from journeydesigner.clipping.chat_marks import without_chat
from journeydesigner.clipping.html_reading import Block
from journeydesigner.clipping.limits import LONGEST_TEXT, MOST_ROWS, MOST_SOURCE
from journeydesigner.clipping.white_space import as_here

_SIGNS = "◆◇•◦▪▫●○■□‣⁃∙➢➤►▶✓✔✗✘☐☑☒\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(rf"^(?:[-–—*+·→]\s+|o(?:\t|[ \xa0]{{2,}})|[{_SIGNS}]\s*)(?=\S)")
_CHINESE = "一二三四五六七八九十"
_TICK = re.compile(r"^\[[ xX✓✔]?\]\s+(?=\S)")
_NUMBER = re.compile(
    r"^[(（]?(?P<digits>\d{1,3})(?:[.)](?:\s+|(?=[\u3040-\u9fff]))|[．）、]\s*|\ufe0f?\u20e3\s*)(?=\S)"
    r"|^[(（]?(?P<signs>[一二三四五六七八九十]{1,3})[、．）)]\s*(?=\S)"
)
"""«1. », «(1) », «1、», «（一）», and the digits in a square of phones."""
_PART = re.compile(r"^(?:\(?[a-zA-Z]\)|\d{1,2}(?:\.\d{1,2}){1,3}[.)])\s+(?=\S)")
_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
_QUOTED = re.compile(r"^(?:>\s?)+(?=\S)")
_RULE = re.compile(r"^[-–—_=*·•|+~> ]*$")
_STRONG = re.compile(r"(?<![\w*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text, and how deep it stands: 0 for the outermost."""

    text: str
    depth: int = 0


def read_lines(text: str) -> tuple[str, ...]:
    """The lines that say something, bare of bullets, numbers, ticks, and who said it when."""
    return tuple(line.text for line in indented(text))


def indented(text: str) -> tuple[Line, ...]:
    """The same, each with its depth: by the white space before it; what stands under a heading is deeper than it."""
    unified = as_here(text[:MOST_SOURCE]).replace("\x00", "")
    filled = (line[:LONGEST_TEXT] for line in unified.split("\n") if line.strip())
    raw = without_chat(list(islice(filled, MOST_ROWS)))
    numbers = _numbers(raw)
    found: list[tuple[int, str]] = []
    level = 0
    for line in raw:
        bare = line.expandtabs(4)
        if heading := _HEADING.match(bare):
            level = len(heading[1]) * 100
        if said := bare_text(bare, numbers):
            found.append((level - 100 if heading else level + len(bare) - len(bare.lstrip()), said))
    return _levelled(found)


def of_blocks(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Paragraphs and list items of HTML as lines: a block with line breaks is as many."""
    deep = [(block.depth, line) for block in blocks[:MOST_ROWS] for line in block.text.split("\n") if line.strip()]
    said = without_chat([line for _depth, line in deep])
    numbers = _numbers(said)
    found = [
        (depth, text) for (depth, _line), line in zip(deep, said, strict=True) if (text := bare_text(line, numbers))
    ]
    return _levelled(found)


def bare_text(line: str, numbers: Set[int] = frozenset()) -> str:
    """One line without the signs before its text, and those of bold words; "" for a rule. ``numbers`` are those of the
    list it stands in."""
    text = line.strip()
    if "**" in text:  # as assistants write
        text = _STRONG.sub(r"\1", text[:LONGEST_TEXT])
    if text[:2].isalpha() and len(text) > 1 and text[0] not in _CHINESE:  # most lines: no sign begins so
        return text[:LONGEST_TEXT]
    if _RULE.match(text):
        return ""
    for sign in (_QUOTED, _HEADING, _BULLET, _TICK, _PART, _TICK):
        text = sign.sub("", text, count=1)
    number = _NUMBER.match(text)
    if number and _value(number) in numbers:
        text = _TICK.sub("", text[number.end() :], count=1)
    return text.strip()[:LONGEST_TEXT]


def _numbers(lines: Sequence[str]) -> frozenset[int]:
    """The numbers that count lines: 1, and those with a neighbour. «10. March» alone is a date."""
    stripped = (_BULLET.sub("", line.strip(), count=1) for line in lines)
    known = {_value(found) for line in stripped if (found := _NUMBER.match(line))}
    return frozenset(n for n in known if n == 1 or n - 1 in known or n + 1 in known)


def _value(number: re.Match[str]) -> int:
    """Of «12» or «十二»; of what is no such number 0."""
    if number["digits"]:
        return int(number["digits"])
    tens, ten, ones = number["signs"].rpartition("十")
    if any(len(part) > 1 or part == "十" for part in (tens, ones)):
        return 0
    return (10 * (_CHINESE.index(tens) + 1 if tens else 1) if ten else 0) + (_CHINESE.index(ones) + 1 if ones else 0)


def _levelled(found: Sequence[tuple[int, str]]) -> tuple[Line, ...]:
    """Columns as depths: a line is one deeper than the last one that stands further left."""
    stack: list[int] = []
    lines: list[Line] = []
    for column, text in found:
        while stack and stack[-1] > column:
            stack.pop()
        if not stack or stack[-1] < column:
            stack.append(column)
        lines.append(Line(text, len(stack) - 1))
    return tuple(lines)


def is_outline(lines: Sequence[Line]) -> bool:
    """Whether some lines stand under others."""
    return len(lines) > 1 and any(line.depth for line in lines)
