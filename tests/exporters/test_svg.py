"""The SVG: everything the map says, each thing under its own id, whole without the network, the same each time."""

import base64
import io
import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from journeydesigner.document.document import Document
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.drawing.text import TextLine, TextStyle
from journeydesigner.drawing.theme import theme
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.registry import ExportError, ExportRequest
from journeydesigner.exporters.svg import EXPORTER
from journeydesigner.exporters.svg.drawing import Drawing
from samples.makers.home_battery import home_battery

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def document() -> Document:
    return home_battery()


def _exported(document: Document, folder: Path, name: str = "light") -> str:
    out = folder / "map.svg"
    snapshot = document.snapshot
    EXPORTER.export(
        ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, theme=name, date=date(2026, 5, 1))
    )
    return out.read_text("utf-8")


def test_every_card_is_a_group_with_its_id_its_name_and_all_its_words(document: Document, tmp_path: Path) -> None:
    root = ElementTree.fromstring(_exported(document, tmp_path))
    groups = {group.get("id"): group for group in root.iter(f"{_SVG}g")}
    snapshot = document.snapshot
    for card in snapshot.cards_of(snapshot.maps[0].id):
        if card.place is None or not card.text:
            continue
        group = groups[card.id]
        said = " ".join("".join(text.itertext()) for text in group.iter(f"{_SVG}text"))
        assert card.text in said
        title = group.find(f"{_SVG}title")
        assert title is not None
        assert card.text in (title.text or "")


def test_ids_are_unique_and_nothing_is_fetched(document: Document, tmp_path: Path) -> None:
    text = _exported(document, tmp_path)
    ids = [found.get("id") for found in ElementTree.fromstring(text).iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    fetched = re.findall(r"url\((?!#|data:)|<image[^>]*href=\"(?!data:)|@import|<script", text)
    assert not fetched


def test_it_is_the_same_each_time_and_follows_its_theme(document: Document, tmp_path: Path) -> None:
    assert _exported(document, tmp_path) == _exported(document, tmp_path)
    assert f"#{theme('dark').hex(Colour('canvas'))}" in _exported(document, tmp_path, "dark")


def test_the_fonts_that_go_along_have_every_letter_that_is_written(document: Document, tmp_path: Path) -> None:
    text = _exported(document, tmp_path)
    known: set[int] = set()
    for data in re.findall(r"url\(data:font/woff;base64,([^)]+)\)", text):
        font = TTFont(io.BytesIO(base64.b64decode(data)), checkChecksums=2)
        characters = font.getBestCmap() or {}
        known |= set(characters)
        assert [font["glyf"][glyph] for glyph in font.getGlyphOrder()]
        assert font["hmtx"][characters[min(characters)]][0] > 0
    written = {ord(c) for found in ElementTree.fromstring(text).iter(f"{_SVG}text") for c in found.text or ""}
    assert written <= known
    assert len(text) < 300_000


def test_the_flavour_for_office_needs_no_style_sheet(document: Document, tmp_path: Path) -> None:
    snapshot, out = document.snapshot, tmp_path / "office.svg"
    EXPORTER.export(ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, form="office"))
    root = ElementTree.parse(out).getroot()
    assert not list(root.iter(f"{_SVG}style"))
    texts = list(root.iter(f"{_SVG}text"))
    assert texts
    assert all(text.get("font-family") == "Arial" and text.get("font-size") and not text.get("class") for text in texts)
    web = ElementTree.fromstring(_exported(document, tmp_path))
    assert [text.text for text in texts] == [text.text for text in web.iter(f"{_SVG}text")]


def test_an_unknown_flavour_names_those_there_are(document: Document, tmp_path: Path) -> None:
    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, tmp_path / "a.svg", form="poster")
    with pytest.raises(ExportError, match="web, office"):
        EXPORTER.export(request)
    assert not list(tmp_path.iterdir())


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    document = new_document()
    journey = structure.add_map(document, structure.add_organization(document, "</svg>"), "<script>x</script>")
    stage = structure.add_stage(document, journey, "a & b")
    step = document.snapshot.steps_of(stage)[0].id
    lane = structure.add_lane(document, journey, "actions", "quote \" and ' one")
    cards.add_card(document, lane, step, "]]> <b>bold</b> &amp;", links=("javascript:alert(1)",))
    cards.add_card(document, lane, step, "Leads on", links=("https://example.org/?a=1&b=2",))
    root = ElementTree.fromstring(_exported(document, tmp_path))
    assert not list(root.iter(f"{_SVG}script"))
    assert [found.get("href") for found in root.iter(f"{_SVG}a")] == ["https://example.org/?a=1&b=2"]
    assert "]]> <b>bold</b> &amp;" in [found.text for found in root.iter(f"{_SVG}text")]


def test_what_runs_from_right_to_left_begins_at_its_right_end() -> None:
    line = TextLine("مرحبا", 10.0, 20.0, 50.0)
    text = Text("مرحبا", (line,), TextStyle(13, 18), Colour("text"))
    drawing = Drawing(theme("light"), {}, has_fonts=False)
    drawing.add_nodes([Node("n", Role.CARD, "", 0, 0, 80, 30, (text,))])
    drawn = next(ElementTree.fromstring(drawing.svg(100, 40)).iter(f"{_SVG}text"))
    assert (drawn.get("x"), drawn.get("direction"), drawn.get("textLength")) == ("60", "rtl", "50")


def test_stopping_it_leaves_nothing(document: Document, tmp_path: Path) -> None:
    def stop(share: float, what: str) -> None:
        if share > 0.5:
            raise InterruptedError

    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, tmp_path / "map.svg", progress=stop)
    with pytest.raises(InterruptedError):
        EXPORTER.export(request)
    assert list(tmp_path.iterdir()) == []
