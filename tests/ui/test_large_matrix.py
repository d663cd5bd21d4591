"""A matrix of hundreds of cards: it comes in slices, in full, and each card is there when it is asked for."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from journeydesigner.document.document import Document
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import add_card, delete_cards
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_stage
from journeydesigner.model.ids import CardId, first_step_id
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.matrix_pane import MatrixPane
from tests.ui.conftest import opened_view

COUNT = 120


def many_opportunities() -> tuple[Document, list[CardId]]:
    document = new_document()
    with document.change("Make"):
        journey = add_map(document, add_organization(document, "Helia"), "Many")
        step = first_step_id(add_stage(document, journey, "Use"))
        lane = add_lane(document, journey, "opportunities", "Opportunities")
        ids = [add_card(document, lane, step, f"An idea with the number {i}") for i in range(COUNT)]
        for place, card in enumerate(ids):
            if place % 3:
                set_card_fields(document, [card], "Rate", impact=place % 5 + 1, effort=place * 7 % 5 + 1)
    return document, ids


@pytest.fixture
def pane(open_window: Callable[..., MainWindow], qtbot: QtBot) -> tuple[MainWindow, MatrixPane, list[CardId]]:
    document, ids = many_opportunities()
    window = open_window(document=document)
    shown = opened_view(window, qtbot, "matrix", MatrixPane)
    return window, shown, ids


def in_turn(qtbot: QtBot, happened: Callable[[], object]) -> None:
    """Wait as many turns as the slices of all cards may take: however long one lasts on a busy machine."""
    for _turn in range(4 * COUNT):
        if happened():
            return
        qtbot.wait(1)
    assert happened()


def test_all_cards_come_each_to_its_cell(pane: tuple[MainWindow, MatrixPane, list[CardId]], qtbot: QtBot) -> None:
    _window, shown, ids = pane
    in_turn(qtbot, lambda: shown.ranking.count() == COUNT - COUNT // 3)
    board = shown.board
    for card in board.cards:
        chip, place = board.chip(card.id), board.plan.place(card)
        assert chip is not None
        box = board.tray_box() if place is None else board.cell_box(*place)
        assert box.contains(chip.card_rect().center())
    assert len(board.cards) == len(ids)


def test_a_card_is_written_though_its_turn_had_not_come(
    pane: tuple[MainWindow, MatrixPane, list[CardId]], qtbot: QtBot
) -> None:
    window, shown, ids = pane
    in_turn(qtbot, lambda: shown.ranking.count() > 0)
    shown.be_about("pain_points")
    shown.be_about("opportunities")
    in_turn(qtbot, lambda: shown.board.chip(ids[-1]) is not None)
    window.canvas.select_record(ids[-1])
    in_turn(qtbot, shown.edit_selection)


def test_a_change_while_cards_still_come_is_shown(
    pane: tuple[MainWindow, MatrixPane, list[CardId]], qtbot: QtBot
) -> None:
    window, shown, ids = pane
    delete_cards(window.session.document, [ids[-1]])
    in_turn(qtbot, lambda: shown.board.chip(ids[-2]) is not None)
    assert shown.board.chip(ids[-1]) is None
    window.undo()
    in_turn(qtbot, lambda: shown.board.chip(ids[-1]) is not None)
