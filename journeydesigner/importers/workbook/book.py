"""A workbook's cells as plain values, read as a stream: a crafted file costs one sentence, not the machine."""

import datetime
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from journeydesigner.importers.open_package import NotPlainError, TooMuchError, look_over
from journeydesigner.importers.registry import ImportFailedError
from journeydesigner.model.clean_text import clean
from journeydesigner.reading.reader import Progress
from journeydesigner.wording import _

Value = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta | None
_MOST_BYTES = 64 << 20
_MOST_UNPACKED = 512 << 20
_MOST_ROWS, _MOST_CELLS = 200_000, 6_000_000
_PROPERTIES = 64 << 10
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""An underscore before what looks like an escape: openpyxl reads it right in shared strings only (3.1)."""


@dataclass(frozen=True)
class SheetCells:
    """``rows`` are of any length. ``uncomputed``: (row, column) from 0 of formulas whose result was never saved."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    uncomputed: frozenset[tuple[int, int]] = field(default_factory=frozenset[tuple[int, int]])


@dataclass(frozen=True)
class Book:
    """``name`` is what the file is called."""

    name: str
    sheets: tuple[SheetCells, ...]


def map_named_in(path: Path) -> str:
    """The id of the map that a workbook says it was exported from; "" for any other file. Reads hardly anything."""
    try:
        with ZipFile(path) as packed, packed.open("docProps/custom.xml") as properties:
            text = properties.read(_PROPERTIES).decode("utf-8", "replace")
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, zlib.error):
        return ""
    found = re.search(r'name="journey\.map"[^>]*>\s*<[^<>]*lpwstr[^<>]*>([^<]*)<', text)
    return found[1].strip() if found else ""


def read_book_at(path: Path, progress: Progress | None = None) -> Book:
    """The workbook in a file, read in a child process with limits. ``progress`` may end it by raising.

    Raises ImportFailedError.
    """
    from journeydesigner.importers.foreign import bytes_of, read_book_of

    too_large = _("“{name}” is larger than 64 MB: no map's workbook is.").format(name=path.name)
    return read_book_of(bytes_of(path, _MOST_BYTES, too_large), path.name, progress)


def read_book(data: bytes, name: str) -> Book:
    """The workbook in ``data``. Raises ImportFailedError."""
    try:
        formulas = _checked(data, name)
        sheets = _sheets(data, name, is_computed=True)
        if formulas:
            asked = _sheets(data, name, is_computed=False)
            sheets = tuple(_with_uncomputed(*pair) for pair in zip(sheets, asked, strict=True))
    except ImportFailedError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged or crafted file leads it to
        raise _refused(name) from error
    return Book(name, sheets)


def _refused(name: str) -> ImportFailedError:
    return ImportFailedError(
        _("“{name}” cannot be read as a workbook: save it as .xlsx anew, without a password.").format(name=name)
    )


def _checked(data: bytes, name: str) -> bool:
    """Whether there are formulas in the package. Raises ImportFailedError for one that no spreadsheet program wrote."""
    try:
        look_over(data, _MOST_UNPACKED)
    except NotPlainError:
        raise _refused(name) from None
    except TooMuchError:
        said = _("“{name}” unpacks to more than a workbook of a map can be; it was not read.")
        raise ImportFailedError(said.format(name=name)) from None
    with ZipFile(BytesIO(data)) as packed:
        sheets = [part for part in packed.infolist() if part.filename.startswith("xl/worksheets/")]
        found = [_has_formulas(packed, part, name) for part in sheets]  # all are looked at
        return any(found)


def _has_formulas(packed: ZipFile, part: ZipInfo, name: str) -> bool:
    """Raises ImportFailedError for a sheet that says it has more rows or cells than would be read anyway."""
    found, rows, cells = False, 0, 0
    with packed.open(part) as content:
        rest = b""
        while step := content.read(1 << 20):
            text = rest + step
            found = found or b"<f>" in text or b"<f " in text
            rows += text.count(b"<row") - rest.count(b"<row")
            cells += text.count(b"<c ") - rest.count(b"<c ")
            if rows > _MOST_ROWS or cells > _MOST_CELLS:
                raise _too_large(part.filename.rpartition("/")[2], name)
            rest = step[-3:]
    return found


def _too_large(sheet: str, name: str) -> ImportFailedError:
    said = _("The sheet “{sheet}” of “{name}” has more rows and columns than a map's workbook can have.")
    return ImportFailedError(said.format(sheet=clean(sheet).text, name=name))


def _sheets(data: bytes, name: str, *, is_computed: bool) -> tuple[SheetCells, ...]:
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=is_computed, keep_links=False)
    left = _MOST_CELLS
    found: list[SheetCells] = []
    for sheet in book.worksheets:
        rows: list[tuple[Value, ...]] = []
        sheet_any: Any = sheet
        sheet_any.reset_dimensions()  # what it says of its size need not be so
        for row in sheet_any.iter_rows(values_only=True):
            left -= len(row) + 1
            if len(rows) >= _MOST_ROWS or left < 0:
                raise _too_large(sheet.title, name)
            rows.append(tuple(_value(value) for value in row))
        while rows and not any(value is not None for value in rows[-1]):
            rows.pop()
        found.append(SheetCells(clean(sheet.title).text, tuple(rows)))
    book.close()
    return tuple(found)


def _value(value: Any) -> Value:
    """A cell's value; a day without a time of its own is a date, a formula that stands for itself its text."""
    match value:
        case None | bool() | int() | float():
            return value
        case datetime.datetime():
            return value.date() if value.time() == datetime.time() else value
        case datetime.date() | datetime.time() | datetime.timedelta():
            return value
        case str():
            return clean(_ESCAPED.sub("_", value)).text or None
        case _:
            return "="


def _with_uncomputed(sheet: SheetCells, asked: SheetCells) -> SheetCells:
    found = (
        (row, column)
        for row, values in enumerate(asked.rows)
        for column, value in enumerate(values)
        if isinstance(value, str) and value.startswith("=") and _at(sheet.rows, row, column) is None
    )
    return SheetCells(sheet.name, sheet.rows, frozenset(found))


def _at(rows: tuple[tuple[Value, ...], ...], row: int, column: int) -> Value:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def address(row: int, column: int) -> str:
    """«B7» for (6, 1)."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"


def filled(values: Iterable[Value]) -> bool:
    return any(value is not None and (not isinstance(value, str) or value.strip()) for value in values)
