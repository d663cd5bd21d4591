"""What logs of events told, in a workbook: real tables of numbers with native charts, small numbers held back."""

from pathlib import Path
from typing import Any

import pytest

from tests.exporters.moved_map import moved_map, with_forecast
from tests.exporters.xlsx_reading import by_calamine, by_openpyxl, chart_references, exported, opened, sheet_rows

SHEETS = ("Funnel", "Transitions", "Transition matrix", "Times", "Cohorts", "Variants", "Touchpoint use", "Forecast")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(with_forecast(moved_map()), tmp_path_factory.mktemp("moved"))


def test_each_is_a_sheet_with_a_table_of_as_many_rows(book: Path) -> None:
    made = opened(book)
    for title in SHEETS:
        sheet = made[title]
        assert next(table.ref.split(":")[1] for table in sheet.tables.values()).endswith(str(sheet.max_row)), title


def test_the_funnel_says_numbers_mode_window_and_source_in_each_row(book: Path) -> None:
    rows = sheet_rows(book, "Funnel")
    assert [row["Customers"] for row in rows] == [600, 597, 491, 371, 174]
    assert rows[4]["From previous"] == pytest.approx(174 / 371)
    assert rows[4]["From start"] == pytest.approx(0.29)
    assert [row["Lost"] for row in rows] == [None, 3, 106, 120, 197]
    assert [row["Remark"] or "" for row in rows] == ["", "", "", "", "Largest loss"]
    assert {row["What is counted"] for row in rows} == {"Customers, loose order, best attempt, within 7 d"}
    assert {row["Source"] for row in rows} == {"shop-events.csv.gz"}


def test_numbers_have_formats_of_their_kind(book: Path) -> None:
    made = opened(book)
    assert made["Funnel"]["C2"].number_format == "#,##0"
    assert made["Funnel"]["D3"].number_format == "0.0 %"
    times = sheet_rows(book, "Times")[0]
    assert times["Time in it, median (minutes)"] == 4
    assert times["slowest tenth (days)"] == pytest.approx(1_226_240 / 86_400)


def test_what_is_held_back_is_said_in_words_and_nowhere_a_number(book: Path) -> None:
    start = next(row for row in sheet_rows(book, "Transitions") if row["To"] == "Cart" and row["From"] == "Start")
    assert start["Moves"] == "< 10"
    assert sheet_rows(book, "Cohorts")[5]["Customers"] == "< 10"
    assert sheet_rows(book, "Cohorts")[5]["Share"] == "too few"
    assert sheet_rows(book, "Times")[3]["slowest tenth to the next (hours)"] == "too few"
    never, unknown = sheet_rows(book, "Touchpoint use")[4], sheet_rows(book, "Touchpoint use")[2]
    assert (never["Customers"], never["Remark"], unknown["Customers"]) == (0, "never used", "< 10")


def test_months_that_are_still_open_are_marked(book: Path) -> None:
    marks = [bool(row["Remark"]) for row in sheet_rows(book, "Cohorts")]
    assert marks == [False, False, False, False, True, True]


def test_a_forecast_is_marked_and_stands_nowhere_among_the_measurements(book: Path) -> None:
    rows = sheet_rows(book, "Forecast")
    assert [row["Forecast value"] for row in rows if row["Number"] == "Customers"] == [600, 597, 491, 371, 223]
    assert {row["Which is"] for row in rows} == {"forecast", "assumed"}
    assert rows[-1]["Measured"] == pytest.approx(174 / 371)
    measured = by_openpyxl(book)["Measurements"].values()
    assert not any(value in (223, 223.0, "21 Nov 2026, Ana") for value in measured)


def test_both_readers_find_the_same_values(book: Path) -> None:
    by_one, by_other = by_openpyxl(book), by_calamine(book)
    for title in SHEETS:
        assert by_one[title] == by_other[title], title


def test_charts_take_their_numbers_from_the_cells_of_their_sheets(book: Path) -> None:
    charts = {title: opened(book)[title]._charts for title in SHEETS}
    assert {title: len(found) for title, found in charts.items()} == {
        "Funnel": 1, "Transitions": 0, "Transition matrix": 1, "Times": 1, "Cohorts": 1, "Variants": 0,
        "Touchpoint use": 0, "Forecast": 1,
    }  # fmt: skip
    drawn = chart_references(book)
    assert ("Funnel", "C2", "C6") in drawn and ("Funnel", "D2", "D6") in drawn
    assert ("Cohorts", "C2", "C6") in drawn, "the month whose numbers are held back is not drawn as nought"


def test_a_funnel_with_numbers_held_back_is_drawn_as_far_as_it_is_told(tmp_path: Path) -> None:
    path = exported(moved_map(reached=(600, 597, 491, None, None)), tmp_path)
    assert [row["Customers"] for row in sheet_rows(path, "Funnel")] == [600, 597, 491, "< 10", "< 10"]
    assert [row["Lost"] for row in sheet_rows(path, "Funnel")][3:] == ["too few", "too few"]
    assert ("Funnel", "C2", "C4") in chart_references(path)


def test_the_ribbon_stands_under_the_stages_of_the_map_and_leads_to_the_funnel(book: Path) -> None:
    sheet = opened(book)["Map"]
    every = [cell for row in sheet.iter_rows() for cell in row]
    numbers = [cell for cell in every if isinstance(cell.value, int) and cell.hyperlink]
    assert [cell.value for cell in numbers] == [600, 597, 491, 371, 174]
    forecast = [
        cell.value for cell in every if cell.fill.fgColor.rgb == "FFFFF5D1" and isinstance(cell.value, (int, float))
    ]
    assert forecast == [600, 597, 491, 371, 223]
    assert [cell.hyperlink.location for cell in numbers] == [f"'Funnel'!A{row}" for row in range(2, 7)]
    losses = [cell for row in sheet.iter_rows() for cell in row if cell.value in (3, 106, 120, 197)]
    assert losses[3].number_format.startswith('"▼ −"#,##0" · 53.1\u00a0% · worst loss"')


def test_stages_that_are_called_alike_or_like_a_formula_have_headers_that_excel_takes(tmp_path: Path) -> None:
    document = moved_map()
    stages = document.snapshot.stages_of(document.snapshot.maps[0].id)
    with document.change("Rename") as draft:
        for stage, title in zip(stages, ("=1+1", "Cart", "cart", "", "End\nof it"), strict=True):
            draft.patch("stages", stage.id, title=title)
    sheet = opened(exported(document, tmp_path))["Transition matrix"]
    header = [cell.value for cell in sheet[1]]
    assert header[2:8] == ["=1+1", "Cart", "cart 2", "Stage without a name", "End of it", "End"]
    (table,) = sheet.tables.values()
    assert [column.name for column in table.tableColumns] == header
    assert sheet["C1"].data_type == "s"


def test_every_period_has_its_rows_the_latest_first(tmp_path: Path) -> None:
    path = exported(moved_map(periods=("2024-05", "2024-06")), tmp_path)
    assert [row["Period"] for row in sheet_rows(path, "Funnel")] == ["2024-06"] * 5 + ["2024-05"] * 5


def test_a_map_without_movements_has_none_of_the_sheets(tmp_path: Path) -> None:
    made: Any = opened(exported(moved_map(periods=()), tmp_path))
    assert not set(SHEETS) & set(made.sheetnames)


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    document = with_forecast(moved_map())
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    assert exported(document, first).read_bytes() == exported(document, second).read_bytes()
