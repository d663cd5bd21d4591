"""What to do, by owner, as PDF and as slides: who does what by when, and what nobody has yet."""

import datetime
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation
from pptx.shapes.graphfrm import GraphicFrame

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric
from journeydesigner.exporters.common.portion import Portion, portion_of
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from tests.exporters.pdf_reading import text_of

TODAY = datetime.date(2026, 11, 22)
FORMATS = ("a.pdf", "a.pptx", "a.xlsx")


@pytest.fixture
def document() -> Document:
    made = new_document()
    organization = structure.add_organization(made, "Helia")
    nora = structure.add_persona(made, organization, "Nora Klein")
    map_id = structure.add_map(made, organization, "Battery", persona=nora)
    stage = structure.add_stage(made, map_id, "Decision")
    step = made.snapshot.steps_of(stage)[0].id
    structure.rename(made, "steps", step, "Order")
    metric = add_metric(made, organization, "Conversion", unit="percent")
    pains, ideas = (structure.add_lane(made, map_id, kind, kind) for kind in ("pain_points", "opportunities"))
    cards.add_card(made, ideas, step, "Tracker", owner="Sales", due="2026-12-24", effect=0.05, effect_metric=metric)
    cards.add_card(made, ideas, step, "Call back", owner="Sales", due="2026-11-01", status="planned")
    cards.add_card(made, pains, step, "No dates", owner="Care", due="2027-01-15", severity="medium")
    cards.add_card(made, pains, step, "No news", severity="high")
    return made


def request_of(document: Document, out: Path) -> ExportRequest:
    return ExportRequest(document.snapshot, {}, document.snapshot.maps[0].id, out, form="actions", date=TODAY)


def of_owner(request: ExportRequest, owner: str) -> ExportRequest:
    return replace(request, snapshot=portion_of(request.snapshot, request.map_id, Portion(owner=owner)).snapshot)


def write(request: ExportRequest) -> Path:
    exporter_for(request.out).export(request)
    return request.out


def pdf_words(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return " ".join(" ".join(text_of(page) for page in pdf.pages).split())


def tables_of(path: Path) -> list[list[list[str]]]:
    """Each slide's tables, as rows of cells."""
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
    tables = [shape.table for shape in shapes if isinstance(shape, GraphicFrame) and shape.has_table]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def titles_of(path: Path) -> list[str]:
    titles = [slide.shapes.title for slide in Presentation(str(path)).slides]
    return [title.text for title in titles if title is not None]


# PDF


def test_pages_tell_each_owners_share_and_what_is_overdue_in_words(document: Document, tmp_path: Path) -> None:
    words = pdf_words(write(request_of(document, tmp_path / "a.pdf")))
    for said in (
        "Battery", "Nora Klein", "Helia", "22 Nov 2026", "1 open · 1 planned · 1 overdue · next due 24 Dec 2026",
        "1 Nov 2026 Overdue", "Decision · Order", "+5 pt Conversion", "Medium", "4 pains and opportunities",
    ):  # fmt: skip
        assert said in words.replace("\u00a0", " ")


def test_owners_stand_in_the_outline_and_nobody_is_last(document: Document, tmp_path: Path) -> None:
    with pikepdf.open(write(request_of(document, tmp_path / "a.pdf"))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Care", "Sales", "Nobody yet"]


def test_the_most_urgent_stands_first(document: Document, tmp_path: Path) -> None:
    words = pdf_words(write(request_of(document, tmp_path / "a.pdf")))
    assert words.index("Call back") < words.index("Tracker")


def test_an_owner_whose_list_goes_on_is_named_again_on_the_next_page(document: Document, tmp_path: Path) -> None:
    snapshot = document.snapshot
    lane = next(lane for lane in snapshot.lanes_of(snapshot.maps[0].id) if lane.kind == "opportunities")
    step = snapshot.steps_in(snapshot.maps[0].id)[0].id
    for number in range(40):
        cards.add_card(document, lane.id, step, f"Idea {number}", owner="Sales")
    with pikepdf.open(write(request_of(document, tmp_path / "a.pdf"))) as pdf:
        with_ideas = [text for page in pdf.pages if "Idea" in (text := text_of(page))]
    assert len(with_ideas) > 1
    assert all("Sales" in text and "Expected effect" in text for text in with_ideas)


def test_several_maps_are_one_list_that_says_of_which_map_each_is(document: Document, tmp_path: Path) -> None:
    snapshot = document.snapshot
    other = structure.add_map(document, snapshot.maps[0].organization, "Heat pump")
    stage = structure.add_stage(document, other, "Use")
    step = document.snapshot.steps_of(stage)[0].id
    lane = structure.add_lane(document, other, "pain_points", "Pains")
    cards.add_card(document, lane, step, "Noise", owner="Sales")
    both = tuple(each.id for each in document.snapshot.maps)
    for name in ("a.pdf", "a.pptx"):
        out = write(replace(request_of(document, tmp_path / name), maps=both))
        words = pdf_words(out) if name == "a.pdf" else str(tables_of(out))
        assert "Heat pump · Use" in words
        assert "Battery · Decision · Order" in words


# Slides


def test_slides_are_a_summary_and_native_tables_by_owner(document: Document, tmp_path: Path) -> None:
    out = write(request_of(document, tmp_path / "a.pptx"))
    summary, care, sales, nobody = tables_of(out)
    assert [row[0] for row in summary[1:]] == ["Care", "Sales", "Nobody yet"]
    assert summary[2] == ["Sales", "1", "1", "–", "1", "24 Dec 2026"]
    assert [row[0] for row in care[1:] + sales[1:] + nobody[1:]] == ["No dates", "Call back", "Tracker", "No news"]
    assert sales[1][2] == "1 Nov 2026\nOverdue"
    assert sales[2][5] == "+5\u00a0pt\nConversion"
    assert titles_of(out) == ["What to do: 4 pains and opportunities", "What to do: Care, Sales, Nobody yet"]


def test_one_owners_part_is_one_slide_with_its_share_for_a_title(document: Document, tmp_path: Path) -> None:
    out = write(of_owner(request_of(document, tmp_path / "a.pptx"), "sales"))
    assert titles_of(out) == ["Sales: 1 open · 1 planned · 1 overdue · next due 24 Dec 2026"]
    assert "No dates" not in str(tables_of(out))
    assert tables_of(out)[0][2][5] == "+5\u00a0pt\nConversion"


def test_a_long_list_goes_on_with_the_next_slide_within_its_height(document: Document, tmp_path: Path) -> None:
    snapshot = document.snapshot
    lane = next(lane for lane in snapshot.lanes_of(snapshot.maps[0].id) if lane.kind == "opportunities")
    step = snapshot.steps_in(snapshot.maps[0].id)[0].id
    for number in range(30):
        cards.add_card(document, lane.id, step, f"Idea {number} " + "with many more words to say " * 9, owner="Sales")
    cards.add_card(document, lane.id, step, "An endless idea " * 400, owner="Sales")
    out = write(request_of(document, tmp_path / "a.pptx"))
    deck = Presentation(str(out))
    assert sum("Sales: 32 open" in title for title in titles_of(out)) > 2
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= (deck.slide_height or 0)
    told = " ".join(" ".join(str(tables_of(out)).replace("\\n", " ").split()).split("', '"))
    assert told.count("An endless idea") >= 390


def test_a_deck_ends_with_what_was_agreed_and_leaves_it_out_where_nothing_was(
    document: Document, tmp_path: Path
) -> None:
    deck = replace(request_of(document, tmp_path / "a.pptx"), form="deck")
    assert titles_of(write(deck))[-1] == "What to do: Care, Sales, Nobody yet"
    snapshot = document.snapshot
    for card in snapshot.cards_of(snapshot.maps[0].id):
        cards.delete_cards(document, [card.id])
    lane = next(lane for lane in snapshot.lanes_of(snapshot.maps[0].id) if lane.kind == "pain_points")
    cards.add_card(document, lane.id, snapshot.steps_in(snapshot.maps[0].id)[0].id, "Only a pain")
    bare = replace(request_of(document, tmp_path / "b.pptx"), form="deck")
    assert not any(title.startswith("What to do") for title in titles_of(write(bare)))


# What is said


@pytest.mark.parametrize("name", FORMATS)
def test_a_map_with_nothing_to_do_says_so(name: str, tmp_path: Path) -> None:
    made = new_document()
    structure.add_map(made, structure.add_organization(made, "Helia"), "Battery")
    told: list[str] = []
    write(replace(request_of(made, tmp_path / name), tell=told.append))
    assert told == ["There is nothing to do: no pain point and no opportunity stands here."]


@pytest.mark.parametrize("name", FORMATS)
def test_preflight_names_what_has_no_owner_or_no_day(name: str, document: Document, tmp_path: Path) -> None:
    snapshot = document.snapshot
    lane = next(lane for lane in snapshot.lanes_of(snapshot.maps[0].id) if lane.kind == "pain_points")
    step = snapshot.steps_in(snapshot.maps[0].id)[0].id
    cards.add_card(document, lane.id, step, "No day", owner="Sales")
    cards.add_card(document, lane.id, step, "No owner", due="2027-01-01")
    cards.add_card(document, lane.id, step, "Over and done", status="done")
    request = request_of(document, tmp_path / name)
    assert {found.text for found in exporter_for(request.out).preflight(request)} == {
        "“No news” has neither an owner nor a due day.", "“No day” has no due day.", "“No owner” has no owner.",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_list_on_the_same_day_is_the_same_file(name: str, document: Document, tmp_path: Path) -> None:
    first = write(request_of(document, tmp_path / name)).read_bytes()
    assert write(request_of(document, tmp_path / f"again{name}")).read_bytes() == first


def test_a_file_of_actions_is_called_so_among_others_of_its_map(document: Document, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    title = f"What to do: {document.snapshot.maps[0].title}"
    made = {name: tmp_path / f"a.{name}" for name in ("pdf", "pptx", "xlsx")}
    snapshot = document.snapshot
    for out in made.values():
        request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, form="actions", date=TODAY)
        exporter_for(out).export(request)
    with pikepdf.open(made["pdf"]) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
    assert Presentation(str(made["pptx"])).core_properties.title == title
    assert load_workbook(made["xlsx"]).properties.title == title
