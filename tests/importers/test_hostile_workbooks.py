"""Workbooks built to harm are refused in one sentence, within the limits of the child in which they are read."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from journeydesigner.clipping.file_reading import UnreadableFileError, read_file
from journeydesigner.importers.registry import ImportFailedError
from journeydesigner.importers.workbook.book import read_book, read_book_at
from journeydesigner.reading.limits import LIMITS

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SLOW_MACHINE = 60
"""Seconds more that a child may take to start where all processors are busy."""


def parts() -> dict[str, bytes]:
    held = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Stage", "Book", "Stay"])
    sheet.append(["Actions", "Calls", "Sleeps"])
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, changed: dict[str, Iterator[bytes] | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts(), **changed}.items():
            with archive.open(name, "w", force_zip64=True) as member:
                for piece in [content] if isinstance(content, bytes) else content:
                    member.write(piece)
    return path


def sheet(head: str, pieces: Iterator[bytes], tail: str = "") -> Iterator[bytes]:
    yield f"<worksheet {MAIN}>{head}<sheetData>".encode()
    yield from pieces
    yield f"</sheetData>{tail}</worksheet>".encode()


def rows(count: int) -> Iterator[bytes]:
    for _block in range(count // 10_000):
        yield b"<row/>" * 10_000


def hostile(name: str, path: Path) -> Path:
    sheet1, strings = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    entity = "<!DOCTYPE x [<!ENTITY a '" + "a" * 50_000 + "'>]>"
    match name:
        case "12 million rows in 744 kB":
            return packed(path, {sheet1: sheet("", rows(12_000_000))})
        case "300 MB strings":
            text = (b"x" * (1 << 20) for _block in range(300))
            return packed(path, {strings: _strings(text)})
        case "quadratic blow-up":
            return packed(
                path,
                {strings: f"<?xml version='1.0'?>{entity}<sst {MAIN}><si><t>{'&a;' * 9000}</t></si></sst>".encode()},
            )
        case "a document type behind 20,000 spaces":
            return packed(path, {"xl/workbook.xml": (" " * 20_000 + entity).encode() + parts()["xl/workbook.xml"]})
        case "a document type in UTF-16":
            return packed(path, {strings: f"{entity}<sst {MAIN}/>".encode("utf-16")})
        case "an external entity":
            external = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            return packed(path, {strings: f"{external}<sst {MAIN}><si><t>&a;</t></si></sst>".encode()})
        case _:
            raise AssertionError(name)


def _strings(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield f"<sst {MAIN}><si><t>".encode()
    yield from pieces
    yield b"</t></si></sst>"


HOSTILE = (
    "12 million rows in 744 kB", "300 MB strings", "quadratic blow-up", "a document type behind 20,000 spaces",
    "a document type in UTF-16", "an external entity",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_built_to_harm_is_refused(name: str, tmp_path: Path) -> None:
    path = hostile(name, tmp_path / "bad.xlsx")
    began = time.monotonic()
    with pytest.raises(ImportFailedError, match=r"bad\.xlsx") as told:
        read_book_at(path)
    assert "\n" not in str(told.value)
    assert time.monotonic() - began < LIMITS.seconds + SLOW_MACHINE


@pytest.mark.parametrize("name", HOSTILE[2:])
def test_a_dropped_workbook_built_to_harm_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"bad\.xlsx"):
        read_file(hostile(name, tmp_path / "bad.xlsx"))


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    cells = b"<row r='1'><c r='A1' t='inlineStr'><is><t>Stage</t></is></c></row>"
    path = packed(
        tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet("<dimension ref='A1:XFD1048576'/>", iter([cells]))}
    )
    assert read_book(path.read_bytes(), "a.xlsx").sheets[0].rows == (("Stage",),)


def test_cells_merged_over_the_whole_sheet_are_not_made(tmp_path: Path) -> None:
    merged = "<mergeCells count='1'><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    cells = iter([b"<row><c><v>1</v></c></row>"])
    path = packed(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet("", cells, merged)})
    assert read_file(path)[0].count == 1


def test_a_sound_workbook_is_read_in_the_child(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", {})
    assert read_book_at(path) == read_book(path.read_bytes(), "a.xlsx")
