"""Tables of numbers before they are drawn or written: what each column holds, and the rows with their values.

Every hand-out writes the same tables: a workbook as numbers with formats, a page as words (``cell_text``).
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, assert_never

from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.held_back import few_text, held_text, too_few_text
from journeydesigner.metrics.numbers import NBSP, grouped, period_text
from journeydesigner.wording import _

Form = Literal["text", "period", "count", "share", "time", "amount"]
"""Words; periods, which pages say in words; whole numbers; fractions, shown as percentages; seconds; any number."""
Tone = Literal["", "bad", "pale"]
"""What a row is among the others: the worst, or not yet to be relied on."""


_LEFT_TO_RIGHT = "\u200e"
COMPUTED = "<!-- computed -->"
"""In a text: what follows is computed, and whoever reads the text as a journey leaves it out."""


class Held(Enum):
    """A number that is held back: a count of too few, one of perhaps many from which such a count would follow, or what
    would be computed from them."""

    COUNT = "count"
    SUM = "sum"
    RATE = "rate"


Cell = str | int | float | Held | None
"""None: there is no such number."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is the same in every language. ``is_beside``: says the same in all rows of a period; pages say it once,
    above the table. ``is_inner``: an id, which only a workbook keeps. ``share`` is the part of the width it wants."""

    key: str
    name: str
    form: Form = "text"
    is_beside: bool = False
    is_inner: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """``key`` tells it from all other rows of its table. ``form``: of its own numbers, where a column holds several."""

    key: str
    cells: tuple[Cell, ...]
    tone: Tone = ""
    form: Form | None = None


@dataclass(frozen=True)
class Table:
    """``name`` is the same in every language. ``said``: sentences on how its numbers were counted, which stand beside
    them wherever they go. ``about`` says what it holds."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    said: tuple[str, ...] = ()
    is_forecast: bool = False

    def place(self, key: str) -> int:
        """Which column that is. Raises StopIteration for a key of none."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    def shown(self) -> tuple[int, ...]:
        """The places of the columns that a page shows: those with something in them that is not said above it."""
        return tuple(
            place
            for place, column in enumerate(self.columns)
            if not (column.is_beside or column.is_inner)
            and any(row.cells[place] not in (None, "") for row in self.rows)
        )


def form_of(row: Row, column: Column) -> Form:
    """What the numbers of a cell are."""
    return row.form if row.form is not None and column.form == "amount" else column.form


def cell_text(row: Row, column: Column, cell: Cell, language: str = "") -> str:
    """A cell as a page says it; "" for what there is not."""
    match cell:
        case None:
            return ""
        case str():
            return period_text(cell) if column.form == "period" else cell
        case Held():
            return held_word(cell)
        case int() | float():
            return _number_text(form_of(row, column), cell, language)


def _number_text(form: Form, value: float, language: str) -> str:
    match form:
        case "share":
            places = 0 if value in (0, 1) else 1
            return grouped(100 * value, language, places) + NBSP + "%"
        case "time":
            return duration_text(value, language)
        case "amount":
            return grouped(value, language, 0 if float(value).is_integer() or abs(value) >= 100 else 2)
        case "count" | "text" | "period":
            return grouped(value, language)
        case _:
            assert_never(form)


def is_words(column: Column) -> bool:
    """Whether a column holds words, which stand at the left; numbers stand at the right."""
    return column.form in ("text", "period")


def is_held(cell: Cell) -> bool:
    """Whether a number was held back."""
    return isinstance(cell, Held)


def held_word(held: Held) -> str:
    """What stands where a number is held back."""
    match held:
        case Held.COUNT:
            return few_text()
        case Held.SUM:
            return held_text()
        case Held.RATE:
            return too_few_text()
        case _:
            assert_never(held)


def held_words(table: Table) -> tuple[str, ...]:
    """What a table with numbers held back says of them; nothing where none is."""
    return held_sentences({cell for row in table.rows for cell in row.cells if isinstance(cell, Held)})


def held_sentences(held: Collection[Held]) -> tuple[str, ...]:
    """What the words for such numbers mean, a sentence for each."""
    told = (
        (Held.COUNT, _("“{said}” stands where fewer customers were counted than may be told.")),
        (Held.SUM, _("“{said}” stands where a number is too small, or would give such a one away.")),
        (Held.RATE, _("“{said}” stands where a rate or a time would rest on too few customers.")),
    )
    return tuple(sentence.format(said=held_word(kind)) for kind, sentence in told if kind in held)


def joined(names: Sequence[str], arrow: str) -> str:
    """Names with an arrow between them, which leads from the left to the right also between Arabic names."""
    said = f" {arrow} ".join(names)
    if said.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in said):
        return said
    return _LEFT_TO_RIGHT + f" {_LEFT_TO_RIGHT}{arrow}{_LEFT_TO_RIGHT} ".join(names)


def counted_as(words: str, source: str, period: str) -> str:
    """How it was counted, from what, and when: one line."""
    return " · ".join(part for part in (words, source, period_text(period) if period else "") if part)
