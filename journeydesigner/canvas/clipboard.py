"""Between Qt's clipboard and plain values: what lies on it, and what is put there. Pictures are made when asked for."""

import atexit
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QStandardItemModel

from journeydesigner.clipping.addresses import Link, address_in
from journeydesigner.clipping.limits import MOST_JSON
from journeydesigner.clipping.own_form import MIME, write_own
from journeydesigner.clipping.readings import Clip
from journeydesigner.clipping.written_forms import as_html, as_tsv
from journeydesigner.editing.copying import Copied

SVG = "image/svg+xml"
_TEXT, _HTML, _IMAGE = "text/plain", "text/html", "application/x-qt-image"
_MOST_PIXELS = 40_000_000
_LONGEST = 4_096
"""Pixels of a side; a larger picture from a clipboard is made smaller."""
_FILES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def clip_of(mime: QMimeData) -> Clip:
    """What lies there. A picture is only looked at where there are no words but its own address, since programs that
    copy cells put a picture of them beside."""
    text, html = mime.text(), mime.html()
    own = bytes(mime.data(MIME).data()) if mime.hasFormat(MIME) else b""
    if not text.strip() and mime.hasUrls():
        text = "\n".join(url.toString() for url in mime.urls() if not url.isLocalFile())
    is_bare = not text.strip() or address_in(text) is not None
    picture = picture_of(mime) if is_bare and not own else b""
    return Clip(text, _named_pages(mime, text, html), own[: MOST_JSON + 1], picture)


def _named_pages(mime: QMimeData, text: str, html: str) -> str:
    """Some browsers put the page's name beside its address, in a form of their own: told as the others tell it."""
    if html or not mime.hasFormat("text/x-moz-url"):
        return html
    address, _line, name = bytes(mime.data("text/x-moz-url").data()).decode("utf-16-le", "replace").partition("\n")
    link = Link(address.strip("\x00\r "), name.strip("\x00\r "))
    return f'<a href="{link.address}">{link.name.replace("<", "&lt;")}</a>' if text.strip() == link.address else ""


def picture_of(mime: QMimeData) -> bytes:
    """The content of the picture that lies there: as it is where it is a file of a known kind, else as PNG; nothing for
    none, and for one beyond all measure."""
    from journeydesigner.painting.pictures import format_of

    for kind in _FILES:
        if mime.hasFormat(kind):
            content = bytes(mime.data(kind).data())
            if format_of(content) and len(content) <= 8_000_000:
                return content
    if not mime.hasImage():
        return b""
    image = mime.imageData()
    return png_of(image) if isinstance(image, QImage) else b""


def png_of(image: QImage) -> bytes:
    """As a PNG file, no side longer than 4,096 pixels."""
    if image.isNull() or image.width() * image.height() > _MOST_PIXELS:
        return b""
    if max(image.width(), image.height()) > _LONGEST:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_LONGEST, _LONGEST, keep, smooth)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  the stub wants bytes, Qt a str
    return bytes(buffer.data().data())


class CopiedMime(QMimeData):
    """What was copied, in all its forms: of thousands of cards each takes a while, and most are never asked for.
    ``copied`` must say the same whenever it is called. ``drawn`` makes the picture: None for what has none."""

    def __init__(
        self, copied: Callable[[], Copied], drawn: Callable[[], QImage] | None, svg: Callable[[], bytes] | None
    ) -> None:
        super().__init__()
        self._copied = cache(copied)
        self._makers: dict[str, Callable[[], Any]] = {
            MIME: lambda: write_own(self._copied()),
            _TEXT: lambda: as_tsv(self._copied()),
            _HTML: lambda: as_html(self._copied()),
        }
        if svg is not None:
            self._makers[SVG] = svg
        if drawn is not None:
            self._makers[_IMAGE] = drawn
        self._made: dict[str, Any] = {}

    def formats(self) -> list[str]:
        return list(self._makers)

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self._makers

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:
        make = self._makers.get(mimetype)
        if make is None:
            return super().retrieveData(mimetype, preferred)
        if mimetype not in self._made:
            made = make()
            self._made[mimetype] = QByteArray(made) if isinstance(made, bytes) else made
        return self._made[mimetype]

    def settled(self) -> QMimeData:
        """All of it made, in an object that needs no Python any more."""
        plain = _made_by_qt()
        as_qt_has_it = {_TEXT: plain.setText, _HTML: plain.setHtml, _IMAGE: plain.setImageData}
        for name, make in self._makers.items():
            if name in as_qt_has_it:
                as_qt_has_it[name](make())
            else:
                plain.setData(name, make())
        return plain


def _made_by_qt() -> QMimeData:
    """An empty one. One that was made in Python is Python's even when Qt lets it go: where the clipboard outlives the
    application, as on the offscreen platform, that crashes (6.11)."""
    model = QStandardItemModel(1, 1)
    made = model.mimeData([model.index(0, 0)])
    made.clear()
    return made


def put(mime: CopiedMime) -> None:
    """Lay it on the clipboard; when the program ends it stays there for others."""
    QGuiApplication.clipboard().setMimeData(mime)
    _watch_the_end()


@cache
def _watch_the_end() -> None:
    application = QGuiApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(_settle)
    atexit.register(_settle)


def _settle() -> None:
    """Qt asks for what lies on the clipboard until it ends itself, which is after Python."""
    if QGuiApplication.instance() is None:
        return
    found = QGuiApplication.clipboard().mimeData()
    if isinstance(found, CopiedMime):
        QGuiApplication.clipboard().setMimeData(found.settled())
