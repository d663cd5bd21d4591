"""What a person finds in the workbook: the map, the tables, the charts, each value as what it is."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_stage
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.exporters.xlsx import EXPORTER
from journeydesigner.files.public_form import public_form
from samples.makers.coffee_subscription import coffee_subscription
from samples.makers.current_account import current_account
from samples.makers.home_battery import home_battery
from tests.exporters.xlsx_reading import (
    all_words,
    by_calamine,
    by_openpyxl,
    chart_references,
    exported,
    opened,
    parts,
    sheet_rows,
    spaceless,
)

TIDY = ("Stages", "Touchpoints", "Emotions", "Metrics", "Measurements", "Personas")


def empty_map() -> Document:
    document = new_document()
    add_map(document, add_organization(document, "Nobody"), "Nothing yet")
    return document


def forty_stages() -> Document:
    document = new_document()
    journey = add_map(document, add_organization(document, "Long"), "A long way")
    lane = add_lane(document, journey, "actions", "Actions")
    feelings = add_lane(document, journey, "emotion", "Emotion")
    assert feelings
    for number in range(40):
        add_stage(document, journey, f"Stage {number + 1}")
    steps = document.snapshot.steps_in(journey)
    for number, step in enumerate(steps):
        add_card(document, lane, step.id, f"Card {number}", last=steps[min(number + number % 5, 39)].id)
    return document


MAKERS: dict[str, Callable[[], Document]] = {
    "home battery": home_battery,
    "current account": current_account,
    "coffee subscription": coffee_subscription,
    "empty map": empty_map,
    "forty stages": forty_stages,
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Path]]:
    found: dict[str, tuple[Document, Path]] = {}
    for name, maker in MAKERS.items():
        document = maker()
        found[name] = (document, exported(document, tmp_path_factory.mktemp("book")))
    return found


@pytest.fixture(params=MAKERS)
def book(request: pytest.FixtureRequest, books: dict[str, tuple[Document, Path]]) -> Iterator[tuple[Document, Path]]:
    yield books[request.param]


@pytest.fixture
def battery(books: dict[str, tuple[Document, Path]]) -> Path:
    return books["home battery"][1]


def test_two_readers_find_the_same_values(book: tuple[Document, Path]) -> None:
    assert by_calamine(book[1]) == by_openpyxl(book[1])


def test_every_string_of_the_map_is_in_the_workbook(book: tuple[Document, Path]) -> None:
    document, path = book
    words = all_words(path)
    missing = [text for text in _strings(public_form(document)) if spaceless(text) not in words]
    assert not missing


def _strings(form: dict[str, Any]) -> Iterator[str]:
    """What a person wrote on the map: names, titles, texts, and what belongs to them."""
    written = {
        "organizations": ("name",),
        "personas": ("name", "role", "quote", "goals", "needs", "frustrations"),
        "maps": ("title", "scenario", "owner", "version", "author"),
        "stages": ("title", "question"),
        "steps": ("title",),
        "lanes": ("title", "description"),
        "cards": ("text", "owner", "tags", "links"),
        "emotions": ("quote",),
        "metrics": ("name", "formula", "source", "owner"),
        "measurements": ("period",),
    }
    elsewhere = {found["id"] for found in form["maps"][1:]}
    for table, fields in written.items():
        for record in form.get(table, ()):
            if elsewhere & {record["id"], *(record.get(parent) for parent in ("map", "stage", "lane"))}:
                elsewhere.add(record["id"])
                continue
            for field in fields:
                value = record.get(field) or ()
                # Dividers print their titles in capitals.
                is_divider = table == "lanes" and record["kind"].startswith("line_of")
                yield from [value.upper() if is_divider else value] if isinstance(value, str) else value


def test_every_table_covers_exactly_its_rows(book: tuple[Document, Path]) -> None:
    workbook = opened(book[1])
    assert set(TIDY) <= set(workbook.sheetnames)
    for name in TIDY:
        sheet = workbook[name]
        (table,) = sheet.tables.values()
        header = [cell.value for cell in sheet[1]]
        ids = [row[header.index("id")].value for row in sheet.iter_rows(min_row=2)]
        assert table.ref == sheet.dimensions
        assert [column.name for column in table.tableColumns] == header
        assert len(set(header)) == len(header)
        assert all(ids) or ids == [None], "only a table without records has an empty row"


def test_merged_cells_never_overlap(book: tuple[Document, Path]) -> None:
    ranges = list(opened(book[1])["Map"].merged_cells.ranges)
    assert not [(one, other) for one, other in combinations(ranges, 2) if not one.isdisjoint(other)]


def test_charts_draw_from_cells_with_numbers(book: tuple[Document, Path]) -> None:
    workbook = opened(book[1])
    for sheet, first, last in chart_references(book[1]):
        cells = [cell for row in workbook[sheet][f"{first}:{last}"] for cell in row]
        assert any(cell.value is not None for cell in cells)
        assert last in workbook[sheet].dimensions or workbook[sheet][last].row <= workbook[sheet].max_row


def test_links_lead_to_sheets_that_exist_and_stand_in_one_line_cells(book: tuple[Document, Path]) -> None:
    workbook = opened(book[1])
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    assert cell.hyperlink.location.split("!")[0].strip("'") in workbook.sheetnames
                    assert not cell.alignment.wrap_text


def test_all_ids_are_kept_in_hidden_columns(book: tuple[Document, Path]) -> None:
    document, path = book
    journey = document.snapshot.maps[0].id
    cards = {card.id for card in document.snapshot.cards_of(journey)}
    touchpoints = opened(path)["Touchpoints"]
    header = [cell.value for cell in touchpoints[1]]
    column = touchpoints.cell(1, header.index("id") + 1).column_letter
    assert {row["id"] for row in sheet_rows(path, "Touchpoints")} - {None} == cards
    assert touchpoints.column_dimensions[column].hidden
    sheet = opened(path)["Map"]
    hidden = [name for name, dimension in sheet.column_dimensions.items() if dimension.hidden]
    ids = " ".join(str(cell.value) for name in hidden for cell in sheet[name] if cell.value).split()
    placed = {card.id for card in document.snapshot.cards_of(journey) if card.place}
    lanes = {lane.id for lane in document.snapshot.lanes_of(journey)}
    rows = {name for name in ids if ":" in name}  # of stages, steps and curves
    assert set(ids) - rows == placed | lanes


def test_the_same_map_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    document = coffee_subscription()
    first = exported(document, tmp_path).read_bytes()
    assert exported(document, tmp_path).read_bytes() == first


def test_a_rows_text_has_room_in_it(book: tuple[Document, Path]) -> None:
    sheet = opened(book[1])["Map"]
    for row in range(1, sheet.max_row + 1):
        assert 0 < sheet.row_dimensions[row].height <= 409


def test_stage_headers_stand_over_their_steps(battery: Path) -> None:
    sheet = opened(battery)["Map"]
    merged = {sheet.cell(r.min_row, r.min_col).value: r for r in sheet.merged_cells.ranges}
    consideration = merged["Consideration\nWhich one fits us?"]
    below = [
        cell.value
        for row in sheet.iter_rows(
            min_row=consideration.max_row + 1, max_row=consideration.max_row + 2,
            min_col=consideration.min_col, max_col=consideration.max_col,
        )
        for cell in row
        if cell.value
    ]  # fmt: skip
    assert below == ["Compare", "Consult"]
    assert sheet.cell(consideration.min_row, consideration.min_col).fill.fgColor.rgb == "FF2C7C8C"


def test_the_map_sheet_is_ready_to_read_and_to_print(battery: Path) -> None:
    sheet = opened(battery)["Map"]
    assert sheet.freeze_panes == "B8"
    assert not sheet.sheet_view.showGridLines
    assert sheet.sheet_view.zoomScale == 80
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_area.startswith("'Map'!$A$1:$Y$")
    assert sheet.print_title_rows == "$5:$7"


def test_kpi_tiles_hold_numbers_that_read_as_on_the_map(battery: Path) -> None:
    tiles = _tiles(battery)
    assert tiles["Unaided awareness"] == [
        (0.18, "0 %;\"−\"0 %"), (pytest.approx(3), '"▲ +"0" pt";"▼ −"0" pt";"± "0" pt"'),
        (0.25, '"Target "0 %;"Target ""−"0 %;"Target "0 %'),
    ]  # fmt: skip
    assert tiles["Visits to guide"][0] == (41000, '0," k";"−"0," k"')
    assert tiles["Visits to guide"][1][0] == pytest.approx(0.1202, abs=1e-3)
    assert tiles["Visits to guide"][2][1].startswith('"✓ Target "')
    assert tiles["Time to contract"][0] == (9.2, '0.0" d";"−"0.0" d"')
    assert tiles["NPS after 90 days"][0] == (pytest.approx(46), '+0;"−"0;0')


def _tiles(path: Path) -> dict[str, list[tuple[float, str]]]:
    """Tile name -> (value, format) of the three cells under it."""
    sheet = opened(path)["Map"]
    names = {row["Metric"] for row in sheet_rows(path, "Metrics")}
    tiles: dict[str, list[tuple[float, str]]] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in names:
                below = [sheet.cell(cell.row + down, cell.column) for down in (1, 2, 3)]
                tiles[cell.value] = [(found.value, found.number_format) for found in below]
    return tiles


def test_values_are_of_their_own_type(battery: Path) -> None:
    measurements = sheet_rows(battery, "Measurements")
    awareness = [row for row in measurements if row["Metric"] == "Unaided awareness"]
    assert [row["Value"] for row in awareness] == [0.15, 0.155, 0.155, 0.16, 0.165, 0.18]
    assert awareness[-1]["First day"] == datetime(2026, 10, 1)
    assert awareness[-1]["Period"] == "2026-10"
    assert awareness[-1]["n"] == 1000
    touchpoints = {row["Text"]: row for row in sheet_rows(battery, "Touchpoints")}
    offer = touchpoints["Standard offer sheet: same ten lines for every supplier, ready to print"]
    assert (offer["Impact"], offer["Effort"], offer["Due"]) == (4, 2, datetime(2027, 1, 31))
    assert (offer["Stage"], offer["Step"], offer["Last step"]) == ("Consideration", "Compare", "Consult")
    pain = touchpoints["Offers are impossible to compare line by line"]
    assert (pain["Severity"], pain["Mentions"], pain["Emotion"]) == ("Critical", 12, -1.7)
    assert touchpoints["Calculator"]["Channel"] == "App"
    sheet = opened(battery)["Measurements"]
    assert sheet["H2"].number_format == '0 %;"−"0 %'
    assert sheet["G2"].is_date


def test_scores_are_computed_from_their_counts(battery: Path) -> None:
    latest = [row for row in sheet_rows(battery, "Measurements") if row["Metric"] == "NPS after 90 days"][-1]
    assert latest["Value"] == pytest.approx(46)
    assert latest["n"] == 200
    assert latest["Counts"] == "promoters: 122, passives: 48, detractors: 30"


def test_all_values_of_a_series_have_the_same_decimals(books: dict[str, tuple[Document, Path]]) -> None:
    sheet = opened(books["coffee subscription"][1])["Measurements"]
    formats: dict[str, set[str]] = {}
    for row in sheet.iter_rows(min_row=2):
        formats.setdefault(row[0].value, set()).add(row[7].number_format)
    assert {name: len(found) for name, found in formats.items()} == dict.fromkeys(formats, 1)
    assert formats["Revenue per subscriber"] == {'#,##0.00" €";"−"#,##0.00" €"'}


def test_metrics_tell_latest_change_and_result(battery: Path) -> None:
    rows = {row["Metric"]: row for row in sheet_rows(battery, "Metrics")}
    assert len(rows) == 7
    assert rows["Visits to guide"]["Result"] == "✓ Target met"
    assert rows["Time to contract"]["Result"] == "Off target"
    assert rows["Time to contract"]["Good is"] == "lower"
    assert rows["On-time installs"]["Change"] == pytest.approx(-4)


def test_each_persona_has_a_curve_of_its_own(books: dict[str, tuple[Document, Path]]) -> None:
    _document, path = books["coffee subscription"]
    charts = [content.decode() for name, content in parts(path).items() if name.startswith("xl/charts/chart")]
    curve = next(chart for chart in charts if chart.count("<ser>") == 3)
    assert curve.count('<smooth val="1"') == 3
    assert '<dispBlanksAs val="span"' in curve
    assert '<delete val="1"' not in curve


def test_portraits_stand_over_a_column_that_is_shown(battery: Path) -> None:
    sheet = opened(battery)["Personas"]
    assert len(sheet._images) == 3
    assert not sheet.column_dimensions["A"].hidden


def test_the_curve_has_room_to_overshoot(battery: Path) -> None:
    curve = parts(battery)["xl/charts/chart1.xml"].decode()
    assert '<max val="3"' in curve
    assert '<min val="-3"' in curve


def test_properties_name_the_map_and_the_format(battery: Path, books: dict[str, tuple[Document, Path]]) -> None:
    document, _path = books["home battery"]
    workbook = opened(battery)
    assert workbook.properties.title == "Buying a home battery"
    assert workbook.properties.created == datetime(2026, 11, 21)
    custom = {prop.name: prop.value for prop in workbook.custom_doc_props.props}
    assert custom["journey.map"] == document.snapshot.maps[0].id
    assert custom["journey.format"] == "1"


def test_the_asked_map_is_the_one_written(tmp_path: Path) -> None:
    document = home_battery()
    organization = document.snapshot.organizations[0].id
    other = add_map(document, organization, "Another map")
    path = exported(document, tmp_path, other)
    assert "Another map" in opened(path)["Map"]["B2"].value
    assert sheet_rows(path, "Touchpoints")[0]["id"] is None


def test_sheets_without_a_row_are_hidden(books: dict[str, tuple[Document, Path]]) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in opened(books["forty stages"][1]).worksheets}
    assert states["Map"] == states["Stages"] == states["Touchpoints"] == "visible"
    assert states["Emotions"] == states["Metrics"] == states["Measurements"] == states["Personas"] == "hidden"


def test_a_metric_measured_at_a_stage_is_told_without_a_tile(tmp_path: Path) -> None:
    document = empty_map()
    journey = document.snapshot.maps[0]
    stage = add_stage(document, journey.id, "Only")
    metric = add_metric(document, journey.organization, "Cost", unit="money", currency="EUR")
    for period, value in (("2025", 12.5), ("2026-Q1", 13.0), ("2026-W07", None)):
        measure(document, metric, stage, period, value, n=3)
    path = exported(document, tmp_path)
    assert [row["Metric"] for row in sheet_rows(path, "Metrics")] == ["Cost"]
    days = [row["First day"] for row in sheet_rows(path, "Measurements")]
    assert days == [datetime(2025, 1, 1), datetime(2026, 1, 1), datetime(2026, 2, 9)]
    assert opened(path)["Measurements"]["H2"].number_format == '#,##0.00" €";"−"#,##0.00" €"'
    assert "Trends" in opened(path).sheetnames


def test_a_cancelled_export_leaves_the_old_file_alone(tmp_path: Path) -> None:
    class CancelledError(Exception):
        pass

    def cancel(share: float, what: str) -> None:
        if share > 0.5:
            raise CancelledError

    document, out = home_battery(), tmp_path / "map.xlsx"
    out.write_bytes(b"old")
    request = ExportRequest(document.snapshot, {}, document.snapshot.maps[0].id, out, progress=cancel)
    with pytest.raises(CancelledError):
        EXPORTER.export(request)
    assert out.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["map.xlsx"]
