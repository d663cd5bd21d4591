"""What has room uses it: no words folded beside an empty place, nothing drawn where two scroll bars meet."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QScrollArea, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.keys_sheet import KeysSheet
from journeydesigner.ui.look import Choice, Look
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.beginnings import Beginning
from journeydesigner.ui.start.recent_files import RecentRow
from journeydesigner.ui.start.tile import RING
from journeydesigner.ui.theme import dress
from tests.ui.conftest import HOME_BATTERY, OpenWindow


def test_segments_that_folded_stand_in_one_row_again_as_soon_as_there_is_room(look: Look, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    words = ("Todas", "Fuera de objetivo", "Caducado", "Sin valor")
    segments = Segmented(look, "Cuáles", [(word, word, "") for word in words])
    row.addWidget(segments)
    row.addStretch(1)
    with qtbot.waitExposed(host):
        host.resize(200, 80)
        host.show()
    assert len({button.y() for button in segments.findChildren(QPushButton)}) == 2
    host.resize(900, 80)
    QApplication.processEvents()
    assert len({button.y() for button in segments.findChildren(QPushButton)}) == 1


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_nothing_is_drawn_where_two_scroll_bars_meet(app: QApplication, qtbot: QtBot, choice: Choice) -> None:
    """Fusion draws a panel there, of which two edges were seen."""
    look = Look(choice)
    dress(app, look)
    table = QTableWidget(50, 50)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.resize(200, 200)
        table.show()
    left = table.verticalScrollBar().mapTo(table, QPoint(0, 0)).x()
    top = table.horizontalScrollBar().mapTo(table, QPoint(0, 0)).y()
    picture = table.grab().toImage()
    assert len({picture.pixelColor(left + x, top + y).name() for x in range(4) for y in range(4)}) == 1
    dress(app, Look("light", table))


def test_how_many_maps_a_recent_file_has_is_not_torn_apart_and_said_in_plain_words(
    open_window: OpenWindow, settings: Settings, qtbot: QtBot
) -> None:
    """Of «Kestrel Coffee Roasters · 2 maps» the last word stood alone on a line."""
    settings.remember(HOME_BATTERY)
    (row,) = open_window().findChildren(RecentRow)
    qtbot.waitUntil(lambda: "Helia Energy" in row.accessibleName(), timeout=20_000)
    assert "Helia Energy · 1 map," in row.accessibleName()
    assert any("1\u00a0map" in each.text() for each in row.findChildren(WholeLabel))


def test_the_words_of_a_beginning_keep_off_its_edge(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1366, 768)
    QApplication.processEvents()
    for tile in window.findChildren(Beginning):
        words = max((each for each in tile.findChildren(QLabel) if each.text()), key=lambda each: each.width())
        assert tile.width() - RING - words.geometry().right() >= 12


def test_the_sheet_of_keys_has_as_many_columns_as_the_screen_has_room_for(window: MainWindow, qtbot: QtBot) -> None:
    """The offscreen screen is 800 px broad: four columns would be a word wide, and still stand beyond its edge."""
    window.actions_of.trigger("keys")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(KeysSheet)))
    (sheet,) = window.findChildren(KeysSheet)
    QApplication.processEvents()
    assert sheet.width() < window.screen().availableGeometry().width()
    (area,) = sheet.findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    sheet.close()
