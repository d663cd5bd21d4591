"""The real main window of a benchmark: settings of its own, questions answered without dialogs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from journeydesigner import app as program
from journeydesigner.document.collector import search_only_what_is_new
from journeydesigner.document.document import Document
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.ui.asking import Answer, Asking
from journeydesigner.ui.collecting import Collecting
from journeydesigner.ui.look import Look
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.theme import dress

WIDTH, HEIGHT = 1920, 1080


class InFolder(Asking):
    """Everything is written into one folder, under the name that was proposed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path_to_open(self, title: str, folder: Path, kinds: str) -> Path | None:
        return None

    def path_to_write(self, title: str, proposed: Path, kinds: str, suffix: str) -> Path | None:
        return self._folder / proposed.name

    def about_unsaved(self, name: str) -> Answer:
        return Answer.DISCARD


def opened_again(document: Document) -> Document:
    """Another document that reads the same: what a benchmark does to it, no other one sees."""
    return read_journey(journey_bytes(capture(document))).document


@contextmanager
def main_window(document: Document) -> Iterator[MainWindow]:
    """A window on ``document``, shown, at 1920 x 1080, and what it writes in a folder that goes with it."""
    app = program.application(["benchmarks"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        look = Look("light", app)
        dress(app, look)
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        window = MainWindow(look, settings, document)
        window.answer_with(InFolder(folder))
        window.canvas.has_motion = False
        window.resize(WIDTH, HEIGHT)
        Collecting(window)
        window.show()
        window.activateWindow()
        app.processEvents()
        search_only_what_is_new()
        try:
            yield window
        finally:
            app.clipboard().clear()  # a picture that is still to be drawn must not outlive Python
            window.leave()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            look.deleteLater()
