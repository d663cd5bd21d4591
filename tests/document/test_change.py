"""One way to change anything, and one thing told of it."""

import pytest

from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.document.document import Document
from journeydesigner.document.draft import Draft, WriteNotAllowedError
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.model.ids import CardId, StepId, emotion_id
from journeydesigner.model.records import Card, Emotion, Place
from tests.document.conftest import Journey


def listen(document: Document) -> list[ChangeSet]:
    told: list[ChangeSet] = []
    document.subscribe(told.append)
    return told


def test_a_change_is_told_once_with_what_was_before_and_after(journey: Journey) -> None:
    told = listen(journey.document)
    cards.set_text(journey.document, journey.card, "Calls")
    [changes] = told
    [write] = changes.writes
    assert (write.key.table, write.key.id, write.key.field) == ("cards", journey.card, "text")
    assert (write.before, write.after, changes.origin) == ("Waits", "Calls", Origin.LOCAL)
    assert changes.touched == {"cards": {journey.card}}
    assert not changes.structure_changed


def test_changes_inside_a_change_are_one_and_keep_the_outer_label(journey: Journey) -> None:
    told = listen(journey.document)
    with journey.document.change("Both"):
        cards.set_text(journey.document, journey.card, "Calls")
        stage = structure.add_stage(journey.document, journey.map, "Later")
    [changes] = told
    assert changes.label == journey.document.undo_label == "Both"
    assert ("stages", stage) in changes.added


def test_a_change_that_comes_back_to_what_was_there_is_none(journey: Journey) -> None:
    told, seen = listen(journey.document), journey.document.version()
    with journey.document.change("To and fro") as draft:
        draft.patch("cards", journey.card, text="Calls")
        draft.patch("cards", journey.card, text="Waits")
    assert not told
    assert journey.document.version() == seen


def test_an_exception_leaves_everything_as_it_was(journey: Journey) -> None:
    told, snapshot = listen(journey.document), journey.document.snapshot
    with pytest.raises(ZeroDivisionError), journey.document.change("Fails"):
        structure.delete(journey.document, "stages", journey.before)
        cards.add_note(journey.document, journey.map, "Note")
        raise ZeroDivisionError
    assert journey.document.snapshot is snapshot
    assert not told


def test_a_part_that_fails_and_is_caught_takes_back_only_itself(journey: Journey) -> None:
    document = journey.document
    with document.change("Import"):
        kept = cards.add_note(document, journey.map, "Kept")
        with pytest.raises(ZeroDivisionError), document.change("Row") as draft:
            cards.set_text(document, kept, "Half")
            draft.delete("cards", journey.card)
            raise ZeroDivisionError
    assert document.snapshot.card(kept).text == "Kept"
    assert document.snapshot.card(journey.card).text == "Waits"


def test_writing_from_a_listener_is_refused_and_what_was_told_stays(journey: Journey) -> None:
    document, told = journey.document, []
    document.subscribe(lambda changes: cards.set_text(document, journey.card, "Again"))
    document.subscribe(told.append)
    with pytest.raises(WriteNotAllowedError):
        cards.set_text(document, journey.card, "Calls")
    assert document.snapshot.card(journey.card).text == "Calls"
    assert len(told) == 1, "a listener that fails must not keep others from hearing"


@pytest.mark.parametrize("way", ["undo", "redo", "apply"])
def test_a_listener_cannot_undo_redo_or_merge(journey: Journey, other: Document, way: str) -> None:
    document = journey.document
    cards.set_text(document, journey.card, "Calls")
    document.undo()
    ways = {"undo": document.undo, "redo": document.redo, "apply": lambda: document.merge(other)}
    document.subscribe(lambda changes: ways[way]() and None)
    with pytest.raises(WriteNotAllowedError):
        structure.add_stage(document, journey.map, "Later")


def test_undo_inside_a_change_is_refused(journey: Journey) -> None:
    with pytest.raises(WriteNotAllowedError), journey.document.change("Outer"):
        journey.document.undo()
    assert journey.document.snapshot.card(journey.card)


def test_a_draft_writes_no_more_when_its_change_is_over(journey: Journey) -> None:
    kept: list[Draft] = []
    with journey.document.change("One") as draft:
        kept.append(draft)
    with pytest.raises(WriteNotAllowedError):
        kept[0].patch("cards", journey.card, text="Late")


def test_an_invalid_record_is_refused_whole(journey: Journey) -> None:
    snapshot = journey.document.snapshot
    with pytest.raises(InvalidRecordError, match="text"), journey.document.change("Bad") as draft:
        draft.patch("stages", journey.before, title="Other")
        draft.patch("cards", journey.card, text=7)
    assert journey.document.snapshot is snapshot


@pytest.mark.parametrize("end", ["lane", "first", "last"])
def test_a_card_cannot_be_put_where_nothing_is(journey: Journey, end: str) -> None:
    place = {"lane": journey.lane, "first": journey.first, "last": journey.last, "order": "V", end: "nothing"}
    with pytest.raises(InvalidRecordError, match="not part of"), journey.document.change("Bad") as draft:
        draft.put(Card(id=CardId("card-x"), map=journey.map, place=Place.model_validate(place)))


def test_a_lane_kinds_own_values_are_checked_where_the_card_stands(journey: Journey) -> None:
    pains = structure.add_lane(journey.document, journey.map, "pain_points", "Pains")
    with pytest.raises(InvalidRecordError):
        cards.add_card(journey.document, pains, journey.first, "Hurts", severity="purple")
    assert not journey.document.snapshot.cards_in(pains)


def test_what_was_deleted_cannot_be_patched(journey: Journey) -> None:
    cards.delete_cards(journey.document, [journey.card])
    with pytest.raises(KeyError):
        cards.set_text(journey.document, journey.card, "Ghost")


def test_a_record_put_again_says_what_it_says_now_and_no_more(journey: Journey) -> None:
    document = journey.document
    lane = structure.add_lane(document, journey.map, "emotion", "Feeling")
    numbers.set_emotion(document, lane, journey.first, 1.0)
    numbers.set_quote(document, lane, journey.first, "At last!")
    structure.delete(document, "emotions", emotion_id(lane, journey.first, None))
    numbers.set_emotion(document, lane, journey.first, -1.0)
    [point] = document.snapshot.emotions_of(lane)
    assert point == Emotion(id=emotion_id(lane, journey.first, None), lane=lane, step=journey.first, value=-1.0)


def test_an_unknown_field_and_an_unknown_table_are_kept(journey: Journey) -> None:
    document = journey.document
    with document.change("From a newer version") as draft:
        draft.write("cards", journey.card, {"mood_of_tomorrow": {"deep": (1, None)}})
        draft.write("holograms", "h-1", {"beam": 3})
    cards.set_text(document, journey.card, "Calls")
    assert document.snapshot.card(journey.card).extras["mood_of_tomorrow"] == {"deep": (1, None)}
    assert document.registers.row("holograms", "h-1")["beam"].value == 3


def test_untouched_records_and_cells_keep_their_identity(journey: Journey) -> None:
    document = journey.document
    resting = cards.add_card(document, journey.lane, journey.last, "Rests")
    before = document.snapshot
    cards.set_text(document, journey.card, "Calls")
    after = document.snapshot
    assert after.card(resting) is before.card(resting)
    assert after.cards_at(journey.lane, journey.last) is before.cards_at(journey.lane, journey.last)
    assert after.stages_of(journey.map) is before.stages_of(journey.map)
    assert after.cards_at(journey.lane, journey.first) is not before.cards_at(journey.lane, journey.first)
    assert before.card(journey.card).text == "Waits", "a snapshot never changes"


def test_a_renamed_step_is_renamed_everywhere(journey: Journey) -> None:
    structure.rename(journey.document, "steps", journey.last, "Install")
    assert journey.document.snapshot.steps_in(journey.map)[1].title == "Install"
    assert journey.document.snapshot.steps_of(journey.after)[0].title == "Install"


def test_every_stage_is_born_with_a_step_and_its_only_step_is_not_left_behind(journey: Journey) -> None:
    document = journey.document
    with pytest.raises(ValueError, match="at least one step"):
        structure.move_step(document, journey.first, journey.after, 0)
    structure.delete(document, "steps", StepId(journey.first))
    assert [stage.title for stage in document.snapshot.stages_of(journey.map)] == ["After"]
