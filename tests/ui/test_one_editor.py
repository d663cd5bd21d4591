"""Writing in cells and lines while the rows round them come and go: outline, list of cards, history."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import delete_cards, move_card, set_text
from journeydesigner.editing.structure import rename
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card
from journeydesigner.ui.controls.one_editor import OneEditor
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.card_list import CardList
from journeydesigner.ui.views.card_list_editors import CellText
from journeydesigner.ui.views.line_editor import LineEditor
from journeydesigner.ui.views.outline_model import DRAFT
from journeydesigner.ui.views.outline_pane import OutlinePane, OutlineTree
from journeydesigner.ui.views.outline_tree import Level
from journeydesigner.ui.views.table_pane import TablePane
from tests.ui.test_metrics_in_the_inspector import give_nps

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
WRITES = QAbstractItemView.State.EditingState


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def open_view(window: MainWindow, qtbot: QtBot, name: str) -> QWidget:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.views.open(name)
    shown = window.views.shown
    assert shown is not None
    return shown


@pytest.fixture
def tree(window: MainWindow, qtbot: QtBot) -> OutlineTree:
    shown = open_view(window, qtbot, "outline")
    assert isinstance(shown, OutlinePane)
    return shown.tree


@pytest.fixture
def cards(window: MainWindow, qtbot: QtBot) -> CardList:
    shown = open_view(window, qtbot, "table")
    assert isinstance(shown, TablePane)
    shown.arrange("list")
    assert shown.list is not None
    return shown.list


def placed(window: MainWindow) -> list[Card]:
    """The cards of the first lane that has several."""
    snapshot, map_id = window.session.snapshot, window.session.map_id
    assert map_id is not None
    return next(list(found) for lane in snapshot.lanes_of(map_id) if len(found := snapshot.cards_in(lane.id)) > 2)


def write_line(tree: OutlineTree, card: Card, text: str) -> LineEditor:
    tree.setCurrentIndex(tree.outline.index_of(f"card:{card.id}"))
    QTest.keyClick(tree, KEY.Key_F2)
    assert isinstance(focused(), LineEditor)
    QTest.keyClick(focused(), KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), text)
    assert tree.lines.editor is not None
    return tree.lines.editor


def write_cell(cards: CardList, row: int, text: str) -> CellText:
    column = [column.name for column in cards.cards.columns].index("text")
    cards.setCurrentIndex(cards.cards.index(row, column))
    QTest.keyClick(cards, KEY.Key_F2)
    found = focused()
    assert isinstance(found, CellText)
    found.setPlainText(text)
    return found


@pytest.fixture
def plain(qtbot: QtBot) -> QTableWidget:
    table = QTableWidget(4, 1)
    qtbot.addWidget(table)
    table.setItemDelegate(OneEditor(table))
    for row in range(4):
        table.setItem(row, 0, QTableWidgetItem(f"row {row}"))
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    return table


def at(table: QTableWidget, row: int) -> QModelIndex:
    return table.model().index(row, 0)


def cells_of(table: QTableWidget) -> OneEditor:
    cells = table.itemDelegate()
    assert isinstance(cells, OneEditor)
    return cells


def editors(table: QTableWidget) -> list[QLineEdit]:
    return [line for line in table.viewport().findChildren(QLineEdit) if line.isVisible()]


def test_a_row_that_goes_elsewhere_leaves_a_cell_being_written(plain: QTableWidget) -> None:
    """Qt alone says that nothing is, and complains when it is written in once more."""
    cells = cells_of(plain)
    assert cells.write_in(at(plain, 1))
    plain.removeRow(3)
    assert plain.state() is WRITES and cells.is_writing
    [open_one] = editors(plain)
    assert cells.write_in(at(plain, 1))
    assert editors(plain) == [open_one]
    assert open_one.hasFocus()


def test_to_write_elsewhere_is_to_be_done_with_what_was_written(plain: QTableWidget) -> None:
    cells = cells_of(plain)
    cells.write_in(at(plain, 1))
    editors(plain)[0].setText("written")
    plain.removeRow(3)
    assert cells.write_in(at(plain, 2))
    item = plain.item(1, 0)
    assert item is not None and item.text() == "written"
    assert [line.text() for line in editors(plain)] == ["row 2"]


def test_the_row_that_is_written_in_takes_its_editor_along(plain: QTableWidget) -> None:
    cells = cells_of(plain)
    cells.write_in(at(plain, 1))
    plain.removeRow(1)
    assert not cells.is_writing and plain.state() is not WRITES
    assert cells.write_in(at(plain, 1))


def test_what_cannot_be_written_in_is_not(plain: QTableWidget) -> None:
    cells, item = cells_of(plain), plain.item(2, 0)
    assert item is not None
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    assert not cells.write_in(at(plain, 2))
    assert not cells.write_in(QModelIndex())
    assert not cells.is_writing


def test_what_is_half_typed_stays_when_its_cell_is_told_anew(plain: QTableWidget) -> None:
    cells_of(plain).write_in(at(plain, 1))
    editors(plain)[0].setText("half")
    item = plain.item(1, 0)
    assert item is not None
    item.setText("told anew")
    assert editors(plain)[0].text() == "half"


def gone(window: MainWindow, card: Card) -> None:
    delete_cards(window.session.document, [card.id])


def elsewhere(window: MainWindow, card: Card) -> None:
    assert card.place is not None
    steps = window.session.snapshot.steps_in(card.map)
    there = next(step.id for step in steps if step.id != card.place.first)
    move_card(window.session.document, card.id, card.place.lane, there)


@pytest.mark.parametrize("change", [gone, elsewhere])
def test_a_line_is_written_on_while_others_come_and_go(
    window: MainWindow, tree: OutlineTree, change: Callable[[MainWindow, Card], None]
) -> None:
    first, other, *_rest = placed(window)
    write_line(tree, first, "Half typed")
    change(window, other)
    assert tree.state() is WRITES
    assert window.views.shown is not None and window.views.shown.edit_selection()
    assert tree.lines.editor is not None and tree.lines.editor.toPlainText() == "Half typed"
    QTest.keyClick(tree.lines.editor, KEY.Key_Escape)
    assert window.session.snapshot.card(first.id).text == "Half typed"
    assert not tree.lines.is_writing


def test_a_line_that_goes_elsewhere_is_written_on_there(window: MainWindow, tree: OutlineTree) -> None:
    card = placed(window)[0]
    write_line(tree, card, "Half typed")
    elsewhere(window, card)
    assert tree.lines.editor is not None and tree.lines.editor.toPlainText() == "Half typed"
    assert tree.lines.editor.hasFocus()
    QTest.keyClick(tree.lines.editor, KEY.Key_Escape)
    assert window.session.snapshot.card(card.id).text == "Half typed"


def test_a_line_that_is_gone_takes_its_editor_along(window: MainWindow, tree: OutlineTree) -> None:
    card = placed(window)[0]
    write_line(tree, card, "Half typed")
    gone(window, card)
    assert not tree.lines.is_writing
    assert tree.state() is not WRITES
    window.actions_of.trigger("undo")
    assert window.session.snapshot.card(card.id).text == card.text


def test_a_letter_goes_into_the_line_that_is_open(window: MainWindow, tree: OutlineTree) -> None:
    """As when a menu took the keys, and the tree has them afterwards."""
    card = placed(window)[0]
    write_line(tree, card, "Half")
    tree.edit_current("!")
    assert tree.lines.editor is not None and tree.lines.editor.toPlainText() == "Half!"


def test_to_write_in_another_line_is_to_be_done_with_the_first(window: MainWindow, tree: OutlineTree) -> None:
    first, other, *_rest = placed(window)
    write_line(tree, first, "First")
    tree.go_quietly(tree.outline.index_of(f"card:{other.id}"))
    assert tree.edit_current()
    assert tree.lines.written == (f"card:{other.id}", other.text)
    assert window.session.snapshot.card(first.id).text == "First"


def leave_draft(tree: OutlineTree, card: Card) -> None:
    """A draft under a card's line, the current one, without an editor."""
    line = tree.outline.index_of(f"card:{card.id}")
    assert card.place is not None
    found = tree.outline.begin_draft(line.parent(), line.row() + 1, Level.CARD, card.place.lane, card.place.first)
    tree.go_quietly(found)
    tree.setFocus()


def test_a_draft_that_nobody_writes_any_more_has_no_level_and_no_place(window: MainWindow, tree: OutlineTree) -> None:
    card = placed(window)[0]
    leave_draft(tree, card)
    before = window.session.snapshot
    for key in (KEY.Key_Right, KEY.Key_Up, KEY.Key_Left):
        QTest.keyClick(tree, key, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(tree, KEY.Key_Tab)
    assert window.session.snapshot is before
    QTest.keyClick(tree, KEY.Key_F2)
    QTest.keyClicks(focused(), "Asks")
    QTest.keyClick(focused(), KEY.Key_Escape)
    assert "Asks" in {found.text for found in placed(window)}
    leave_draft(tree, card)
    before = window.session.snapshot
    QTest.keyClick(tree, KEY.Key_Delete)
    assert not tree.outline.index_of(DRAFT).isValid()
    assert window.session.snapshot is before


def test_who_clicks_elsewhere_has_the_keys_there(window: MainWindow, tree: OutlineTree) -> None:
    """And what was half typed is written, in a line that was there and in a new one."""
    card, elsewhere = placed(window)[0], QLineEdit(window)
    elsewhere.show()
    write_line(tree, card, "Half typed")
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    assert elsewhere.hasFocus()
    assert window.session.snapshot.card(card.id).text == "Half typed"
    for text in ("Asks", ""):
        tree.setFocus()
        QTest.keyClick(tree, KEY.Key_Return)
        QTest.keyClicks(focused(), text)
        elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
        assert elsewhere.hasFocus()
        assert not tree.outline.index_of(DRAFT).isValid()
    assert "Asks" in {found.text for found in placed(window)}


def test_a_card_of_the_list_is_written_on_while_others_go(window: MainWindow, cards: CardList) -> None:
    text = write_cell(cards, 0, "Half typed")
    first, last = cards.cards.card(0), cards.cards.card(cards.cards.rowCount() - 1)
    assert first is not None and last is not None
    delete_cards(window.session.document, [CardId(last.id)])
    map_id = window.session.map_id
    assert map_id is not None
    rename(window.session.document, "steps", window.session.snapshot.steps_in(map_id)[0].id, "Told anew")
    set_text(window.session.document, CardId(first.id), "Written by somebody else")
    assert cards.state() is WRITES
    assert cards.edit_current() and text.toPlainText() == "Half typed"
    cards.settle()
    assert window.session.snapshot.card(CardId(first.id)).text == "Half typed"
    assert not cards.cells.is_writing


def test_a_card_of_the_list_that_is_gone_takes_its_editor_along(window: MainWindow, cards: CardList) -> None:
    write_cell(cards, 0, "Half typed")
    first = cards.cards.card(0)
    assert first is not None
    delete_cards(window.session.document, [CardId(first.id)])
    assert not cards.cells.is_writing
    cards.settle()
    write_cell(cards, 1, "Next")
    cards.settle()


def test_a_second_click_into_a_cell_of_a_history_writes_in_it_at_once(window: MainWindow, qtbot: QtBot) -> None:
    """And the letters that follow at once are typed into it: no editor comes later, over the first."""
    with qtbot.waitActive(window):
        window.activateWindow()
    _step, _metric, table = give_nps(window)
    item = table.item(0, 1)
    assert item is not None
    middle = table.visualItemRect(item).center()
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle)
    assert not editors(table)
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle)
    [open_one] = editors(table)
    QTest.keyClicks(open_one, "42")
    assert open_one.text() == "42"
