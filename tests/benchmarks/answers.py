"""How soon the real window answers what a person does all the time: typing card after card, the palette, opening a map.

In CPU time, beside what a person is promised: a frame of 60 Hertz for a key, 50 ms for the longest, a second for a map.
"""

from collections.abc import Iterator
from functools import cache, partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.selection import of_cell
from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_stage, add_step
from journeydesigner.model.ids import MapId, first_step_id
from journeydesigner.ui.main_window import MainWindow
from tests.benchmarks.big_maps import KINDS, big_map
from tests.benchmarks.canvas_window import timed
from tests.benchmarks.main_window import main_window, opened_again
from tests.benchmarks.results import Result, percentile
from tests.benchmarks.timing import undisturbed
from tests.benchmarks.watchdog import GOAL_MS

FRAME_MS = 1000 / 60
SECOND_MS = 1000.0
_COLUMNS, _LANES = 300, 20
_CARDS = 20


def typing_loop(is_quick: bool) -> Iterator[Result]:
    """Twenty cards, letter by letter, with Enter and Tab between them."""
    for size in (500,) if is_quick else (500, 2_000, 10_000):
        with main_window(opened_again(big_map(size).document)) as window, undisturbed():
            board = window.canvas.board
            window.canvas.select(of_cell(board.lanes[1].id, board.steps[1]))
            times = [time for number in range(_CARDS) for time in _card(window, number)]
        yield Result("typing loop, a key p95", size, percentile(times, 0.95), FRAME_MS, 1)
        yield Result("typing loop, longest", size, max(times), GOAL_MS, 1)


def _card(window: MainWindow, number: int) -> Iterator[float]:
    for letter in f"Card {number} of the room":
        yield timed(partial(QTest.keyClicks, _focus(window), letter))
        QApplication.processEvents()
    yield timed(partial(QTest.keyClick, _focus(window), Qt.Key.Key_Tab if number % 4 == 3 else Qt.Key.Key_Return))
    QApplication.processEvents()


def _focus(window: MainWindow):
    return QApplication.focusWidget() or window.canvas


def palette(is_quick: bool) -> Iterator[Result]:
    """Its answer to each letter, all cards of the organisation searched."""
    size = 2_000 if is_quick else 10_000
    with main_window(opened_again(big_map(size).document)) as window, undisturbed():
        window.reach.open_palette()
        QApplication.processEvents()
        times = [timed(partial(QTest.keyClicks, _focus(window), letter)) for letter in "delivery date contract"]
    yield Result("palette, a letter p95", size, percentile(times, 0.95), FRAME_MS, 1)


def opening_map(is_quick: bool) -> Iterator[Result]:
    """A map of 300 columns by 20 lanes, a card in every second cell: laid out and painted."""
    document, wide, narrow = _wide_map(60 if is_quick else _COLUMNS)
    size = len(document.snapshot.table("cards"))
    with main_window(document) as window:
        times: list[float] = []
        for _time in range(3):
            window.session.show_map(narrow)
            QApplication.processEvents()
            window.canvas.layout_of.forget(wide)
            with undisturbed():
                times.append(timed(partial(window.session.show_map, wide)))
    yield Result("open 300 x 20 map", size, percentile(times, 0.5), SECOND_MS, 1)


@cache
def _wide_map(columns: int) -> tuple[Document, MapId, MapId]:
    document = new_document()
    with document.change("Make a wide map"):
        organization = add_organization(document, "Helia Energy")
        narrow, wide = add_map(document, organization, "Small"), add_map(document, organization, "Wide")
        lanes = [add_lane(document, wide, KINDS[lane % len(KINDS)], f"Lane {lane + 1}") for lane in range(_LANES)]
        steps = []
        for number in range(columns // 10):
            stage = add_stage(document, wide, f"Stage {number + 1}")
            steps += [first_step_id(stage), *(add_step(document, stage, f"Step {step}") for step in range(9))]
        for row, lane in enumerate(lanes):
            for column, step in enumerate(steps):
                if (row + column) % 2:
                    add_card(document, lane, step, f"Somebody does the {row}th thing at touchpoint {column}")
    return document, wide, narrow
