"""Files dropped onto a map: tables, Markdown and plain text as the readings that a paste of them would have.

They are read in a child process with limits (see ``reading``); what comes back is checked field by field.
"""

import csv
import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from journeydesigner.clipping.grids import Grid, grid_of, read_delimited
from journeydesigner.clipping.html_reading import read_html
from journeydesigner.clipping.limits import MOST_COLUMNS, MOST_ROWS
from journeydesigner.clipping.readings import Clip, Reading, Way, grid_readings, readings
from journeydesigner.importers.open_package import NotPlainError, TooMuchError, look_over
from journeydesigner.model.clean_text import clean
from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.reader import Progress, broke, read
from journeydesigner.wording import _

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".md", ".markdown", ".xlsx", ".xlsm", ".html", ".htm"})
_MOST_BYTES = 16 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_MERGED = 32 * 1024 * 1024
"""Bytes up to which a sheet is read whole, which tells its merged cells."""
_MOST_MERGED_CELLS = 1_000_000


class UnreadableFileError(ForeignFileError):
    """A file of which nothing can be pasted; the text is one sentence: what is wrong, where, what to do."""


def read_file(
    path: Path, *, is_empty_map: bool = False, is_beside: bool = True, progress: Progress | None = None
) -> tuple[Reading, ...]:
    """What the file can mean, best first; ``is_beside``: it was let go where no place on the map is meant.
    ``progress`` may end it by raising. Raises UnreadableFileError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableFileError(_("“{name}” is larger than 16 MB: drop a part of it.").format(name=path.name))
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableFileError(_("“{name}” cannot be read: {why}.").format(name=path.name, why=why)) from None
    wishes = {"name": path.name, "is_empty_map": is_empty_map, "is_beside": is_beside}
    try:
        found = read(f"{__name__}:readings_of", data, wishes, name=path.name, progress=progress).content
    except ForeignFileError as error:
        raise UnreadableFileError(str(error)) from None
    try:
        return _form().validate_json(found)
    except ValueError:
        raise UnreadableFileError(str(broke(path.name))) from None


def readings_of(data: bytes, wishes: Mapping[str, Any], _progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    """In the child: the readings as JSON. Raises UnreadableFileError."""
    path = Path(wishes["name"])
    is_empty_map, is_beside = wishes["is_empty_map"], wishes.get("is_beside", True)
    means = _read(path, data, is_empty_map=is_empty_map, is_free=is_empty_map or is_beside)
    found = tuple(_called(reading, path) for reading in means)
    if not found:
        raise UnreadableFileError(_("There is nothing in “{name}” that a map could take.").format(name=path.name))
    return None, _form().dump_json(found)


def _called(reading: Reading, path: Path) -> Reading:
    """A map is called as its file is, where that says no other name."""
    return replace(reading, lines=(path.stem,)) if reading.way is Way.MAP and reading.draft is None else reading


@cache
def _form() -> "TypeAdapter[tuple[Reading, ...]]":
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(tuple[Reading, ...], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))


def _read(path: Path, data: bytes, *, is_empty_map: bool, is_free: bool) -> tuple[Reading, ...]:
    match path.suffix.lower():
        case ".xlsx" | ".xlsm":
            return grid_readings(_workbook(path, data), is_empty_map=is_empty_map)
        case ".csv" | ".tsv":
            text = _text(path, data)
            return _table(text, is_empty_map=is_empty_map) or readings(Clip(text), is_empty_map=is_empty_map)
        case ".html" | ".htm":
            html = _text(path, data)
            said = "\n".join(block.text for block in read_html(html).blocks)
            return readings(Clip(said, html), is_empty_map=is_empty_map)
        case ".md" | ".markdown":
            return _markdown(path, data, is_free=is_free)
        case _:
            return _of_plain(_text(path, data), is_free=is_free)


def _table(text: str, *, is_empty_map: bool) -> tuple[Reading, ...]:
    try:
        grid = read_delimited(text)
    except csv.Error:
        return ()
    return grid_readings(grid, is_empty_map=is_empty_map) if grid is not None else ()


def _markdown(path: Path, data: bytes, *, is_free: bool) -> tuple[Reading, ...]:
    """A journey, if it is written as one; else its lines. A list alone may be either: it is lines where
    something stands already."""
    from journeydesigner.importers.markdown import draft_of
    from journeydesigner.importers.registry import ImportFailedError

    text = _text(path, data)
    plain = _of_plain(text, is_free=is_free)
    try:
        draft = draft_of(data, path.name)
    except ImportFailedError:
        return plain
    cards = sum(len(texts) for found in draft.maps for lane in found.lanes for texts in lane.cells.values())
    if not cards or not any(found.stages for found in draft.maps):
        return plain
    as_map, others = Reading(Way.MAP, draft=draft), tuple(found for found in plain if found.way is not Way.MAP)
    if is_free or _MARKED_UP.search(text):
        return (as_map, *others)
    return (*others[:2], as_map, *others[2:])


_MARKED_UP = re.compile(r"^(?: {0,3}#{1,6}\s| {0,3}\|.*\|| {0,3}(?:-{3,}|={3,})[ \t]*$)", re.MULTILINE)
"""Headings, tables, and what stands at the head of a file: more than a list."""


def _of_plain(text: str, *, is_free: bool) -> tuple[Reading, ...]:
    """As it would be pasted; but a file of headings and lists was written as an outline, and is one wherever it is
    dropped."""
    found = readings(Clip(text), is_empty_map=is_free)
    if not _MARKED_UP.search(text):
        return found
    return tuple(sorted(found, key=lambda reading: reading.way is not Way.OUTLINE))


def _text(path: Path, data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise UnreadableFileError(_("“{name}” is no text.").format(name=path.name)) from None
        text = data.decode("cp1252", "replace")
    return clean(text).text


# Workbooks


def _workbook(path: Path, data: bytes) -> Grid:
    """The cells of the sheet that was open last, as they are shown, merged ones as wide as they are."""
    from io import BytesIO

    import openpyxl

    refused = UnreadableFileError(
        _("“{name}” cannot be read as a workbook: save it as .xlsx or .csv anew.").format(name=path.name)
    )
    try:
        look_over(data, _MOST_UNPACKED)
        with ZipFile(BytesIO(data)) as packed:
            unpacked = sum(info.file_size for info in packed.infolist())
            is_whole = unpacked <= _MOST_MERGED and _merged_area(packed) <= _MOST_MERGED_CELLS
        book = openpyxl.load_workbook(BytesIO(data), read_only=not is_whole, data_only=True)
        sheet: Any = book.active or book.worksheets[0]
        down, across = sheet.max_row or MOST_ROWS, sheet.max_column or MOST_COLUMNS
        area = sheet.iter_rows(max_row=min(down, MOST_ROWS + 1), max_col=min(across, MOST_COLUMNS + 1))
        rows = [[_shown(cell) for cell in row] for row in area]
        spans = _spans(sheet.merged_cells.ranges, rows) if is_whole else []
        book.close()
    except (
        NotPlainError,
        TooMuchError,
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        EOFError,
    ) as error:
        raise refused from error
    return grid_of(rows, spans)


def _merged_area(packed: ZipFile) -> int:
    """How many cells the sheets say are merged: each is made when a sheet is read whole."""
    area = 0
    for info in packed.infolist():
        if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
            for left, top, right, bottom in _MERGED.findall(packed.read(info)):
                area += (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)
    return area


def _column(letters: bytes) -> int:
    """1 for A."""
    number = 0
    for letter in letters[:4]:
        number = 26 * number + letter - 64
    return number


_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref\s*=\s*[\"']([A-Z]+)(\d{1,9}):([A-Z]+)(\d{1,9})")


def _spans(ranges: Iterable[Any], rows: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    found = ((each.min_row - 1, each.min_col - 1, each.max_col - each.min_col + 1) for each in ranges)
    return [(row, column, width) for row, column, width in found if width > 1 and row < min(len(rows), MOST_ROWS)]


def _shown(cell: Any) -> str:
    """A value as a person reads it in the sheet."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            if "%" in str(cell.number_format):
                return f"{value * 100:.10g} %"
            return f"{value:.10g}"
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(" ", "minutes")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return clean(str(value)).text
