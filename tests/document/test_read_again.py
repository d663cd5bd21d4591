"""What is read anew after a change: records that say something else, and no others."""

from collections.abc import Iterable, Sequence

import pytest

from journeydesigner.document.registers import Fields
from journeydesigner.document.schema import Schema
from journeydesigner.document.snapshot_builder import SnapshotBuilder
from journeydesigner.editing.cards import add_card, delete_cards, set_text
from journeydesigner.model.records import Record
from tests.document.conftest import Journey


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that are read from their registers."""
    found: list[str] = []
    one, many = Schema.assemble, Schema.assemble_all

    def assemble(self: Schema, table: str, record: str, row: Fields) -> Record:
        found.append(record)
        return one(self, table, record, row)

    def assemble_all(self: Schema, table: str, rows: Iterable[tuple[str, Fields]]) -> Sequence[Record] | None:
        pairs = list(rows)
        found.extend(record for record, _row in pairs)
        return many(self, table, pairs)

    monkeypatch.setattr(Schema, "assemble", assemble)
    monkeypatch.setattr(Schema, "assemble_all", assemble_all)
    return found


def test_cards_that_go_and_come_back_are_not_read_again(journey: Journey, read: list[str]) -> None:
    document = journey.document
    cards = (journey.card, *(add_card(document, journey.lane, journey.first, f"Card {number}") for number in range(3)))
    shown = [document.snapshot.card(card) for card in cards]
    read.clear()
    delete_cards(document, cards)
    assert not document.snapshot.cards_in(journey.lane)
    document.undo()
    assert all(document.snapshot.card(card) is before for card, before in zip(cards, shown, strict=True))
    assert read == []


def test_a_card_that_was_written_and_deleted_in_one_change_comes_back_as_it_was_before(journey: Journey) -> None:
    document = journey.document
    card = add_card(document, journey.lane, journey.first, "Before")
    with document.change("Both"):
        set_text(document, card, "After")
        delete_cards(document, (card,))
    assert card not in document.snapshot.table("cards")
    document.undo()
    assert document.snapshot.card(card).text == "Before"
    document.redo()
    anew = SnapshotBuilder(document.registers, document.schema).everything()
    assert anew.index.known == document.snapshot.index.known


def test_a_card_that_was_deleted_and_entered_again_in_one_change_is_there(journey: Journey) -> None:
    document = journey.document
    card = document.snapshot.card(journey.card)
    with document.change("Both") as draft:
        draft.delete("cards", card.id)
        draft.put(card)
    assert document.snapshot.card(journey.card) == card
    with document.change("Both, looking in between") as draft:
        draft.delete("cards", card.id)
        assert card.id not in draft.snapshot.table("cards")
        draft.put(card)
    assert document.snapshot.card(journey.card) == card
