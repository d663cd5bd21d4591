"""The map as a table: by mouse and keys, in the real window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.editing import structure
from journeydesigner.editing.cards import delete_cards, set_text
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card, CardFilter, Emotion
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.list_changes import Inserted, Moved, Removed, steps_between
from journeydesigner.ui.views.table_pane import TablePane
from journeydesigner.ui.views.view_switch import ViewSwitch
from tests.ui.conftest import opened_view

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def card_of(window: MainWindow, words: str) -> Card:
    cards = window.session.snapshot.table("cards").values()
    return next(card for card in cards if isinstance(card, Card) and words in card.text)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


@pytest.fixture
def table(window: MainWindow, qtbot: QtBot) -> TablePane:
    return opened_view(window, qtbot, "table", TablePane)


def in_cell(table: TablePane, card: Card) -> QPoint:
    """The middle of a card in the grid."""
    assert card.place is not None
    rect = table.grid.rect_of(card.id, card.place.lane, card.place.first)
    assert rect is not None
    return rect.center().toPoint()


def test_ctrl_t_goes_to_the_table_and_back_to_the_same_place_of_the_map(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    before = window.canvas.camera
    QTest.keyClick(window.canvas, KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.views.current == "table"
    assert window.isAncestorOf(focused())
    assert not window.canvas.isVisible()
    QTest.keyClick(focused(), KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.views.is_map
    assert window.canvas.camera == before
    assert window.canvas.hasFocus()
    assert window.canvas.selection.id == card_of(window, "savings calculator").id


def test_the_switch_shows_which_view_is_in_sight(window: MainWindow) -> None:
    switch = window.top_bar.findChild(ViewSwitch)
    assert switch is not None
    QTest.mouseClick(switch.button("table"), LEFT)
    assert window.views.current == "table"
    assert switch.button("table").isChecked()
    QTest.mouseClick(switch.button("map"), LEFT)
    assert window.views.is_map
    assert switch.button("map").isChecked()


def test_a_click_selects_a_card_for_all_views(window: MainWindow, table: TablePane) -> None:
    card = card_of(window, "Watches two")
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card))
    assert window.session.selection.cards == (card.id,)
    assert window.canvas.selection.cards == (card.id,)


def test_typing_replaces_a_text_and_enter_goes_on_below(window: MainWindow, table: TablePane) -> None:
    card = card_of(window, "Watches two")
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card))
    QTest.keyClicks(table.grid, "R")
    QTest.keyClicks(table.writing.editor, "eads a test")
    QTest.keyClick(table.writing.editor, KEY.Key_Return)
    assert window.session.snapshot.card(card.id).text == "Reads a test"
    QTest.keyClicks(table.writing.editor, "Asks a friend")
    QTest.keyClick(table.writing.editor, KEY.Key_Tab)
    fresh = card_of(window, "Asks a friend")
    assert fresh.place is not None
    assert card.place is not None
    assert (fresh.place.lane, fresh.place.first) == (card.place.lane, card.place.first)
    QTest.keyClicks(table.writing.editor, "In the next step")
    QTest.keyClick(table.writing.editor, KEY.Key_Escape)
    after = card_of(window, "In the next step")
    steps = [step.id for step in window.session.snapshot.steps_in(card.map)]
    assert after.place is not None
    assert steps.index(after.place.first) == steps.index(card.place.first) + 1
    assert table.grid.hasFocus()
    assert window.session.document.undo_label is not None


def test_a_text_that_grows_makes_its_row_grow_while_it_is_typed(window: MainWindow, table: TablePane) -> None:
    card = card_of(window, "Opens the yearly bill")
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card))
    assert card.place is not None
    row = table.grid.grid.index_of(card.place.lane, card.place.first).row()
    before = table.grid.rowHeight(row)
    QTest.keyClick(table.grid, KEY.Key_F2)
    QTest.keyClicks(
        table.writing.editor, " and again with the one before, line by line, number by number, all evening" * 2
    )
    assert table.grid.rowHeight(row) > before
    QTest.keyClick(table.writing.editor, KEY.Key_Escape)
    assert window.session.snapshot.card(card.id).text.endswith("all evening")


def test_arrows_go_from_card_to_card_and_up_into_the_headers(window: MainWindow, table: TablePane) -> None:
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card_of(window, "Searches")))
    QTest.keyClick(table.grid, KEY.Key_Down)
    assert window.session.selection.cards == (card_of(window, "Watches two").id,)
    QTest.keyClick(table.grid, KEY.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.grid, KEY.Key_Up)
    assert window.session.selection.kind is SelectionKind.STEP
    QTest.keyClick(table.grid, KEY.Key_Up)
    assert window.session.selection.kind is SelectionKind.STAGE


def test_a_header_is_renamed_in_place(window: MainWindow, table: TablePane) -> None:
    stage = window.session.snapshot.stages_of(window.canvas.board.map)[0]
    window.session.select(of_header(SelectionKind.STAGE, stage.id))
    QTest.keyClick(table.grid, KEY.Key_F2)
    editor = focused()
    QTest.keyClicks(editor, "Noticing")
    QTest.keyClick(editor, KEY.Key_Return)
    assert window.session.snapshot.stage(stage.id).title == "Noticing"


def test_an_emotion_is_written_as_its_number_and_what_was_said(window: MainWindow, table: TablePane) -> None:
    point = next(e for e in window.session.snapshot.table("emotions").values() if "degree" in getattr(e, "quote", ""))
    assert isinstance(point, Emotion)
    window.canvas.select_record(point.id)
    QTest.keyClick(table.grid, KEY.Key_F2)
    assert table.writing.editor.text.startswith("\u22121.7")
    table.writing.editor.selectAll()
    QTest.keyClicks(table.writing.editor, "-0.5 It gets better")
    QTest.keyClick(table.writing.editor, KEY.Key_Escape)
    after = window.session.snapshot.table("emotions")[point.id]
    assert isinstance(after, Emotion)
    assert (after.value, after.quote) == (-0.5, "It gets better")


def test_a_paste_of_lines_lands_in_the_selected_cell(window: MainWindow, table: TablePane) -> None:
    card = card_of(window, "Annual bill")
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card_of(window, "Opens the yearly")))
    QApplication.clipboard().setText("One thing\nAnother thing")
    QTest.keyClick(table.grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert card_of(window, "One thing").place is not None
    assert card_of(window, "Another thing").place is not None
    assert card.place is not None


def test_alt_arrows_move_the_card_and_undo_brings_it_back(window: MainWindow, table: TablePane) -> None:
    card = card_of(window, "Builds a spreadsheet")
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card))
    QTest.keyClick(table.grid, KEY.Key_Right, ALT)
    moved = window.session.snapshot.card(card.id).place
    assert moved is not None
    assert card.place is not None
    assert moved.first != card.place.first
    QTest.keyClick(table.grid, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.snapshot.card(card.id).place == card.place


def test_screen_readers_hear_headers_and_cells(window: MainWindow, table: TablePane) -> None:
    model = table.grid.grid
    reads = Qt.ItemDataRole.AccessibleTextRole
    headers = [model.headerData(i, Qt.Orientation.Horizontal, reads) for i in range(model.columnCount())]
    assert "Interest, Learn" in headers
    card = card_of(window, "Offers are impossible")
    assert card.place is not None
    said = model.data(model.index_of(card.place.lane, card.place.first), reads)
    assert said == "Pain point: Offers are impossible to compare line by line (Critical, 12 mentions)"


def test_changes_are_told_without_a_reset(window: MainWindow, table: TablePane) -> None:
    model = table.grid.grid
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    document, map_id = window.session.document, window.canvas.board.map
    set_text(document, card_of(window, "Annual bill").id, "The bill of the year")
    stage = structure.add_stage(document, map_id, "After", 1)
    structure.add_step(document, stage, "Second")
    structure.move_stage(document, stage, 0)
    lane = structure.add_lane(document, map_id, "goals", "More goals", 2)
    structure.move_lane(document, lane, 0)
    structure.delete(document, "lanes", lane)
    structure.delete(document, "stages", stage)
    for _time in range(8):
        document.undo()
    assert not resets
    assert model.columnCount() == len(window.session.snapshot.steps_in(map_id))


def test_a_filter_leaves_the_cells_with_fewer_cards(window: MainWindow, table: TablePane) -> None:
    lanes = window.session.snapshot.lanes_of(window.canvas.board.map)
    window.session.set_filter(CardFilter(lanes=(lanes[1].id,)))
    assert table.grid.grid.rowCount() == 1
    window.session.set_filter(CardFilter())
    assert table.grid.grid.rowCount() == len(lanes)


# The list


@pytest.fixture
def listed(table: TablePane) -> TablePane:
    table.arrange("list")
    return table


def cell(listed: TablePane, card: CardId, column: str) -> QPoint:
    assert listed.list is not None
    place = next(i for i, found in enumerate(listed.list.cards.columns) if found.name == column)
    index = listed.list.cards.index(listed.list.cards.row_of(card), place)
    listed.list.scrollTo(index)
    return listed.list.visualRect(index).center()


def test_the_list_has_a_row_for_each_card_and_the_inbox(window: MainWindow, listed: TablePane) -> None:
    assert listed.list is not None
    cards = list(window.session.snapshot.cards_of(window.canvas.board.map))
    assert listed.list.cards.rowCount() == len(cards)


def test_words_leave_the_rows_that_have_them(window: MainWindow, listed: TablePane) -> None:
    assert listed.list is not None
    QTest.keyClicks(listed.words, "pain compare")
    assert [listed.list.cards.card(row).text for row in range(listed.list.cards.rowCount())] == [  # type: ignore[union-attr]
        "Offers are impossible to compare line by line"
    ]


def test_a_text_is_edited_in_its_row(window: MainWindow, listed: TablePane) -> None:
    card = card_of(window, "Hotline")
    view = listed.list
    assert view is not None
    QTest.mouseClick(view.viewport(), LEFT, pos=cell(listed, card.id, "owner"))
    QTest.keyClick(view, KEY.Key_F2)
    editor = focused()
    QTest.keyClicks(editor, "Service team")
    QTest.keyClick(editor, KEY.Key_Return)
    assert window.session.snapshot.card(card.id).owner == "Service team"


def test_what_is_entered_goes_to_all_selected_rows_as_one_step(window: MainWindow, listed: TablePane) -> None:
    view = listed.list
    assert view is not None
    one, other = card_of(window, "Hotline"), card_of(window, "Offer PDF")
    QTest.mouseClick(view.viewport(), LEFT, pos=cell(listed, one.id, "owner"))
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, cell(listed, other.id, "owner"))
    QTest.keyClick(view, KEY.Key_F2)
    editor = focused()
    QTest.keyClicks(editor, "Sales")
    QTest.keyClick(editor, KEY.Key_Return)
    owners = {window.session.snapshot.card(card.id).owner for card in (one, other)}
    assert owners == {"Sales"}
    window.undo()
    assert window.session.snapshot.card(one.id).owner == one.owner


def test_a_header_sorts_up_then_down_then_as_the_map_stands(window: MainWindow, listed: TablePane) -> None:
    view = listed.list
    assert view is not None
    model = view.cards
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    natural = [model.card(row).id for row in range(model.rowCount())]  # type: ignore[union-attr]
    view.head.sort_wanted.emit("text")
    texts = [model.index(row, 3).data().casefold() for row in range(model.rowCount())]
    assert texts == sorted(texts)
    set_text(window.session.document, CardId(natural[0]), "Zzz")
    delete_cards(window.session.document, [CardId(natural[1])])
    window.undo()
    window.undo()
    view.head.sort_wanted.emit("text")
    view.head.sort_wanted.emit("text")
    assert [model.card(row).id for row in range(model.rowCount())] == natural  # type: ignore[union-attr]


def test_a_column_shows_only_the_chosen_values(window: MainWindow, listed: TablePane) -> None:
    view = listed.list
    assert view is not None
    view.head.only_wanted.emit("stage", frozenset({"Decision"}))
    shown = {view.cards.index(row, 0).data() for row in range(view.cards.rowCount())}
    assert shown == {"Decision"}
    view.head.only_wanted.emit("stage", frozenset())
    assert view.cards.counts()[0] == view.cards.counts()[1]


def test_a_row_selects_its_card_for_all_views(window: MainWindow, listed: TablePane) -> None:
    view = listed.list
    assert view is not None
    card = card_of(window, "Home visit")
    QTest.mouseClick(view.viewport(), LEFT, pos=cell(listed, card.id, "text"))
    assert window.canvas.selection.cards == (card.id,)
    listed.arrange("grid")
    assert listed.grid.currentIndex() == listed.grid.grid.index_of(card.place.lane, card.place.first)  # type: ignore[union-attr]


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_steps_between_two_lists_make_one_of_the_other(before: list[int], after: list[int]) -> None:
    now = [str(item) for item in before]
    for step in steps_between(now.copy(), [str(item) for item in after]):
        match step:
            case Removed(first, last):
                del now[first : last + 1]
            case Inserted(at, item):
                now.insert(at, item)
            case Moved(old, new):
                assert new < old
                now.insert(new, now.pop(old))
    assert now == [str(item) for item in after]


def test_the_name_of_a_line_has_the_room_that_it_needs(window: MainWindow, table: TablePane, qtbot: QtBot) -> None:
    snapshot, map_id = window.session.snapshot, window.session.map_id
    assert map_id is not None
    line = next(lane for lane in snapshot.lanes_of(map_id) if lane.kind == "line_of_visibility")
    qtbot.waitUntil(lambda: not table.grid.heights._unfit)
    before = table.grid.lanes.lane_box(line.id).height()
    structure.rename(window.session.document, "lanes", line.id, "What customers of the insurance see of all our work")
    qtbot.waitUntil(lambda: table.grid.lanes.lane_box(line.id).height() > before + 10)


def test_undo_while_the_next_card_is_still_empty_takes_the_one_above_it_out_of_sight(
    window: MainWindow, table: TablePane
) -> None:
    card = card_of(window, "Watches two")
    assert card.place is not None
    QTest.mouseClick(table.grid.viewport(), LEFT, pos=in_cell(table, card))
    QTest.keyClick(table.grid, KEY.Key_Return)
    QTest.keyClick(table.writing.editor, KEY.Key_Return)
    QTest.keyClicks(table.writing.editor, "Asks a friend")
    QTest.keyClick(table.writing.editor, KEY.Key_Return)
    fresh = card_of(window, "Asks a friend")
    assert table.grid.block_of(fresh.id, card.place.lane, card.place.first) is not None
    window.undo()
    assert fresh.id not in window.session.snapshot.table("cards")
    assert table.grid.block_of(fresh.id, card.place.lane, card.place.first) is None
    assert table.writing.is_on and table.grid.block_of(card.id, card.place.lane, card.place.first) is not None
    QTest.keyClicks(table.writing.editor, "Asks nobody")
    QTest.keyClick(table.writing.editor, KEY.Key_Escape)
    after = card_of(window, "Asks nobody")
    assert after.place is not None
    assert (after.place.lane, after.place.first) == (card.place.lane, card.place.first)
