"""What an edited workbook was made from, as its exporter left it on a hidden sheet; or as the map would say it now."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from journeydesigner.importers.workbook.book import Book, SheetCells

MARK = "journeydesigner.origin"
PASSING = frozenset({"stale"})
"""Columns that tell of the day of the export: that they say something else today is no change of the map."""
_LARGEST_FORM = 256 << 20
Plain = str | float | int | bool | None
"""A cell as it was written; days as ISO dates."""
Form = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """A tidy sheet: key -> header, and its rows by id. A metric has a row at each place: its id has that of the place
    after an @. ``is_computed``: nothing of it comes back."""

    name: str
    sheet: str
    headings: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Plain]]
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class FieldCell:
    """A cell of the Map sheet and the field that it shows: see ``MapCell`` of the exporter."""

    row: str
    down: int
    step: str
    table: str
    record: str
    field: str
    shown: Plain
    head: str
    tail: str


@dataclass(frozen=True)
class Origin:
    """``choices``: name -> label -> what it stands for. ``other``: checksums of the Map sheet's further texts."""

    map: str
    title: str
    language: str
    tables: Mapping[str, Table]
    choices: Mapping[str, Mapping[str, str]]
    cells: tuple[FieldCell, ...] = ()
    other: frozenset[int] = frozenset()


def origin_in(book: Book) -> Origin | None:
    """The origin that a workbook carries; None where its hidden sheet is gone or damaged."""
    for sheet in book.sheets:
        if sheet.rows and sheet.rows[0] and sheet.rows[0][0] == MARK:
            return _unpacked(sheet)
    return None


def _unpacked(sheet: SheetCells) -> Origin | None:
    packed = "".join(str(row[0]) for row in sheet.rows[1:] if row and row[0] is not None)
    try:
        unpacking = zlib.decompressobj()
        form = unpacking.decompress(base64.b64decode(packed, validate=True), _LARGEST_FORM)
        return None if unpacking.unconsumed_tail else origin_of(json.loads(form))
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def origin_of(form: Form) -> Origin:
    """The origin that a form tells. Raises KeyError, TypeError, ValueError or IndexError for what is none."""
    tables = {name: _table(name, found) for name, found in _mapping(form["tables"]).items()}
    choices = {name: {str(label): str(value) for label, value in pairs} for name, pairs in form["choices"].items()}
    cells = tuple(FieldCell(*_cell(cell)) for cell in form["cells"])
    other = frozenset(int(each) for each in form["other"])
    return Origin(str(form["map"]), str(form["title"]), str(form["language"]), tables, choices, cells, other)


def _table(name: str, form: Any) -> Table:
    columns = [(str(key), str(heading)) for key, heading in form["columns"]]
    keys = [key for key, _heading in columns]
    rows: dict[str, Mapping[str, Plain]] = {}
    for values in form["rows"]:
        row = cast("dict[str, Plain]", dict(zip(keys, values, strict=True)))
        rows[row_id(name, row)] = row
    return Table(name, str(form["sheet"]), dict(columns), rows, bool(form.get("computed")))


def row_id(table: str, row: Mapping[str, Any]) -> str:
    """What tells a row from all others of its table; "" for a row that has no id."""
    record = str(row.get("id") or "").strip()
    return f"{record}@{str(row.get('anchor id') or '').strip()}" if record and table == "Metrics" else record


def _cell(values: Any) -> tuple[Any, ...]:
    row, down, step, table, record, field, shown, head, tail = values
    return str(row), int(down), str(step), str(table), str(record), str(field), shown, str(head), str(tail)


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("tables")
    return cast("Mapping[str, Any]", value)
