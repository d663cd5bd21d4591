"""A look at an Office file before anything else reads it: what no spreadsheet program writes is refused."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

MOST_PARTS = 4_000
_MOST_HEAD = 64 << 10
"""Bytes of an XML part before its first element; in a true one it stands at once."""
_STEP = 4096
_MOST_TEXT = 64 << 20
"""Bytes of an XML part that is no sheet."""
_XML = (".xml", ".rels", ".vml")


class NotPlainError(Exception):
    """The file is no package, a part of it is encrypted, declares a document type (entities, whatever they grow to, are
    told there), or is no XML at all."""


class TooMuchError(Exception):
    """It would unpack to more than it may."""


def look_over(data: bytes, most_unpacked: int) -> None:
    """Raise NotPlainError or TooMuchError for a package that is not to be read. Unpacks hardly anything."""
    try:
        packed = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotPlainError from None
    with packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most_unpacked:
            raise TooMuchError
        for part in parts:
            if not part.filename.endswith(_XML):
                continue
            if part.file_size > _MOST_TEXT and "/worksheets/" not in part.filename:
                raise TooMuchError
            try:
                with packed.open(part) as content:
                    _look_at(content)
            except NotPlainError:
                raise
            except Exception:  # a damaged part: zlib, zipfile and expat have many ways to say so
                raise NotPlainError from None


class _Element(Exception):  # noqa: N818  no error: what was looked for
    """The first element has come."""


def _look_at(content: IO[bytes]) -> None:
    """Raise NotPlainError unless an element comes before any document type."""

    def declared(*_said: object) -> None:
        raise NotPlainError

    def begun(*_said: object) -> None:
        raise _Element

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        for step in _steps(content):
            parser.Parse(step, False)
    except _Element:
        return
    raise NotPlainError


def _steps(content: IO[bytes]) -> Iterator[bytes]:
    for _number in range(_MOST_HEAD // _STEP):
        step = content.read(_STEP)
        if not step:
            return
        yield step
