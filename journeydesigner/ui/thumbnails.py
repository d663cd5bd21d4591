"""Small pictures of journey files: the preview that each file carries, read off the window's thread."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import open_journey, read_preview
from journeydesigner.painting.preview import document_preview
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_WIDTH = 640


class Thumbnails(QObject):
    """``ready(path, image)`` tells each picture, ``refused(path, why)`` each file that cannot be read."""

    ready = Signal(str, QImage)
    refused = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def read(self, paths: list[Path]) -> None:
        self._task = Task(_Reading(paths), self)
        self._task.done.connect(self._finished)
        self._task.cancelled.connect(self._forget)
        self._task.start()

    def stop(self) -> None:
        """Let a reading under way come to an end; what it read is not told any more."""
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    def _finished(self, pictures: dict[str, QImage | str]) -> None:
        self._task = None
        for path, found in pictures.items():
            if isinstance(found, str):
                self.refused.emit(path, found)
            else:
                self.ready.emit(path, found)

    def _forget(self) -> None:
        self._task = None


class _Reading:
    """What the other thread does."""

    def __init__(self, paths: list[Path]) -> None:
        self._paths = paths

    def __call__(self, progress: Progress) -> dict[str, QImage | str]:
        pictures: dict[str, QImage | str] = {}
        for place, path in enumerate(self._paths):
            progress(place / len(self._paths), path.name)
            pictures[str(path)] = picture_of(path)
        return pictures


def picture_of(path: Path) -> QImage | str:
    """The file's own preview, else its first map drawn now; why, in a sentence, for a file that cannot be read."""
    try:
        written = path.stat()
        return _picture(path, written.st_mtime_ns, written.st_size)
    except JourneyFileError as error:
        return str(error)
    except OSError as error:
        return _("“{name}” cannot be read: {why}.").format(name=path.name, why=error.strerror)


@lru_cache(64)
def _picture(path: Path, _mtime_ns: int, _size: int) -> QImage:
    """Kept until the file is another. Raises JourneyFileError."""
    raw = read_preview(path) or document_preview(open_journey(path).document, _WIDTH)
    return QImage.fromData(raw) if raw else QImage()


class Thumbnail(QWidget):
    """A framed picture that covers its box from the top left, as the map begins there."""

    def __init__(self, look: Look, size: QSize | None = None) -> None:
        super().__init__()
        self._look = look
        self._image = QImage()
        if size is not None:
            self.setFixedSize(size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def show_image(self, image: QImage) -> None:
        sharp = round(2 * max(self.width(), 100))
        smooth = Qt.TransformationMode.SmoothTransformation
        self._image = image.scaledToWidth(sharp, smooth) if image.width() > sharp else image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 8, 8)
        painter.fillPath(shape, self._look.colour("canvas"))
        if not self._image.isNull():
            painter.save()
            painter.setClipPath(shape)
            painter.drawImage(*_covering(self._image, box))
            painter.restore()
        painter.setPen(QPen(self._look.colour("line2"), 1))
        painter.drawPath(shape)
        painter.end()


def _covering(image: QImage, box: QRectF) -> tuple[QRectF, QImage, QRectF]:
    """The whole width where it is a wide map, the top of a tall one."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    return (box, image, QRectF(0, 0, box.width() / scale, box.height() / scale))
