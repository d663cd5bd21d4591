"""The start window by mouse and keys: recent files, templates, a pasted outline, twins."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from journeydesigner import shipped
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.recent_text import when_text
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.page import StartPage
from journeydesigner.ui.start.quick_start import QuickStart
from journeydesigner.ui.start.recent_files import RecentRow
from journeydesigner.ui.start.tile import Chip, Tile
from journeydesigner.ui.start.twin_chooser import TwinChooser
from tests.ui.conftest import HOME_BATTERY, OpenWindow


@pytest.fixture
def recent(settings: Settings, tmp_path: Path) -> tuple[Path, Path]:
    """A file that is there, and one that is gone."""
    here, gone = tmp_path / "home-battery.journey", tmp_path / "gone.journey"
    here.write_bytes(HOME_BATTERY.read_bytes())
    gone.write_bytes(b"")
    settings.remember(here)
    settings.remember(gone)
    gone.unlink()
    return here, gone


def start_of(window: MainWindow) -> StartPage:
    assert window.front.start is not None
    return window.front.start


def tile_of(window: MainWindow, value: str) -> Tile:
    return next(tile for tile in start_of(window).findChildren(Tile) if tile.value == value)


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        focused = window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def focused_value(window: MainWindow) -> str:
    focused = window.focusWidget()
    return focused.value if isinstance(focused, Tile) else ""


def test_a_recent_file_tells_whose_it_is_and_how_many_maps_it_has(
    open_window: OpenWindow, recent: tuple[Path, Path], qtbot: QtBot
) -> None:
    window = open_window()
    row = tile_of(window, str(recent[0]))
    qtbot.waitUntil(lambda: "Helia Energy" in row.accessibleName(), timeout=20_000)
    assert "1 map" in row.accessibleName()
    assert "Today" in row.accessibleName()


def test_a_file_that_is_gone_says_so_and_can_be_taken_off_the_list(
    open_window: OpenWindow, recent: tuple[Path, Path], settings: Settings, qtbot: QtBot
) -> None:
    window = open_window()
    row = tile_of(window, str(recent[1]))
    assert isinstance(row, RecentRow)
    qtbot.waitUntil(lambda: row.is_missing, timeout=20_000)
    row.click()
    offer = window.toast.offer("Remove from the list")
    assert offer is not None
    offer.click()
    assert settings.remembered == (recent[0],)
    assert [tile.value for tile in start_of(window).recent.findChildren(RecentRow) if not tile.isHidden()] == [
        str(recent[0])
    ]


def test_delete_takes_a_file_off_the_list_and_leaves_it_on_the_disk(
    open_window: OpenWindow, recent: tuple[Path, Path], settings: Settings
) -> None:
    window = open_window()
    tile_of(window, str(recent[0])).setFocus()
    press(window, Qt.Key.Key_Delete)
    assert recent[0].exists()
    assert settings.remembered == (recent[1],)
    assert focused_value(window) == str(recent[1])


def test_the_arrow_keys_lead_through_the_whole_page(open_window: OpenWindow, recent: tuple[Path, Path]) -> None:
    window = open_window()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert focused_value(window) == "five-stage"
    press(window, Qt.Key.Key_Right)
    assert focused_value(window) == "three-phase"
    press(window, Qt.Key.Key_Down)
    assert focused_value(window) == "employee"
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focused_value(window) in ("blank", "outline")
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Left)
    focused = window.focusWidget()
    assert isinstance(focused, Chip) and focused.text() == "Open…"
    press(window, Qt.Key.Key_Down)
    assert focused_value(window) == str(recent[1])
    press(window, Qt.Key.Key_Right)
    assert focused_value(window) in ("blank", "five-stage")


def test_the_menu_of_a_recent_file_offers_its_folder(open_window: OpenWindow, recent: tuple[Path, Path]) -> None:
    window = open_window()
    start_of(window).recent._show_menu(str(recent[0]), QPoint(10, 10))
    menu = start_of(window).recent.findChild(QMenu)
    assert menu is not None
    assert [entry.text() for entry in menu.actions() if entry.text()] == [
        "Open",
        "Show in folder",
        "Copy the path",
        "Remove from the list",
    ]
    menu.close()


def test_templates_are_drawn_as_wide_as_there_is_room(open_window: OpenWindow) -> None:
    window = open_window()
    for width, columns in ((1440, 4), (1100, 3), (760, 2)):
        window.resize(width, 700)
        QApplication.processEvents()
        tiles = [tile_of(window, name) for name in ("five-stage", "three-phase", "customer-lifecycle", "patient")]
        tops = [tile.mapTo(window, QPoint(0, 0)).y() for tile in tiles]
        assert sum(top == tops[0] for top in tops) == min(columns, 3)
        right = max(tile.mapTo(window, QPoint(tile.width(), 0)).x() for tile in tiles)
        assert right <= width


def test_example_cards_come_only_where_they_are_asked_for(open_window: OpenWindow) -> None:
    window = open_window()
    start_of(window).began_with_examples.emit("five-stage")
    assert {card.tags for card in window.session.snapshot.cards_of(window.canvas.board.map)} == {("example",)}
    offer = window.toast.offer("Start without them")
    assert offer is not None
    offer.click()
    assert not tuple(window.session.snapshot.cards_of(window.canvas.board.map))


def quick_start(window: MainWindow) -> QuickStart:
    tile_of(window, "outline").click()
    assert isinstance(window.front.page, QuickStart)
    return window.front.page


def test_a_written_outline_becomes_the_map(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = quick_start(window)
    QTest.keyClicks(page.field, "Moving | Ada")
    for text, keys in (("Look", ()), ("Asks", (Qt.Key.Key_Tab,)), ("Signs", ()), ("Buy", (Qt.Key.Key_Backtab,))):
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        for key in keys:
            QTest.keyClick(page.field, key)
        QTest.keyClicks(page.field, text)
    assert page.text == "Moving | Ada\nLook\n  Asks\n  Signs\nBuy"
    QTest.keyClick(page.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.front.is_working, timeout=20_000)
    snapshot = window.session.snapshot
    assert snapshot.maps[0].title == "Moving"
    assert [stage.title for stage in snapshot.stages_of(snapshot.maps[0].id)] == ["Look", "Buy"]
    assert window.session.is_edited
    assert window.session.document.undo_label is None


def test_a_text_that_was_left_is_there_again(open_window: OpenWindow) -> None:
    window = open_window()
    page = quick_start(window)
    QTest.keyClicks(page.field, "Look")
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert quick_start(window).text == "Look"


def test_an_empty_text_makes_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    page = quick_start(window)
    QTest.keyClick(page.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.front.page is page


def with_a_twin_of_the_first(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window()
    tile_of(window, "to-be-twin").click()
    page = window.front.page
    assert isinstance(page, TwinChooser)
    qtbot.waitUntil(lambda: bool(page.findChildren(Tile)), timeout=20_000)
    page.findChildren(Tile)[0].click()
    assert window.front.is_working()
    return window


def test_a_twin_is_made_of_a_map_of_a_recent_file(
    open_window: OpenWindow, recent: tuple[Path, Path], qtbot: QtBot
) -> None:
    window = with_a_twin_of_the_first(open_window, qtbot)
    assert window.session.path == recent[0]
    shown = window.session.map
    assert shown is not None
    assert (shown.kind, shown.as_is) == ("to-be", window.session.snapshot.maps[0].id)


def test_without_any_map_the_twin_page_says_so(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "samples", tuple)
    window = open_window()
    tile_of(window, "to-be-twin").click()
    page = window.front.page
    assert isinstance(page, TwinChooser)
    assert any("no map yet" in found.text() for found in page.findChildren(QLabel) if found.isVisible())
    press(window, Qt.Key.Key_Escape)
    assert window.front.start is not None


def test_who_has_no_map_yet_tries_a_twin_of_a_sample(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = with_a_twin_of_the_first(open_window, qtbot)
    shown = window.session.map
    assert shown is not None and shown.kind == "to-be"


def test_days_are_told_in_words() -> None:
    now = datetime(2026, 11, 21, 15, 0)
    assert when_text(datetime(2026, 11, 21, 14, 12), now) == "Today, 14:12"
    assert when_text(datetime(2026, 11, 20, 23, 59), now) == "Yesterday"
    assert when_text(datetime(2026, 11, 17, 8, 0), now) == "17 Nov 2026"
