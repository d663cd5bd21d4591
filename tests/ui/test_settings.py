"""The settings sheet: each choice works at once, is remembered, and stands in nobody's way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journeydesigner.files.system_user import system_user
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.preferences import has_motion
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.settings_sheet import SettingsSheet
from tests.ui.conftest import OpenWindow


def sheet_of(window: MainWindow) -> SettingsSheet:
    window.actions_of.trigger("settings")
    return next(sheet for sheet in window.findChildren(SettingsSheet) if sheet.isVisible())


def choose(field: Segmented, text: str) -> None:
    next(button for button in field.findChildren(QPushButton) if button.text() == text).click()


def test_the_sheet_lies_over_the_window_and_goes_with_escape(window: MainWindow) -> None:
    sheet = sheet_of(window)
    assert sheet.geometry().right() == window.front.width() - 1
    window.resize(1024, 600)
    assert window.front.rect().contains(sheet.geometry())
    focused = window.focusWidget()
    assert focused is not None and sheet.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_same_key_closes_it(window: MainWindow) -> None:
    sheet = sheet_of(window)
    window.actions_of.trigger("settings")
    assert not sheet.isVisible()


def test_a_theme_is_shown_at_once_and_remembered(window: MainWindow, settings: Settings) -> None:
    sheet = sheet_of(window)
    for text, name in (("Dark", "dark"), ("High contrast", "contrast"), ("Light", "light")):
        choose(sheet.theme, text)
        assert window.look.name == name
        assert window.canvas.theme.name == name
        assert settings.theme == name


def test_texts_of_the_map_grow_and_shrink(window: MainWindow) -> None:
    sheet = sheet_of(window)
    heights = {}
    for text in ("Compact", "Normal", "Workshop"):
        choose(sheet.text_size, text)
        heights[text] = window.canvas.board.scene.height
    assert heights["Compact"] <= heights["Normal"] < heights["Workshop"]


def test_motion_is_as_wished(window: MainWindow) -> None:
    sheet = sheet_of(window)
    choose(sheet.motion, "None")
    assert not window.canvas.has_motion
    choose(sheet.motion, "Full")
    assert window.canvas.has_motion
    assert has_motion("full") and not has_motion("less")


def turn_wheel(window: MainWindow, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    middle = QPointF(window.canvas.rect().center())
    event = QWheelEvent(
        middle,
        window.canvas.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    window.canvas.wheelEvent(event)


def test_the_wheel_moves_or_zooms(window: MainWindow) -> None:
    zoom = window.canvas.zoom
    turn_wheel(window)
    assert window.canvas.zoom == zoom
    turn_wheel(window, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.zoom > zoom
    sheet = sheet_of(window)
    choose(sheet.wheel, "Zooms")
    zoom = window.canvas.zoom
    turn_wheel(window, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.zoom == zoom
    turn_wheel(window)
    assert window.canvas.zoom > zoom


def test_what_is_written_is_signed_with_the_name_given_at_first_with_that_of_the_system(
    window: MainWindow, settings: Settings
) -> None:
    assert settings.author == system_user()
    sheet = sheet_of(window)
    sheet.author.setText("  Ada Kern ")
    QTest.keyClick(sheet.author, Qt.Key.Key_Return)
    assert settings.author == window.session.document.author == "Ada Kern"
    sheet.author.setText("")
    QTest.keyClick(sheet.author, Qt.Key.Key_Return)
    assert settings.author == window.session.document.author == ""


def test_what_was_chosen_is_there_in_the_next_window(open_window: OpenWindow, settings: Settings) -> None:
    settings.set_text_size("workshop")
    settings.set_wheel("zoom")
    settings.set_motion("less")
    window = open_window()
    assert window.canvas.layout_of.options.preset == "workshop"
    assert window.canvas.pointing.wheel_zooms


@pytest.mark.parametrize("raw", ["", "nonsense", 17, ["a"], b"\xff"])
def test_settings_that_make_no_sense_are_as_if_they_were_not_there(tmp_path: Path, raw: object) -> None:
    store = QSettings(str(tmp_path / "odd.ini"), QSettings.Format.IniFormat)
    for name in ("theme", "language", "text size", "motion", "wheel", "paper", "start window"):
        store.setValue(name, raw)
    settings = Settings(store)
    assert (settings.theme, settings.language, settings.text_size) == ("system", "", "normal")
    assert (settings.motion, settings.wheel, settings.paper, settings.shows_start) == ("system", "pan", "fit", True)


def test_the_start_window_can_be_left_out(settings: Settings) -> None:
    assert settings.shows_start
    settings.set_shows_start(False)
    settings._store.sync()
    assert not Settings(QSettings(settings._store.fileName(), QSettings.Format.IniFormat)).shows_start
