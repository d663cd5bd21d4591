"""What nobody expected to go wrong, in a slot, in paint, on a thread: logged, told once, and the journal is safe."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import set_text
from journeydesigner.files.keeping.journal import EDITS, journals_folder
from journeydesigner.model.ids import CardId
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.failures import Failures
from journeydesigner.ui.main_window import MainWindow


class Watched:
    """A window whose failures are told as in the program, with a log of its own."""

    def __init__(self, window: MainWindow, log: Path) -> None:
        self.window, self.log = window, log
        self.told: list[str] = []
        self.failures = Failures(log)
        self.failures.failed.connect(window.recovery.flush)
        self.failures.failed.connect(window.tell_failure)
        self.failures.failed.connect(self.told.append)


@pytest.fixture
def watched(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    monkeypatch.setenv("JOURNEY_DESIGNER_STATE", str(tmp_path / "state"))
    made = Watched(window, tmp_path / "app.log")
    set_text(window.session.document, CardId(next(iter(window.session.snapshot.table("cards")))), "Written before")
    yield made
    made.failures.restore()


def _is_told_once(watched: Watched, what: str) -> None:
    assert watched.told == [what]
    assert watched.log.read_text().count(what) >= 1
    assert what in watched.window.toast.text
    [own] = [path for path in journals_folder().iterdir() if (path / EDITS).is_file()]
    assert b"Written before" in (own / EDITS).read_bytes()


@pytest.mark.qt_no_exception_capture
def test_a_failure_in_a_slot_is_logged_and_told_and_the_journal_is_safe(watched: Watched, qtbot: QtBot) -> None:
    class Stumbling(QObject):
        def act(self) -> None:
            raise LookupError("a slot stumbled")

    stumbling = Stumbling()
    QTimer.singleShot(0, stumbling.act)
    qtbot.waitUntil(lambda: bool(watched.told))
    _is_told_once(watched, "a slot stumbled")


@pytest.mark.qt_no_exception_capture
def test_what_fails_with_every_frame_is_told_once(watched: Watched, qtbot: QtBot) -> None:
    class Smudged(QWidget):
        painted = 0

        def paintEvent(self, _event: QPaintEvent) -> None:
            self.painted += 1
            if self.painted < 4:
                QTimer.singleShot(0, self.update)
            raise LookupError("the paint ran out")

    smudged = Smudged(watched.window)
    smudged.show()
    qtbot.waitUntil(lambda: smudged.painted > 3)
    _is_told_once(watched, "the paint ran out")
    smudged.hide()


@pytest.mark.qt_no_exception_capture
def test_a_failure_of_a_worker_is_told(watched: Watched, qtbot: QtBot) -> None:
    class Waiting(QObject):
        def failed(self, error: Exception) -> None:
            raise error

    def work(_progress: Progress) -> None:
        raise LookupError("the worker stumbled")

    waiting = Waiting()
    task = Task(work, waiting)
    task.failed.connect(waiting.failed)
    task.start()
    qtbot.waitUntil(lambda: bool(watched.told))
    _is_told_once(watched, "the worker stumbled")


def test_a_failure_of_a_bare_thread_is_told(watched: Watched, qtbot: QtBot) -> None:
    def work() -> None:
        raise LookupError("the thread stumbled")

    threading.Thread(target=work).start()
    qtbot.waitUntil(lambda: bool(watched.told))
    _is_told_once(watched, "the thread stumbled")
