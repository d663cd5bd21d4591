"""Zips that are built to harm are refused before they are unpacked; damage is never taken for content."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from journeydesigner.editing import cards
from journeydesigner.files import container, journey_file
from journeydesigner.files.captured import capture
from journeydesigner.files.container import Container, is_safe_name
from journeydesigner.files.errors import CannotWriteError, DamagedFileError, JourneyFileError, UnsafeFileError
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey, save_journey
from tests.files.small import members_of, same, small_document, zipped

GOOD = members_of(journey_bytes(capture(small_document())))


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up", "a/../../up", "C:/x", "C:\\x", "a\\b", "con.txt", "a//b", "a\x07"]
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert not is_safe_name(name)
    with pytest.raises(UnsafeFileError, match="leads elsewhere"):
        read_journey(zipped({**GOOD, name: b"x"}))


def test_a_member_twice_is_refused() -> None:
    buffer = io.BytesIO(zipped(GOOD))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("journey.json", b"{}")
    with pytest.raises(UnsafeFileError, match="same name twice"):
        read_journey(buffer.getvalue())
    with pytest.raises(UnsafeFileError, match="same name twice"):
        read_journey(zipped({**GOOD, "JOURNEY.json": b"{}"}))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"x.bin": b"secret", **GOOD}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    with pytest.raises(UnsafeFileError, match="encrypted"):
        read_journey(bytes(data))


def test_a_link_is_refused() -> None:
    buffer = io.BytesIO(zipped(GOOD))
    link = zipfile.ZipInfo("assets/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(UnsafeFileError, match="is a link"):
        read_journey(buffer.getvalue())


def test_bombs_are_refused_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(UnsafeFileError, match="zip bomb"):
        read_journey(zipped({**GOOD, "journey.json": b" " * 20_000_000}))
    with pytest.raises(UnsafeFileError, match="more than 64 MB"):
        Container(_declared(zipped({"journey.json": b"{}" * 500_000}, zipfile.ZIP_STORED), 65 * 1024 * 1024))
    with pytest.raises(UnsafeFileError, match="zip bomb"):
        Container(_declared(zipped({"picture.png": b"12"}), 300 * 1024 * 1024))
    assert time.monotonic() - began < 3


def _declared(data: bytes, size: int) -> bytes:
    """The zip of one member with another size and packed size said in its directory."""
    out = bytearray(data)
    at = out.index(b"PK\x01\x02")
    out[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(out)


def test_a_size_that_is_not_the_real_one_is_damage() -> None:
    for size in (1, 100_000):
        data = _declared(zipped({"a.json": b"{}" * 1000}), size)
        with pytest.raises(DamagedFileError):
            Container(data).read("a.json")


def test_a_file_truncated_anywhere_is_refused_or_mended_and_never_silently_different() -> None:
    document = small_document()
    data = journey_bytes(capture(document), b"\x89PNG")
    for length in range(len(data)):
        with pytest.raises(JourneyFileError):
            read_journey(data[:length])


def test_a_flipped_bit_anywhere_is_refused_or_told_or_makes_no_difference() -> None:
    document = small_document()
    data = journey_bytes(capture(document), b"\x89PNG")
    for offset in range(len(data)):
        flipped = bytearray(data)
        flipped[offset] ^= 1 << (offset % 8)
        try:
            opened = read_journey(bytes(flipped))
        except JourneyFileError:
            continue
        assert opened.notes or same(opened.document, document), offset


@pytest.mark.parametrize("hole", [b"\x00", b"\xff"])
def test_a_torn_file_is_refused_or_told(hole: bytes) -> None:
    document = small_document()
    data = journey_bytes(capture(document))
    for offset in range(0, len(data), 64):
        torn = data[:offset] + hole * min(512, len(data) - offset) + data[offset + 512 :]
        try:
            opened = read_journey(torn)
        except JourneyFileError:
            continue
        assert opened.notes or same(opened.document, document), offset


def test_a_damaged_image_is_left_out_and_told() -> None:
    name = next(name for name in GOOD if name.startswith("assets/"))
    opened = read_journey(zipped({**GOOD, name: b"another picture"}))
    assert opened.document.assets == {}
    assert any("not the one that was put in" in note for note in opened.notes)


def test_a_journey_that_packs_like_a_bomb_opens_again(tmp_path: Path) -> None:
    document, path = small_document(), tmp_path / "a.journey"
    cards.add_note(document, document.snapshot.maps[0].id, "x" * 3_000_000)
    save_journey(document, path)
    assert same(open_journey(path).document, document)


@pytest.mark.parametrize("limit", ["MAX_JSON", "MAX_TOTAL", "MAX_MEMBERS"])
def test_what_would_not_be_opened_again_is_not_saved(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, path = small_document(), tmp_path / "a.journey"
    save_journey(document, path)
    before = path.read_bytes()
    monkeypatch.setattr(container, limit, 3)
    with pytest.raises(CannotWriteError, match="not saved"):
        save_journey(document, path)
    assert path.read_bytes() == before


def test_a_file_larger_than_may_be_opened_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journey_file, "MAX_FILE", 1000)
    with pytest.raises(CannotWriteError, match="256 MB"):
        journey_file.journey_bytes(capture(small_document()))
