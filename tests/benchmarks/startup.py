"""CPU time from the start of the process until the window is painted, against a bare PySide6 window.

Each process tells its own time as soon as its first paint is over, and leaves: how long it takes to close counts for
neither. They run by turns, and the least time of each counts: what more it takes at times is the doing of a busy host.
"""

from collections.abc import Iterator

from journeydesigner.shipped import sample
from tests.benchmarks.results import Result
from tests.benchmarks.timing import told_ms

BARE_WINDOW = """
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)

def painted():
    print(time.process_time() * 1000, flush=True)
    app.quit()

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OUR_WINDOW = """
import sys
import time

import journeydesigner.cli
from journeydesigner import app

def painted():
    print(time.process_time() * 1000, flush=True)
    qt.quit()

def watched(arguments):
    from PySide6.QtCore import QTimer
    from journeydesigner.canvas.pane import Pane

    global qt
    qt = make(arguments)
    paint = Pane.paintEvent

    def paint_the_map(pane, event):
        paint(pane, event)
        Pane.paintEvent = paint
        if not pane.size().isEmpty():
            QTimer.singleShot(0, painted)

    Pane.paintEvent = paint_the_map
    return qt

make, app.application = app.application, watched
sys.exit(app.run(sys.argv[1], smoke=True))
"""


def cold_start(is_quick: bool) -> Iterator[Result]:
    """Ours opens the home battery sample; both end as soon as they are painted."""
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(5 if is_quick else 12):
        ours.append(told_ms(["-c", OUR_WINDOW, str(sample("home-battery.journey"))]))
        bare.append(told_ms(["-c", BARE_WINDOW]))
    del ours[0], bare[0]  # the first run compiles what was never imported on this machine
    yield Result("cold start", 0, min(ours), min(bare), 2)
