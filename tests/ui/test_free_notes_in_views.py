"""A free note in the views that are not the map: it is there once, after the cards of the cell it is anchored to."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.document.document import Document
from journeydesigner.editing import free_notes
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.outlining import shift_card
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.views.outline_tree import OutlineTree, walked
from journeydesigner.ui.views.table_cells import MapTable
from tests.document.conftest import Journey, journey, now
from tests.document.random_documents import first_document
from tests.document.random_verbs import VERBS, do
from tests.document.seeded import Seeded

__all__ = ["journey", "now"]


def keys_of(document: Document, tree: OutlineTree | None = None) -> list[str]:
    shown = tree or OutlineTree()
    maps = document.snapshot.maps
    return [line.key for found in maps for line in walked(shown.lines(document.snapshot, found.id, CardFilter()))]


def test_a_free_note_is_one_line_and_one_block_after_the_cards(journey: Journey) -> None:
    document = journey.document
    note = free_notes.add_free_note(document, journey.lane, journey.first, (4.0, 6.0), "Floats")
    last = add_card(document, journey.lane, journey.first, "Last")
    cards = [key for key in keys_of(document) if key.startswith("card:")]
    assert cards == [f"card:{journey.card}", f"card:{last}", f"card:{note}"]
    table = MapTable(document.snapshot, journey.map, CardFilter())
    cell = table.cell(document.snapshot.lane(journey.lane), document.snapshot.step(journey.first))
    assert [card.id for card in cell.cards] == [journey.card, last, note]


def test_a_free_note_takes_no_place_among_the_cards_that_are_shifted(journey: Journey) -> None:
    document = journey.document
    free_notes.add_free_note(document, journey.lane, journey.first, (4.0, 6.0), "Floats")
    assert shift_card(document, journey.card, 1)
    place = document.snapshot.card(journey.card).place
    assert place is not None and place.first == journey.last


@given(st.integers(0, 200))
def test_every_line_of_an_outline_is_there_once(seed: int) -> None:
    with Seeded(seed):
        document, dice, tree = first_document(), Random(seed), OutlineTree()
        for verb in dice.choices(sorted(VERBS), k=25):
            do(document, verb, dice)
            for shown in (None, tree):
                keys = [key for key in keys_of(document, shown) if key != "inbox"]
                assert len(keys) == len(set(keys))
