"""What two people did apart from each other: all of it is there, and what cannot both be is told."""

import pytest

from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.document.clock import DAY_MS, Clock, Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Delta, Key, Put
from journeydesigner.editing import cards, structure
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.conflicts import settle
from journeydesigner.editing.new_document import new_document
from tests.document.conftest import Journey


def merge_both_ways(one: Document, other: Document) -> None:
    one.merge(other)
    other.merge(one)
    assert one.registers.tables == other.registers.tables
    assert one.registers.losers == other.registers.losers
    assert one.conflicts == other.conflicts


def test_the_later_of_two_writes_stands_and_the_other_is_told_with_who_wrote(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Ann's")
    cards.set_text(other, journey.card, "Bob's")
    [conflict] = journey.document.merge(other).conflicts
    assert conflict.key == Key("cards", journey.card, "text")
    assert (conflict.kept.value, conflict.kept.stamp.peer) == ("Bob's", "bob")
    assert (conflict.lost.value, conflict.lost.stamp.peer) == ("Ann's", "ann")
    assert journey.document.conflicts == (conflict,)


def test_a_write_that_had_seen_the_other_is_no_conflict(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Ann's")
    other.merge(journey.document)
    cards.set_text(other, journey.card, "Bob's")
    assert journey.document.merge(other).conflicts == ()
    assert journey.document.conflicts == ()


def test_the_same_value_written_twice_is_no_conflict_not_even_when_one_is_overwritten(
    journey: Journey, other: Document
) -> None:
    for document in (journey.document, other):
        cards.set_text(document, journey.card, "Same")
    assert journey.document.merge(other).conflicts == ()
    cards.set_text(journey.document, journey.card, "Other")
    assert journey.document.conflicts == ()


def test_merging_again_brings_nothing(journey: Journey, other: Document) -> None:
    cards.set_text(journey.document, journey.card, "Ann's")
    cards.set_text(other, journey.card, "Bob's")
    merge_both_ways(journey.document, other)
    again = journey.document.merge(other)
    assert (again.written, again.conflicts) == (0, ())
    assert len(journey.document.conflicts) == 1


@pytest.mark.parametrize(("keep", "text"), [("kept", "Bob's"), ("lost", "Ann's")])
def test_a_conflict_is_settled_for_everybody_and_that_can_be_undone(
    journey: Journey, other: Document, keep: str, text: str
) -> None:
    cards.set_text(journey.document, journey.card, "Ann's")
    cards.set_text(other, journey.card, "Bob's")
    merge_both_ways(journey.document, other)
    [conflict] = journey.document.conflicts
    settle(journey.document, conflict, "kept" if keep == "kept" else "lost")
    other.merge(journey.document)
    assert other.conflicts == ()
    assert other.snapshot.card(journey.card).text == text
    journey.document.undo()
    assert journey.document.conflicts == (conflict,) if keep == "kept" else len(journey.document.conflicts) == 1


def test_tags_given_apart_from_each_other_are_both_there(journey: Journey, other: Document) -> None:
    set_card_fields(journey.document, [journey.card], "Add tag", tags=("quick",))
    set_card_fields(other, [journey.card], "Add tag", tags=("cheap",))
    merge_both_ways(journey.document, other)
    assert journey.document.snapshot.card(journey.card).tags == ("cheap", "quick")


def test_a_deleted_card_that_somebody_worked_on_lies_in_the_inbox(journey: Journey, other: Document) -> None:
    cards.delete_cards(journey.document, [journey.card])
    cards.set_text(other, journey.card, "Worked on")
    [conflict] = journey.document.merge(other).conflicts
    assert conflict.against_deletion
    assert (conflict.key.field, conflict.lost.value) == ("text", "Worked on")
    [card] = journey.document.snapshot.inbox(journey.map)
    assert (card.id, card.text) == (journey.card, "Worked on")


def test_working_on_a_rescued_card_saves_it_and_deleting_it_again_is_final(journey: Journey, other: Document) -> None:
    cards.delete_cards(journey.document, [journey.card])
    cards.set_text(other, journey.card, "Worked on")
    merge_both_ways(journey.document, other)
    cards.set_text(journey.document, journey.card, "Kept")
    cards.delete_cards(other, [journey.card])
    assert other.snapshot.inbox(journey.map) == ()
    assert [card.text for card in journey.document.snapshot.inbox(journey.map)] == ["Kept"]
    assert journey.document.conflicts == other.conflicts == ()


def test_what_two_people_deleted_is_gone_though_one_had_worked_on_it(journey: Journey, other: Document) -> None:
    cards.set_text(other, journey.card, "Last words")
    cards.delete_cards(other, [journey.card])
    cards.delete_cards(journey.document, [journey.card])
    merge_both_ways(journey.document, other)
    assert journey.document.snapshot.inbox(journey.map) == ()
    assert journey.document.conflicts == ()


def test_a_card_added_to_a_deleted_stage_goes_to_the_inbox_and_back_with_undo(
    journey: Journey, other: Document
) -> None:
    structure.delete(journey.document, "stages", journey.before)
    new = cards.add_card(other, journey.lane, journey.first, "New")
    journey.document.merge(other)
    assert [card.id for card in journey.document.snapshot.inbox(journey.map)] == [new]
    journey.document.undo()
    assert {card.id for card in journey.document.snapshot.cards_at(journey.lane, journey.first)} == {journey.card, new}


@pytest.mark.parametrize(("table", "name"), [("stages", "before"), ("lanes", "lane"), ("maps", "map")])
@pytest.mark.parametrize("keep", ["kept", "lost"])
def test_renamed_here_and_deleted_there_is_told_and_settled_either_way(
    journey: Journey, other: Document, table: str, name: str, keep: str
) -> None:
    record: str = getattr(journey, name)
    structure.delete(journey.document, table, record)
    structure.rename(other, table, record, "Renamed")
    [conflict] = journey.document.merge(other).conflicts
    assert conflict.against_deletion and conflict.key == Key(table, record, "title")
    assert conflict.lost.value == "Renamed" and conflict.kept.stamp.peer == "ann"
    settle(journey.document, conflict, "kept" if keep == "kept" else "lost")
    assert journey.document.conflicts == ()
    assert (record in journey.document.snapshot.table(table)) == (keep == "lost")
    assert (journey.card in journey.document.snapshot.table("cards")) == (keep == "lost")


def test_a_stage_added_to_a_deleted_map_is_told_and_settled(journey: Journey, other: Document) -> None:
    structure.delete(journey.document, "maps", journey.map)
    stage = structure.add_stage(other, journey.map, "New")
    [conflict] = journey.document.merge(other).conflicts
    assert conflict.against_deletion and conflict.key == Key("stages", stage, "title")
    settle(journey.document, conflict, "lost")
    assert [s.title for s in journey.document.snapshot.stages_of(journey.map)] == ["Before", "After", "New"]
    journey.document.undo()
    settle(journey.document, conflict, "kept")
    assert journey.document.conflicts == ()


def test_cards_of_a_deleted_map_that_somebody_worked_on_show_on_another(journey: Journey, other: Document) -> None:
    second = structure.add_map(other, journey.organization, "Second")
    journey.document.merge(other)
    structure.delete(journey.document, "maps", journey.map)
    cards.set_text(other, journey.card, "Worked on")
    journey.document.merge(other)
    [card] = journey.document.snapshot.inbox(second)
    assert card.id == journey.card and journey.document.snapshot.homeless == (card,)
    cards.set_text(journey.document, journey.card, "Kept")
    assert journey.document.snapshot.homeless == ()
    assert journey.document.snapshot.inbox(second)[0].text == "Kept"


def test_steps_deleted_by_two_people_leave_the_stage_its_first(journey: Journey, other: Document) -> None:
    extra = structure.add_step(journey.document, journey.before, "Extra")
    other.merge(journey.document)
    structure.delete(journey.document, "steps", extra)
    structure.delete(other, "steps", journey.first)
    merge_both_ways(journey.document, other)
    assert [step.id for step in journey.document.snapshot.steps_of(journey.before)] == [journey.first]


def test_steps_moved_away_by_two_people_leave_the_stage_its_first(journey: Journey, other: Document) -> None:
    extra = structure.add_step(journey.document, journey.before, "Extra")
    other.merge(journey.document)
    structure.move_step(journey.document, extra, journey.after, 0)
    structure.move_step(other, journey.first, journey.after, 0)
    merge_both_ways(journey.document, other)
    assert [step.id for step in journey.document.snapshot.steps_of(journey.before)] == [journey.first]


def test_a_record_that_came_invalid_is_shown_as_such_and_kept(journey: Journey) -> None:
    stamp = Stamp(1_799_000_000_000, 0, "zoe")
    key = Key("stages", journey.before, "title")
    journey.document.apply(Delta((Put(key, 7, stamp),), {"zoe": stamp.moment}))
    quarantined = journey.document.snapshot.quarantine[("stages", journey.before)]
    assert "title" in quarantined.why
    assert journey.document.registers.get(key) == (7, stamp)
    structure.rename(journey.document, "stages", journey.before, "Mended")
    assert not journey.document.snapshot.quarantine


def test_a_card_whose_own_values_do_not_suit_its_new_lane_lies_in_the_inbox(journey: Journey, other: Document) -> None:
    pains = structure.add_lane(journey.document, journey.map, "pain_points", "Pains")
    other.merge(journey.document)
    cards.move_card(journey.document, journey.card, pains, journey.first)
    set_card_fields(other, [journey.card], "Rate", severity="purple")
    merge_both_ways(journey.document, other)
    assert [card.id for card in journey.document.snapshot.inbox(journey.map)] == [journey.card]


def test_a_stamp_far_ahead_is_told_and_never_altered(journey: Journey) -> None:
    ahead = Stamp(1_790_000_000_000 + 3 * DAY_MS, 0, "zoe")
    key = Key("cards", journey.card, "text")
    merged = journey.document.apply(Delta((Put(key, "From the future", ahead),), {"zoe": ahead.moment}))
    assert merged.far_ahead == (key,)
    cards.set_text(journey.document, journey.card, "Written anew")
    register = journey.document.registers.get(key)
    assert register is not None and register.value == "Written anew" and register.stamp > ahead


def test_a_merge_is_told_once_even_where_only_a_losing_value_came(journey: Journey, other: Document) -> None:
    cards.set_text(other, journey.card, "Bob's, earlier")
    cards.set_text(journey.document, journey.card, "Ann's, later")
    told: list[ChangeSet] = []
    journey.document.subscribe(told.append)
    journey.document.merge(other, "From Bob")
    [changes] = told
    assert (changes.origin, changes.label, changes.writes) == (Origin.REMOTE, "From Bob", ())
    assert changes.contested == {Key("cards", journey.card, "text")}


def test_two_different_documents_do_not_merge(journey: Journey) -> None:
    with pytest.raises(ValueError, match="side by side"):
        journey.document.merge(new_document())


def test_a_clock_never_goes_back() -> None:
    times = iter([1000, 5, 5, 2000])
    clock = Clock("ann", times.__next__)
    stamps = [clock.tick() for _ in range(3)]
    clock.receive((9000, 4))
    stamps.append(clock.tick())
    assert stamps == sorted(set(stamps))
    assert stamps[-1] > Stamp(9000, 4, "")
