"""Several cards moved by key keep their distance and their order."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing import cards
from journeydesigner.editing.columns import collapse_stage
from tests.canvas.conftest import Hands, Journey

ALT = Qt.KeyboardModifier.AltModifier
LEFT, RIGHT, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down


def cell_of(journey: Journey, card: str) -> tuple[str, str]:
    place = journey.document.snapshot.table("cards")[card].place  # type: ignore[attr-defined]
    return place.lane, place.first


def test_at_the_maps_edge_none_of_several_moves(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    chosen = (journey.search, journey.order)
    canvas.select(of_cards(chosen, journey.document.snapshot))
    hands.key(LEFT, ALT)
    assert journey.document.undo_label is None
    hands.key(RIGHT, ALT)
    assert [cell_of(journey, card)[1] for card in chosen] == [journey.steps[1], journey.steps[3]]
    hands.key(RIGHT, ALT)
    assert [cell_of(journey, card)[1] for card in chosen] == [journey.steps[1], journey.steps[3]]
    assert canvas.selection.cards == chosen
    assert journey.changes() == 1


def test_several_cards_of_a_cell_keep_their_order_on_the_way(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    cards.add_card(journey.document, journey.pains, journey.steps[0], "Pain")
    canvas.select(of_cards((journey.search, journey.compare), journey.document.snapshot))
    hands.key(DOWN, ALT)
    assert journey.texts(journey.pains, journey.steps[0]) == ["Searches the web", "Compares offers", "Pain"]
    hands.key(RIGHT, ALT)
    assert journey.texts(journey.pains, journey.steps[1]) == ["Searches the web", "Compares offers"]


def test_a_card_passes_by_what_is_folded(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    card = cards.add_card(journey.document, journey.pains, journey.steps[0], "Pain")
    other = cards.add_card(journey.document, journey.pains, journey.steps[2], "There")
    collapse_stage(journey.document, journey.stages[1], True)
    canvas.select(of_cards((card,), journey.document.snapshot))
    for _press in range(3):
        hands.key(RIGHT, ALT)
    assert cell_of(journey, card)[1] == journey.steps[1]
    assert cell_of(journey, other)[1] == journey.steps[2]


def test_a_note_of_the_inbox_is_filed_where_the_keyboard_was(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    note = cards.add_note(journey.document, journey.map, "Ask the neighbours")
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_Escape)
    canvas.notes.take_in(note)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders", "Ask the neighbours"]
    assert canvas.selection.cards == (note,)
    hands.key(DOWN, ALT)
    assert journey.texts(journey.pains, journey.steps[2]) == ["Ask the neighbours"]
