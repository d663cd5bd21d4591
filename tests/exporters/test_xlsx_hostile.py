"""Whatever a person, a file or a paste put into a map: in the workbook it is text, whole, and nothing runs."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card, add_note
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric, measure, set_emotion, set_quote
from journeydesigner.editing.structure import (
    add_channel,
    add_lane,
    add_map,
    add_organization,
    add_persona,
    add_stage,
    add_step,
)
from journeydesigner.exporters.workbook.cell_text import CELL_LIMIT, clean
from journeydesigner.exporters.workbook.tables import TALLEST_ROW
from journeydesigner.exporters.workbook.text_fit import pixels
from journeydesigner.model.records import EmotionScale, Evidence, Research
from tests.exporters.xlsx_reading import (
    all_words,
    by_calamine,
    by_openpyxl,
    exported,
    opened,
    parts,
    sheet_rows,
    spaceless,
)

HOSTILE = {
    "formula": '=HYPERLINK("http://evil.example","click")',
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1,2)",
    "tab": "\t=1+1",
    "carriage return": "\r=1+1",
    "newline": "\n=1+1",
    "error": "#N/A",
    "only equals": "=",
    "escape": "_x0041_ _x000D_",
    "control": "a\x00b\x08c\x1bd\x7fe\x85f",
    "non-characters": "a\ufffeb\uffffc\ufdd0d",
    "markup": "</t></is></c><c><f>1+1</f></c>]]>&amp;<b>",
    "right to left": "\u202egnp.exe\u202c",
    "zalgo": "Z̸̡͎̈́a̷͚͝l̵̰̈g̴̖̓o̸͇͝",
    "emoji": "👩‍👩‍👧‍👦 🇺🇦 ❤️",
    "spaces": "   both sides   ",
    "long word": "Donaudampfschifffahrt" * 20,
    "japanese": "教員は新しい教材を探している。" * 12,
    "arabic": "رحلة العميل",
    "date": "1/2/2026",
    "number": "0123",
    "true": "TRUE",
    "quote": "'single",
    "format": '"[Red]0;;;@',
    "sheet": "[]:*?/\\'",
}


def everywhere(text: str) -> Document:
    """A map with ``text`` in every field that holds words."""
    document = new_document()
    company = add_organization(document, text)
    channel = add_channel(document, company, text)
    persona = add_persona(
        document, company, text, role=text, age=40, quote=text, goals=(text,), needs=(text,), frustrations=(text,)
    )
    journey = add_map(
        document, company, text, scenario=text, persona=persona, owner=text, version=text, author=text,
        research=(Research(n=3, what=text),),
    )  # fmt: skip
    stage = add_stage(document, journey, text, question=text)
    add_step(document, stage, text)
    first, second = document.snapshot.steps_in(journey)
    metric = add_metric(
        document, company, text, unit="money", currency=text, target=1.0, formula=text, source=text, owner=text
    )
    for kind in ("actions", "touchpoints", "pain_points", "opportunities", "images", "an unknown kind", "metrics"):
        lane = add_lane(document, journey, kind, text, description=text)
        add_card(
            document, lane, first.id, text, last=second.id, channel=channel, owner=text, tags=(text,), links=(text,),
            evidence=Evidence(kind="assumed", source=text, n=1, of=2), is_moment_of_truth=True,
        )  # fmt: skip
    tile = add_card(document, lane, second.id, "", metric=metric)
    measure(document, metric, tile, "2026-01", 1.0)
    measure(document, metric, tile, "2026-02", 2.0, counts={text: 1.0})
    feelings = add_lane(document, journey, "emotion", text, scale=EmotionScale(labels=(text, text, text)))
    set_emotion(document, feelings, first.id, 1.0, persona)
    set_quote(document, feelings, second.id, text, persona)
    add_lane(document, journey, "line_of_visibility", text)
    add_note(document, journey, text)
    return document


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_are_text_in_every_cell(text: str, tmp_path: Path) -> None:
    path = exported(everywhere(text), tmp_path)
    workbook = opened(path)
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    assert all("<f>" not in xml and "<f " not in xml for xml in _sheets(path))
    for cell in cells:
        if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@\t\r\n"):
            assert cell.quotePrefix, cell.coordinate
    assert spaceless(clean(text)) in all_words(path).replace("x005F_", "")


@pytest.mark.parametrize("text", [HOSTILE[name] for name in ("formula", "control", "emoji", "spaces", "japanese")])
def test_two_readers_agree_on_hostile_words(text: str, tmp_path: Path) -> None:
    path = exported(everywhere(text), tmp_path)
    assert by_calamine(path) == by_openpyxl(path)


def test_what_looks_like_an_escape_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Excel and calamine read ``_x0041_`` as A: the underscore has to be an escape itself."""
    path = exported(everywhere("_x0041_"), tmp_path)
    assert any("_x005F_x0041_" in xml for xml in _sheets(path))
    assert not any(re.search("(?<!_x005F)_x0041_", xml) for xml in _sheets(path))


def test_hostile_sheets_keep_their_names(tmp_path: Path) -> None:
    workbook = opened(exported(everywhere(HOSTILE["sheet"]), tmp_path))
    assert workbook.sheetnames[:3] == ["Cover", "Map", "Stages"]


def test_addresses_in_the_map_become_no_links(tmp_path: Path) -> None:
    path = exported(everywhere("https://evil.example/x"), tmp_path)
    assert not any(b"evil.example" in content for name, content in parts(path).items() if name.endswith(".rels"))


def test_a_text_longer_than_a_cell_is_whole_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    text = "".join(f"word{number} " for number in range(12_000)).strip()
    document = everywhere("x")
    lane = next(lane for lane in document.snapshot.lanes_of(document.snapshot.maps[0].id) if lane.kind == "actions")
    add_card(document, lane.id, document.snapshot.steps_in(lane.map)[0].id, text)
    path = exported(document, tmp_path)
    rows = sheet_rows(path, "Long texts")
    assert "".join(row["Words"] for row in rows) == text
    assert all(
        len(value) <= CELL_LIMIT
        for cells in by_openpyxl(path).values()
        for value in cells.values()
        if isinstance(value, str)
    )


def test_a_tall_card_gets_as_many_rows_as_it_needs(tmp_path: Path) -> None:
    document = everywhere("x")
    lane = next(lane for lane in document.snapshot.lanes_of(document.snapshot.maps[0].id) if lane.kind == "actions")
    add_card(document, lane.id, document.snapshot.steps_in(lane.map)[0].id, "A line of words that goes on. " * 200)
    sheet = opened(exported(document, tmp_path))["Map"]
    tall = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("A line of words"))
    merged = next(found for found in sheet.merged_cells.ranges if tall.coordinate in found)
    heights = [sheet.row_dimensions[row].height for row in range(merged.min_row, merged.max_row + 1)]
    assert len(heights) > 1
    assert max(heights) <= TALLEST_ROW
    assert sum(heights) > 200 * 10  # 6,000 characters at about 35 to the line


def test_no_page_ends_within_a_tall_card(tmp_path: Path) -> None:
    document = new_document()
    journey = add_map(document, add_organization(document, "Helia"), "Tall")
    stage = add_stage(document, journey, "One")
    for _lane in range(3):
        lane = add_lane(document, journey, "actions", "Actions")
        add_card(document, lane, document.snapshot.steps_of(stage)[0].id, "word " * 900)
    sheet = opened(exported(document, tmp_path))["Map"]
    ends = {each.id for each in sheet.row_breaks.brk}
    assert ends and not sheet.sheet_properties.pageSetUpPr.fitToPage
    for merged in sheet.merged_cells.ranges:
        if merged.min_col > 1:
            assert not ends & set(range(merged.min_row, merged.max_row)), merged.coord


def test_a_table_column_is_as_broad_as_its_longest_text_needs(tmp_path: Path) -> None:
    document = new_document()
    journey = add_map(document, add_organization(document, "Helia"), "Long")
    stage = add_stage(document, journey, "One")
    lane = add_lane(document, journey, "actions", "Actions")
    add_card(document, lane, document.snapshot.steps_of(stage)[0].id, "word " * 900)
    sheet = opened(exported(document, tmp_path))["Touchpoints"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("word word"))
    width = sheet.column_dimensions[cell.column_letter].width * 7
    assert width > 400 and pixels("word " * 900, 10) / width * 13.8 < sheet.row_dimensions[2].height <= TALLEST_ROW


@pytest.mark.parametrize("content", [b"", b"no image", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a\xff\xff\xff\xff"])
def test_a_broken_picture_is_left_out(content: bytes, tmp_path: Path) -> None:
    document = everywhere("x")
    asset = document.add_asset(content)
    lane = next(lane for lane in document.snapshot.lanes_of(document.snapshot.maps[0].id) if lane.kind == "images")
    add_card(document, lane.id, document.snapshot.steps_in(lane.map)[0].id, "Caption", image=asset)
    path = exported(document, tmp_path)
    assert "Caption" in all_words(path)
    assert content == b"" or content not in parts(path).values()


def test_a_huge_picture_is_not_decoded(tmp_path: Path) -> None:
    document = everywhere("x")
    asset = document.add_asset(_claiming(60_000, 60_000))
    lane = next(lane for lane in document.snapshot.lanes_of(document.snapshot.maps[0].id) if lane.kind == "images")
    add_card(document, lane.id, document.snapshot.steps_in(lane.map)[0].id, "Caption", image=asset)
    assert len(_images(exported(document, tmp_path))) == 3  # the disc: on cover and map, among the personas


def test_only_pixels_of_a_photograph_reach_the_workbook(tmp_path: Path) -> None:
    from PIL import Image

    held = io.BytesIO()
    details = Image.Exif()
    details[0x010E] = "taken at home, 52.52 N"
    Image.new("RGB", (300, 200), "#884422").save(held, "JPEG", exif=details)
    document = new_document()
    company = add_organization(document, "Company")
    persona = add_persona(document, company, "Nora", photo=document.add_asset(held.getvalue()))
    add_map(document, company, "Map", persona=persona)
    images = _images(exported(document, tmp_path))
    assert len(images) == 3
    assert all(content.startswith(b"\x89PNG") and b"52.52" not in content for content in images)
    with Image.open(io.BytesIO(images[0])) as picture:
        middle = picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(middle, tuple)
    assert all(abs(part - wanted) < 6 for part, wanted in zip(middle, (0x88, 0x44, 0x22), strict=True))


def test_impossible_dates_and_numbers_stay_readable(tmp_path: Path) -> None:
    document = everywhere("x")
    journey = document.snapshot.maps[0]
    metric = add_metric(document, journey.organization, "Odd", unit="percent", review_date="2026-02-30")
    for period in ("0001", "1899-12", "9999-Q4"):
        measure(document, metric, journey.id, period, 0.5)
    path = exported(document, tmp_path)
    rows = {row["Period"]: row["First day"] for row in sheet_rows(path, "Measurements") if row["Metric"] == "Odd"}
    assert rows["9999-Q4"].year == 9999
    assert [period for period, day in rows.items() if day is None] == ["0001", "1899-12"]


def _sheets(path: Path) -> Iterator[str]:
    return (content.decode() for name, content in parts(path).items() if name.startswith("xl/worksheets/sheet"))


def _images(path: Path) -> list[bytes]:
    return [content for name, content in parts(path).items() if name.startswith("xl/media/")]


def _claiming(width: int, height: int) -> bytes:
    """A small PNG whose header claims to be ``width`` x ``height``."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def test_figures_beyond_what_excel_holds_leave_their_cells_empty(tmp_path: Path) -> None:
    document = new_document()
    organization = add_organization(document, "Org")
    map_id = add_map(document, organization, "Map")
    for unit in ("percent", "number", "days"):
        metric = add_metric(document, organization, unit, unit=unit, target=1e308)
        for month, value in enumerate((-1e308, 1e308), start=1):
            measure(document, metric, map_id, f"2026-{month:02d}", value)
    add_stage(document, map_id, "Stage")
    sheets = by_openpyxl(exported(document, tmp_path)).values()
    held = [value for sheet in sheets for value in sheet.values() if isinstance(value, float)]
    assert all(abs(value) < 1e300 for value in held)
