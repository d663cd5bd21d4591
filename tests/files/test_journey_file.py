"""What is saved is opened again, whole; what others did to the file is noticed."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import (
    CannotReadError,
    ChangedOutsideError,
    DamagedFileError,
    NewerVersionError,
    NotAJourneyError,
)
from journeydesigner.files.journey_file import (
    journey_bytes,
    open_journey,
    read_journey,
    save_journey,
    write_journey,
)
from journeydesigner.files.mending.repair import check_file
from journeydesigner.model.ids import MetricId
from tests.document.random_documents import documents
from tests.files.small import edited, members_of, same, small_document, zipped


@given(documents())
@settings(max_examples=60)
def test_loading_what_was_saved_is_the_identity(document: Document) -> None:
    data = journey_bytes(capture(document))
    opened = read_journey(data)
    assert opened.notes == ()
    assert same(opened.document, document)
    assert journey_bytes(capture(opened.document)) == data, "the lines remembered by opening are those of a save"


@given(documents(max_verbs=10), st.integers(0, 3))
@settings(max_examples=20)
def test_the_second_save_of_a_changed_document_is_what_a_fresh_one_writes(document: Document, count: int) -> None:
    journey_bytes(capture(document))
    for number, card in enumerate(list(document.snapshot.table("cards"))[:count]):
        cards.set_text(document, card, f"Edited {number}")  # pyright: ignore[reportArgumentType]
    again = journey_bytes(capture(document))
    assert same(read_journey(again).document, document)


def test_everything_of_a_small_journey_comes_back(tmp_path: Path) -> None:
    document = small_document()
    path = tmp_path / "small.journey"
    save_journey(document, path, b"\x89PNG picture")
    opened = open_journey(path)
    assert opened.notes == ()
    assert same(opened.document, document)
    assert members_of(path.read_bytes())["preview.png"] == b"\x89PNG picture"
    assert check_file(path).faults == ()


def test_the_same_document_gives_the_same_bytes() -> None:
    document = small_document()
    assert journey_bytes(capture(document)) == journey_bytes(capture(document))
    assert list(members_of(journey_bytes(capture(document)))) == [
        "manifest.json", "journey.json", "clock.json", f"assets/{next(iter(document.assets))}",
    ]  # fmt: skip


def test_an_opened_document_writes_as_a_new_peer() -> None:
    document = small_document()
    opened = read_journey(journey_bytes(capture(document))).document
    assert opened.clock.peer != document.clock.peer
    card = next(iter(opened.snapshot.table("cards")))
    cards.set_text(opened, card, "Later")  # pyright: ignore[reportArgumentType]
    assert document.merge(opened).conflicts == ()
    assert document.snapshot.table("cards")[card].text == "Later"  # pyright: ignore[reportAttributeAccessIssue]


def test_the_previous_version_is_kept_as_backup(tmp_path: Path) -> None:
    document = small_document()
    path = tmp_path / "a.journey"
    save_journey(document, path)
    first = path.read_bytes()
    cards.add_note(document, document.snapshot.maps[0].id, "More")
    save_journey(document, path)
    save_journey(document, path)
    assert (tmp_path / "a.journey.backup").read_bytes() == path.read_bytes()
    assert path.read_bytes() != first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.journey", "a.journey.backup"]


def test_a_file_that_someone_else_changed_is_not_written_over(tmp_path: Path) -> None:
    document = small_document()
    path = tmp_path / "a.journey"
    state = save_journey(document, path)
    other = small_document("bob")
    save_journey(other, path)
    before = path.read_bytes()
    with pytest.raises(ChangedOutsideError, match="changed by someone else"):
        save_journey(document, path, expected=state)
    assert path.read_bytes() == before
    assert ChangedOutsideError.choices == ("merge", "reload", "keep mine as a copy")


def test_a_file_that_was_only_touched_is_written(tmp_path: Path) -> None:
    document = small_document()
    path = tmp_path / "a.journey"
    state = save_journey(document, path)
    os.utime(path, (1, 1))
    cards.add_note(document, document.snapshot.maps[0].id, "Written after the touch")
    save_journey(document, path, expected=state)
    assert same(open_journey(path).document, document)


def test_capturing_is_all_that_the_window_waits_for(tmp_path: Path) -> None:
    document = small_document()
    captured = capture(document)
    cards.add_note(document, document.snapshot.maps[0].id, "Typed while the save was under way")
    write_journey(captured, tmp_path / "a.journey")
    inbox = open_journey(tmp_path / "a.journey").document.snapshot
    assert [card.text for card in inbox.inbox(inbox.maps[0].id)] == ["A note — 日本語 😀"]


def test_members_that_only_a_newer_version_knows_are_written_back() -> None:
    members = members_of(journey_bytes(capture(small_document())))
    opened = read_journey(zipped({**members, "extra/sounds.bin": b"beep"}))
    assert members_of(journey_bytes(capture(opened.document)))["extra/sounds.bin"] == b"beep"


def test_records_fields_and_parts_that_only_a_newer_version_knows_are_written_back() -> None:
    def add(form: dict[str, object]) -> None:
        form["sounds"] = [{"id": "sound-1", "card": "card-1", "weight": {"a": [1, 2]}}]
        form["mood"] = {"colour": "blue"}
        form["stages"][0]["glow"] = [1, {"b": None}]  # type: ignore[index]

    opened = read_journey(edited(journey_bytes(capture(small_document())), add))
    again = read_journey(journey_bytes(capture(opened.document)))
    assert again.notes == ()
    form = members_of(journey_bytes(capture(again.document)))["journey.json"].decode()
    assert '"weight":{"a":[1,2]}' in form
    assert '"mood": {"colour":"blue"}' in form
    assert '"glow":[1,{"b":null}]' in form


@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        (b"", NotAJourneyError, "no journey file"),
        (b"%PDF-1.7", NotAJourneyError, "no journey file"),
        (zipped({"word/document.xml": b"<w/>"}), NotAJourneyError, "a zip, but no journey file"),
        (zipped({"manifest.json": b'{"format":"other"}', "journey.json": b"{}"}), NotAJourneyError, "no journey"),
        (journey_bytes(capture(small_document()))[:-40], DamagedFileError, "cut off or damaged"),
        (
            zipped({"manifest.json": b'{"format":"journey","version":2,"members":{}}', "journey.json": b"{}"}),
            NewerVersionError,
            "newer Journey Designer",
        ),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_sentence(
    tmp_path: Path, content: bytes, error: type[Exception], sentence: str
) -> None:
    path = tmp_path / "x.journey"
    path.write_bytes(content)
    with pytest.raises(error, match=sentence) as told:
        open_journey(path)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)


def test_a_damaged_file_with_a_backup_says_which_to_restore(tmp_path: Path) -> None:
    path = tmp_path / "x.journey"
    save_journey(small_document(), path)
    save_journey(small_document(), path)
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(DamagedFileError, match=r"Restore the backup of \d{4}-\d\d-\d\d \d\d:\d\d: .*x.journey.backup"):
        open_journey(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(CannotReadError, match="is not there"):
        open_journey(tmp_path / "none.journey")
    with pytest.raises(CannotReadError, match="is a folder"):
        open_journey(tmp_path)


@pytest.mark.parametrize("table", ["stages", "steps", "cards", "personas", "channels", "maps", "metrics", "lanes"])
def test_what_ordinary_deletions_leave_is_sound_and_undone_whole(table: str, tmp_path: Path) -> None:
    document, path = small_document(), tmp_path / "a.journey"
    snapshot = document.snapshot
    found, metric = snapshot.maps[0], next(iter(snapshot.table("metrics")))
    to_be = structure.add_map(document, found.organization, "Better", as_is=found.id, persona=found.persona)
    stage = structure.add_stage(document, found.id, "Stay")
    for anchor in (found.id, stage, snapshot.steps_in(found.id)[1].id, next(iter(snapshot.table("cards")))):
        numbers.measure(document, MetricId(metric), anchor, "2026-04", 3.0)
    before = document.snapshot.tables
    structure.delete(document, table, next(iter(snapshot.table(table))))
    save_journey(document, path)
    assert check_file(path).faults == ()
    assert to_be in document.snapshot.table("maps")
    assert all(document.snapshot.find(m.anchor) for m in document.snapshot.table("measurements").values())  # type: ignore[attr-defined]
    document.undo()
    assert document.snapshot.tables == before
