"""Merging with another copy from the window: looked at, done as one step, conflicts settled from a list."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.model.ids import CardId
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.merging.merging import Merging, merging_of
from journeydesigner.ui.opening import blank_journey
from journeydesigner.ui.settings import Settings
from tests.ui.conftest import OpenWindow


def _first_card(document: Document) -> CardId:
    found = document.snapshot.maps[0].id
    lane = next(lane for lane in document.snapshot.lanes_of(found) if document.snapshot.cards_in(lane.id))
    return document.snapshot.cards_in(lane.id)[0].id


@pytest.fixture
def merging(window: MainWindow, settings: Settings) -> Merging:
    settings.set_author("Ann")
    return merging_of(window)


def _copy(window: MainWindow, tmp_path: Path, author: str = "Bob") -> tuple[Document, Path]:
    path = tmp_path / "Copy of team.journey"
    save_journey(window.session.document, path)
    other = open_journey(path).document
    other.author = author
    return other, path


def _look_at(merging: Merging, path: Path) -> None:
    merging.take(path)
    merging.wait()
    QTest.qWait(20)


def _conflicting(window: MainWindow, merging: Merging, tmp_path: Path, count: int = 3) -> None:
    """Merge a copy in which as many things were changed on both sides."""
    other, path = _copy(window, tmp_path)
    for number, name in enumerate(("Ann", "Bob")):
        document = (window.session.document, other)[number]
        found = document.snapshot.maps[0].id
        cards.set_text(document, _first_card(document), f"{name}'s text")
        if count > 1:
            structure.rename(document, "maps", found, f"{name}'s map")
        if count > 2:
            structure.rename(document, "stages", document.snapshot.stages_of(found)[0].id, f"{name}'s stage")
    save_journey(other, path)
    _look_at(merging, path)
    assert merging.sheet is not None
    QTest.mouseClick(merging.sheet.merge, Qt.MouseButton.LeftButton)
    merging.pill.count_again()


def test_what_another_copy_would_bring_is_shown_before_it_is_merged(
    window: MainWindow, merging: Merging, tmp_path: Path
) -> None:
    other, path = _copy(window, tmp_path)
    cards.add_note(other, other.snapshot.maps[0].id, "Written on the train")
    save_journey(other, path)
    before = window.session.snapshot
    _look_at(merging, path)
    assert merging.sheet is not None
    assert "1 card added" in merging.sheet.summary.text()
    assert window.session.snapshot is before
    merging.sheet.leave()
    assert merging.sheet is None and window.session.snapshot is before


def test_a_merge_is_one_step_that_undo_takes_back(window: MainWindow, merging: Merging, tmp_path: Path) -> None:
    other, path = _copy(window, tmp_path)
    cards.add_note(other, other.snapshot.maps[0].id, "Written on the train")
    save_journey(other, path)
    count = len(window.session.snapshot.table("cards"))
    _look_at(merging, path)
    assert merging.sheet is not None
    QTest.mouseClick(merging.sheet.merge, Qt.MouseButton.LeftButton)
    assert len(window.session.snapshot.table("cards")) == count + 1
    assert window.toast.isVisible()
    window.undo()
    assert len(window.session.snapshot.table("cards")) == count
    window.redo()
    assert len(window.session.snapshot.table("cards")) == count + 1


def test_a_copy_that_brings_nothing_is_said_to_and_no_sheet_comes(
    window: MainWindow, merging: Merging, tmp_path: Path
) -> None:
    _other, path = _copy(window, tmp_path)
    _look_at(merging, path)
    assert merging.sheet is None
    assert window.toast.isVisible()


def test_another_document_is_put_side_by_side_and_said_to_be_another(
    window: MainWindow, merging: Merging, open_window: OpenWindow, tmp_path: Path
) -> None:
    from journeydesigner.files.templates import new_from_template

    path = tmp_path / "hotel.journey"
    save_journey(new_from_template("five-stage"), path)
    maps = len(window.session.snapshot.maps)
    _look_at(merging, path)
    assert merging.sheet is not None
    assert "another document" in merging.sheet.summary.text()
    QTest.mouseClick(merging.sheet.merge, Qt.MouseButton.LeftButton)
    assert len(window.session.snapshot.maps) == maps + 1
    window.undo()
    assert len(window.session.snapshot.maps) == maps


def test_open_conflicts_are_told_by_a_pill_that_goes_when_they_are_settled(
    window: MainWindow, merging: Merging, tmp_path: Path
) -> None:
    assert merging.pill.isHidden()
    _conflicting(window, merging, tmp_path)
    assert not merging.pill.isHidden() and merging.pill.text() == "3 conflicts"
    merging.show_conflicts()
    assert merging.conflicts is not None
    merging.conflicts.theirs.click()
    merging.pill.count_again()
    assert merging.pill.isHidden() and merging.conflicts.rows == []
    assert window.session.snapshot.card(_first_card(window.session.document)).text == "Bob's text"
    window.undo()
    merging.pill.count_again()
    assert merging.pill.text() == "3 conflicts"


@pytest.mark.parametrize(("button", "text"), [("keep", "Bob's text"), ("take", "Ann's text"), ("join", "both")])
def test_a_conflict_is_settled_by_keyboard_and_the_next_has_the_focus(
    window: MainWindow, merging: Merging, tmp_path: Path, button: str, text: str
) -> None:
    _conflicting(window, merging, tmp_path)
    merging.show_conflicts()
    sheet = merging.conflicts
    assert sheet is not None
    at = next(i for i, row in enumerate(sheet.rows) if row.told.conflict.key.field == "text")
    pressed = getattr(sheet.rows[at], button)
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    assert len(sheet.rows) == 2
    assert any(row.keep.hasFocus() for row in sheet.rows) or not window.isActiveWindow()
    said = window.session.snapshot.card(_first_card(window.session.document)).text
    assert said == ("Bob's text\nAnn's text" if text == "both" else text)
    window.undo()
    sheet.refresh()
    assert len(sheet.rows) == 3


def test_a_row_reads_as_one_sentence_with_both_sides(window: MainWindow, merging: Merging, tmp_path: Path) -> None:
    _conflicting(window, merging, tmp_path, count=1)
    merging.show_conflicts()
    assert merging.conflicts is not None
    [row] = merging.conflicts.rows
    assert "Stands now: Bob's text, by Bob. Said meanwhile: Ann's text, by Ann." in row.accessibleName()
    assert row.take.accessibleName() == "Take this: Ann's text Ann"


def test_a_deleted_card_is_offered_back(window: MainWindow, merging: Merging, tmp_path: Path) -> None:
    other, path = _copy(window, tmp_path)
    card = _first_card(other)
    cards.delete_cards(window.session.document, [card])
    cards.set_text(other, card, "Worked on")
    save_journey(other, path)
    _look_at(merging, path)
    assert merging.sheet is not None
    merging.sheet.merge.click()
    merging.show_conflicts()
    assert merging.conflicts is not None
    [row] = merging.conflicts.rows
    assert (row.keep.text(), row.take.text()) == ("Leave it deleted", "Bring it back")
    row.take.click()
    found = window.session.snapshot.card(card)
    assert found.text == "Worked on" and found.place is not None


def test_one_goes_to_what_a_conflict_is_about_and_back(window: MainWindow, merging: Merging, tmp_path: Path) -> None:
    _conflicting(window, merging, tmp_path, count=1)
    merging.show_conflicts()
    assert merging.conflicts is not None
    merging.conflicts.rows[0].show_it.click()
    assert merging.conflicts is None
    assert _first_card(window.session.document) in repr(window.session.selection)
    merging.show_conflicts()
    assert merging.conflicts is not None and len(merging.conflicts.rows) == 1


def test_conflicts_outlive_saving_and_opening(
    window: MainWindow, merging: Merging, open_window: OpenWindow, tmp_path: Path
) -> None:
    _conflicting(window, merging, tmp_path)
    path = tmp_path / "both.journey"
    save_journey(window.session.document, path)
    again = open_window(path)
    assert merging_of(again).pill.text() == "3 conflicts"


def test_a_copy_dropped_on_the_window_is_looked_at(window: MainWindow, merging: Merging, tmp_path: Path) -> None:
    other, path = _copy(window, tmp_path)
    cards.add_note(other, other.snapshot.maps[0].id, "Written on the train")
    save_journey(other, path)
    window._file_drops._take_journey(path)  # pyright: ignore[reportPrivateUsage]
    merging.wait()
    QTest.qWait(20)
    assert merging.sheet is not None


def test_a_file_that_cannot_be_read_is_said_and_changes_nothing(
    window: MainWindow, merging: Merging, tmp_path: Path
) -> None:
    path = tmp_path / "bad.journey"
    path.write_bytes(b"no journey at all")
    before = window.session.snapshot
    _look_at(merging, path)
    assert merging.sheet is None and window.toast.isVisible() and window.session.snapshot is before


def test_what_a_copy_would_bring_is_not_shown_over_another_journey(
    window: MainWindow, merging: Merging, tmp_path: Path
) -> None:
    other, path = _copy(window, tmp_path)
    cards.set_text(other, _first_card(other), "Bob's text")
    save_journey(other, path)
    merging.take(path)
    window.session.replace(blank_journey(), None)
    merging.wait()
    QTest.qWait(20)
    assert merging.sheet is None


def test_undone_as_far_as_the_merge_the_file_is_not_called_saved(
    window: MainWindow, merging: Merging, tmp_path: Path
) -> None:
    """The map looks as its file does then, but the value that lost is in no file yet."""
    document = window.session.document
    other, path = _copy(window, tmp_path)
    cards.set_text(other, _first_card(other), "Bob's text")
    cards.set_text(document, _first_card(document), "Ann's text")
    window.session.mark_saved(tmp_path / "team.journey", is_whole=True, written=window.session.snapshot)
    save_journey(other, path)
    _look_at(merging, path)
    assert merging.sheet is not None
    QTest.mouseClick(merging.sheet.merge, Qt.MouseButton.LeftButton)
    cards.set_text(document, _first_card(document), "Another")
    document.undo()
    assert document.conflicts and window.session.is_edited
