"""Writing on the map with the keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_cell, of_emotion, of_header
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.numbers import set_quote
from journeydesigner.lanes.curve_quotes import quote_key
from journeydesigner.model.ids import LaneId, StepId
from tests.canvas.conftest import Hands, Journey

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


def test_the_typing_loop_makes_a_card_below_in_the_next_step_and_in_the_next_lane(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    hands.type("One")
    hands.key(Qt.Key.Key_Return)
    hands.type("Two")
    hands.key(Qt.Key.Key_Tab)
    hands.type("Three")
    hands.key(Qt.Key.Key_Return, CTRL)
    hands.type("Four")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.pains, journey.steps[0]) == ["One", "Two"]
    assert journey.texts(journey.pains, journey.steps[1]) == ["Three"]
    assert journey.texts(journey.touchpoints, journey.steps[1]) == ["Four"]
    assert not canvas.is_editing
    assert journey.changes() == 4


def test_leaving_an_empty_editor_writes_nothing(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    hands.key(Qt.Key.Key_Return)
    assert canvas.is_editing
    hands.key(Qt.Key.Key_Escape)
    assert not canvas.is_editing and journey.document.undo_label is None


def test_escape_keeps_the_text(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    hands.type(" online")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders online"]
    assert canvas.selection.cards == (journey.order,)


def test_a_printable_key_replaces_the_cards_text(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.type("Signs")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Signs"]
    assert journey.changes() == 1


def test_the_space_bar_alone_types_nothing(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_Space)
    assert not canvas.is_editing


def test_shift_enter_breaks_the_line(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[3]))
    hands.type("One")
    hands.key(Qt.Key.Key_Return, SHIFT)
    hands.type("Two")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.pains, journey.steps[3]) == ["One\nTwo"]


def test_the_row_grows_while_one_types_and_nothing_is_written(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    before = canvas.board.scene.band_by_key[journey.pains].height
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    hands.type("a long complaint about many things that go wrong " * 5)
    assert canvas.board.scene.band_by_key[journey.pains].height > before
    assert journey.document.undo_label is None
    hands.key(Qt.Key.Key_Escape)


def test_a_click_elsewhere_keeps_the_text(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    hands.type("Kept")
    hands.click(hands.at(canvas.board.rect_of_card(journey.order)))
    assert journey.texts(journey.pains, journey.steps[0]) == ["Kept"]
    assert canvas.selection.cards == (journey.order,)


def test_our_own_keys_pass_the_editor(canvas: MapCanvas, journey: Journey, hands: Hands) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    hands.key(Qt.Key.Key_Home)
    QTest.keyClick(canvas.editor, Qt.Key.Key_K, CTRL)
    assert canvas.editor.text == "Orders"
    hands.key(Qt.Key.Key_Escape)


def test_a_header_is_renamed_in_place(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_header(SelectionKind.STAGE, journey.stages[0]))
    hands.type("Curiosity")
    hands.key(Qt.Key.Key_Return)
    assert journey.document.snapshot.stage(journey.stages[0]).title == "Curiosity"
    assert journey.changes() == 1


def test_ctrl_enter_on_a_stage_puts_one_beside_it_and_names_it(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_header(SelectionKind.STAGE, journey.stages[0]))
    hands.key(Qt.Key.Key_Return, CTRL)
    assert canvas.is_editing
    hands.type("Middle")
    hands.key(Qt.Key.Key_Return)
    titles = [stage.title for stage in journey.document.snapshot.stages_of(journey.map)]
    assert titles == ["Interest", "Middle", "Decision"]


def test_stages_and_lanes_are_named_one_after_the_other_with_ctrl_enter(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    first = journey.document.snapshot.stages_of(journey.map)[0].id
    canvas.select(of_header(SelectionKind.STAGE, first))
    for name in ("Discover", "Choose", "Buy"):
        hands.type(name)
        hands.key(Qt.Key.Key_Return, CTRL)
    hands.key(Qt.Key.Key_Escape)
    titles = [stage.title for stage in journey.document.snapshot.stages_of(journey.map)]
    assert titles[:3] == ["Discover", "Choose", "Buy"]
    canvas.select(of_header(SelectionKind.LANE, journey.pains))
    hands.type("Obstacles")
    hands.key(Qt.Key.Key_Return, CTRL)
    hands.type("Risks")
    hands.key(Qt.Key.Key_Return)
    lanes = journey.document.snapshot.lanes_of(journey.map)
    place = next(index for index, lane in enumerate(lanes) if lane.id == journey.pains)
    assert [lane.title for lane in lanes[place : place + 2]] == ["Obstacles", "Risks"]
    assert lanes[place + 1].kind == lanes[place].kind


def test_a_digit_picks_the_level_of_the_scale(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_emotion(journey.emotion, journey.steps[1], None))
    hands.type("3")
    values = {e.step: e.value for e in journey.document.snapshot.emotions_of(journey.emotion)}
    assert values[journey.steps[1]] == 2.0
    assert canvas.selection.id is not None


def test_other_keys_on_a_point_write_its_quote(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    point = next(e for e in journey.document.snapshot.emotions_of(journey.emotion) if e.step == journey.steps[0])
    canvas.select(of_emotion(journey.emotion, journey.steps[0], point.id))
    hands.type("Nice")
    hands.key(Qt.Key.Key_Escape)
    found = {e.step: e.quote for e in journey.document.snapshot.emotions_of(journey.emotion)}
    assert found[journey.steps[0]] == "Nice"


def test_a_quote_that_is_written_anew_is_not_seen_twice(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    set_quote(journey.document, journey.emotion, journey.steps[0], "An old saying of two lines or even three of them")
    point = next(e for e in journey.document.snapshot.emotions_of(journey.emotion) if e.step == journey.steps[0])

    def said() -> list[str]:
        band = canvas.board.band_of(journey.emotion)
        nodes = [node for node in band.nodes if node.key == quote_key(point.id)] if band else []
        parts = [part for node in nodes for part in node.primitives if isinstance(part, Text)]
        return [line.text for part in parts for line in part.lines if line.text]

    whole = said()
    assert whole
    canvas.select(of_emotion(journey.emotion, journey.steps[0], point.id))
    hands.type("New")
    assert said() == []
    ring = canvas.ornaments.written
    assert ring is not None
    at, editor = canvas.viewport.rect_on_screen(ring[0], canvas.viewport.around), canvas.writing.editor.geometry()
    assert abs(at.w - editor.width()) <= 2 and abs(at.h - editor.height()) <= 2, "the old words' place is covered"
    hands.key(Qt.Key.Key_Escape)
    assert said() == ["“New”"]
    journey.document.undo()
    canvas.edit_selection()
    hands.key(Qt.Key.Key_Escape)
    assert said() == whole, "written anew or not, it is there again"


def test_alt_up_makes_the_feeling_better(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_emotion(journey.emotion, journey.steps[1], None))
    hands.key(Qt.Key.Key_Up, ALT)
    values = {e.step: e.value for e in journey.document.snapshot.emotions_of(journey.emotion)}
    assert values[journey.steps[1]] > 0


def test_arrows_walk_over_cards_cells_and_headers(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    hands.key(Qt.Key.Key_Down)
    assert canvas.selection.cards == (journey.compare,)
    hands.key(Qt.Key.Key_Down)
    assert _cell(canvas) == (journey.pains, journey.steps[0])
    hands.key(Qt.Key.Key_Right)
    assert _cell(canvas) == (journey.pains, journey.steps[1])
    hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Up)
    assert canvas.selection.kind is SelectionKind.STEP
    hands.key(Qt.Key.Key_Up)
    assert canvas.selection.ids == (journey.stages[0],)


def _cell(canvas: MapCanvas) -> tuple[LaneId | None, StepId | None]:
    return (canvas.selection.lane, canvas.selection.step)


def test_home_end_and_tab_go_along_the_lane(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    hands.key(Qt.Key.Key_End)
    assert _cell(canvas) == (journey.pains, journey.steps[3])
    hands.key(Qt.Key.Key_Home)
    assert _cell(canvas) == (journey.pains, journey.steps[0])
    hands.key(Qt.Key.Key_Tab)
    assert _cell(canvas) == (journey.pains, journey.steps[1])
    hands.key(Qt.Key.Key_Home, CTRL)
    assert canvas.selection.cards == (journey.search,)


def test_alt_arrows_move_the_card_and_its_selection(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    hands.key(Qt.Key.Key_Down, ALT)
    assert journey.texts(journey.actions, journey.steps[0]) == ["Compares offers", "Searches the web"]
    hands.key(Qt.Key.Key_Right, ALT)
    assert journey.texts(journey.actions, journey.steps[1]) == ["Searches the web"]
    hands.key(Qt.Key.Key_Right, ALT | SHIFT)
    place = journey.document.snapshot.card(journey.search).place
    assert place is not None and (place.first, place.last) == (journey.steps[1], journey.steps[2])
    assert journey.changes() == 3
    assert canvas.selection.cards == (journey.search,)


def test_ctrl_a_takes_the_lane_then_everything(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    canvas.select_all()
    assert set(canvas.selection.cards) == {journey.search, journey.compare, journey.order}


def test_lines_are_pasted_as_cards_in_one_step(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    qapp.clipboard().setText("First\n\nSecond\n")
    canvas.select(of_cell(journey.pains, journey.steps[2]))
    canvas.paste()
    assert journey.texts(journey.pains, journey.steps[2]) == ["First", "Second"]
    assert journey.changes() == 1


def test_copied_cards_are_lines(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    canvas.select(of_cards((journey.compare, journey.search), journey.document.snapshot))
    canvas.copy()
    assert qapp.clipboard().text() == "Searches the web\nCompares offers"
