"""What others do to the file while it is open: noticed, told, and nothing of one's own lost by what is then chosen."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeydesigner.editing import cards, structure
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import Answers


def path_of(window: MainWindow) -> Path:
    assert window.session.path is not None
    return window.session.path


def notes(window: MainWindow) -> set[str]:
    return {card.text for card in window.session.snapshot.inbox(window.session.snapshot.maps[0].id)}


def write_note(window: MainWindow, text: str) -> None:
    window.session.attempt(cards.add_note, window.session.snapshot.maps[0].id, text)


def write_outside(path: Path, text: str, author: str = "") -> None:
    other = open_journey(path).document
    other.author = author
    cards.add_note(other, other.snapshot.maps[0].id, text)
    save_journey(other, path)


def look(window: MainWindow, qtbot: QtBot) -> None:
    """Look at the file now, until the outcome is told."""
    watching = window.keeping.watching
    qtbot.waitUntil(lambda: watching._task is None)  # pyright: ignore[reportPrivateUsage]
    watching.look()
    qtbot.waitUntil(lambda: watching._task is None)  # pyright: ignore[reportPrivateUsage]


def click(window: MainWindow, text: str) -> None:
    button = window.keeping.bar.offer(text)
    assert button is not None, (text, window.keeping.bar.text)
    button.click()


def test_it_is_noticed_by_itself_and_by_whom(window: MainWindow, qtbot: QtBot) -> None:
    write_outside(path_of(window), "Theirs", "Maria")
    qtbot.waitUntil(lambda: "Maria" in window.keeping.bar.text, timeout=20_000)
    assert "Theirs" not in notes(window)


def test_what_is_not_edited_shows_the_newest_by_one_click_where_the_person_is(window: MainWindow, qtbot: QtBot) -> None:
    record = next(iter(window.session.snapshot.table("cards")))
    window.canvas.select_record(record)
    window.canvas.zoom_in()
    zoom = window.canvas.zoom
    write_outside(path_of(window), "Theirs")
    look(window, qtbot)
    assert window.keeping.bar.offer("Merge") is None
    click(window, "Show the newest")
    qtbot.waitUntil(lambda: "Theirs" in notes(window))
    assert window.keeping.bar.isHidden() or not window.keeping.bar.text
    assert not window.session.is_edited
    assert window.canvas.selection.cards == (record,)
    assert window.canvas.zoom == zoom


def test_merged_nothing_is_lost_and_both_are_saved(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, "Mine")
    write_outside(path_of(window), "Theirs")
    look(window, qtbot)
    click(window, "Merge")
    qtbot.waitUntil(lambda: not window.session.is_edited)
    assert {"Mine", "Theirs"} <= notes(window)
    saved = open_journey(path_of(window)).document.snapshot
    assert {"Mine", "Theirs"} <= {card.text for card in saved.inbox(saved.maps[0].id)}
    look(window, qtbot)
    assert not window.keeping.bar.text


def test_reloaded_one_s_own_edits_are_one_undo_away(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, "Mine")
    stage = window.session.snapshot.stages_of(window.session.snapshot.maps[0].id)[0].id
    window.session.attempt(structure.rename, "stages", stage, "My stage")
    write_outside(path_of(window), "Theirs")
    look(window, qtbot)
    click(window, "Reload")
    qtbot.waitUntil(lambda: "Theirs" in notes(window))
    assert "Mine" not in notes(window)
    assert window.session.snapshot.stage(stage).title != "My stage"
    assert not window.session.is_edited
    window.undo()
    assert {"Mine", "Theirs"} <= notes(window)
    assert window.session.snapshot.stage(stage).title == "My stage"
    assert window.session.is_edited


def test_kept_as_a_copy_both_files_are_there(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    first = path_of(window)
    write_note(window, "Mine")
    write_outside(first, "Theirs")
    look(window, qtbot)
    answers.path = tmp_path / "mine.journey"
    click(window, "Keep mine as a copy")
    qtbot.waitUntil(lambda: not window.session.is_edited)
    assert path_of(window) == answers.path
    assert "Mine" in notes(window)
    theirs = open_journey(first).document.snapshot
    assert {card.text for card in theirs.inbox(theirs.maps[0].id)} >= {"Theirs"}
    look(window, qtbot)
    assert not window.keeping.bar.text


def test_an_own_save_is_no_news(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("One", "Two"):
        write_note(window, text)
        window.save()
        qtbot.waitUntil(lambda: not window.saving.is_saving)
        look(window, qtbot)
        assert not window.keeping.bar.text


@pytest.mark.parametrize("moment", [1, 4_000_000_000])
def test_a_clock_that_jumps_is_no_news(window: MainWindow, qtbot: QtBot, moment: int) -> None:
    os.utime(path_of(window), (moment, moment))
    look(window, qtbot)
    assert not window.keeping.bar.text
    write_note(window, "Mine")
    window.save()
    qtbot.waitUntil(lambda: not window.session.is_edited)


def test_a_file_replaced_by_the_same_is_no_news(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = path_of(window)
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    look(window, qtbot)
    assert not window.keeping.bar.text


def test_a_removed_file_is_told_and_saved_again(window: MainWindow, qtbot: QtBot) -> None:
    path = path_of(window)
    path.unlink()
    look(window, qtbot)
    look(window, qtbot)
    assert "not there any more" in window.keeping.bar.text
    assert window.session.is_edited, "no file holds what is shown"
    click(window, "Save again")
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not window.session.is_edited)
    look(window, qtbot)
    assert not window.keeping.bar.text


def test_a_file_that_is_back_is_told_no_more(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = path_of(window)
    aside = path.rename(tmp_path / "aside")
    look(window, qtbot)
    assert not window.keeping.bar.text, "others replace a file by removing it first"
    look(window, qtbot)
    assert window.keeping.bar.text
    assert window.session.is_edited
    aside.rename(path)
    look(window, qtbot)
    assert not window.keeping.bar.text
    assert not window.session.is_edited


def test_a_folder_that_went_is_told_and_nothing_is_lost(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    answers.path = folder / "map.journey"
    window.save_as()
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    write_note(window, "Mine")
    folder.rename(tmp_path / "unmounted")
    look(window, qtbot)
    look(window, qtbot)
    assert "folder" in window.keeping.bar.text
    window.save()
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert window.toast.text.startswith("Not saved.")
    answers.path = tmp_path / "elsewhere.journey"
    click(window, "Save as…")
    qtbot.waitUntil(lambda: not window.session.is_edited)
    assert not window.keeping.bar.text or "folder" not in window.keeping.bar.text
    saved = open_journey(answers.path).document.snapshot
    assert "Mine" in {card.text for card in saved.inbox(saved.maps[0].id)}


def test_what_is_no_journey_any_more_is_told_and_what_is_shown_stays(window: MainWindow, qtbot: QtBot) -> None:
    path_of(window).write_bytes(b"something else")
    look(window, qtbot)
    look(window, qtbot)
    assert "no sound journey" in window.keeping.bar.text
    assert window.session.snapshot.maps


def test_an_earlier_version_put_back_is_shown_as_it_is(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = path_of(window)
    before = path.read_bytes()
    write_note(window, "Later")
    window.save()
    qtbot.waitUntil(lambda: not window.session.is_edited)
    map_id = window.session.map_id
    path.write_bytes(before)
    look(window, qtbot)
    click(window, "Show the newest")
    qtbot.waitUntil(lambda: "Later" not in notes(window))
    assert window.session.map_id == map_id


def test_a_write_protected_file_is_not_replaced(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = path_of(window)
    before = path.read_bytes()
    path.chmod(0o444)
    write_note(window, "Mine")
    window.save()
    qtbot.waitUntil(lambda: not window.saving.is_saving)
    assert "write-protected" in window.toast.text
    assert path.read_bytes() == before
    assert window.session.is_edited
    answers.path = tmp_path / "mine.journey"
    button = window.toast.offer("Save as…")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: not window.session.is_edited)
