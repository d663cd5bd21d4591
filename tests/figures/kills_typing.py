"""The process that is killed: it types, and acknowledges what it did in a file, until it is ended. ``python -m`` this
waits for orders, one a line, and answers each with the number of a process that it split off: to import the program
anew a thousand times would take hours.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.files.journey_file import FileState, open_journey, save_journey
from journeydesigner.files.keeping.journal import Journal, open_journal
from journeydesigner.files.keeping.journal_lines import About
from journeydesigner.model.ids import CardId

ACKNOWLEDGED = "acknowledged"
SAVE_EVERY = 60


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if not pid:
            try:
                _type(**order)
            finally:
                os._exit(1)
        print(pid, flush=True)


def _type(folder: str, seed: int, kind: str) -> None:
    os.environ["JOURNEY_DESIGNER_STATE"] = str(Path(folder) / "state")
    told = os.open(Path(folder) / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def acknowledge(**what: Any) -> None:
        os.write(told, json.dumps({"at": time.monotonic(), **what}).encode() + b"\n")

    path = Path(folder) / "map.journey"
    if kind == "window":
        _type_in_window(path, Random(seed), acknowledge)
    else:
        _type_in_document(path, Random(seed), acknowledge, has_file=kind == "file")


def _type_in_document(path: Path, chance: Random, acknowledge: Callable[..., None], *, has_file: bool) -> None:
    """Cards are made and rewritten, undone and done again, and the file is saved now and then."""
    opened = open_journey(path)
    document, state = opened.document, opened.state
    assert state is not None
    about = About(document.id, "Map", seen=document.version(), has_base=True)
    if has_file:
        about = About(document.id, "Map", path, state.sha256, seen=document.version())
    journal = open_journal(document, about, _fail)
    document.subscribe(journal.heard, first=True)
    if not has_file:
        journal.flush()  # what no file has is offered once it is there, and nobody types before
    known = list(document.snapshot.table("cards"))
    for number in range(1_000_000):
        card = CardId(chance.choice(known))
        cards.set_text(document, card, f"{number}")
        if chance.random() < 0.1:
            document.undo()
            document.redo()
        acknowledge(card=card, number=number)
        if has_file and number % SAVE_EVERY == SAVE_EVERY - 1:
            state = _saved(document, journal, path, state)
        time.sleep(chance.random() * 0.004)


def _saved(document: Document, journal: Journal, path: Path, state: FileState) -> FileState:
    state = save_journey(document, path, expected=state)
    journal.saved(path, state.sha256, since=0)
    return state


def _fail(error: Exception) -> None:
    raise error


def _type_in_window(path: Path, chance: Random, acknowledge: Callable[..., None]) -> None:
    """The real window, offscreen: card after card by the keyboard, a few letters a moment."""
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtTest import QTest

    from journeydesigner.app import application
    from journeydesigner.ui.look import Look
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.settings import Settings
    from journeydesigner.ui.theme import dress

    app = application([])
    look = Look("light")
    dress(app, look)
    opened = open_journey(path)
    settings = Settings(QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat))
    window = MainWindow(look, settings, opened.document, path, opened.state)
    window.show()

    def heard(changes: ChangeSet) -> None:
        for write in changes.writes:
            if write.key.field == "text":
                acknowledge(card=write.key.id, text=write.after)

    opened.document.subscribe(heard)
    canvas = window.canvas
    first = next(iter(opened.document.snapshot.table("cards")))
    canvas.select_record(first)
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    number = 0
    while True:
        QTest.keyClick(canvas.editor, Qt.Key.Key_Return)  # the next card below
        number += 1
        for letter in f"card {number} of {chance.randrange(1000)} of one who types and types":
            QTest.keyClicks(canvas.editor, letter)
            acknowledge(typed=canvas.editor.text)
            QTest.qWait(chance.randrange(40))


if __name__ == "__main__":
    main()
