"""A long session on one document: edits, undo and redo, views opened and closed, pastes taken back. Memory grows by
what can be undone (about 3 KB an edit) and by nothing else: what it holds at the end beside what it held after a fifth.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.selection import of_cell
from journeydesigner.editing.cards import set_text
from journeydesigner.ui.main_window import MainWindow
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.main_window import main_window, opened_again
from tests.benchmarks.results import Result
from tests.benchmarks.watchdog import Watchdog

SIZE = 500
EDITS, QUICK_EDITS = 5_000, 1_500
_LINES = "\n".join(f"Idea {number}" for number in range(100))


def session(is_quick: bool) -> Iterator[Result]:
    """Only Linux tells what a process holds; elsewhere nothing is measured."""
    if not sys.platform.startswith("linux"):
        return
    edits = QUICK_EDITS if is_quick else EDITS
    dog, early = Watchdog(), 1.0
    with main_window(opened_again(big_map(SIZE).document)) as window:
        dog.rests("showing the window", 3000)
        for number in range(edits):
            if number == edits // 5:
                early = _resident_mb()
            _edit(window, dog, number)
        late = _resident_mb()
    yield Result("long session (MB)", SIZE, late, early, 1.15)


def _edit(window: MainWindow, dog: Watchdog, number: int) -> None:
    document = window.session.document
    board = window.canvas.board
    cards = [card.id for card in document.snapshot.cards_in(board.lanes[1].id)[:40]]
    set_text(document, cards[number % len(cards)], f"Text {number}")
    if number % 3 == 0:
        document.undo()
    if number % 6 == 0:
        document.redo()
    if number % 5 == 0:
        QApplication.processEvents()
    if number % 100 == 50:
        names = [view.name for view in window.views.offered()]
        window.views.open(names[number // 100 % len(names)])
        dog.rests("a view", 30)
        window.views.to_map()
    if number % 250 == 100:
        window.canvas.select(of_cell(board.lanes[1].id, board.steps[1]))
        QApplication.clipboard().setText(_LINES)
        window.actions_of.trigger("paste")
        dog.rests("a paste", 60)
        window.actions_of.trigger("undo")
        dog.rests("its undo", 30)


def _resident_mb() -> float:
    """What the process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20
