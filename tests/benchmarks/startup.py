"""From the start of the process to the first painted window, against a bare PySide6 window."""

import statistics
from collections.abc import Iterator

from journeydesigner.shipped import sample
from tests.benchmarks.results import Result
from tests.benchmarks.timing import process_ms

BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""


def cold_start(is_quick: bool) -> Iterator[Result]:
    """Ours opens the home battery sample and closes itself once it is painted."""
    ours: list[float] = []
    bare: list[float] = []
    process_ms(["-c", BARE_WINDOW])  # the libraries come into the file cache of the system for both
    for _ in range(3 if is_quick else 9):
        ours.append(process_ms(["-m", "journeydesigner", "--smoke", str(sample("home-battery.journey"))]))
        bare.append(process_ms(["-c", BARE_WINDOW]))
    yield Result("cold start", 0, statistics.median(ours), statistics.median(bare), 2)
