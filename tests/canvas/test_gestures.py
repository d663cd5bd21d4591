"""Working on the map with the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.overlay import Bar, Ghost, Sprite
from journeydesigner.canvas.selection import NOTHING, SelectionKind, of_cards, of_cell
from journeydesigner.editing import cards, structure
from tests.canvas.conftest import Hands, Journey

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _bar(canvas: MapCanvas) -> Rect:
    return next(item.rect for item in canvas.overlay.items if isinstance(item, Bar))


def test_a_card_lands_where_the_insertion_bar_showed(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    between = hands.at(canvas.board.rect_of_card(journey.compare), 0.4, 0.2)
    hands.carry(hands.at(canvas.board.rect_of_card(journey.order)), between)
    bar = _bar(canvas)
    first = canvas.on_screen(canvas.board.rect_of_card(journey.search) or Rect(0, 0, 0, 0))
    second = canvas.on_screen(canvas.board.rect_of_card(journey.compare) or Rect(0, 0, 0, 0))
    assert first.bottom <= bar.y <= second.y
    hands.release(between)
    assert journey.texts(journey.actions, journey.steps[0]) == ["Searches the web", "Orders", "Compares offers"]
    assert journey.changes() == 1
    assert canvas.selection.cards == (journey.order,)
    assert canvas.overlay.items == ()


def test_a_dragged_card_leaves_a_ghost_and_is_seen_under_the_hand(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    goal = hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[3]))
    hands.carry(hands.at(canvas.board.rect_of_card(journey.order)), goal)
    kinds = {type(item) for item in canvas.overlay.items}
    assert kinds == {Ghost, Bar, Sprite}
    hands.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("what", ["card", "span", "emotion", "stage", "lane", "marquee"])
def test_escape_in_the_middle_of_a_drag_leaves_nothing(
    journey: Journey, canvas: MapCanvas, hands: Hands, what: str
) -> None:
    board = canvas.board
    start = {
        "card": hands.at(board.rect_of_card(journey.order)),
        "span": hands.at(board.rect_of_card(journey.search), 0.99),
        "emotion": hands.at(board.rect_in_lane(journey.emotion, _point(journey))),
        "stage": hands.at(board.rect_of_stage(journey.stages[0])),
        "lane": hands.at(board.rect_of_lane(journey.actions)),
        "marquee": hands.at(board.rect_of_cell(journey.pains, journey.steps[1])),
    }[what]
    nodes = [band.nodes for band in board.scene.bands]
    hands.carry(start, start + QPoint(300, 140))
    hands.key(Qt.Key.Key_Escape)
    hands.release(start + QPoint(300, 140))
    assert journey.document.undo_label is None
    assert canvas.overlay.items == ()
    assert [band.nodes for band in canvas.board.scene.bands] == nodes


def _point(journey: Journey) -> str:
    return next(e.id for e in journey.document.snapshot.emotions_of(journey.emotion) if e.step == journey.steps[0])


def test_ctrl_drag_puts_a_copy(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    goal = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[3]))
    hands.drag(hands.at(canvas.board.rect_of_card(journey.order)), goal)
    hands.carry(hands.at(canvas.board.rect_of_card(journey.search)), goal, CTRL)
    hands.release(goal, CTRL)
    assert "Searches the web" in journey.texts(journey.actions, journey.steps[0])
    assert "Searches the web" in journey.texts(journey.actions, journey.steps[3])
    assert journey.changes() == 2


def test_several_cards_go_together_in_one_undo_step(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search, journey.compare), journey.document.snapshot))
    goal = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[3]))
    hands.drag(hands.at(canvas.board.rect_of_card(journey.search)), goal)
    assert journey.texts(journey.actions, journey.steps[3]) == ["Searches the web", "Compares offers"]
    assert journey.changes() == 1


def test_cards_of_several_cells_keep_their_distance(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search, journey.order), journey.document.snapshot))
    goal = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[1]))
    hands.drag(hands.at(canvas.board.rect_of_card(journey.search)), goal)
    assert journey.texts(journey.actions, journey.steps[1]) == ["Searches the web"]
    assert journey.texts(journey.actions, journey.steps[3]) == ["Orders"]
    assert journey.changes() == 1


def test_putting_a_card_back_where_it_was_changes_nothing(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    start = hands.at(canvas.board.rect_of_card(journey.order))
    hands.drag(start, start + QPoint(12, 6))
    assert journey.document.undo_label is None


def test_no_card_lands_on_the_curve(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    goal = hands.at(canvas.board.rect_of_cell(journey.emotion, journey.steps[1]), 0.5, 0.4)
    hands.drag(hands.at(canvas.board.rect_of_card(journey.order)), goal)
    assert journey.document.undo_label is None


def test_dragging_a_cards_end_stretches_its_span(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    start = hands.at(canvas.board.rect_of_card(journey.search), 0.99)
    goal = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[2]), 0.5, 0.2)
    hands.carry(start, goal)
    wide = canvas.board.rect_of_card(journey.search)
    assert wide is not None and wide.w > 3 * 190
    assert journey.document.undo_label is None
    hands.release(goal)
    place = journey.document.snapshot.card(journey.search).place
    assert place is not None and (place.first, place.last) == (journey.steps[0], journey.steps[2])
    assert journey.changes() == 1


def test_pulling_a_point_shows_the_curve_and_writes_once(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    point = _point(journey)
    start = hands.at(canvas.board.rect_in_lane(journey.emotion, point))
    before = canvas.board.scene.band_by_key[journey.emotion].nodes
    hands.carry(start, start + QPoint(0, 60))
    assert canvas.board.scene.band_by_key[journey.emotion].nodes != before
    assert journey.document.undo_label is None
    hands.release(start + QPoint(0, 60))
    assert journey.document.snapshot.emotions_of(journey.emotion)
    moved = hands.at(canvas.board.rect_in_lane(journey.emotion, point))
    assert abs(moved.y() - start.y() - 60) <= 3
    assert journey.changes() == 1


def test_a_stage_is_reordered_by_its_header(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    goal = hands.at(canvas.board.rect_of_stage(journey.stages[0]), 0.1)
    hands.drag(hands.at(canvas.board.rect_of_stage(journey.stages[1])), goal)
    assert [stage.title for stage in journey.document.snapshot.stages_of(journey.map)] == ["Decision", "Interest"]
    assert journey.changes() == 1


def test_a_step_goes_to_another_stage(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    goal = hands.at(canvas.board.rect_of_step(journey.steps[3]), 0.9)
    hands.drag(hands.at(canvas.board.rect_of_step(journey.steps[1])), goal)
    steps = [step.id for step in journey.document.snapshot.steps_of(journey.stages[1])]
    assert steps == [journey.steps[2], journey.steps[3], journey.steps[1]]


def test_the_only_step_of_a_stage_stays_and_says_so(
    journey: Journey, canvas: MapCanvas, hands: Hands, said: list[str]
) -> None:
    structure.delete(journey.document, "steps", journey.steps[1])
    goal = hands.at(canvas.board.rect_of_step(journey.steps[3]), 0.9)
    hands.drag(hands.at(canvas.board.rect_of_step(journey.steps[0])), goal)
    assert journey.document.snapshot.step(journey.steps[0]).stage == journey.stages[0]
    assert said == ["A stage keeps at least one step."]


def test_a_lane_is_reordered_by_its_label(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    goal = hands.at(canvas.board.rect_of_lane(journey.actions), 0.5, 0.1)
    hands.drag(hands.at(canvas.board.rect_of_lane(journey.touchpoints)), goal)
    assert journey.document.snapshot.lanes_of(journey.map)[0].title == "Touchpoints"
    assert journey.changes() == 1


def test_a_marquee_selects_what_it_touches(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    corner = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[1]), 0.5, 0.95)
    hands.drag(corner, hands.at(canvas.board.rect_of_card(journey.search), 0.5, 0.5))
    assert set(canvas.selection.cards) == {journey.search, journey.compare}


def test_shift_click_adds_and_takes_away(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    hands.click(hands.at(canvas.board.rect_of_card(journey.search)))
    hands.click(hands.at(canvas.board.rect_of_card(journey.order)), SHIFT)
    assert canvas.selection.cards == (journey.search, journey.order)
    hands.click(hands.at(canvas.board.rect_of_card(journey.search)), SHIFT)
    assert canvas.selection.cards == (journey.order,)


def test_the_selection_survives_an_undo(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    cards.set_text(journey.document, journey.order, "Signs")
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    journey.document.undo()
    assert canvas.selection.cards == (journey.order,)


def test_what_is_deleted_is_no_longer_selected(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_cards((journey.search, journey.order), journey.document.snapshot))
    cards.delete_cards(journey.document, [journey.order])
    assert canvas.selection.cards == (journey.search,)
    structure.delete(journey.document, "lanes", journey.actions)
    assert canvas.selection == NOTHING


def test_double_click_edits(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    at = hands.at(canvas.board.rect_of_card(journey.order))
    hands.click(at)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.is_editing
    hands.type("!")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders!"]


def test_a_drag_near_the_edge_scrolls_the_map(journey: Journey, canvas: MapCanvas, hands: Hands, qtbot: QtBot) -> None:
    canvas.resize(700, 500)
    canvas.look(Camera(1.0, 0, 60))
    before = canvas.camera.x
    hands.carry(hands.at(canvas.board.rect_of_card(journey.search)), QPoint(canvas.width() - 5, 300))
    qtbot.waitUntil(lambda: canvas.camera.x > before)
    hands.key(Qt.Key.Key_Escape)


def test_space_and_drag_pans(canvas: MapCanvas, hands: Hands) -> None:
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    hands.drag(QPoint(600, 500), QPoint(500, 440))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.camera.x, canvas.camera.y) == (100, 60)


def test_a_new_map_of_the_document_can_be_shown_and_left(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    canvas.show_map(None)
    assert canvas.selection.kind is SelectionKind.NONE and not canvas.has_map
    canvas.grab()
    canvas.show_map(journey.map)
    structure.delete(journey.document, "maps", journey.map)
    assert canvas.map_id is None


@pytest.mark.parametrize("how", ["drag", "undo"])
def test_what_hangs_on_the_selection_hears_that_it_moved(
    journey: Journey, canvas: MapCanvas, hands: Hands, how: str
) -> None:
    seen: list[object] = []
    canvas.view_changed.connect(lambda: seen.append(canvas.selection_rect()))
    start = hands.at(canvas.board.rect_of_card(journey.order))
    hands.drag(start, hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[3])))
    if how == "undo":
        there = canvas.selection_rect()
        journey.document.undo()
        assert canvas.selection_rect() != there
    assert seen[-1] == canvas.selection_rect()
