"""Filling a map without the mouse: one card after the other, none of those there spoiled."""

import pytest
from PySide6.QtCore import Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_cell, of_header
from journeydesigner.editing import cards, structure
from journeydesigner.model.ids import LaneId
from tests.canvas.conftest import Hands, Journey

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB, BACKTAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape


@pytest.mark.parametrize(
    ("key", "held", "lane", "step", "there"),
    [
        (TAB, Qt.KeyboardModifier.NoModifier, "actions", 0, "old"),
        (BACKTAB, SHIFT, "actions", 2, "old"),
        (ENTER, CTRL, "actions", 1, "pain"),
    ],
    ids=["next step", "previous step", "next lane"],
)
def test_going_on_opens_a_new_card_below_those_there(
    journey: Journey, canvas: MapCanvas, hands: Hands, key: Qt.Key, held: Qt.KeyboardModifier, lane: str, step: int,
    there: str,
) -> None:  # fmt: skip
    cards.add_card(journey.document, journey.actions, journey.steps[1], "old")
    cards.add_card(journey.document, journey.pains, journey.steps[1], "pain")
    before = journey.changes()
    canvas.select(of_cell(getattr(journey, lane), journey.steps[step]))
    hands.type("First")
    hands.key(key, held)
    assert canvas.is_editing and canvas.editor.text == ""
    hands.type("Second")
    hands.key(ESCAPE)
    goal: LaneId = journey.pains if there == "pain" else journey.actions
    assert journey.texts(goal, journey.steps[1]) == [there, "Second"]
    assert journey.changes() == before + 2


def test_enter_opens_a_new_card_right_below(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    hands.key(ENTER)
    hands.key(ENTER)
    hands.type("Between")
    hands.key(ESCAPE)
    assert journey.texts(journey.actions, journey.steps[0]) == ["Searches the web", "Between", "Compares offers"]
    assert journey.changes() == 1


@pytest.mark.parametrize("way", ["escape", "click", "tab", "enter", "next lane"])
def test_an_empty_new_card_leaves_nothing_behind(journey: Journey, canvas: MapCanvas, hands: Hands, way: str) -> None:
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    hands.type("Written")
    hands.key(TAB)
    assert canvas.is_editing
    match way:
        case "escape":
            hands.key(ESCAPE)
        case "click":
            hands.click(hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[0])))
        case "tab":
            hands.key(TAB)
        case "enter":
            hands.key(ENTER)
        case _:
            hands.key(ENTER, CTRL)
    hands.key(ESCAPE)
    assert not canvas.is_editing
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders"]
    assert len(journey.document.snapshot.table("cards")) == 4
    assert journey.changes() == 1


def test_after_an_empty_new_card_typing_replaces_no_other(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    hands.type("One")
    hands.key(ENTER)
    hands.key(ESCAPE)
    hands.type("Two")
    hands.key(ESCAPE)
    assert journey.texts(journey.pains, journey.steps[0]) == ["One", "Two"]


def test_tab_after_the_last_step_goes_on_in_the_next_lane(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.actions, journey.steps[3]))
    hands.type("Last")
    hands.key(TAB)
    hands.type("First")
    hands.key(BACKTAB, SHIFT)
    hands.type("Back")
    hands.key(ESCAPE)
    assert journey.texts(journey.pains, journey.steps[0]) == ["First"]
    assert journey.texts(journey.actions, journey.steps[3]) == ["Last", "Back"]


def test_tab_goes_beyond_the_span_of_the_card(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    cards.set_span(journey.document, journey.search, journey.steps[0], journey.steps[1])
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    hands.key(TAB)
    hands.type("Beyond")
    hands.key(ESCAPE)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders", "Beyond"]


def test_at_the_end_of_the_map_tab_only_keeps_the_text(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    structure.delete(journey.document, "lanes", journey.emotion)
    canvas.select(of_cell(journey.touchpoints, journey.steps[3]))
    hands.type("End")
    hands.key(TAB)
    assert not canvas.is_editing and canvas.hasFocus()
    assert journey.texts(journey.touchpoints, journey.steps[3]) == ["End"]


def test_on_the_curve_one_goes_from_point_to_point_setting_and_writing(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cell(journey.touchpoints, journey.steps[0]))
    hands.type("Phone")
    hands.key(ENTER, CTRL)
    assert canvas.selection.kind is SelectionKind.EMOTION and not canvas.is_editing
    for level, quote in (("3", "Good"), ("1", "Bad"), ("2", "Well")):
        hands.type(level)
        hands.type(quote)
        hands.key(TAB)
    found = {e.step: (e.value, e.quote) for e in journey.document.snapshot.emotions_of(journey.emotion)}
    assert [found[step] for step in journey.steps[:3]] == [(2.0, "Good"), (-2.0, "Bad"), (0.0, "Well")]
    assert canvas.selection.step == journey.steps[3]


def test_headers_are_named_one_after_the_other(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_header(SelectionKind.STAGE, journey.stages[0]))
    for name in ("One", "Two"):
        hands.type(name)
        hands.key(TAB)
    assert [stage.title for stage in journey.document.snapshot.stages_of(journey.map)] == ["One", "Two"]


def test_a_selected_card_is_edited_at_its_end_by_enter_and_tab_goes_past_it(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(ENTER)
    hands.type(" now")
    hands.key(ESCAPE)
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders now"]
    hands.key(TAB)
    assert canvas.selection == of_cell(journey.actions, journey.steps[3])
    assert journey.changes() == 1


def test_up_from_a_cells_free_place_goes_to_its_last_card(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_cell(journey.actions, journey.steps[0]))
    hands.key(Qt.Key.Key_Up)
    assert canvas.selection.cards == (journey.compare,)


def test_twenty_cards_in_five_stages_by_keys_alone(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    document = journey.document
    organization = document.snapshot.organizations[0].id
    new = structure.add_map(document, organization, "New")
    for name in ("A", "B", "C", "D", "E"):
        structure.add_stage(document, new, name)
    lanes = [structure.add_lane(document, new, kind, kind) for kind in ("actions", "pain_points")]
    canvas.show_map(new)
    canvas.go_to_corner(-1)
    for number in range(20):
        hands.type(f"Card {number}")
        hands.key(ENTER if number % 2 == 0 else TAB)
    hands.key(ESCAPE)
    steps = [step.id for step in document.snapshot.steps_in(new)]
    written = [[journey.texts(lane, step) for step in steps] for lane in lanes]
    assert written == [
        [[f"Card {10 * row + 2 * place}", f"Card {10 * row + 2 * place + 1}"] for place in range(5)] for row in range(2)
    ]
    for _ in range(20):
        document.undo()
    assert [journey.texts(lane, step) for lane in lanes for step in steps] == [[]] * 10
