"""The files themselves: sound, the same each time, nothing in them that runs, leads out, or lies outside its page."""

import csv
import hashlib
import io
import json
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PySide6.QtGui import QImage

from journeydesigner.exporters.registry import Exporter
from tests.exporters.fidelity.conftest import CASES, FORMS, Made, request_for
from tests.exporters.fidelity.reading import DRAWING, package_parts, page_of
from tests.exporters.pdf_reading import runs

_HAIR = 1.5
"""Points by which a drawn word may leave its page: rounding, and signs that lean."""
_LEADS = re.compile(r"^(https?|mailto):", re.IGNORECASE)
_SMALLEST = 900
"""Hundredths of a point: no text of a slide is smaller."""
_EMU_OVER = 12_700


@pytest.mark.parametrize(("exporter", "form", "journey"), CASES)
def test_the_file_is_sound(made: Made, exporter: Exporter, form: str, journey: str) -> None:
    path = made(exporter, form, journey)
    CHECKS[exporter.suffix](path)
    if exporter.suffix == ".pdf" and form != "poster":  # a poster's sheets show what they cut
        pdf_words_are_on_their_pages(path)


@pytest.mark.parametrize(("exporter", "form"), [each for each in FORMS if "journey" not in str(each.id)])
def test_the_same_map_on_the_same_day_gives_the_same_bytes(
    made: Made, exporter: Exporter, form: str, tmp_path: Path
) -> None:
    """But for a journey file, which is a document of its own: it has an id and a clock that no other has."""
    again = request_for(exporter, form, "home-battery", tmp_path)
    exporter.export(again)
    assert again.out.read_bytes() == made(exporter, form, "home-battery").read_bytes()


def test_every_format_has_checks_of_its_own() -> None:
    suffixes = {exporter.suffix for param in FORMS if isinstance(exporter := param.values[0], Exporter)}
    assert suffixes <= {*CHECKS}, "say in test_files.py what makes a file of it sound"


def pdf_is_sound(path: Path) -> None:
    with pikepdf.open(path) as document:
        assert not document.get_warnings()
        for entry in document.objects:
            if isinstance(entry, pikepdf.Dictionary):
                _font_is_embedded(entry)
                _leads_out_only_where_it_may(entry)


def pdf_words_are_on_their_pages(path: Path) -> None:
    with pikepdf.open(path) as document:
        for page in document.pages:
            left, bottom, right, top = (float(value) for value in page.mediabox)
            for run in runs(page):
                box = (run.x, run.y, run.right, run.y + run.size)
                assert left - _HAIR <= box[0] and box[2] <= right + _HAIR, f"{run.text!r} beyond the page: {box}"
                assert bottom - _HAIR <= box[1] and box[3] <= top + _HAIR, f"{run.text!r} beyond the page: {box}"


def _font_is_embedded(entry: pikepdf.Dictionary) -> None:
    if entry.get("/Type") == "/Font" and entry.get("/Subtype") == "/Type0":
        assert "/ToUnicode" in entry
        descriptor = entry.DescendantFonts[0].FontDescriptor  # type: ignore[index]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()), entry.get("/BaseFont")
    elif entry.get("/Type") == "/Font":
        assert entry.get("/Subtype") in ("/Type3", "/CIDFontType0", "/CIDFontType2"), entry.get("/Subtype")


def _leads_out_only_where_it_may(entry: pikepdf.Dictionary) -> None:
    assert entry.get("/S") not in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")
    if entry.get("/S") == "/URI":
        assert _LEADS.match(str(entry.URI)), str(entry.URI)


def svg_is_sound(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        assert tag not in ("script", "foreignObject", "iframe")
        for name, value in element.attrib.items():
            bare = name.rpartition("}")[2]
            assert not bare.startswith("on"), f"{tag} {name}"
            if bare in ("href", "src"):
                allowed = _LEADS.match(value) if tag == "a" else value.startswith(("#", "data:image/"))
                assert allowed, f"{tag} leads to {value[:60]}"
            assert "url(" not in value or "url(#" in value, value[:60]
    styles = "".join(element.text or "" for element in root.iter() if element.tag.endswith("}style"))
    assert not re.search(r"url\((?!['\"]?data:)", styles)
    assert "@import" not in styles


def html_is_sound(path: Path) -> None:
    page = page_of(path)
    policy = next(said["content"] for tag, said in page.tags if said.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
    for kind, code in page.code:
        if code.strip():
            said = b64encode(hashlib.sha256(code.encode()).digest()).decode()
            assert f"'sha256-{said}'" in policy, f"a {kind} that the policy does not know"
    ids = [said["id"] for _tag, said in page.tags if said.get("id")]
    assert len(set(ids)) == len(ids)
    assert next(said for tag, said in page.tags if tag == "html").get("lang")
    for tag, said in page.tags:
        assert tag not in ("iframe", "object", "embed", "base", "form", "link")
        assert not [name for name in said if name.startswith("on")], tag
        if "href" in said:
            assert _LEADS.match(said["href"]) or said["href"].startswith("#"), said["href"][:60]
        if "src" in said:
            assert said["src"].startswith("data:image/"), said["src"][:60]
        if tag in ("img", "svg"):
            assert any(said.get(name) for name in ("alt", "aria-label", "aria-hidden", "aria-labelledby")), tag


def xlsx_is_sound(path: Path) -> None:
    import openpyxl

    _package_is_sound(path)
    book = openpyxl.load_workbook(path)
    names = [sheet.title.casefold() for sheet in book.worksheets]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") and name != "history" for name in names)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula"
        for table in sheet.tables.values():
            first, last = table.ref.split(":")
            top, bottom = (int(re.sub(r"\D", "", corner)) for corner in (first, last))
            filled = [row for row in range(top + 1, bottom + 1) if any(cell.value is not None for cell in sheet[row])]
            assert len(filled) == bottom - top or bottom - top == 1, f"{table.name}: {len(filled)} rows in {table.ref}"
    for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        link = cell.hyperlink
        assert link is None or link.location or _LEADS.match(link.target or ""), link.target


def pptx_is_sound(path: Path) -> None:
    _package_is_sound(path)
    found = package_parts(path)
    frame = ElementTree.fromstring(found["ppt/presentation.xml"])
    size = next(element for element in frame.iter() if element.tag.endswith("}sldSz"))
    width, height = int(size.get("cx", "0")), int(size.get("cy", "0"))
    slides = [name for name in found if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert slides
    for name in slides:
        root = ElementTree.fromstring(found[name])
        sizes = [int(each.get("sz", "9999")) for each in root.iter(f"{DRAWING}rPr")]
        assert min(sizes, default=_SMALLEST) >= _SMALLEST, name
        names = [each.get("id") for each in root.iter() if each.tag.endswith("}cNvPr")]
        assert len(set(names)) == len(names), f"{name}: two shapes have one id"
        for shape in root.iter(f"{DRAWING}xfrm"):
            place, extent = shape.find(f"{DRAWING}off"), shape.find(f"{DRAWING}ext")
            if place is None or extent is None or shape.find(f"{DRAWING}chOff") is not None:
                continue
            x, y = int(place.get("x", "0")), int(place.get("y", "0"))
            assert x >= -_EMU_OVER and x + int(extent.get("cx", "0")) <= width + _EMU_OVER, f"{name} beyond its side"
            assert y >= -_EMU_OVER and y + int(extent.get("cy", "0")) <= height + _EMU_OVER, f"{name} beyond its foot"


def _package_is_sound(path: Path) -> None:
    """Every part is XML that can be read, nothing in it runs, and what it leads to is a part or may be followed."""
    found = package_parts(path)
    assert not [name for name in found if "vba" in name.lower() or "activex" in name.lower()]
    for name, content in found.items():
        if name.endswith((".xml", ".rels")):
            root = ElementTree.fromstring(content)
            if name.endswith(".rels"):
                for relation in root:
                    target = relation.get("Target", "")
                    assert relation.get("TargetMode") != "External" or _LEADS.match(target), f"{name}: {target[:60]}"


def png_is_sound(path: Path) -> None:
    picture = QImage(str(path))
    assert not picture.isNull()
    assert max(picture.width(), picture.height()) <= 16_000


def csv_is_sound(path: Path) -> None:
    """As many cells in each row, and none that a spreadsheet would compute."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "@", "\t", "\r")), cell[:40]
        assert not cell.startswith(("+", "-")) or re.fullmatch(r"[+-]?\d+([.,]\d+)?", cell), cell[:40]


def json_is_sound(path: Path) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    assert isinstance(json.loads(path.read_bytes(), parse_constant=refuse), dict)


def md_is_sound(path: Path) -> None:
    """What a person wrote is no markup: it makes no tag, no script, no link that runs."""
    from markdown_it import MarkdownIt

    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)  # read as values, not as words
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text).casefold()
    for bad in ("<script", "<img", "<style", 'href="javascript', 'href="vbscript'):
        assert bad not in shown, shown[max(0, shown.find(bad) - 40) :][:120]


def mmd_is_sound(path: Path) -> None:
    """Lines of sections and tasks, with scores from 1 to 5, and no sign that means something else."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    body = lines[lines.index("journey") + 1 :]
    for line in body:
        word = line.split(" ", 1)[0]
        if word in ("title", "section", "accTitle:", "accDescr:") or line.startswith("%%"):
            assert not set(line.partition(" ")[2]) & set(";#"), line
        else:
            assert re.fullmatch(r"[^:;#]+:\s*[1-5](\s*:\s*[^:;#]+)?", line), line


def journey_is_sound(path: Path) -> None:
    from journeydesigner.files.journey_file import open_journey

    assert not open_journey(path).document.snapshot.quarantine


CHECKS: dict[str, Callable[[Path], None]] = {
    ".pdf": pdf_is_sound,
    ".svg": svg_is_sound,
    ".html": html_is_sound,
    ".xlsx": xlsx_is_sound,
    ".pptx": pptx_is_sound,
    ".png": png_is_sound,
    ".csv": csv_is_sound,
    ".json": json_is_sound,
    ".md": md_is_sound,
    ".mmd": mmd_is_sound,
    ".journey": journey_is_sound,
}
