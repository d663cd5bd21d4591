"""Records that come and go within one change, and first steps of which little is known."""

from collections.abc import Callable

import pytest

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.registers import ABSENT, Register
from journeydesigner.document.snapshot_builder import SnapshotBuilder
from journeydesigner.editing import cards, outlining, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.files.sound import complaints
from journeydesigner.model.ids import StageId, StepId, first_step_id
from journeydesigner.model.records import Card
from tests.document.conftest import Journey
from tests.document.test_undo import tables


def with_row(document: Document, table: str, record: str, **values: object) -> Document:
    """The document as a file gives it in which a record's registers hold just ``values``."""
    stamp = Stamp(1_800_000_000_000, 0, "old")
    document.registers.set_row(table, record, {name: Register(value, stamp) for name, value in values.items()})
    document.registers.see(stamp)
    return new_document(document_id=document.id, registers=document.registers)


def saved_and_loaded(document: Document) -> Document:
    opened = read_journey(journey_bytes(capture(document)))
    assert not [note for note in opened.notes if "a day ahead" not in note]  # its stamps are made up
    assert public_form(opened.document) == public_form(document)
    assert opened.document.registers.tables == document.registers.tables
    return opened.document


def step_to_stage(journey: Journey) -> None:
    outlining.step_to_stage(journey.document, structure.add_step(journey.document, journey.before, "More"))


def stage_to_step(journey: Journey) -> None:
    outlining.stage_to_step(journey.document, journey.after)


def note_and_none(journey: Journey) -> None:
    with journey.document.change("Note and none") as draft:
        draft.delete("cards", cards.add_note(journey.document, journey.map, "Never mind"))
        draft.put(Card(id=cards.add_note(journey.document, journey.map, "Stays"), map=journey.map, text="Stays here"))


@pytest.mark.parametrize("verb", [step_to_stage, stage_to_step, note_and_none])
def test_what_came_and_went_in_one_change_leaves_nothing_when_that_is_undone(
    journey: Journey, verb: Callable[[Journey], None]
) -> None:
    document, base = journey.document, tables(journey.document)
    verb(journey)
    after, undone = tables(document), 0
    while tables(document) != base:
        assert document.undo() is not None
        undone += 1
        assert document.snapshot.quarantine == {}
    saved_and_loaded(document)
    for _again in range(undone):
        document.redo()
    assert tables(document) == after
    assert document.snapshot.quarantine == {}
    saved_and_loaded(document)


def test_a_change_tells_of_what_it_made_also_where_that_is_gone_again(journey: Journey) -> None:
    born: list[frozenset[tuple[str, str]]] = []
    journey.document.subscribe(lambda changes: born.append(changes.born))
    with journey.document.change("To and fro") as draft:
        gone = cards.add_note(journey.document, journey.map, "Never mind")
        draft.delete("cards", gone)
        draft.patch("cards", journey.card, text="Calls")
    assert born == [{("cards", gone)}]


def test_a_record_that_says_nothing_is_as_if_it_had_never_been(journey: Journey) -> None:
    """Files of earlier versions hold such rows: a step that came and went in a change that was undone."""
    nothing = {"stage": ABSENT, "order": ABSENT, DELETED: ABSENT}
    before = tables(journey.document)
    for step in ("step-odd", first_step_id(StageId("stage-gone"))):
        document = saved_and_loaded(with_row(journey.document, "steps", step, **nothing))
        assert document.snapshot.quarantine == {}
        assert not complaints(document)
        assert tables(document) == before


@pytest.mark.parametrize("stage", [{"stage": ABSENT}, {}])
def test_the_first_step_of_a_stage_is_known_by_its_id(journey: Journey, stage: dict[str, object]) -> None:
    """And keeps what it says beside: its title, its width, and the cards that stand on it."""
    said = {**stage, "title": "Ring", "width": 240.0, DELETED: None}
    document = with_row(journey.document, "steps", journey.first, **said)
    [step] = document.snapshot.steps_of(journey.before)
    assert (step.id, step.title, step.width) == (journey.first, "Ring", 240.0)
    assert document.snapshot.card(journey.card).place is not None
    assert document.snapshot.quarantine == {}
    again = read_journey(journey_bytes(capture(document))).document
    assert tables(again) == tables(document)
    form = public_form(document)
    assert next(found for found in form["steps"] if found["id"] == journey.first)["stage"] == journey.before
    structure.rename(again, "steps", journey.first, "Call")
    assert again.snapshot.step(journey.first).title == "Call"


def test_a_step_of_its_own_that_names_no_stage_is_kept_and_told(journey: Journey) -> None:
    document = with_row(journey.document, "steps", "step-odd", title="Ring", **{DELETED: None})
    assert ("steps", "step-odd") in document.snapshot.quarantine


def without_steps(journey: Journey, other: Document) -> StepId:
    """Two people each deleted one of a stage's two steps: it is shown with its first again."""
    document, first = journey.document, journey.first
    second = structure.add_step(document, journey.before, "Second")
    other.merge(document)
    structure.delete(document, "steps", first)
    structure.delete(other, "steps", second)
    document.merge(other)
    assert [step.id for step in document.snapshot.steps_of(journey.before)] == [first]
    return first


def test_a_first_step_that_was_given_back_stays_when_another_comes(journey: Journey, other: Document) -> None:
    first = without_steps(journey, other)
    card = cards.add_card(journey.document, journey.lane, first, "Asks")
    third = structure.add_step(journey.document, journey.before, "Third")
    assert [step.id for step in journey.document.snapshot.steps_of(journey.before)] == [first, third]
    place = journey.document.snapshot.card(card).place
    assert place is not None and place.first == first
    saved_and_loaded(journey.document)


def test_a_first_step_that_was_given_back_stays_when_another_is_moved_to_it(journey: Journey, other: Document) -> None:
    first = without_steps(journey, other)
    moved = structure.add_step(journey.document, journey.after, "Moved")
    structure.move_step(journey.document, moved, journey.before, 1)
    assert [step.id for step in journey.document.snapshot.steps_of(journey.before)] == [first, moved]


def test_a_first_step_that_was_never_written_can_be_written(journey: Journey) -> None:
    """A file that was made by another program may not list it."""
    rows = journey.document.registers
    rows.set_row("steps", journey.first, {})
    document = new_document(document_id=journey.document.id, registers=rows)
    structure.rename(document, "steps", journey.first, "Ring")
    assert document.snapshot.step(journey.first).title == "Ring"
    saved_and_loaded(document)
    document.undo()
    assert document.snapshot.step(journey.first).title == ""
    anew = SnapshotBuilder(document.registers, document.schema).everything()
    assert anew.tables == document.snapshot.tables
