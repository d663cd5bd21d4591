"""What lies over the window gives the keys back, also where what had them is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas import selection as select
from journeydesigner.ui.controls.focus_before import FocusBefore
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.card_list import CardList
from journeydesigner.ui.views.table_pane import TablePane
from tests.ui.conftest import opened_view

KEY = Qt.Key


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


@pytest.fixture
def cards(window: MainWindow, qtbot: QtBot) -> CardList:
    """The list of cards, its first card's text being written."""
    pane = opened_view(window, qtbot, "table", TablePane)
    pane.arrange("list")
    found = pane.findChild(CardList)
    assert found is not None
    column = [column.name for column in found.cards.columns].index("text")
    found.setCurrentIndex(found.cards.index(0, column))
    found.setFocus()
    QTest.keyClick(found, KEY.Key_F2)
    assert focused() is not found and found.isAncestorOf(focused())
    return found


@pytest.mark.parametrize("over", ["find", "palette"])
def test_over_a_cell_that_was_being_written_the_keys_come_back_to_its_table(
    window: MainWindow, cards: CardList, qtbot: QtBot, over: str
) -> None:
    window.actions_of.trigger(over)
    assert not cards.isAncestorOf(focused())
    qtbot.waitUntil(lambda: not cards.viewport().findChildren(QWidget))
    QTest.keyClick(focused(), KEY.Key_Escape)
    assert focused() is cards


def test_what_has_the_focus_itself_has_it_again(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    window.actions_of.trigger("find")
    QTest.keyClick(focused(), KEY.Key_Escape)
    assert window.canvas.hasFocus()


def test_what_is_gone_or_hidden_is_passed_over(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field = QLineEdit(home)
    with qtbot.waitActive(home):
        home.show()
        home.activateWindow()
    field.setFocus()
    before = FocusBefore()
    before.remember(field)
    field.hide()
    before.give_back()
    assert focused() is home
    field.show()
    before.remember(field)
    field.deleteLater()
    qtbot.waitUntil(lambda: not home.findChildren(QLineEdit))
    before.give_back()
    assert focused() is home


def test_a_card_that_is_only_being_written_is_not_there_to_be_selected(window: MainWindow, qtbot: QtBot) -> None:
    table = opened_view(window, qtbot, "table", TablePane)
    grid, session = table.grid, window.session
    assert session.map_id is not None
    lane = next(lane for lane in session.snapshot.lanes_of(session.map_id) if lane.kind == "actions")
    step = session.snapshot.steps_in(lane.map)[0].id
    session.select(select.of_cell(lane.id, step))
    assert table.writing.edit()
    rect = grid.rect_of(grid.written, lane.id, step)
    assert rect is not None
    grid._choose(*grid.hit(rect.center().toPoint()))
    assert session.selection.kind is select.SelectionKind.CELL
