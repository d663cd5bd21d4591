"""A log that comes before any journey is open: the map is drawn from it, or the start page is there again."""

import gzip
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.measuring.measuring import measuring_of
from tests.ui.conftest import Answers, OpenWindow
from tests.ui.test_files_on_the_window import drop
from tests.ui.test_numbers_from_a_file import SHOP, go_on, shown

AT = QPoint(600, 400)


def drawn(window: MainWindow, qtbot: QtBot) -> None:
    """Through the four steps as they are proposed."""
    sheet = shown(window, qtbot)
    assert sheet.flow is not None and sheet.flow.map is None
    for _step in range(3):
        go_on(sheet, qtbot)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)


def test_a_log_dropped_on_the_start_page_becomes_a_map(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.front.start is not None
    drop(window, AT, SHOP)
    drawn(window, qtbot)
    assert window.front.is_working()
    assert window.session.map is not None
    assert window.session.snapshot.movements_of(window.session.map.id)


def test_given_up_the_start_page_is_there_again(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    drop(window, AT, SHOP)
    shown(window, qtbot).leave()
    assert window.front.start is not None
    assert not window.front.has_started
    assert not window.session.is_edited


def test_another_log_for_the_same_beginning_takes_its_place(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    drop(window, AT, SHOP)
    first = shown(window, qtbot)
    other = tmp_path / "other.csv.gz"
    other.write_bytes(SHOP.read_bytes())
    drop(window, AT, other)
    qtbot.waitUntil(lambda: measuring_of(window).sheet not in (None, first))
    assert shown(window, qtbot).flow.table.path == other  # type: ignore[union-attr]
    shown(window, qtbot).leave()
    assert window.front.start is not None


def test_a_plain_table_of_events_is_recognised(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    plain = tmp_path / "shop-events.csv"
    plain.write_bytes(gzip.decompress(SHOP.read_bytes()))
    drop(window, AT, plain)
    assert shown(window, qtbot).flow.map is None  # type: ignore[union-attr]


def test_a_map_can_be_drawn_by_command_before_anything_is_open(
    open_window: OpenWindow, answers: Answers, qtbot: QtBot
) -> None:
    window = open_window()
    answers.path = SHOP
    window.actions_of.trigger("map from log")
    assert shown(window, qtbot).flow is not None
