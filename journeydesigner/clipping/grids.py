"""A rectangle of cells, as a spreadsheet gives it: from HTML, or from text with tabs, semicolons or commas."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.clipping.html_reading import HtmlTable
from journeydesigner.clipping.limits import LONGEST_TEXT, MOST_COLUMNS, MOST_ROWS, MOST_SOURCE
from journeydesigner.clipping.white_space import as_here

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows`` are all of one length; empty cells are "". ``spans``: (row, column) -> columns, where more than one.

    ``is_cut``: there was more than a paste takes.
    """

    rows: Rows
    spans: tuple[tuple[int, int, int], ...] = ()
    is_cut: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def is_column(self) -> bool:
        return self.width == 1 and self.height > 1

    @property
    def count(self) -> int:
        """How many cells hold text."""
        return sum(bool(text) for row in self.rows for text in row)

    def turned(self) -> "Grid":
        """Rows as columns. What is merged stays where it begins."""
        return Grid(tuple(zip(*self.rows, strict=True)), (), self.is_cut)


def grid_of(rows: Sequence[Sequence[str]], spans: Sequence[tuple[int, int, int]] = (), *, is_cut: bool = False) -> Grid:
    """A rectangle of rows of any length, without the empty rows and columns around what is filled."""
    held = [[as_here(cell).strip()[:LONGEST_TEXT] for cell in row[:MOST_COLUMNS]] for row in rows[:MOST_ROWS]]
    filled = [index for index, row in enumerate(held) if any(row)]
    if not filled:
        return Grid(())
    used = {column for row in held for column, text in enumerate(row) if text}
    top, left, right = filled[0], min(used), max(used)
    right = max(right, max((c + w - 1 for r, c, w in spans if held[r][c]), default=0))
    made = tuple(
        tuple(row[column] if column < len(row) else "" for column in range(left, right + 1))
        for row in held[top : filled[-1] + 1]
    )
    merged = tuple((row - top, column - left, width) for row, column, width in spans if column >= left and row >= top)
    is_more = is_cut or any(any(row) for row in rows[MOST_ROWS:]) or any(any(row[MOST_COLUMNS:]) for row in rows)
    return Grid(made, tuple(span for span in merged if span[0] < len(made)), is_more)


def of_table(table: HtmlTable) -> Grid:
    """The cells where they stand; a merged one in its upper left place, as wide as it is."""
    rows = [[""] * table.columns for _row in range(table.rows)]
    spans: list[tuple[int, int, int]] = []
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
        if cell.width > 1:
            spans.append((cell.row, cell.column, cell.width))
    return grid_of(rows, spans, is_cut=table.rows >= MOST_ROWS or table.columns >= MOST_COLUMNS)


# Text with delimiters

_CHOICES = ("\t", ";", ",", "|")
_EVEN = 0.9
"""The share of rows of one length from which on a delimiter is believed."""


def read_tabbed(text: str) -> Grid | None:
    """Text with tabs between cells, as spreadsheets copy it: quotes hold what breaks its line. None without tabs."""
    if "\t" not in text or len(text) > MOST_SOURCE:
        return None
    rows = _rows(text, "\t")
    if len({len(row) for row in rows if any(row)}) > 1 and _is_indented(text):
        return None
    grid = grid_of(rows)
    return grid if grid.width > 1 else None


def of_one_cell(text: str) -> str:
    """What stands in the only cell that a spreadsheet copied: it puts quotes around one that breaks its line."""
    bare = text.strip("\r\n")
    inner = bare[1:-1]
    is_quoted = len(bare) > 2 and bare[0] == bare[-1] == '"' and "\n" in inner
    return inner.replace('""', '"') if is_quoted and '"' not in inner.replace('""', "") else text


_PIPED = re.compile(r"\|.*[^\\]\|")
_UNDER_HEAD = re.compile(r"[|:\-\s]*-[|:\-\s]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_piped(text: str) -> Grid | None:
    """A table as Markdown writes it, which assistants and wikis copy: every line between bars. None for any other."""
    if "|" not in text:
        return None
    lines = [line.strip() for line in text[:MOST_SOURCE].splitlines() if line.strip()][: MOST_ROWS + 1]
    if len(lines) < 2 or not all(_PIPED.fullmatch(line) for line in lines):
        return None
    rows = [re.split(r"(?<!\\)\|", line[1:-1]) for line in lines if not _UNDER_HEAD.fullmatch(line)]
    grid = grid_of([[_plain(cell) for cell in row[: MOST_COLUMNS + 1]] for row in rows])
    return grid if grid.width > 1 else None


def _plain(cell: str) -> str:
    text = _BREAK.sub("\n", cell.strip().replace("\\|", "|"))
    is_strong = len(text) > 4 and text.startswith("**") and text.find("**", 2) == len(text) - 2
    return text[2:-2] if is_strong else text


def read_delimited(text: str) -> Grid | None:
    """Text with tabs, semicolons, commas or bars between cells, as files hold it; None where it is none of them.

    A comma between digits is a decimal one wherever semicolons part the cells: the delimiter is what gives rows of one
    length.
    """
    if len(text) > MOST_SOURCE:
        return None
    text = text.removeprefix("\ufeff")
    named = re.match(r"sep=(.)\r?\n", text)
    if named:
        return grid_of(_rows(text[named.end() :], named.group(1)))
    head = "\n".join(text.split("\n")[:200])
    shares = [(delimiter, _evenness([row for row in _rows(head, delimiter) if any(row)])) for delimiter in _CHOICES]
    # The first that gives even rows, not the one that gives most columns: «1,5;2,5» are two numbers.
    even = next((delimiter for delimiter, share in shares if share >= _EVEN), None)
    best = even or max(shares, key=lambda found: found[1])[0]
    if not dict(shares)[best]:
        return None
    grid = grid_of(_rows(text, best))
    return grid if grid.width > 1 else None


def is_delimited(text: str) -> bool:
    """Whether text that nobody called a table is one: rows of one length, more than one, by semicolon or comma."""
    if "\t" in text or not any(sign in text for sign in ";,|"):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    for delimiter in (";", ",", "|"):
        if text.count(delimiter) < len(lines):
            continue
        counts = {len(row) for row in _rows(text, delimiter) if any(row)}
        if len(counts) == 1 and counts.pop() > 1 and not _reads_as_prose(lines, delimiter):
            return True
    return False


def _reads_as_prose(lines: Sequence[str], delimiter: str) -> bool:
    """Sentences have a space after a comma, tables do not."""
    spaced = sum(len(re.findall(re.escape(delimiter) + r" \S", line)) for line in lines)
    return spaced * 2 >= sum(line.count(delimiter) for line in lines)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(MOST_SOURCE)
    lines = io.StringIO(text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"), newline="\n")
    has_quotes = text.count('"') % 2 == 0  # an odd one is an inch, or torn: then it is a sign like any other
    quoting = csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE
    found: list[list[str]] = []
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=False)
    for row in reader:
        found.append(row)
        if len(found) > MOST_ROWS:
            break
    return found


def _evenness(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows that are of the commonest length, if that is more than one cell."""
    if not rows:
        return 0.0
    lengths = [len(row) for row in rows]
    commonest = max(set(lengths), key=lambda length: (lengths.count(length), length))
    return lengths.count(commonest) / len(lengths) if commonest > 1 else 0.0


def _is_indented(text: str) -> bool:
    """Whether the tabs only set lines in."""
    return all("\t" not in line.strip() for line in text.splitlines())
