"""What is wrong with a file is told, and what can be saved of it is saved; the file itself stays as it is."""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.cli import main
from journeydesigner.editing import cards
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import JourneyFileError, NewerVersionError
from journeydesigner.files.journey_file import journey_bytes, read_journey, save_journey
from journeydesigner.files.mending.faults import Severity
from journeydesigner.files.mending.repair import Checked, checked
from journeydesigner.files.mending.torn_zip import members_in
from tests.files.small import edited, members_of, same, small_document, zipped

GOOD = journey_bytes(capture(small_document()), b"\x89PNG picture")


def said(found: Checked) -> str:
    return "\n".join(fault.line for fault in found.faults)


def test_a_sound_file_has_no_faults_and_its_copy_is_the_same() -> None:
    found = checked(GOOD)
    assert found.faults == ()
    assert found.refusal == ""
    assert same(found.document, read_journey(GOOD).document)


def test_many_bombs_are_not_all_unpacked() -> None:
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = packing.compress(bytes(8 * 1024 * 1024)) + packing.flush()
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(bomb), 0, 1, 0) + b"a"
    found = members_in((head + bomb) * 2000)
    assert len(found) < 100
    assert not any(member.content for member in found)


def test_members_are_found_without_the_zip_s_own_list() -> None:
    torn = GOOD[: GOOD.rfind(b"PK\x01\x02")]
    found = members_in(torn)
    assert {member.name: member.content for member in found} == members_of(GOOD)
    assert all(member.is_sound for member in found)


def test_of_a_file_cut_off_behind_its_journey_nothing_of_the_map_is_lost() -> None:
    found = checked(GOOD[: GOOD.rfind(b"preview.png") - 40])
    assert found.refusal == "It is cut off or damaged."
    assert found.document.snapshot.tables == read_journey(GOOD).document.snapshot.tables
    assert found.document.registers.tables == read_journey(GOOD).document.registers.tables


def test_what_a_cut_takes_away_is_told_and_comes_back_by_a_merge() -> None:
    document = small_document()
    for number in range(40):
        cards.add_note(document, document.snapshot.maps[0].id, f"Note {number} {number * 7919 % 1000}")
    data = journey_bytes(capture(document))
    members = members_of(data)
    lines = members["journey.json"].decode().splitlines()
    cut = next(index for index, line in enumerate(lines) if "Note 20" in line)
    torn = zipped({**members, "journey.json": "\n".join(lines[:cut]).encode()})
    found = checked(torn)
    assert any(fault.severity is Severity.LOST for fault in found.faults)
    assert "It is cut off" in said(found)
    assert "is gone" in said(found)
    texts = {card.text for card in found.document.snapshot.inbox(document.snapshot.maps[0].id)}
    assert "Note 19 461" in texts
    assert not any(text.startswith("Note 20") for text in texts)
    found.document.merge(document)
    assert found.document.snapshot.tables == document.snapshot.tables, "nothing that was lost counts as deleted"


def test_one_line_that_cannot_be_read_costs_one_record() -> None:
    members = members_of(GOOD)
    broken = members["journey.json"].replace(b'"text":"A note', b'"text:"A note')
    found = checked(zipped({**members, "journey.json": broken}))
    assert "1 line of “cards” cannot be read" in said(found)
    assert len(found.document.snapshot.table("cards")) == 1


def test_without_its_clock_a_file_opens_and_says_what_is_lost() -> None:
    at = GOOD.find(b"clock.json") + 30
    broken = bytearray(GOOD)
    broken[at : at + 20] = bytes(20)
    found = checked(bytes(broken))
    assert found.document.snapshot.tables == read_journey(GOOD).document.snapshot.tables
    assert found.faults


def test_of_a_member_twice_the_one_that_was_saved_counts() -> None:
    members = members_of(GOOD)
    other = members["journey.json"].replace(b"A weekend", b"Another's")
    first = zipped({"journey.json": other})
    second = zipped(members)
    found = checked(first[: first.rfind(b"PK\x01\x02")] + second[: second.rfind(b"PK\x01\x02")])
    assert found.document.snapshot.maps[0].title == "A weekend"
    assert "is there twice" in said(found)


def _break(form: dict[str, Any]) -> None:
    first, second = form["cards"]
    first |= {"channel": "channel-none", "is_moment_of_truth": 7, "evidence": "no object"}
    second["owner"] = ["a list"]
    form["maps"][0]["persona"] = "persona-none"
    form["personas"][0]["age"] = "forty"
    form["stages"].append({"id": "stage-lost", "map": "map-none", "title": "Nowhere"})


def test_records_that_cannot_be_read_are_emptied_where_they_are_wrong_and_nowhere_else() -> None:
    found = checked(edited(GOOD, _break))
    snapshot = found.document.snapshot
    assert not snapshot.quarantine
    assert len(snapshot.table("cards")) == 2
    assert any(card.text.startswith("Front desk") for card in snapshot.table("cards").values())  # pyright: ignore[reportAttributeAccessIssue]
    told = said(found)
    for part in ("is_moment_of_truth 7", "age 'forty'", "channel channel-none", "persona persona-none", "stage-lost"):
        assert part in told
    again = checked(journey_bytes(capture(found.document)))
    assert all(fault.severity is Severity.LEFT for fault in again.faults)


def test_ids_twice_keys_twice_and_numbers_that_are_none_are_mended() -> None:
    members = members_of(GOOD)
    form = json.loads(members["journey.json"])
    form["cards"].append({**form["cards"][1], "text": "Its twin"})
    form["emotions"][0]["value"] = float("nan")
    text = json.dumps(form)[:-1] + ', "format": "journey"}'
    found = checked(zipped({**members, "journey.json": text.encode()}))
    told = said(found)
    assert "twice; the second one has an id of its own" in told
    assert "NaN is no number" in told
    assert "names a field twice" in told
    texts = {card.text for card in found.document.snapshot.table("cards").values()}  # pyright: ignore[reportAttributeAccessIssue]
    assert {"Its twin", "A note — 日本語 😀"} <= texts


def test_a_clock_far_ahead_is_told_and_never_altered() -> None:
    from journeydesigner.document.clock import Clock

    document = small_document()
    document.clock = Clock("far", now=lambda: 4_000_000_000_000)
    cards.add_note(document, document.snapshot.maps[0].id, "From the future")
    found = checked(journey_bytes(capture(document)))
    assert "more than a day ahead" in said(found)
    assert same(found.document, document)


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"\x00" * 5000, zipped({"a.txt": b"a"}), GOOD[:200]])
def test_where_nothing_can_be_saved_that_is_said(data: bytes) -> None:
    with pytest.raises(JourneyFileError):
        checked(data)


def test_a_newer_file_is_not_repaired() -> None:
    with pytest.raises(NewerVersionError):
        checked(zipped({**members_of(GOOD), "manifest.json": b'{"format":"journey","version":99,"members":{}}'}))


def test_a_bomb_is_not_unpacked_to_be_repaired() -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = packed.compress(b"[" * 40_000_000) + packed.flush()
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 1, len(content), 40_000_000, 12, 0)
    with pytest.raises(JourneyFileError):
        checked(head + b"journey.json" + content)


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    path = tmp_path / "torn.journey"
    path.write_bytes(GOOD[: GOOD.rfind(b"preview.png") - 40])
    return path


def test_check_repairs_into_another_file_and_leaves_the_first(torn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = torn.read_bytes()
    out = torn.with_name("saved.journey")
    assert main(["check", str(torn), "--repair", str(out)]) == 1
    assert "was written" in capsys.readouterr().out
    assert torn.read_bytes() == before
    assert main(["check", str(out)]) == 0 or "no image" not in capsys.readouterr().out
    assert main(["check", str(torn), "--repair", str(torn)]) == 2
    assert torn.read_bytes() == before


def test_check_tells_faults_as_json(torn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(torn), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["is_sound"] is False
    assert {"severity", "where", "what"} == set(told["faults"][0])
    save_journey(small_document(), torn)
    assert main(["check", str(torn), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["faults"] == []


def test_what_is_no_journey_is_refused_by_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.journey").write_bytes(b"%PDF-1.7")
    assert main(["check", str(tmp_path / "a.journey"), "--repair", str(tmp_path / "b.journey")]) == 2
    assert not (tmp_path / "b.journey").exists()
    said = capsys.readouterr().err
    assert "no journey file" in said and str(tmp_path) in said, "of many files one knows which"


def test_a_cut_in_the_picture_costs_nothing_and_is_not_called_a_loss() -> None:
    found = checked(GOOD[: GOOD.rfind(b"\x89PNG picture") + 4])
    assert "in its part preview.png" in said(found)
    assert not any(fault.severity is Severity.LOST for fault in found.faults)
