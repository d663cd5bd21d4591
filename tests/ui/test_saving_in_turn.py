"""What is done while a save runs: nothing is lost by it, and nothing gets into another file."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from journeydesigner.editing.structure import add_organization
from journeydesigner.exporters.registry import exporters
from journeydesigner.files.journey_file import open_journey
from journeydesigner.ui.asking import Answer, Asking
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import HOME_BATTERY, Answers


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another journey file."""
    copy = tmp_path / "other.journey"
    copy.write_bytes(HOME_BATTERY.read_bytes())
    return copy


def edit(window: MainWindow, name: str) -> None:
    add_organization(window.session.document, name)


def names_in(path: Path) -> set[str]:
    return {found.name for found in open_journey(path).document.snapshot.organizations}


def path_of(window: MainWindow) -> Path:
    path = window.session.path
    assert path is not None
    return path


def finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.saving.is_saving)


def test_a_file_opened_while_a_save_runs_is_not_mistaken_for_the_saved_one(
    window: MainWindow, other: Path, qtbot: QtBot
) -> None:
    first = path_of(window)
    window.saving.save()
    window.opening.open(other)
    finish(window, qtbot)
    assert window.session.path == other
    edit(window, "Only in the other")
    window.saving.save()
    finish(window, qtbot)
    assert "Only in the other" in names_in(other)
    assert "Only in the other" not in names_in(first)


def test_a_save_that_outlives_its_document_leaves_the_next_one_alone(
    window: MainWindow, other: Path, qtbot: QtBot
) -> None:
    edit(window, "First")
    window.saving.save()
    window.session.replace(open_journey(other).document, other)
    finish(window, qtbot)
    assert window.session.path == other


def test_edits_made_during_save_then_open_are_saved_before_the_other_opens(
    window: MainWindow, answers: Answers, other: Path, qtbot: QtBot
) -> None:
    first = path_of(window)
    answers.unsaved = Answer.SAVE
    edit(window, "Before")
    window.opening.open(other)
    edit(window, "Meanwhile")
    qtbot.waitUntil(lambda: window.session.path == other)
    assert {"Before", "Meanwhile"} <= names_in(first)


def test_what_is_opened_after_edits_during_a_save_is_asked_about(
    window: MainWindow, answers: Answers, other: Path, qtbot: QtBot
) -> None:
    window.saving.save()
    window.opening.open(other)
    edit(window, "Meanwhile")
    finish(window, qtbot)
    assert answers.asked
    assert window.session.path != other
    assert window.session.is_edited


def test_everything_that_waits_for_a_save_is_called_once(window: MainWindow, qtbot: QtBot) -> None:
    called: list[int] = []
    edit(window, "x")
    window.saving.save()
    window.saving.save(then=lambda: called.append(1))
    window.saving.save(then=lambda: called.append(2))
    finish(window, qtbot)
    assert called == [1, 2]


def test_closing_while_a_save_runs_closes_after_it(window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    first = path_of(window)
    edit(window, "x")
    window.saving.save()
    with qtbot.waitSignal(window.destroyed, timeout=10_000):
        window.close()
    assert not answers.asked
    assert "x" in names_in(first)


def test_closing_while_a_save_runs_asks_about_what_was_edited_since(
    window: MainWindow, answers: Answers, qtbot: QtBot
) -> None:
    first = path_of(window)
    answers.unsaved = Answer.SAVE
    edit(window, "Captured")
    window.saving.save()
    edit(window, "Since")
    with qtbot.waitSignal(window.destroyed, timeout=10_000):
        window.close()
        window.close()
    assert len(answers.asked) == 1
    assert {"Captured", "Since"} <= names_in(first)


def test_save_as_while_a_save_runs_is_done_after_it(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    first, answers.path = path_of(window), tmp_path / "copy.journey"
    edit(window, "x")
    window.saving.save()
    window.saving.save_as()
    finish(window, qtbot)
    assert window.session.path == answers.path
    assert "x" in names_in(first) & names_in(answers.path)


def test_save_as_still_is_done_where_the_save_before_it_failed(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "copy.journey"
    edit(window, "x")
    window.session.mark_saved(tmp_path / "nowhere" / "map.journey", is_whole=False)
    window.saving.opened(None)
    (tmp_path / "nowhere").write_text("a file, not a folder")
    window.saving.save()
    window.saving.save_as()
    finish(window, qtbot)
    assert window.session.path == answers.path
    assert "x" in names_in(answers.path)


def test_saving_twice_in_haste_asks_once_for_the_name(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    window.session.replace(open_journey(path_of(window)).document, None)
    window.saving.opened(None)
    answers.path = tmp_path / "named.journey"
    window.saving.save()
    window.saving.save()
    finish(window, qtbot)
    assert len(answers.asked) == 1
    assert window.session.path == answers.path
    assert not window.session.is_edited


def test_a_save_that_failed_leaves_the_document_edited(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "nowhere").write_text("a file, not a folder")
    window.session.mark_saved(tmp_path / "nowhere" / "map.journey", is_whole=True)
    window.saving.opened(None)
    window.saving.save()
    finish(window, qtbot)
    assert window.toast.text.startswith("Not saved.")
    assert window.session.is_edited


def test_offers_about_one_document_go_when_another_opens(
    window: MainWindow, answers: Answers, other: Path, qtbot: QtBot
) -> None:
    first = path_of(window)
    edit(window, "x")
    first.write_bytes(b"written by somebody else")
    os.utime(first, (1, 1))
    window.saving.save()
    finish(window, qtbot)
    assert window.toast.offer("Reload") is not None
    answers.unsaved = Answer.DISCARD
    window.opening.open(other)
    assert not window.toast.text


def test_an_undo_back_to_the_saved_state_is_saved(window: MainWindow) -> None:
    edit(window, "x")
    window.undo()
    assert not window.session.is_edited
    assert not window.isWindowModified()
    window.redo()
    assert window.session.is_edited
    assert window.isWindowModified()


def test_an_undo_past_the_saved_state_is_edited(window: MainWindow, qtbot: QtBot) -> None:
    edit(window, "x")
    window.saving.save()
    finish(window, qtbot)
    window.undo()
    assert window.session.is_edited
    window.redo()
    assert not window.session.is_edited


def test_an_undo_after_an_import_stays_edited(window: MainWindow) -> None:
    window.session.mark_edited()
    edit(window, "x")
    window.undo()
    assert window.session.is_edited


def test_an_export_runs_beside_a_save(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    exporter = next(found for found in exporters() if found.suffix == ".png")
    edit(window, "x")
    window.saving.save()
    window.exporting.write(exporter, tmp_path / "map.png")
    qtbot.waitUntil(lambda: not window.exporting.is_busy and not window.saving.is_saving, timeout=60_000)
    assert (tmp_path / "map.png").stat().st_size
    assert not window.session.is_edited


@pytest.mark.parametrize("is_agreed", [True, False])
def test_a_file_that_the_added_suffix_would_hit_is_replaced_only_on_wish(
    window: MainWindow, other: Path, monkeypatch: pytest.MonkeyPatch, is_agreed: bool
) -> None:
    answer = QMessageBox.StandardButton.Yes if is_agreed else QMessageBox.StandardButton.No
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(other.with_suffix("")), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_asked: answer)
    chosen = Asking(window).path_to_write("Save as", other, "", ".journey")
    assert chosen == (other if is_agreed else None)
