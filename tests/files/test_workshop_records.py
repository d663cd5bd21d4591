"""What a workshop leaves on a map, in the file: shown sparsely, in a stable order, and merged without loss."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from journeydesigner import shipped
from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.columns import set_step_width
from journeydesigner.editing.comments import add_comment, reply, resolve
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.editing.merging import merge_cards
from journeydesigner.editing.voting import close_round, discard_without_dots, give_dot, start_round, tally
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey, save_journey
from journeydesigner.files.json_schema import SCHEMA_NAME
from journeydesigner.files.json_text import encode_form
from journeydesigner.files.outline import outline
from journeydesigner.files.public_form import public_form
from journeydesigner.files.sound import complaints
from journeydesigner.model.ids import CardId
from tests.document.random_documents import replica_of
from tests.files.small import edited, same, small_document
from tests.files.test_own_templates import full_document

FIRST = Path(__file__).parent / "fixtures" / "version-1-first.journey"
RARE = {"twin_of", "width", "height", "is_collapsed", "is_cycle", "is_locked", "shows_as_is", "offset"}


def validate(form: Any) -> None:
    schema = json.loads(shipped.resource(SCHEMA_NAME).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(encode_form(form)))


def front_desk(document: Document) -> CardId:
    return next(c.id for c in document.snapshot.cards_of(document.snapshot.maps[0].id) if c.text.startswith("Front"))


def test_a_file_of_the_first_version_opens_without_a_note_and_is_saved_as_it_was(tmp_path: Path) -> None:
    opened = open_journey(FIRST)
    assert opened.notes == ()
    assert complaints(opened.document) == []
    assert [c.text for c in opened.document.snapshot.cards_of(opened.document.snapshot.maps[0].id)] == [
        "Front desk\nwith a bell",
        "A note — 日本語 😀",
    ]
    save_journey(opened.document, tmp_path / "again.journey")
    again = open_journey(tmp_path / "again.journey")
    assert again.notes == ()
    assert same(again.document, opened.document)


def test_a_file_of_the_first_version_that_was_edited_by_hand_is_read_by_its_checks() -> None:
    def rename(form: dict[str, Any]) -> None:
        form["stages"][0]["title"] = "Come in"

    opened = read_journey(edited(FIRST.read_bytes(), rename))
    assert opened.document.snapshot.stages_of(opened.document.snapshot.maps[0].id)[0].title == "Come in"
    assert len([note for note in opened.notes if "title" in note]) == 1


def test_what_few_records_have_shows_only_where_it_was_written() -> None:
    plain = public_form(small_document())
    assert not RARE & {name for rows in plain.values() if isinstance(rows, list) for row in rows for name in row}
    document, map_id = full_document()
    set_step_width(document, document.snapshot.steps_in(map_id)[0].id, 300)
    form = public_form(document)
    assert [step.get("width") for step in form["steps"]] == [300, None]
    assert form["maps"][0]["is_locked"] is True
    (note,) = [card for card in form["cards"] if card["text"] == "Look"]
    assert (note["offset"], note["lane"] is not None) == ((30.0, -12.0), True)
    assert all("offset" not in card for card in form["cards"] if card is not note)


def test_every_record_of_a_workshop_is_saved_and_read_the_same_and_suits_the_schema() -> None:
    document, map_id = full_document()
    card = front_desk(document)
    two = cards.add_card(document, document.snapshot.lanes_of(map_id)[0].id, document.snapshot.steps_in(map_id)[0].id)
    merge_cards(document, card, [two])
    cards.add_card(document, document.snapshot.lanes_of(map_id)[0].id, document.snapshot.steps_in(map_id)[0].id, "Odd")
    discard_without_dots(document, document.snapshot.vote_rounds_of(map_id)[0].id)
    add_twin(document, map_id)
    assert [note.text for note in document.snapshot.inbox(map_id) if note.came_from] == ["Two", "Odd"]
    validate(public_form(document))
    opened = read_journey(journey_bytes(capture(document)))
    assert opened.notes == ()
    assert same(opened.document, document)
    assert complaints(opened.document) == []


def test_a_free_note_is_moved_and_put_down_by_hand() -> None:
    document, _map_id = full_document()
    data = journey_bytes(capture(document))

    def edit(form: dict[str, Any]) -> None:
        note = next(card for card in form["cards"] if card["text"] == "Look")
        note["offset"] = [1, 2.5]
        other = next(card for card in form["cards"] if card["text"] == "Two")
        other["offset"] = [3, 4]

    snapshot = read_journey(edited(data, edit)).document.snapshot
    places = {card.text: card.place for card in snapshot.cards_of(snapshot.maps[0].id)}
    assert [place.offset for text in ("Look", "Two") if (place := places[text])] == [(1, 2.5), (3, 4)]

    def put_down(form: dict[str, Any]) -> None:
        del next(card for card in form["cards"] if card["text"] == "Look")["offset"]

    snapshot = read_journey(edited(data, put_down)).document.snapshot
    places = {card.text: card.place for card in snapshot.cards_of(snapshot.maps[0].id)}
    assert [place.is_free for text in ("Look", "Two") if (place := places[text])] == [False, False]


def test_links_comments_and_votes_stand_in_an_order_that_does_not_change() -> None:
    document = small_document()
    map_id = document.snapshot.maps[0].id
    lane, steps = document.snapshot.lanes_of(map_id)[0].id, [s.id for s in document.snapshot.steps_in(map_id)]
    made = [cards.add_card(document, lane, steps[0], str(number)) for number in range(6)]
    for source, target in ((4, 1), (0, 5), (4, 0), (2, 3)):
        link_cards(document, made[source], made[target])
    first = add_comment(document, made[3], "First", "Ann")
    reply(document, first, "Second", "Bob")
    vote = start_round(document, map_id, "Vote", 9)
    for voter in ("Cem", "Ann", "Bob"):
        give_dot(document, vote, made[1], voter)
    form = public_form(document)
    texts = {card["id"]: card["text"] for card in form["cards"]}
    assert [(texts[link["source"]], texts[link["target"]]) for link in form["card_links"]] == [
        ("0", "5"),
        ("2", "3"),
        ("4", "0"),
        ("4", "1"),
    ]
    assert [row["voter"] for row in form["votes"]] == ["Ann", "Bob", "Cem"]
    assert sorted(row["text"] for row in form["comments"]) == ["First", "Second"]
    again = public_form(read_journey(journey_bytes(capture(document))).document)
    assert encode_form(again) == encode_form(form)


def test_what_was_said_voted_and_linked_in_two_copies_is_all_there_after_the_merge() -> None:
    document, map_id = full_document()
    other = replica_of(document, Clock("bob"))
    card = front_desk(document)
    (vote,) = document.snapshot.vote_rounds_of(map_id)
    for who, name in ((document, "Ann"), (other, "Bob")):
        lane, step = who.snapshot.lanes_of(map_id)[0].id, who.snapshot.steps_in(map_id)[0].id
        new = cards.add_card(who, lane, step, f"By {name}")
        link_cards(who, card, new)
        add_comment(who, card, f"Said {name}", name)
        give_dot(who, vote.id, new, name)
        add_free_note(who, lane, step, (1, 1), f"Note of {name}")
    merged = document.merge(other)
    assert merged.conflicts == ()
    snapshot = document.snapshot
    assert {c.text for c in snapshot.comments_of(map_id)} == {"So?", "Said Ann", "Said Bob"}
    assert len(snapshot.links_of(map_id)) == 3
    assert sum(tally(snapshot, vote.id).values()) == 3
    assert {"Note of Ann", "Note of Bob"} <= {c.text for c in snapshot.cards_of(map_id)}
    other.merge(document)
    assert encode_form(public_form(other)) == encode_form(public_form(document))
    assert complaints(document) == []


def test_an_arrow_to_a_card_that_a_colleague_deleted_is_no_complaint() -> None:
    document, map_id = full_document()
    other = replica_of(document, Clock("bob"))
    two = next(c.id for c in document.snapshot.cards_of(map_id) if c.text == "Two")
    note = document.snapshot.inbox(map_id)[0].id
    cards.delete_cards(document, [two])
    link_cards(other, two, note)
    give_dot(other, other.snapshot.vote_rounds_of(map_id)[0].id, two, "Bob")
    add_comment(other, two, "Still?", "Bob")
    document.merge(other)
    assert complaints(document) == []
    assert {c.text for c in document.snapshot.comments_of(map_id)} == {"So?", "Still?"}
    structure.delete(document, "maps", map_id)
    assert complaints(document) == []


def test_the_outline_tells_of_links_votes_the_agenda_and_comments() -> None:
    document, map_id = full_document()
    (head,) = document.snapshot.comments_of(map_id)
    reply(document, head.id, "Yes", "Bob")
    vote = document.snapshot.vote_rounds_of(map_id)[0].id
    close_round(document, vote)
    lines = [line.strip() for line in outline(document.snapshot)]
    assert "- Front desk with a bell → Two (then)" in lines
    assert lines[lines.index("Vote: Vote (closed)") + 1] == "- Front desk with a bell: 1"
    assert lines[lines.index("Agenda") + 1] == "- Collect, 20 min"
    assert "2 comments (1 thread open)" in lines
    assert "- Look (free note)" in lines
    resolve(document, head.id)
    assert "2 comments (0 threads open)" in [line.strip() for line in outline(document.snapshot)]


@pytest.mark.parametrize("offset", ["far", [1], [1, "x"], {"x": 1}])
def test_an_offset_that_is_none_is_told_and_the_card_is_kept(offset: Any) -> None:
    document, _map_id = full_document()

    def edit(form: dict[str, Any]) -> None:
        next(card for card in form["cards"] if card["text"] == "Look")["offset"] = offset

    opened = read_journey(edited(journey_bytes(capture(document)), edit))
    assert any("offset" in note or "place" in note for note in opened.notes)
    assert any("Look" in str(row) for row in opened.document.registers.tables["cards"].values())
