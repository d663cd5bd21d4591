"""Lengths of time in workbooks and slides: charts and what is read in the unit that fits, what is edited in its own."""

from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import numbers
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_stage
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.exporters.workbook.lengths import in_fitting_units
from journeydesigner.exporters.workbook.number_formats import LENGTH
from journeydesigner.exporters.workbook.tables import Column, Entry
from journeydesigner.exporters.workbook.tidy_sheets import Sheet
from tests.exporters.moved_map import moved_map
from tests.exporters.xlsx_reading import chart_references, exported, opened, sheet_rows
from tests.importers.edited_workbook import cell_of, edited, plan


@pytest.fixture(scope="module")
def slow() -> Document:
    """Minutes that are days: 20 160, 17 280."""
    document = new_document()
    organization = add_organization(document, "Shop")
    map_id = add_map(document, organization, "Buying")
    stage = add_stage(document, map_id, "Pay")
    metric = numbers.add_metric(
        document, organization, "Time to pay", unit="minutes", direction="down", target=14_400.0
    )
    step = document.snapshot.steps_of(stage)[0].id
    card = add_card(document, add_lane_of(document, map_id, "metrics"), step, metric=metric)
    for period, value in (("2026-09", 20_160.0), ("2026-10", 17_280.0)):
        numbers.measure(document, metric, card, period, value=value)
    return document


def test_what_is_edited_keeps_its_unit_and_beside_it_stands_how_it_is_told(slow: Document, tmp_path: Path) -> None:
    book = exported(slow, tmp_path)
    rows = sheet_rows(book, "Measurements")
    assert [row["Value"] for row in rows] == [20_160, 17_280]
    assert [row["Told as"] for row in rows] == [14, 12]
    assert [row["Target told as"] for row in rows] == [10, 10]
    (metric,) = sheet_rows(book, "Metrics")
    assert (metric["Latest"], metric["Told as"], metric["Unit"]) == (17_280, 12, "minutes")


def test_the_chart_reads_the_cells_in_days(slow: Document, tmp_path: Path) -> None:
    book = exported(slow, tmp_path)
    header = {cell.column_letter: cell.value for cell in opened(book)["Measurements"][1]}
    names = {header[first[0]] for sheet, first, _last in chart_references(book) if sheet == "Measurements"}
    assert names == {"Period", "Told as", "Target told as"}


def test_tile_and_cover_say_days(slow: Document, tmp_path: Path) -> None:
    made = opened(exported(slow, tmp_path))
    for title in ("Map", "Cover"):
        days = [
            (cell.value, cell.number_format)
            for row in made[title].iter_rows()
            for cell in row
            if isinstance(cell.value, (int, float)) and '" d"' in cell.number_format
        ]
        assert 12 in [value for value, _format in days], title
        assert not any(value in (17_280, 14_400) for value, _format in days)


def test_a_unit_that_fits_is_not_told_twice(tmp_path: Path) -> None:
    document = new_document()
    organization = add_organization(document, "Shop")
    map_id = add_map(document, organization, "Buying")
    stage = add_stage(document, map_id, "Pay")
    step = document.snapshot.steps_of(stage)[0].id
    metric = numbers.add_metric(document, organization, "Time to pay", unit="days")
    card = add_card(document, add_lane_of(document, map_id, "metrics"), step, metric=metric)
    numbers.measure(document, metric, card, "2026-10", value=9.2)
    sheet = opened(exported(document, tmp_path))["Measurements"]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "Told as")
    assert sheet.column_dimensions[letter].hidden


def lengths(*days: float | str) -> Sheet:
    columns = (Column("a", "Wait", 90, number_format=LENGTH),)
    return in_fitting_units(Sheet("Times", "Times", columns, tuple(Entry((day,)) for day in days)))


def test_a_column_of_lengths_has_one_unit_which_its_header_names() -> None:
    sheet = lengths(0.5, 4.2, "too few", 21.0)
    assert sheet.columns[0].name == "Wait (days)"
    assert [entry.values[0] for entry in sheet.entries] == [0.5, 4.2, "too few", 21.0]
    assert lengths(4 / 1440, 2.5 / 1440).columns[0].name == "Wait (minutes)"


def test_a_column_in_which_nothing_is_known_has_no_unit() -> None:
    assert lengths("too few").columns[0].name == "Wait"


def test_a_length_among_other_numbers_names_its_unit_itself() -> None:
    columns = (Column("a", "Value", 90, number_format="0"),)
    sheet = in_fitting_units(Sheet("F", "F", columns, (Entry((600,)), Entry((3.5,), {0: LENGTH}))))
    assert [entry.values[0] for entry in sheet.entries] == [600, 3.5]
    assert sheet.entries[1].formats == {0: '#,##0.0" d"'}


def test_the_chart_of_a_slide_is_in_days(slow: Document, tmp_path: Path) -> None:
    from pptx import Presentation

    from journeydesigner.exporters import pptx

    path = tmp_path / "slides.pptx"
    pptx.EXPORTER.export(ExportRequest(slow.snapshot, slow.assets, slow.snapshot.maps[0].id, path))
    charts = [
        shape.chart  # type: ignore[attr-defined]
        for slide in Presentation(str(path)).slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    (chart,) = charts
    assert [tuple(series.values) for series in chart.plots[0].series] == [(14.0, 12.0), (10.0, 10.0)]
    assert chart.value_axis.tick_labels.number_format == '#,##0" d"'


def test_an_edited_length_comes_back_in_its_own_unit_and_what_is_told_does_not(slow: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Measurements", "Value", Period="2026-10").value = 15_000
        cell_of(book, "Measurements", "Told as", Period="2026-09").value = 3

    found = plan(slow, edited(exported(slow, tmp_path), edit))
    assert [each.after for each in found.edits] == ["10.4\u00a0d"]
    assert any("Told as" in said or "belongs to" in said for said in found.notes)


def test_without_its_hidden_sheet_a_workbook_of_lengths_still_reads_back_unchanged(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for sheet in [sheet for sheet in book.worksheets if sheet.sheet_state == "veryHidden"]:
            del book[sheet.title]

    document = moved_map()
    found = plan(document, edited(exported(document, tmp_path), edit))
    assert found.is_empty
    assert not any("Times" in said for said in found.notes)


def test_a_low_map_goes_onto_one_page_and_no_tile_is_parted(slow: Document, tmp_path: Path) -> None:
    sheet = opened(exported(slow, tmp_path))["Map"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)


def test_a_csv_file_has_each_number_once_in_its_own_unit(slow: Document, tmp_path: Path) -> None:
    from journeydesigner.exporters.csv import EXPORTER

    request = ExportRequest(slow.snapshot, slow.assets, slow.snapshot.maps[0].id, tmp_path / "a.csv", form="metrics")
    header, row = EXPORTER.text(request).splitlines()
    assert "Told as" not in header
    assert "17280" in row
