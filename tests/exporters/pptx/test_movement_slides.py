"""How customers move, on slides: native charts and tables of the numbers, forecasts marked."""

from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.exporters.pptx import EXPORTER
from journeydesigner.exporters.registry import ExportRequest
from tests.exporters.moved_map import moved_map, with_forecast
from tests.exporters.xlsx_reading import DAY


def deck_of(document: Document, folder: Path) -> Any:
    import pptx

    out = folder / "map.pptx"
    snapshot = document.snapshot
    EXPORTER.export(ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, date=DAY))
    return pptx.Presentation(str(out))


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return deck_of(with_forecast(moved_map()), tmp_path_factory.mktemp("deck"))


def slide(deck: Any, title: str) -> Any:
    return next(each for each in deck.slides if each.shapes.title is not None and each.shapes.title.text == title)


def chart(of: Any) -> Any:
    return next(shape.chart for shape in of.shapes if shape.has_chart)


def table(of: Any) -> list[list[str]]:
    found = next(shape.table for shape in of.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in found.rows]


def words(of: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in of.shapes if shape.has_text_frame)


def test_the_funnel_is_a_native_chart_over_its_table_under_a_title_that_says_where_most_is_lost(deck: Any) -> None:
    found = slide(deck, "Most is lost on the way to Pay: 53.1\u00a0%")
    assert list(chart(found).plots[0].series[0].values) == [600, 597, 491, 371, 174]
    assert table(found)[5][:2] == ["Pay", "174"]
    assert "Customers, loose order, best attempt, within 7 d · shop-events.csv.gz · 2024" in words(found)


def test_cohorts_leave_a_gap_where_a_number_is_held_back(deck: Any) -> None:
    found = slide(deck, "Those who began in a month, and how many of them reached the goal")
    assert list(chart(found).plots[0].series[0].values) == [63, 124, 181, 167, 62, None]
    assert table(found)[6][1:4] == ["< 10", "< 10", "too few"]
    assert "fewer customers were counted" in found.notes_slide.notes_text_frame.text


def test_a_forecast_says_on_its_slide_that_it_is_none_of_the_measurements(deck: Any) -> None:
    found = slide(deck, "Forecast: what is expected if something changes")
    assert [series.name for series in chart(found).plots[0].series] == ["Measured", "Forecast value"]
    assert "Forecast, not a measurement" in words(found)


def test_flows_are_shapes_over_their_matrix(deck: Any) -> None:
    found = slide(deck, "From which stage people go to which")
    assert table(found)[1][:4] == ["Start", "514", "83", "< 10"]
    assert any(shape.name == "flows" or shape.shape_type == 6 for shape in found.shapes)


def test_a_map_without_movements_has_no_such_slides(tmp_path: Path) -> None:
    found = deck_of(moved_map(periods=()), tmp_path)
    assert not any(shape.has_chart for each in found.slides for shape in each.shapes)


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    document = with_forecast(moved_map())
    made: list[bytes] = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        deck_of(document, tmp_path / name)
        made.append((tmp_path / name / "map.pptx").read_bytes())
    assert made[0] == made[1]


def test_an_overview_that_is_called_as_the_map_says_so_once(deck: Any) -> None:
    overview = deck.slides[1]
    assert overview.shapes.title.text == "Buying"
    said = [shape.text_frame.text for shape in overview.shapes if shape.has_text_frame]
    assert not any(text.startswith(("Buying ·", "Buying  ")) for text in said)


def test_a_table_of_metrics_has_no_column_in_which_nothing_stands(tmp_path: Path) -> None:
    from journeydesigner.editing import numbers

    document = moved_map()
    stage = document.snapshot.stages_of(document.snapshot.maps[0].id)[0].id
    metric = numbers.add_metric(document, document.snapshot.organizations[0].id, "Visits", unit="number")
    numbers.measure(document, metric, stage, "2026-10", value=600.0)
    table = next(
        shape.table
        for each in deck_of(document, tmp_path).slides
        if each.shapes.title.text == "How the journey is measured"
        for shape in each.shapes
        if shape.has_table
    )
    assert [cell.text for cell in table.rows[0].cells] == ["Metric", "Where", "Value"]
