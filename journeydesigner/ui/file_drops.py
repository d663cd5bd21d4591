"""Files dropped onto the window: opened or imported, whichever they are for."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.importers.registry import importers
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.saving import SUFFIX


class FileDrops(QObject):
    """Takes drops on ``window`` that nothing in it takes."""

    def __init__(self, window: QWidget, opening: Opening) -> None:
        super().__init__(window)
        self._opening = opening
        self._path = Path()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # a drag that enters is one, too
            path = file_in(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                    self._path = path
                    QTimer.singleShot(0, self._take)
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        """Once the drop is over: a question must not keep the other program waiting."""
        self._opening.take(self._path)


def file_in(mime: QMimeData) -> Path | None:
    """The one file that is dropped, if it can be opened or imported."""
    urls = [url for url in mime.urls() if url.isLocalFile()]
    if len(urls) != 1:
        return None
    path = Path(urls[0].toLocalFile())
    known = {SUFFIX, *(suffix for importer in importers() for suffix in importer.suffixes)}
    return path if path.suffix.lower() in known else None
