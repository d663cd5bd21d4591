"""Dot votes on one machine: from the first dot to what is made of the result."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.merging import merge_cards, put_back
from journeydesigner.editing.structure import add_map
from journeydesigner.editing.voting import give_dot, start_round, tally
from journeydesigner.model.ids import CardId, LaneId, MapId
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.workshop.ballot import Plan
from journeydesigner.ui.workshop.result_row import RANKED
from journeydesigner.ui.workshop.results import discarded, ranking, without_dots
from journeydesigner.ui.workshop.results_panel import ResultsPanel
from journeydesigner.ui.workshop.vote_setup import TURNS, VoteSetup

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def here(window: MainWindow) -> MapId:
    assert window.session.map_id is not None
    return window.session.map_id


def pains(window: MainWindow) -> LaneId:
    return next(lane.id for lane in window.session.snapshot.lanes_of(here(window)) if lane.kind == "pain_points")


def cards(window: MainWindow) -> list[CardId]:
    return [card.id for card in window.session.snapshot.cards_in(pains(window))]


def click_card(window: MainWindow, card: CardId, button: Qt.MouseButton = LEFT) -> None:
    window.canvas.reveal(window.canvas.board.rect_of_card(card))  # type: ignore[arg-type]
    rect = window.canvas.board.rect_of_card(card)
    assert rect is not None
    seen = window.canvas.on_screen(rect)
    QTest.mouseClick(window.canvas, button, pos=QPoint(round(seen.x + seen.w / 2), round(seen.y + seen.h / 2)))


def voted(window: MainWindow, *dots: int) -> ResultsPanel:
    """A closed round in which the pains got so many dots each; its results."""
    made = start_round(window.session.document, here(window), "Pains", 30, (pains(window),))
    for card, count in zip(cards(window), dots, strict=False):
        for _dot in range(count):
            give_dot(window.session.document, made, card)
    window.workshop.show_results(made)
    return window.workshop.results


def setup(window: MainWindow, qtbot: QtBot) -> VoteSetup:
    window.actions_of.trigger("vote")
    made = window.workshop.setup
    qtbot.waitExposed(made)
    return made


def fill(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


# Voting


def test_one_is_told_on_how_many_cards_is_voted_and_that_no_lane_means_all(window: MainWindow, qtbot: QtBot) -> None:
    asked = setup(window, qtbot)
    snapshot = window.session.snapshot
    every = sum(len(snapshot.cards_in(lane)) for lane in asked.lanes)
    assert asked.of_all.text() == f"None chosen: all lanes, {every} cards."
    QTest.mouseClick(asked.lanes[pains(window)], LEFT)
    assert asked.of_all.text() == f"{len(cards(window))} cards to vote on."


def test_one_clicks_for_all_out_of_one_pot_of_dots(window: MainWindow, qtbot: QtBot) -> None:
    asked = setup(window, qtbot)
    fill(asked.title, "Worst pain")
    fill(asked.dots, "2")
    fill(asked.people, "3")
    assert asked.total.text() == "6 dots in all."
    QTest.mouseClick(asked.lanes[pains(window)], LEFT)
    QTest.mouseClick(asked.begin, LEFT)
    bar, ballot = window.workshop.bar, window.workshop.ballot
    assert ballot.is_on
    assert (bar.title.text(), bar.left.text()) == ("Worst pain", "6")
    first, second = cards(window)[:2]
    for card in (first, first, second):
        click_card(window, card)
    assert bar.left.text() == "3"
    click_card(window, first, Qt.MouseButton.RightButton)
    assert bar.left.text() == "4"
    assert ballot.round is not None
    assert dict(tally(window.session.snapshot, ballot.round.id)) == {first: 1, second: 1}


def test_voters_step_up_one_after_another(window: MainWindow, qtbot: QtBot) -> None:
    asked = setup(window, qtbot)
    asked.mode.committed.emit(TURNS)
    asked.names.setPlainText("Ana\nBea")
    fill(asked.dots, "1")
    assert asked.total.text() == "1 dots for each of 2 people, in turn."
    QTest.mouseClick(asked.begin, LEFT)
    bar, ballot = window.workshop.bar, window.workshop.ballot
    card = cards(window)[0]
    click_card(window, card)
    assert (bar.voter.text(), bar.left.text()) == ("Ana (1 of 2)", "0")
    click_card(window, card)
    assert window.toast.text
    QTest.mouseClick(bar.turn, LEFT)
    assert (bar.voter.text(), bar.left.text()) == ("Bea (2 of 2)", "1")
    click_card(window, card)
    assert ballot.round is not None
    assert tally(window.session.snapshot, ballot.round.id)[card] == 2


def test_closing_the_vote_shows_its_ranking(window: MainWindow, qtbot: QtBot) -> None:
    window.workshop.open_bar()
    window.workshop.ballot.begin(Plan("Pains", 3, 4, (), (pains(window),)))
    first, second = cards(window)[:2]
    for card in (second, second, first):
        click_card(window, card)
    QTest.mouseClick(window.workshop.bar.close_vote, LEFT)
    results = window.workshop.results
    assert results.isVisible()
    assert not window.inspector.isVisible()
    ranked = [results.list.item(row).data(RANKED) for row in range(results.list.count())]
    assert [(one.card, one.rank, one.dots) for one in ranked] == [(second, 1, 2), (first, 2, 1)]
    assert "Interest" in ranked[0].where or "Awareness" in ranked[0].where
    results.put_away()
    assert window.inspector.isVisible()


def test_undoing_the_start_ends_the_vote(window: MainWindow) -> None:
    window.workshop.open_bar()
    window.workshop.ballot.begin(Plan("Pains", 3, 4))
    window.undo()
    assert not window.workshop.ballot.is_on
    assert not window.canvas.voting.is_on
    assert window.workshop.bar.vote.isVisible()


def test_another_map_ends_nobodys_round_but_nobody_votes_there(window: MainWindow) -> None:
    window.workshop.ballot.begin(Plan("Pains", 3, 4))
    assert window.session.organization_id is not None
    other = add_map(window.session.document, window.session.organization_id, "Another")
    first = here(window)
    window.session.show_map(other)
    assert not window.workshop.ballot.is_on
    assert window.session.snapshot.vote_rounds_of(first)[0].is_open


# What is made of it


def test_equals_share_their_rank(window: MainWindow) -> None:
    voted(window, 2, 3, 2)
    (made,) = window.session.snapshot.vote_rounds_of(here(window))
    assert [(one.rank, one.dots) for one in ranking(window.session.snapshot, made.id)] == [(1, 3), (2, 2), (2, 2)]


def test_cards_without_dots_are_discarded_as_one_step_and_put_back_where_they_were(window: MainWindow) -> None:
    results = voted(window, 2, 1)
    before = {card: window.session.snapshot.card(card).place for card in cards(window)}
    (made,) = window.session.snapshot.vote_rounds_of(here(window))
    left_out = without_dots(window.session.snapshot, made.id)
    assert len(left_out) == len(before) - 2
    assert results.discard.text() == f"Discard {len(left_out)} cards without dots"
    QTest.mouseClick(results.discard, LEFT)
    assert len(cards(window)) == 2
    assert {card.id for card in discarded(window.session.snapshot, here(window))} == set(left_out)
    undo = window.toast.offer("Undo")
    assert undo is not None
    undo.click()
    assert len(cards(window)) == len(before)
    QTest.mouseClick(results.discard, LEFT)
    results._put_all_back()
    assert {card: window.session.snapshot.card(card).place for card in cards(window)} == before
    window.undo()
    assert len(cards(window)) == 2


def test_cells_are_sorted_by_dots(window: MainWindow) -> None:
    lane, step = pains(window), window.canvas.board.steps[0]
    low, high = (add_card(window.session.document, lane, step, text) for text in ("Low", "High"))
    made = start_round(window.session.document, here(window), "Pains", 9, (lane,))
    give_dot(window.session.document, made, high)
    window.workshop.show_results(made)
    QTest.mouseClick(window.workshop.results.sort, LEFT)
    cell = [card.id for card in window.session.snapshot.cards_at(lane, step)]
    assert cell.index(high) < cell.index(low)
    assert window.toast.offer("Undo") is not None
    QTest.mouseClick(window.workshop.results.sort, LEFT)
    assert window.toast.offer("Undo") is None, "nothing was changed: it would take the sorting back"


def test_selected_cards_are_merged_into_the_one_with_most_dots_and_can_be_taken_apart(window: MainWindow) -> None:
    results = voted(window, 1, 3)
    first, second = cards(window)[:2]
    texts = [window.session.snapshot.card(card).text for card in (second, first)]
    for row in range(2):
        results.list.item(row).setSelected(True)
    assert set(window.canvas.selection.cards) == {first, second}
    assert results.merge.text() == "Merge 2 selected"
    QTest.mouseClick(results.merge, LEFT)
    assert first not in cards(window)
    assert window.session.snapshot.card(second).text == "\n".join(texts)
    assert [entry.card for entry in window.session.snapshot.card(second).merged] == [first]
    put_back(window.session.document, second)
    assert first in cards(window)


def test_a_row_of_the_ranking_shows_its_card_on_the_map(window: MainWindow) -> None:
    results = voted(window, 1, 3)
    results.list.setCurrentRow(0)
    assert window.canvas.selection == of_cards((cards(window)[1],), window.session.snapshot)


def test_rounds_are_compared_voted_on_again_and_deleted(window: MainWindow, qtbot: QtBot) -> None:
    results = voted(window, 1, 3)
    results = voted(window, 2, 0)
    first, second = (found.id for found in window.session.snapshot.vote_rounds_of(here(window)))
    assert results.round == second
    results.compared.committed.emit(first)
    ranked = [results.list.item(row).data(RANKED) for row in range(results.list.count())]
    assert [(one.dots, one.before) for one in ranked] == [(2, 1), (0, 3)]
    QTest.mouseClick(results.reopen, LEFT)
    assert window.workshop.ballot.is_on
    assert not results.isVisible()
    click_card(window, cards(window)[0])
    window.actions_of.trigger("vote")
    assert results.isVisible()
    assert results.list.item(0).data(RANKED).dots == 3
    QTest.mouseClick(results.delete, LEFT)
    assert [found.id for found in window.session.snapshot.vote_rounds_of(here(window))] == [first]
    window.undo()
    assert len(window.session.snapshot.vote_rounds_of(here(window))) == 2


@pytest.mark.parametrize("wrong", ["", "0", "lots", "100"])
def test_numbers_that_cannot_be_are_told_at_the_field(window: MainWindow, qtbot: QtBot, wrong: str) -> None:
    asked = setup(window, qtbot)
    fill(asked.dots, wrong) if wrong else asked.dots.clear()
    QTest.mouseClick(asked.begin, LEFT)
    assert not window.workshop.ballot.is_on


def test_a_vote_goes_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    asked = setup(window, qtbot)
    QTest.keyClick(asked.title, KEY.Key_Return)
    assert window.workshop.ballot.is_on
    card = cards(window)[0]
    window.canvas.select(of_cards((card,), window.session.snapshot))
    window.canvas.setFocus()
    QTest.keyClicks(window.canvas, "++")
    QTest.keyClicks(window.canvas, "-")
    found = window.workshop.ballot.round
    assert found is not None
    assert tally(window.session.snapshot, found.id)[card] == 1


# Where cards came from


def test_a_discarded_card_says_in_the_inbox_and_the_inspector_where_it_stood(window: MainWindow) -> None:
    results = voted(window, 2, 1)
    place = window.session.snapshot.card(cards(window)[2]).place
    gone = cards(window)[2]
    QTest.mouseClick(results.discard, LEFT)
    results.put_away()
    tile = window.left.inbox._notes[gone]
    assert "from Consideration › Compare" in tile.accessibleName()
    window.session.look_at(gone)
    page = window.inspector.page
    assert isinstance(page, CardPage)
    assert page.origin.isVisible()
    QTest.mouseClick(page.origin.back, LEFT)
    assert window.session.snapshot.card(gone).place == place
    window.undo()
    tile = window.left.inbox._notes[gone]
    tile.wanted_back.emit(gone)
    assert window.session.snapshot.card(gone).place == place


def test_a_merged_card_lists_its_sources_and_is_taken_apart_in_the_inspector(window: MainWindow) -> None:
    first, second = cards(window)[:2]
    merge_cards(window.session.document, first, [second])
    window.canvas.select(of_cards((first,), window.session.snapshot))
    page = window.inspector.page
    assert isinstance(page, CardPage)
    assert page.origin.back.text() == "Take apart"
    QTest.mouseClick(page.origin.back, LEFT)
    assert second in cards(window)
    window.inspector.catch_up()
    assert not page.origin.isVisible()


def test_what_offers_to_undo_the_last_thing_goes_when_another_is_done(window: MainWindow) -> None:
    panel = voted(window, 2)
    QTest.mouseClick(panel.discard, LEFT)
    assert window.toast.offer("Undo") is not None
    add_card(window.session.document, pains(window), window.canvas.board.steps[0], "Another")
    assert not window.toast.text


def test_the_keys_come_back_to_the_map_from_a_toast(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    panel = voted(window, 2)
    window.canvas.setFocus()
    panel._discard()
    undo = window.toast.offer("Undo")
    assert undo is not None
    undo.setFocus()
    QTest.keyClick(undo, KEY.Key_Space)
    assert window.canvas.hasFocus()
