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
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,12})"')
_PIECE = 256 * 1024
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
                raise _too_long(wishes["name"], sheet.total_height)
            if sheet.total_height:
                told = {"name": name, "rows": sheet.total_height - 1, "others": book.sheet_names[place + 1 :]}
                return told, _written(sheet, wishes.get("most"), progress)
    except (CalamineError, OSError, ValueError) as error:
        raise ForeignFileError(
            _("{name} is no workbook, or a damaged one ({why}).").format(name=wishes["name"], why=error)
        ) from None
    raise ForeignFileError(_("{name} holds no rows on any of its sheets.").format(name=wishes["name"]))


def _refuse_too_long(content: bytes, name: str) -> None:
    """By the number of each sheet's last row: a library that reads all of them would fill the memory first."""
    with suppress(zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error), _zipped(content) as parts:
        for part in parts.namelist():
            if not _SHEET.search(part):
                continue
            tail = b""
            with parts.open(part) as file:
                while piece := file.read(_PIECE):
                    tail = (tail + piece)[-_PIECE:]
            last = max(map(int, _ROW.findall(tail)), default=0)
            if last > MAX_ROWS:
                raise _too_long(name, last)


def _zipped(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def _too_long(name: str, rows: int) -> ForeignFileError:
    said = _("A sheet of {name} says that it has {rows} rows, more than a sheet can have; save it as CSV.")
    return ForeignFileError(said.format(name=name, rows=grouped(rows)))


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
