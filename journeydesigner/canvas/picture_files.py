"""Pictures from files as a map holds them: as they are where they are bearable, else made smaller.

They are decoded in a child process with limits (see ``reading``), and lose there what a camera wrote beside them.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from journeydesigner.model.image_metadata import without_metadata
from journeydesigner.model.image_size import image_size, is_bearable
from journeydesigner.painting.pictures import format_of, reader_of, scale_down
from journeydesigner.reading.errors import ForeignFileError
from journeydesigner.reading.reader import Progress, broke, read
from journeydesigner.wording import _

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic"})
_KINDS = frozenset({b"png", b"jpeg", b"jpg", b"webp", b"gif", b"bmp", b"tiff", b"tif", b"heic", b"heif"})
_MOST_BYTES = 64_000_000
_MOST_PIXELS = 200_000_000
_KEPT_BYTES = 2_000_000
_LONGEST = 2_560
"""Pixels of a side that a map has use for: a card's picture at 400 %, or a page."""
_QUALITY = 88


class NoPictureError(ForeignFileError):
    """A file that is no picture, or one beyond all measure; the text says which and what to do."""


def read_picture(path: Path, progress: Progress | None = None) -> bytes:
    """The content of a picture file, made smaller where it is large. ``progress`` may end it by raising.

    Raises NoPictureError.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise NoPictureError(_("“{name}” is larger than 64 MB: scale it down first.").format(name=path.name))
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise NoPictureError(_("“{name}” cannot be read: {why}.").format(name=path.name, why=why)) from None
    try:
        made = read(f"{__name__}:picture_of", content, {"name": path.name}, name=path.name, progress=progress).content
    except ForeignFileError as error:
        raise NoPictureError(str(error)) from None
    if not is_bearable(made):
        raise NoPictureError(str(broke(path.name)))
    return made


def picture_of(data: bytes, wishes: Mapping[str, Any], _progress: Callable[[float, str], None]) -> tuple[Any, bytes]:
    """In the child: the picture as a map holds it. Raises NoPictureError."""
    made = fitted(data)
    if made is None:
        said = _("“{name}” is damaged, or no picture that can be shown: use another PNG or JPEG.")
        raise NoPictureError(said.format(name=wishes["name"]))
    return None, without_metadata(made) or made


def fitted(content: bytes) -> bytes | None:
    """The picture as it is if it is small and of a kind that is shown, else turned upright, at most 2,560 pixels on a
    side, as JPEG or, where one sees through it, PNG. None for what is no picture."""
    if image_size(content) is not None and not is_bearable(content):
        return None
    with reader_of(content) as reader:
        if bytes(reader.format().data()) not in _KINDS:  # neither SVG, which reads the files it names, nor others
            return None
        size = reader.size()
        if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
            return None
        is_small = max(size.width(), size.height()) <= _LONGEST and len(content) <= _KEPT_BYTES
        if is_small and format_of(content):
            return content if reader.canRead() and not reader.read().isNull() else None
        scale_down(reader, _LONGEST)
        image = reader.read()
    return None if image.isNull() else _written(image)


def _written(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    kind, quality = ("PNG", -1) if image.hasAlphaChannel() else ("JPG", _QUALITY)
    image.save(buffer, kind, quality)  # pyright: ignore[reportCallIssue, reportArgumentType]  the stub wants bytes
    return bytes(buffer.data().data())
