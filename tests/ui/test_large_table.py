"""A table of many cards: rows are measured in slices, and all are as tall as they need to be in the end."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import set_text
from journeydesigner.model.ids import CardId
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.cell_faces import LEAST
from journeydesigner.ui.views.table_pane import TablePane
from tests.benchmarks.big_maps import big_map

LONG = "Waits for a reply that does not come, " * 12


@pytest.fixture
def window(open_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    window = open_window(document=big_map(700).document)
    window.session.show_map(big_map(700).map)
    window.views.open("table")
    return window


def pane_of(window: MainWindow) -> TablePane:
    shown = window.views.shown
    assert isinstance(shown, TablePane)
    return shown


def cards(window: MainWindow) -> list[CardId]:
    return [card.id for card in window.session.snapshot.cards_of(big_map(700).map)]


def test_every_row_of_the_grid_becomes_as_tall_as_its_tallest_cell(window: MainWindow, qtbot: QtBot) -> None:
    grid = pane_of(window).grid

    def are_whole() -> bool:
        rows, columns = range(grid.grid.rowCount()), range(grid.grid.columnCount())
        return all(
            grid.rowHeight(row) >= round(max([LEAST, *(grid.face_of(row, column).height for column in columns)]))
            for row in rows
            if grid.grid.lane(row).kind != "line_of_visibility"  # type: ignore[union-attr]
        )

    qtbot.waitUntil(are_whole)


def test_every_row_of_the_list_follows_a_change_of_hundreds(window: MainWindow, qtbot: QtBot) -> None:
    pane_of(window).arrange("list")
    shown = pane_of(window).list
    assert shown is not None

    def are_whole() -> bool:
        return all(shown.rowHeight(row) == round(shown.height_of(row)) for row in range(shown.cards.rowCount()))

    qtbot.waitUntil(are_whole)
    ids = cards(window)
    set_card_fields(window.session.document, ids[:300], "Change owner", owner="Somebody with a very long name " * 3)
    set_text(window.session.document, ids[-1], LONG)
    qtbot.waitUntil(are_whole)
    assert shown.rowHeight(shown.cards.row_of(ids[-1])) > 100
    shown.setColumnWidth(3, 900)
    qtbot.waitUntil(are_whole)
    window.undo()
    window.undo()
    qtbot.waitUntil(are_whole)


def test_what_is_in_sight_of_the_list_stands_still_while_rows_above_are_measured(
    window: MainWindow, qtbot: QtBot
) -> None:
    pane_of(window).arrange("list")
    shown = pane_of(window).list
    assert shown is not None
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum() // 2)
    top = shown.rowAt(0)
    stood = shown.rowViewportPosition(top)
    last = shown.cards.rowCount() - 1
    qtbot.waitUntil(lambda: shown.rowHeight(last) == round(shown.height_of(last)))
    assert (shown.rowAt(0), shown.rowViewportPosition(top)) == (top, stood)
