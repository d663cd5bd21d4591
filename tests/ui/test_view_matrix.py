"""The priority matrix: cards are rated by hand and by arrows, and nothing overlaps."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import add_card, delete_cards
from journeydesigner.model.records import Card
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.matrix_chip import MatrixChip
from journeydesigner.ui.views.matrix_pane import MatrixPane
from journeydesigner.ui.views.priorities import PAINS
from tests.ui.conftest import OpenWindow, opened_view

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def card_of(window: MainWindow, words: str) -> Card:
    cards = window.session.snapshot.table("cards").values()
    return next(card for card in cards if isinstance(card, Card) and words in card.text)


@pytest.fixture
def matrix(window: MainWindow, qtbot: QtBot) -> MatrixPane:
    return opened_view(window, qtbot, "matrix", MatrixPane)


def chip_of(matrix: MatrixPane, card: Card) -> MatrixChip:
    found = matrix.board.chip(card.id)
    assert found is not None, "the card is in the matrix"
    return found


def drag(matrix: MatrixPane, card: Card, to: QPointF) -> None:
    chip = matrix.board.chip(card.id)
    assert chip is not None
    start = chip.rect().center()
    QTest.mousePress(chip, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        middle = chip.mapFromParent(to.toPoint())
        QTest.mouseMove(chip, start + (middle - start) * share)
    QTest.mouseMove(chip, chip.mapFromParent(to.toPoint()))
    QTest.mouseRelease(chip, LEFT, pos=chip.mapFromParent(to.toPoint()))


def rating(window: MainWindow, card: Card) -> tuple[object, object]:
    extras = window.session.snapshot.card(card.id).extras
    return extras.get("impact"), extras.get("effort")


def test_a_card_dragged_from_the_tray_is_rated_as_one_step(window: MainWindow, matrix: MatrixPane) -> None:
    card = card_of(window, "Bill explained")
    assert rating(window, card) == (None, None)
    drag(matrix, card, matrix.board.cell_box(1, 4).center())
    assert rating(window, card) == (5, 2)
    window.undo()
    assert rating(window, card) == (None, None)


def test_a_card_dragged_back_to_the_tray_loses_its_rating(window: MainWindow, matrix: MatrixPane) -> None:
    card = card_of(window, "Live order tracker")
    drag(matrix, card, QPointF(400, matrix.board.tray_box().center().y()))
    assert rating(window, card) == (None, None)


def test_escape_puts_a_carried_card_back(window: MainWindow, matrix: MatrixPane) -> None:
    card = card_of(window, "Live order tracker")
    chip = matrix.board.chip(card.id)
    assert chip is not None
    before, was = chip.pos(), rating(window, card)
    QTest.mousePress(chip, LEFT, pos=chip.rect().center())
    QTest.mouseMove(chip, chip.rect().center() + matrix.board.cell_box(0, 0).center().toPoint() / 4)
    QTest.keyClick(chip, KEY.Key_Escape)
    QTest.mouseRelease(chip, LEFT)
    assert chip.pos() == before
    assert rating(window, card) == was


def test_arrows_move_the_selected_card(window: MainWindow, matrix: MatrixPane) -> None:
    card = card_of(window, "Standard offer sheet")
    matrix.board.focus_card(card.id)
    assert window.session.selection.cards == (card.id,)
    assert rating(window, card) == (4, 2)
    QTest.keyClick(chip_of(matrix, card), KEY.Key_Up)
    QTest.keyClick(chip_of(matrix, card), KEY.Key_Right)
    assert rating(window, card) == (5, 3)
    QTest.keyClick(chip_of(matrix, card), KEY.Key_Up)
    assert rating(window, card) == (5, 3)


def test_cards_of_one_cell_do_not_overlap(window: MainWindow, matrix: MatrixPane) -> None:
    card = card_of(window, "Standard offer sheet")
    assert card.place is not None
    made = [add_card(window.session.document, card.place.lane, card.place.first, f"Idea {n} " * 6) for n in range(5)]
    set_card_fields(window.session.document, made, "Rate", impact=4, effort=2)
    rects = [matrix.board.chip(c).card_rect() for c in (*made, card.id)]  # type: ignore[union-attr]
    assert all(not a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    cell = matrix.board.cell_box(1, 3)
    assert all(cell.contains(rect) for rect in rects)


def test_the_ranking_follows_and_a_click_in_it_selects(window: MainWindow, matrix: MatrixPane) -> None:
    texts = [matrix.ranking.item(row).text() for row in range(matrix.ranking.count())]
    assert "Standard offer sheet" in texts[0]
    assert "Quick wins · Impact 4, effort 2" in texts[0]
    matrix.ranking.itemClicked.emit(matrix.ranking.item(1))
    assert window.session.selection.cards == (card_of(window, "Live order tracker").id,)


def test_a_text_is_written_on_its_card(window: MainWindow, matrix: MatrixPane) -> None:
    card = card_of(window, "Live order tracker")
    matrix.board.focus_card(card.id)
    QTest.keyClick(chip_of(matrix, card), KEY.Key_F2)
    QTest.keyClicks(matrix.board._editor, "!")
    QTest.keyClick(matrix.board._editor, KEY.Key_Return)
    assert window.session.snapshot.card(card.id).text == card.text + "!"


def test_screen_readers_hear_where_a_card_stands(window: MainWindow, matrix: MatrixPane) -> None:
    chip = matrix.board.chip(card_of(window, "Live order tracker").id)
    assert chip is not None
    assert chip.accessibleName().endswith("Impact 5, effort 4. Big bets")


def test_pain_points_stand_by_severity_and_mentions(window: MainWindow, matrix: MatrixPane) -> None:
    matrix.be_about(PAINS)
    card = card_of(window, "Offers are impossible")
    chip = matrix.board.chip(card.id)
    assert chip is not None
    assert matrix.board.cell_box(3, 3).contains(chip.card_rect().center())
    QTest.keyClick(chip, KEY.Key_Down)
    assert window.session.snapshot.card(card.id).extras["severity"] == "high"
    assert window.session.snapshot.card(card.id).extras["mentions"] == card.extras["mentions"]


def test_a_map_without_opportunities_says_what_to_do(window: MainWindow, matrix: MatrixPane) -> None:
    gone = [c.id for c in matrix.board.cards]
    delete_cards(window.session.document, gone)
    assert matrix._stack.currentIndex() == 1
    QTest.mouseClick(matrix._empty._act, LEFT)
    assert window.views.is_map
    assert window.canvas.is_editing


def test_a_deleted_map_leaves_nothing_behind(open_window: OpenWindow, matrix: MatrixPane, window: MainWindow) -> None:
    from journeydesigner.editing.structure import delete

    assert window.session.map_id is not None
    delete(window.session.document, "maps", window.session.map_id)
    assert not matrix.board.cards
