"""Decks of the three samples, in light and dark: whole, native, legible, inside their slides, ever the same."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.exporters.pptx import EXPORTER
from journeydesigner.layout.sheet import smallest_text
from journeydesigner.model.records import Card
from samples.makers.coffee_subscription import coffee_subscription
from samples.makers.current_account import current_account
from samples.makers.home_battery import home_battery
from tests.exporters.pptx.reading import (
    all_words,
    boxes,
    exported,
    ids,
    opened,
    parts,
    request_of,
    roots,
    shape_words,
    sizes,
    spaceless,
)

SAMPLES = {"home battery": home_battery, "current account": current_account, "coffee": coffee_subscription}


@cache
def _document(name: str) -> Document:
    made = SAMPLES[name]()
    return made if isinstance(made, Document) else made.document


@pytest.fixture(scope="module", params=SAMPLES)
def document(request: pytest.FixtureRequest) -> Document:
    return _document(request.param)


@pytest.fixture(scope="module")
def deck(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(document, tmp_path_factory.mktemp("deck"))


def _strings(document: Document) -> Iterator[str]:
    """What the first map says."""
    snapshot = document.snapshot
    shown = snapshot.maps[0]
    yield from (shown.title, shown.scenario, shown.owner)
    for stage in snapshot.stages_of(shown.id):
        yield from (stage.title, stage.question)
    yield from (step.title for step in snapshot.steps_in(shown.id))
    for lane in snapshot.lanes_of(shown.id):
        yield from (lane.title, lane.description)
        yield from (emotion.quote for emotion in snapshot.emotions_of(lane.id))
        for card in snapshot.cards_in(lane.id):
            yield from (card.text, card.owner, *card.tags, *card.links)
    for found in (snapshot.persona(shown.persona),) if shown.persona else ():
        yield from (found.name, found.role, found.quote, *found.goals, *found.needs, *found.frustrations)


def test_every_word_of_the_map_is_in_the_deck(document: Document, deck: Path) -> None:
    said = all_words(deck)
    assert [text for text in _strings(document) if spaceless(text) not in said] == []


def test_a_cards_text_stands_in_a_shape(document: Document, deck: Path) -> None:
    said = "\n".join(shape_words(deck))
    cards = [card for card in document.snapshot.table("cards").values() if isinstance(card, Card) and card.place]
    mine = [card for card in cards if card.map == document.snapshot.maps[0].id]
    assert len(mine) > 10
    assert [card.text for card in mine if spaceless(card.text) not in said] == []


def test_no_text_is_smaller_than_nine_points(deck: Path) -> None:
    assert min(sizes(deck)) >= 900


def test_the_overview_has_nothing_under_ten_points(document: Document, tmp_path: Path) -> None:
    assert min(sizes(exported(document, tmp_path, form="overview"))) >= 1000


def test_nothing_reaches_beyond_its_slide(deck: Path) -> None:
    shown = opened(deck)
    width, height = shown.slide_width, shown.slide_height
    for root in roots(deck):
        for left, top, right, foot in boxes(root):
            assert 0 <= left <= right <= width
            assert 0 <= top <= foot <= height


def test_ids_are_unique_on_each_slide(deck: Path) -> None:
    for root in roots(deck):
        assert len(ids(root)) == len(set(ids(root)))


def test_the_map_is_no_picture(deck: Path) -> None:
    for slide in opened(deck).slides:
        shapes = list(slide.shapes)
        pictures = [shape for shape in slide._element.iter() if shape.tag.endswith("}pic")]
        assert len(pictures) <= 4
        assert shapes


def test_the_curve_is_a_freeform_with_points(deck: Path) -> None:
    overview = next(iter(list(roots(deck))[1:2]))
    forms = [form for form in overview.iter() if form.tag.endswith("}custGeom")]
    assert any(sum(child.tag.endswith("}cubicBezTo") for child in form.iter()) >= 3 for form in forms)


def test_stages_on_the_overview_lead_to_their_slides(document: Document, deck: Path) -> None:
    overview = opened(deck).slides[1]
    jumps = [rel for rel in overview.part.rels.values() if rel.reltype.endswith("/slide")]
    assert len(jumps) == len(document.snapshot.stages_of(document.snapshot.maps[0].id))


def test_groups_have_names_and_alternative_texts(deck: Path) -> None:
    for root in roots(deck):
        for group in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}nvGrpSpPr"):
            name = group[0].get("name")
            assert not name or group[0].get("descr") or len(group[0]), name
    said = parts(deck)["ppt/slides/slide2.xml"].decode()
    assert said.count('descr="') > 10


def test_charts_point_at_cells_that_hold_their_numbers(deck: Path) -> None:
    from openpyxl import load_workbook

    charts = {name: content for name, content in parts(deck).items() if re.match(r"ppt/charts/chart\d+\.xml", name)}
    books = {name: content for name, content in parts(deck).items() if name.startswith("ppt/embeddings/")}
    assert charts and len(books) == len(charts)
    for shown in opened(deck).slides:
        for shape in (shape for shape in shown.shapes if shape.has_chart):
            book: Any = load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
            for series in shape.chart.plots[0].series:
                address = series._element.find(".//{*}val//{*}f").text
                sheet, cells = address.replace("$", "").split("!")
                held = [cell.value for row in book[sheet.strip("'")][cells] for cell in row]
                assert held == list(series.values)
                assert all(isinstance(value, int | float) for value in held)


def test_metrics_stand_in_native_tables(deck: Path) -> None:
    tables = [shape.table for slide in opened(deck).slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert len(tables[0].rows) > 2


def test_the_speaker_reads_what_a_stage_tells(document: Document, deck: Path) -> None:
    noted = [slide for slide in opened(deck).slides if slide.has_notes_slide]
    assert len(noted) >= len(document.snapshot.stages_of(document.snapshot.maps[0].id))


def test_the_same_map_on_the_same_day_gives_the_same_bytes(document: Document, deck: Path, tmp_path: Path) -> None:
    again = exported(document, tmp_path, "again.pptx").read_bytes()
    assert again == deck.read_bytes()


def test_nothing_in_the_package_bears_the_time_of_day(deck: Path) -> None:
    with zipfile.ZipFile(deck) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(deck)["docProps/core.xml"].decode()
    assert "2026-11-21T00:00:00Z" in core


def test_properties_say_title_and_author(document: Document, deck: Path) -> None:
    properties = opened(deck).core_properties
    shown = document.snapshot.maps[0]
    assert properties.title == shown.title
    assert properties.author == shown.author


def test_a_dark_deck_has_a_dark_ground_and_the_same_words(document: Document, deck: Path, tmp_path: Path) -> None:
    dark = exported(document, tmp_path, theme="dark")
    assert all_words(dark) == all_words(deck)
    assert b'bg1="dk1"' in parts(dark)["ppt/slideMasters/slideMaster1.xml"]


def test_the_preview_shows_a_page_for_each_slide(document: Document, deck: Path, tmp_path: Path) -> None:
    pages = EXPORTER.preview(request_of(document, tmp_path / "none.pptx"))
    assert len(pages) == len(opened(deck).slides)
    assert all(smallest_text(page.scene) * page.scale >= 8.99 for page in pages)
    assert not (tmp_path / "none.pptx").exists()
