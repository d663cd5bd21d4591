"""A person's own presentation as a template: its layouts and theme are used and stay; what harms is refused."""

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.exporters.pptx import EXPORTER
from journeydesigner.exporters.pptx.template import TemplateError
from samples.makers.home_battery import home_battery
from tests.exporters.pptx.reading import all_words, boxes, exported, ids, opened, parts, request_of, roots

_MACROS = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_TYPES = "[Content_Types].xml"


@pytest.fixture(scope="module")
def document() -> Document:
    made: Any = home_battery()
    return made if isinstance(made, Document) else made.document


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Two slides with notes in the library's own design, 4:3."""
    from pptx import Presentation

    deck: Any = Presentation()
    for title in ("Secret of last year", "Another"):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = "what nobody else should read"
    path = tmp_path / "corporate.pptx"
    deck.save(path)
    return path


def _changed(path: Path, name: str, members: dict[str, bytes]) -> Path:
    """A copy with other contents of some members."""
    out = path.with_name(name)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info.filename, members.get(info.filename) or source.read(info))
        for added in set(members) - set(source.namelist()):
            target.writestr(added, members[added])
    return out


def test_the_themes_of_a_template_stay_as_they_are(document: Document, template: Path, tmp_path: Path) -> None:
    made, own = parts(exported(document, tmp_path, template=template)), parts(template)
    name = "ppt/theme/theme1.xml"
    assert made[name] == own[name]


def test_the_templates_own_slides_and_notes_are_gone(document: Document, template: Path, tmp_path: Path) -> None:
    path = exported(document, tmp_path, template=template)
    everything = b"".join(parts(path).values())
    assert b"Secret of last year" not in everything
    assert b"nobody else should read" not in everything
    assert "docProps/thumbnail.jpeg" not in parts(path)


def test_titles_stand_in_the_templates_placeholders(document: Document, template: Path, tmp_path: Path) -> None:
    deck = opened(exported(document, tmp_path, template=template))
    assert deck.slides[0].slide_layout.name == "Title Slide"
    assert deck.slides[0].shapes.title.text == document.snapshot.maps[0].title
    assert {slide.slide_layout.name for slide in list(deck.slides)[1:]} == {"Title Only"}
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in deck.slides)


def test_contents_keep_to_the_templates_size(document: Document, template: Path, tmp_path: Path) -> None:
    path = exported(document, tmp_path, template=template)
    deck = opened(path)
    for root in roots(path):
        assert len(ids(root)) == len(set(ids(root)))
        for left, top, right, foot in boxes(root):
            assert 0 <= left <= right <= deck.slide_width
            assert 0 <= top <= foot <= deck.slide_height


def test_the_same_words_are_told_in_a_template(document: Document, template: Path, tmp_path: Path) -> None:
    mine = all_words(exported(document, tmp_path, "mine.pptx", template=template))
    for stage in document.snapshot.stages_of(document.snapshot.maps[0].id):
        for _lane, card in [(c.place, c) for c in document.snapshot.cards_of(stage.map) if c.place]:
            assert "".join(card.text.split()) in mine


def test_texts_and_stages_take_the_templates_colours(document: Document, template: Path, tmp_path: Path) -> None:
    made = parts(exported(document, tmp_path, template=template))
    overview = "".join(content.decode() for name, content in made.items() if name.startswith("ppt/slides/slide"))
    assert overview.count('schemeClr val="accent1"') >= 5
    assert 'schemeClr val="tx1"' in overview


def test_a_template_file_and_its_sections_are_taken_too(document: Document, template: Path, tmp_path: Path) -> None:
    types = parts(template)[_TYPES].replace(_PLAIN, _TEMPLATE)
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="S" '
        b'id="{6A1E3C4D-1111-4222-8333-444455556666}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        b"</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    main = parts(template)["ppt/presentation.xml"]
    start = main.find(b"<p:extLst>")
    main = (main[:start] if start > 0 else main[: main.rfind(b"</p:presentation>")]) + sections
    path = _changed(template, "corporate.potx", {_TYPES: types, "ppt/presentation.xml": main})
    made = parts(exported(document, tmp_path, template=path))
    assert b"sectionLst" not in made["ppt/presentation.xml"]
    assert _PLAIN in made[_TYPES]


def test_a_template_of_unknown_font_is_said_so(document: Document, template: Path, tmp_path: Path) -> None:
    theme = parts(template)["ppt/theme/theme1.xml"].replace(b'typeface="Calibri"', b'typeface="Corporate Sans"')
    path = _changed(template, "fonts.pptx", {"ppt/theme/theme1.xml": theme})
    told: list[str] = []
    exported(document, tmp_path, template=path, tell=told.append)
    assert any("Corporate Sans" in sentence for sentence in told)
    found = EXPORTER.preflight(request_of(document, tmp_path / "none.pptx", template=path))
    assert any("Corporate Sans" in finding.text for finding in found)


def _bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_TYPES, _PLAIN)
        archive.writestr("ppt/slides/slide1.xml", b"\0" * 30_000_000)
    return held.getvalue()


def _twice() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a", b"1")
        archive.writestr("a", b"2")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no PowerPoint presentation"),
        (b"%PDF-1.7 not a presentation", "no PowerPoint presentation"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (_bomb(), "harm"),
        (struct.pack("<4s", b"PK\x05\x06") + b"\0" * 18, "no PowerPoint presentation"),
    ],
)
def test_what_is_no_template_is_refused_in_a_sentence(
    content: bytes, said: str, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.pptx"
    path.write_bytes(content)
    out = tmp_path / "deck.pptx"
    with pytest.raises(TemplateError, match=said) as caught:
        exported(document, tmp_path, template=path)
    assert "\n" not in str(caught.value)
    assert not out.exists()


def test_a_part_twice_is_refused(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "twice.pptx"
    path.write_bytes(_twice())
    with pytest.raises(TemplateError, match="harm"):
        exported(document, tmp_path, template=path)


def test_macros_are_refused(document: Document, template: Path, tmp_path: Path) -> None:
    path = _changed(template, "macros.pptm", {_TYPES: parts(template)[_TYPES].replace(_PLAIN, _MACROS)})
    with pytest.raises(TemplateError, match="macros"):
        exported(document, tmp_path, template=path)
    hidden = _changed(template, "hidden.pptx", {"ppt/vbaProject.bin": b"code"})
    with pytest.raises(TemplateError, match="macros"):
        exported(document, tmp_path, template=hidden)


@pytest.mark.parametrize("member", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "_rels/.rels", _TYPES])
@pytest.mark.parametrize("content", [b"<broken", b"<?xml version='1.0'?><a/>"])
def test_a_broken_template_is_refused(
    member: str, content: bytes, document: Document, template: Path, tmp_path: Path
) -> None:
    path = _changed(template, "broken.pptx", {member: content})
    with pytest.raises(TemplateError):
        exported(document, tmp_path, template=path)


def test_a_template_that_is_not_there_is_said_so(document: Document, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="cannot be read"):
        exported(document, tmp_path, template=tmp_path / "none.pptx")
