"""A document that is only looked at refuses every change with its sentence, and takes what comes from others."""

import pytest

from journeydesigner.document.clock import Clock
from journeydesigner.document.read_only import ReadOnlyError
from journeydesigner.editing import cards
from tests.document.random_documents import replica_of
from tests.files.small import small_document


def test_every_change_is_refused_with_the_reason_and_nothing_is_written() -> None:
    document = small_document()
    map_id = document.snapshot.maps[0].id
    before = document.version()
    document.keep_as_it_is(lambda: "Maria has it open.")
    with pytest.raises(ReadOnlyError, match="Maria has it open"):
        cards.add_note(document, map_id, "No")
    assert document.version() == before
    document.keep_as_it_is(None)
    cards.add_note(document, map_id, "Yes")
    assert document.version() != before


def test_there_is_nothing_to_undo_while_it_is_only_looked_at() -> None:
    document = small_document()
    label = document.undo_label
    assert label is not None
    document.keep_as_it_is(lambda: "No.")
    assert document.undo_label is None and document.redo_label is None
    assert document.undo() is None and document.redo() is None
    document.keep_as_it_is(None)
    assert document.undo_label == label


def test_what_a_colleague_wrote_is_let_in() -> None:
    document = small_document()
    other = replica_of(document, Clock("bob"))
    document.keep_as_it_is(lambda: "No.")
    cards.add_note(other, other.snapshot.maps[0].id, "From Bob")
    document.merge(other)
    assert "From Bob" in {card.text for card in document.snapshot.inbox(document.snapshot.maps[0].id)}


def test_what_the_person_merges_is_refused() -> None:
    document = small_document()
    other = replica_of(document, Clock("bob"))
    cards.add_note(other, other.snapshot.maps[0].id, "From Bob")
    document.keep_as_it_is(lambda: "No.")
    before = document.version()
    with pytest.raises(ReadOnlyError):
        document.merge(other, "Merge", is_own=True)
    assert document.version() == before
