"""Who wrote what: a name for each peer, kept with its writes, united when copies meet."""

import pytest

from journeydesigner.document.authors import author_of, fit_name
from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Key
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.model.ids import CardId


def _document() -> tuple[Document, CardId]:
    document = new_document(document_id="doc-one", clock=Clock("ann"))
    organization = structure.add_organization(document, "Hotel Post")
    map_id = structure.add_map(document, organization, "A weekend")
    return document, cards.add_note(document, map_id, "A note")


def _writer(document: Document, card: CardId) -> str:
    register = document.registers.get(Key("cards", card, "text"))
    assert register is not None
    return author_of(document, register.stamp)


def _copy(document: Document, peer: str) -> Document:
    other = new_document(document_id=document.id, clock=Clock(peer))
    other.merge(document)
    return other


def test_what_nobody_signed_is_nobodys() -> None:
    document, card = _document()
    assert _writer(document, card) == ""
    assert document.registers.authors == {}


def test_a_name_stands_beside_what_is_written_under_it_and_not_beside_what_was_there_before() -> None:
    document, card = _document()
    before = document.clock.peer
    document.author = "Ada Kern"
    assert document.registers.authors == {}
    cards.set_text(document, card, "Said by Ada")
    assert _writer(document, card) == "Ada Kern"
    assert before not in document.registers.authors


def test_another_name_does_not_take_over_what_the_first_wrote() -> None:
    document, card = _document()
    document.author = "Ada Kern"
    cards.set_text(document, card, "Said by Ada")
    other = cards.add_note(document, document.snapshot.maps[0].id, "Hers too")
    document.author = "Ben"
    cards.set_text(document, card, "Said by Ben")
    document.author = ""
    third = cards.add_note(document, document.snapshot.maps[0].id, "Nobody's")
    assert [_writer(document, each) for each in (card, other, third)] == ["Ben", "Ada Kern", ""]


def test_undo_and_redo_over_a_change_of_names_lead_where_they_came_from() -> None:
    document, card = _document()
    document.author = "Ada Kern"
    cards.set_text(document, card, "Said by Ada")
    cards.delete_cards(document, [card])
    document.author = "Ben"
    document.undo()
    document.redo()
    assert card not in document.snapshot.table("cards")
    document.undo()
    document.undo()
    assert document.snapshot.card(card).text == "A note"


def test_who_takes_a_foreign_file_in_signs_all_of_it() -> None:
    document, card = _document()
    document.sign("Ada Kern")
    assert _writer(document, card) == "Ada Kern"


def test_copies_that_meet_know_all_names() -> None:
    ann, card = _document()
    ben = _copy(ann, "ben")
    ann.author, ben.author = "Ann", "Ben"
    cards.set_text(ann, card, "Ann's")
    other = cards.add_note(ben, ben.snapshot.maps[0].id, "Ben's")
    ann.merge(ben)
    ben.merge(ann)
    assert ann.registers.authors == ben.registers.authors
    assert (_writer(ben, card), _writer(ann, other)) == ("Ann", "Ben")


def test_two_names_of_one_peer_are_the_same_one_everywhere() -> None:
    ann, _card = _document()
    ben = _copy(ann, "ben")
    ann.registers.authors["ann"], ben.registers.authors["ann"] = "Ann", "Forged"
    ann.merge(ben)
    ben.merge(ann)
    assert ann.registers.authors == ben.registers.authors


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Ada \t Kern ", "Ada Kern"),
        ("Ada\nKern", "Ada Kern"),
        ("Ada\u202egnimoc", "Adagnimoc"),
        ("A\x00d\x1ba\ud800\ufeff", "Ada"),
        ("A" * 500, "A" * 80),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3),
        ("Nguyễn Thị", "Nguyễn Thị"),
        ("محمد علی‌رضا", "محمد علی‌رضا"),
        ("王小明 😀", "王小明 😀"),
        ("<b>Ada</b>", "<b>Ada</b>"),
        ("\u200b\u2066", ""),
    ],
)
def test_a_name_becomes_one_short_line_that_leaves_the_text_around_it_alone(given: str, kept: str) -> None:
    assert fit_name(given) == kept
    document, card = _document()
    document.author = given
    cards.set_text(document, card, "More")
    assert _writer(document, card) == kept
