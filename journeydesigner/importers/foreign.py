"""What the child process does with files of others (see ``reading``), and what of its answer is believed."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from journeydesigner.importers.registry import Imported, ImportFailedError, importers
from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.frames import TornError
from journeydesigner.reading.reader import Progress, broke, read
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.importers.workbook.book import Book, Value

_HERE = "journeydesigner.importers.foreign"
WARM = ("journeydesigner.importers.foreign", "journeydesigner.files.journey_file", "openpyxl")
"""What a spare child imports while a person looks for the file."""


# The parent's side


def read_journey_of(
    importer: str, data: bytes, name: str, organization: str | None, progress: Progress | None
) -> Imported:
    """What the importer of that name makes of ``data`` in the child. Raises ImportFailedError."""
    from journeydesigner.files.errors import JourneyFileError
    from journeydesigner.files.journey_file import read_journey

    wishes = {"importer": importer, "name": name, "organization": organization}
    report, content = _asked(f"{_HERE}:journey", data, wishes, name, progress)
    try:
        document = read_journey(content).document
    except JourneyFileError:
        raise ImportFailedError(str(broke(name))) from None
    return Imported(document, tuple(str(line) for line in report))


def read_book_of(data: bytes, name: str, progress: Progress | None) -> "Book":
    """The workbook in ``data``, read in the child. Raises ImportFailedError."""
    told, _content = _asked(f"{_HERE}:workbook", data, {"name": name}, name, progress)
    try:
        return _book(told, name)
    except (TypeError, ValueError, KeyError, TornError):
        raise ImportFailedError(str(broke(name))) from None


def bytes_of(path: Path, most: int, too_large: str) -> bytes:
    """A file's content. Raises ImportFailedError: with ``too_large`` for one of more than ``most`` bytes."""
    try:
        if path.stat().st_size > most:
            raise ImportFailedError(too_large)
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise ImportFailedError(_("“{name}” cannot be read: {why}.").format(name=path.name, why=why)) from None


def _asked(job: str, data: bytes, wishes: Mapping[str, Any], name: str, progress: Progress | None) -> tuple[Any, bytes]:
    try:
        return read(job, data, wishes, name=name, progress=progress)
    except ForeignFileError as error:
        raise ImportFailedError(str(error)) from None


# The child's side


def journey(data: bytes, wishes: Mapping[str, Any], _progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    """The report, and the bytes of a journey file."""
    from journeydesigner.files.captured import capture
    from journeydesigner.files.journey_file import journey_bytes

    importer = next(found for found in importers() if found.name == wishes["importer"])
    imported = importer.read(data, wishes["name"], wishes["organization"])
    return list(imported.report), journey_bytes(capture(imported.document))


def workbook(data: bytes, wishes: Mapping[str, Any], _progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    """The sheets: name, rows, formulas without a result."""
    from journeydesigner.importers.workbook.book import read_book

    book = read_book(data, wishes["name"])
    sheets = [
        [sheet.name, [[_said(value) for value in row] for row in sheet.rows], sorted(sheet.uncomputed)]
        for sheet in book.sheets
    ]
    return sheets, b""


# Cells as JSON


def _said(value: "Value") -> Any:
    """What JSON has no form for is a pair of its type's name and its text."""
    match value:
        case datetime.datetime() | datetime.date() | datetime.time():
            return [type(value).__name__, value.isoformat()]
        case datetime.timedelta():
            return ["timedelta", value / datetime.timedelta(microseconds=1)]
        case _:
            return value


def _book(told: Any, name: str) -> "Book":
    from journeydesigner.importers.workbook.book import Book, SheetCells

    return Book(
        name,
        tuple(
            SheetCells(
                str(sheet),
                tuple(tuple(_value(value) for value in row) for row in rows),
                frozenset((int(row), int(column)) for row, column in uncomputed),
            )
            for sheet, rows, uncomputed in told
        ),
    )


def _value(said: Any) -> "Value":
    if not isinstance(said, list):
        if said is None or isinstance(said, (str, int, float, bool)):
            return said
        raise TypeError(type(said).__name__)
    kind, text = cast("list[Any]", said)
    match kind:
        case "datetime":
            return datetime.datetime.fromisoformat(text)
        case "date":
            return datetime.date.fromisoformat(text)
        case "time":
            return datetime.time.fromisoformat(text)
        case "timedelta":
            return datetime.timedelta(microseconds=text)
        case _:
            raise TypeError(kind)
