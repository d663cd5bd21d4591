"""Reads text and its places back out of a PDF, as a reader program does: fonts' Unicode tables, marked content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Run:
    """Glyphs drawn by one text object: what they read, where they begin and end, how high they are, in points."""

    text: str
    x: float
    y: float
    right: float
    size: float


@dataclass
class _State:
    matrix: Matrix = IDENTITY
    font: Any = None
    size: float = 0.0


def runs(page: Any) -> list[Run]:
    """All text of a page in the order drawn; what a mark says stands for the glyphs within."""
    return list(_Reading(page).runs())


def text_of(page: Any) -> str:
    return "\n".join(run.text.rstrip(" ") for run in runs(page))


class _Reading:
    def __init__(self, page: Any) -> None:
        self.page = page
        self.tables: dict[Any, dict[int, str]] = {}
        self.widths: dict[Any, list[float]] = {}
        self.state, self.stack = _State(), []
        self.said: str | None = None
        self.is_said_already = False

    def runs(self) -> Iterator[Run]:
        text, at, start, right = "", IDENTITY, IDENTITY, 0.0
        for operands, operator in pikepdf.parse_content_stream(self.page):
            match str(operator):
                case "q":
                    self.stack.append(_State(self.state.matrix, self.state.font, self.state.size))
                case "Q":
                    self.state = self.stack.pop()
                case "cm":
                    self.state.matrix = _times(_matrix(operands), self.state.matrix)
                case "Tf":
                    self.state.font, self.state.size = operands[0], float(operands[1])
                case "Tm":
                    at = _matrix(operands)
                case "Td":
                    at = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), at)
                case "BT":
                    text, right = "", 0.0
                case "Tj":
                    placed = _times(at, self.state.matrix)
                    start = placed if not text else start
                    read = self._read(bytes(operands[0]))
                    text += read
                    if read.strip(" "):
                        right = max(right, placed[4] + self._advance(bytes(operands[0])) * abs(placed[0]))
                case "ET" if text:
                    said = self._said(text)
                    if said:
                        yield Run(said, start[4], start[5], right, self.state.size * abs(start[0]))
                case "BDC":
                    words = operands[1].get("/ActualText") if len(operands) > 1 else None
                    self.said, self.is_said_already = (str(words), False) if words is not None else (None, False)
                case "EMC":
                    self.said = None
                case _:
                    pass

    def _said(self, text: str) -> str:
        if self.said is None:
            return text
        if self.is_said_already:
            return ""
        self.is_said_already = True
        return self.said

    def _read(self, codes: bytes) -> str:
        name = self.state.font
        if name not in self.tables:
            self.tables[name] = to_unicode(self._font(name).ToUnicode.read_bytes())
        return "".join(self.tables[name].get(code, "\ufffd") for code in _pairs(codes))

    def _advance(self, codes: bytes) -> float:
        name = self.state.font
        if name not in self.widths:
            listed = self._font(name).DescendantFonts[0].get("/W", [0, []])
            self.widths[name] = [float(width) for width in listed[1]]
        known = self.widths[name]
        return sum(known[code] if code < len(known) else 1000 for code in _pairs(codes)) / 1000 * self.state.size

    def _font(self, name: Any) -> Any:
        return self.page.Resources.Font[name]


def to_unicode(table: bytes) -> dict[int, str]:
    """Glyph code -> characters, of the ranges with lists that Qt writes."""
    found: dict[int, str] = {}
    for first, listed in re.findall(rb"<(\w{4})> <\w{4}> \[([^\]]*)\]", table):
        for offset, characters in enumerate(re.findall(rb"<(\w+)>", listed)):
            found[int(first, 16) + offset] = bytes.fromhex(characters.decode()).decode("utf-16-be", "replace")
    return found


def _pairs(codes: bytes) -> list[int]:
    return [int.from_bytes(codes[place : place + 2], "big") for place in range(0, len(codes), 2)]


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """``one`` applied first."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
