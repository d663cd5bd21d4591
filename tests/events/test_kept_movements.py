"""What a log told lives like everything else on a map: undone, restored, compared, merged, cleaned, handed over."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.restoring import part_of, restore
from journeydesigner.editing.revisions.between import changes_between
from journeydesigner.editing.revisions.headline import headline
from journeydesigner.events.onto_map import enter
from journeydesigner.events.report import read_log
from journeydesigner.exporters.common.redacting import redacted
from journeydesigner.files.captured import capture
from journeydesigner.files.fresh_copies import copy_of
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.mending.clean import clean_copy
from journeydesigner.files.mending.what import What
from journeydesigner.files.sound import complaints
from journeydesigner.files.template_of_map import template_of
from journeydesigner.model.ids import MapId, movements_id
from tests.events import logs
from tests.events.shop import shop_map


@pytest.fixture
def shop() -> tuple[Document, MapId]:
    document, map_id = shop_map(*"abcd")
    count(document, map_id, 20)
    return document, map_id


def count(document: Document, map_id: MapId, customers: int, period: str = "2026-10", window_s: float = 100.0) -> None:
    rows = [(f"c{i}", event, at) for i in range(customers) for at, event in enumerate("abc")]
    with TemporaryDirectory() as folder:
        report = read_log(logs.write(Path(folder) / "log.csv", rows), logs.rules(title="Web", window_s=window_s))
    enter(document, map_id, report, period=period, source="october.csv")


def test_it_is_written_and_read_as_it_was(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    again = read_journey(journey_bytes(capture(document))).document
    assert again.snapshot.movements_of(map_id) == document.snapshot.movements_of(map_id)
    assert again.snapshot.rules_of(map_id) == document.snapshot.rules_of(map_id)
    assert complaints(again) == []


def test_counting_the_same_period_again_replaces_what_it_told(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    count(document, map_id, 30, window_s=7.0)
    [found] = document.snapshot.movements_of(map_id)
    assert (found.customers, found.window_s) == (30, 7.0)
    document.undo()
    [found] = document.snapshot.movements_of(map_id)
    assert (found.customers, found.window_s) == (20, 100.0)


def test_of_two_who_count_the_same_period_one_count_stands_whole(shop: tuple[Document, MapId]) -> None:
    """Fields that say nothing are written, too: none of the other's stand among them."""
    document, map_id = shop
    other = read_journey(journey_bytes(capture(document))).document
    count(document, map_id, 40)
    count(other, map_id, 50)
    merged = document.merge(other)
    assert {conflict.key.table for conflict in merged.conflicts} <= {"measurements"}
    [found], [theirs] = document.snapshot.movements_of(map_id), other.snapshot.movements_of(map_id)
    assert found == theirs


def test_a_map_is_restored_with_what_its_logs_told(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    before = document.snapshot
    count(document, map_id, 40)
    count(document, map_id, 40, period="2026-11")
    restore(document, before, "Restore", part_of(document.snapshot, before, "maps", map_id))
    assert document.snapshot.movements_of(map_id) == before.movements_of(map_id)
    assert document.snapshot.rules_of(map_id) == before.rules_of(map_id)


def test_a_comparison_says_what_was_counted(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    before = document.snapshot
    count(document, map_id, 40, period="2026-11")
    changes = changes_between(before, document.snapshot)
    [change] = [change for change in changes if change.table == "movements"]
    assert (change.noun, change.name) == ("Count of events", "Web, Nov 2026")
    assert "1 count of events added" in headline(changes, most=99)


def test_a_deleted_map_takes_it_along_and_back(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    with document.change("Delete map") as draft:
        draft.delete("maps", map_id)
    assert not document.snapshot.table("movements") and complaints(document) == []
    document.undo()
    assert document.snapshot.movements_of(map_id)


def test_a_copy_under_fresh_ids_belongs_together_as_the_original_does(shop: tuple[Document, MapId]) -> None:
    document, _map_id = shop
    made = copy_of(document).snapshot
    [journey] = made.maps
    [movements], [rules] = made.movements_of(journey.id), made.rules_of(journey.id)
    assert movements.rules == rules.id and movements.id == movements_id(rules.id, movements.period)
    stages = tuple(stage.id for stage in made.stages_of(journey.id))
    assert rules.stages == tuple(stage.stage for stage in movements.stages) == stages


def test_a_clean_copy_names_no_log_and_no_event(shop: tuple[Document, MapId]) -> None:
    document, _map_id = shop
    made = clean_copy(document).snapshot
    [movements], [rules] = made.movements_of(made.maps[0].id), made.rules_of(made.maps[0].id)
    assert (movements.source, rules.matches, rules.columns) == ("", (), {})
    assert movements.stages[0].reached == 20
    kept = clean_copy(document, {What.SOURCES}).snapshot
    assert kept.movements_of(kept.maps[0].id)[0].source == "october.csv"


def test_a_client_safe_copy_has_the_numbers_and_not_the_rules(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    made, _notes = redacted(document.snapshot, map_id)
    [movements] = made.movements_of(map_id)
    assert movements.source == "" and made.rules_of(map_id) == ()
    assert movements.stages == document.snapshot.movements_of(map_id)[0].stages


def test_a_template_has_none_of_it(shop: tuple[Document, MapId]) -> None:
    document, map_id = shop
    made = template_of(document, map_id, "Mine", with_cards=True).snapshot
    assert not made.table("movements") and not made.table("event_rules")
