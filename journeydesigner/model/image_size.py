"""How large an image is, read from its first bytes: PNG, GIF, JPEG and WebP. Decodes nothing.

``is_bearable`` is the one rule for what may be decoded at all, whoever does it: the canvas, slides, workbooks, pages.
"""

Size = tuple[int, int]
"""Width and height in pixels, as the image is looked at."""
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations (Exif 2.32, tag 274) whose width and height are exchanged."""

_MOST_PIXELS = 64_000_000
_LONGEST = 30_000
_SMALL = 16_000_000
"""Pixels that nobody minds, however few bytes they come in."""
_MOST_FOR_A_BYTE = 1_000
"""Pixels: a blank page packs 1,000 into one, no picture of anything does."""


def is_bearable(content: bytes) -> bool:
    """Whether an image may be decoded: it is one, of at most 64 million pixels, and no bomb of a few bytes."""
    size = image_size(content)
    if size is None or max(size) > _LONGEST:
        return False
    pixels = size[0] * size[1]
    return pixels <= _SMALL or (pixels <= _MOST_PIXELS and pixels <= _MOST_FOR_A_BYTE * len(content))


def image_size(content: bytes) -> Size | None:
    """The size of an image; None for what is no image of these formats, or is cut off before its size."""
    try:
        size = _size(content)
    except (IndexError, ValueError):
        return None
    return size if size and size[0] > 0 and size[1] > 0 else None


def _size(content: bytes) -> Size | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return (_big(content, 16, 4), _big(content, 20, 4))
    if content.startswith((b"GIF87a", b"GIF89a")):
        return (_little(content, 6, 2), _little(content, 8, 2))
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _jpeg(content: bytes) -> Size | None:
    at, is_turned = 2, False
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
            continue
        length = _big(content, at + 2, 2)
        if marker == 0xE1 and content[at + 4 : at + 10] == b"Exif\0\0":
            is_turned = orientation_of(content[at + 10 : at + 2 + length]) in _TURNED
        elif marker in _START_OF_FRAME:
            high, wide = _big(content, at + 5, 2), _big(content, at + 7, 2)
            return (high, wide) if is_turned else (wide, high)
        at += 2 + length
    return None


def orientation_of(tiff: bytes) -> int:
    """The orientation of an Exif block; 1, upright, where it says none."""
    read = _little if tiff[:2] == b"II" else _big
    at = read(tiff, 4, 4)
    for entry in range(read(tiff, at, 2)):
        field = at + 2 + 12 * entry
        if read(tiff, field, 2) == 0x0112:
            return read(tiff, field + 8, 2)
    return 1


def _webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if kind == b"VP8X":
        return (_little(content, 24, 3) + 1, _little(content, 27, 3) + 1)
    if kind == b"VP8L":
        bits = _little(content, 21, 4)
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        return (_little(content, 26, 2) & 0x3FFF, _little(content, 28, 2) & 0x3FFF)
    return None


def _big(content: bytes, at: int, count: int) -> int:
    return int.from_bytes(_part(content, at, count), "big")


def _little(content: bytes, at: int, count: int) -> int:
    return int.from_bytes(_part(content, at, count), "little")


def _part(content: bytes, at: int, count: int) -> bytes:
    part = content[at : at + count]
    if len(part) < count:
        raise ValueError("the image is cut off")
    return part
