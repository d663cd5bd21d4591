"""What is said and drawn beside the cards: links, comments, the agenda, saved views."""

from datetime import UTC, datetime, timedelta

import pytest

from journeydesigner.editing import cards, structure
from journeydesigner.editing.agenda import add_item, delete_item, move_item, set_item
from journeydesigner.editing.card_links import link_cards, links_at, relabel, unlink
from journeydesigner.editing.comments import add_comment, delete_comment, reopen, reply, resolve, threads, threads_at
from journeydesigner.editing.saved_views import delete_view, save_view
from journeydesigner.model.records import CardFilter
from tests.editing.conftest import Board

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


def test_an_arrow_is_drawn_once_and_goes_with_either_card(board: Board) -> None:
    one, two = (cards.add_card(board.document, board.lanes[0], step, "Card") for step in board.steps[:2])
    link = link_cards(board.document, one, two)
    assert link_cards(board.document, one, two, "then") == link
    assert [found.label for found in board.snapshot.links_of(board.map)] == ["then"]
    relabel(board.document, link, "later")
    cards.delete_cards(board.document, [two])
    assert links_at(board.snapshot, one) == ()
    board.document.undo()
    assert [found.label for found in links_at(board.snapshot, one)] == ["later"]
    unlink(board.document, link)
    assert board.snapshot.links_of(board.map) == ()


def test_a_card_is_not_linked_with_itself_or_with_another_map(board: Board) -> None:
    one = cards.add_card(board.document, board.lanes[0], board.steps[0], "Card")
    elsewhere = cards.add_note(board.document, structure.add_map(board.document, board.organization, "Other"), "Note")
    with pytest.raises(ValueError, match="with itself"):
        link_cards(board.document, one, one)
    with pytest.raises(ValueError, match="two maps"):
        link_cards(board.document, one, elsewhere)


def test_a_thread_is_resolved_as_a_whole_and_an_answer_opens_it_again(board: Board) -> None:
    card = cards.add_card(board.document, board.lanes[0], board.steps[0], "Card")
    first = add_comment(board.document, card, "Is that so?", "Ann", NOON)
    second = reply(board.document, first, "Yes", "Bob", NOON + timedelta(minutes=1))
    resolve(board.document, second)
    assert board.snapshot.comment(first).state == "resolved"
    third = reply(board.document, second, "No", "Ann", NOON + timedelta(minutes=2))
    assert board.snapshot.comment(first).state == "open"
    said = [[c.id for c in thread] for thread in threads_at(board.snapshot, board.map, card)]
    assert said == [[first, second, third]]
    resolve(board.document, first)
    reopen(board.document, first)
    assert board.snapshot.comment(first).state == "open"
    assert board.snapshot.comment(first).made == "2026-10-01T12:00:00Z"


def test_threads_come_in_the_order_they_were_begun(board: Board) -> None:
    late = add_comment(board.document, board.map, "Late", "Ann", NOON + timedelta(hours=1))
    early = add_comment(board.document, board.stages[0], "Early", "Ann", NOON)
    reply(board.document, early, "Later still", "Bob", NOON + timedelta(hours=2))
    assert [thread[0].id for thread in threads(board.snapshot, board.map)] == [early, late]


def test_a_comment_is_taken_back_with_its_replies(board: Board) -> None:
    first = add_comment(board.document, board.steps[0], "One", "Ann")
    reply(board.document, first, "Two", "Bob")
    delete_comment(board.document, first)
    assert board.snapshot.comments_of(board.map) == ()
    board.document.undo()
    assert len(board.snapshot.comments_of(board.map)) == 2


def test_nothing_that_is_gone_is_commented_on(board: Board) -> None:
    with pytest.raises(ValueError, match="nothing left"):
        add_comment(board.document, "card-gone", "Hello")
    with pytest.raises(ValueError, match="nothing left"):
        add_comment(board.document, board.organization, "Hello")


def test_an_agenda_is_put_in_order(board: Board) -> None:
    one, two = (add_item(board.document, board.map, title) for title in ("Collect", "Vote"))
    welcome = add_item(board.document, board.map, "Welcome", 5, 0)
    move_item(board.document, two, 0)
    set_item(board.document, one, minutes=25)
    set_item(board.document, welcome, title="Hello")
    assert [(i.title, i.minutes) for i in board.snapshot.agenda_of(board.map)] == [
        ("Vote", 10),
        ("Hello", 5),
        ("Collect", 25),
    ]
    delete_item(board.document, two)
    assert len(board.snapshot.agenda_of(board.map)) == 2


def test_a_view_of_the_same_name_is_replaced(board: Board) -> None:
    view = save_view(board.document, board.map, "Sales", CardFilter(owners=("Sales",)))
    assert save_view(board.document, board.map, " sales", CardFilter(tags=("quick",))) == view
    assert [found.filter.tags for found in board.snapshot.saved_views_of(board.map)] == [("quick",)]
    delete_view(board.document, view)
    assert board.snapshot.saved_views_of(board.map) == ()


def test_what_was_said_about_something_goes_and_comes_back_with_it(board: Board) -> None:
    card = cards.add_card(board.document, board.lanes[0], board.steps[0], "Card")
    about = [card, board.lanes[0], board.stages[0], board.steps[1]]
    said = [add_comment(board.document, anchor, "So?", "Ann") for anchor in about]
    answer = reply(board.document, said[0], "Yes", "Bob")
    structure.delete(board.document, "stages", board.stages[0])
    assert [comment.id for comment in board.snapshot.comments_of(board.map)] == [said[1]]
    board.document.undo()
    assert {comment.id for comment in board.snapshot.comments_of(board.map)} == {*said, answer}
    cards.delete_cards(board.document, [card])
    assert {comment.id for comment in board.snapshot.comments_of(board.map)} == set(said[1:])
    board.document.undo()
    structure.delete(board.document, "maps", board.map)
    assert board.snapshot.table("comments") == {}
    board.document.undo()
    assert len(board.snapshot.table("comments")) == 5
