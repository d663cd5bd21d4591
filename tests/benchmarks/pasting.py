"""Paste of 500 lines, and its undo: until the first of it is painted, in frames of 60 Hertz (goal: two), and the
longest that the event loop stands still until all of it is (goal: 50 ms). In CPU time.

The clipboard is read and all cards are written as one change; in the next turn of the event loop the first of them are
laid out and painted; the rest follow in slices between other events.
"""

from collections.abc import Iterator

from tests.benchmarks.canvas_window import CanvasWindow
from tests.benchmarks.results import Result, percentile

SIZES = (500, 2_000, 10_000)
QUICK_SIZES = (500, 2_000)
LINES = 500
FRAME_MS = 1000 / 60
STALL_MS = 50.0
_SAID = "Idea {number} of the room: the bill should explain what changed since last year"
_TEXT = "\n".join(_SAID.format(number=number) for number in range(LINES))


def pasting(is_quick: bool) -> Iterator[Result]:
    for size in QUICK_SIZES if is_quick else SIZES:
        first, stalls, back, back_stalls = list[float](), list[float](), list[float](), list[float]()
        with CanvasWindow(size) as window:
            window.settle()
            window.select_a_cell()
            for _ in range(2 if is_quick else 5):
                first.append(window.turns(lambda: window.paste(_TEXT), 2))
                stalls.append(window.longest_stall(1000))
                back.append(window.turns(window.undo, 1))
                back_stalls.append(window.longest_stall(500))
        yield Result("paste 500, first paint", size, percentile(first, 0.5), FRAME_MS, 2)
        yield Result("paste 500, longest stall", size, percentile(stalls, 0.5), STALL_MS, 1)
        yield Result("undo of it, first paint", size, percentile(back, 0.5), FRAME_MS, 2)
        yield Result("undo of it, longest stall", size, percentile(back_stalls, 0.5), STALL_MS, 1)
