"""An exported workbook as somebody edits it: by sheet, header and record, saved by another program."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from journeydesigner.document.document import Document
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.exporters.workbook.origin import origin_form
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.importers.workbook.applying import apply_plan
from journeydesigner.importers.workbook.book import read_book
from journeydesigner.importers.workbook.plan import Plan, Prefer
from journeydesigner.importers.workbook.planning import map_of, plan_of

Edit = Callable[[Any], None]


@cache
def _kept(maker: Callable[[], Document]) -> tuple[bytes, bytes]:
    """A document as a file, and the workbook of its first map."""
    document = maker()
    with TemporaryDirectory() as folder:
        return journey_bytes(capture(document)), _written(document, Path(folder)).read_bytes()


def made(maker: Callable[[], Document], folder: Path) -> Document:
    """A document of its own; its workbook lies in ``folder``."""
    journey, workbook = _kept(maker)
    (folder / "map.xlsx").write_bytes(workbook)
    return read_journey(journey).document


def _written(document: Document, folder: Path) -> Path:
    out = folder / "map.xlsx"
    found = document.snapshot.maps[0]
    exporter_for(out).export(ExportRequest(document.snapshot, document.assets, found.id, out))
    return out


def exported(document: Document, folder: Path) -> Path:
    """The workbook of a document that is not written to yet."""
    out = folder / "map.xlsx"
    return out if out.exists() and not document.undo_label else _written(document, folder)


def edited(path: Path, edit: Edit) -> Path:
    """The workbook, edited and saved anew."""
    book = openpyxl.load_workbook(path, rich_text=True)
    edit(book)
    book.save(path)
    return path


def plan(document: Document, path: Path) -> Plan:
    book = read_book(path.read_bytes(), path.name)
    map_id = map_of(book, document.snapshot)
    return plan_of(book, document.snapshot, map_id, origin_form(document.snapshot, map_id))


def planned(document: Document, folder: Path, edit: Edit) -> Plan:
    return plan(document, edited(exported(document, folder), edit))


def applied(document: Document, found: Plan, *, delete: bool = False, prefer: Prefer = "map") -> None:
    apply_plan(document, found.chosen(delete=delete, prefer=prefer))


def header(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def cell_of(book: Any, sheet: str, column: str, **wanted: Any) -> Any:
    """The cell in ``column`` of the first row whose other columns hold what is wanted (underscores are spaces)."""
    found = book[sheet]
    columns = header(found)
    for row in range(2, found.max_row + 1):
        if all(found.cell(row, columns[name.replace("_", " ")]).value == value for name, value in wanted.items()):
            return found.cell(row, columns[column])
    raise LookupError(f"{sheet}: {wanted}")


def add_row(book: Any, sheet: str, **values: Any) -> int:
    """A row under the last, as a person types one; which it is."""
    found = book[sheet]
    columns, row = header(found), found.max_row + 1
    for name, value in values.items():
        found.cell(row, columns[name.replace("_", " ")]).value = value
    return row
