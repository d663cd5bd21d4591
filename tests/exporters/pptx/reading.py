"""Reading decks back: their parts, their words, and where their shapes stand."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.exporters.pptx import EXPORTER
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.model.ids import MapId

DAY = date(2026, 11, 21)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def request_of(document: Document, out: Path, **more: Any) -> ExportRequest:
    chosen: MapId = more.pop("map_id", document.snapshot.maps[0].id)
    return ExportRequest(document.snapshot, document.assets, chosen, out, date=DAY, **more)


def exported(document: Document, folder: Path, name: str = "deck.pptx", **more: Any) -> Path:
    """The deck of a map (the first, unless told) of a document."""
    out = folder / name
    EXPORTER.export(request_of(document, out, **more))
    return out


def opened(path: Path) -> Any:
    from pptx import Presentation

    return Presentation(str(path))


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def roots(path: Path) -> Iterator[Any]:
    """The trees of all slides, in order."""
    return (slide._element for slide in opened(path).slides)


def spaceless(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words_of(root: Any) -> str:
    return "".join(each.text or "" for each in root.iter(f"{_A}t"))


def all_words(path: Path) -> str:
    """Everything that slides and notes say, without white space."""
    deck = opened(path)
    said = [words_of(slide._element) for slide in deck.slides]
    said += [words_of(slide.notes_slide._element) for slide in deck.slides if slide.has_notes_slide]
    return spaceless("\n".join(said))


def shape_words(path: Path) -> set[str]:
    """What is said in text bodies of shapes, one by one, without white space."""
    return {spaceless(words_of(body)) for root in roots(path) for body in root.iter(f"{_P}txBody")}


def sizes(path: Path) -> list[int]:
    """The sizes of all runs, in hundredths of a point."""
    names = (f"{_A}rPr", f"{_A}endParaRPr")
    found = (each for root in roots(path) for name in names for each in root.iter(name))
    return [int(each.get("sz")) for each in found if each.get("sz")]


def boxes(root: Any) -> Iterator[tuple[int, int, int, int]]:
    """(left, top, right, foot) of each shape that says where it is, in EMU; groups do not scale."""
    for transform in [*root.iter(f"{_A}xfrm"), *root.iter(f"{_P}xfrm")]:
        at, size = transform.find(f"{_A}off"), transform.find(f"{_A}ext")
        x, y, w, h = int(at.get("x")), int(at.get("y")), int(size.get("cx")), int(size.get("cy"))
        yield x, y, x + w, y + h


def ids(root: Any) -> list[str]:
    return [each.get("id") for each in root.iter(f"{_P}cNvPr")]
