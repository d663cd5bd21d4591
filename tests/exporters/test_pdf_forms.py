"""The forms of a PDF: poster, report and book, with every word, in text that can be read, as they were previewed."""

import datetime
import re
import unicodedata
from pathlib import Path

import pikepdf
import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.action_sheet import actions_of, by_owner
from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_map, add_organization
from journeydesigner.exporters.pdf import EXPORTER
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.layout.poster import OVERLAP
from journeydesigner.layout.sheet import SMALLEST_POINTS
from samples.makers.current_account import current_account
from samples.makers.home_battery import home_battery
from tests.exporters.pdf_reading import runs, text_of

DAY = datetime.date(2026, 11, 21)
FORMS = ("poster", "report", "book")


def request(document: Document, out: Path, form: str, paper: str = "A4") -> ExportRequest:
    snapshot = document.snapshot
    return ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, form=form, paper=paper, date=DAY)


def exported(document: Document, out: Path, form: str, paper: str = "A4") -> pikepdf.Pdf:
    EXPORTER.export(request(document, out, form, paper))
    return pikepdf.open(out)


def told(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("form", ["report", "book"])
def test_every_word_of_the_map_is_in_it_in_text_of_7_points_or_more(form: str, tmp_path: Path) -> None:
    document = home_battery()
    pdf = exported(document, tmp_path / "a.pdf", form)
    written = told("".join(text_of(page) for page in pdf.pages))
    snapshot = document.snapshot
    shown = snapshot.maps[0]
    wanted = [shown.title, *(stage.question for stage in snapshot.stages_of(shown.id))]
    wanted += [lane.title for lane in snapshot.lanes_of(shown.id)]
    wanted += [card.text for card in snapshot.cards_of(shown.id) if card.place]
    persona = snapshot.personas_of(shown.organization)[0]
    wanted += [persona.name, persona.quote, *persona.goals, *persona.frustrations]
    assert [words for words in wanted if told(words) not in written] == []
    for page in pdf.pages:
        right, top = float(page.MediaBox[2]), float(page.MediaBox[3])
        for run in (found for found in runs(page) if found.text.strip()):
            assert run.size >= SMALLEST_POINTS - 0.01
            assert 0 <= run.x <= run.right <= right
            assert float(page.MediaBox[1]) <= run.y <= top


@pytest.mark.parametrize("form", FORMS)
def test_what_is_previewed_is_what_is_written(form: str, tmp_path: Path) -> None:
    asked = request(home_battery(), tmp_path / "a.pdf", form)
    assert EXPORTER.preview(asked) == EXPORTER.preview(asked)
    EXPORTER.export(asked)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == len(EXPORTER.preview(asked))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_map_and_date_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    document = current_account()
    for name in ("a", "b"):
        EXPORTER.export(request(document, tmp_path / f"{name}.pdf", form))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_report_has_a_chapter_for_each_subject_and_a_page_for_each_stage(tmp_path: Path) -> None:
    pdf = exported(home_battery(), tmp_path / "a.pdf", "report")
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        stages = next(item for item in outline.root if item.title == "Stages")
        assert titles[1:] == ["Overview", "Stages", "Metrics", "How customers move", "Personas", "What to do"]
        assert [item.title for item in stages.children] == [
            "Awareness", "Interest", "Consideration", "Decision", "Post-sales",
        ]  # fmt: skip


def test_metrics_and_owners_are_tables_of_as_many_cells_in_every_row(tmp_path: Path) -> None:
    document = home_battery()
    pdf = exported(document, tmp_path / "a.pdf", "report")
    tables = [found for found in _elements(pdf.Root.StructTreeRoot.K) if found.S == "/Table"]
    owners = by_owner(actions_of(document.snapshot, [document.snapshot.maps[0].id]))
    moves = MovementTables(document.snapshot, document.snapshot.maps[0].id, is_latest=True).all()
    assert moves
    assert len(tables) == 1 + len(moves) + len(owners)
    for table in tables:
        rows = [row for row in table.K if row.S == "/TR"]
        assert len({len(row.K) for row in rows}) == 1
        assert {str(cell.S) for cell in rows[0].K} == {"/TH"}
        assert {str(cell.S) for row in rows[1:] for cell in row.K} == {"/TD"}


def _elements(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [element, *(found for kid in kids for found in _elements(kid))]


def test_a_book_leads_from_its_contents_to_each_chapter_by_its_page(tmp_path: Path) -> None:
    pdf = exported(current_account(), tmp_path / "a.pdf", "book")
    contents = text_of(pdf.pages[1])
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    links = [annotation for annotation in pdf.pages[1].Annots if "/Dest" in annotation]
    assert len(links) == 4
    for link in links:
        assert re.search(rf"^{places[link.Dest[0].objgen]}$", contents, re.MULTILINE)


def test_the_sheets_of_a_poster_show_all_of_the_map_with_overlap_and_none_is_empty(tmp_path: Path) -> None:
    document = home_battery()
    pdf = exported(document, tmp_path / "a.pdf", "poster", "A1")
    pages = EXPORTER.preview(request(document, tmp_path / "a.pdf", "poster", "A1"))
    assert {round(page.width_mm) for page in pages} | {round(page.height_mm) for page in pages} == {210, 297}
    assert all(page.scale == pages[0].scale for page in pages)
    written = [told(text_of(page)) for page in pdf.pages]
    for card in document.snapshot.cards_of(document.snapshot.maps[0].id):
        assert not card.place or any(told(card.text) in text for text in written)
    assert len(pages) > 4
    assert OVERLAP > 0
    for number, page in enumerate(pages, start=1):
        nodes = [node for band in page.scene.bands for node in (*band.labels, *band.nodes)]
        assert nodes
        assert page.title == f"Sheet {number} of {len(pages)}"


def test_a_poster_that_is_larger_than_its_paper_says_so_on_its_first_sheet(tmp_path: Path) -> None:
    document, out = current_account(), tmp_path / "a.pdf"
    grown = EXPORTER.preview(request(document, out, "poster", "A4"))
    *_, note = grown[0].notes
    assert note.startswith("On A4 the smallest text would be less than 7 pt: the poster is ")
    assert not any(page.notes for page in grown[1:])
    assert note in [finding.text for finding in EXPORTER.preflight(request(document, out, "poster", "A4"))]
    wished = EXPORTER.preview(request(document, out, "poster", "fit"))[0].notes
    assert not any(said.startswith("On ") for said in wished)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_map_has_its_pages_all_the_same(form: str, tmp_path: Path) -> None:
    document = new_document()
    add_map(document, add_organization(document, "Helia"), "Nothing yet")
    pdf = exported(document, tmp_path / "a.pdf", form)
    assert "Nothing yet" in "".join(text_of(page) for page in pdf.pages)
