"""A person's walk through the window: by mouse and keyboard, offscreen."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.editing.structure import rename, set_fields
from journeydesigner.exporters.registry import Exporter, ExportRequest
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card, Persona
from journeydesigner.ui.asking import Answer
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.inspector.owner_pages import PersonaPage
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.personas_panel import PersonaRow
from journeydesigner.ui.recent_text import folder_text
from journeydesigner.ui.rows import MapRow
from journeydesigner.ui.screen_room import within
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.shelf import Dragged
from journeydesigner.ui.start.tile import Tile
from tests.ui.conftest import Answers, OpenWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def card_of(window: MainWindow, words: str) -> Card:
    cards = window.session.snapshot.table("cards").values()
    return next(card for card in cards if isinstance(card, Card) and words in card.text)


def drop(widget: QWidget, mime: QMimeData, at: QPoint) -> None:
    copy = Qt.DropAction.CopyAction
    for event in (QDragEnterEvent(at, copy, mime, LEFT, NONE), QDropEvent(QPointF(at), copy, mime, LEFT, NONE)):
        QApplication.sendEvent(widget, event)


def dragged(window: MainWindow, name: str) -> Dragged:
    found = window.left.shelf.item(name)
    assert isinstance(found, Dragged), name
    return found


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window, key, held)


def test_a_sample_opens_saved_with_its_counts(window: MainWindow) -> None:
    assert window.session.name == "Home battery"
    assert not window.session.is_edited
    assert "Home battery" in window.windowTitle()
    assert window.left.organization.accessibleName() == "Organisation Helia Energy, 1 map, 3 personas"


def test_a_stage_from_the_shelf_lands_where_it_is_dropped_and_is_named_in_place(window: MainWindow) -> None:
    before = len(window.session.snapshot.stages_of(window.canvas.board.map))
    drop(window.canvas, dragged(window, "Stage").mime(), QPoint(500, 160))
    QTest.keyClicks(window.canvas.editor, "Renewal")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Return)
    titles = [stage.title for stage in window.session.snapshot.stages_of(window.canvas.board.map)]
    assert len(titles) == before + 1
    assert "Renewal" in titles
    assert window.session.is_edited


def test_a_touchpoint_from_the_shelf_keeps_its_channel(window: MainWindow) -> None:
    lane = next(lane for lane in window.canvas.board.lanes if lane.kind == "touchpoints")
    step = window.canvas.board.steps[1]
    cell = window.canvas.board.rect_of_cell(lane.id, step)
    assert cell is not None
    at = window.canvas.on_screen(cell)
    drop(window.canvas, dragged(window, "Chat").mime(), QPoint(int(at.x + 40), int(at.y + at.h - 4)))
    QTest.keyClicks(window.canvas.editor, "Asks the bot")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Escape)
    card = card_of(window, "Asks the bot")
    assert card.channel is not None
    assert window.session.snapshot.channel(card.channel).name == "Chat"
    assert card.place is not None
    assert (card.place.lane, card.place.first) == (lane.id, step)


def test_a_click_on_the_shelf_adds_at_the_selected_step(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    step = window.canvas.selection.step
    QTest.mouseClick(dragged(window, "Pain point"), LEFT)
    QTest.keyClicks(window.canvas.editor, "The meter data is a year old")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Escape)
    card = card_of(window, "a year old")
    assert card.place is not None
    assert card.place.first == step
    assert window.session.snapshot.lane(card.place.lane).kind == "pain_points"


def test_a_note_from_the_inbox_goes_to_the_cell_and_leaves_the_inbox(window: MainWindow) -> None:
    notes = window.left.inbox.findChildren(Dragged)
    count = len(window.session.snapshot.inbox(window.canvas.board.map))
    lane = next(lane for lane in window.canvas.board.lanes if lane.kind == "actions")
    cell = window.canvas.board.rect_of_cell(lane.id, window.canvas.board.steps[0])
    assert cell is not None
    at = window.canvas.on_screen(cell)
    drop(window.canvas, notes[0].mime(), QPoint(int(at.x + 30), int(at.y + 10)))
    assert len(window.session.snapshot.inbox(window.canvas.board.map)) == count - 1


def test_cards_are_typed_one_after_the_other(window: MainWindow) -> None:
    lane = next(lane for lane in window.canvas.board.lanes if lane.kind == "opportunities")
    window.canvas.select_record(lane.id)
    QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    QTest.keyClicks(window.canvas, "F")
    QTest.keyClicks(window.canvas.editor, "irst idea")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Return)
    QTest.keyClicks(window.canvas.editor, "Second idea")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Escape)
    places = [card_of(window, words).place for words in ("First idea", "Second idea")]
    assert [place.lane for place in places if place is not None] == [lane.id, lane.id]


def test_a_field_of_the_inspector_commits_on_enter_as_one_undo_step(window: MainWindow) -> None:
    card = card_of(window, "savings calculator")
    window.canvas.select_record(card.id)
    page = window.inspector.page
    assert isinstance(page, CardPage)
    owner = field(page, "Owner")
    owner.setFocus()
    owner.selectAll()
    QTest.keyClicks(owner, "Energy desk")
    QTest.keyClick(owner, Qt.Key.Key_Return)
    assert window.session.snapshot.card(card.id).owner == "Energy desk"
    assert window.session.document.undo_label == "Change owner"
    window.actions_of.trigger("undo")
    assert window.session.snapshot.card(card.id).owner == "Digital team"
    window.inspector.catch_up()
    assert owner.text() == "Digital team"


def test_escape_brings_back_what_stood_in_a_field(window: MainWindow) -> None:
    card = card_of(window, "savings calculator")
    window.canvas.select_record(card.id)
    owner = field(window.inspector.page, "Owner")
    owner.setFocus()
    QTest.keyClicks(owner, "x")
    QTest.keyClick(owner, Qt.Key.Key_Escape)
    assert owner.text() == "Digital team"
    assert window.session.document.undo_label is None


def test_leaving_a_field_commits_it_to_the_card_it_was_shown_for(window: MainWindow) -> None:
    card, other = card_of(window, "savings calculator"), card_of(window, "Opens the yearly bill")
    window.canvas.select_record(card.id)
    owner = field(window.inspector.page, "Owner")
    owner.setFocus()
    owner.selectAll()
    QTest.keyClicks(owner, "Field team")
    rect = window.canvas.board.rect_of_card(other.id)
    assert rect is not None
    at = window.canvas.on_screen(rect)
    QTest.mouseClick(window.canvas, LEFT, NONE, QPoint(int(at.x + 20), int(at.y + 10)))
    assert window.canvas.selection.id == other.id
    assert window.session.snapshot.card(card.id).owner == "Field team"
    assert window.session.snapshot.card(other.id).owner == ""


def test_what_does_not_fit_is_marked_and_not_written(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "line by line").id)
    mentions = field(window.inspector.page, "Mentions")
    mentions.setFocus()
    mentions.selectAll()
    QTest.keyClicks(mentions, "many")
    QTest.keyClick(mentions, Qt.Key.Key_Return)
    assert mentions.property("wrong") == "true"
    assert window.session.document.undo_label is None


def test_the_kinds_own_fields_are_built_from_its_values(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "line by line").id)
    page = window.inspector.page
    assert page is not None
    names = {child.accessibleName() for child in page.findChildren(QWidget)}
    assert {"Severity", "Mentions"} <= names


def test_a_persona_is_shown_and_edited(window: MainWindow) -> None:
    persona = next(iter(window.session.snapshot.table("personas").values()))
    window.session.look_at(persona.id)
    page = window.inspector.page
    assert isinstance(page, PersonaPage)
    goals = next(child for child in page.findChildren(QPlainTextEdit) if child.accessibleName() == "Goals")
    goals.setFocus()
    goals.setPlainText("One\nTwo")
    QTest.keyClick(goals, Qt.Key.Key_Return)
    found = window.session.snapshot.table("personas")[persona.id]
    assert isinstance(found, Persona)
    assert found.goals == ("One", "Two")


def test_all_edits_are_undone_and_done_again(window: MainWindow) -> None:
    before = window.session.snapshot.tables
    window.canvas.select_record(card_of(window, "savings calculator").id)
    window.actions_of.trigger("duplicate")
    window.actions_of.trigger("insert stage")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Escape)
    window.actions_of.trigger("insert persona")
    after = window.session.snapshot.tables
    while window.session.document.undo_label:
        window.actions_of.trigger("undo")
    assert {name: dict(rows) for name, rows in window.session.snapshot.tables.items()} == {
        name: dict(rows) for name, rows in before.items()
    }
    while window.session.document.redo_label:
        window.actions_of.trigger("redo")
    assert {name: dict(rows) for name, rows in window.session.snapshot.tables.items()} == {
        name: dict(rows) for name, rows in after.items()
    }


def test_undo_says_what_it_takes_back(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    window.actions_of.trigger("duplicate")
    assert window.actions_of.qaction("undo").text() == "&Undo Duplicate card"
    assert "Duplicate card" in window.top_bar.undo.accessibleName()


def test_the_bar_over_the_selection_goes_when_an_undo_takes_the_card(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    window.actions_of.trigger("duplicate")
    window.context_bar.catch_up()
    assert window.context_bar.isVisible()
    window.actions_of.trigger("undo")
    window.context_bar.catch_up()
    assert window.context_bar.isVisible() == bool(window.canvas.selection.cards)


def test_the_templates_show_their_pictures(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.front.start is not None
    with qtbot.waitSignal(window.front.start.glances.ready, timeout=20_000):
        pass


def test_saving_writes_the_file_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    window.actions_of.trigger("duplicate")
    assert window.session.is_edited
    window.actions_of.trigger("save")
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert not window.session.is_edited
    assert window.session.path is not None
    saved = open_journey(window.session.path).document.snapshot
    assert len(saved.table("cards")) == len(window.session.snapshot.table("cards"))


def test_what_is_typed_while_a_save_runs_stays_edited(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    window.actions_of.trigger("duplicate")
    window.saving.save()
    window.actions_of.trigger("insert persona")
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert window.session.is_edited


def test_a_save_that_cannot_be_written_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of.trigger("insert persona")
    path = window.session.path
    assert path is not None
    window.session.mark_saved(path / "not a folder" / "map.journey", is_whole=False)
    window.saving.opened(None)
    window.actions_of.trigger("save")
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert window.toast.text.startswith("Not saved.")
    assert window.toast.offer("Save as…") is not None
    assert window.session.is_edited


def test_a_file_changed_elsewhere_is_merged_on_wish(window: MainWindow, qtbot: QtBot) -> None:
    path = window.session.path
    assert path is not None
    other = open_journey(path)
    persona = next(iter(other.document.snapshot.table("personas")))
    with other.document.change("Elsewhere") as draft:
        draft.patch("personas", persona, role="Changed elsewhere")
    from journeydesigner.files.journey_file import save_journey

    save_journey(other.document, path)
    window.actions_of.trigger("insert persona")
    window.actions_of.trigger("save")
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    merge = window.toast.offer("Merge")
    assert merge is not None
    QTest.mouseClick(merge, LEFT)
    qtbot.waitUntil(lambda: not window.session.is_edited)
    saved = open_journey(path).document.snapshot
    merged = saved.find(persona)
    assert isinstance(merged, Persona)
    assert merged.role == "Changed elsewhere"
    assert len(saved.table("personas")) == 4


@pytest.mark.parametrize("name", ["xlsx", "pdf"])
def test_an_export_is_written_and_its_folder_offered(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    answers.path = tmp_path / f"map.{name}"
    window.actions_of.trigger(f"export {name}")
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=60_000)
    assert answers.path.stat().st_size > 2000
    assert window.toast.text == f"Exported map.{name}"
    assert window.toast.offer("Show in folder") is not None
    assert window.settings.folder == tmp_path


def test_an_export_to_an_impossible_place_says_so(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("no folder")
    answers.path = tmp_path / "file" / "map.pdf"
    window.actions_of.trigger("export pdf")
    qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=60_000)
    assert "map.pdf" in window.toast.text
    assert window.toast.offer("Choose another place…") is not None
    assert window.settings.folder == Path.home()


def test_a_broken_file_leaves_the_document_untouched(window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"PK\x03\x04 this is no journey")
    document = window.session.document
    window.opening.open(broken)
    assert window.session.document is document
    assert "broken.journey" in window.toast.text


def test_dropped_markdown_is_a_map_beside_those_that_are_there(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "stay.md"
    source.write_text("# Hotel stay\n\n| | Book | Arrive |\n|---|---|---|\n| Actions | Compares | Checks in |\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(source))])
    before = window.canvas.map_id
    drop(window, mime, QPoint(600, 400))
    qtbot.waitUntil(lambda: window.canvas.map_id != before)
    titles = [stage.title for stage in window.session.snapshot.stages_of(window.canvas.board.map)]
    assert titles == ["Book", "Arrive"]
    assert window.session.is_edited


def test_a_file_that_cannot_be_imported_leaves_the_document_untouched(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "empty.md"
    source.write_text("only a sentence")
    document = window.session.document
    window.opening.import_from(source)
    qtbot.waitUntil(lambda: not window.opening.importing.is_reading, timeout=20_000)
    assert window.session.document is document
    assert window.toast.text


def test_closing_with_unsaved_changes_asks_and_stays_on_cancel(window: MainWindow, answers: Answers) -> None:
    window.actions_of.trigger("insert persona")
    answers.unsaved = Answer.CANCEL
    window.close()
    assert window.isVisible()
    assert answers.asked == ["Home battery"]


def test_closing_with_save_saves_then_closes(window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    window.actions_of.trigger("insert persona")
    path = window.session.path
    assert path is not None
    answers.unsaved = Answer.SAVE
    with qtbot.waitSignal(window.destroyed, timeout=10_000):
        window.close()
    assert len(open_journey(path).document.snapshot.table("personas")) == 4


def test_enter_on_the_start_page_begins_the_five_stage_map_in_its_first_cell(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.front.start is not None
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert len(window.session.snapshot.stages_of(window.canvas.board.map)) == 5
    assert window.canvas.selection.kind in (SelectionKind.CELL, SelectionKind.CARDS)
    assert not window.session.is_edited


def test_the_blank_map_has_nothing_to_undo(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_of.trigger("new")
    assert len(window.canvas.board.steps) == 1
    assert len(window.canvas.board.lanes) == 4
    assert window.session.document.undo_label is None


def test_recent_files_are_remembered_latest_first(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    assert window.session.path is not None
    other.write_bytes(window.session.path.read_bytes())
    window.opening.open(other)
    window.opening.open(tmp_path / "home-battery.journey")
    assert [path.name for path in window.settings.recent] == ["home-battery.journey", "other.journey"]


def test_dark_and_light_dress_everything(window: MainWindow, qtbot: QtBot) -> None:
    light = window.canvas.theme.name
    window.actions_of.trigger("theme dark")
    assert (light, window.canvas.theme.name) == ("light", "dark")
    assert window.settings.theme == "dark"
    qtbot.waitUntil(lambda: window.left.palette().window().color() == window.look.colour("panel"))


def test_a_narrow_window_folds_the_inspector_and_the_person_can_open_it(window: MainWindow) -> None:
    window.resize(1366, 768)
    assert not window.inspector.isVisible()
    assert window.left.isVisible()
    window.actions_of.trigger("inspector")
    assert window.inspector.isVisible()
    assert not window.left.isVisible()
    window.actions_of.trigger("inspector")
    assert window.left.isVisible()
    window.resize(1024, 700)
    assert not window.left.isVisible()


def test_six_steps_are_in_sight_on_a_small_laptop(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    sixth = window.canvas.board.rect_of_step(window.canvas.board.steps[5])
    assert sixth is not None
    shown = window.canvas.on_screen(sixth)
    qtbot.waitUntil(lambda: window.canvas.width() >= shown.x + shown.w)


def test_a_window_is_shrunk_and_moved_onto_its_screen() -> None:
    screen = QRect(0, 28, 1366, 740)
    assert within(QRect(200, 100, 1440, 900), screen) == screen
    assert within(QRect(1200, 700, 800, 500), screen) == QRect(566, 268, 800, 500)
    assert within(QRect(-900, 40, 800, 500), screen) == QRect(0, 40, 800, 500)


def test_f6_goes_round_the_panes(window: MainWindow) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    found: list[QWidget | None] = []
    for _turn in range(4):
        window.panes.next()
        focused = window.focusWidget()
        found.append(next(p for p in (window.top_bar, window.left, window.canvas, window.inspector)
                          if p is focused or p.isAncestorOf(focused)))  # fmt: skip
    assert found == [window.inspector, window.top_bar, window.left, window.canvas]


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    nameless = [
        child
        for pane in (window.top_bar, window.left, window.inspector, window.zoom_pill)
        for child in pane.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not child.accessibleName()
        and not getattr(child, "text", str)()
    ]
    assert not nameless


def test_targets_are_at_least_24_pixels(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "savings calculator").id)
    small = [
        (child, child.size())
        for pane in (window.top_bar, window.left, window.inspector, window.zoom_pill)
        for child in pane.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (child.width() < 24 or child.height() < 24)
    ]
    assert not small


def test_a_map_is_copied_twinned_and_deleted(window: MainWindow) -> None:
    first = window.session.map_id
    window.actions_of.trigger("twin map")
    twin = window.session.map
    assert twin is not None
    assert (twin.kind, twin.as_is) == ("to-be", first)
    window.actions_of.trigger("delete map")
    assert window.session.map_id == first
    assert len(window.session.snapshot.maps) == 1


def test_a_deleted_card_leaves_the_inspector(window: MainWindow) -> None:
    card = card_of(window, "savings calculator")
    window.canvas.select_record(card.id)
    owner = field(window.inspector.page, "Owner")
    owner.setFocus()
    QTest.keyClicks(owner, "half typed")
    window.canvas.delete_selection()
    assert card.id not in window.session.snapshot.table("cards")
    assert window.inspector.page is not None
    assert window.inspector.page.record != card.id


def field(page: QWidget | None, name: str) -> QLineEdit:
    found = part(page, name)
    assert isinstance(found, QLineEdit)
    return found


def part(page: QWidget | None, name: str) -> QWidget:
    assert page is not None
    return next(child for child in page.findChildren(QWidget) if child.accessibleName() == name)


def test_a_long_map_title_and_role_are_shown_whole(window: MainWindow) -> None:
    map_id = window.session.map_id
    assert map_id is not None
    row = window.left.maps.findChildren(MapRow)[0]
    low = row.height()
    title = "From the first yearly bill to a home battery in the cellar that pays for itself"
    window.session.attempt(rename, "maps", map_id, title)
    window.left.catch_up()
    assert row.height() >= low + 30
    persona = window.left.personas.findChildren(PersonaRow)[0]
    low = persona.height()
    window.session.attempt(
        set_fields, "personas", persona.record, "Change role", role="Switcher who drives electric and rents the house"
    )
    window.left.catch_up()
    assert persona.height() > low


def test_groups_are_folded_while_they_are_empty(window: MainWindow) -> None:
    card = card_of(window, "savings calculator")
    window.canvas.select_record(card.id)
    page = window.inspector.page
    assert isinstance(page, CardPage)
    link = part(page, "Add a link")
    assert not link.isVisible()
    QTest.mouseClick(part(page, "Links"), LEFT)
    assert link.isVisible()
    link.setFocus()
    QTest.keyClicks(link, "example.org")
    QTest.keyClick(link, Qt.Key.Key_Return)
    window.canvas.select_record(card_of(window, "Opens the yearly bill").id)
    window.inspector.catch_up()
    assert not link.isVisible()
    window.canvas.select_record(card.id)
    window.inspector.catch_up()
    assert link.isVisible()


def test_a_channel_is_offered_only_where_a_card_has_one(window: MainWindow) -> None:
    window.canvas.select_record(card_of(window, "line by line").id)
    assert not part(window.inspector.page, "Channel").isVisible()
    window.canvas.select_record(card_of(window, "savings calculator").id)
    assert part(window.inspector.page, "Channel").isVisible()


def test_the_bar_follows_its_card_after_a_move(window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(window, "Opens the yearly bill")
    window.canvas.select_record(card.id)
    window.context_bar.catch_up()
    before = window.context_bar.x()
    window.canvas.move_selection(1, 0)
    window.context_bar.catch_up()
    assert window.context_bar.isVisible()
    assert window.context_bar.x() > before + 100
    window.actions_of.trigger("undo")
    window.context_bar.catch_up()
    assert abs(window.context_bar.x() - before) <= 1


def test_the_bar_hides_while_a_card_is_pressed_and_written(window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(window, "Opens the yearly bill")
    window.canvas.select_record(card.id)
    rect = window.canvas.selection_rect()
    assert rect is not None
    QTest.mousePress(window.canvas, LEFT, NONE, rect.center())
    assert not window.context_bar.isVisible()
    QTest.mouseRelease(window.canvas, LEFT, NONE, rect.center())
    qtbot.waitUntil(window.context_bar.isVisible)
    window.actions_of.trigger("edit")
    assert not window.context_bar.isVisible()
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Escape)
    assert window.context_bar.isVisible()


def test_the_bar_covers_no_card_where_there_is_room(window: MainWindow) -> None:
    card = card_of(window, "savings calculator")
    window.canvas.select_record(card.id)
    bar = window.context_bar.geometry()
    for other in window.session.snapshot.table("cards"):
        rect = window.canvas.board.rect_of_card(CardId(other))
        if rect is not None:
            seen = window.canvas.on_screen(rect)
            assert not bar.intersects(QRect(int(seen.x) + 1, int(seen.y) + 1, int(seen.w) - 2, int(seen.h) - 2))


def test_what_the_exporter_tells_of_its_file_is_shown(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "map.pdf"
    window.actions_of.trigger("export dark")
    window.export(_Telling())
    qtbot.waitUntil(lambda: not window.exporting.is_busy)
    assert window.toast.text == "Exported map.pdf. Dark, on fit."


@dataclass(frozen=True)
class _Telling(Exporter):
    name: str = "telling"
    suffix: str = ".pdf"

    @property
    def label(self) -> str:
        return "Telling"

    def export(self, request: ExportRequest) -> None:
        request.tell(f"{request.theme.capitalize()}, on {request.paper}.")
        request.tell(f"{request.theme.capitalize()}, on {request.paper}.")


@dataclass(frozen=True)
class _Endless(Exporter):
    name: str = "endless"
    suffix: str = ".pdf"

    @property
    def label(self) -> str:
        return "Endless"

    def export(self, request: ExportRequest) -> None:
        while True:
            request.progress(0.5, "on and on")


def test_an_export_is_called_off_from_the_toast(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.exporting.write(_Endless(), tmp_path / "map.pdf")
    cancel = window.toast.offer("Cancel")
    assert cancel is not None
    QTest.mouseClick(cancel, LEFT)
    qtbot.waitUntil(lambda: not window.exporting.is_busy)
    assert "cancelled" in window.toast.text
    assert not (tmp_path / "map.pdf").exists()


def test_closing_the_window_calls_an_export_off(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.exporting.write(_Endless(), tmp_path / "map.pdf")
    with qtbot.waitSignal(window.destroyed, timeout=10_000):
        window.close()
    assert not (tmp_path / "map.pdf").exists()


def test_a_file_that_was_removed_meanwhile_is_written_again(window: MainWindow, qtbot: QtBot) -> None:
    path = window.session.path
    assert path is not None
    path.unlink()
    window.actions_of.trigger("insert persona")
    window.actions_of.trigger("save")
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert path.exists() or window.toast.offer("Save as…") is not None or window.toast.offer("Keep mine as a copy")


def test_a_recent_file_that_cannot_be_read_says_so_in_its_row(
    open_window: OpenWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"no journey")
    settings.remember(broken)
    window = open_window()
    start = window.front.start
    assert start is not None
    with qtbot.waitSignal(start.glances.refused, timeout=20_000) as told:
        pass
    assert told.args is not None
    assert "no journey" in told.args[1].why
    row = next(tile for tile in start.findChildren(Tile) if tile.value == str(broken))
    assert any("no journey" in text.accessibleName() for text in row.findChildren(QLabel))


def test_the_folder_of_a_recent_file_is_told_in_few_words() -> None:
    home = Path.home()
    assert folder_text(home / "Maps") == str(Path("~/Maps"))
    deep = folder_text(home / "Projects" / ("a long name of a customer " * 2) / "Research" / "Maps")
    assert deep == str(Path("~/…/Research/Maps"))


def test_a_long_message_takes_more_lines_and_stays_in_the_window(window: MainWindow) -> None:
    window.resize(1024, 700)
    window.toast.say("This sentence tells more than fits on a line of a small window. " * 6, stays=True)
    toast = window.toast.geometry()
    assert window.canvas.rect().contains(toast)
    assert toast.height() > 58
    QTest.mouseClick(part(window.toast, "Dismiss"), LEFT)
    assert window.toast.text == ""
    window.toast.say("Short.")
    assert window.toast.height() == 40
