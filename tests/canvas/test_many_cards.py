"""Hundreds of cards at once: the first are seen at once, the rest soon; the document has all from the beginning."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards, of_cell
from journeydesigner.document.supposing import without_cards
from journeydesigner.editing import card_links, cards
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId
from journeydesigner.painting.measuring import QtMeasurer
from tests.canvas.conftest import Journey

_LINES = "\n".join(f"Idea {number}" for number in range(500))


def shown(canvas: MapCanvas) -> int:
    table = canvas.document.snapshot.table("cards")
    return sum(canvas.board.rect_of_card(CardId(card)) is not None for card in table)


def test_they_are_laid_out_in_slices_and_come_out_as_if_at_once(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.clipboard().setText(_LINES)
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    canvas.paste()
    assert len(journey.texts(journey.actions, journey.steps[1])) == 500
    assert shown(canvas) == 3
    qtbot.waitUntil(lambda: shown(canvas) > 3)
    qtbot.waitUntil(lambda: shown(canvas) == 503)
    fresh = MapLayout(QtMeasurer()).scene(journey.document.snapshot, journey.map)
    assert canvas.board.scene == fresh
    journey.document.undo()
    assert shown(canvas) == 3


def test_what_happens_meanwhile_is_shown_and_undo_leaves_nothing_behind(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.clipboard().setText(_LINES)
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    canvas.paste()
    new = cards.add_card(journey.document, journey.pains, journey.steps[0], "Meanwhile")
    assert canvas.board.rect_of_card(new) is not None
    journey.document.undo()
    journey.document.undo()
    assert shown(canvas) == 3
    journey.document.redo()
    qtbot.waitUntil(lambda: shown(canvas) == 503)


def test_another_map_shows_all_of_its_own(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    qapp.clipboard().setText(_LINES)
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    canvas.paste()
    canvas.show_map(None)
    canvas.show_map(journey.map)
    assert shown(canvas) == 503


def _drag(canvas: MapCanvas) -> None:
    rect = canvas.board.rect_of_card(
        next(c for c in canvas.selection.cards if canvas.board.rect_of_card(c) is not None)
    )
    assert rect is not None
    seen = canvas.on_screen(rect)
    at = QPoint(round(seen.x + 20), round(seen.y + 20))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(canvas, at + QPoint(60, 0))
    QTest.mouseMove(canvas, at + QPoint(90, 0))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


@pytest.mark.parametrize(
    ("act", "comes_to"),
    [
        (lambda canvas: canvas.duplicate_selection(), 1003),
        (lambda canvas: canvas.paste(), 1003),
        (lambda canvas: canvas.widen(), 503),
        (lambda canvas: canvas.copy(), 503),
        (_drag, 503),
        (lambda canvas: QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier), 503),
        (lambda canvas: QTest.keyClick(canvas, Qt.Key.Key_Right), 503),
    ],
    ids=["duplicate", "paste", "widen", "copy", "drag", "move", "go on"],
)
def test_who_acts_on_them_while_they_still_come_acts_on_all(
    journey: Journey,
    canvas: MapCanvas,
    qapp: QApplication,
    qtbot: QtBot,
    act: Callable[[MapCanvas], object],
    comes_to: int,
) -> None:
    qapp.clipboard().setText(_LINES)
    canvas.select(of_cell(journey.actions, journey.steps[1]))
    canvas.paste()
    snapshot = journey.document.snapshot
    pasted = [card.id for card in snapshot.cards_of(journey.map) if card.text.startswith("Idea")]
    qtbot.waitUntil(lambda: shown(canvas) > 3)
    canvas.select(of_cards(tuple(pasted), snapshot))  # as after a paste of cards, which selects them
    assert shown(canvas) < 503 and len(canvas.selection.cards) == 500
    act(canvas)
    qtbot.waitUntil(lambda: shown(canvas) == comes_to)
    assert canvas.board.scene == MapLayout(QtMeasurer()).scene(journey.document.snapshot, journey.map)


def test_a_snapshot_without_cards_has_neither_them_nor_the_arrows_at_them(journey: Journey) -> None:
    document = journey.document
    card_links.link_cards(document, journey.search, journey.compare)
    card_links.link_cards(document, journey.compare, journey.order)
    supposed = without_cards(document.snapshot, {journey.search})
    assert journey.search not in supposed.table("cards")
    assert [card.text for card in supposed.cards_at(journey.actions, journey.steps[0])] == ["Compares offers"]
    assert [link.source for link in supposed.links_of(journey.map)] == [journey.compare]
    assert len(document.snapshot.links_of(journey.map)) == 2
