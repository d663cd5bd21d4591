"""What opening and closing leaves in memory: a window on a file, and another file in the same window."""

import gc
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

DEFAULT = 200


def figure(count: int) -> str:
    """``count`` windows opened on a file and closed, and ``count`` files opened in a window that stays."""
    from PySide6.QtCore import QEventLoop, QSettings

    from journeydesigner.app import application
    from journeydesigner.files.journey_file import open_journey
    from journeydesigner.files.keeping.lock import lock_file
    from journeydesigner.shipped import sample
    from journeydesigner.ui.look import Look
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.settings import Settings
    from journeydesigner.ui.theme import dress

    app = application([])
    look = Look("light")
    dress(app, look)
    with tempfile.TemporaryDirectory(prefix="journeydesigner-cycles-") as folder:
        settings = Settings(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        files = [Path(folder) / f"{name}.journey" for name in ("one", "two")]
        for file in files:
            shutil.copy(sample("home-battery.journey"), file)

        def window_on(file: Path) -> MainWindow:
            opened = open_journey(file)
            window = MainWindow(look, settings, opened.document, file, opened.state)
            window.show()
            return window

        def close(window: MainWindow) -> None:
            ended = QEventLoop()
            window.destroyed.connect(ended.quit)
            window.leave()
            ended.exec()
            gc.collect()  # a window is a web of objects: garbage between two searches is not what this asks for

        def window_cycle(_number: int) -> None:
            window = window_on(files[0])
            window.canvas.select_record(window.canvas.board.steps[0])
            assert lock_file(files[0]).exists()
            close(window)
            assert not lock_file(files[0]).exists(), "a lock was left behind"

        of_windows = _growth(count, window_cycle)
        window = window_on(files[0])

        def file_cycle(number: int) -> None:
            window.opening.open(files[(number + 1) % 2])
            window.canvas.select_record(window.canvas.board.steps[0])
            gc.collect()

        of_files = _growth(count, file_cycle)
        close(window)
    return f"cycles: {count} windows opened and closed {of_windows}; {count} files opened in one window {of_files}"


def _growth(count: int, cycle: Callable[[int], None]) -> str:
    """Resident memory over the last three quarters of the cycles: the first fill caches that stay."""
    warm = max(count // 4, 1)
    for number in range(warm):
        cycle(number)
    before = resident_kb()
    for number in range(warm, count):
        cycle(number)
    after = resident_kb()
    return f"{before / 1024:.1f} -> {after / 1024:.1f} MB ({(after - before) / max(count - warm, 1):+.1f} kB a cycle)"


def resident_kb() -> int:
    """What the process holds once nothing waits for the collector; where the system does not tell, the most so far."""
    for _pass in range(4):
        gc.collect()
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
