"""From the start of the process until the window is painted, against a bare PySide6 window, in CPU time."""

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

OUR_WINDOW = """
import sys
import journeydesigner.cli
from journeydesigner import app

def watched(arguments):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, thing, event):
            if event.type() == QEvent.Type.Paint and type(thing).__name__ == "Pane":
                qt.removeEventFilter(self)
                QTimer.singleShot(0, qt.quit)
            return False

    qt = make(arguments)
    qt.watch = FirstPaint()
    qt.installEventFilter(qt.watch)
    return qt

make, app.application = app.application, watched
sys.exit(app.run(sys.argv[1], smoke=True))
"""


def cold_start(is_quick: bool) -> Iterator[Result]:
    """Ours opens the home battery sample; both end as soon as they are painted."""
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(4 if is_quick else 10):
        ours.append(process_ms(["-c", OUR_WINDOW, str(sample("home-battery.journey"))]))
        bare.append(process_ms(["-c", BARE_WINDOW]))
    del ours[0], bare[0]  # the first run compiles what was never imported on this machine
    yield Result("cold start", 0, statistics.median(ours), statistics.median(bare), 2)
