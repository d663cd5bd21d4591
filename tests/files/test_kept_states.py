"""Named states of a file: kept in it, read when wanted, merged as a set, and in no hand-out."""

import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.kept_states import delete_state, rename_state, set_state_note
from journeydesigner.editing.restoring import BESIDE, restore
from journeydesigner.exporters.journey import fresh_copy
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import DamagedFileError, JourneyFileError
from journeydesigner.files.joining import join
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey, save_journey
from journeydesigner.files.kept_states import content_of, keep_state, read_state
from journeydesigner.files.sound import complaints
from journeydesigner.model.ids import KeptStateId
from tests.document.random_documents import documents, replica_of
from tests.files.small import members_of, same, small_document

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _read(document: Document, state: KeptStateId) -> object:
    kept = next(found for found in document.snapshot.kept_states if found.id == state)
    return read_state(document.assets[kept.content], document.id, document.assets)


def test_a_state_is_kept_under_its_name_and_can_be_restored() -> None:
    document = small_document()
    before = document.snapshot
    state = keep_state(document, "End of workshop", NOON, note="Day 1", author="Ann")
    (kept,) = document.snapshot.kept_states
    assert (kept.title, kept.note, kept.author, kept.made) == (
        "End of workshop",
        "Day 1",
        "Ann",
        "2026-11-22T12:00:00Z",
    )
    structure.delete(document, "maps", document.snapshot.maps[0].id)
    wanted = read_state(document.assets[kept.content], document.id, document.assets)
    restore(document, wanted, "Restore")
    assert {t: r for t, r in document.snapshot.tables.items() if r and t not in BESIDE} == {
        t: r for t, r in before.tables.items() if r
    }
    assert [found.id for found in document.snapshot.kept_states] == [state]


@given(documents())
@settings(max_examples=40, deadline=None)
def test_what_is_kept_reads_as_it_was(document: Document) -> None:
    wanted = read_state(content_of(capture(document)), document.id, document.assets)
    here = {t: dict(r) for t, r in document.snapshot.tables.items() if r and t not in BESIDE}
    assert {t: dict(r) for t, r in wanted.tables.items() if r} == here


@given(documents(max_verbs=8))
@settings(max_examples=15, deadline=None)
def test_a_file_with_states_is_read_as_it_was_written(document: Document) -> None:
    keep_state(document, "One", NOON)
    rename_state(document, keep_state(document, "Two", NOON), "Second")
    read = read_journey(journey_bytes(capture(document)))
    assert same(read.document, document)
    assert not read.notes


def test_renaming_noting_and_deleting_are_changes_like_others() -> None:
    document = small_document()
    state = keep_state(document, "One", NOON)
    rename_state(document, state, "First")
    set_state_note(document, state, "Before lunch")
    assert [(found.title, found.note) for found in document.snapshot.kept_states] == [("First", "Before lunch")]
    delete_state(document, state)
    assert not document.snapshot.kept_states
    document.undo()
    assert [found.title for found in document.snapshot.kept_states] == ["First"]


def test_what_a_deleted_state_held_is_in_no_file_yet_can_still_be_undone() -> None:
    document = small_document()
    state = keep_state(document, "One", NOON)
    content = document.snapshot.kept_states[0].content
    delete_state(document, state)
    assert f"assets/{content}" not in members_of(journey_bytes(capture(document)))
    document.undo()
    assert f"assets/{content}" in members_of(journey_bytes(capture(document)))


def test_the_states_of_two_people_are_both_there_after_a_merge() -> None:
    ours = small_document()
    theirs = replica_of(ours, Clock("bob"))
    keep_state(ours, "Mine", NOON)
    cards.add_note(theirs, theirs.snapshot.maps[0].id, "Another")
    keep_state(theirs, "Theirs", NOON)
    merged = ours.merge(theirs)
    assert not merged.conflicts
    assert {found.title for found in ours.snapshot.kept_states} == {"Mine", "Theirs"}
    for kept in ours.snapshot.kept_states:
        assert _read(ours, kept.id)


def test_hand_outs_copies_and_files_put_side_by_side_hold_no_earlier_state() -> None:
    document = small_document()
    keep_state(document, "One", NOON)
    content = document.snapshot.kept_states[0].content
    copy = fresh_copy(document.snapshot, [document.snapshot.maps[0].id])
    other = small_document()
    other.id = "doc-other"
    join(other, document)
    for made in (copy, other):
        assert not made.snapshot.kept_states
        assert content not in made.assets


def test_a_state_whose_content_is_lost_or_damaged_says_so() -> None:
    document = small_document()
    keep_state(document, "One", NOON)
    content = content_of(capture(document))
    for harmed in (b"", b"nothing", content[:-9], zlib.compress(b"{}"), zlib.compress(b"[1]")):
        with pytest.raises(JourneyFileError):
            read_state(harmed, document.id, {})
    with pytest.raises(DamagedFileError):
        read_state(content, "doc-other", {})
    document.assets.clear()
    assert any("One" in said for said in complaints(document))


def test_a_content_that_would_unpack_to_more_than_a_journey_may_hold_is_refused() -> None:
    bomb = zlib.compress(b" " * (65 * 1024 * 1024))
    with pytest.raises(DamagedFileError):
        read_state(bomb, "doc-small", {})


def test_a_state_outlives_a_file(tmp_path: Path) -> None:
    document = small_document()
    keep_state(document, "One", NOON)
    save_journey(document, tmp_path / "a.journey")
    opened = open_journey(tmp_path / "a.journey")
    assert not opened.notes
    assert _read(opened.document, opened.document.snapshot.kept_states[0].id)
