"""Images of the document, decoded with care: they come in files that others made."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

from journeydesigner.model.image_size import is_bearable

_MAX_MEGABYTES = 256
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


def format_of(content: bytes) -> str:
    """``png``, ``jpeg``, ``gif`` or ``webp`` by the first bytes; "" for anything else (SVG among it)."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


@contextmanager
def reader_of(content: bytes, kind: str = "") -> Iterator[QImageReader]:
    """A reader of an image that turns it upright, and refuses what would take more than 256 MB; of ``kind``, else of
    the one that it finds. It lets go of the content at the end of the block: the reader of TIFF looks into it once
    more when it goes, which must not be after the content went."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MAX_MEGABYTES)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(not kind)
    reader.setAutoTransform(True)
    try:
        yield reader
    finally:
        reader.setDevice(None)  # pyright: ignore[reportArgumentType]  the stub wants a device


def decoded(content: bytes, bound: int = 0) -> QImage | None:
    """The image, no side longer than ``bound`` pixels (0: as it is). None for what is damaged, huge or no image."""
    kind = format_of(content)
    if not kind or not is_bearable(content):
        return None
    with reader_of(content, kind) as reader:
        if not reader.size().isValid():
            return None
        if bound:
            scale_down(reader, bound)
        image = reader.read()
    return None if image.isNull() else image


def scale_down(reader: QImageReader, bound: int) -> None:
    """Read the image so that no side is longer than ``bound`` pixels."""
    size = reader.size()
    if max(size.width(), size.height()) > bound:
        reader.setScaledSize(size.scaled(QSize(bound, bound), Qt.AspectRatioMode.KeepAspectRatio))


def covering(image: QImage | QPixmap, width: float, height: float) -> QRectF:
    """The largest part of ``image``, from its middle, in the proportions of a box: in the image's pixels."""
    scale = min(image.width() / width, image.height() / height)
    w, h = width * scale, height * scale
    return QRectF((image.width() - w) / 2, (image.height() - h) / 2, w, h)


class Pictures:
    """Decoded images by hash and size, each decoded once. For one thread."""

    def __init__(self, assets: Mapping[str, bytes], detail: float) -> None:
        self._assets, self._detail = assets, detail
        self._decoded: dict[tuple[str, int], QImage | None] = {}

    def image(self, asset: str, width: float, height: float) -> QImage | None:
        """The image for a box, with ``detail`` pixels for each of the box's; None where there is none to show."""
        content = self._assets.get(asset)
        if content is None or width <= 0 or height <= 0:
            return None
        bound = _power_of_two(2 * max(width, height) * self._detail)
        key = (asset, bound)
        if key not in self._decoded:
            self._decoded[key] = decoded(content, bound)
        return self._decoded[key]


def _power_of_two(least: float) -> int:
    """So that boxes of like sizes share one decoded image."""
    return 1 << max(6, int(least - 1).bit_length())
