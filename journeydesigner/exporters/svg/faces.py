"""The used part of the bundled typeface, small enough to go along in a file: outlines and widths of some characters.

TrueType as the OpenType specification has it (tables head, hhea, maxp, hmtx, cmap, loca, glyf), wrapped as WOFF 1.0
(W3C, 2012). Kerning and features are left out: each line of text says how long it is.
"""

import struct
import zlib
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cache

from journeydesigner.drawing.typefaces import DISPLAY
from journeydesigner.shipped import resource

_CUTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_COMPONENTS, _WORDS, _SCALE, _BOTH, _MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80
Tables = Mapping[bytes, bytes]


def face_rule(family: str, weight: int, is_italic: bool, signs: Iterable[str]) -> str:
    """An ``@font-face`` with those of ``signs`` that the cut has; "" where it has none of them."""
    cut = _cut(family, weight, is_italic=is_italic)
    tables = _tables(f"{family.replace(' ', '')}-{cut}.ttf")
    if tables is None:
        return ""
    wanted = _glyphs(tables, set(map(ord, signs)))
    if not wanted:
        return ""
    data = b64encode(_woff(_subset(tables, wanted))).decode()
    style = "italic" if is_italic else "normal"
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def _cut(family: str, weight: int, *, is_italic: bool) -> str:
    if is_italic:
        return "MediumItalic" if weight >= 500 else "Italic"
    least = 600 if family.startswith(DISPLAY) else 400
    return _CUTS.get(max(weight, least), "Regular")


@cache
def _tables(name: str) -> Tables | None:
    """The tables of a bundled font; None where there is no such cut."""
    path = resource("fonts") / name
    if not path.exists():
        return None
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4s3I", data, 12 + 16 * index) for index in range(count))
    return {tag: data[offset : offset + length] for tag, _sum, offset, length in entries}


def _glyphs(tables: Tables, codes: Iterable[int]) -> dict[int, int]:
    """Character -> glyph for those of ``codes`` that the Unicode subtables (format 4 or 12) know."""
    cmap = tables[b"cmap"]
    wanted = sorted(codes)
    found: dict[int, int] = {}
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        start = struct.unpack_from(">I", cmap, 8 + 8 * index)[0]
        match struct.unpack_from(">H", cmap, start)[0]:
            case 4:
                found |= _in_segments(cmap[start:], wanted)
            case 12:
                for group in range(struct.unpack_from(">I", cmap, start + 12)[0]):
                    first, last, glyph = struct.unpack_from(">3I", cmap, start + 16 + 12 * group)
                    among = wanted[bisect_left(wanted, first) : bisect_right(wanted, last)]
                    found |= {code: glyph + code - first for code in among}
            case _:
                continue
    return found


def _in_segments(table: bytes, wanted: list[int]) -> dict[int, int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    ranges_at = 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", table, ranges_at)
    found: dict[int, int] = {}
    for code in wanted[: bisect_left(wanted, 0xFFFF)]:
        index = bisect_left(ends, code)
        if index == count or code < starts[index]:
            continue
        glyph = code
        if ranges[index]:
            at = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
            glyph = struct.unpack_from(">H", table, at)[0]
            if not glyph:
                continue
        found[code] = (glyph + deltas[index]) & 0xFFFF
    return found


def _subset(tables: Tables, wanted: Mapping[int, int]) -> dict[bytes, bytes]:
    """The tables with the glyphs of ``wanted`` and what those are put together from, numbered anew."""
    kept = _with_components(tables, [0, *sorted(set(wanted.values()))])
    place = {glyph: index for index, glyph in enumerate(kept)}
    outlines = [_renumbered(_outline(tables, glyph), place) for glyph in kept]
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    head = bytearray(tables[b"head"])
    head[50:52] = struct.pack(">H", 1)  # long offsets
    head[8:12] = b"\0\0\0\0"
    hhea = tables[b"hhea"][:34] + struct.pack(">H", len(kept))
    maxp = tables[b"maxp"][:4] + struct.pack(">H", len(kept)) + tables[b"maxp"][6:]
    return {
        b"OS/2": tables[b"OS/2"],
        b"cmap": _cmap({code: place[glyph] for code, glyph in wanted.items()}),
        b"glyf": b"".join(outlines),
        b"head": bytes(head),
        b"hhea": hhea,
        b"hmtx": b"".join(_metrics(tables, glyph) for glyph in kept),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": maxp,
        b"name": tables[b"name"],
        b"post": struct.pack(">I", 0x00030000) + tables[b"post"][4:32],
    }


def _with_components(tables: Tables, glyphs: list[int]) -> list[int]:
    found = dict.fromkeys(glyphs)
    queue = list(found)
    while queue:
        for _place, glyph in _components(_outline(tables, queue.pop())):
            if glyph not in found:
                found[glyph] = None
                queue.append(glyph)
    return list(found)


def _outline(tables: Tables, glyph: int) -> bytes:
    is_long = struct.unpack_from(">H", tables[b"head"], 50)[0]
    loca = tables[b"loca"]
    if is_long:
        start, end = struct.unpack_from(">2I", loca, 4 * glyph)
    else:
        start, end = (2 * value for value in struct.unpack_from(">2H", loca, 2 * glyph))
    return tables[b"glyf"][start:end]


def _components(outline: bytes) -> list[tuple[int, int]]:
    """Where in a composite glyph its parts are named, and which they are."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    at, found = 10, list[tuple[int, int]]()
    while True:
        flags, glyph = struct.unpack_from(">2H", outline, at)
        found.append((at + 2, glyph))
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _BOTH else 8 if flags & _MATRIX else 0
        if not flags & _COMPONENTS:
            return found


def _renumbered(outline: bytes, place: Mapping[int, int]) -> bytes:
    made = bytearray(outline)
    for at, glyph in _components(outline):
        struct.pack_into(">H", made, at, place[glyph])
    return bytes(made) + b"\0" * (-len(made) % 4)


def _metrics(tables: Tables, glyph: int) -> bytes:
    """Advance width and left side bearing."""
    count, hmtx = struct.unpack_from(">H", tables[b"hhea"], 34)[0], tables[b"hmtx"]
    if glyph < count:
        return hmtx[4 * glyph : 4 * glyph + 4]
    bearing = 4 * count + 2 * (glyph - count)
    return hmtx[4 * count - 4 : 4 * count - 2] + hmtx[bearing : bearing + 2]


def _cmap(places: Mapping[int, int]) -> bytes:
    """One subtable of format 12, a group for each character."""
    groups = b"".join(struct.pack(">3I", code, code, place) for code, place in sorted(places.items()))
    table = struct.pack(">2H3I", 12, 0, 16 + len(groups), 0, len(places)) + groups
    return struct.pack(">2H2HI", 0, 1, 3, 10, 12) + table


def _woff(tables: Mapping[bytes, bytes]) -> bytes:
    entries, bodies = list[bytes](), list[bytes]()
    at = 44 + 20 * len(tables)
    plain = 12 + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        packed = zlib.compress(table, 9)
        body = packed if len(packed) < len(table) else table
        entries.append(struct.pack(">4s4I", tag, at, len(body), len(table), _sum(table)))
        bodies.append(body + b"\0" * (-len(body) % 4))
        at += len(bodies[-1])
        plain += len(table) + (-len(table) % 4)
    head = struct.pack(">4sIIHHIHHIIIII", b"wOFF", 0x00010000, at, len(tables), 0, plain, 1, 0, 0, 0, 0, 0, 0)
    return head + b"".join(entries) + b"".join(bodies)


def _sum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
