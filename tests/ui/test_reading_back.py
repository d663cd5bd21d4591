"""An edited workbook in the window: its changes are shown, the person says which, and one undo takes them back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.editing import cards
from journeydesigner.model.records import Card
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.reading_back.changes_sheet import ChangesSheet
from tests.importers.edited_workbook import cell_of, edited, exported
from tests.ui.conftest import Answers
from tests.ui.test_files_on_the_window import drop

OFFER = "Offers are impossible to compare line by line"


def card(window: MainWindow, text: str) -> Card | None:
    snapshot = window.session.snapshot
    return next((card for card in snapshot.cards_of(snapshot.maps[0].id) if card.text == text), None)


def rename(book: Any) -> None:
    cell_of(book, "Touchpoints", "Text", Text=OFFER).value = "Offers differ"


@pytest.fixture
def workbook(window: MainWindow, tmp_path: Path) -> Path:
    return exported(window.session.document, tmp_path)


def shown(window: MainWindow, qtbot: QtBot) -> ChangesSheet:
    qtbot.waitUntil(lambda: window.reading_back.sheet is not None, timeout=20_000)
    assert window.reading_back.sheet is not None
    return window.reading_back.sheet


def test_changes_are_shown_and_applied_as_one_step(
    window: MainWindow, workbook: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = edited(workbook, rename)
    window.actions_of.trigger("read back")
    sheet = shown(window, qtbot)
    assert {OFFER, "Offers differ"} <= {text.replace("\u200b", "") for text in sheet.texts}
    assert sheet.apply.text() == "Apply 1 change"
    qtbot.mouseClick(sheet.apply, Qt.MouseButton.LeftButton)
    assert card(window, "Offers differ") is not None
    assert window.reading_back.sheet is None
    window.actions_of.trigger("undo")
    assert card(window, OFFER) is not None


def test_an_exported_workbook_that_is_dropped_comes_back(window: MainWindow, workbook: Path, qtbot: QtBot) -> None:
    before = len(list(window.session.snapshot.cards_of(window.session.snapshot.maps[0].id)))
    drop(window.canvas, QPoint(400, 300), edited(workbook, rename))
    sheet = shown(window, qtbot)
    assert sheet.apply.isEnabled()
    assert len(list(window.session.snapshot.cards_of(window.session.snapshot.maps[0].id))) == before


def test_the_person_decides_conflicts_and_what_is_deleted(window: MainWindow, workbook: Path, qtbot: QtBot) -> None:
    found = card(window, OFFER)
    assert found is not None

    def edit(book: Any) -> None:
        rename(book)
        book["Touchpoints"].delete_rows(cell_of(book, "Touchpoints", "Text", Text="Calculator").row)

    edited(workbook, edit)
    cards.set_text(window.session.document, found.id, "Offers are hard to compare")
    window.reading_back.take(workbook)
    sheet = shown(window, qtbot)
    assert not sheet.apply.isEnabled(), "the map's values are kept unless the person says otherwise"
    (choice,) = sheet.findChildren(Segmented)
    qtbot.mouseClick(choice.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.deleting, Qt.MouseButton.LeftButton)
    assert sheet.apply.text() == "Apply 2 changes"
    qtbot.mouseClick(sheet.apply, Qt.MouseButton.LeftButton)
    assert card(window, "Offers differ") is not None
    assert card(window, "Calculator") is None


def test_the_sheet_follows_what_is_done_to_the_map(window: MainWindow, workbook: Path, qtbot: QtBot) -> None:
    found = card(window, OFFER)
    assert found is not None
    window.reading_back.take(edited(workbook, rename))
    sheet = shown(window, qtbot)
    cards.set_text(window.session.document, found.id, "Offers differ")
    qtbot.waitUntil(lambda: not sheet.apply.isEnabled(), timeout=20_000)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.reading_back.sheet is None


def test_a_foreign_workbook_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "else.xlsx"
    answers.path.write_bytes(b"PK\x05\x06" + bytes(18))
    window.actions_of.trigger("read back")
    qtbot.waitUntil(lambda: "cannot be read as a workbook" in window.toast.text, timeout=20_000)
