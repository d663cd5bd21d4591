"""The tags of a PDF: everything on a page is read in order, or is ornament; figures say what they show."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from journeydesigner.document.document import Document
from journeydesigner.exporters.pdf import EXPORTER
from journeydesigner.exporters.registry import ExportRequest
from samples.makers.coffee_subscription import coffee_subscription
from samples.makers.home_battery import home_battery

DAY = datetime.date(2026, 11, 21)
PAINTS = {"f", "f*", "S", "B", "B*", "Do", "Tj", "sh"}


def exported(document: Document, out: Path, form: str = "map", paper: str = "A4") -> pikepdf.Pdf:
    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, form=form, paper=paper, date=DAY)
    EXPORTER.export(request)
    return pikepdf.open(out)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every part of the structure, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        if "/S" in element:
            yield element
            kids = element.get("/K", [])
            waiting = (
                [*(kid for kid in kids if isinstance(kid, pikepdf.Dictionary)), *waiting]
                if isinstance(kids, pikepdf.Array)
                else [kids, *waiting]
            )


@pytest.mark.parametrize("maker", [home_battery, coffee_subscription])
@pytest.mark.parametrize("form", ["map", "poster", "report", "book"])
def test_all_that_is_painted_is_read_or_is_ornament(maker: Callable[[], Document], form: str, tmp_path: Path) -> None:
    pdf = exported(maker(), tmp_path / "a.pdf", form)
    for number, page in enumerate(pdf.pages):
        open_marks: list[str] = []
        numbers: list[int] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    open_marks.append("part")
                    if "/MCID" in operands[1]:
                        numbers.append(int(operands[1].MCID))
                case "BMC":
                    open_marks.append("ornament")
                case "EMC":
                    open_marks.pop()
                case painting if painting in PAINTS:
                    assert open_marks, f"{painting} on page {number} is neither read nor ornament"
                case _:
                    pass
        assert not open_marks
        assert len(set(numbers)) == len(numbers)
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * int(page.StructParents) + 1]
        assert all(parents[mark] is not None for mark in numbers)


def test_the_map_is_read_title_first_then_stages_then_lanes(tmp_path: Path) -> None:
    pdf = exported(home_battery(), tmp_path / "a.pdf", paper="A3")
    tags = [str(element.S) for element in elements(pdf)]
    assert tags[:2] == ["/Document", "/Sect"]
    assert tags.count("/H1") == 1
    sections = [str(element.T) for element in elements(pdf) if element.S == "/Sect"][1:]
    assert sections[:7] == ["Awareness", "Interest", "Consideration", "Decision", "Post-sales", "Drop-off", "Goal"]
    assert bool(pdf.Root.MarkInfo.Marked) is True


def test_every_figure_says_what_it_shows_and_where_it_is(tmp_path: Path) -> None:
    pdf = exported(home_battery(), tmp_path / "a.pdf", paper="A3")
    figures = [element for element in elements(pdf) if element.S == "/Figure"]
    assert any("Delighted" in str(figure.Alt) for figure in figures)
    for figure in figures:
        assert str(figure.Alt).strip()
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert left < right
        assert bottom < top


def test_a_link_is_a_part_that_holds_its_annotation(tmp_path: Path) -> None:
    document = home_battery()
    pdf = exported(document, tmp_path / "a.pdf", paper="A3")
    annotations = [a for page in pdf.pages for a in page.get("/Annots", [])]
    links = [element for element in elements(pdf) if element.S == "/Link"]
    assert len(links) == len(annotations)
    for annotation in annotations:
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        assert parents[int(annotation.StructParent)].S == "/Link"
