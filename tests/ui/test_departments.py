"""One department's journey in a window: who there is, what is theirs, the way to it, and handing it over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.editing.metric_library import define
from journeydesigner.editing.structure import set_fields
from journeydesigner.ui.controls.wrapping_button import WrappingButton
from journeydesigner.ui.departments.departments import departments_of
from journeydesigner.ui.departments.sheet import DepartmentsSheet
from journeydesigner.ui.departments.stage_block import StageBlock
from journeydesigner.ui.hand_outs.export_sheet import ExportSheet
from journeydesigner.ui.main_window import MainWindow


@pytest.fixture
def sheet(window: MainWindow) -> DepartmentsSheet:
    snapshot = window.session.snapshot
    (nps,) = [m for m in snapshot.metrics_of(snapshot.organizations[0].id) if m.kind == "nps"]
    define(window.session.document, [nps.id], "x", owner="Sales")
    window.actions_of.trigger("departments")
    found = departments_of(window).sheet
    assert found is not None
    found.choose("Sales")
    return found


def lines(sheet: DepartmentsSheet) -> list[str]:
    return [text for block in sheet.findChildren(StageBlock) for text in block.texts]


def test_it_shows_what_is_theirs_with_the_state_of_its_numbers(sheet: DepartmentsSheet) -> None:
    assert sheet.owner == "Sales"
    said = lines(sheet)
    assert any(text.startswith("NPS after 90 days: +46") and "Target +50" in text for text in said)
    assert any("Standard offer sheet" in text for text in said)
    assert "1 of 1 KPI off target" in sheet.told.text()
    assert len(sheet.findChildren(StageBlock)) == 5


def test_a_line_leads_to_its_card_on_the_map(window: MainWindow, sheet: DepartmentsSheet) -> None:
    button = next(found for found in sheet.findChildren(WrappingButton) if "offer sheet" in found.accessibleName())
    button.click()
    assert departments_of(window).sheet is None
    assert window.session.selection.kind is SelectionKind.CARDS


def test_handing_over_opens_the_export_with_their_part(window: MainWindow, sheet: DepartmentsSheet) -> None:
    sheet.exports[1].click()
    assert window.exporting.wishes.owner == "Sales" and window.exporting.wishes.format == "xlsx"
    shown = window.findChild(ExportSheet)
    assert shown is not None and shown.isVisible()
    shown.leave()


def test_it_follows_what_changes_and_closes_by_escape(window: MainWindow, sheet: DepartmentsSheet) -> None:
    snapshot = window.session.snapshot
    first = snapshot.metrics_of(snapshot.organizations[0].id)[0]
    define(window.session.document, [first.id], "x", owner="Sales")
    assert sheet.owner == "Sales" and any(text.startswith(first.name) for text in lines(sheet))
    QTest.keyClick(sheet.names, Qt.Key.Key_Escape)
    assert departments_of(window).sheet is None


def test_its_stages_wear_the_brand(window: MainWindow, sheet: DepartmentsSheet) -> None:
    organization = window.session.organization_id
    set_fields(window.session.document, "organizations", organization, "Brand", brand=("#7A1FA2", "#C2185B"))  # type: ignore[arg-type]
    sheet.refresh()
    blocks = [block for block in sheet.findChildren(StageBlock) if block.isVisible()]
    assert "#7A1FA2" in blocks[0].styleSheet() and "#C2185B" in blocks[-1].styleSheet()
