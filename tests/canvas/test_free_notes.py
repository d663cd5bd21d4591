"""Notes that float over the map: made, written, moved, filed and floated by hand and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.hit import What
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.overlay import Bar, Ghost, Sprite
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_cell
from journeydesigner.editing import free_notes
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Place
from tests.canvas.conftest import LEFT, Hands, Journey

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
DOWN, UP, RIGHT, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Escape


@pytest.fixture
def note(journey: Journey) -> CardId:
    return free_notes.add_free_note(journey.document, journey.pains, journey.steps[1], (20, 10), "Ask legal")


def place_of(journey: Journey, card: CardId) -> Place:
    place = journey.document.snapshot.card(card).place
    assert place is not None
    return place


def only_new(journey: Journey, before: set[str]) -> CardId:
    (found,) = set(journey.document.snapshot.table("cards")) - before
    return CardId(found)


def test_a_double_click_with_alt_writes_a_note_right_there(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    before = set(journey.document.snapshot.table("cards"))
    where = hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[2]), 0.6, 0.6)
    QTest.mouseDClick(canvas, LEFT, ALT, where)
    assert canvas.is_editing
    hands.type("Here")
    hands.key(ESCAPE)
    made = only_new(journey, before)
    assert place_of(journey, made).is_free and place_of(journey, made).lane == journey.pains
    assert canvas.hit_at(where.x(), where.y()).record == made
    assert canvas.selection.cards == (made,)
    assert journey.changes() == 1


def test_by_key_a_note_is_written_beside_the_selected_cell(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    before = set(journey.document.snapshot.table("cards"))
    canvas.select(of_cell(journey.pains, journey.steps[2]))
    canvas.notes.add_here()
    hands.type("Here")
    hands.key(Qt.Key.Key_Return)
    assert not canvas.is_editing, "a free note has no next one"
    assert place_of(journey, only_new(journey, before)).first == journey.steps[2]


def test_a_note_that_nothing_is_written_on_is_none(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[2]))
    canvas.notes.add_here()
    hands.key(ESCAPE)
    assert journey.document.undo_label is None


def test_a_dragged_note_stays_where_it_is_let_go(
    journey: Journey, canvas: MapCanvas, hands: Hands, note: CardId
) -> None:
    before = journey.changes()
    rect = canvas.board.rect_of_card(note)
    assert rect is not None
    start = hands.at(rect, 0.3, 0.3)
    assert canvas.hit_at(start.x(), start.y()).what is What.NOTE
    hands.carry(start, start + QPoint(230, 90))
    assert [type(item) for item in canvas.overlay.items] == [Ghost, Sprite]
    hands.release(start + QPoint(230, 90))
    now = canvas.board.rect_of_card(note)
    assert now is not None and (round(now.x - rect.x), round(now.y - rect.y)) == (230, 90)
    place = place_of(journey, note)
    assert (place.lane, place.first) == (journey.touchpoints, journey.steps[2]), "it hangs on the cell under its corner"
    assert journey.changes() == before + 1


def test_shift_on_the_way_files_a_note_and_floats_a_card(
    journey: Journey, canvas: MapCanvas, hands: Hands, note: CardId
) -> None:
    start = hands.at(canvas.board.rect_of_card(note), 0.3, 0.3)
    goal = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[2]), 0.5, 0.9)
    hands.carry(start, goal)
    QTest.keyPress(canvas, Qt.Key.Key_Shift, SHIFT)
    assert any(isinstance(item, Bar) for item in canvas.overlay.items)
    hands.release(goal, SHIFT)
    QTest.keyRelease(canvas, Qt.Key.Key_Shift)
    assert not place_of(journey, note).is_free
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders", "Ask legal"]

    start = hands.at(canvas.board.rect_of_card(journey.order))
    hands.carry(start, start + QPoint(150, 120))
    QTest.keyPress(canvas, Qt.Key.Key_Shift, SHIFT)
    hands.release(start + QPoint(150, 120), SHIFT)
    assert place_of(journey, journey.order).is_free


def test_cards_float_and_are_filed_again_by_command(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    canvas.notes.float_selection()
    assert place_of(journey, journey.order).is_free
    assert canvas.selection.cards == (journey.order,)
    canvas.notes.file_selection()
    place = place_of(journey, journey.order)
    assert not place.is_free and (place.lane, place.first) == (journey.actions, journey.steps[2])


def test_a_note_is_reached_by_arrows_and_moved_by_alt_and_arrows(
    journey: Journey, canvas: MapCanvas, hands: Hands, note: CardId
) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    hands.key(DOWN)
    assert canvas.selection.cards == (note,)
    hands.key(RIGHT, ALT)
    assert place_of(journey, note).offset == (28, 10)
    hands.key(DOWN)
    assert canvas.selection.lane == journey.touchpoints


def test_a_notes_text_is_edited_where_it_is_read(
    journey: Journey, canvas: MapCanvas, hands: Hands, note: CardId
) -> None:
    QTest.mouseDClick(canvas, LEFT, pos=hands.at(canvas.board.rect_of_card(note), 0.3, 0.3))
    canvas.select(of_cards((note,), journey.document.snapshot))
    canvas.edit_selection()
    hands.type(" today")
    hands.key(ESCAPE)
    assert journey.document.snapshot.card(note).text == "Ask legal today"
    assert place_of(journey, note).offset == (20, 10)


def test_a_free_note_is_not_counted_where_a_card_is_put(
    journey: Journey, canvas: MapCanvas, hands: Hands, note: CardId
) -> None:
    goal = hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[1]), 0.02, 0.2)
    hands.drag(hands.at(canvas.board.rect_of_card(journey.order), 0.3), goal)
    place = place_of(journey, journey.order)
    assert (place.lane, place.first) == (journey.pains, journey.steps[1])
    assert canvas.selection.kind is SelectionKind.CARDS


def test_ctrl_drag_puts_a_copy_of_a_note(journey: Journey, canvas: MapCanvas, hands: Hands, note: CardId) -> None:
    before, changes = set(journey.document.snapshot.table("cards")), journey.changes()
    start = hands.at(canvas.board.rect_of_card(note), 0.3, 0.3)
    hands.drag(start, start + QPoint(0, 120), Qt.KeyboardModifier.ControlModifier)
    copy = only_new(journey, before)
    assert place_of(journey, note).offset == (20, 10)
    assert place_of(journey, copy).is_free and canvas.selection.cards == (copy,)
    assert journey.changes() == changes + 1
