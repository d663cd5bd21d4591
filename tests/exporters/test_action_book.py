"""The action sheet as a workbook: owner by owner, and what a department writes into it comes back."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.model.records import Card
from tests.importers.edited_workbook import applied, edited, header, plan

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def document() -> Document:
    made = new_document()
    organization = structure.add_organization(made, "Helia")
    map_id = structure.add_map(made, organization, "Battery")
    stage = structure.add_stage(made, map_id, "Decision")
    step = made.snapshot.steps_of(stage)[0].id
    metric = add_metric(made, organization, "Conversion", unit="percent")
    structure.add_lane(made, map_id, "thoughts", "Thoughts")
    pains, ideas = (structure.add_lane(made, map_id, kind, kind) for kind in ("pain_points", "opportunities"))
    cards.add_card(made, ideas, step, "Tracker", owner="Sales", due="2026-12-24", effect=0.05, effect_metric=metric)
    cards.add_card(made, ideas, step, "Call back", owner="sales ", due="2026-11-01", status="planned")
    cards.add_card(made, pains, step, "No news", severity="high")
    return made


def _written(document: Document, folder: Path) -> Path:
    out = folder / "actions.xlsx"
    found = document.snapshot.maps[0].id
    exporter_for(out).export(ExportRequest(document.snapshot, {}, found, out, form="actions", date=TODAY))
    return out


def _rows(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_each_owner_has_the_most_urgent_first_and_what_nobody_has_is_last(document: Document, tmp_path: Path) -> None:
    rows = _rows(openpyxl.load_workbook(_written(document, tmp_path))["What to do"])
    assert [(row["Owner"], row["What"]) for row in rows] == [
        ("sales ", "Call back"), ("Sales", "Tracker"), (None, "No news")
    ]  # fmt: skip
    assert rows[1]["Due"] == datetime.datetime(2026, 12, 24)
    assert (rows[1]["Expected effect"], rows[1]["On metric"]) == (5, "Conversion")
    assert rows[2]["Severity"] == "High"


def test_what_is_overdue_is_counted_for_each_owner(document: Document, tmp_path: Path) -> None:
    rows = _rows(openpyxl.load_workbook(_written(document, tmp_path))["By owner"])
    told = [(row["Owner"].strip().casefold(), row["Open"], row["Planned"], row["Done"], row["Overdue"]) for row in rows]
    assert told == [("sales", 1, 1, 0, 1), ("nobody yet", 1, 0, 0, 0)]


def test_what_a_department_writes_into_it_comes_back(document: Document, tmp_path: Path) -> None:
    path = _written(document, tmp_path)
    assert plan(document, path).is_empty

    def edit(book: Any) -> None:
        sheet = book["What to do"]
        columns = header(sheet)
        row = next(row for row in range(2, 9) if sheet.cell(row, columns["What"]).value == "Tracker")
        sheet.cell(row, columns["Status"]).value = "Done"
        sheet.cell(row, columns["Expected effect"]).value = 7.5
        sheet.cell(row, columns["Owner"]).value = "Service"

    found = plan(document, edited(path, edit))
    assert {each.field for each in found.edits} == {"status", "effect", "owner"}
    assert not found.additions
    assert not found.removals
    assert not found.remarks
    applied(document, found)
    snapshot = document.snapshot
    card: Card = next(each for each in snapshot.cards_of(snapshot.maps[0].id) if each.text == "Tracker")
    assert (card.owner, card.extras["status"], card.extras["effect"]) == ("Service", "done", 0.075)


def test_a_map_without_anything_to_do_has_an_empty_list(tmp_path: Path) -> None:
    made = new_document()
    structure.add_map(made, structure.add_organization(made, "Helia"), "Battery")
    book = openpyxl.load_workbook(_written(made, tmp_path))
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == ["What to do"]
