"""The change sheet: what changed between two versions, to be printed, filtered or sent on."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest

from journeydesigner import shipped
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.exporters.common.change_sheets import change_sheet_for
from journeydesigner.exporters.registry import ExportRequest, UnknownFormatError
from journeydesigner.files.journey_file import open_journey
from journeydesigner.layout.report.change_sheet import TwoVersions, Version
from journeydesigner.layout.sheet import Page
from tests.exporters.pdf_reading import text_of

DAY = date(2026, 11, 22)


def _versions(**wishes: str) -> TwoVersions:
    """The home battery before and after some work on it."""
    document = open_journey(shipped.sample("home-battery.journey")).document
    before = document.snapshot
    journey = before.maps[0]
    stages = before.stages_of(journey.id)
    if language := wishes.get("language"):
        structure.set_fields(document, "maps", journey.id, "Language", language=language)
        before = document.snapshot
    structure.delete(document, "stages", stages[-1].id)
    structure.rename(document, "stages", stages[0].id, "Ahead of it")
    placed = [card for card in document.snapshot.cards_of(journey.id) if card.place is not None and card.text]
    cards.set_text(document, placed[0].id, "Said in other words")
    cards.delete_cards(document, [placed[1].id])
    for number in range(int(wishes.get("added", "1"))):
        place = placed[number % 20].place
        assert place is not None
        cards.add_card(document, place.lane, place.first, wishes.get("text", "A new thought") + f" {number}")
    point = next(iter(before.table("emotions").values()))
    numbers.set_emotion(document, point.lane, point.step, 1.75, point.persona)  # type: ignore[attr-defined]
    after = Version(document.snapshot, "after.journey", "2026-11-21", "Bob")
    return TwoVersions(Version(before, "before.journey", "2026-11-20", "Ann"), after)


def _request(snapshot: Snapshot, out: Path, paper: str = "A4") -> ExportRequest:
    return ExportRequest(snapshot, snapshot.assets, snapshot.maps[0].id, out, paper=paper, date=DAY)


def _pages(two: TwoVersions, paper: str = "A4") -> tuple[Page, ...]:
    out = Path("changes.pdf")
    return change_sheet_for(out, two).preview(_request(two.after.snapshot, out, paper))


def _texts(pages: tuple[Page, ...]) -> str:
    return "\n".join(node.label for page in pages for band in page.scene.bands for node in band.nodes)


def test_a_sheet_says_which_versions_it_is_of_and_by_whom() -> None:
    said = _texts(_pages(_versions()))
    assert "Before: before.journey, 20 Nov 2026, Ann" in said
    assert "After: after.journey, 21 Nov 2026, Bob" in said
    assert "1 stage removed (13 cards), 1 renamed" in said


def test_each_stage_has_a_table_of_what_stood_and_what_stands_there() -> None:
    said = _texts(_pages(_versions()))
    for text in ("Ahead of it", "Awareness", "Said in other words", "Post-sales", "2 steps, 13 cards"):
        assert text in said
    assert "Feelings and metrics" in said
    assert "1.75" in said


def test_the_cards_of_a_stage_that_went_are_named() -> None:
    two = _versions()
    gone = two.before.snapshot.stages_of(two.before.snapshot.maps[0].id)[-1]
    steps = {step.id for step in two.before.snapshot.steps_of(gone.id)}
    held = [c.text for c in two.before.snapshot.cards_of(gone.map) if c.place and c.place.first in steps and c.text]
    said = _texts(_pages(two))
    assert held
    assert all(" ".join(text.split()) in said for text in held)


@pytest.mark.parametrize(
    "text", ["Ein Gedanke zur Photovoltaikanlagenversicherung", "فكرة جديدة عن الفاتورة", "新しい考え"]
)
def test_many_changes_flow_over_pages_and_none_is_cut(text: str) -> None:
    pages = _pages(_versions(added="300", text=text), "A3")
    assert len(pages) > 5
    said = _texts(pages)
    assert all(f"“{text} {number}”" in said for number in range(300))
    assert all(page.scene.height * page.scale <= page.height_mm * 72 / 25.4 + 0.5 for page in pages)
    assert not [note for page in pages for note in page.notes]


def test_a_sheet_speaks_the_language_of_its_map() -> None:
    said = _texts(_pages(_versions(language="es")))
    assert "Qué cambió" in said
    assert "What changed" not in said


def test_equal_versions_make_a_sheet_that_says_so() -> None:
    two = _versions()
    said = _texts(_pages(TwoVersions(two.before, two.before)))
    assert "Nothing changed" in said


def test_it_is_a_pdf_with_text(tmp_path: Path) -> None:
    two, out = _versions(), tmp_path / "changes.pdf"
    change_sheet_for(out, two).export(_request(two.after.snapshot, out))
    with pikepdf.open(out) as pdf:
        said = " ".join(" ".join(text_of(page) for page in pdf.pages).split())
    assert "Said in other words" in said


def test_in_a_workbook_each_thing_that_is_other_has_a_row(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    two, out = _versions(), tmp_path / "changes.xlsx"
    change_sheet_for(out, two).export(_request(two.after.snapshot, out))
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:5] == ("Map", "Stage", "Step", "Lane", "How")
    assert any("Awareness" in row and "Ahead of it" in row for row in rows)
    assert sum(row[4] == "Removed" for row in rows) > 13


def test_as_markdown_a_sheet_is_tables_whatever_is_written_in_them(tmp_path: Path) -> None:
    two, out = _versions(text="A | pipe\nand *more*"), tmp_path / "changes.md"
    change_sheet_for(out, two).export(_request(two.after.snapshot, out))
    lines = out.read_text("utf-8").splitlines()
    assert lines[0] == "# What changed"
    assert any("A \\| pipe and \\*more\\*" in line for line in lines)


def test_other_formats_are_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownFormatError, match=r"\.pdf, \.xlsx, \.md"):
        change_sheet_for(Path("changes.png"), _versions())
