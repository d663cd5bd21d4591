"""Opening and saving a journey file against plain ``json`` on the same bytes, and how long a save holds the window up.

Baselines: ``json.loads`` of all JSON in the file (records and their stamps), ``json.dumps`` of what that gave.
"""

import itertools
import json
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import open_journey, save_journey, write_journey
from tests.benchmarks.application import application
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.results import Result, percentile
from tests.benchmarks.timing import side_by_side, undisturbed

FRAME_MS = 16.0
BEAT_MS = 1


def opening(is_quick: bool) -> Iterator[Result]:
    size, runs = (2_000, 3) if is_quick else (10_000, 7)
    with tempfile.TemporaryDirectory() as folder:
        path = _saved(size, Path(folder))
        texts = _json_of(path)
        ours, bare = side_by_side(lambda: open_journey(path), lambda: [json.loads(text) for text in texts], runs)
    yield Result("open", size, ours, bare, 10)


def saving(is_quick: bool) -> Iterator[Result]:
    size, runs = (2_000, 3) if is_quick else (10_000, 7)
    with tempfile.TemporaryDirectory() as folder:
        path = _saved(size, Path(folder))
        document = open_journey(path).document
        values = [json.loads(text) for text in _json_of(path)]
        ours, bare = side_by_side(
            lambda: save_journey(document, path), lambda: [json.dumps(value) for value in values], runs
        )
    yield Result("save", size, ours, bare, 3)


def stall(is_quick: bool) -> Iterator[Result]:
    """The longest that the event loop waited while another thread wrote the file: median and worst of many saves."""
    size, runs = (2_000, 5) if is_quick else (10_000, 25)
    application()
    with tempfile.TemporaryDirectory() as folder, undisturbed():
        gaps = [_longest_gap(size, Path(folder) / "big.journey") for _ in range(runs)]
    yield Result("save stall median", size, percentile(gaps, 0.5), FRAME_MS, 1)
    yield Result("save stall p95", size, percentile(gaps, 0.95), FRAME_MS, 1)


def _longest_gap(size: int, path: Path) -> float:
    """The longest time in milliseconds between two beats of the event loop during one save."""
    document = big_map(size).document
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    _run_loop_until(lambda: len(beats) > 5)
    began = len(beats) - 1
    captured = capture(document)
    writer = threading.Thread(target=write_journey, args=(captured, path))
    writer.start()
    _run_loop_until(lambda: not writer.is_alive())
    ended = len(beats)
    _run_loop_until(lambda: len(beats) > ended)
    timer.stop()
    during = beats[began:]
    return max((later - earlier) * 1000 for earlier, later in itertools.pairwise(during)) - BEAT_MS


def _run_loop_until(is_over: Callable[[], bool]) -> None:
    while not is_over():
        QCoreApplication.processEvents()
        time.sleep(0.0002)


def _saved(size: int, folder: Path) -> Path:
    path = folder / "big.journey"
    save_journey(big_map(size).document, path)
    return path


def _json_of(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist() if name in ("journey.json", "clock.json")]
