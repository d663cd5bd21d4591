"""Frame times of the canvas, in repaints of a full window.

A frame is a person's event (wheel, pointer, key) until everything it changed is painted, in CPU time, so that what else
the machine does counts less. The baseline, «one full window», is a plain widget of the window's size that repaints
itself from one ready picture, in the same run: it knows nothing of our painting, so that a slower canvas does not
lower its own goals. The other reading, that the canvas itself repaints its whole window from tiles that are ready,
costs four to six of these (``repaint`` measures it) and would make every goal as much easier. Between frames the event
loop runs as it does at 60 frames a second; a cold pan leaves it no time, so that nothing is prepared.

Every walk is walked several times, each time in a new window, by turns with the repaints of the bare one, and of each
frame the least time counts, of each repaint too: what more it took once was the host's, which may be half as fast again
from one second to the next. The percentiles are those over the frames of the walk, so that a frame that is always dear
stays dear.
"""

from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks.canvas_window import CanvasWindow, repaint_ms
from tests.benchmarks.results import Result, percentile

SIZES = (500, 2_000, 10_000)
QUICK_SIZES = (500, 2_000)
PASSES = 3
NOTCH = 48
"""Pixels that one frame of a brisk pan covers."""
REST_MS = 12

Measure = Callable[[CanvasWindow, int], list[float]]


def repaint(is_quick: bool) -> Iterator[Result]:
    """The canvas' whole window anew, all tiles ready: no dearer than the dearest frame may be."""
    frames, passes = (40, 1) if is_quick else (160, PASSES)
    for size in QUICK_SIZES if is_quick else SIZES:
        times, bare = _least(_repaint, size, frames, passes)
        yield Result("repaint median", size, percentile(times, 0.5), percentile(bare, 0.5), 10)


def pan(is_quick: bool) -> Iterator[Result]:
    yield from _at_every_size("pan warm", _pan_warm, (("median", 0.5, 3), ("p95", 0.95, 3.5)), is_quick)
    yield from _at_every_size("pan cold", _pan_cold, (("p95", 0.95, 10),), is_quick)


def zoom(is_quick: bool) -> Iterator[Result]:
    yield from _at_every_size("zoom", _zoom, (("p95", 0.95, 11),), is_quick)


def drag(is_quick: bool) -> Iterator[Result]:
    yield from _at_every_size("drag", _drag, (("p95", 0.95, 2),), is_quick)


def typing(is_quick: bool) -> Iterator[Result]:
    yield from _at_every_size("type", _type, (("p95", 0.95, 5),), is_quick)


def _at_every_size(
    name: str, measure: Measure, wanted: Sequence[tuple[str, float, float]], is_quick: bool
) -> Iterator[Result]:
    """A row for each size and percentile, and one that compares the largest map with the smallest (goal 1.2)."""
    sizes, frames, passes = (QUICK_SIZES, 40, 1) if is_quick else (SIZES, 160, PASSES)
    times: dict[int, list[float]] = {}
    for size in sizes:
        times[size], bare = _least(measure, size, frames, passes)
        for label, share, goal in wanted:
            yield Result(f"{name} {label}", size, percentile(times[size], share), percentile(bare, 0.5), goal)
    for label, share, _ in wanted:
        small, large = (percentile(times[size], share) for size in (sizes[0], sizes[-1]))
        yield Result(f"{name} {label}, growth", sizes[-1], large, small, 1.2)


def _least(measure: Measure, size: int, frames: int, passes: int) -> tuple[list[float], list[float]]:
    """The least time of each frame of several walks, and of each repaint of the bare window."""
    walks: list[list[float]] = []
    repaints: list[list[float]] = []
    for _ in range(passes):
        repaints.append(repaint_ms(frames))
        with CanvasWindow(size) as window:
            walks.append(measure(window, frames))
    return [min(same) for same in zip(*walks, strict=True)], [min(same) for same in zip(*repaints, strict=True)]


def _repaint(window: CanvasWindow, frames: int) -> list[float]:
    window.settle()
    times: list[float] = []
    for _ in range(frames):
        times.append(window.frame(window.update_all))
        window.rest(REST_MS)
    return times


def _path(frames: int) -> list[tuple[int, int]]:
    """Right, down, and slantwise, as a person looks round."""
    return [((NOTCH, 0), (0, NOTCH), (NOTCH, NOTCH))[(index // 12) % 3] for index in range(frames)]


def _pan_warm(window: CanvasWindow, frames: int) -> list[float]:
    """Over what has been seen just before."""
    there = _path(frames // 2)
    back = [(-x, -y) for x, y in reversed(there)]
    for x, y in (*there, *back):
        window.wheel(x, y)
        window.rest(REST_MS)
    window.settle()
    times: list[float] = []
    for x, y in (*there, *back):
        times.append(window.frame(lambda x=x, y=y: window.wheel(x, y)))
        window.rest(REST_MS)
    return times


def _pan_cold(window: CanvasWindow, frames: int) -> list[float]:
    return [window.frame(lambda x=x, y=y: window.wheel(x, y)) for x, y in _path(frames)]


def _zoom(window: CanvasWindow, frames: int) -> list[float]:
    """To the pointer, out and in again, eight notches each way."""
    window.settle()
    times: list[float] = []
    for index in range(frames):
        notch = -120 if (index // 8) % 2 == 0 else 120
        times.append(window.frame(lambda notch=notch: window.zoom_wheel(notch)))
        window.rest(REST_MS)
    return times


def _drag(window: CanvasWindow, frames: int) -> list[float]:
    """One card across the window and back; Escape at the end."""
    window.settle()
    start = window.press_a_card()
    times: list[float] = []
    for index in range(frames):
        away = index if index < frames // 2 else frames - index
        x, y = start[0] + 5 * away + 8, start[1] + 2 * away + 8
        times.append(window.frame(lambda x=x, y=y: window.move(x, y)))
        window.rest(REST_MS)
    window.escape()
    return times[2:]  # the first move only makes the press a drag


def _type(window: CanvasWindow, frames: int) -> list[float]:
    """A sentence into an open card, key by key, until its row has to grow and beyond."""
    window.settle()
    window.edit_a_card()
    window.rest(REST_MS)
    text = ("and asks what happens when the battery is empty in winter " * 4)[:frames]
    times: list[float] = []
    for letter in text:
        times.append(window.frame(lambda letter=letter: window.key(letter)))
        window.rest(REST_MS)
    window.escape()
    window.undo()  # the next walk begins with the same card
    return times
