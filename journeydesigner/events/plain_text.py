"""A file of text as the embedded database can take it: UTF-8, unpacked, one kind of line end, no NUL.

A file that is that already stays where it is. What was changed on the way is told: a letter is never guessed silently.
"""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO, cast

from journeydesigner.events.errors import EventsError
from journeydesigner.events.running import Course
from journeydesigner.metrics.numbers import grouped
from journeydesigner.wording import _, n_

HEAD = 4 * 1024 * 1024
_CHUNK = 4 * 1024 * 1024
_LONGEST_LINE = 64 * 1024 * 1024
MOST = 16 * 1024**3
"""What a packed file may unpack to, and any file be written anew to, in bytes."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIDE_BY_SIDE = 0.4
"""Of the letters of a Western text that are no ASCII fewer than this share stand right behind another such."""
_JUDGED = 1000
"""So many lines are looked at for it."""
_WESTERN = "events-windows-1252"


@dataclass(frozen=True)
class PlainText:
    """``path``: the text; ``head``: its first bytes; ``size``: of the whole in bytes, by an estimate where only the
    beginning is there; ``notes``: sentences on what was changed."""

    path: Path
    head: bytes
    size: int
    notes: tuple[str, ...] = ()


def plain_text(path: Path, folder: Path, course: Course, *, is_head: bool = False) -> PlainText:
    """A file's text; where it has to be written anew, in ``folder``. ``is_head``: only its first ``HEAD`` bytes.

    Raises EventsError where it is no text, cannot be unpacked, or is written in letters that nobody can tell.
    """
    try:
        reading = _Reading(path, course, HEAD if is_head else None)
        if not reading.is_packed and not is_head and reading.is_clean():
            return PlainText(path, reading.head, path.stat().st_size)
        return reading.written(folder / "plain.csv")
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise EventsError(_("{path} cannot be unpacked ({why}); fetch it anew.").format(path=path, why=error)) from None
    except OSError as error:
        why = error.strerror or error
        raise EventsError(_("{path} cannot be read ({why}).").format(path=path, why=why)) from None


def opened(path: Path) -> IO[bytes]:
    """A file's content, unpacked where it is packed."""
    return cast("IO[bytes]", gzip.open(path)) if is_packed(path) else path.open("rb")


def is_packed(path: Path) -> bool:
    """By its first bytes, not by its name."""
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _western(error: UnicodeError) -> tuple[str, int]:
    """For ``decode``: bytes that are no UTF-8 are Windows' Western letters. Raises UnicodeDecodeError."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


codecs.register_error(_WESTERN, _western)


class _Reading:
    """One file, gone through in pieces."""

    def __init__(self, path: Path, course: Course, most: int | None) -> None:
        self._path, self._course, self._most = path, course, most
        self._size = path.stat().st_size
        self.is_packed = is_packed(path)
        with opened(path) as file:
            self.head = file.read(HEAD)
        self._encoding = _encoding(self.head)
        self._line = self._odd_lines = self._nuls = self._letters = self._beside = 0
        self._example = ""
        self._share_read, self._is_cut = 1.0, False

    def is_clean(self) -> bool:
        """Whether the file can stay as it is."""
        if self._encoding != "utf-8":
            return False
        decode = codecs.getincrementaldecoder("utf-8")().decode
        returns = ends = both = 0
        last = b""
        for piece in self._pieces():
            try:
                decode(piece)
            except UnicodeDecodeError:
                return False
            if b"\0" in piece:
                return False
            returns, ends, both = returns + piece.count(b"\r"), ends + piece.count(b"\n"), both + piece.count(b"\r\n")
            both += last == b"\r" and piece.startswith(b"\n")
            last = piece[-1:]
        try:
            decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return not returns or returns == ends == both or not ends

    def written(self, target: Path) -> PlainText:
        """Write the text anew."""
        size, held = 0, b""
        with target.open("wb") as out:
            for piece in self._texts():
                lines = held + piece
                cut = lines.rfind(b"\n") + 1
                held = lines[cut:]
                if len(held) > _LONGEST_LINE:
                    raise EventsError(
                        _("Line {line} of {path} is longer than {size} MB: it is no table.").format(
                            line=grouped(self._line + 1), path=self._path, size=_LONGEST_LINE // 1024**2
                        )
                    )
                size += out.write(self._mended(lines[:cut]))
                if size > MOST:
                    raise EventsError(
                        _("{path} unpacks to more than {size} GB; take a part of it.").format(
                            path=self._path, size=MOST // 1024**3
                        )
                    )
            if held and not self._is_cut:
                size += out.write(self._mended(held))
        if self._is_cut and not size:
            raise EventsError(_("The first line of {path} does not end: it is no table.").format(path=self._path))
        with target.open("rb") as file:
            return PlainText(target, file.read(HEAD), round(size / self._share_read), tuple(self._notes()))

    # Inside

    def _pieces(self) -> Iterator[bytes]:
        """The file's bytes, unpacked; how far it is, is told by the bytes of the file itself."""
        done = 0
        with self._path.open("rb") as raw:
            file = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if self.is_packed else raw
            while piece := file.read(_CHUNK):
                done += len(piece)
                self._share_read = max(min(raw.tell() / max(self._size, 1), 1.0), 1e-6)
                self._course.went(self._share_read)
                yield piece
                if self._most is not None and done >= self._most:
                    self._is_cut = raw.tell() < self._size
                    return

    def _texts(self) -> Iterator[bytes]:
        """The same in UTF-8 as far as the whole file tells it, with one kind of line end."""
        decoder = None if self._encoding == "utf-8" else codecs.getincrementaldecoder(self._encoding)()
        is_first, was_return = True, False
        for raw in self._pieces():
            piece = raw
            if decoder is not None:
                try:
                    piece = decoder.decode(raw).encode("utf-8")
                except UnicodeError as error:
                    raise EventsError(
                        _("{path} is damaged: it begins as {encoding}, but does not go on so ({why}).").format(
                            path=self._path, encoding=self._encoding[:6].upper(), why=error
                        )
                    ) from None
            if is_first:
                piece, is_first = piece.removeprefix(codecs.BOM_UTF8), False
            if was_return and piece.startswith(b"\n"):
                piece = piece[1:]
            was_return = piece.endswith(b"\r")
            self._nuls += piece.count(b"\0")
            yield piece.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _mended(self, lines: bytes) -> bytes:
        """Whole lines in UTF-8, what is none in them from Windows' Western letters."""
        try:
            lines.decode("utf-8")
        except UnicodeDecodeError:
            return b"".join(self._mended_line(line) for line in lines.splitlines(keepends=True))
        self._line += lines.count(b"\n")
        return lines

    def _mended_line(self, line: bytes) -> bytes:
        self._line += 1
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = line.decode("utf-8", errors=_WESTERN)
            except UnicodeDecodeError:
                raise _unknown(self._path, self._line) from None
            self._odd_lines += 1
            if self._odd_lines <= _JUDGED:
                self._judge(text)
            return text.encode("utf-8")
        return line

    def _judge(self, text: str) -> None:
        """Refuse what is no Western text: its letters stand side by side."""
        foreign = [place for place, letter in enumerate(text) if letter > "\x7f"]
        self._letters += len(foreign)
        self._beside += sum(1 for one, other in pairwise(foreign) if other == one + 1)
        if self._beside >= 3 and self._beside > self._letters * _SIDE_BY_SIDE:
            raise _unknown(self._path, self._line)
        if not self._example:
            cells = text.replace(";", ",").replace("\t", ",").split(",")
            self._example = next((cell for cell in cells if not cell.isascii()), text).strip(' "\n')[:40]

    def _notes(self) -> Iterator[str]:
        if self._odd_lines:
            yield n_(
                "{count} line is not UTF-8 and was read as Windows-1252, for example “{text}”; if that is wrong, save "
                "the file as UTF-8.",
                "{count} lines are not UTF-8 and were read as Windows-1252, for example “{text}”; if that is wrong, "
                "save the file as UTF-8.",
                self._odd_lines,
            ).format(count=grouped(self._odd_lines), text=self._example)
        if self._nuls:
            yield n_(
                "{count} NUL byte was taken out of the text.",
                "{count} NUL bytes were taken out of the text.",
                self._nuls,
            ).format(count=grouped(self._nuls))


def _encoding(head: bytes) -> str:
    """What a text begins as."""
    found = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if found:
        return found
    some = head[:4096]
    even, odd = some[::2].count(0), some[1::2].count(0)
    if max(even, odd) > len(some) * 0.15 and min(even, odd) < len(some) * 0.05:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def _unknown(path: Path, line: int) -> EventsError:
    return EventsError(
        _("Line {line} of {path} is neither UTF-8 nor Windows-1252; save the file as UTF-8 (in Excel: “CSV UTF-8”).")
        .format(line=grouped(line), path=path)
    )  # fmt: skip
