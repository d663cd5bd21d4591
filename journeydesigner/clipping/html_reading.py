"""HTML from a clipboard as what it shows: tables with merged cells, blocks of text with their depth, links.

The HTML of Excel, LibreOffice, Google Sheets, Word, mail and browsers. Nothing is fetched, no style is followed but
what hides text, and however it is nested it costs no more than its length.
"""

import re
from dataclasses import dataclass, field
from itertools import islice

from journeydesigner.clipping.html_tokens import SKIP, Tag, tokens
from journeydesigner.clipping.limits import LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SOURCE, MOST_TOKENS


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with text; ``width`` and ``height`` in columns and rows, 1 where it is not merged."""

    row: int
    column: int
    text: str
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """Cells in reading order. Cells without text are left out."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading. ``depth`` of its list: 0 outside of lists, 1 in one."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """What a person sees. ``blocks`` are the texts outside of tables."""

    tables: tuple[HtmlTable, ...] = ()
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()


def read_html(source: str) -> HtmlParts:
    """The parts of an HTML text, whole or torn; nothing of one that is too long."""
    if not source or len(source) > MOST_SOURCE or "<" not in source:
        return HtmlParts()
    reader = _Reader()
    for token in islice(tokens(source.replace("\x00", "")), MOST_TOKENS):
        if isinstance(token, str):
            reader.text(token)
        elif token.is_end:
            reader.end(token)
        else:
            reader.start(token)
    return reader.parts()


_SILENT = frozenset(
    {"head", "style", "script", "title", "textarea", "template", "noscript", "svg", "math", "object", "select", SKIP}
)
_BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd", "section",
    "article", "header", "footer", "figure", "figcaption", "hr", "address", "main", "body", "caption",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_VOID = frozenset(
    {"br", "img", "hr", "col", "input", "meta", "link", "wbr", "area", "base", "embed", "source", "track"}
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*?level(\d)", re.IGNORECASE)
_DEEPEST = 60


@dataclass
class _Text:
    """Text as it comes in, its white space made one as a browser does."""

    parts: list[str] = field(default_factory=list[str])
    length: int = 0

    def add(self, data: str, *, is_kept: bool = False) -> None:
        if self.length > LONGEST_TEXT:
            return
        text = data if is_kept else _SPACE.sub(" ", data)
        self.parts.append(text)
        self.length += len(text)

    def line(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")

    def take(self) -> str:
        if not self.parts:
            return ""
        whole = "".join(self.parts).replace("\xa0", " ")
        self.parts, self.length = [], 0
        lines = (re.sub(" {2,}", " ", line).strip() for line in whole.split("\n"))
        return re.sub("\n{2,}", "\n", "\n".join(lines)).strip()[:LONGEST_TEXT]


class _Table:
    """A table being read: where its next cell goes, and which places merged cells have taken."""

    def __init__(self) -> None:
        self.row, self.column = -1, 0
        self.taken: dict[tuple[int, int], None] = {}
        self.cells: list[Cell] = []
        self.text = _Text()
        self.span: tuple[int, int] | None = None
        self.rows = self.columns = 0
        self.inner: list[HtmlTable] = []

    def begin_row(self) -> None:
        self.end_cell()
        self.row += 1
        self.column = 0

    def begin_cell(self, width: int, height: int) -> None:
        self.end_cell()
        if self.row < 0:
            self.begin_row()
        while (self.row, self.column) in self.taken:
            self.column += 1
        self.span = (width, height)

    def end_cell(self) -> None:
        if self.span is None:
            return
        width, height = self.span
        self.span = None
        text = self.text.take()
        row, column = self.row, self.column
        self.column += width
        if row >= MOST_ROWS or column >= MOST_COLUMNS or len(self.taken) >= MOST_CELLS:
            return
        width, height = min(width, MOST_COLUMNS - column), min(height, MOST_ROWS - row)
        if height > 1:  # only what reaches down is ever asked for
            room = (MOST_CELLS - len(self.taken)) // width
            self.taken |= {
                (row + down, column + right): None for down in range(min(height, room)) for right in range(width)
            }
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + width)
        if text and len(self.cells) < MOST_CELLS:
            self.cells.append(Cell(row, column, text, width, height))

    def made(self) -> HtmlTable:
        self.end_cell()
        table = HtmlTable(self.rows, self.columns, tuple(self.cells))
        # A table that only lays out another one: that other one is what was copied.
        if len(self.inner) == 1 and len(table.cells) <= 1:
            return self.inner[0]
        return table


class _Reader:
    """What has been read so far, and what is open."""

    def __init__(self) -> None:
        self.tables: list[HtmlTable] = []
        self.blocks: list[Block] = []
        self.anchors: list[Anchor] = []
        self._open: list[_Table] = []
        self._text = _Text()
        self._silent: list[str] = []
        self._lists = 0
        self._item = 0
        self._pre = 0
        self._anchor: tuple[str, _Text] | None = None

    def parts(self) -> HtmlParts:
        while self._open:
            self._end_table()
        self._end_block()
        tables = tuple(table for table in self.tables if table.cells)
        return HtmlParts(tables, tuple(self.blocks), tuple(self.anchors))

    # Tags

    def start(self, tag: Tag) -> None:
        name = tag.name
        if self._silent:
            if name == self._silent[-1] and len(self._silent) < _DEEPEST:
                self._silent.append(name)
            return
        if name in _SILENT or (name not in _VOID and _HIDDEN.search(tag.raw)):
            self._silent.append(name)
            return
        match name:
            case "table":
                self._begin_table()
            case "tr":
                # Excel's fragment may begin within its table.
                (self._open[-1] if self._open else self._begin_table()).begin_row()
            case "td" | "th":
                table = self._open[-1] if self._open else self._begin_table()
                table.begin_cell(_count(tag.attribute("colspan")), _count(tag.attribute("rowspan")))
            case "br":
                self._line_break()
            case "ul" | "ol":
                self._end_block()
                self._lists += 1
            case "a":
                self._begin_anchor(tag.attribute("href"))
            case "pre":
                self._end_block()
                self._pre += 1
            case _ if name in _BLOCKS:
                self._end_block()
                if name == "li" or (name == "p" and self._lists):  # in a list a paragraph stands within its item
                    self._item = max(self._lists, 1)
                elif name == "p" and (level := _WORD_LEVEL.search(tag.raw)):
                    self._item = int(level.group(1))
            case _:
                pass

    def end(self, tag: Tag) -> None:
        name = tag.name
        if self._silent:
            if name == self._silent[-1]:
                self._silent.pop()
            return
        match name:
            case "table":
                self._end_table()
            case "td" | "th" if self._open:
                self._open[-1].end_cell()
            case "ul" | "ol":
                self._end_block()
                self._lists = max(0, self._lists - 1)
            case "a":
                self._end_anchor()
            case "pre":
                self._end_block()
                self._pre = max(0, self._pre - 1)
            case _ if name in _BLOCKS:
                self._end_block()
            case _:
                pass

    def text(self, data: str) -> None:
        if self._silent:
            return
        self._target.add(data, is_kept=self._pre > 0)
        if self._anchor is not None:
            self._anchor[1].add(data)

    # Parts

    @property
    def _target(self) -> _Text:
        return self._open[-1].text if self._open else self._text

    def _line_break(self) -> None:
        self._target.line()

    def _begin_table(self) -> _Table:
        if not self._open:
            self._end_block()
        if len(self._open) < _DEEPEST:
            self._open.append(_Table())
        return self._open[-1]

    def _end_table(self) -> None:
        if not self._open:
            return
        table = self._open.pop().made()
        if not self._open:
            self.tables.append(table)
            return
        outer = self._open[-1]
        outer.inner.append(table)
        outer.text.line()
        outer.text.add("\n".join(cell.text for cell in table.cells), is_kept=True)
        outer.text.line()

    def _end_block(self) -> None:
        if self._open:
            self._open[-1].text.line()
            return
        text = self._text.take()
        if text and len(self.blocks) < MOST_CELLS:
            self.blocks.append(Block(text, self._item))
        self._item = 0

    def _begin_anchor(self, address: str) -> None:
        self._end_anchor()
        if address:
            self._anchor = (address, _Text())

    def _end_anchor(self) -> None:
        if self._anchor is not None and len(self.anchors) < MOST_CELLS:
            address, text = self._anchor
            self.anchors.append(Anchor(address.strip(), " ".join(text.take().split())))
        self._anchor = None


def _count(text: str | None) -> int:
    """A span as its attribute says it; 1 for what is no number, and never so many that it could hurt."""
    found = re.match(r"\s*(\d{1,6})", text or "")
    return min(max(int(found.group(1)), 1), 1000) if found else 1
