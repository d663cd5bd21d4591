"""The members of a zip whose list is lost, read one by one from their own headers; what is damaged comes as far as it
goes."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from journeydesigner.files.container import MAX_JSON, MAX_MEMBERS, MAX_RATIO, MAX_TOTAL, is_safe_name

_SIGN = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_HARMLESS = 1024 * 1024
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """``content`` is all of it where it ``is_sound`` (its CRC agrees), else what could be unpacked."""

    name: str
    content: bytes
    is_sound: bool


def members_in(data: bytes) -> tuple[Member, ...]:
    """Every member that begins somewhere in ``data``, within the limits of a journey file.

    Of members with one name all are told: which is right is not known here. Encrypted ones, and those with a name that
    leads elsewhere, are none.
    """
    return tuple(_members(data))


def _members(data: bytes) -> Iterator[Member]:
    at, left, count = data.find(_SIGN), MAX_TOTAL, 0
    while at >= 0 and left > 0 and count < MAX_MEMBERS:
        found = _member(data, at, left)
        if found is None:
            at = data.find(_SIGN, at + 1)
            continue
        member, end, unpacked = found
        left -= unpacked
        count += 1
        yield member
        at = data.find(_SIGN, end)


def _member(data: bytes, at: int, left: int) -> tuple[Member, int, int] | None:
    """A member, where what follows it begins, and how much was unpacked for it, of a bomb too; None where none begins
    at ``at``."""
    if len(data) < at + _HEAD.size:
        return None
    _sign, _version, flags, method, _time, _date, crc, packed, size, name_length, more = _HEAD.unpack_from(data, at)
    begin = at + _HEAD.size + name_length + more
    raw = data[at + _HEAD.size : at + _HEAD.size + name_length]
    name = raw.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED) or not is_safe_name(name) or name.endswith("/"):
        return None
    most = min(left, MAX_JSON if name.endswith(".json") else MAX_TOTAL)
    if method == _STORED:
        end = begin + (size if not flags & _SIZES_FOLLOW else _to_next(data, begin))
        content = data[begin : min(end, begin + most)]
        unpacked = len(content)
    else:
        content, end, unpacked = _inflated(data, begin, most)
        end = end if flags & _SIZES_FOLLOW else max(end, begin)
    known = bool(crc or size) or not flags & _SIZES_FOLLOW
    is_sound = known and len(content) == size and zlib.crc32(content) == crc
    is_sound = is_sound and (method == _STORED or end - begin == packed)
    return Member(name, content, is_sound), (begin + packed if is_sound else max(end, at + 4)), unpacked


def _to_next(data: bytes, begin: int) -> int:
    following = data.find(b"PK", begin)
    return (following if following >= 0 else len(data)) - begin


def _inflated(data: bytes, begin: int, most: int) -> tuple[bytes, int, int]:
    """What can be unpacked from ``begin`` on, and where that ended; nothing of a bomb. How much was unpacked."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    have, at = 0, begin
    while not unpacking.eof and at < len(data) and have < most:
        step = data[at : at + 4096]
        try:
            part = unpacking.decompress(step, most - have)
        except zlib.error:
            parts.append(_as_far_as_it_goes(data, begin, at, most - have, have))
            return b"".join(parts), at, have
        parts.append(part)
        have += len(part)
        at += len(step) - len(unpacking.unused_data)
        if have > _HARMLESS + MAX_RATIO * (at - begin):
            return b"", at, have
    return b"".join(parts), at, have


def _as_far_as_it_goes(data: bytes, begin: int, at: int, most: int, have: int) -> bytes:
    """The last bytes before the damage: the piece from ``at`` on, unpacked byte by byte."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacking.decompress(data[begin:at], have + 1)
    parts: list[bytes] = []
    for place in range(at, min(at + 4096, len(data))):
        try:
            parts.append(unpacking.decompress(data[place : place + 1], most))
        except zlib.error:
            break
    return b"".join(parts)
