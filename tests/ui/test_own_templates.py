"""A map is saved as a template, found on the start page, renamed, deleted and had back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.start.own_templates import own_folder
from journeydesigner.ui.start.page import StartPage
from journeydesigner.ui.start.template_popup import TemplatePopup
from journeydesigner.ui.start.tile import Tile


@pytest.fixture(autouse=True)
def a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path / "data"))


def save_as_template(window: MainWindow, name: str, *, with_cards: bool = False) -> None:
    window.actions_of.trigger("save template")
    popup = window.findChild(TemplatePopup)
    assert popup is not None
    popup.field.setText(name)
    popup.cards.setChecked(with_cards)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)


def start_of(window: MainWindow) -> StartPage:
    window.front.show_start()
    assert window.front.start is not None
    return window.front.start


def tiles(start: StartPage) -> dict[str, Tile]:
    return {Path(tile.value).stem: tile for tile in start.yours.findChildren(Tile) if not tile.isHidden()}


def test_a_map_becomes_a_template_that_a_new_map_begins_with(window: MainWindow) -> None:
    save_as_template(window, "Ours: the usual")
    assert "Ours: the usual" in window.toast.text
    start = start_of(window)
    assert start.yours.isVisible()
    tile = next(iter(tiles(start).values()))
    tile.click()
    assert window.front.is_working()
    assert window.session.path is None
    assert not tuple(window.session.snapshot.cards_of(window.canvas.board.map))
    assert len(window.canvas.board.steps) == 8


def test_its_cards_are_kept_if_wanted(window: MainWindow) -> None:
    cards = len(tuple(window.session.snapshot.cards_of(window.canvas.board.map)))
    save_as_template(window, "Full", with_cards=True)
    tiles(start_of(window))["Full"].click()
    kept = [card for card in window.session.snapshot.cards_of(window.canvas.board.map) if card.place]
    assert 0 < len(kept) <= cards


def test_a_template_is_renamed_in_place(window: MainWindow, qtbot: QtBot) -> None:
    save_as_template(window, "First")
    start = start_of(window)
    start.yours._menu_of = tiles(start)["First"].value
    start.yours._begin_rename()
    field = start.yours.findChild(QLineEdit)
    assert field is not None
    field.setText("Second")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Second" in tiles(start))
    assert [path.stem for path in own_folder().glob("*.journey")] == ["Second"]


def test_a_deleted_template_can_be_had_back(window: MainWindow) -> None:
    save_as_template(window, "First")
    start = start_of(window)
    tile = tiles(start)["First"]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    assert not start.yours.isVisible()
    offer = window.toast.offer("Undo")
    assert offer is not None
    offer.click()
    assert [path.stem for path in own_folder().glob("*.journey")] == ["First"]
    assert start.yours.isVisible()


def test_a_popup_without_a_name_saves_nothing(window: MainWindow) -> None:
    save_as_template(window, "  ")
    assert not own_folder().exists()
