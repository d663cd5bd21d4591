"""The numbers of a chart as a table: what is read aloud, copied, and written where a picture cannot be."""

from dataclasses import dataclass
from typing import Literal

from journeydesigner.drawing.colours import Colour
from journeydesigner.metrics.numbers import decimal_mark

Mark = Literal["", "worst", "stale", "faint"]


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is shown, ``value`` is what a sheet takes (a share as a fraction); None: the text."""

    text: str
    value: float | None = None
    tone: str = ""
    """The name of its ink's colour; "" for the usual one."""


@dataclass(frozen=True, slots=True)
class Row:
    """``record`` is where the row leads; ``colour`` that of the stage it is about."""

    cells: tuple[Cell, ...]
    record: str = ""
    mark: Mark = ""
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table with its name. ``words``: so many columns at the left are words, the others numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    words: int = 1


def as_tsv(figures: Figures, rows: tuple[Row, ...] | None = None, language: str = "") -> str:
    """As sheets take it from the clipboard: columns apart by tabs, numbers in full with the language's decimal mark."""
    mark = decimal_mark(language)
    lines = [figures.headings, *([_plain(cell, mark) for cell in row.cells] for row in rows or figures.rows)]
    return "\n".join("\t".join(line) for line in lines)


def in_words(figures: Figures) -> str:
    """«Interest: Customers 597, From previous 99.5 %. …» for who does not see the chart."""
    said: list[str] = []
    for row in figures.rows:
        numbers = (
            f"{heading} {cell.text}"
            for heading, cell in zip(figures.headings[1:], row.cells[1:], strict=True)
            if cell.text
        )
        said.append(f"{row.cells[0].text}: {', '.join(numbers)}")
    return ". ".join(said)


def _plain(cell: Cell, mark: str) -> str:
    if cell.value is None:
        return " ".join(cell.text.split())
    return repr(cell.value).removesuffix(".0").replace(".", mark)
