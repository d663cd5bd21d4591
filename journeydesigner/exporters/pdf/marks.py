"""Marked content in a PDF that Qt writes: a tiny box, outside of the page, where a mark begins or ends.

Three things are marked: what text reads where its glyphs do not tell, each part of a page that is read aloud, and
where something stands that is drawn once for all. Qt's writer has no call for any of them. The boxes carry a number in
their place; when the drawing is done, each is taken out and the operators are set in its place.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from journeydesigner.exporters.pdf.stamps import name_of

_BEGIN, _END, _STAMP = 0.25, 0.125, 0.5
_MARKED = re.compile(rb"-(\d+) -1 0\.50* 0\.250* re\nf\n(.*?)-\1 -1 0\.50* 0\.1250* re\nf\n", re.DOTALL)
_TEXT = re.compile(rb"BT\n.*\nET\n", re.DOTALL)
_TAGGED = re.compile(rb"-(\d+) -1 0\.750* 0\.(250*|1250*|50*) re\nf\n")
_PAINTS = re.compile(rb"(?:^|\s)(?:f\*?|S|s|B\*?|b\*?|Tj|Do|sh)(?=\s)")
_INK = QColor(0, 0, 0)

# Scripts whose glyphs stand for characters one by one, so that text extraction needs no help: Latin, Greek,
# Cyrillic, punctuation, arrows and signs.
_SIMPLE = "\t -~\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\u25ff"
_PLAIN = re.compile(f"[{_SIMPLE}]*")

_BACKWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_BACKWARD}]")
"""Readers (poppler among them) take such words for what is seen from left to right, and turn them round."""

_JOINED = "\u0300-\u036f\u20d0-\u20ff\ufe0e\ufe0f"
"""Signs that are drawn as one with the letter before them."""
_UNTOLD = re.compile(f"(?:(?:[{_SIMPLE}](?=[{_JOINED}]))?(?:[^\\s{_SIMPLE}{_BACKWARD}]|[{_JOINED}])+)+")


def needs_words(text: str) -> bool:
    """Whether ``text`` must be said beside its glyphs: joined, reordered or shared shapes do not tell it."""
    return not text.isascii() and _PLAIN.fullmatch(text) is None and not is_right_to_left(text)


def is_right_to_left(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def untold_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Of a line that is written from right to left: where each part begins and ends that must be said beside its
    glyphs. The rest reads as it is seen; said as one, the whole line would be turned round."""
    return tuple(found.span() for found in _UNTOLD.finditer(text))


class Marks:
    """The marks of one document, numbered from 1."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def begin(self, painter: QPainter, text: str) -> None:
        """From here to ``end``, what is drawn reads ``text``."""
        self._texts.append(text)
        painter.fillRect(QRectF(-len(self._texts), -1.0, 0.5, _BEGIN), _INK)

    def end(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(-len(self._texts), -1.0, 0.5, _END), _INK)

    @staticmethod
    def begin_part(painter: QPainter, number: int) -> None:
        """From here to the next part, or to ``end_part``, what is drawn is the ``number``-th (from 0) of its page that
        is read aloud."""
        painter.fillRect(QRectF(-number - 1, -1.0, 0.75, _BEGIN), _INK)

    @staticmethod
    def end_part(painter: QPainter) -> None:
        """From here to the next part, what is drawn is ornament."""
        painter.fillRect(QRectF(-1.0, -1.0, 0.75, _END), _INK)

    @staticmethod
    def stamp(painter: QPainter, number: int) -> None:
        """Here stands the stamp of that number, in the painter's coordinates."""
        painter.fillRect(QRectF(-number - 1, -1.0, 0.75, _STAMP), _INK)

    def set_in(self, content: bytes) -> bytes:
        """A page's content with the operators in the boxes' places; what is read nowhere is marked as ornament."""
        marked = _MARKED.sub(self._marked, content) if self._texts else content
        return b"".join(_parted(marked))

    def _marked(self, found: re.Match[bytes]) -> bytes:
        words = self._texts[int(found[1]) - 1].encode("utf-16-be", "replace").hex().upper()
        begin = f"/Span <</ActualText <FEFF{words}>>> BDC\n".encode()
        # Close by the text: poppler takes font and place of the words from the state where the mark ends.
        return _TEXT.sub(lambda text: begin + text[0] + b"EMC\n", found[2], count=1)


def _parted(content: bytes) -> Iterator[bytes]:
    """The content, bit by bit, with its stamps, and with the parts and the ornaments between them marked."""
    start, is_read = 0, False
    gathered: list[bytes] = []
    for found in _TAGGED.finditer(content):
        gathered.append(content[start : found.start()])
        start = found.end()
        if found[2].startswith(b"5"):
            gathered.append(b"/%s Do\n" % name_of(int(found[1]) - 1).encode())
            continue
        yield from _closed(gathered, is_read)
        gathered.clear()
        is_read = found[2].startswith(b"25")
        if is_read:
            yield b"/Span <</MCID %d>> BDC\n" % (int(found[1]) - 1)
    gathered.append(content[start:])
    yield from _closed(gathered, is_read)


def _closed(gathered: list[bytes], is_read: bool) -> Iterator[bytes]:
    """The end of a part that was begun, or an ornament; what paints nothing is neither."""
    is_ornament = not is_read and any(_PAINTS.search(piece) for piece in gathered)
    if is_ornament:
        yield b"/Artifact BMC\n"
    yield from gathered
    if is_read or is_ornament:
        yield b"EMC\n"
