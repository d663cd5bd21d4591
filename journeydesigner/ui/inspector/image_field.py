"""A picture of the document: shown, chosen from a file or dropped, or taken off."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from journeydesigner.canvas.picture_files import SUFFIXES, NoPictureError, read_picture
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.controls.disc import Disc
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


class ImageField(QWidget):
    """``committed(object)`` tells the content hash, or None."""

    committed = Signal(object)

    def __init__(self, session: Session, look: Look, name: str) -> None:
        super().__init__()
        self._session, self._look, self._name, self._asset, self._caption = session, look, name, None, ""
        self._ground = ""
        self._for: object = None
        self._disc = Disc(44, 10)
        self._choose = QPushButton(name + "…")
        self._choose.setObjectName("outlined")
        self._choose.setToolTip(_("Choose a picture file, or drop one here"))
        self._choose.clicked.connect(self._pick)
        self._remove = IconButton(look, "x", _("Take {name} off").format(name=name), size=14)
        self._remove.clicked.connect(self._clear)
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._disc)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        row.addStretch(1)

    def show_value(self, value: object) -> None:
        self._asset = value if isinstance(value, str) else None
        self._remove.setVisible(self._asset is not None)
        self._draw()

    def show_name(self, caption: str, ground: str) -> None:
        """Whose initials stand in while there is no picture, on their colour; without it a picture's icon does."""
        self._caption, self._ground = caption, ground
        self._draw()

    def _draw(self) -> None:
        picture = self._session.document.assets.get(self._asset or "")
        if picture or self._caption:
            self._disc.show_name(self._caption, self._ground, picture)
        else:
            self._disc.show_icon(self._look, "image")

    def _pick(self) -> None:
        kinds = f"{_('Pictures')} ({' '.join(f'*{suffix}' for suffix in sorted(SUFFIXES))})"
        chosen, _filter = QFileDialog.getOpenFileName(self, self._name, "", kinds)
        if chosen:
            self._take(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _picture_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            if not self._session.refuses():
                self._take(path)

    def _take(self, path: Path) -> None:
        self._for = self._whose()
        self._task = Task(_Reading(path), self)
        self._task.done.connect(self._read)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _read(self, content: bytes) -> None:
        if self._whose() != self._for:
            self._session.trouble.emit(_("The picture was not set: something else was selected while it was read."))
            return
        self.committed.emit(self._session.document.add_asset(content))

    def _whose(self) -> object:
        """Which record is on the page that this stands on."""
        at = self.parentWidget()
        while at is not None and not hasattr(at, "record"):
            at = at.parentWidget()
        return getattr(at, "record", None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, NoPictureError):
            raise error
        self._session.trouble.emit(str(error))

    def _clear(self) -> None:
        self.committed.emit(None)


def _picture_in(mime: QMimeData) -> Path | None:
    """The one picture file that is carried; several, and other files, are for the map."""
    from journeydesigner.canvas.dropping import files_in

    paths = files_in(mime)
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES else None


class _Reading:
    """A job for another thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> bytes:
        return read_picture(self._path, progress)
