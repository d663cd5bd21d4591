"""The PDF, read back as a reader program does: whole text, embedded fonts, outline, links, the same bytes again."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Text
from journeydesigner.drawing.text import TextLine, TextStyle
from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.pdf.drawing import draw
from journeydesigner.exporters.pdf.finishing import About, finish, web_address
from journeydesigner.exporters.pdf.marks import needs_words, untold_parts
from journeydesigner.exporters.pdf.unicode import mended
from journeydesigner.layout.pages import Page
from journeydesigner.layout.papers import points
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.model.ids import MapId
from journeydesigner.painting.measuring import QtMeasurer
from tests.exporters.pdf_reading import runs, text_of

PARTS = {"r1": "Goal", "r2": "Awareness", "r3": "Emotion"}
ABOUT = About("map-7", "Größe & <旅程>", "Nora", "de", datetime.date(2026, 11, 21))
STYLE = TextStyle(13, 18)
SCALE = 0.9
WIDTH, HEIGHT = points(297), points(210)
LEFT, TOP = (WIDTH - 800 * SCALE) / 2, (HEIGHT - 600 * SCALE) / 2
WHOLE = (
    "10:30 (Q3->Q4)",
    "Lead → visit, −1.1 d, 41 k, 3 200",
    "Größe und Maß – „schön“",
    "用户比较产品 民母西見旅",
    "顧客が製品を比較する",
    "한국어 여정",
    "नमस्ते दुनिया क्षेत्र",
    "ภาษาไทย",
    "Party 🎉 👍 👩‍💻",
    "A → B ⇒ C ≥ 3 × 4 ✓ ★ x² ½",
    "<b>&amp; %s {0} \\ ( [ <</Evil>> endstream",
)


def card(number: int, text: str, link: str = "", role: Role = Role.CARD, tabular: bool = False) -> Node:
    measurer, style = QtMeasurer(), replace(STYLE, tabular=tabular)
    line = TextLine(text, 10, measurer.ascent(style), measurer.width(text, style))
    primitive = Text(text, (line,), style, Colour("text"))
    return Node(f"n{number}", role, f"r{number}", 10, number * 24, 400, 20, (primitive,), text, link)


def sheet(*nodes: Node, title: str = "Page") -> Page:
    band = Band("lane", BandKind.LANE, 0, 600, (), (), nodes)
    readings = tuple(reading(node, title) for node in nodes)
    return Page(Scene(MapId("map-7"), 800, 600, 0, (), (), (band,)), 297, 210, SCALE, title, readings=readings)


def reading(node: Node, title: str) -> Reading:
    page, leaf = Part(Tag.SECTION, title, title), Part(Tag.PARAGRAPH, f"{title}/{node.key}")
    if node.role not in (Role.STAGE, Role.LANE):
        return Reading(node.key, (page, leaf))
    return Reading(node.key, (page, Part(Tag.SECTION, f"{title}/{node.record}", PARTS[node.record]), leaf))


def written(path: Path, *sheets: Page, about: About = ABOUT, assets: Mapping[str, bytes] | None = None) -> pikepdf.Pdf:
    finish(draw(sheets, theme("light"), assets or {}, lambda share: None), about, path)
    return pikepdf.open(path)


def told(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("text", WHOLE)
def test_every_text_comes_out_whole(text: str, tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(card(1, text)))
    assert told(text) in told(text_of(pdf.pages[0]))


def test_tabular_figures_come_out_as_figures(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(card(1, "1,111 of 2,228", tabular=True)))
    assert told("1,111 of 2,228") in told(text_of(pdf.pages[0]))


def test_the_letters_of_right_to_left_words_come_out_as_plain_letters(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(card(1, "مرحبا")))
    assert sorted(told(text_of(pdf.pages[0]))) == sorted("مرحبا")


def test_a_name_set_in_capitals_comes_out_as_written(tmp_path: Path) -> None:
    node = card(1, "LINE OF VISIBILITY")
    (text,) = node.primitives
    assert isinstance(text, Text)
    named = replace(node, primitives=(replace(text, source="Line of visibility"),))
    pdf = written(tmp_path / "a.pdf", sheet(named))
    assert text_of(pdf.pages[0]) == "Line of visibility"


def test_spaces_come_out_as_spaces_not_as_tabs(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(card(1, "two words")))
    assert "two words" in text_of(pdf.pages[0])


@pytest.mark.parametrize("text", ["\x00\x01", "\ud800", "\u202eabc", "x" * 3000, "a\u0301" * 100, "\ufffe", ""])
def test_hostile_text_breaks_nothing(text: str, tmp_path: Path) -> None:
    about = replace(ABOUT, title=text, author=text, language=text)
    pdf = written(tmp_path / "a.pdf", sheet(card(1, text, link=text), card(2, "after")), about=about)
    assert "after" in text_of(pdf.pages[0])


def test_every_font_is_embedded_with_unicode(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(*(card(n, text) for n, text in enumerate(WHOLE))))
    fonts = list(pdf.pages[0].Resources.Font.values())
    assert len(fonts) > 1
    for font in fonts:
        assert "/ToUnicode" in font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.DescendantFonts[0].FontDescriptor.keys())


def test_text_stands_where_the_layout_put_it(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(card(3, "here")))
    page = pdf.pages[0]
    (run,) = runs(page)
    measurer = QtMeasurer()
    upper = float(page.MediaBox[3])
    assert run.x == pytest.approx(LEFT + 20 * SCALE, abs=0.01)
    assert run.y == pytest.approx(upper - TOP - (3 * 24 + measurer.ascent(STYLE)) * SCALE, abs=0.01)
    assert run.right - run.x == pytest.approx(measurer.width("here", STYLE) * SCALE, rel=0.03)
    assert run.size == pytest.approx(13 * SCALE)


def test_a_page_is_as_large_as_its_paper_to_a_hundredth_of_a_point(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet())
    left, bottom, right, top = (float(edge) for edge in pdf.pages[0].MediaBox)
    assert (right - left, top - bottom) == pytest.approx((WIDTH, HEIGHT), abs=0.01)


def test_the_same_map_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    pages = (sheet(*(card(n, text, "https://example.org") for n, text in enumerate(WHOLE))),)
    for name in ("a", "b"):
        written(tmp_path / f"{name}.pdf", *pages).close()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_it_says_what_it_is(tmp_path: Path) -> None:
    pdf = written(tmp_path / "a.pdf", sheet(card(1, "a")))
    assert str(pdf.docinfo["/Title"]) == ABOUT.title
    assert str(pdf.docinfo["/Author"]) == "Nora"
    assert str(pdf.docinfo["/JourneyMap"]) == "map-7"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261121000000Z"
    assert str(pdf.Root.Lang) == "de"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == ABOUT.title


def test_the_outline_of_one_page_has_its_sections_in_reading_order(tmp_path: Path) -> None:
    nodes = (card(2, "", role=Role.STAGE), card(1, "Goal. What for?", role=Role.LANE))
    with written(tmp_path / "a.pdf", sheet(*nodes)).open_outline() as outline:
        assert [item.title for item in outline.root] == ["Awareness", "Goal"]


def test_with_more_pages_the_outline_has_a_part_for_each(tmp_path: Path) -> None:
    pages = [sheet(card(2, "Awareness", role=Role.STAGE), title=title) for title in ("One", "Two")]
    with written(tmp_path / "a.pdf", *pages).open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("One", ["Awareness"]),
            ("Two", ["Awareness"]),
        ]


def test_links_lead_to_the_web_and_to_records_but_nowhere_else(tmp_path: Path) -> None:
    links = (
        "https://example.org/ä?x=1",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "#r2",
        "#no",
    )
    pdf = written(tmp_path / "a.pdf", sheet(*(card(n, f"card {n}", link) for n, link in enumerate(links))))
    annotations = list(pdf.pages[0].Annots)
    assert [str(a.A.URI) for a in annotations if "/A" in a] == [
        "https://example.org/%C3%A4?x=1",
        "mailto:a@example.org",
    ]
    assert ["/Dest" in a for a in annotations] == [False, False, True]
    left, bottom, right, top = (float(edge) for edge in annotations[0].Rect)
    assert left < right
    assert bottom < top


@pytest.mark.parametrize("link", ["", "http://[", "JAVASCRIPT:x", " data:text/html,x", "ftp://a", "//a.b"])
def test_only_addresses_of_web_and_mail_are_followed(link: str) -> None:
    assert web_address(link) == ""


def test_a_fading_gradient_is_a_mask_of_its_greys(tmp_path: Path) -> None:
    fade = Gradient(0, 0, 0, 50, Colour("pos", 0.5), Colour("pos", 0.0))
    node = Node("n", Role.CURVE, "", 40, 100, 200, 50, (Box(0, 0, 200, 50, fade), Box(0, 60, 9, 9, Colour("pos", 0.5))))
    page = (pdf := written(tmp_path / "a.pdf", sheet(node))).pages[0]
    states = list(page.Resources.ExtGState.values())
    (mask,) = [state.SMask for state in states if isinstance(state.SMask, pikepdf.Dictionary)]
    assert str(mask.S) == "/Luminosity"
    assert str(mask.G.Group.CS) == "/DeviceGray"
    placed = [float(number) for number in mask.G.read_bytes().split()[:6]]
    assert placed == pytest.approx([SCALE, 0, 0, SCALE, LEFT + 40 * SCALE, TOP + 100 * SCALE], abs=0.001)
    pdf.close()


def test_progress_may_stop_it_by_raising() -> None:
    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        draw([sheet(card(1, "a"))], theme("light"), {}, stop)


def test_what_needs_words_beside_its_glyphs() -> None:
    assert not needs_words("10:30 (Q3->Q4) → Größe")
    assert needs_words("旅程")
    assert needs_words("नमस्ते")
    assert not needs_words("שלום")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("שלום 123", []),
        ("שלום · मेरा बिल है?", ["मेरा", "बिल", "है"]),
        ("旅程 (2026) שלום", ["旅程"]),
        ("שלום 1\ufe0f\u20e3 👍🏽 cafe\u0301", ["1\ufe0f\u20e3", "👍🏽", "e\u0301"]),
    ],
)
def test_of_a_line_from_right_to_left_the_words_that_glyphs_do_not_tell_are_said(line: str, parts: list[str]) -> None:
    assert [line[start:end] for start, end in untold_parts(line)] == parts


def test_a_table_of_twins_is_mended() -> None:
    table = b"<0001> <0005> [<0009> <2F64> <FE8D> <0000> <0041> ]"
    assert mended(table) == b"<0001> <0005> [<0020> <7528> <0627> <200B> <0041> ]"
