"""The palette and the find bar, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.editing.cards import add_note
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.editing.structure import add_map, add_stage
from journeydesigner.lanes.kinds import kinds
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.palette.entry import Entry, best

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def entry(text: str, also: str = "") -> Entry:
    return Entry(text, "Commands", text, lambda: None, also=also)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sa", "Save"),
        ("inbox", "Move to inbox"),
        ("mti", "Move to inbox"),
        ("fit sel", "Fit the selection"),
        ("sel fit", "Fit the selection"),
        ("are", "Área"),
    ],
)
def test_the_nearest_answer_stands_first(query: str, first: str) -> None:
    entries = [entry(text) for text in ("Usable area", "Move to inbox", "Fit the selection", "Save as", "Save", "Área")]
    assert best(query, entries, 3)[0].text == first


def test_what_no_word_answers_is_not_listed() -> None:
    assert best("save qqq", [entry("Save")], 5) == []
    assert [found.text for found in best("poster", [entry("Export PDF", also="poster")], 5)] == ["Export PDF"]


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    target = window.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def type_into(window: MainWindow, text: str) -> None:
    target = window.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def test_the_palette_opens_does_a_command_and_gives_the_keys_back(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.setFocus()
    window.actions_of.trigger("palette")
    type_into(window, "fit the map")
    assert window.reach.palette.shown[0].text == "Fit the map"
    before = window.canvas.zoom
    press(window, Qt.Key.Key_Return)
    assert not window.reach.palette.isVisible()
    assert window.canvas.zoom != before
    assert window.focusWidget() is window.canvas


def test_the_palette_goes_to_a_card_on_another_map(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    first = session.map_id
    assert session.organization_id is not None
    other = add_map(session.document, session.organization_id, "Moving house")
    stage = add_stage(session.document, other, "Removal van")
    window.actions_of.trigger("palette")
    type_into(window, "removal")
    press(window, Qt.Key.Key_Return)
    assert session.map_id == other != first
    assert window.canvas.selection.id == stage


def test_where_the_palette_leads_the_keys_are_too_wherever_they_were_before(window: MainWindow) -> None:
    session = window.session
    stage = session.snapshot.stages_of(session.map_id or MapId(""))[0]
    window.canvas.select_record(stage.id)
    window.type_note()
    assert window.focusWidget() is not window.canvas
    window.actions_of.trigger("metrics")
    window.actions_of.trigger("palette")
    type_into(window, session.snapshot.stages_of(stage.map)[1].title)
    press(window, Qt.Key.Key_Return)
    assert window.canvas.selection.id == session.snapshot.stages_of(stage.map)[1].id
    assert window.focusWidget() is window.canvas
    assert not window.panes.is_covered()


def test_escape_leaves_the_palette_without_doing_anything(window: MainWindow) -> None:
    window.canvas.setFocus()
    label = window.session.document.undo_label
    window.actions_of.trigger("palette")
    type_into(window, "delete")
    press(window, Qt.Key.Key_Escape)
    assert not window.reach.palette.isVisible()
    assert window.session.document.undo_label == label
    assert window.focusWidget() is window.canvas


def test_the_palette_lists_only_commands_after_its_sign(window: MainWindow) -> None:
    window.actions_of.trigger("palette")
    type_into(window, ">offer")
    assert window.reach.palette.shown == []
    press(window, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("query", "text", "detail"),
    [("add lane dramatic", "Dramatic arc", "Insert › Lane"), ("new stage", "Stage", "Insert"), ("fit", "Fit", "View")],
)
def test_what_is_put_in_is_found_by_any_word_for_it_and_says_where_it_stands(
    window: MainWindow, query: str, text: str, detail: str
) -> None:
    window.actions_of.trigger("palette")
    type_into(window, query)
    first = window.reach.palette.shown[0]
    assert first.text.startswith(text) and first.detail == detail


def test_a_lanes_name_leads_to_it_before_it_puts_in_another(window: MainWindow) -> None:
    lane = next(lane for lane in window.canvas.board.lanes if lane.title == kinds()["emotion"].label)
    set_emotion(window.session.document, lane.id, window.canvas.board.steps[0], 1.0)
    assert "emotion" in (window.session.document.undo_label or ""), "which the command to undo is called by"
    window.actions_of.trigger("palette")
    type_into(window, "emoti")
    shown = [found.key for found in window.reach.palette.shown]
    assert shown[0] == f"go {lane.id}" and shown.count(f"go {lane.id}") == 1
    assert "command insert lane emotion" in shown
    press(window, Qt.Key.Key_Return)
    assert window.canvas.selection.id == lane.id


def test_every_lane_kind_answers_add_lane(window: MainWindow) -> None:
    window.actions_of.trigger("palette")
    type_into(window, "add lane")
    assert {f"command insert lane {name}" for name in kinds()} <= {found.key for found in window.reach.palette.shown}


def test_down_and_up_pass_over_the_names_of_groups(window: MainWindow) -> None:
    window.actions_of.trigger("palette")
    type_into(window, "offer")
    palette = window.reach.palette
    shown = palette.shown
    for _place in range(len(shown)):
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert window.session.looked_at or window.canvas.selection.id


def test_finding_goes_along_while_typing_and_round_the_end(window: MainWindow) -> None:
    window.actions_of.trigger("find")
    type_into(window, "offer")
    search = window.reach.search
    count = len(search.matches)
    assert count > 3 and search.place == 0
    assert window.canvas.selection.id == search.matches[0].record
    assert window.canvas.ornaments.found == search.records
    press(window, Qt.Key.Key_Return, SHIFT)
    assert search.place == count - 1
    press(window, Qt.Key.Key_Return)
    assert search.place == 0
    press(window, Qt.Key.Key_Escape)
    assert window.canvas.ornaments.found == frozenset()


def test_replacing_all_is_one_step_of_undo(window: MainWindow) -> None:
    window.actions_of.trigger("replace")
    type_into(window, "offer")
    bar, search = window.reach.bar, window.reach.search
    count = sum(len(match.spans) for match in search.matches)
    bar.new_text.setText("quote")
    bar._replace_all()
    assert search.matches == ()
    assert f"{count}" in window.toast.text
    window.undo()
    assert sum(len(match.spans) for match in search.matches) == count


def test_after_replacing_all_the_keys_stay_in_the_bar_and_the_toast_takes_it_back(window: MainWindow) -> None:
    window.actions_of.trigger("replace")
    type_into(window, "offer")
    bar, search = window.reach.bar, window.reach.search
    before = search.matches
    bar.new_text.setText("quote")
    QTest.mouseClick(bar._all, Qt.MouseButton.LeftButton)
    assert search.matches == () and window.focusWidget() is bar.line
    press(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    (undo,) = [button for button in window.toast.findChildren(QPushButton) if button.text() == "Undo"]
    undo.click()
    window.actions_of.trigger("find")
    assert search.matches == before


def test_replacing_one_goes_on_to_the_next(window: MainWindow) -> None:
    window.actions_of.trigger("replace")
    type_into(window, "offer")
    bar, search = window.reach.bar, window.reach.search
    first, second = search.matches[0], search.matches[1]
    bar.new_text.setText("quote")
    bar.new_text.setFocus()
    press(window, Qt.Key.Key_Return)
    assert "quote" in getattr(window.session.snapshot.table(first.table)[first.record], first.field)
    assert search.current is not None and search.current.record == second.record


def test_all_maps_are_searched_on_wish(window: MainWindow) -> None:
    session = window.session
    assert session.organization_id is not None
    other = add_map(session.document, session.organization_id, "Moving house")
    add_note(session.document, other, "zebra crossing")
    window.actions_of.trigger("find")
    type_into(window, "zebra")
    assert window.reach.search.matches == ()
    window.reach.bar._everywhere.click()
    assert len(window.reach.search.matches) == 1
    assert session.map_id == other and session.looked_at == window.reach.search.matches[0].record


def test_the_palettes_key_opens_it_from_a_field_too_and_takes_nothing_from_its_text(window: MainWindow) -> None:
    page = window.inspector.page
    assert page is not None
    field = page.findChild(LineField)
    assert field is not None
    field.setFocus()
    text = field.text()
    field.setCursorPosition(0)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, CTRL)
    assert window.reach.palette.isVisible()
    assert field.text() == text
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, CTRL)
    assert not window.reach.palette.isVisible()


def test_selecting_all_from_a_menu_keeps_what_is_being_written(window: MainWindow) -> None:
    window.canvas.go_to_corner(-1)
    window.canvas.type_text("Half written")
    window.actions_of.trigger("select all")
    assert not window.canvas.is_editing
    snapshot = window.session.snapshot
    assert all(card in snapshot.table("cards") for card in window.canvas.selection.cards)
    assert any(snapshot.card(card).text == "Half written" for card in window.canvas.selection.cards)


def test_a_card_that_is_only_being_written_is_not_selected(window: MainWindow) -> None:
    window.canvas.go_to_corner(1)
    window.canvas.type_text("Half written")
    drawn = [CardId(node.record) for band in window.canvas.board.scene.bands for node in band.nodes if node.record]
    window.canvas.select(Selection(SelectionKind.CARDS, tuple(drawn)))
    assert set(window.canvas.selection.cards) <= set(window.session.snapshot.table("cards"))


def test_a_command_says_in_which_menu_it_stands(window: MainWindow) -> None:
    window.actions_of.trigger("palette")
    type_into(window, "dark")
    said = {(entry.text, entry.detail) for entry in window.reach.palette.shown}
    assert {("Dark", "View"), ("In dark colours", "File")} <= said


def test_tab_goes_from_what_is_looked_for_to_what_takes_its_place(window: MainWindow) -> None:
    """Not to the arrows beside it: what is typed next would be lost."""
    window.actions_of.trigger("replace")
    bar = window.reach.bar
    assert bar.line.hasFocus()
    press(window, Qt.Key.Key_Tab)
    assert bar.new_text.hasFocus()
    press(window, Qt.Key.Key_Backtab, SHIFT)
    assert bar.line.hasFocus()
