"""How customers move, in web pages and texts: the same tables everywhere, nothing held back, forecasts marked."""

import csv
import io
import re
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.number_tables import joined
from journeydesigner.editing.structure import add_stage
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.importers.markdown import IMPORTER
from tests.exporters.moved_map import moved_map, with_forecast
from tests.exporters.xlsx_reading import DAY


def text_of(document: Document, folder: Path, name: str, form: str = "") -> str:
    out = folder / name
    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, form=form, date=DAY)
    exporter_for(out).export(request)
    return out.read_text("utf-8-sig")


@pytest.fixture(scope="module")
def document() -> Document:
    return with_forecast(moved_map())


def test_a_web_page_draws_the_ribbon_and_tells_every_number(document: Document, tmp_path: Path) -> None:
    page = text_of(document, tmp_path, "map.html")
    section = page[page.index('<section class="below moves"') :]
    assert section.count("<figure") == 3
    assert 'role="img" aria-label="How many customers come how far; Customers, loose order' in section
    cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", section)
    for told in ("600", "597", "491", "371", "174", "46.9\u00a0%", "&lt; 10", "too few", "never used", "223"):
        assert told in cells, told
    assert '<article class="forecast">' in section
    assert "<script" not in page and "http://" not in section.replace("http://www.w3.org", "")


def test_ids_of_a_web_page_are_unique(document: Document, tmp_path: Path) -> None:
    ids = re.findall(r' id="([^"]*)"', text_of(document, tmp_path, "map.html"))
    assert len(ids) == len(set(ids))


def test_an_outline_has_the_tables_and_reads_back_without_them(document: Document, tmp_path: Path) -> None:
    text = text_of(document, tmp_path, "map.md")
    assert "| Pay | 174 | 46\\.9\u00a0% |" in text
    assert "Forecast, not a measurement" in text
    found = IMPORTER.read(text.encode(), "map.md")
    snapshot = found.document.snapshot
    made = snapshot.maps[0]
    assert [stage.title for stage in snapshot.stages_of(made.id)] == ["Discover", "Evaluate", "Cart", "Checkout", "Pay"]
    assert len(list(snapshot.cards_of(made.id))) == 5
    assert any("counted from events" in sentence for sentence in found.report)


@pytest.mark.parametrize(
    ("form", "rows"), [("funnel", 5), ("transitions", 28), ("times", 5), ("cohorts", 6), ("touchpointuse", 5)]
)
def test_each_table_is_a_csv(document: Document, tmp_path: Path, form: str, rows: int) -> None:
    text = text_of(document, tmp_path, "map.csv", form)
    header, *found = list(csv.reader(io.StringIO(text)))
    assert len(found) == rows
    assert "Source" in header and "What is counted" in header


def test_lengths_of_time_in_a_csv_are_hours_minutes_and_seconds(document: Document, tmp_path: Path) -> None:
    first = next(csv.DictReader(io.StringIO(text_of(document, tmp_path, "map.csv", "times"))))
    assert (first["Time in it, median"], first["slowest tenth"]) == ("0:04:00", "340:37:20")


def test_a_map_without_movements_has_a_csv_of_headers_alone(tmp_path: Path) -> None:
    lines = text_of(moved_map(periods=()), tmp_path, "map.csv", "funnel").splitlines()
    assert len(lines) == 1 and lines[0].startswith("Period,Stage,Customers")


@pytest.mark.parametrize("name", ["map.html", "map.md", "map.json", "map.mmd"])
def test_the_same_map_gives_the_same_text(document: Document, tmp_path: Path, name: str) -> None:
    assert text_of(document, tmp_path, name) == text_of(document, tmp_path, name)


def test_arrows_lead_from_the_left_to_the_right_between_arabic_names_too() -> None:
    assert joined(("Cart", "Pay"), "→") == "Cart → Pay"
    assert joined(("السلة", "الدفع"), "→") == "\u200eالسلة \u200e→\u200e الدفع"


def test_of_many_stages_a_page_numbers_the_columns_of_the_matrix(tmp_path: Path) -> None:
    document = moved_map()
    shown = document.snapshot.maps[0].id
    for number in range(5):
        add_stage(document, shown, f"Later {number}")
    text = text_of(document, tmp_path, "map.md")
    assert "| From | 1 | 2 | 3 |" in text
    assert "| 1\\. Discover |" in text
