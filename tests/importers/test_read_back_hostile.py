"""Workbooks that want to do harm, or were damaged, cost one sentence; strange words come back as they were."""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from journeydesigner.document.document import Document
from journeydesigner.importers.registry import ImportFailedError
from journeydesigner.importers.workbook.book import map_named_in, read_book, read_book_at
from journeydesigner.importers.workbook.planning import map_of
from samples.makers.home_battery import home_battery
from tests.exporters.test_xlsx_hostile import HOSTILE, everywhere
from tests.importers.edited_workbook import edited, exported, made, plan


@pytest.mark.parametrize("words", HOSTILE)
def test_strange_words_that_nobody_edited_are_no_change(words: str, tmp_path: Path) -> None:
    document = everywhere(HOSTILE[words])
    path = exported(document, tmp_path)
    # openpyxl unescapes what it reads and writes it as it is: such a text it cannot save again.
    found = plan(document, path if words == "escape" else edited(path, lambda book: None))
    assert found.is_empty
    assert found.notes == ()


def packed(parts: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def battery(tmp_path: Path) -> Document:
    return made(home_battery, tmp_path)


def refused(data: bytes) -> str:
    with pytest.raises(ImportFailedError) as caught:
        read_book(data, "bad.xlsx")
    said = str(caught.value)
    assert "\n" not in said
    assert "bad.xlsx" in said
    return said


def test_what_is_no_workbook_is_refused(battery: Document, tmp_path: Path) -> None:
    data = (tmp_path / "map.xlsx").read_bytes()
    for bad in (b"", b"PK", data[: len(data) // 2], b"\xd0\xcf\x11\xe0" + bytes(600), packed({"a.txt": b"a"})):
        refused(bad)


def test_entities_are_not_expanded(battery: Document, tmp_path: Path) -> None:
    parts = parts_of((tmp_path / "map.xlsx").read_bytes())
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    for name in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        refused(packed({**parts, name: bomb}))


def test_what_unpacks_to_too_much_is_not_unpacked(battery: Document, tmp_path: Path) -> None:
    parts = parts_of((tmp_path / "map.xlsx").read_bytes())
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/media/huge.bin", "w", force_zip64=True) as member:
            for _block in range(520):
                member.write(bytes(1 << 20))
    assert "unpacks to more" in refused(held.getvalue())


def test_a_cell_at_the_far_end_of_every_row_is_too_much() -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 600))
    book = openpyxl.Workbook()
    held = BytesIO()
    book.save(held)
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    said = refused(packed({**parts_of(held.getvalue()), "xl/worksheets/sheet1.xml": sheet.encode()}))
    assert "more rows and columns" in said


def test_a_formula_counts_by_its_saved_result_and_is_told_without_one(battery: Document, tmp_path: Path) -> None:
    path = edited(tmp_path / "map.xlsx", lambda book: book["Touchpoints"].__setitem__("F2", "=1+1"))
    found = plan(battery, path)
    assert found.is_empty
    assert found.notes == ("Touchpoints!F2: the formula has no saved result; open the workbook in Excel and save it.",)


def test_a_workbook_of_another_journey_is_refused(battery: Document, tmp_path: Path) -> None:
    book = read_book_at(tmp_path / "map.xlsx")
    with pytest.raises(ImportFailedError, match="which this journey does not have"):
        map_of(book, home_battery().snapshot)
    assert map_named_in(tmp_path / "map.xlsx") == battery.snapshot.maps[0].id
    plain = openpyxl.Workbook()
    plain.save(tmp_path / "plain.xlsx")
    assert map_named_in(tmp_path / "plain.xlsx") == ""
    with pytest.raises(ImportFailedError, match="was not exported from this journey"):
        map_of(read_book_at(tmp_path / "plain.xlsx"), battery.snapshot)


@pytest.mark.parametrize("packed_form", ["", "!!!", "eJwDAAAAAAE=", "eJyrVkrOz0tVslIqS8wpTVWqBQAs+QWi"])
def test_a_damaged_origin_is_as_good_as_none(battery: Document, tmp_path: Path, packed_form: str) -> None:
    path = edited(tmp_path / "map.xlsx", lambda book: book["_journey"].__setitem__("A2", packed_form))
    book = read_book(path.read_bytes(), path.name)
    assert map_of(book, battery.snapshot) == battery.snapshot.maps[0].id
    found = plan(battery, path)
    assert found.is_empty
    assert found.remarks
