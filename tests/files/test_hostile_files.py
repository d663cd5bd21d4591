"""Journey files built to harm, and such as other programs make by mistake: refused fast and small, or told."""

import io
import json
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from journeydesigner.files.captured import capture
from journeydesigner.files.errors import DamagedFileError, JourneyFileError
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.mending.repair import checked
from journeydesigner.model.image_size import is_bearable
from journeydesigner.model.records import PARENTS
from journeydesigner.reading.errors import ForeignFileError, ReaderFailedError
from journeydesigner.reading.limits import MB, Limits
from journeydesigner.reading.reader import read
from tests.files.small import edited, members_of, small_document, zipped

GOOD = journey_bytes(capture(small_document()))
LITTLE = Limits(seconds=3, memory=300 * MB)


def bombs() -> dict[str, Callable[[], bytes]]:
    def with_form(content: bytes) -> bytes:
        return zipped({**members_of(GOOD), "journey.json": content})

    deep = b"[" * 300 + b"]" * 300
    return {
        "a ratio of a thousand": lambda: with_form(b" " * 30_000_000),
        "a string of 100 MB": lambda: with_form(b'{"format":"' + b"x" * 100_000_000 + b'"}'),
        "nesting over 200": lambda: with_form(b'{"format":"journey","version":1,"document":"d","deep":' + deep + b"}"),
        "nesting of 100,000": lambda: with_form(b'{"a":' * 100_000),
        "a size that is not told": _with_wrong_size,
        "100,000 members": lambda: zipped({f"{number}.txt": b"" for number in range(100_000)}, zipfile.ZIP_STORED),
        "members that lie over each other": _overlapping,
    }


def _with_wrong_size() -> bytes:
    """A member that says it is small, and unpacks to 400 MB."""
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(content.compress(b"[" * 1_000_000) for _block in range(400)) + content.flush()
    data = bytearray(zipped({**members_of(GOOD), "journey.json": b"{}"}))
    at = data.index(b"PK\x01\x02")
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 1, len(packed), 4_000_000, 12, 0)
    return head + b"journey.json" + packed + bytes(data[at:])


def _overlapping() -> bytes:
    """Many entries of the list that name the same content."""
    data = zipped({"a.json": b"1" * 60_000})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    entries = b"".join(entry.replace(b"a.json", f"{number:06d}".encode()) for number in range(5_000))
    tail = bytearray(data[end:])
    struct.pack_into("<HHLL", tail, 8, 5_000, 5_000, len(entries), start)
    return data[:start] + entries + bytes(tail)


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused_within_three_seconds_and_300_mb(name: str) -> None:
    with pytest.raises(ForeignFileError) as told:
        read("tests.files.hostile_jobs:open_journey", bombs()[name](), {}, name=name, limits=LITTLE)
    assert not isinstance(told.value, ReaderFailedError), f"{name}: {told.value}"
    with pytest.raises(ForeignFileError) as told:
        read("tests.files.hostile_jobs:repair_journey", bombs()[name](), {}, name=name, limits=LITTLE)
    assert not isinstance(told.value, ReaderFailedError), f"{name}: {told.value}"


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_numbers_that_are_none_are_refused(word: str) -> None:
    form = members_of(GOOD)["journey.json"].replace(b'"value":-1.5', b'"value":' + word.encode())
    with pytest.raises(DamagedFileError, match="no number"):
        read_journey(zipped({**members_of(GOOD), "journey.json": form}))


def test_a_key_twice_is_refused() -> None:
    form = members_of(GOOD)["journey.json"].replace(b'"version": 1', b'"version": 1, "version": 1')
    with pytest.raises(DamagedFileError, match="twice"):
        read_journey(zipped({**members_of(GOOD), "journey.json": form}))


@pytest.mark.parametrize("suffix", ["pdf", "png", "docx", "xlsx", "sqlite", "elf", "text", "json", "empty", "zeros"])
def test_another_format_renamed_is_refused(suffix: str) -> None:
    contents = {
        "pdf": b"%PDF-1.7\n" + bytes(500), "png": b"\x89PNG\r\n\x1a\n" + bytes(500), "elf": b"\x7fELF" + bytes(500),
        "docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "xlsx": zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}),
        "sqlite": b"SQLite format 3\0" + bytes(500), "text": b"a journey", "json": members_of(GOOD)["journey.json"],
        "empty": b"", "zeros": bytes(5000),
    }  # fmt: skip
    for opens in (read_journey, checked):
        with pytest.raises(JourneyFileError):
            opens(contents[suffix])


REFERENCES = [
    *((table, field) for table, fields in PARENTS.items() for field in fields),
    ("maps", "persona"), ("maps", "as_is"), ("cards", "channel"), ("cards", "lane"), ("cards", "step"),
    ("cards", "last_step"), ("cards", "image"), ("emotions", "persona"), ("measurements", "anchor"),
    ("organizations", "logo"), ("personas", "photo"), ("steps", "twin_of"), ("stages", "twin_of"), ("lanes", "twin_of"),
]  # fmt: skip
_PRESENT = [
    pair for pair in REFERENCES if json.loads(members_of(GOOD)["journey.json"]).get(pair[0])
]  # the others have no record in the small file


@pytest.mark.parametrize(("table", "field"), _PRESENT)
def test_a_reference_that_leads_nowhere_is_told_and_repaired_or_kept(table: str, field: str) -> None:
    def lose(form: dict[str, Any]) -> None:
        for record in form[table]:
            record[field] = "record-that-is-not-there"

    data = edited(GOOD, lose)
    opened = read_journey(data)
    assert opened.notes
    found = checked(data)
    assert found.faults
    read_journey(journey_bytes(capture(found.document)))


@pytest.mark.parametrize("order", ["", "!", "a" * 10_000, "\x7f", "ÿÿ", "0", "zzzz", "~"])
def test_an_order_out_of_range_is_sound_or_told(order: str) -> None:
    def disorder(form: dict[str, Any]) -> None:
        for table in ("stages", "steps", "lanes", "cards"):
            for record in form[table]:
                record["order"] = order

    document = read_journey(edited(GOOD, disorder)).document
    assert len(document.snapshot.steps_in(document.snapshot.maps[0].id)) == 2
    again = read_journey(journey_bytes(capture(document)))
    assert again.notes == () or all("order" in note or "taken out" in note for note in again.notes)


TEXTS = {
    "lone surrogate": "\ud800half", "NUL": "a\x00b", "C0": "".join(map(chr, range(32))), "U+FFFE": "a\ufffeb\uffff",
    "RTL override": "abc\u202edef", "zalgo": "e" + "\u0301" * 300, "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 50, "one word": "x" * 300,
    "longer than a cell": "word " * 7_000, "empty": "", "formula": "=1+1", "mark-up": "<script>alert(1)</script>",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_strange_texts_are_kept_or_cleaned_and_told(name: str) -> None:
    def write(form: dict[str, Any]) -> None:
        form["cards"][0]["text"] = TEXTS[name]
        form["stages"][0]["title"] = TEXTS[name]

    def packed() -> bytes:
        members = members_of(GOOD)
        form = json.loads(members["journey.json"])
        write(form)
        text = json.dumps(form)
        return zipped({**members, "journey.json": text.encode()})

    opened = read_journey(packed())
    assert opened.notes
    again = read_journey(journey_bytes(capture(opened.document)))
    assert again.notes == ()
    held = again.document.snapshot.stages_of(again.document.snapshot.maps[0].id)[0].title
    if name in ("lone surrogate", "NUL", "C0", "U+FFFE"):
        assert any("taken out of the texts" in note for note in opened.notes)
    else:
        assert held == TEXTS[name]


def png(width: int, height: int, packed: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def test_pictures_beyond_all_measure_are_not_decoded() -> None:
    few = zlib.compress(bytes(1000))
    assert not is_bearable(png(50_000, 50_000, few))
    assert not is_bearable(png(8_000, 8_000, few)), "64 million pixels in a few bytes"
    assert not is_bearable(png(40_000, 10, few))
    assert is_bearable(png(3_000, 2_000, few))
    assert not is_bearable(b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_a_zip_comment_and_bytes_around_the_zip_do_no_harm() -> None:
    held = io.BytesIO(GOOD)
    with zipfile.ZipFile(held, "a") as archive:
        archive.comment = b"x" * 60_000
    assert read_journey(held.getvalue()).notes == ()
    assert sys.getrecursionlimit() < 10_000


def test_a_name_of_torn_bytes_is_told_on_one_line() -> None:
    with pytest.raises(JourneyFileError) as told:
        read_journey(zipped({**members_of(GOOD), "a\nb\x07.txt": b""}))
    assert "\n" not in str(told.value)
