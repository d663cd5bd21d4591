"""What people did apart from each other to comments, votes, locks and merged cards."""

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.comments import add_comment
from journeydesigner.editing.conflicts import settle
from journeydesigner.editing.free_notes import float_card
from journeydesigner.editing.merging import merge_cards, put_back
from journeydesigner.editing.voting import give_dot, start_round, tally
from tests.document.conftest import Journey


def test_what_was_said_about_a_map_that_somebody_deleted_is_told_and_can_be_brought_back(
    journey: Journey, other: Document
) -> None:
    structure.delete(journey.document, "maps", journey.map)
    add_comment(other, journey.map, "Keep it", "Bob")
    journey.document.merge(other)
    told = [c for c in journey.document.conflicts if c.key.table == "comments"]
    assert [(c.key.field, c.lost.value, c.against_deletion) for c in told] == [("text", "Keep it", True)]
    settle(journey.document, told[0], "lost")
    assert [c.text for c in journey.document.snapshot.comments_of(journey.map)] == ["Keep it"]


def test_a_card_merged_by_one_and_rewritten_by_another_is_not_lost(journey: Journey, other: Document) -> None:
    document = journey.document
    into = cards.add_card(document, journey.lane, journey.last, "Into")
    other.merge(document)
    merge_cards(document, into, [journey.card])
    cards.set_text(other, journey.card, "Waits for long")
    document.merge(other)
    assert document.snapshot.card(into).text == "Into\nWaits"
    assert [card.text for card in document.snapshot.inbox(journey.map)] == ["Waits for long"]
    assert put_back(document, into) == ()
    assert document.snapshot.card(into).text == "Into"


def test_dots_that_two_people_gave_are_added_up(journey: Journey, other: Document) -> None:
    vote = start_round(journey.document, journey.map, "Vote", 3)
    other.merge(journey.document)
    for document, voter in ((journey.document, "Ann"), (other, "Bob")):
        give_dot(document, vote, journey.card, voter)
    assert journey.document.merge(other).conflicts == ()
    assert tally(journey.document.snapshot, vote) == {journey.card: 2}


def test_a_free_note_over_a_lane_whose_kind_another_changed_stays_where_it_is(
    journey: Journey, other: Document
) -> None:
    structure.set_fields(journey.document, "cards", journey.card, "Edit", impact="much")
    other.merge(journey.document)
    float_card(journey.document, journey.card, journey.lane, journey.first, (4, 4))
    structure.set_fields(other, "lanes", journey.lane, "Kind", kind="text")
    journey.document.merge(other)
    structure.set_fields(journey.document, "lanes", journey.lane, "Kind", kind="opportunities")
    place = journey.document.snapshot.card(journey.card).place
    assert place is not None
    assert place.is_free


def test_a_free_note_whose_step_is_gone_lies_in_the_inbox_where_somebody_worked_on_it(
    journey: Journey, other: Document
) -> None:
    float_card(journey.document, journey.card, journey.lane, journey.last, (4, 4))
    other.merge(journey.document)
    structure.delete(journey.document, "stages", journey.after)
    cards.set_text(other, journey.card, "Worked on")
    journey.document.merge(other)
    assert [card.text for card in journey.document.snapshot.inbox(journey.map)] == ["Worked on"]
