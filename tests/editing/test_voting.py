"""Dot votes: budgets, results, and what is done with the cards."""

import pytest

from journeydesigner.document.clock import Clock
from journeydesigner.editing import cards, structure
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.comments import add_comment
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.merging import merge_cards, put_back
from journeydesigner.editing.voting import (
    VotingError,
    close_round,
    delete_round,
    discard_without_dots,
    dots_left,
    give_dot,
    reopen_round,
    sort_by_dots,
    start_round,
    take_dot,
    tally,
)
from journeydesigner.model.ids import CardId
from tests.document.random_documents import replica_of
from tests.editing.conftest import Board


@pytest.fixture
def pains(board: Board) -> list[CardId]:
    lane = board.lane("pain_points")
    return [cards.add_card(board.document, lane, board.steps[0], text) for text in ("Wait", "Pay", "Call", "Queue")]


def test_nobody_has_more_dots_than_the_budget(board: Board, pains: list[CardId]) -> None:
    vote = start_round(board.document, board.map, "Worst pains", 2)
    assert give_dot(board.document, vote, pains[0], "Ann") == 1
    assert give_dot(board.document, vote, pains[0], "Ann") == 2
    with pytest.raises(VotingError, match="All dots are given"):
        give_dot(board.document, vote, pains[1], "Ann")
    give_dot(board.document, vote, pains[1])
    assert (dots_left(board.snapshot, vote, "Ann"), dots_left(board.snapshot, vote)) == (0, 1)
    assert take_dot(board.document, vote, pains[0], "Ann") == 1
    assert take_dot(board.document, vote, pains[3], "Ann") == 0
    assert tally(board.snapshot, vote) == {pains[0]: 1, pains[1]: 1}


def test_a_closed_round_is_frozen_until_it_is_reopened(board: Board, pains: list[CardId]) -> None:
    vote = start_round(board.document, board.map, "Worst pains")
    give_dot(board.document, vote, pains[0])
    close_round(board.document, vote)
    for verb in (give_dot, take_dot):
        with pytest.raises(VotingError, match="closed"):
            verb(board.document, vote, pains[0])
    reopen_round(board.document, vote)
    give_dot(board.document, vote, pains[0])
    delete_round(board.document, vote)
    assert board.snapshot.table("votes") == {}


def test_only_cards_of_the_named_lanes_are_up_for_the_vote(board: Board, pains: list[CardId]) -> None:
    vote = start_round(board.document, board.map, "Worst pains", 3, (board.lane("pain_points"),))
    other = cards.add_card(board.document, board.lanes[0], board.steps[0], "No pain")
    with pytest.raises(VotingError, match="not up for the vote"):
        give_dot(board.document, vote, other)


def test_the_cells_are_sorted_by_dots_and_equals_keep_their_order(board: Board, pains: list[CardId]) -> None:
    lane = board.lane("pain_points")
    cards.add_card(board.document, lane, board.steps[1], "Elsewhere")
    vote = start_round(board.document, board.map, "Worst pains", 9)
    for card in (pains[3], pains[3], pains[1]):
        give_dot(board.document, vote, card)
    sort_by_dots(board.document, vote)
    assert board.texts(lane, 0) == ["Queue", "Pay", "Wait", "Call"]
    assert board.texts(lane, 1) == ["Elsewhere"]
    board.document.undo()
    assert board.texts(lane, 0) == ["Wait", "Pay", "Call", "Queue"]


def test_cards_without_dots_are_discarded_in_one_step_and_put_back_where_they_were(
    board: Board, pains: list[CardId]
) -> None:
    lane = board.lane("pain_points")
    action = cards.add_card(board.document, board.lanes[0], board.steps[0], "No pain")
    add_free_note(board.document, lane, board.steps[0], (5, 5), "Floats")
    vote = start_round(board.document, board.map, "Worst pains", 9)
    give_dot(board.document, vote, pains[1])
    before = board.grid()
    assert discard_without_dots(board.document, vote) == (pains[0], pains[2], pains[3])
    assert board.texts(lane, 0) == ["Pay", "Floats"]
    assert [note.text for note in board.snapshot.inbox(board.map)] == ["Wait", "Call", "Queue"]
    assert board.snapshot.card(action).place is not None
    assert put_back(board.document, pains[0]) == (pains[0],)
    assert board.texts(lane, 0) == ["Wait", "Pay", "Floats"]
    assert board.snapshot.card(pains[0]).came_from is None
    board.document.undo()
    board.document.undo()
    assert board.grid() == before


def test_a_discarded_card_filed_by_hand_has_left_its_old_place_for_good(board: Board, pains: list[CardId]) -> None:
    vote = start_round(board.document, board.map, "Worst pains", 9, (board.lane("pain_points"),))
    discard_without_dots(board.document, vote)
    cards.move_card(board.document, pains[0], board.lanes[0], board.steps[2])
    with pytest.raises(ValueError, match="where it was"):
        put_back(board.document, pains[0])
    structure.delete(board.document, "lanes", board.lane("pain_points"))
    with pytest.raises(ValueError, match="drag it to another"):
        put_back(board.document, pains[1])


def test_merged_cards_keep_what_each_said_and_where_it_stood(board: Board, pains: list[CardId]) -> None:
    wait, pay, call, queue = pains
    lane = board.lane("pain_points")
    same = cards.add_card(board.document, lane, board.steps[2], "  wait")
    before = board.grid()
    merge_cards(board.document, wait, [call, queue, same, wait])
    assert board.texts(lane, 0) == ["Wait\nCall\nQueue", "Pay"]
    entries = board.snapshot.card(wait).merged
    assert [(entry.card, entry.text) for entry in entries] == [(call, "Call"), (queue, "Queue"), (same, "  wait")]
    assert all(entry.place is not None for entry in entries)
    assert put_back(board.document, wait) == (call, queue, same)
    assert board.grid() == before
    assert board.snapshot.card(wait).merged == ()
    board.document.undo()
    board.document.undo()
    assert board.grid() == before
    assert pay in board.snapshot.table("cards")


def test_a_merged_card_takes_over_dots_arrows_comments_and_tags(board: Board, pains: list[CardId]) -> None:
    wait, pay, call, queue = pains
    structure.set_fields(board.document, "cards", call, "Tag", tags=("slow",))
    vote = start_round(board.document, board.map, "Worst pains", 5)
    for card, voter in ((wait, "Ann"), (call, "Ann"), (call, "Bob")):
        give_dot(board.document, vote, card, voter)
    link_cards(board.document, call, pay, "leads to")
    link_cards(board.document, wait, call)
    add_comment(board.document, call, "Really?", "Ann")
    close_round(board.document, vote)
    merge_cards(board.document, wait, [call, queue])
    assert tally(board.snapshot, vote) == {wait: 3}
    assert dots_left(board.snapshot, vote, "Ann") == 3
    links = [(link.source, link.target, link.label) for link in board.snapshot.links_of(board.map)]
    assert links == [(wait, pay, "leads to")]
    assert [comment.anchor for comment in board.snapshot.comments_of(board.map)] == [wait]
    assert board.snapshot.card(wait).tags == ("slow",)
    put_back(board.document, wait)
    assert tally(board.snapshot, vote) == {wait: 3}
    board.document.undo()
    board.document.undo()
    assert tally(board.snapshot, vote) == {call: 2, wait: 1}
    assert len(board.snapshot.links_of(board.map)) == 2


def test_a_voter_who_voted_in_two_copies_has_the_budget_once(board: Board, pains: list[CardId]) -> None:
    vote = start_round(board.document, board.map, "Worst pains", 2)
    other = replica_of(board.document, Clock("bob"))
    for document, card in ((board.document, pains[0]), (other, pains[1])):
        for _ in range(2):
            give_dot(document, vote, card)
    board.document.merge(other)
    assert sum(tally(board.snapshot, vote).values()) == 2
    assert dots_left(board.snapshot, vote) == 0
