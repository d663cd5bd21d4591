"""Reading exported workbooks back: by openpyxl, by calamine, and as parts of the package."""

import re
import unicodedata
import zipfile
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from journeydesigner.document.document import Document
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.exporters.xlsx import EXPORTER
from journeydesigner.model.ids import MapId

DAY = date(2026, 11, 21)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CELLS = re.compile(r"^'?(?P<sheet>.+?)'?!\$?(?P<from>[A-Z]+\$?\d+)(:\$?(?P<to>[A-Z]+\$?\d+))?$")


def exported(document: Document, folder: Path, map_id: MapId | None = None) -> Path:
    """The workbook of a map (None: the first) of a document."""
    out = folder / "map.xlsx"
    chosen = map_id or document.snapshot.maps[0].id
    EXPORTER.export(ExportRequest(document.snapshot, document.assets, chosen, out, date=DAY))
    return out


def opened(path: Path) -> Any:
    """The workbook, to be read only: loaded once for each file."""
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _loaded(path: Path, written: int) -> Any:
    import openpyxl

    return openpyxl.load_workbook(path)


def sheet_rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """A tidy sheet's rows, by its headers."""
    header, *rows = opened(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def plain(value: Any) -> Any:
    """A cell's value as both readers give it: numbers as floats, dates as dates, nothing as an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return value
        case int() | float():
            return round(float(value), 9)
        case datetime():
            return value.date()
        case _:
            return value


def by_openpyxl(path: Path) -> dict[str, dict[tuple[int, int], Any]]:
    """Sheet -> (row, column) from 1 -> value, empty cells left out."""
    return {
        sheet.title: {
            (cell.row, cell.column): plain(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for sheet in opened(path).worksheets
    }


def by_calamine(path: Path) -> dict[str, dict[tuple[int, int], Any]]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    found: dict[str, dict[tuple[int, int], Any]] = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        found[name] = {
            (y + 1, x + 1): plain(value)
            for y, row in enumerate(rows)
            for x, value in enumerate(row)
            if value not in (None, "")
        }
    return found


def spaceless(text: str) -> str:
    """Text to be looked for: compatibility forms and white space do not count."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def all_words(path: Path) -> str:
    """Every text of every cell, spaceless."""
    return "\x00".join(
        spaceless(value) for cells in by_openpyxl(path).values() for value in cells.values() if isinstance(value, str)
    )


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chart_references(path: Path) -> list[tuple[str, str, str]]:
    """(sheet, first cell, last cell) of everything that a chart of the workbook draws from."""
    found: list[tuple[str, str, str]] = []
    for name, content in parts(path).items():
        if name.startswith("xl/charts/chart"):
            for element in ElementTree.fromstring(content).iter(_CHART + "f"):
                match = _CELLS.match(element.text or "")
                assert match, element.text
                first = match["from"].replace("$", "")
                last = (match["to"] or first).replace("$", "")
                found.append((match["sheet"].replace("''", "'"), first, last))
    return found
