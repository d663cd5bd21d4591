"""The zip around a journey: deterministic when written, within limits when read. Knows no journey.

Members are addressed by name and never extracted to disk. Anything that a harmless file does not have (a name
that leads elsewhere, a member twice, encryption, a bomb's ratio) is refused before it is unpacked.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Set

from journeydesigner.files.errors import DamagedFileError, NotAJourneyError, UnsafeFileError
from journeydesigner.wording import _

MAX_TOTAL = 256 * 1024 * 1024
MAX_JSON = 64 * 1024 * 1024
MAX_RATIO = 200
_RATIO_COUNTS_FROM = 1024 * 1024
MAX_MEMBERS = 10_000
_MOST_OF_ENTRY = 160
"""Bytes of a member in the zip's list; ours have about 120."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = re.compile(r"\.(png|jpe?g|webp|gif|zip)$|^assets/", re.IGNORECASE)
_OTHER_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, IndexError,
    OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the zip library raises on broken input."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members, in this order; the same members give the same bytes.

    What packs so well that ``Container`` would take it for a bomb is stored as it is.
    """
    data, written = _packed(members, {name for name in members if _STORED.search(name)})
    bombs = {info.filename for info in written if _is_bomb(info)}
    if bombs:
        data, written = _packed(members, {info.filename for info in written if not info.compress_type} | bombs)
    return data


def _packed(members: Mapping[str, bytes], stored: Set[str]) -> tuple[bytes, list[zipfile.ZipInfo]]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=1)
    return buffer.getvalue(), archive.infolist()


class Container:
    """A zip that was looked over. Raises NotAJourneyError for no zip at all, UnsafeFileError for a harmful one."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"PK"):
            raise NotAJourneyError(_("It is no journey file."))
        if _list_size(data) > MAX_MEMBERS * _MOST_OF_ENTRY:
            raise UnsafeFileError(_("It has far more parts than a journey."))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._members = self._archive.infolist()
        except _UNREADABLE:
            raise DamagedFileError(_("It is cut off or damaged.")) from None
        _look_over(self._members)
        self.names = tuple(member.filename for member in self._members if not member.is_dir())

    def read(self, name: str) -> bytes:
        """A member's content. Raises DamagedFileError where it is lost, or differs from its CRC."""
        if name not in self.names:
            raise DamagedFileError(_("Its part {name} is missing.").format(name=name))
        try:
            info = self._archive.getinfo(name)
            with self._archive.open(info) as member:
                data = member.read(info.file_size + 1)
        except _UNREADABLE:
            raise DamagedFileError(_("Its part {name} is damaged.").format(name=name)) from None
        if len(data) != info.file_size:
            raise DamagedFileError(_("Its part {name} is damaged.").format(name=name))
        return data


def _list_size(data: bytes) -> int:
    """How many bytes the zip's own list of its members has, as its end says: what it costs to read it."""
    end = data.rfind(b"PK\x05\x06")
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0


def _look_over(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    folded = {name.casefold() for name in names}
    if len(members) > MAX_MEMBERS:
        raise UnsafeFileError(_("It has {count} parts, far more than a journey.").format(count=len(members)))
    if len(folded) != len(names):
        raise UnsafeFileError(_("It has a part of the same name twice."))
    for member in members:
        _look_at(member)
    if sum(member.file_size for member in members) > MAX_TOTAL:
        raise UnsafeFileError(_("It would unpack to more than 256 MB."))


def _look_at(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if not is_safe_name(name) or member.orig_filename != name:
        raise UnsafeFileError(_("Its part “{name}” has a name that leads elsewhere.").format(name=_shown(name)))
    if member.flag_bits & 0x1:
        raise UnsafeFileError(_("Its part {name} is encrypted.").format(name=name))
    if (member.external_attr >> 16) & 0o170000 == 0o120000:
        raise UnsafeFileError(_("Its part {name} is a link.").format(name=name))
    if member.compress_type in _OTHER_METHODS:
        said = _("Its part {name} is packed with {method}, which is not read here; zip it again with plain “deflate”.")
        raise UnsafeFileError(said.format(name=name, method=_OTHER_METHODS[member.compress_type]))
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DamagedFileError(_("Its part {name} is damaged.").format(name=name))
    if _is_bomb(member):
        raise UnsafeFileError(_("Its part {name} is a zip bomb.").format(name=name))
    if name.endswith(".json") and member.file_size > MAX_JSON:
        raise UnsafeFileError(_("Its part {name} would unpack to more than 64 MB.").format(name=name))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _RATIO_COUNTS_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1)


def _shown(name: str) -> str:
    """A name of whatever characters, on one line."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)


def is_safe_name(name: str) -> bool:
    """Whether a member's name is a plain relative one: no root, drive, device, ``..`` or control character."""
    parts = name.rstrip("/").split("/")
    return (
        bool(name)
        and "\\" not in name
        and ":" not in name
        and all(character.isprintable() for character in name)
        and all(part not in ("", ".", "..") and not _DEVICE.match(part) for part in parts)
    )


_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
