"""A report tells how customers move: ribbon, flows, tables, how they were counted, forecasts in a box of their own."""

from datetime import date

import pytest

from journeydesigner.document.document import Document
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.layout.report.book import book
from journeydesigner.layout.report.report import report
from journeydesigner.layout.sheet import Page
from tests.exporters.moved_map import moved_map, with_forecast
from tests.layout.plain_measurer import PlainMeasurer


def no_step(_share: float) -> None:
    pass


def pages_of(document: Document) -> tuple[Page, ...]:
    snapshot = document.snapshot
    return report(snapshot, snapshot.maps[0].id, "A4", PlainMeasurer(), date(2026, 11, 22), no_step)


def nodes_of(pages: tuple[Page, ...]) -> list[Node]:
    return [node for page in pages for band in page.scene.bands for node in band.nodes]


@pytest.fixture(scope="module")
def told() -> tuple[Page, ...]:
    return pages_of(with_forecast(moved_map()))


def test_ribbon_flows_and_cohorts_are_drawn_and_say_in_words_what_they_show(told: tuple[Page, ...]) -> None:
    charts = [node.label for node in nodes_of(told) if node.role is Role.CHART]
    assert [label.split(";")[0] for label in charts] == [
        "How many customers come how far",
        "From which stage people go to which",
        "Those who began in a month, and how many of them reached the goal",
    ]
    assert "within 7 d" in charts[0] and "shop-events.csv.gz" in charts[0]


def test_the_tables_have_the_numbers_and_words_for_what_is_held_back(told: tuple[Page, ...]) -> None:
    said = [node.label for node in nodes_of(told)]
    numbers = ("600", "597", "491", "371", "174", "46.9\u00a0%", "Largest loss")
    for number in (*numbers, "< 10", "held back", "too few", "never used"):
        assert number in said, number
    assert any("fewer customers were counted" in text for text in said)


def test_a_forecast_says_what_it_is_over_its_numbers(told: tuple[Page, ...]) -> None:
    said = [node.label for node in nodes_of(told)]
    at = said.index("Forecast, not a measurement · 21 Nov 2026, Ana")
    assert "223" in said[at:] and "60.0\u00a0%" in said[at:]
    assert "223" not in said[:at]


def test_a_stages_page_has_no_gap_where_the_whole_journeys_numbers_would_stand(told: tuple[Page, ...]) -> None:
    def places(pages: tuple[Page, ...]) -> list[tuple[Role, float, float]]:
        page = next(page for page in pages if page.title == "Discover")
        return [(node.role, node.y, node.h) for node in nodes_of((page,))]

    assert places(told) == places(pages_of(moved_map(periods=())))


def test_a_map_without_movements_has_no_such_pages() -> None:
    assert not any(page.title == "How customers move" for page in pages_of(moved_map(periods=())))


def test_a_book_tells_the_movements_of_its_maps() -> None:
    snapshot = moved_map().snapshot
    found = book(snapshot, [snapshot.maps[0].id], "A4", PlainMeasurer(), date(2026, 11, 22), no_step)
    assert any(page.title == "How customers move" for page in found)


def test_a_short_table_is_not_parted_between_pages(told: tuple[Page, ...]) -> None:
    for name in ("Funnel", "Times", "Cohorts"):
        keys = [
            (page.scene, node.key.split("/table/")[1].split("/")[0])
            for page in told
            for node in nodes_of((page,))
            if f"/{name}/table/" in node.key
        ]
        assert len({id(scene) for scene, _row in keys}) == 1, name


def test_no_row_of_a_long_table_goes_on_alone() -> None:
    for pages in (pages_of(moved_map()), pages_of(moved_map(periods=("2024", "2025")))):
        rows = [
            {node.key for node in nodes_of((page,)) if "/Planned/table/" in node.key and "/rule:" in node.key}
            for page in pages
        ]
        counts = [len(found) - 1 for found in rows if found]
        assert all(count > 1 for count in counts), counts
