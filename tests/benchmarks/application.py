"""The one Qt application of a benchmark run, with widgets."""

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The running application, or a new one. Raises RuntimeError where one without widgets is running."""
    running = QApplication.instance() or QApplication(["benchmarks"])
    if not isinstance(running, QApplication):
        raise RuntimeError("an application without widgets is running: measure in a process of its own")
    return running
