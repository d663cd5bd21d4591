"""File > Earlier versions: what is listed, shown and restored; snapshots are kept, named and deleted in it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.document.document import Document
from journeydesigner.editing.locking import lock_map
from journeydesigner.editing.structure import add_stage, rename
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, save_journey
from journeydesigner.files.keeping.backups import folder_of, name_of
from journeydesigner.files.kept_states import keep_state
from journeydesigner.ui.commands.menu_plan import menu_plan
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.versions.name_popup import NamePopup
from journeydesigner.ui.versions.reading import NOW
from journeydesigner.ui.versions.versions import Versions, versions_of
from journeydesigner.ui.versions.versions_sheet import VersionsSheet
from tests.ui.conftest import HOME_BATTERY, OpenWindow

HOUR = timedelta(hours=1)


def _retitle(document: Document, title: str) -> None:
    rename(document, "maps", document.snapshot.maps[0].id, title)


def _title(window: MainWindow) -> str:
    return window.session.snapshot.maps[0].title


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saved an hour ago as «First», kept as «End of workshop»; a damaged version; now «Second»."""
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))
    document = open_journey(HOME_BATTERY).document
    folder, now = folder_of(document.id), datetime.now(UTC)
    folder.mkdir(parents=True)
    document.author = "Ann"
    _retitle(document, "First")
    (folder / name_of(now - HOUR, "1" * 64)).write_bytes(journey_bytes(capture(document)))
    (folder / name_of(now - 2 * HOUR, "2" * 64)).write_bytes(journey_bytes(capture(document))[:700])
    keep_state(document, "End of workshop", now - HOUR / 2, note="All there", author="Ann")
    _retitle(document, "Second")
    found = tmp_path / "home.journey"
    save_journey(document, found)
    return found


@pytest.fixture
def window(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(path)


@pytest.fixture
def versions(window: MainWindow) -> Versions:
    return versions_of(window)


def _open(versions: Versions, qtbot: QtBot) -> VersionsSheet:
    versions.show()
    sheet = versions.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: len(sheet.line.keys) == 4, timeout=20_000)
    return sheet


def _look(sheet: VersionsSheet, place: int, qtbot: QtBot) -> str:
    """Choose the row at a place, and wait until it is shown."""
    key = sheet.line.keys[place]
    sheet.line.row(key).setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: sheet.looked.restore.isEnabled() or place == 0, timeout=20_000)
    return key


def _menu_entries(window: MainWindow) -> list[object]:
    return list(menu_plan(window)[0][1])


def test_both_actions_stand_in_the_file_menu_with_keys(window: MainWindow) -> None:
    assert {"versions", "snapshot"} <= {entry for entry in _menu_entries(window) if isinstance(entry, str)}
    assert window.actions_of.key_of("versions")
    assert window.actions_of.key_of("snapshot")


def test_snapshots_and_saves_are_in_one_line_newest_first(versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    now, kept, saved, damaged = (sheet.line.row(key) for key in sheet.line.keys)
    assert (now.version.key, kept.version.title) == (NOW, "End of workshop")
    assert saved.version.path is not None
    qtbot.waitUntil(lambda: "Damaged" in damaged.accessibleName(), timeout=20_000)
    qtbot.waitUntil(lambda: "1 map renamed" in now.accessibleName(), timeout=20_000)
    qtbot.waitUntil(lambda: "Ann" in saved.accessibleName(), timeout=20_000)
    assert "End of workshop" in kept.accessibleName()


def test_arrow_keys_walk_and_the_chosen_version_is_drawn(versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    row = sheet.line.row(NOW)
    row.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Down)
    kept = sheet.line.row(sheet.line.keys[1])
    assert kept.hasFocus()
    qtbot.waitUntil(lambda: sheet.looked.pages.desk.painted == frozenset({0}), timeout=20_000)
    qtbot.waitUntil(sheet.looked.restore.isEnabled, timeout=20_000)
    assert sheet.looked.title.accessibleName() == "End of workshop"
    assert sheet.looked.note.text() == "All there"
    assert "1 map renamed" in sheet.looked.since.accessibleName()
    QTest.keyClick(kept, Qt.Key.Key_End)
    assert sheet.line.row(sheet.line.keys[-1]).hasFocus()


def test_enter_twice_restores_and_undo_takes_it_back(window: MainWindow, versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    QTest.keyClick(sheet.line.row(sheet.line.keys[1]), Qt.Key.Key_Return)
    assert sheet.looked.restore.hasFocus()
    QTest.keyClick(sheet.looked.restore, Qt.Key.Key_Space)
    assert versions.sheet is None
    assert _title(window) == "First"
    undo = window.toast.offer("Undo")
    assert undo is not None
    undo.click()
    assert _title(window) == "Second"
    assert [kept.title for kept in window.session.snapshot.kept_states] == ["End of workshop"]


def test_a_saved_version_is_restored_and_keeps_the_snapshots(
    window: MainWindow, versions: Versions, qtbot: QtBot
) -> None:
    sheet = _open(versions, qtbot)
    _look(sheet, 2, qtbot)
    sheet.looked.restore.click()
    assert _title(window) == "First"
    assert window.session.path is not None
    assert [kept.title for kept in window.session.snapshot.kept_states] == ["End of workshop"]


def test_a_damaged_version_says_so_and_offers_nothing(versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    key = sheet.line.keys[3]
    sheet.line.row(key).setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: "damaged" in sheet.looked.since.accessibleName(), timeout=20_000)
    assert not sheet.looked.restore.isEnabled()
    assert not sheet.looked.copy.isEnabled()


def test_only_what_is_selected_can_be_restored(window: MainWindow, versions: Versions, qtbot: QtBot) -> None:
    session = window.session
    stage = session.snapshot.stages_of(session.snapshot.maps[0].id)[0]
    rename(session.document, "stages", stage.id, "Other")
    session.select(of_header(SelectionKind.STAGE, stage.id))
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    part = sheet.looked.part
    assert part.isVisible()
    part.show_value(f"stages/{stage.id}")
    sheet.looked.restore.click()
    assert session.snapshot.stage(stage.id).title == stage.title
    assert _title(window) == "Second"


def test_a_version_is_compared_with_now(window: MainWindow, versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    sheet.looked.compare.click()
    assert versions.sheet is None
    earlier = window.session.earlier
    assert earlier is not None
    assert earlier.title == "End of workshop"


def test_a_large_version_is_restored_after_it_was_said(
    window: MainWindow, versions: Versions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeydesigner.ui.versions.versions._MANY", 1)
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    sheet.looked.restore.click()
    assert "Restoring" in window.toast.text
    qtbot.waitUntil(lambda: _title(window) == "First", timeout=5000)
    assert window.toast.offer("Undo") is not None


def test_what_is_only_looked_at_is_not_restored(window: MainWindow, versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    window.session.keep_as_it_is(lambda: "Ann has it open.")
    sheet.looked.restore.click()
    assert _title(window) == "Second"
    assert "Ann has it open." in window.toast.text


def test_a_copy_is_opened_without_a_file_and_the_file_stays(
    window: MainWindow, versions: Versions, qtbot: QtBot, path: Path
) -> None:
    before = path.read_bytes()
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    sheet.looked.copy.click()
    assert _title(window) == "First"
    assert window.session.path is None
    assert window.session.is_edited
    assert path.read_bytes() == before


def test_a_locked_structure_is_restored_only_when_it_is_unlocked(
    window: MainWindow, versions: Versions, qtbot: QtBot
) -> None:
    session = window.session
    map_id = session.snapshot.maps[0].id
    count = len(session.snapshot.stages_of(map_id))
    add_stage(session.document, map_id, "More")
    lock_map(session.document, map_id)
    sheet = _open(versions, qtbot)
    _look(sheet, 1, qtbot)
    sheet.looked.restore.click()
    assert len(session.snapshot.stages_of(map_id)) == count + 1
    unlock = window.toast.offer("Unlock and restore")
    assert unlock is not None
    unlock.click()
    assert len(session.snapshot.stages_of(map_id)) == count


def _type(text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_snapshot_is_renamed_noted_and_deleted_in_the_line(
    window: MainWindow, versions: Versions, qtbot: QtBot
) -> None:
    document = window.session.document
    sheet = _open(versions, qtbot)
    key = _look(sheet, 1, qtbot)
    QTest.keyClick(sheet.line.row(key), Qt.Key.Key_F2)
    _type("Day one")
    assert document.snapshot.kept_states[0].title == "Day one"
    qtbot.waitUntil(sheet.line.row(key).hasFocus, timeout=5000)
    sheet.looked.note.setFocus()
    sheet.looked.note.selectAll()
    _type("Before lunch")
    assert document.snapshot.kept_states[0].note == "Before lunch"
    QTest.keyClick(sheet.line.row(key), Qt.Key.Key_Delete)
    assert not document.snapshot.kept_states
    undo = window.toast.offer("Undo")
    assert undo is not None
    undo.click()
    assert [kept.title for kept in document.snapshot.kept_states] == ["Day one"]


def test_an_automatic_version_is_kept_under_a_name(window: MainWindow, versions: Versions, qtbot: QtBot) -> None:
    sheet = _open(versions, qtbot)
    key = _look(sheet, 2, qtbot)
    when = sheet.line.row(key).version.when
    sheet.looked.name.click()
    _type("Before the call")
    document = window.session.document
    qtbot.waitUntil(lambda: len(document.snapshot.kept_states) == 2, timeout=20_000)
    kept = next(found for found in document.snapshot.kept_states if found.title == "Before the call")
    assert kept.author == "Ann"
    assert kept.made == when.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_escape_closes_and_gives_the_keys_back(window: MainWindow, versions: Versions, qtbot: QtBot) -> None:
    window.canvas.setFocus()
    sheet = _open(versions, qtbot)
    QTest.keyClick(sheet.line.row(NOW), Qt.Key.Key_Escape)
    assert versions.sheet is None
    assert window.canvas.hasFocus()


def test_closing_the_window_with_the_sheet_open_costs_nothing(
    window: MainWindow, versions: Versions, qtbot: QtBot, path: Path
) -> None:
    saved = path.read_bytes()
    versions.show()
    with qtbot.waitSignal(window.destroyed):
        window.leave()
    assert path.read_bytes() == saved


@pytest.mark.parametrize("note", ["", "All agreed"])
def test_the_present_state_is_kept_under_a_typed_name(
    window: MainWindow, versions: Versions, qtbot: QtBot, note: str
) -> None:
    versions.ask_name()
    popup = next(found for found in QApplication.topLevelWidgets() if isinstance(found, NamePopup))
    popup.field.setText("  End of\tday ")
    popup.note.setText(note)
    popup.take.click()
    document = window.session.document
    qtbot.waitUntil(lambda: len(document.snapshot.kept_states) == 2, timeout=20_000)
    newest = document.snapshot.kept_states[0]
    assert (newest.title, newest.note) == ("End of day", note)
    assert window.session.is_edited
    qtbot.waitUntil(lambda: "End of day" in window.toast.text, timeout=5000)


def test_a_journey_that_was_never_saved_has_only_its_snapshots(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(document=open_journey(HOME_BATTERY).document)
    versions = versions_of(window)
    versions.keep("First thoughts")
    qtbot.waitUntil(lambda: bool(window.session.snapshot.kept_states), timeout=20_000)
    versions.show()
    sheet = versions.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: len(sheet.line.keys) == 2, timeout=20_000)
