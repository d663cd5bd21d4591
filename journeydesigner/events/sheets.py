"""The first sheet of a workbook as a plain table. Read in a child process with limits: a workbook can be a bomb."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from journeydesigner.events.errors import EventsError
from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.limits import MB, Limits
from journeydesigner.reading.reader import read
from journeydesigner.wording import _

MAX_ROWS = 1_048_576
"""What a sheet can have; a file that says more lies."""
_LIMITS = Limits(seconds=120.0, memory=1024 * MB)
_MAX_FILE = 256 * MB


def as_csv(path: Path, folder: Path) -> Path:
    """A table of a workbook's first sheet that holds anything, written into ``folder``. Raises EventsError."""
    if path.stat().st_size > _MAX_FILE:
        raise EventsError(_("{path} is larger than 256 MB; save it as CSV or Parquet.").format(path=path))
    try:
        answer = read("journeydesigner.events.sheets:table", path.read_bytes(), {}, name=path.name, limits=_LIMITS)
    except ForeignFileError as error:
        raise EventsError(str(error)) from None
    target = folder / "sheet.csv"
    target.write_bytes(answer.content)
    return target


def table(content: bytes, _wishes: Mapping[str, Any], progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    """In the child: the rows as CSV in UTF-8; days and times as ISO writes them."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        out = io.StringIO()
        writer = csv.writer(out)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > MAX_ROWS:
                raise ForeignFileError(_("Its sheet “{name}” has more rows than a sheet can have.").format(name=name))
            count = 0
            for count, row in enumerate(sheet.iter_rows(), 1):
                writer.writerow([_text(cell) for cell in row])
                if count % 10_000 == 0:
                    progress(min(count / max(sheet.total_height, 1), 1.0), name)
            if count:
                break
    except (CalamineError, OSError, ValueError) as error:
        raise ForeignFileError(_("It is no workbook, or a damaged one ({why}).").format(why=error)) from None
    return None, out.getvalue().encode("utf-8")


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
