"""Undo takes back what this person did, and only that."""

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.card_fields import set_card_fields
from tests.document.conftest import Journey
from tests.document.random_documents import documents


def tables(document: Document) -> dict[str, dict[str, object]]:
    return {name: dict(rows) for name, rows in document.snapshot.tables.items() if rows}


@given(st.data())
def test_undo_all_then_redo_all_is_where_one_was(data: st.DataObject) -> None:
    document = data.draw(documents(max_verbs=20))
    before, undone = tables(document), 0
    while (step := document.undo()) is not None:
        undone += step.written > 0
    for _ in range(undone):
        assert document.redo() is not None
    assert tables(document) == before


def test_labels_tell_what_comes_next(journey: Journey) -> None:
    document = journey.document
    cards.set_text(document, journey.card, "Calls")
    assert (document.undo_label, document.redo_label) == ("Edit text", None)
    document.undo()
    assert (document.undo_label, document.redo_label) == ("Add card", "Edit text")


def test_a_new_change_ends_what_could_be_redone(journey: Journey) -> None:
    cards.set_text(journey.document, journey.card, "Calls")
    journey.document.undo()
    cards.add_note(journey.document, journey.map, "Note")
    assert journey.document.redo() is None


def test_deleting_a_stage_is_undone_with_all_that_stood_in_it(journey: Journey) -> None:
    document, before = journey.document, tables(journey.document)
    structure.delete(document, "stages", journey.before)
    assert journey.card not in document.snapshot.table("cards")
    document.undo()
    assert tables(document) == before


def test_deleting_a_stage_moves_no_other_card(journey: Journey) -> None:
    document = journey.document
    over = cards.add_card(document, journey.lane, journey.first, "Over both", last=journey.last)
    stays = cards.add_card(document, journey.lane, journey.last, "Stays")
    kept = document.snapshot.card(stays)
    structure.delete(document, "stages", journey.before)
    place = document.snapshot.card(over).place
    assert document.snapshot.card(stays) is kept
    assert place is not None and (place.first, place.last) == (journey.last, journey.last)


def test_what_somebody_overwrote_is_not_undone_and_that_is_said(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Mine")
    other.merge(journey.document)
    cards.set_text(other, journey.card, "Theirs")
    journey.document.merge(other)
    undone = journey.document.undo()
    assert undone is not None
    assert (undone.label, undone.written, undone.overwritten) == ("Edit text", 0, 1)
    assert journey.document.snapshot.card(journey.card).text == "Theirs"
    assert journey.document.redo_label is None


def test_undo_takes_back_the_part_that_is_still_ours(journey: Journey, other: Document) -> None:
    set_card_fields(journey.document, [journey.card], "Edit card", text="Mine", owner="Sales")
    other.merge(journey.document)
    cards.set_text(other, journey.card, "Theirs")
    journey.document.merge(other)
    journey.document.undo()
    card = journey.document.snapshot.card(journey.card)
    assert (card.text, card.owner) == ("Theirs", "")


def test_what_others_did_is_no_step_of_ours(journey: Journey, other: Document) -> None:
    cards.set_text(other, journey.card, "Theirs")
    journey.document.merge(other)
    assert journey.document.undo_label == "Add card"


def test_undoing_in_what_somebody_deleted_brings_nothing_back(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Mine")
    other.merge(journey.document)
    cards.delete_cards(other, [journey.card])
    journey.document.merge(other)
    undone = journey.document.undo()
    assert undone is not None and undone.written == 0
    assert journey.card not in journey.document.snapshot.table("cards")


def test_adding_editing_undone_and_redone_twice_leaves_nothing_in_the_inbox(journey: Journey) -> None:
    document = journey.document
    card = cards.add_card(document, journey.lane, journey.last, "New")
    cards.set_text(document, card, "Newer")
    for _ in range(2):
        document.undo()
        document.undo()
        assert card not in document.snapshot.table("cards")
        document.redo()
        document.redo()
        assert document.snapshot.card(card).text == "Newer"
