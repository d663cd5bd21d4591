"""Images without what cameras and programs wrote into them beside the picture: place, time, author, thumbnails.

The picture itself is not touched, and so it loses nothing. Which side is up stays: it is written anew, alone.
"""

import struct
import zlib
from collections.abc import Iterator

from journeydesigner.model.image_size import image_size, orientation_of

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"})
_JPEG_TOLD = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xE2, 0xEE}
"""Segments about the picture; E2 (colour profile) and EE (colour transform) say how to show it."""
_WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})


def without_metadata(content: bytes) -> bytes:
    """The same picture; empty for what is no PNG, JPEG, GIF or WebP, or is cut off."""
    if image_size(content) is None:
        return b""
    try:
        if content.startswith(_PNG):
            return _png(content)
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content.startswith(b"RIFF"):
            return _webp(content)
        return _gif(content)
    except (IndexError, struct.error):
        return b""


def _png(content: bytes) -> bytes:
    kept, at, tiff = [_PNG], len(_PNG), b""
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        chunk = content[at : at + 12 + length]
        if name == b"eXIf":
            tiff = _turned(chunk[8 : 8 + length])
        elif name == b"IEND" and tiff:
            kept.append(_chunk(b"eXIf", tiff))
        if name in _PNG_CHUNKS:
            kept.append(chunk)
        at += 12 + length
        if name == b"IEND":
            break
    return b"".join(kept)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _jpeg(content: bytes) -> bytes:
    kept, at = [content[:2]], 2
    while at < len(content):
        marker = content[at + 1]
        if content[at] != 0xFF or marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:  # the picture itself; what follows its end is no part of it
            end = content.rfind(b"\xff\xd9")
            return b"".join((*kept, content[at : end + 2] if end > at else content[at:]))
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at : at + 2 + length]
        if marker not in _JPEG_TOLD:
            kept.append(segment)
        elif marker == 0xE1 and segment[4:10] == b"Exif\0\0" and (tiff := _turned(segment[10:])):
            body = b"Exif\0\0" + tiff
            kept.append(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
        at += 2 + length
    return b"".join(kept)


def _gif(content: bytes) -> bytes:
    """Without comments and the extensions of programs, but for the one that says how often it plays."""
    at = 13 + (3 << (content[10] & 7) + 1 if content[10] & 0x80 else 0)
    kept = [content[:at]]
    while content[at] != 0x3B:
        start = at
        is_told = content[at] == 0x21 and (
            content[at + 1] in (0xFE, 0x01) or (content[at + 1] == 0xFF and b"NETSCAPE" not in content[at : at + 14])
        )
        if content[at] == 0x21:
            at += 2
        else:
            at += 10
            at += (3 << (content[at - 1] & 7) + 1 if content[at - 1] & 0x80 else 0) + 1
        while content[at]:
            at += content[at] + 1
        at += 1
        if not is_told:
            kept.append(content[start:at])
    return b"".join((*kept, b"\x3b"))


def _webp(content: bytes) -> bytes:
    kept: list[bytes] = []
    for name, data in _riff(content):
        if name == b"VP8X":
            data = bytes((data[0] & ~0x0C,)) + data[1:]  # neither Exif nor XMP
        if name in _WEBP_CHUNKS:
            kept.append(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2))
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        name, length = struct.unpack("<4sI", content[at : at + 8])
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _turned(tiff: bytes) -> bytes:
    """An Exif block that says only which side is up; empty where that is the first row, or cannot be read."""
    try:
        turn = orientation_of(tiff)
    except ValueError:
        return b""
    if not 2 <= turn <= 8:
        return b""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turn, 0, 0)
