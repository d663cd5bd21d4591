"""Pictures from files as a map holds them: as they are where they are bearable, else made smaller."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from journeydesigner.painting.pictures import format_of, reader_of, scale_down
from journeydesigner.wording import _

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic"})
_MOST_BYTES = 64_000_000
_MOST_PIXELS = 200_000_000
_KEPT_BYTES = 2_000_000
_LONGEST = 2_560
"""Pixels of a side that a map has use for: a card's picture at 400 %, or a page."""
_QUALITY = 88


class NoPictureError(ValueError):
    """A file that is no picture, or one beyond all measure; the text says which and what to do."""


def read_picture(path: Path) -> bytes:
    """The content of a picture file, made smaller where it is large. Raises NoPictureError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise NoPictureError(_("“{name}” is larger than 64 MB: scale it down first.").format(name=path.name))
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise NoPictureError(_("“{name}” cannot be read: {why}.").format(name=path.name, why=why)) from None
    made = fitted(content)
    if made is None:
        raise NoPictureError(_("“{name}” is no picture that can be shown: use PNG or JPEG.").format(name=path.name))
    return made


def fitted(content: bytes) -> bytes | None:
    """The picture as it is if it is small and of a kind that is shown, else turned upright, at most 2,560 pixels on a
    side, as JPEG or, where one sees through it, PNG. None for what is no picture."""
    with reader_of(content) as reader:
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
