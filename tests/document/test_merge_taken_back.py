"""A merge is a step like any other: taken back it leaves what was there before, done again it is there again."""

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from tests.document.conftest import Journey


def _content(document: Document) -> dict[str, dict[str, object]]:
    return {name: dict(rows) for name, rows in document.snapshot.tables.items() if rows and name != "settlements"}


def _undo_and_redo(document: Document, other: Document) -> None:
    before, conflicts = _content(document), [conflict.matter for conflict in document.conflicts]
    document.merge(other, "Merge", is_own=True)
    after, found = _content(document), [conflict.matter for conflict in document.conflicts]
    assert document.undo_label == "Merge"
    document.undo()
    assert (_content(document), [conflict.matter for conflict in document.conflicts]) == (before, conflicts)
    document.redo()
    assert (_content(document), [conflict.matter for conflict in document.conflicts]) == (after, found)


def test_what_was_added_elsewhere_goes_again_and_comes_again(journey: Journey, other: Document) -> None:
    cards.add_card(other, journey.lane, journey.first, "New")
    structure.add_stage(other, journey.map, "More")
    _undo_and_redo(journey.document, other)


def test_the_conflicts_of_a_merge_go_with_it(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Ann's")
    cards.set_text(other, journey.card, "Bob's")
    _undo_and_redo(journey.document, other)


def test_a_conflict_in_which_ones_own_value_stands_goes_with_the_merge_too(journey: Journey, other: Document) -> None:
    cards.set_text(other, journey.card, "Bob's")
    cards.set_text(journey.document, journey.card, "Ann's, later")
    _undo_and_redo(journey.document, other)


def test_a_card_that_both_deleted_and_worked_on_goes_back_to_where_it_was(journey: Journey, other: Document) -> None:
    cards.delete_cards(journey.document, [journey.card])
    cards.set_text(other, journey.card, "Worked on")
    _undo_and_redo(journey.document, other)


def test_a_stage_deleted_elsewhere_comes_back_with_what_was_written_in_it(journey: Journey, other: Document) -> None:
    structure.delete(other, "stages", journey.before)
    cards.set_text(journey.document, journey.card, "Worked on")
    _undo_and_redo(journey.document, other)


def test_steps_before_the_merge_can_be_undone_after_it_was(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Ann's")
    cards.set_text(other, journey.card, "Bob's")
    journey.document.merge(other, "Merge", is_own=True)
    journey.document.undo()
    journey.document.undo()
    assert journey.document.snapshot.card(journey.card).text not in ("Ann's", "Bob's")


def test_a_merge_that_brings_nothing_is_no_step(journey: Journey, other: Document) -> None:
    before = journey.document.undo_label
    journey.document.merge(other, "Merge", is_own=True)
    assert journey.document.undo_label == before


def test_a_merge_taken_back_is_so_for_others_too(journey: Journey, other: Document) -> None:
    cards.set_text(other, journey.card, "Bob's")
    journey.document.merge(other, "Merge", is_own=True)
    text = other.snapshot.card(journey.card).text
    journey.document.undo()
    other.merge(journey.document)
    assert text == "Bob's" != other.snapshot.card(journey.card).text
    assert other.registers.tables == journey.document.registers.tables


def test_a_card_that_lay_in_the_inbox_lies_there_again_when_its_deletion_for_good_is_undone(
    journey: Journey, other: Document
) -> None:
    cards.delete_cards(other, [journey.card])
    cards.set_text(journey.document, journey.card, "Worked on here")
    journey.document.merge(other)
    cards.delete_cards(journey.document, [journey.card])
    assert journey.document.snapshot.inbox(journey.map) == ()
    journey.document.undo()
    assert [card.text for card in journey.document.snapshot.inbox(journey.map)] == ["Worked on here"]
