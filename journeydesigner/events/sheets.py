"""The first sheet of a workbook as a plain table. Read in a child process with limits: a workbook can be a bomb."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from journeydesigner.events.errors import EventsError
from journeydesigner.events.running import Course
from journeydesigner.metrics.numbers import grouped
from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.limits import MB, Limits
from journeydesigner.reading.reader import read
from journeydesigner.wording import _

MAX_ROWS = 1_048_576
"""What a sheet can have; a file that says more lies."""
_LIMITS = Limits(seconds=300.0, memory=1024 * MB)
_SHEET = re.compile(r"worksheets/[^/]*\.xml$", re.IGNORECASE)
_ROW = re.compile(rb'<(?:\w+:)?row\b(?:[^>]*?\br="(\d{1,12})")?')
_PIECE = 1024 * 1024
_LONGEST_TAG = 200
_MAX_FILE = 256 * MB


def as_csv(path: Path, folder: Path, course: Course, most: int | None = None) -> tuple[Path, int, tuple[str, ...]]:
    """A table of a workbook's first sheet that holds anything, written into ``folder`` (``most``: no more rows), and
    how many rows the sheet has and what is to be said of it. Raises EventsError."""
    if path.stat().st_size > _MAX_FILE:
        raise EventsError(_("{path} is larger than 256 MB; save it as CSV or Parquet.").format(path=path))
    try:
        answer = read(
            "journeydesigner.events.sheets:table", path.read_bytes(), {"most": most, "name": path.name},
            name=path.name, limits=_LIMITS, progress=lambda share, _what: course.went(share),
        )  # fmt: skip
    except ForeignFileError as error:
        raise EventsError(str(error)) from None
    target = folder / "sheet.csv"
    target.write_bytes(answer.content)
    notes: list[str] = []
    if answer.told["others"]:
        notes.append(
            _("The sheet “{name}” was read; {others} was not.").format(
                name=answer.told["name"], others=", ".join(f"“{name}”" for name in answer.told["others"])
            )
        )
    return target, answer.told["rows"], tuple(notes)


def table(content: bytes, wishes: Mapping[str, Any], progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    """In the child: the rows as CSV in UTF-8; days and times as ISO writes them."""
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_too_long(content, wishes["name"])
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for place, name in enumerate(book.sheet_names):
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > MAX_ROWS:
                raise _too_long(wishes["name"])
            if sheet.total_height:
                told = {"name": name, "rows": sheet.total_height - 1, "others": book.sheet_names[place + 1 :]}
                return told, _written(sheet, wishes.get("most"), progress)
    except (CalamineError, OSError, ValueError) as error:
        raise ForeignFileError(
            _("{name} is no workbook, or a damaged one ({why}).").format(name=wishes["name"], why=error)
        ) from None
    raise ForeignFileError(_("{name} holds no rows on any of its sheets.").format(name=wishes["name"]))


def _refuse_too_long(content: bytes, name: str) -> None:
    """By the rows of each sheet, as they are numbered or counted: a library that reads them would fill the memory."""
    with suppress(zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error), _zipped(content) as parts:
        for part in parts.namelist():
            if not _SHEET.search(part):
                continue
            rows, held = 0, b""
            with parts.open(part) as file:
                while piece := file.read(_PIECE):
                    found = _ROW.findall(held + piece)
                    rows = max(rows + len(found), *map(int, filter(None, found)), 0)
                    if rows > MAX_ROWS:
                        raise _too_long(name)
                    held = piece[-_LONGEST_TAG:]
                    rows -= len(_ROW.findall(held))  # they come again


def _zipped(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def _too_long(name: str) -> ForeignFileError:
    said = _("A sheet of {name} has more than {rows} rows, which no sheet can have; save it as CSV.")
    return ForeignFileError(said.format(name=name, rows=grouped(MAX_ROWS)))


def _written(sheet: Any, most: int | None, progress: Callable[[float, str], None]) -> bytes:
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(text)
    for count, row in enumerate(sheet.iter_rows()):
        if most is not None and count > most:
            break
        writer.writerow([_text(cell) for cell in row])
        if count % 10_000 == 9_999:
            progress(min(count / max(sheet.total_height, 1), 1.0), sheet.name)
    text.flush()
    return out.getvalue()


def _text(cell: object) -> str:
    match cell:
        case datetime():
            return cell.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case _:
            return str(cell)
