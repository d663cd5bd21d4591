"""Garbage is searched for on the window's thread and no other: it may hold what only that thread may delete."""

from PySide6.QtCore import QObject, QTimer

from journeydesigner.document.collector import search_as_usual, search_only_when_asked, search_what_is_due

_EACH_MS = 100


class Collecting(QObject):
    """Does so as long as ``parent`` lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        search_only_when_asked()
        parent.destroyed.connect(search_as_usual)
        timer = QTimer(self)
        timer.setInterval(_EACH_MS)
        timer.timeout.connect(search_what_is_due)
        timer.start()
