"""The computed sheets of a workbook go out and do not come back: nothing of them is lost on the map, or doubled."""

from pathlib import Path
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.files.public_form import public_form
from tests.exporters.moved_map import moved_map, with_forecast
from tests.importers.edited_workbook import applied, cell_of, edited, plan
from tests.importers.edited_workbook import exported as workbook_of


def moved() -> Document:
    return with_forecast(moved_map())


def test_a_workbook_with_movements_that_nobody_edited_changes_nothing(tmp_path: Path) -> None:
    document = moved()
    before = public_form(document)
    found = plan(document, edited(workbook_of(document, tmp_path), lambda _book: None))
    assert found.is_empty
    assert found.notes == found.remarks == ()
    applied(document, found, delete=True)
    assert public_form(document) == before


def test_whoever_edits_a_computed_sheet_is_told_that_it_does_not_come_back(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Funnel", "Customers", Stage="Cart").value = 555

    document = moved()
    found = plan(document, edited(workbook_of(document, tmp_path), edit))
    assert found.is_empty
    assert found.notes == ("Funnel!A4: the sheet “Funnel” is computed, its numbers do not come back; it was left out.",)


def test_computed_sheets_may_be_deleted_and_an_edited_card_still_comes_back(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for title in ("Funnel", "Times", "Forecast"):
            del book[title]
        cell_of(book, "Touchpoints", "Text", Stage="Cart").value = "Shopping basket"

    document = moved()
    found = plan(document, edited(workbook_of(document, tmp_path), edit))
    assert [(edit.before, edit.after) for edit in found.edits] == [("Basket", "Shopping basket")]
    assert found.notes == ()
