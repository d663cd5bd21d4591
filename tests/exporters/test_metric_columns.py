"""The metric library in a workbook: what each metric is, on how much its value rests, and whether it is stale."""

from datetime import date
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.numbers import add_metric, measure
from tests.exporters.moved_map import moved_map
from tests.exporters.xlsx_reading import exported, opened, sheet_rows
from tests.importers.edited_workbook import cell_of, edited, plan
from tests.importers.edited_workbook import exported as workbook_of


@pytest.fixture
def document() -> Document:
    made = moved_map(periods=())
    snapshot = made.snapshot
    stage = snapshot.stages_of(snapshot.maps[0].id)[1].id
    metric = add_metric(
        made, snapshot.organizations[0].id, "Conversion", kind="conversion", unit="percent", target=0.9,
        formula="reached / previous", owner="Sales", source="CRM", review_date="2026-09-30",
    )  # fmt: skip
    measure(made, metric, stage, "2026-08", n=600, counts={"reached": 491, "previous": 597})
    return made


def test_a_metric_says_n_interval_definition_and_that_it_is_stale(document: Document, tmp_path: Path) -> None:
    path = exported(document, tmp_path)
    (row,) = sheet_rows(path, "Metrics")
    assert row["n"] == 600
    assert row["95 % from"] == pytest.approx(0.7898, abs=1e-3)
    assert row["95 % to"] == pytest.approx(0.8510, abs=1e-3)
    assert (row["Formula"], row["Owner"], row["Source"], row["Stale"]) == (
        "reached / previous",
        "Sales",
        "CRM",
        "stale",
    )
    assert row["Review"].date() == date(2026, 9, 30)
    assert opened(path)["Metrics"]["L2"].number_format.startswith("0 %")
    (measured,) = sheet_rows(path, "Measurements")
    assert measured["95 % from"] == pytest.approx(0.7898, abs=1e-3)


def test_what_tells_of_the_day_of_the_export_is_no_change_of_the_map(document: Document, tmp_path: Path) -> None:
    found = plan(document, edited(workbook_of(document, tmp_path), lambda _book: None))
    assert found.is_empty and found.notes == found.remarks == ()


def test_an_interval_that_was_typed_over_is_told_to_be_computed(document: Document, tmp_path: Path) -> None:
    def edit(book: object) -> None:
        cell_of(book, "Metrics", "95 % from", Metric="Conversion").value = 0.5

    found = plan(document, edited(workbook_of(document, tmp_path), edit))
    assert found.is_empty
    assert "“95 % from” is computed" in found.notes[0]
