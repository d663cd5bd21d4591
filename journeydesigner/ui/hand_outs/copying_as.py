"""Copy as picture, as drawing, as slide: one form alone on the clipboard, so that whoever pastes gets just that.

Pictures and drawings are of what is selected, else of the whole map; a slide is the map's overview, as a file.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.png import PngExporter
from journeydesigner.exporters.registry import Exporter, ExportError, ExportRequest, exporters
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.hand_outs.exporting import Exporting
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.ui.saving import file_name
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.copying import Piece

_SVG = "image/svg+xml"
_OVERVIEW = "overview"


class CopyingAs(QObject):
    """Of one window. As the person wishes hand-outs of this document to look: colours, part, ground, template."""

    def __init__(self, session: Session, canvas: MapCanvas, exporting: Exporting, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._canvas, self._exporting, self._toast = session, canvas, exporting, toast
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def copy_picture(self) -> None:
        piece = self._piece()
        if piece is None:
            self._write("png")
        else:
            self._put_picture(piece.image())

    def copy_svg(self) -> None:
        piece = self._piece()
        if piece is None:
            self._write("svg")
        else:
            self._put(_svg_mime(piece.svg()), _("Copied as SVG"))

    def copy_slide(self) -> None:
        self._write("pptx", _OVERVIEW)

    def wait(self) -> None:
        """Call off what is under way, and wait until nothing of it is left."""
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    # Making

    def _piece(self) -> "Piece | None":
        """What is selected, as it would be drawn; None for the whole map."""
        from journeydesigner.canvas import copying

        canvas, wishes = self._canvas, self._exporting.wishes
        if not canvas.exchange.can_copy():
            return None
        snapshot = canvas.board.snapshot
        brand = snapshot.organization(snapshot.map(canvas.board.map).organization).brand
        found = copying.piece(canvas.board, canvas.selection, theme(wishes.theme, brand), canvas.document.assets)
        return replace(found, has_ground=found.has_ground and not wishes.is_transparent) if found else None

    def _write(self, name: str, form: str = "") -> None:
        exporter = next((each for each in exporters() if each.name == name), None)
        shown = self._session.map
        if exporter is None or shown is None or self._task is not None:
            return
        document, wishes = self._session.document, self._exporting.wishes
        out = _folder() / (file_name(shown.title) + exporter.suffix)
        request = wishes.request(exporter.name, document.snapshot, document.assets, shown.id, self._session.numbers)
        request = replace(request, out=out, form=form or request.form)
        make = exporter.picture if isinstance(exporter, PngExporter) else partial(_file_of, exporter)
        self._task = Task(_Making(make, request, wishes), self)
        self._task.progressed.connect(self._progressed)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.cancelled.connect(self._cancelled)
        self._task.start()

    def _progressed(self, share: float, _what: str) -> None:
        if self._task is not None:
            self._toast.show_progress(_("Copying"), share, Offer(_("Cancel"), self._task.cancel))

    def _done(self, made: QImage | Path) -> None:
        self._task = None
        if isinstance(made, QImage):
            self._put_picture(made)
        elif made.suffix == ".svg":
            self._put(_svg_mime(made.read_bytes()), _("Copied as SVG"))
        else:
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(made))])
            self._put(mime, _("Copied as a slide: paste it into a folder or a message"))

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._toast.hide()
        if not isinstance(error, (ExportError, JourneyFileError, OSError)):
            raise error
        self._toast.say(str(error), icon_name="triangle-alert", stays=True)

    def _cancelled(self) -> None:
        self._task = None
        self._toast.say(_("Nothing was copied."))

    def _put_picture(self, image: QImage) -> None:
        mime = QMimeData()
        mime.setImageData(image)
        self._put(mime, _("Copied as picture"))

    def _put(self, mime: QMimeData, said: str) -> None:
        QGuiApplication.clipboard().setMimeData(mime)
        self._toast.say(said, icon_name="copy")


class _Making:
    """What the other thread does."""

    def __init__(self, make: Callable[[ExportRequest], QImage | Path], request: ExportRequest, wishes: Wishes) -> None:
        self._make, self._request, self._wishes = make, request, wishes

    def __call__(self, progress: Progress) -> QImage | Path:
        request, _notes = self._wishes.of_part(replace(self._request, progress=progress))
        return self._make(request)


def _file_of(exporter: Exporter, request: ExportRequest) -> Path:
    exporter.export(request)
    return request.out


@cache
def _folder() -> Path:
    """Lasts as long as the program: a file that was copied is read when it is pasted."""
    made = tempfile.mkdtemp(prefix="journeydesigner-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def _svg_mime(content: bytes) -> QMimeData:
    """As a drawing, and as its text, which drawing programs in a browser take."""
    mime = QMimeData()
    mime.setData(_SVG, content)
    mime.setText(content.decode())
    return mime
