"""Values typed and pasted onto a KPI tile in the table view: as on the map."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.editor import InPlaceEditor
from journeydesigner.canvas.selection import of_cards, of_cell
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.model.metric_records import Measurement
from journeydesigner.model.records import Card
from journeydesigner.ui.main_window import MainWindow


@pytest.fixture
def tile(window: MainWindow, qtbot: QtBot) -> Card:
    """The tile of the calculator's completion, selected in the table."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.views.open("table")
    snapshot = window.session.snapshot
    cards = [card for card in snapshot.table("cards").values() if isinstance(card, Card) and metric_of(card)]
    found = next(card for card in cards if snapshot.metric(metric_of(card)).name == "Calculator completion")  # type: ignore[arg-type]
    window.session.select(of_cards((found.id,), snapshot))
    return found


def history(window: MainWindow, tile: Card) -> dict[str, Measurement]:
    metric = metric_of(tile)
    assert metric is not None
    return {each.period: each for each in window.session.snapshot.measurements_of(metric, anchor_of(tile))}


def test_digits_are_a_value_of_the_current_period(window: MainWindow, tile: Card) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "6")
    editor = QApplication.focusWidget()
    assert editor is not None and editor is not focused
    QTest.keyClicks(editor, "1,5 % n=40")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    result = history(window, tile)[f"{date.today():%Y-%m}"].result
    assert (result.value, result.n) == (pytest.approx(0.615), 40)
    assert window.session.selection.cards == (tile.id,)


def test_a_column_from_a_sheet_is_pasted_onto_the_tile(window: MainWindow, tile: Card) -> None:
    before = set(history(window, tile))
    QGuiApplication.clipboard().setText("2019-01\t41 %\n2019-02\t42 %\n")
    window.actions_of.trigger("paste")
    assert set(history(window, tile)) - before == {"2019-01", "2019-02"}
    assert "2 values" in window.toast.text
    window.session.document.undo()
    assert set(history(window, tile)) == before


def test_a_number_without_a_name_stays_in_the_empty_cell_to_be_mended(window: MainWindow, tile: Card) -> None:
    assert tile.place is not None
    snapshot = window.session.snapshot
    taken = {card.place.first for card in snapshot.cards_in(tile.place.lane) if card.place}
    step = next(step.id for step in snapshot.steps_in(tile.map) if step.id not in taken)
    window.session.select(of_cell(tile.place.lane, step))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "4")
    editor = QApplication.focusWidget()
    assert isinstance(editor, InPlaceEditor)
    QTest.keyClicks(editor, "1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "NPS: 41" in window.toast.text and editor.isVisible() and editor.text == "41"
