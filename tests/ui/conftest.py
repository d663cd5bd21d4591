"""A real window, offscreen, with settings of its own and questions that are answered by the test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeydesigner import shipped
from journeydesigner.app import application
from journeydesigner.document.document import Document
from journeydesigner.files.journey_file import open_journey
from journeydesigner.ui.asking import Answer, Asking
from journeydesigner.ui.look import Look
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.theme import dress

HOME_BATTERY = shipped.sample("home-battery.journey")
OpenWindow = Callable[..., MainWindow]
V = TypeVar("V", bound=QWidget)


class Answers(Asking):
    """Answers without dialogs: ``path`` to every question for a file, ``unsaved`` to that about changes."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.unsaved = Answer.CANCEL
        self.asked: list[str] = []

    def path_to_open(self, title: str, folder: Path, kinds: str) -> Path | None:
        self.asked.append(kinds)
        return self.path

    def path_to_write(self, title: str, proposed: Path, kinds: str, suffix: str) -> Path | None:
        self.asked.append(kinds)
        return self.path

    def about_unsaved(self, name: str) -> Answer:
        self.asked.append(name)
        return self.unsaved


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    return application([])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def look(app: QApplication) -> Iterator[Look]:
    look = Look("light")
    dress(app, look)
    yield look
    look.deleteLater()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def open_window(qtbot: QtBot, look: Look, settings: Settings, answers: Answers) -> Iterator[OpenWindow]:
    opened: list[MainWindow] = []

    def open_it(path: Path | None = None, document: Document | None = None) -> MainWindow:
        if path is not None:
            read = open_journey(path)
            window = MainWindow(look, settings, read.document, path, read.state)
        else:
            window = MainWindow(look, settings, document)
        window.answer_with(answers)
        window.canvas.has_motion = False
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_it
    for window in opened:
        if isValid(window):
            window.leave()


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window on a copy of the home battery sample, which may be saved to."""
    copy = tmp_path / "home-battery.journey"
    copy.write_bytes(HOME_BATTERY.read_bytes())
    return open_window(copy)


def opened_view(window: MainWindow, qtbot: QtBot, name: str, kind: type[V]) -> V:
    """Another view of the map, in a window that has the keys."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.views.open(name)
    shown = window.views.shown
    assert isinstance(shown, kind)
    return shown
