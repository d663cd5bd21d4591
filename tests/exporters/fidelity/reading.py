"""What stands in a hand-out, read back as its reader would: one function for each kind of file."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf

from journeydesigner.files.journey_file import open_journey
from tests.exporters.pdf_reading import text_of
from tests.exporters.xlsx_reading import by_calamine

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_UNSEEN = ("Cc", "Cf", "Mn")
SVG = "{http://www.w3.org/2000/svg}"


def words_of(path: Path) -> str:
    """All text of a hand-out, in its order. Raises KeyError for a format that nobody said how to read."""
    return READERS[path.suffix](path)


def letters(text: str) -> str:
    """What is left of a text when white space, signs that are not seen, and how letters are composed do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    return "".join(
        sign for sign in plain if not sign.isspace() and unicodedata.category(sign) not in ("Cc", "Cf", "Mn")
    )


def bare_letters(text: str) -> str:
    """Letters and digits alone, for formats that must write other signs in another way."""
    return "".join(sign for sign in letters(text) if sign.isalnum())


def is_found(text: str, within: str, suffix: str) -> bool:
    """Whether ``within``, already without what does not count, has a text. In a PDF a line that is written from right
    to left stands as it is seen, with its numbers and brackets turned by whoever reads it: there its words count."""
    alike = alike_for(suffix)
    if suffix == ".pdf" and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        return all(alike(word) in within for word in re.findall(r"[\w\u0590-\u06ff\u0900-\u0dff]+", text))
    return alike(text) in within


def alike_for(suffix: str) -> Callable[[str], str]:
    """What counts of a text in a format: where signs must be written in another way, letters and digits alone."""
    return bare_letters if suffix in (".md", ".mmd") else letters


def package_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _pdf(path: Path) -> str:
    with pikepdf.open(path) as document:
        return "\n".join(text_of(page) for page in document.pages)


def _xlsx(path: Path) -> str:
    return "\n".join(str(value) for cells in by_calamine(path).values() for value in cells.values())


def _pptx(path: Path) -> str:
    found: list[str] = []
    for name, content in package_parts(path).items():
        if re.match(r"ppt/(slides|notesSlides)/[^/]+\.xml$", name):
            root = ElementTree.fromstring(content)
            for paragraph in root.iter(f"{DRAWING}p"):
                found.append("".join(text.text or "" for text in paragraph.iter(f"{DRAWING}t")))
    return "\n".join(found)


def _svg(path: Path) -> str:
    return "\n".join(ElementTree.parse(path).getroot().itertext())


class Page(HTMLParser):
    """A page's text, its tags with what they say, and the contents of scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.code: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in ("script", "style"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.code.append((self._inside, data))
        else:
            self.text.append(data)


def page_of(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def _html(path: Path) -> str:
    return "".join(page_of(path).text)


def _csv(path: Path) -> str:
    rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    return "\n".join(cell for row in rows for cell in row)


def _json(path: Path) -> str:
    return "\n".join(_strings(json.loads(path.read_bytes())))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _text(path: Path) -> str:
    return path.read_text("utf-8").replace("<br>", "\n")


def _journey(path: Path) -> str:
    snapshot = open_journey(path).document.snapshot
    return "\n".join(
        text
        for rows in snapshot.tables.values()
        for row in rows.values()
        for text in _strings(row.model_dump(mode="json"))
    )


READERS: dict[str, Callable[[Path], str]] = {
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".pptx": _pptx,
    ".svg": _svg,
    ".html": _html,
    ".csv": _csv,
    ".json": _json,
    ".md": _text,
    ".mmd": _text,
    ".journey": _journey,
}
