"""Another language is chosen in the settings: everything is in it at once, and nothing is lost."""

import gc
import re
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from journeydesigner import wording
from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.cards import add_card
from journeydesigner.model.ids import CardId
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings_sheet import SettingsSheet
from tests.ui.conftest import OpenWindow


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    yield
    from journeydesigner.ui.language import speak_from_now_on

    speak_from_now_on("en")


def settings_sheet(window: MainWindow) -> SettingsSheet:
    found = [sheet for sheet in window.findChildren(SettingsSheet) if sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def choose(window: MainWindow, qtbot: QtBot, code: str) -> None:
    """By the keys, in the field of the settings."""
    before = window.canvas
    if not any(sheet.isVisible() for sheet in window.findChildren(SettingsSheet)):
        window.actions_of.trigger("settings")
    field = settings_sheet(window).language
    field.setFocus()
    place = ["", *wording.LANGUAGES].index(code)
    while field.currentIndex() != place:
        way = Qt.Key.Key_Down if field.currentIndex() < place else Qt.Key.Key_Up
        seen = field.currentIndex()
        QTest.keyClick(field, way)
        if window.settings.language == code:
            break
        assert field.currentIndex() != seen
    qtbot.waitUntil(lambda: window.canvas is not before)


def words_in(window: MainWindow) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def a_card(window: MainWindow) -> CardId:
    session = window.session
    lane = next(lane for lane in session.snapshot.lanes_of(session.map_id) if lane.kind == "actions")  # type: ignore[arg-type]
    step = session.snapshot.steps_in(session.map_id)[2]  # type: ignore[arg-type]
    return add_card(session.document, lane.id, step.id, "Typed before the change")


def test_all_is_in_the_other_language_at_once(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "es")
    said = words_in(window)
    assert {"Ajustes", "Idioma", "Rueda del ratón"} <= said
    assert not {"Settings", "Language", "Mouse wheel"} & said
    titles = [action.text() for action in window.top_bar.menu.actions()]
    assert titles[0] == "&Archivo"
    assert settings_sheet(window).language.hasFocus()
    choose(window, qtbot, "en")
    assert "Settings" in words_in(window)


def test_document_history_selection_and_camera_stay(window: MainWindow, qtbot: QtBot) -> None:
    card = a_card(window)
    wanted = of_cards((card,), window.session.snapshot)
    window.canvas.select(wanted)
    window.canvas.look(Camera(1.5, 300, 200))
    camera, document, path = window.canvas.camera, window.session.document, window.session.path
    choose(window, qtbot, "es")
    session = window.session
    assert session.document is document
    assert (session.path, session.is_edited) == (path, True)
    assert session.selection == wanted == window.canvas.selection
    assert window.canvas.camera == camera
    window.undo()
    assert session.snapshot.find(card) is None
    assert not session.is_edited
    window.redo()
    assert session.snapshot.find(card) is not None


def test_view_panels_and_filter_stay(window: MainWindow, qtbot: QtBot) -> None:
    from journeydesigner.model.records import CardFilter

    tagged = CardFilter(tags=("a tag",))
    window.session.set_filter(tagged)
    window.panes.toggle_left()
    was_open = window.panes.is_left_open()
    window.views.open("table")
    choose(window, qtbot, "es")
    assert window.views.current == "table"
    assert window.panes.is_left_open() == was_open
    assert window.session.filter == tagged


def test_it_is_saved_as_before(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "es")
    a_card(window)
    window.save()
    qtbot.waitUntil(lambda: not window.session.is_edited and not window.saving.is_saving)
    assert window.session.path is not None


def test_the_start_page_changes_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.front.start is not None
    choose(window, qtbot, "es")
    assert window.front.start is not None
    assert "Plantillas" in words_in(window)


def test_the_time_runs_on(window: MainWindow, qtbot: QtBot) -> None:
    from journeydesigner.editing.agenda import add_item

    session = window.session
    item = add_item(session.document, session.map_id, "Pains", 15)  # type: ignore[arg-type]
    window.workshop.open_bar()
    window.workshop.keeper.start(item)
    window.workshop.keeper.add(3)
    choose(window, qtbot, "es")
    keeper = window.workshop.keeper
    assert keeper.is_running
    assert keeper.item is not None and keeper.item.id == item
    assert 17 * 60 < keeper.left <= 18 * 60
    assert window.workshop.is_bar_open()


def test_each_key_is_heard_once(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "es")
    settings_sheet(window).leave()
    card = a_card(window)
    window.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.snapshot.find(card) is None


def test_nothing_of_the_old_parts_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    gone = []
    for code in ("es", "en", "es"):
        gone += [weakref.ref(window.canvas), weakref.ref(window.session)]
        choose(window, qtbot, code)
    qtbot.wait(50)
    gc.collect()
    assert [each() for each in gone] == [None] * len(gone)
    assert len(window.findChildren(QMenu)) < 200


def test_a_new_map_is_in_the_language_of_its_maker(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    choose(window, qtbot, "es")
    window.new_blank()
    answered = window.session.map
    assert answered is not None
    assert answered.language == "es"
    assert "Acciones" in {lane.title for lane in window.session.snapshot.lanes_of(answered.id)}


def test_qt_and_its_keys_speak_it_too(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "es")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QCoreApplication.translate("QPlatformTheme", "no such text") == "no such text"
    assert window.actions_of.key_of("redo") == "Ctrl+Mayús+Z"
    choose(window, qtbot, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert window.actions_of.key_of("redo") == "Ctrl+Shift+Z"


def test_no_two_letters_are_alike_in_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "es")
    alike = {}
    for title in window.top_bar.menu.actions():
        menu = title.menu()
        assert isinstance(menu, QMenu)
        window.actions_of.refresh()
        letters = [
            found[1].lower() for action in menu.actions() if (found := re.search(r"&(\w)", action.text())) is not None
        ]
        twice = sorted({letter for letter in letters if letters.count(letter) > 1})
        if twice:
            alike[title.text()] = twice
    assert alike == {}
