"""The verbs: each is one step to undo, and its name is its label."""

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.model.ids import LaneId, MapId, OrganizationId, StageId
from journeydesigner.model.records import Measurement, Place


@pytest.fixture
def document() -> Document:
    document = new_document()
    organization = structure.add_organization(document, "Power")
    map_id = structure.add_map(document, organization, "Battery")
    for stage in ("Before", "During", "After"):
        structure.add_stage(document, map_id, stage)
    structure.add_lane(document, map_id, "actions", "Actions")
    structure.add_lane(document, map_id, "emotion", "Feeling")
    return document


def first_map(document: Document) -> MapId:
    return document.snapshot.maps[0].id


def lanes(document: Document) -> list[LaneId]:
    return [lane.id for lane in document.snapshot.lanes_of(first_map(document))]


def titles(document: Document) -> list[str]:
    return [stage.title for stage in document.snapshot.stages_of(first_map(document))]


def texts(document: Document, column: int) -> list[str]:
    step = document.snapshot.steps_in(first_map(document))[column]
    return [card.text for card in document.snapshot.cards_at(lanes(document)[0], step.id)]


def test_a_stage_is_put_where_one_says(document: Document) -> None:
    stages = document.snapshot.stages_of(first_map(document))
    structure.move_stage(document, stages[2].id, 0)
    assert titles(document) == ["After", "Before", "During"]
    structure.insert_stage_after(document, stages[2].id, "Then")
    assert titles(document) == ["After", "Then", "Before", "During"]


def test_a_step_is_inserted_and_moved_with_what_stands_on_it(document: Document) -> None:
    first, second, _ = document.snapshot.stages_of(first_map(document))
    own = document.snapshot.steps_of(first.id)[0].id
    extra = structure.insert_step_after(document, own, "Extra")
    card = cards.add_card(document, lanes(document)[0], extra, "Here")
    structure.move_step(document, extra, StageId(second.id), 0)
    assert [step.title for step in document.snapshot.steps_of(second.id)] == ["Extra", ""]
    assert document.snapshot.cards_at(lanes(document)[0], extra)[0].id == card


@pytest.mark.parametrize(
    ("moved", "index", "after"),
    [("AB", 2, "CDAB"), ("AB", 1, "CABD"), ("AC", 1, "BACD"), ("DB", 0, "DBAC"), ("AB", None, "CDAB")],
)
def test_several_cards_moved_within_their_cell_stay_together(
    document: Document, moved: str, index: int | None, after: str
) -> None:
    lane, step = lanes(document)[0], document.snapshot.steps_in(first_map(document))[0].id
    ids = {text: cards.add_card(document, lane, step, text) for text in "ABCD"}
    cards.move_cards(document, [ids[text] for text in moved], lane, step, index)
    assert "".join(texts(document, 0)) == after
    document.undo()
    assert "".join(texts(document, 0)) == "ABCD"


def test_what_a_newer_version_keeps_in_a_place_stays_when_the_card_moves(document: Document) -> None:
    lane, (first, second, third) = lanes(document)[0], document.snapshot.steps_in(first_map(document))
    card = cards.add_card(document, lane, first.id, "Here")
    with document.change("newer") as draft:
        newer = {"lane": lane, "first": first.id, "last": first.id, "order": "V", "tilt": 3}
        draft.patch("cards", card, place=Place.model_validate(newer))
    cards.set_span(document, card, first.id, second.id)
    cards.move_card(document, card, lane, second.id)
    cards.move_cards(document, [card], lane, first.id)
    place = document.snapshot.card(card).place
    assert place is not None
    assert place.model_extra == {"tilt": 3}
    assert (place.first, place.last) == (first.id, second.id)
    assert third.id != place.last


def test_cards_are_put_where_one_says_within_a_cell(document: Document) -> None:
    lane, (first, second, _) = lanes(document)[0], document.snapshot.steps_in(first_map(document))
    one, two, three = (cards.add_card(document, lane, first.id, text) for text in ("one", "two", "three"))
    cards.move_card(document, three, lane, first.id, 0)
    assert texts(document, 0) == ["three", "one", "two"]
    cards.move_cards(document, [one, two], lane, second.id, 0)
    assert (texts(document, 0), texts(document, 1)) == (["three"], ["one", "two"])
    document.undo()
    assert texts(document, 0) == ["three", "one", "two"]


def test_a_span_moves_with_its_card_and_ends_at_the_last_step(document: Document) -> None:
    lane, (first, second, third) = lanes(document)[0], document.snapshot.steps_in(first_map(document))
    card = cards.add_card(document, lane, first.id, "Wide", last=second.id)
    cards.move_card(document, card, lane, second.id)
    place = document.snapshot.card(card).place
    assert place is not None and (place.first, place.last) == (second.id, third.id)
    cards.move_card(document, card, lane, third.id)
    place = document.snapshot.card(card).place
    assert place is not None and (place.first, place.last) == (third.id, third.id)


def test_a_card_moved_to_another_map_belongs_to_it(document: Document) -> None:
    organization = OrganizationId(document.snapshot.organizations[0].id)
    second = structure.add_map(document, organization, "Second")
    structure.add_stage(document, second, "Only")
    lane = structure.add_lane(document, second, "actions", "Actions")
    card = cards.add_note(document, first_map(document), "Note")
    cards.move_card(document, card, lane, document.snapshot.steps_in(second)[0].id)
    assert document.snapshot.card(card).map == second
    assert document.snapshot.inbox(first_map(document)) == ()


def test_a_point_of_the_curve_is_held_on_its_scale(document: Document) -> None:
    lane, first = lanes(document)[1], document.snapshot.steps_in(first_map(document))[0]
    numbers.set_emotion(document, lane, first.id, 9)
    numbers.set_quote(document, lane, first.id, "Wow")
    [point] = document.snapshot.emotions_of(lane)
    assert (point.step, point.value, point.quote) == (first.id, 2.0, "Wow")


def test_a_value_is_computed_from_its_counts(document: Document) -> None:
    metric = numbers.add_metric(document, document.snapshot.organizations[0].id, "NPS", kind="nps", unit="points")
    anchor = first_map(document)
    numbers.measure(document, metric, anchor, "2026-02", 99, counts={"promoters": 5, "passives": 3, "detractors": 2})
    numbers.measure(document, metric, anchor, "2026-01", 12)
    numbers.measure(document, metric, anchor, "2026-01", 13)
    history: tuple[Measurement, ...] = document.snapshot.measurements_of(metric, anchor)
    assert [(m.period, m.result.value) for m in history] == [("2026-01", 13.0), ("2026-02", 30.0)]


def test_deleting_an_organisation_takes_all_of_it_and_undo_brings_all_of_it_back(document: Document) -> None:
    step = document.snapshot.steps_in(first_map(document))[0].id
    cards.add_card(document, lanes(document)[0], step, "Card")
    numbers.set_emotion(document, lanes(document)[1], step, 1)
    before = {name: dict(rows) for name, rows in document.snapshot.tables.items() if rows}
    structure.delete(document, "organizations", document.snapshot.organizations[0].id)
    assert not any(document.snapshot.tables.values())
    document.undo()
    assert {name: dict(rows) for name, rows in document.snapshot.tables.items() if rows} == before
    assert document.redo_label == "Delete organisation"


def test_the_inbox_keeps_the_order_in_which_notes_came(document: Document) -> None:
    journey = first_map(document)
    lane, step = lanes(document)[0], document.snapshot.steps_in(journey)[0].id
    words = [f"note {number}" for number in range(12)]
    for text in words:
        cards.add_note(document, journey, text)
    placed = cards.add_card(document, lane, step, "from the map")
    cards.to_inbox(document, placed)
    notes = document.snapshot.inbox(journey)
    assert [note.text for note in notes] == [*words, "from the map"]
    cards.set_text(document, notes[3].id, "edited")
    cards.duplicate_card(document, notes[3].id)
    assert [note.text for note in document.snapshot.inbox(journey)][2:6] == ["note 2", "edited", "edited", "note 4"]
    cards.move_card(document, notes[0].id, lane, step)
    cards.to_inbox(document, notes[0].id)
    assert document.snapshot.inbox(journey)[-1].text == "note 0"
