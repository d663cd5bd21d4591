"""What was not saved when the program ended is offered, brought back, put off or deleted, and nothing else is lost."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import add_note, set_text
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.journal import journals_folder
from journeydesigner.model.ids import CardId
from journeydesigner.ui.asking import Answer
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.recovery.start_section import StartSection
from journeydesigner.ui.recovery.unsaved_sheet import UnsavedSheet
from tests.ui.conftest import HOME_BATTERY, Answers, OpenWindow


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "home-battery.journey"
    path.write_bytes(HOME_BATTERY.read_bytes())
    return path


def crash(window: MainWindow) -> None:
    """As if the process had ended: nothing is cleared away, what was held is free."""
    journaling = window.recovery.journaling
    assert journaling.journal is not None
    journaling.journal.close()
    journaling._journal = None  # pyright: ignore[reportPrivateUsage]
    window.keeping.leave()
    window.leave()


def a_card(window: MainWindow) -> CardId:
    return next(iter(window.session.snapshot.table("cards")))  # type: ignore[return-value]


def looked(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The program has started, and has seen what there is."""
    with qtbot.waitSignal(window.recovery.offers.changed):
        window.recovery.look()
    return window


def pressed(window: MainWindow, text: str) -> None:
    """A button of the bar over the map."""
    button = window.keeping.bar.offer(text)
    assert button is not None
    button.click()


def recovered(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.recovery.offers.came_back):
        pressed(window, "Recover")
    qtbot.waitUntil(lambda: window.session.is_edited)


def journals() -> list[str]:
    return [path.name for path in journals_folder().iterdir() if (path / "edits.journal").is_file()]


def test_edits_of_a_file_are_offered_over_it_and_come_back(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    card = a_card(window)
    set_text(window.session.document, card, "Not saved")
    crash(window)
    assert open_journey(file).document.snapshot.card(card).text != "Not saved"
    window = looked(qtbot, open_window(file))
    assert "1 edit of “Home battery” was not saved" in window.keeping.bar.text
    recovered(qtbot, window)
    assert window.session.snapshot.card(card).text == "Not saved"
    assert window.isWindowModified()
    assert window.keeping.bar.text == ""
    assert window.toast.text.startswith("Recovered: 1 card changed.")
    window.undo()
    assert window.session.snapshot.card(card).text != "Not saved"


def test_what_was_recovered_is_in_a_new_journal_before_the_old_one_goes(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    card = a_card(window)
    set_text(window.session.document, card, "Not saved")
    crash(window)
    [old] = journals()
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    qtbot.waitUntil(lambda: old not in journals())
    assert len(journals()) == 1
    crash(window)
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    assert window.session.snapshot.card(card).text == "Not saved"


def test_once_it_is_saved_nothing_is_left_behind(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    card = a_card(window)
    set_text(window.session.document, card, "Not saved")
    crash(window)
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    window.save()
    qtbot.waitUntil(lambda: not window.session.is_edited)
    assert open_journey(file).document.snapshot.card(card).text == "Not saved"
    window.close()
    assert journals() == []


def test_a_journey_without_a_file_is_offered_in_the_start_window(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.new_blank()
    assert window.session.map_id is not None
    add_note(window.session.document, window.session.map_id, "In no file")
    crash(window)
    window = looked(qtbot, open_window())
    section = window.findChild(StartSection)
    assert isinstance(section, StartSection)
    [row] = section.rows
    with qtbot.waitSignal(window.recovery.offers.came_back):
        row.recover.click()
    qtbot.waitUntil(window.front.is_working)
    assert [card.text for card in window.session.snapshot.inbox(window.session.map_id)] == ["In no file"]  # type: ignore[arg-type]
    assert window.session.path is None
    assert window.isWindowModified()
    window.undo()
    assert window.session.snapshot.inbox(window.session.map_id) == ()  # type: ignore[arg-type]


def test_what_somebody_else_saved_meanwhile_is_kept(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    card, other = list(window.session.snapshot.table("cards"))[:2]
    set_text(window.session.document, CardId(card), "Mine")
    crash(window)
    colleague = open_journey(file).document
    set_text(colleague, CardId(other), "Theirs")
    save_journey(colleague, file)
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    snapshot = window.session.snapshot
    assert (snapshot.card(CardId(card)).text, snapshot.card(CardId(other)).text) == ("Mine", "Theirs")


def test_who_works_on_before_recovering_keeps_that_too(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    card, other = list(window.session.snapshot.table("cards"))[:2]
    set_text(window.session.document, CardId(card), "Before the crash")
    crash(window)
    window = looked(qtbot, open_window(file))
    set_text(window.session.document, CardId(other), "After it")
    recovered(qtbot, window)
    snapshot = window.session.snapshot
    assert (snapshot.card(CardId(card)).text, snapshot.card(CardId(other)).text) == ("Before the crash", "After it")


def test_put_off_it_is_kept_and_not_offered_again(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    set_text(window.session.document, a_card(window), "Not saved")
    crash(window)
    window = looked(qtbot, open_window(file))
    with qtbot.waitSignal(window.recovery.offers.changed):
        pressed(window, "Not now")
    assert window.keeping.bar.text == ""
    looked(qtbot, window)
    assert window.keeping.bar.text == ""
    window.recovery.show_all()
    [card] = sheet_of(window).cards
    assert card.later.isHidden()
    with qtbot.waitSignal(window.recovery.offers.came_back):
        card.recover.click()
    qtbot.waitUntil(lambda: window.session.is_edited)


def sheet_of(window: QWidget) -> UnsavedSheet:
    found = window.findChild(UnsavedSheet)
    assert isinstance(found, UnsavedSheet)
    return found


def test_what_it_holds_is_shown_before_it_is_recovered(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    set_text(window.session.document, a_card(window), "Not saved")
    crash(window)
    window = looked(qtbot, open_window(file))
    pressed(window, "Show what it holds")
    [card] = sheet_of(window).cards
    assert not card.holds.isHidden()
    said = [label.text().replace("\u200b", "") for label in card.holds.findChildren(QLabel)]
    assert any("→ Not saved" in text for text in said)


def test_deleting_takes_two_steps(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    set_text(window.session.document, a_card(window), "Not saved")
    crash(window)
    window = looked(qtbot, open_window(file))
    pressed(window, "Show what it holds")
    [card] = sheet_of(window).cards
    card.delete.click()
    assert len(journals()) == 1
    card.keep.click()
    card.delete.click()
    with qtbot.waitSignal(window.recovery.offers.changed):
        card.really.click()
    assert journals() == []
    assert window.keeping.bar.text == ""


def test_what_a_person_chose_not_to_save_can_be_had_for_a_while(
    qtbot: QtBot, open_window: OpenWindow, file: Path, answers: Answers
) -> None:
    window = open_window(file)
    card = a_card(window)
    set_text(window.session.document, card, "Not saved")
    answers.unsaved = Answer.DISCARD
    window.close()
    assert journals() == []
    window = looked(qtbot, open_window(file))
    assert window.keeping.bar.text == ""
    window.recovery.show_all()
    [shown] = sheet_of(window).cards
    with qtbot.waitSignal(window.recovery.offers.came_back):
        shown.recover.click()
    qtbot.waitUntil(lambda: window.session.is_edited)
    assert window.session.snapshot.card(card).text == "Not saved"


def test_a_card_that_was_half_written_comes_back(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    card = a_card(window)
    window.canvas.select_record(card)
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    QTest.keyClicks(window.canvas.editor, " and then")
    text = window.canvas.editor.text
    qtbot.waitUntil(lambda: window.recovery.journaling.journal is not None)
    crash(window)
    window = looked(qtbot, open_window(file))
    assert "was not saved" in window.keeping.bar.text
    recovered(qtbot, window)
    assert window.session.snapshot.card(card).text == text
    assert "What you were writing" in window.toast.text


def test_a_note_that_was_half_written_comes_back_in_the_inbox(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    window.panes.open_left()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.type_note()
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Ask the sales people")
    qtbot.waitUntil(lambda: window.recovery.journaling.journal is not None)
    crash(window)
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    assert window.session.map_id is not None
    assert "Ask the sales people" in [card.text for card in window.session.snapshot.inbox(window.session.map_id)]


def test_the_journal_goes_on_when_the_window_is_made_anew(open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    cards = list(window.session.snapshot.table("cards"))
    set_text(window.session.document, CardId(cards[0]), "One")
    journal = window.recovery.journaling.journal
    window.rebuild()
    set_text(window.session.document, CardId(cards[1]), "Two")
    assert window.recovery.journaling.journal is journal
    assert journal is not None and journal.count == 2


def test_what_is_open_in_another_window_is_not_offered(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    first = open_window(file)
    set_text(first.session.document, a_card(first), "Being written")
    second = looked(qtbot, open_window(file))
    assert second.recovery.offers.all == ()


def test_a_disk_that_takes_no_journal_is_told_once_and_the_work_goes_on(
    open_window: OpenWindow, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "no-folder"
    in_the_way.write_text("")
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(in_the_way))
    window = open_window(file)
    card = a_card(window)
    set_text(window.session.document, card, "One")
    assert "cannot be recovered" in window.toast.text
    window.toast.hide()
    set_text(window.session.document, card, "Two")
    assert window.toast.text == ""
    assert window.session.snapshot.card(card).text == "Two"


def test_a_damaged_journal_is_told_in_a_sentence_and_kept(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    own = journals_folder() / "20260101T000000-abc"
    own.mkdir(parents=True)
    (own / "edits.journal").write_bytes(b"this is no journal\n")
    window = looked(qtbot, open_window(file))
    assert "cannot be recovered" in window.toast.text
    assert (journals_folder() / "damaged" / own.name / "edits.journal").is_file()


def test_undone_to_what_the_file_holds_nothing_is_left(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    set_text(window.session.document, a_card(window), "Never mind")
    window.undo()
    crash(window)
    window = looked(qtbot, open_window(file))
    assert window.recovery.offers.all == ()
    assert journals() == []


def test_where_somebody_else_has_the_file_it_comes_back_as_a_copy(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    card = a_card(window)
    set_text(window.session.document, card, "Not saved")
    crash(window)
    holder = open_window(file)
    window = looked(qtbot, open_window(file))
    assert window.session.is_read_only
    recovered(qtbot, window)
    assert window.session.snapshot.card(card).text == "Not saved"
    assert not window.session.is_read_only
    assert window.session.path is None
    assert holder.session.snapshot.card(card).text != "Not saved"


def saved(qtbot: QtBot, window: MainWindow) -> None:
    window.save()
    qtbot.waitUntil(lambda: not window.session.is_edited and not window.saving.is_saving)


def test_what_is_done_after_the_file_was_touched_by_a_cloud_s_client_is_kept(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(file)
    card = a_card(window)
    for text in ("One", "Two", "Three"):
        set_text(window.session.document, card, text)
    saved(qtbot, window)
    state = window.saving.state
    os.utime(file, (1, 1))
    window.keeping.watching.look()
    qtbot.waitUntil(lambda: window.saving.state is not state)
    set_text(window.session.document, card, "Not saved")
    crash(window)
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    assert window.session.snapshot.card(card).text == "Not saved"


def test_what_is_undone_while_it_is_saved_is_kept(qtbot: QtBot, open_window: OpenWindow, file: Path) -> None:
    window = open_window(file)
    card = a_card(window)
    before = window.session.snapshot.card(card).text
    set_text(window.session.document, card, "Saved")
    window.save()
    window.undo()
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert window.session.is_edited
    crash(window)
    assert open_journey(file).document.snapshot.card(card).text == "Saved"
    window = looked(qtbot, open_window(file))
    recovered(qtbot, window)
    assert window.session.snapshot.card(card).text == before
