"""Several cards at once."""

import pytest

from journeydesigner.editing import cards
from journeydesigner.editing.card_fields import (
    add_tag,
    change_kind,
    paste_style,
    remove_tag,
    set_card_fields,
    style_of,
)
from journeydesigner.editing.free_notes import add_free_note
from tests.editing.conftest import Board


def test_tags_of_several_cards_are_one_step(board: Board) -> None:
    one, two = (cards.add_card(board.document, board.lanes[0], board.steps[0], "Card", tags=("old",)) for _ in "ab")
    add_tag(board.document, [one, two], " quick ")
    assert [board.snapshot.card(card).tags for card in (one, two)] == [("old", "quick")] * 2
    remove_tag(board.document, [one, two], "old")
    board.document.undo()
    board.document.undo()
    assert [board.snapshot.card(card).tags for card in (one, two)] == [("old",)] * 2
    add_tag(board.document, [one], "  ")
    assert board.snapshot.card(one).tags == ("old",)


def test_a_style_is_the_look_and_no_word(board: Board) -> None:
    lane, step = board.lanes[0], board.steps[0]
    one, two = cards.add_card(board.document, lane, step, "One"), cards.add_card(board.document, lane, step, "Two")
    set_card_fields(board.document, [one], "Change colour", colour="violet", owner="Sales")
    paste_style(board.document, [two], style_of(board.snapshot.card(one)))
    found = board.snapshot.card(two)
    assert (found.text, found.colour, found.owner) == ("Two", "violet", "")


def test_cards_of_another_kind_stand_at_the_same_steps(board: Board) -> None:
    long = cards.add_card(board.document, board.lanes[0], board.steps[1], "Long", last=board.steps[2])
    note = cards.add_note(board.document, board.map, "Note")
    free = add_free_note(board.document, board.lanes[0], board.steps[3], (9, 9), "Free")
    change_kind(board.document, [long, note, free], "pain_points")
    pains = board.lane("pain_points")
    assert [board.texts(pains, column) for column in range(4)] == [["Note"], ["Long"], [], ["Free"]]
    place = board.snapshot.card(long).place
    assert place is not None
    assert (place.first, place.last) == (board.steps[1], board.steps[2])
    change_kind(board.document, [long], "pain_points")
    assert board.document.undo_label == "Change kind"
    with pytest.raises(ValueError, match="no lane of that kind"):
        change_kind(board.document, [long], "touchpoints")
