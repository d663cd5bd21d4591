"""A log's numbers on a map: at the right stages, with how they were counted, nothing that tells of single people."""

import json
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.events.errors import EventsError
from journeydesigner.events.onto_map import enter, numbers_of, period_of
from journeydesigner.events.privacy import personal
from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import read_rules
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.model.records import Measurement
from tests.events import logs
from tests.events.shop import EXAMPLE, shop_map

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def report() -> EventReport:
    return read_log(FIXTURES / "shop-events.csv.gz", read_rules(FIXTURES / "shop-events.expected.json"))


def filled(document: Document) -> dict[str, object]:
    """The public form, without the tables that nothing is in."""
    return {name: held for name, held in public_form(document).items() if held != []}


def values(document: Document, name: str) -> list[float | None]:
    """The values of a metric, stage by stage."""
    snapshot = document.snapshot
    metric = next(m for m in snapshot.metrics_of(snapshot.organizations[0].id) if m.name == name)
    found = {m.anchor: m.result.value for m in snapshot.history_of(metric.id)}
    stages = snapshot.stages_of(snapshot.maps[0].id)
    return [found[stage.id] for stage in stages if stage.id in found]


def test_the_funnel_stands_at_the_stages_and_is_undone_in_one_step(report: EventReport) -> None:
    document, map_id = shop_map(*EXAMPLE)
    before = filled(document)
    enter(document, map_id, report, period="2024", source="shop-events.csv.gz")
    assert values(document, "Customers") == [600, 597, 491, 371, 174]
    assert values(document, "Conversion") == pytest.approx([597 / 600, 491 / 597, 371 / 491, 174 / 371])
    assert values(document, "Dwell time")[0] == 4
    metric = document.snapshot.metrics_of(document.snapshot.organizations[0].id)[0]
    assert metric.formula == "Customers, loose order, best attempt, within 7 d"
    document.undo()
    assert filled(document) == before


def test_next_months_log_goes_to_the_same_metrics(report: EventReport) -> None:
    document, map_id = shop_map(*EXAMPLE)
    enter(document, map_id, report, period="2024-01", source="january.csv")
    metrics = len(document.snapshot.table("metrics"))
    tiles = len(tuple(document.snapshot.cards_of(map_id)))
    enter(document, map_id, report, period="2024-02", source="february.csv")
    assert len(document.snapshot.table("metrics")) == metrics
    assert len(tuple(document.snapshot.cards_of(map_id))) == tiles == 5 + 4 + 5


def test_a_stage_that_the_map_has_not_is_named_and_nothing_is_entered(report: EventReport) -> None:
    document, map_id = shop_map("Discover", "Evaluate", "Cart")
    before = public_form(document)
    with pytest.raises(EventsError, match="“checkout”, “pay”"):
        enter(document, map_id, report, period="2024", source="x.csv")
    assert public_form(document) == before


def test_numbers_over_few_customers_are_held_back(tmp_path: Path) -> None:
    rows = [(f"c{i}", "a", 0) for i in range(12)] + [(f"c{i}", "b", 5) for i in range(9)]
    numbers = numbers_of(read_log(logs.write(tmp_path / "log.csv", rows), logs.rules()))
    by_name = {(number.name, number.stage): number for number in numbers}
    assert by_name["Customers", 0].value == 12
    assert by_name["Customers", 1].value is None
    assert by_name["Customers", 2].value == 0
    assert by_name["Conversion", 1].value is None and by_name["Conversion", 1].counts == ()
    assert by_name["Dwell time", 0].value is None and by_name["Dwell time", 0].n is None
    assert by_name["Time to next stage", 0].value is None


def test_nothing_of_the_raw_data_is_in_the_file(tmp_path: Path) -> None:
    """No id, no event of the log, no path: whatever a part of the file is packed as."""
    rows = [(f"secretperson{i}", "secretevent" if i % 3 else "a", i) for i in range(60)]
    report = read_log(logs.write(tmp_path / "log.csv", rows), logs.rules())
    document, map_id = shop_map("a", "b", "c", "d")
    enter(document, map_id, report, period="2023", source="log.csv")
    written = json.dumps(public_form(document)).encode() + journey_bytes(capture(document))
    assert b"secret" not in written and str(tmp_path).encode() not in written
    again = read_journey(journey_bytes(capture(document))).document
    assert all(
        "secret" not in repr(m) for m in again.snapshot.table("measurements").values() if isinstance(m, Measurement)
    )


def test_names_of_events_that_hold_personal_data_are_pointed_out() -> None:
    odd = ["mail to ana@example.com", "call +49 151 23456789", "user_48213", "login 192.168.3.17"]
    assert personal([*odd, "product_view", "step 2 of 10", "checkout v2.1"]) == tuple(odd)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2024-01-04", "2024-01-04", "2024-01-04"),
        ("2024-01-02", "2024-01-07", "2024-W01"),
        ("2024-01-04", "2024-01-29", "2024-01"),
        ("2024-01-04", "2024-03-29", "2024-Q1"),
        ("2024-01-04", "2024-06-29", "2024"),
        ("2023-12-04", "2024-06-29", "2024"),
    ],
)
def test_a_log_belongs_to_the_smallest_period_around_it(first: str, last: str, period: str) -> None:
    assert period_of(first, last) == period
