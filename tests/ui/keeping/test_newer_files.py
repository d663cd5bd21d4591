"""Files of newer programs in the window: shown to be read, exported, presented; nothing written, not even a copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.files.keeping.lock import lock_file
from journeydesigner.ui.main_window import MainWindow
from tests.files.test_newer import newer_file
from tests.ui.conftest import Answers
from tests.ui.keeping.test_outside import click, look, path_of, write_note


@pytest.fixture
def newer(window: MainWindow, tmp_path: Path) -> MainWindow:
    window.opening.open(newer_file(tmp_path / "new.journey"))
    return window


def test_it_is_shown_and_says_which_program_wrote_it(newer: MainWindow) -> None:
    assert newer.session.is_read_only
    assert "Journey Designer 9.1" in newer.keeping.bar.text
    assert not newer.session.is_edited
    assert not lock_file(path_of(newer)).exists()


def test_nothing_is_written_not_even_a_copy(newer: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "copy.journey"
    asked = len(answers.asked)
    newer.canvas.select_record(newer.canvas.board.steps[0])
    QTest.keyClick(newer.canvas, Qt.Key.Key_X)
    assert newer.toast.text == newer.session.why_read_only
    newer.save_as()
    newer.saving.save()
    assert len(answers.asked) == asked
    assert not newer.saving.is_saving


def test_the_next_document_can_be_changed_again(newer: MainWindow) -> None:
    newer.new_blank()
    assert not newer.session.is_read_only
    assert not newer.keeping.bar.text


def test_another_language_tells_it_too(newer: MainWindow) -> None:
    newer.rebuild()
    assert "9.1" in newer.keeping.bar.text


def test_a_colleague_with_a_newer_program_saves_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, "Mine")
    newer_file(path_of(window))
    look(window, qtbot)
    assert window.keeping.bar.offer("Merge") is None
    assert window.keeping.bar.offer("Keep mine as a copy") is not None
    window.undo()
    click(window, "Show the newest")
    qtbot.waitUntil(lambda: window.session.is_read_only)
    assert "9.1" in window.keeping.bar.text


def test_what_a_newer_program_saved_is_not_merged_into_an_older_file(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, "Mine")
    newer_file(path_of(window))
    theirs = path_of(window).read_bytes()
    window.keeping.outside.merge()  # as a toast offers it that knows nothing yet of who wrote it
    qtbot.waitUntil(lambda: "9.1" in window.toast.text)
    assert not window.saving.is_saving
    assert path_of(window).read_bytes() == theirs
    assert window.session.is_edited
