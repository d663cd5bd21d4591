"""Dots given on the map by click and by key, while nothing can be moved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.voting import close_round, delete_round, start_round, tally
from journeydesigner.model.ids import VoteRoundId
from tests.canvas.conftest import LEFT, Hands, Journey

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def round_(journey: Journey, canvas: MapCanvas) -> VoteRoundId:
    found = start_round(journey.document, journey.map, "What first?", 3)
    canvas.set_voting(found, "Ann")
    return found


@pytest.fixture
def left(canvas: MapCanvas) -> list[int]:
    """The dots left, as they are told."""
    found: list[int] = []
    canvas.voting.left_changed.connect(found.append)
    return found


def test_a_click_gives_a_dot_and_a_click_with_shift_takes_it_back(
    journey: Journey, canvas: MapCanvas, hands: Hands, left: list[int], round_: VoteRoundId
) -> None:
    at = hands.at(canvas.board.rect_of_card(journey.search))
    hands.click(at)
    QTest.mouseDClick(canvas, LEFT, pos=at)
    assert tally(journey.document.snapshot, round_) == {journey.search: 2}
    assert not canvas.is_editing
    for held in (SHIFT, ALT):
        hands.click(at, held)
    assert tally(journey.document.snapshot, round_) == {}
    QTest.mouseClick(canvas, LEFT, pos=at)
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, pos=at)
    assert tally(journey.document.snapshot, round_) == {}
    assert left[-1] == 3 and min(left) == 1


def test_plus_and_minus_give_and_take_a_dot_of_the_selected_card(
    journey: Journey, canvas: MapCanvas, hands: Hands, round_: VoteRoundId
) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.type("++-+")
    hands.key(Qt.Key.Key_Left)
    assert tally(journey.document.snapshot, round_) == {journey.order: 2}
    assert canvas.selection.cards != (journey.order,), "arrows still go from card to card"


def test_in_a_vote_nothing_is_dragged_written_or_deleted(
    journey: Journey, canvas: MapCanvas, hands: Hands, round_: VoteRoundId
) -> None:
    start = hands.at(canvas.board.rect_of_card(journey.order))
    hands.drag(start, hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[0])))
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.type("x")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_F2):
        hands.key(key)
    hands.key(Qt.Key.Key_Right, ALT)
    assert not canvas.is_editing
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders"]


def test_more_dots_than_there_are_and_dots_in_a_closed_round_are_refused(
    journey: Journey, canvas: MapCanvas, hands: Hands, said: list[str], round_: VoteRoundId
) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.type("++++")
    assert len(said) == 1
    close_round(journey.document, round_)
    hands.type("-")
    assert len(said) == 2 and tally(journey.document.snapshot, round_) == {journey.order: 3}


def test_a_vote_ends_with_its_round(journey: Journey, canvas: MapCanvas, hands: Hands, round_: VoteRoundId) -> None:
    delete_round(journey.document, round_)
    assert not canvas.voting.is_on
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.type("+1")
    hands.key(Qt.Key.Key_Escape)
    assert journey.texts(journey.actions, journey.steps[2]) == ["+1"]
