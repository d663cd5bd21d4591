"""The numbers of a period that was entered wrongly, taken out again: all that the log gave, and nothing else."""

from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.counted_periods import remove_counted
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.onto_map import enter
from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import read_rules
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Measurement
from tests.events.shop import shop_map

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def report() -> EventReport:
    return read_log(FIXTURES / "shop-events.csv.gz", read_rules(FIXTURES / "shop-events.expected.json"))


@pytest.fixture
def shop(report: EventReport) -> tuple[Document, MapId]:
    """September and October counted, each from a file of its own."""
    document, map_id = shop_map(*report.rules.steps)
    enter(document, map_id, report, period="2026-09", source="september.csv")
    enter(document, map_id, report, period="2026-10", source="october.csv")
    return document, map_id


def periods(document: Document) -> list[str]:
    found = document.snapshot.table("measurements").values()
    return sorted({one.period for one in found if isinstance(one, Measurement)})


def test_a_period_goes_with_its_movements_and_measurements_and_the_rules_stay(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    remove_counted(document, map_id, "2026-10")
    assert [found.period for found in document.snapshot.movements_of(map_id)] == ["2026-09"]
    assert periods(document) == ["2026-09"]
    assert document.snapshot.rules_of(map_id)


def test_all_periods_can_go_in_any_order(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    remove_counted(document, map_id, "2026-10")
    remove_counted(document, map_id, "2026-09")
    assert document.snapshot.movements_of(map_id) == ()
    assert periods(document) == []


def test_it_is_one_change_that_undo_takes_back_whole(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    before = document.snapshot.table("measurements"), document.snapshot.table("metrics")
    remove_counted(document, map_id, "2026-10")
    assert document.undo_label == "Remove the numbers of Oct 2026"
    document.undo()
    assert (document.snapshot.table("measurements"), document.snapshot.table("metrics")) == before
    assert len(document.snapshot.movements_of(map_id)) == 2


def test_what_came_from_elsewhere_stays(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    snapshot = document.snapshot
    own = add_metric(document, snapshot.map(map_id).organization, "Satisfaction", source="Survey")
    measure(document, own, snapshot.stages_of(map_id)[0].id, "2026-10", 4.2)
    remove_counted(document, map_id, "2026-10")
    assert [one.metric for one in document.snapshot.measurements_of(own, snapshot.stages_of(map_id)[0].id)] == [own]


def test_where_nothing_was_counted_nothing_changes(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    label = document.undo_label
    remove_counted(document, map_id, "2025-01")
    assert document.undo_label == label
